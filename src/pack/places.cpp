#include "pack/places.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <map>

#include "time/habits.h"
#include "time/places.h"

namespace parley::pack {
namespace {

using time::ShareList;
using time::ShareRow;

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t stop = std::min(text.find(separator, at), text.size());
    parts.push_back(trim(text.substr(at, stop - at)));
    at = stop + 1;
  }
  return parts;
}

std::string in_quotes(std::string_view text) {
  std::string out = "'";
  out += text;
  return out += '\'';
}

template <std::size_t N>
bool put(char (&field)[N], std::string_view text) {
  if (text.empty() || text.size() > N) return false;
  std::copy(text.begin(), text.end(), field);
  return true;
}

template <class T>
bool same_rules(const T& one, const T& two, time::Instant from) {
  if (one.at(from).seconds != two.at(from).seconds) return false;
  for (int i = 0; i < 200; ++i) {  // years of changes, far beyond any that are listed one by one
    const auto a = one.next(from);
    const auto b = two.next(from);
    if (!a || !b) return !a && !b;
    if (a->at != b->at || a->after.seconds != b->after.seconds) return false;
    from = a->at;
  }
  return true;
}

class Compiler {
 public:
  Compiler(const ZoneIndex& zones, Writer& writer, std::vector<Problem>& problems)
      : zones_(zones), writer_(writer), problems_(problems) {}

  void read(const Record& record) {
    if (record.type == "shares") return read_shares(record);
    if (record.type == "region") return read_region(record);
    if (record.type == "postal") return read_postal(record);
    if (record.type == "cities") return read_cities(record);
    if (record.type == "habits" || record.type == "country") return read_habits(record);
    if (record.type == "day") return read_day(record);
    if (record.type == "market") return read_market(record);
    if (record.type == "union") return;  // law only: src/pack has another reader for it
    fault(record, record.line, "no such record here: " + record.type);
  }

  void write() {
    add_other_countries();
    std::vector<time::CountryRow> countries;
    for (const auto& [code, list] : countries_) {
      time::CountryRow row;
      put(row.country, code);
      row.shares = list;
      countries.push_back(row);
    }
    std::vector<time::RegionRow> regions;
    for (auto& [key, row] : regions_) {
      row.name = writer_.text(key.second);
      regions.push_back(row);
    }
    std::vector<time::CityRow> cities;
    std::stable_sort(cities_.begin(), cities_.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [name, row] : cities_) {
      row.name = writer_.text(name);
      cities.push_back(row);
    }
    std::vector<time::CountryHabits> habits;
    for (const auto& [code, row] : habits_) habits.push_back(row);
    if (!habits_.contains("ZZ")) problems_.push_back({"locales/places", 0, "there is no `habits ZZ`"});
    if (days_.size() != 1) problems_.push_back({"locales/places", 0, "there must be one `day hours`"});
    writer_.table("pl.share", shares_);
    writer_.table("pl.country", countries);
    writer_.table("pl.region", regions);
    writer_.table("pl.postal", postal_);
    writer_.table("pl.city", cities);
    writer_.table("tm.country", habits);
    writer_.table("tm.day", days_);
    writer_.table("tm.market", markets_);
  }

 private:
  const ZoneIndex& zones_;
  Writer& writer_;
  std::vector<Problem>& problems_;
  std::vector<ShareRow> shares_;
  std::map<std::vector<std::pair<std::uint16_t, std::uint16_t>>, ShareList> lists_;
  std::map<std::string, ShareList> countries_;
  std::map<std::pair<std::string, std::string>, time::RegionRow> regions_;  // country, folded name
  std::vector<time::PostalRow> postal_;
  std::vector<std::pair<std::string, time::CityRow>> cities_;
  std::map<std::string, time::CountryHabits> habits_;
  std::vector<time::DayPlan> days_;
  std::vector<time::MarketRow> markets_;

  void fault(const Record& record, int line, const std::string& message) {
    problems_.push_back({record.file, line, message});
  }

