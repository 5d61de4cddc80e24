#include "time/mentions.h"

#include <algorithm>
#include <cmath>

#include "time/findings.h"
#include "time/measures.h"

namespace parley::time {
namespace {

constexpr double worth_counting = 0.02;  // a zone that so many of a country live in counts as the reader's
constexpr double sure_share = 0.9;

std::string country_of(const std::string& given, const std::optional<Zone>& zone, const Zones& zones) {
  return !given.empty() || !zone ? given : zones.country(zone->id());
}

Conventions conventions_of(const MentionRequest& request, const Speech& speech, const Zones& zones,
                           const Habits& habits) {
  Conventions sides;
  sides.language = speech.language();
  sides.from_country = country_of(request.from_country, request.from_zone, zones);
  sides.to_country = country_of(request.to_country, request.to_zone, zones);
  sides.writer = habits.country(sides.from_country);
  sides.reader = habits.country(sides.to_country);
  if (request.now) {
    sides.today =
        request.from_zone ? request.from_zone->civil(*request.now).date : utc_civil(*request.now).date;
  }
  return sides;
}

// The zones the reader may be in.
std::vector<Zone> zones_of_reader(const MentionRequest& request, const std::string& country,
                                  const Zones& zones, const Places& places) {
  if (request.to_zone) return {*request.to_zone};
  std::vector<Zone> found;
  Place place;
  place.country = country;
  for (const Candidate& candidate : places.candidates(place).zones) {
    const auto zone = zones.find(candidate.zone);
    if (zone && candidate.share >= worth_counting) found.push_back(*zone);
    if (candidate.share >= sure_share) break;
  }
  return found;
}

// The second half of time.mentions: how this reader takes what was found, and what to write instead.
class Judge {
 public:
  Judge(std::u16string_view text, const MentionRequest& request, const Conventions& sides,
        std::vector<Zone> reader_zones, const Speech& speech, const Words& words, std::vector<Finding> items)
      : text_(text),
        request_(request),
        sides_(sides),
        reader_zones_(std::move(reader_zones)),
        speech_(speech),
        words_(words),
        items_(std::move(items)) {}

  std::vector<Mention> mentions() {
    for (std::size_t i = 0; i < items_.size(); ++i) judge(i);
    std::vector<Mention> found;
    for (Finding& item : items_) found.push_back(std::move(item.mention));
    return found;
  }

 private:
  std::u16string_view text_;
  const MentionRequest& request_;
  const Conventions& sides_;
  std::vector<Zone> reader_zones_;
  const Speech& speech_;
  const Words& words_;
  std::vector<Finding> items_;

  void doubt(Mention& mention, Doubt doubt) {
    if (mention.ambiguous) return;
    mention.ambiguous = true;
    mention.doubt = doubt;
  }

  void judge(std::size_t i) {
    Finding& item = items_[i];
    switch (item.mention.kind) {
      case MentionKind::date:
      case MentionKind::time:
      case MentionKind::datetime:
        return judge_time(i);
      case MentionKind::unit:
        return judge_unit(i);
      case MentionKind::money:
        return judge_money(item);
      case MentionKind::size:
        return judge_size(i);
      case MentionKind::duration:
        return;
    }
  }

  // Whether some zone the reader may be in differs from the writer's.
  [[nodiscard]] bool clocks_differ(Instant at) const {
    return request_.from_zone &&
           std::any_of(reader_zones_.begin(), reader_zones_.end(), [&](const Zone& zone) {
             return zone.at(at).seconds != request_.from_zone->at(at).seconds;
           });
  }

  // Whether a zone's letters are those the reader's own clocks go by.
  [[nodiscard]] bool reader_uses(const Finding& item) const {
    return known_when(item) && std::any_of(reader_zones_.begin(), reader_zones_.end(), [&](const Zone& zone) {
             return zone.at(about(item)).abbreviation == item.letters;
           });
  }

  [[nodiscard]] Instant about(const Finding& item) const {
    if (item.mention.date && !item.month_day_only) return utc_instant({*item.mention.date, 12});
    return request_.now.value_or(Instant{});
  }

  [[nodiscard]] bool known_when(const Finding& item) const {
    return request_.now.has_value() || (item.mention.date && !item.month_day_only);
  }

