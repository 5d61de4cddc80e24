#include "time/places.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstring>

namespace parley::time {
namespace {

using lexicon::text_of;

// A zero-padded field of a row.
template <std::size_t N>
std::string_view text(const char (&field)[N]) {
  return {field, strnlen(field, N)};
}

std::string upper_country(std::string_view code) {
  std::string upper(code);
  for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
  return upper == "UK" ? "GB" : upper;  // reserved in ISO 3166-1 and widely written
}

// Letters that Unicode does not decompose into a base and a mark.
const char16_t* plain_letter(UChar32 c) {
  switch (c) {
    case 0x142:
      return u"l";  // ł
    case 0xF8:
      return u"o";  // ø
    case 0x111:
      return u"d";  // đ
    case 0xF0:
      return u"d";  // ð
    case 0xFE:
      return u"th";  // þ
    case 0xE6:
      return u"ae";  // æ
    case 0x153:
      return u"oe";  // œ
    case 0x131:
      return u"i";  // ı
    default:
      return nullptr;
  }
}

void sort_best_first(std::vector<std::pair<std::uint16_t, double>>& shares) {
  std::stable_sort(shares.begin(), shares.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
}

void normalise(std::vector<std::pair<std::uint16_t, double>>& shares) {
  double sum = 0;
  for (const auto& share : shares) sum += share.second;
  if (sum <= 0) return;
  for (auto& share : shares) share.second /= sum;
}

}  // namespace

std::string fold_name(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return std::string(utf8);
  icu::UnicodeString source =
      icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())}).foldCase();
  source = nfd->normalize(source, status);
  icu::UnicodeString folded;
  bool gap = false;
  for (std::int32_t i = 0; i < source.length(); i = source.moveIndex32(i, 1)) {
    const UChar32 c = source.char32At(i);
    const int category = u_charType(c);
    if (c == 0x2BB || c == 0x2BC) continue;  // apostrophes that count as letters
    if (category == U_NON_SPACING_MARK) {
      // Marks of scripts that need them (Devanagari, Thai, Hebrew points aside) belong to the name.
      if (c >= 0x300 && c <= 0x36F) continue;
    } else if (!u_isalnum(c) && category != U_COMBINING_SPACING_MARK) {
      // An apostrophe inside a name is left out: Coeur d'Alene, St. John's, Hawai‘i.
      if (c != '\'' && c != 0x2018 && c != 0x2019) gap = true;
      continue;
    }
    if (gap && !folded.isEmpty()) folded.append(u' ');
    gap = false;
    if (const char16_t* plain = plain_letter(c)) {
      folded.append(plain, -1);
    } else {
      folded.append(c);
    }
  }
  std::string out;
  folded.toUTF8String(out);
  return out;
}

std::string fold_postal_code(std::string_view code) {
  std::string folded;
  for (const char c : code) {
    if (c >= 'a' && c <= 'z') {
      folded += static_cast<char>(c - ('a' - 'A'));
    } else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
      folded += c;
    }
  }
  return folded;
}

Places::Places(const lexicon::Pack& pack, const Zones& zones)
    : zones_(&zones),
      shares_(pack.table<ShareRow>("pl.share")),
      countries_(pack.table<CountryRow>("pl.country")),
      regions_(pack.table<RegionRow>("pl.region")),
      postal_(pack.table<PostalRow>("pl.postal")),
      cities_(pack.table<CityRow>("pl.city")),
      strings_(pack.section("strings")) {}

Places::Shares Places::shares(ShareList list) const {
  Shares found;
  for (std::size_t i = list.first; i < std::size_t{list.first} + list.count && i < shares_.size(); ++i) {
    const ShareRow row = shares_[i];
    found.emplace_back(row.zone, row.weight);
  }
  normalise(found);
  return found;
}