  // `America/Chicago 97, America/Denver 3`; one zone needs no number.
  ShareList list(const Record& record, int line, std::string_view text) {
    std::vector<std::pair<std::uint16_t, double>> parts;
    double sum = 0;
    for (const std::string_view part : split(text, ',')) {
      const auto words = words_of(part);
      if (words.empty() || words.size() > 2) {
        fault(record, line, "expected `Zone/Name 60, Other/Zone 40`");
        return {};
      }
      const auto zone = zones_.rows.find(std::string(words[0]));
      if (zone == zones_.rows.end()) {
        fault(record, line, "no such time zone: " + std::string(words[0]));
        return {};
      }
      const double weight = words.size() == 2 ? std::strtod(std::string(words[1]).c_str(), nullptr) : 1.0;
      if (weight <= 0) fault(record, line, "a share must be above 0");
      parts.emplace_back(static_cast<std::uint16_t>(zone->second), weight);
      sum += weight;
    }
    std::stable_sort(parts.begin(), parts.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<std::pair<std::uint16_t, std::uint16_t>> rounded;
    for (const auto& [zone, weight] : parts) {
      rounded.emplace_back(zone,
                           static_cast<std::uint16_t>(std::max(1.0, std::round(weight / sum * 10'000))));
    }
    const auto [found, fresh] = lists_.try_emplace(rounded);
    if (fresh) {
      found->second = {static_cast<std::uint16_t>(shares_.size()),
                       static_cast<std::uint16_t>(rounded.size())};
      for (const auto& [zone, weight] : rounded) shares_.push_back({zone, weight});
    }
    return found->second;
  }

  // Field of a record that must be there.
  std::string_view need(const Record& record, std::string_view key) {
    const auto value = record.get(key);
    if (!value || value->empty()) {
      fault(record, record.line,
            record.type + " " + record.name + " needs " + in_quotes(std::string(key) + ":"));
      return {};
    }
    return *value;
  }

  std::string country_of(const Record& record) {
    const std::string code = record.name.substr(0, record.name.find('-'));
    if (code.size() != 2) fault(record, record.line, "expected an ISO 3166-1 code, not " + in_quotes(code));
    return code.size() == 2 ? code : "ZZ";
  }

  void read_shares(const Record& record) {
    need(record, "source");
    const std::string country = country_of(record);
    if (!countries_.try_emplace(country, list(record, record.line, need(record, "zones"))).second) {
      fault(record, record.line, "a second `shares " + country + "`");
    }
  }

  void read_region(const Record& record) {
    const std::string country = country_of(record);
    const std::size_t dash = record.name.find('-');
    time::RegionRow row;
    put(row.country, country);
    const std::string code = dash == std::string::npos ? "" : record.name.substr(dash + 1);
    if (!put(row.code, code)) return fault(record, record.line, "expected an ISO 3166-2 code such as US-TX");
    row.shares = list(record, record.line, need(record, "zones"));
    std::vector<std::string_view> names = split(record.get("names").value_or(""), ',');
    names.push_back(code);
    for (const std::string_view name : names) {
      const std::string folded = time::fold_name(name);
      if (folded.empty()) continue;
      const auto [found, fresh] = regions_.try_emplace({country, folded}, row);
      if (!fresh && std::string_view(found->second.code, 4) != std::string_view(row.code, 4)) {
        fault(record, record.line, in_quotes(name) + " names another region too");
      }
    }
  }

  void read_postal(const Record& record) {
    for (const Field& field : record.fields) {
      const std::size_t dash = field.key.find('-');
      const std::string from = time::fold_postal_code(field.key.substr(0, dash));
      const std::string to =
          dash == std::string::npos ? from : time::fold_postal_code(field.key.substr(dash + 1));
      time::PostalRow row;
      put(row.country, country_of(record));
      row.shares = list(record, field.line, field.value);
      if (from.size() != to.size() || to < from || !put(row.from, from) || !put(row.to, to)) {
        fault(record, field.line, "expected a prefix or two of one length, the lower first");
      }
      postal_.push_back(row);
    }
  }

  void read_cities(const Record& record) {
    const std::string country = country_of(record);
    const std::size_t dash = record.name.find('-');
    for (const Field& field : record.fields) {
      const auto words = words_of(field.value);
      const auto zone = words.empty() ? zones_.rows.end() : zones_.rows.find(std::string(words[0]));
      if (words.size() != 2 || zone == zones_.rows.end()) {
        fault(record, field.line, "expected `Name: Zone/Name thousands`");
        continue;
      }
      time::CityRow row;
      put(row.country, country);
      if (dash != std::string::npos) put(row.region, record.name.substr(dash + 1));
      row.zone = static_cast<std::uint16_t>(zone->second);
      std::from_chars(words[1].data(), words[1].data() + words[1].size(), row.people);
      row.people = std::max<std::uint32_t>(row.people, 1);
      for (const std::string_view name : split(field.key, '|'))
        cities_.emplace_back(time::fold_name(name), row);
    }
  }

  void read_habits(const Record& record) {
    const std::string country = country_of(record);
    time::CountryHabits row;
    put(row.country, country);
    const auto choose = [&](std::string_view key, std::initializer_list<std::string_view> choices) {
      const std::string_view value = need(record, key);
      const auto* found = std::find(choices.begin(), choices.end(), value);
      if (found == choices.end()) {
        fault(record, record.line, in_quotes(value) + " is not a value of " + std::string(key));
        return std::uint8_t{0};
      }
      return static_cast<std::uint8_t>(found - choices.begin());
    };
    row.date_order = static_cast<time::DateOrder>(choose("date_order", {"dmy", "mdy", "ymd", "mixed"}));
    row.units = static_cast<time::Units>(choose("units", {"metric", "us", "mixed"}));
    row.twelve_hours = choose("clock", {"24", "12"});
    std::string separators;
    for (const std::string_view word : words_of(need(record, "date_separators"))) separators += word;
    if (!put(row.separators, separators)) fault(record, record.line, "expected 1 to 4 date separators");
    for (const std::string_view word : words_of(need(record, "weekend"))) {
      const auto* day = std::find(time::weekday_ids.begin(), time::weekday_ids.end(), word);
      if (day == time::weekday_ids.end()) {
        fault(record, record.line, "expected weekdays such as `sat sun`");
      } else {
        row.weekend = static_cast<std::uint8_t>(row.weekend | 1U << (day - time::weekday_ids.begin()));
      }
    }
    if (const auto currency = record.get("currency"); currency && !currency->empty()) {
      if (currency->size() != 3 || !put(row.currency, *currency)) {
        fault(record, record.line, "expected an ISO 4217 currency code");
      }
    }
    std::vector<std::string_view> codes = words_of(record.get("also").value_or(""));
    codes.push_back(country);
    for (const std::string_view code : codes) {
      put(row.country, code);
      if (code.size() != 2 || !habits_.emplace(std::string(code), row).second) {
        fault(record, record.line, "not a country code, or a second record of it: " + std::string(code));
      }
    }
  }

  time::DayRange range(const Record& record, std::string_view key) {
    const auto ends = split(need(record, key), '-');
    const auto start = time::parse_minutes(ends.front());
    const auto end = time::parse_minutes(ends.back());
    if (ends.size() != 2 || !start || !end) {
      fault(record, record.line, std::string(key) + ": expected hours such as 09:00-18:00");
      return {};
    }
    return {static_cast<std::uint16_t>(*start.value), static_cast<std::uint16_t>(*end.value)};
  }

  void read_day(const Record& record) {
    time::DayPlan plan;
    plan.night = range(record, "night");
    plan.early = range(record, "early");
    plan.day = range(record, "day");
    plan.evening = range(record, "evening");
    plan.quiet = range(record, "quiet");
    plan.good = range(record, "good");
    plan.business = range(record, "business");
    if (plan.night.end != plan.early.start || plan.early.end != plan.day.start ||
        plan.day.end != plan.evening.start || plan.evening.end != plan.night.start) {
      fault(record, record.line, "night, early, day and evening must follow each other without a gap");
    }
    days_.push_back(plan);
  }

  void read_market(const Record& record) {
    time::MarketRow row;
    row.id = writer_.text(record.name);
    row.label = writer_.text(need(record, "label"));
    const auto hours = [&](std::string_view key) {
      std::uint16_t value = 0;
      const std::string_view text = record.get(key).value_or("");
      const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
      if (!text.empty() && (end.ec != std::errc{} || end.ptr != text.data() + text.size())) {
        fault(record, record.line, std::string(key) + ": expected whole hours");
      }
      return value;
    };
    row.first_message_hours = hours("first_message_hours");
    row.help_request_hours = hours("help_request_hours");
    row.target_hours = hours("target_hours");
    if (row.first_message_hours + row.help_request_hours + row.target_hours > 0) {
      need(record, "source");
      need(record, "as_of");
    }
    markets_.push_back(row);
  }

  // Countries without `shares`: their only zone, or the first of those that agree.
  void add_other_countries() {
    int year = std::atoi(zones_.version.substr(0, 4).c_str());
    if (year < time::first_year) year = time::last_year;
    const time::Instant from = time::utc_instant({{year, 1, 1}});
    const auto zone = [&](const std::string& id) {
      const std::string& data = zones_.zones[zones_.rows.at(id)].second.data;
      return time::Zone::read(id, std::as_bytes(std::span(data)));
    };
    for (const auto& [country, ids] : zones_.tab) {
      if (countries_.contains(country)) continue;
      const auto first = zone(ids.front());
      for (const std::string& id : ids) {
        if (!first || !same_rules(*first, *zone(id), from)) {
          problems_.push_back({"locales/places", 0,
                               country + " has several times (" + ids.front() + ", " + id +
                                   "): it needs a `shares " + country + "`"});
          break;
        }
      }
      countries_.emplace(country, list(Record{}, 0, ids.front()));
    }
  }
};

}  // namespace

void compile_places(const std::filesystem::path& locales, const ZoneIndex& zones, Writer& writer,
                    std::vector<Problem>& problems) {
  Compiler compiler(zones, writer, problems);
  for (const char* folder : {"places", "countries", "markets"}) {
    for (const Record& record : read_records(locales / folder, problems)) compiler.read(record);
  }
  compiler.write();
}

}  // namespace parley::pack