  // A day named absolutely right beside: tomorrow, 25 November
  [[nodiscard]] bool date_beside(std::size_t i) const {
    const auto absolute = [](const Finding& item) {
      return item.day == DaySaid::iso || item.day == DaySaid::month_word || item.day == DaySaid::numeric;
    };
    const auto near = [](const Finding& later) { return later.gap <= 2 && later.joined; };
    return (i + 1 < items_.size() && absolute(items_[i + 1]) && near(items_[i + 1])) ||
           (i > 0 && absolute(items_[i - 1]) && near(items_[i]));
  }

  void judge_time(std::size_t i) {
    Finding& item = items_[i];
    Mention& mention = item.mention;
    set_time_value(item);
    if (mention.weekday && mention.date && item.day != DaySaid::weekday &&
        item.day != DaySaid::next_weekday && !item.month_day_only) {
      mention.weekday_agrees = weekday_fits(*mention.weekday, *mention.date);
    }
    if (item.other_date && item.day == DaySaid::numeric) {
      const bool shared = !sides_.from_country.empty() && !sides_.to_country.empty() &&
                          sides_.writer.date_order == sides_.reader.date_order &&
                          sides_.reader.date_order != DateOrder::mixed &&
                          sides_.reader.date_order != DateOrder::ymd &&
                          sides_.reader.uses_separator(item.separator);
      // The weekday beside it may leave only one reading.
      const bool settled = mention.weekday && mention.weekday_agrees.value_or(false) &&
                           !weekday_fits(*mention.weekday, *item.other_date);
      if (!shared && item.separator != '.' && !settled) {
        doubt(mention, Doubt::date_order);
        mention.readings = {day_value(*mention.date), day_value(*item.other_date)};
      }
    }
    if (item.day == DaySaid::next_weekday && !date_beside(i)) {
      doubt(mention, Doubt::next_weekday);
      if (item.other_date) mention.readings = {day_value(*mention.date), day_value(*item.other_date)};
    }
    if (item.end_of_day) doubt(mention, Doubt::end_of_day);
    if (item.half_unclear) doubt(mention, Doubt::half_of_day);
    if (item.zone == ZoneSaid::letters && !reader_uses(item)) doubt(mention, Doubt::zone_letters);
    if (known_when(item) && item.zone == ZoneSaid::nothing && clocks_differ(about(item))) {
      if (item.minute >= 0) {
        doubt(mention, Doubt::zone);
      } else if (item.day == DaySaid::relative && !date_beside(i)) {
        doubt(mention, Doubt::relative_day);
      }
    }
    if (mention.ambiguous) rewrite_time(item);
  }

  static std::string day_value(Date date) {
    if (date.year != 0) return format_date(date);
    std::string day = "-";
    return day += format_date({2000, date.month, date.day}).substr(4);  // --04-03
  }

  // The zone a time is told in; empty where it is not known.
  [[nodiscard]] const Zone* zone_of(const Finding& item) const {
    switch (item.zone) {
      case ZoneSaid::reader:
        return reader_zones_.size() == 1 ? &reader_zones_.front() : nullptr;
      case ZoneSaid::nothing:
      case ZoneSaid::writer:
        return request_.from_zone ? &*request_.from_zone : nullptr;
      default:
        return nullptr;
    }
  }

  [[nodiscard]] static Civil civil_of(Date date, int minute) {
    return {add_days(date, minute / 1440), minute % 1440 / 60, minute % 60};
  }

  [[nodiscard]] std::optional<Instant> instant_of(const Finding& item, Date date) const {
    if (item.zone == ZoneSaid::utc)
      return utc_instant(civil_of(date, item.minute)) - item.utc_minutes * minute_ms;
    const Zone* zone = zone_of(item);
    if (zone == nullptr) return std::nullopt;
    return resolve(*zone, civil_of(date, item.minute)).later;
  }

  void set_time_value(Finding& item) {
    Mention& mention = item.mention;
    if (item.minute < 0) {
      if (mention.date) mention.value = day_value(*mention.date);
      if (item.last_date) (mention.value += '/') += format_date(*item.last_date);
      return;
    }
    const std::string time = format_minutes(item.minute);
    if (mention.kind == MentionKind::time) {
      mention.value = time;
    } else if (mention.date && !item.month_day_only) {
      const auto at = instant_of(item, *mention.date);
      const Zone* zone = zone_of(item);
      if (at && zone != nullptr) {
        mention.value = local_time(*zone, *at).local;
      } else if (at) {
        mention.value = format_rfc3339(*at, item.utc_minutes);
      } else {
        mention.value = format_date(*mention.date) + "T" + time;
      }
    } else if (mention.date) {
      mention.value = day_value(*mention.date) + "T" + time;
    }
  }