Places::Shares Places::of_country(std::string_view country) const {
  std::size_t low = 0;
  for (std::size_t high = countries_.size(); low < high;) {
    const std::size_t middle = (low + high) / 2;
    const CountryRow row = countries_[middle];
    if (text(row.country) == country) return shares(row.shares);
    if (text(row.country) < country) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return {};
}

Places::Shares Places::of_postal_code(std::string_view country, std::string_view code) const {
  ShareList best;
  std::size_t best_length = 0;
  for (std::size_t i = 0; i < postal_.size(); ++i) {
    const PostalRow row = postal_[i];
    if (text(row.country) != country) continue;
    const std::string_view from = text(row.from);
    if (from.size() <= best_length || code.size() < from.size()) continue;
    const std::string_view prefix = code.substr(0, from.size());
    if (prefix < from || prefix > text(row.to)) continue;
    best = row.shares;
    best_length = from.size();
  }
  return shares(best);
}

std::optional<RegionRow> Places::find_region(std::string_view country, std::string_view name) const {
  std::string folded = fold_name(name);
  const std::string prefix = fold_name(country) + " ";  // `US-CA`
  if (folded.size() > prefix.size() && folded.compare(0, prefix.size(), prefix) == 0)
    folded.erase(0, prefix.size());
  if (folded.empty()) return std::nullopt;
  std::size_t low = 0;
  for (std::size_t high = regions_.size(); low < high;) {
    const std::size_t middle = (low + high) / 2;
    const RegionRow row = regions_[middle];
    const int order = text(row.country) != country ? text(row.country).compare(country)
                                                   : text_of(strings_, row.name).compare(folded);
    if (order == 0) return row;
    if (order < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return std::nullopt;
}

Places::Shares Places::of_city(std::string_view country, std::string_view region,
                               std::string_view folded) const {
  std::size_t low = 0;
  for (std::size_t high = cities_.size(); low < high;) {
    const std::size_t middle = (low + high) / 2;
    if (text_of(strings_, cities_[middle].name) < folded) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  Shares found;
  for (; low < cities_.size(); ++low) {
    const CityRow row = cities_[low];
    if (text_of(strings_, row.name) != folded) break;
    if (!country.empty() && text(row.country) != country) continue;
    if (!region.empty() && text(row.region) != region) continue;
    const auto same =
        std::find_if(found.begin(), found.end(), [&](const auto& f) { return f.first == row.zone; });
    if (same == found.end()) {
      found.emplace_back(row.zone, row.people);
    } else {
      same->second += row.people;
    }
  }
  normalise(found);
  sort_best_first(found);
  return found;
}

// True where both zones have the same changes from the newest one on (Detroit and New York).
bool Places::same_rules(std::uint16_t a, std::uint16_t b) const {
  if (a == b) return true;
  const auto one = zones_->zone(a);
  const auto two = zones_->zone(b);
  return one && two && one->same_rule(*two);
}

// `fine`, without the zones that `coarse` excludes.
Places::Shares Places::refine(const Shares& coarse, const Shares& fine) const {
  if (coarse.empty() || fine.empty()) return fine.empty() ? coarse : fine;
  Shares both;
  for (const auto& [zone, weight] : fine) {
    const bool known = std::any_of(coarse.begin(), coarse.end(), [&, row = zone](const auto& other) {
      return same_rules(row, other.first);
    });
    if (known) both.emplace_back(zone, weight);
  }
  if (both.empty()) {  // they contradict each other
    for (const auto& share : fine) both.emplace_back(share.first, share.second / 2);
    for (const auto& share : coarse) both.emplace_back(share.first, share.second / 2);
  }
  normalise(both);
  sort_best_first(both);
  return both;
}

Candidates Places::candidates(const Place& place) const {
  Candidates answer;
  if (zones_ == nullptr) return answer;
  if (!place.zone.empty()) {
    if (const auto zone = zones_->find(place.zone)) {
      answer.zones.push_back({zone->id(), 1.0});
      answer.basis = Basis::zone;
      return answer;
    }
  }
  const std::string country = upper_country(place.country);
  Shares found;
  std::string region_code;
  if (!country.empty()) {
    found = of_country(country);
    if (!found.empty()) answer.basis = Basis::country;
    if (const auto region = find_region(country, place.region)) {
      region_code = text(region->code);
      found =
          shares(region->shares);  // more precise than its country: some regions lie in zones of their own
      answer.basis = Basis::region;
    }
  }
  if (!place.city.empty()) {
    const std::string folded = fold_name(place.city);
    Shares city = of_city(country, region_code, folded);
    // `Portland, OR`: the region may stand with the city.
    if (const std::size_t comma = place.city.find(','); city.empty() && comma != std::string::npos) {
      const std::string_view rest = std::string_view(place.city).substr(comma + 1);
      const auto region = country.empty() ? std::nullopt : find_region(country, rest);
      city = of_city(country, region ? text(region->code) : std::string_view(region_code),
                     fold_name(std::string_view(place.city).substr(0, comma)));
      if (city.empty() && region && region_code.empty()) {
        found = shares(region->shares);
        answer.basis = Basis::region;
      }
    }
    if (!city.empty()) {
      // A city's own zone is known exactly: a region or country only helps to choose between namesakes.
      found = city;
      answer.basis = Basis::city;
    }
  }
  if (!place.postal_code.empty() && !country.empty()) {
    const Shares postal = of_postal_code(country, fold_postal_code(place.postal_code));
    if (!postal.empty()) {
      const bool narrowed = answer.basis == Basis::city || answer.basis == Basis::region;
      found = narrowed ? refine(found, postal) : postal;
      answer.basis = Basis::postal_code;
    }
  }
  for (const auto& [zone, share] : found) answer.zones.push_back({zones_->id(zone), share});
  return answer;
}

}  // namespace parley::time