  // ---- rewriting ----

  [[nodiscard]] std::string say_clock(const Civil& civil) const {
    if (sides_.reader.twelve_hours == 0 || sides_.to_country.empty())
      return format_minutes(civil.minute_of_day());
    const std::string hour = std::to_string(civil.hour % 12 == 0 ? 12 : civil.hour % 12);
    std::string minutes;
    if (civil.minute != 0) minutes = format_minutes(civil.minute).substr(2);
    const std::string said =
        speech_.say(civil.hour < 12 ? "time.rewrite.am" : "time.rewrite.pm", {{"time", hour + minutes}});
    return said.empty() ? format_minutes(civil.minute_of_day()) : said;
  }

  [[nodiscard]] static std::string say_utc(int minutes) {
    std::string out = "UTC";
    if (minutes == 0) return out;
    out += minutes < 0 ? "−" : "+";
    const int size = std::abs(minutes);
    out += std::to_string(size / 60);
    if (size % 60 != 0) out += format_minutes(size % 60).substr(2);
    return out;
  }

  void rewrite_time(Finding& item) {
    Mention& mention = item.mention;
    const std::string as_written = text::to_utf8(text::slice(text_, mention.span));
    if (mention.doubt == Doubt::half_of_day || mention.doubt == Doubt::zone_letters ||
        mention.doubt == Doubt::end_of_day) {
      return;  // which was meant can't be told
    }
    if (item.minute < 0) {
      if (!mention.date) return;
      const bool relative = item.day == DaySaid::relative || item.day == DaySaid::next_weekday;
      const std::string date = speech_.date(*mention.date, sides_.to_country,
                                            mention.weekday.has_value() || relative, mention.year_given);
      if (item.day == DaySaid::relative) {
        mention.rewrite = speech_.say("time.rewrite.day", {{"text", as_written}, {"date", date}});
      } else {
        mention.rewrite = date;
      }
      return;
    }
    // The moment, told by the reader's clock; by the writer's, with its place, where the reader's is not
    // known.
    if (!known_when(item)) return;
    const Date day = mention.date.value_or(sides_.today.value_or(Date{}));
    const auto at = instant_of(item, day);
    if (!at) return;
    const bool for_reader = reader_zones_.size() == 1;
    const Zone& zone = for_reader ? reader_zones_.front() : *request_.from_zone;
    const Civil civil = zone.civil(*at);
    const std::string time = say_clock(civil);
    const std::string city = speech_.city_of(zone.id());
    const std::string utc = say_utc(zone.at(*at).minutes());
    const std::string place = speech_.say(for_reader ? "time.rewrite.your_time" : "time.rewrite.city_time",
                                          {{"time", time}, {"city", city}, {"utc", utc}});
    if (mention.kind == MentionKind::datetime) {
      const std::string date = speech_.date(civil.date, sides_.to_country, true, mention.year_given);
      mention.rewrite = speech_.say("time.rewrite.datetime", {{"date", date}, {"time", place}});
    } else {
      mention.rewrite = place;
    }
  }

  // Both units stand: 10 in (25.4 cm), 25 cm / 9.8 in
  [[nodiscard]] static bool paired(const Finding& a, const Finding& b) {
    return a.unit != nullptr && b.unit != nullptr && a.unit->dimension == b.unit->dimension &&
           a.unit->system != b.unit->system && b.gap <= 2 && b.together;
  }

  [[nodiscard]] bool beside(std::size_t i, bool (*test)(const Finding&, const Finding&)) const {
    return (i + 1 < items_.size() && test(items_[i], items_[i + 1])) ||
           (i > 0 && test(items_[i - 1], items_[i]));
  }

  void judge_unit(std::size_t i) {
    Finding& item = items_[i];
    Mention& mention = item.mention;
    mention.number = item.numbers.front();
    if (item.range) mention.number_to = item.numbers.back();
    if (item.degree) {
      mention.unit = "degree";
      return doubt(mention, Doubt::degree);
    }
    mention.unit = item.unit->id;
    if (sides_.to_country.empty() || is_used(*item.unit, sides_.reader.units) || beside(i, paired)) return;
    doubt(mention, Doubt::unit);
    const Quantity first = in_other_system({item.numbers.back(), item.unit});
    std::string converted;
    for (const double number : item.numbers) {
      const double rounded = round_sensibly({convert(number, *item.unit, *first.unit), first.unit});
      if (!converted.empty()) converted += item.range ? "–" : " × ";
      converted += speech_.number(rounded, 2);
    }
    const std::string as_written = text::to_utf8(text::slice(text_, mention.span));
    const std::string label = words_.label(first.unit->id);
    mention.rewrite =
        speech_.say("time.rewrite.unit", {{"text", as_written}, {"number", converted}, {"unit", label}});
  }

  void judge_money(Finding& item) {
    Mention& mention = item.mention;
    const std::string_view mine = sides_.writer.currency_code();
    const std::string_view theirs = sides_.reader.currency_code();
    const auto one_of = [](std::string_view code, std::initializer_list<std::string_view> codes) {
      return std::find(codes.begin(), codes.end(), code) != codes.end();
    };
    const auto settle = [&](std::string_view sign, std::initializer_list<std::string_view> codes,
                            std::string_view most) {
      // The writer's own, where it is one of these; else the reader's; else the best known.
      const bool writer_has = one_of(mine, codes) && !sides_.from_country.empty();
      const bool reader_has = one_of(theirs, codes) && !sides_.to_country.empty();
      const std::string_view code = writer_has      ? mine
                                    : !most.empty() ? most
                                    : reader_has    ? theirs
                                                    : std::string_view{};
      const bool sure = reader_has && theirs == code && (writer_has || most == code);
      mention.unit = code.empty() ? std::string(sign) : std::string(code);
      if (sure) return;
      doubt(mention, Doubt::currency);
      if (code.empty()) return;
      mention.rewrite = speech_.number(*mention.number, 2);
      if (mention.number_to) (mention.rewrite += "–") += speech_.number(*mention.number_to, 2);
      (mention.rewrite += ' ') += code;
    };
    if (mention.unit == "dollar") {
      settle("$", {"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "TWD", "CLP", "ARS", "COP"}, "USD");
    } else if (mention.unit == "krone") {
      settle("kr", {"SEK", "NOK", "DKK", "ISK"}, "");
    } else if (mention.unit == "yen") {
      settle("¥", {"JPY", "CNY"}, "");
    }
  }

  [[nodiscard]] static std::string_view size_system_of(std::string_view country) {
    if (country.empty()) return {};
    if (country == "US" || country == "CA" || country == "MX") return "us";
    if (country == "GB" || country == "IE" || country == "AU" || country == "NZ") return "uk";
    if (country == "JP" || country == "KR" || country == "CN") return "jp";
    return "eu";
  }

  // A measure beside a size settles it: size 38 (96 cm)
  [[nodiscard]] static bool measured(const Finding& a, const Finding& b) {
    const Finding& unit = a.unit != nullptr ? a : b;
    const Finding& size = a.unit != nullptr ? b : a;
    return unit.unit != nullptr && unit.unit->dimension == Dimension::length && b.gap <= 3 &&
           size.mention.kind == MentionKind::size;
  }

  void judge_size(std::size_t i) {
    Finding& item = items_[i];
    Mention& mention = item.mention;
    if (!mention.number || beside(i, measured)) return;
    const std::string_view reader = size_system_of(sides_.to_country);
    if (item.size_system.empty()) {
      const std::string_view writer = size_system_of(sides_.from_country);
      // Letters and numbers mean the same where both shop by one system.
      if (reader.empty() || writer != reader || sides_.from_country != sides_.to_country)
        doubt(mention, Doubt::size_system);
    } else if (!reader.empty() && reader != item.size_system) {
      doubt(mention, Doubt::size_system);
    }
  }
};

}  // namespace

MentionReader::MentionReader(const Speech& speech, const Zones& zones, const Places& places,
                             const Habits& habits)
    : speech_(speech), zones_(zones), places_(places), habits_(habits), words_(speech) {}

std::vector<Mention> MentionReader::read(std::u16string_view text, const MentionRequest& request) const {
  const Conventions sides = conventions_of(request, speech_, zones_, habits_);
  std::vector<Finding> found = find_mentions(text, words_, sides);
  if (found.empty()) return {};
  return Judge(text, request, sides, zones_of_reader(request, sides.to_country, zones_, places_), speech_,
               words_, std::move(found))
      .mentions();
}

bool weekday_fits(Weekday weekday, Date date) {
  return weekday_of(date) == weekday;
}

}  // namespace parley::time
