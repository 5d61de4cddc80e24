#include "time/zones.h"

#include <algorithm>
#include <array>

namespace parley::time {
namespace {

using lexicon::Bytes;

std::uint64_t big_endian(Bytes bytes, std::size_t at, std::size_t size) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < size; ++i) value = value << 8U | std::to_integer<std::uint64_t>(bytes[at + i]);
  return value;
}

std::string_view chars(Bytes bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

int compare_ids(std::string_view a, std::string_view b) {
  const std::size_t shared = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < shared; ++i) {
    const auto x = static_cast<unsigned char>(lower(a[i]));
    const auto y = static_cast<unsigned char>(lower(b[i]));
    if (x != y) return x < y ? -1 : 1;
  }
  return a.size() == b.size() ? 0 : (a.size() < b.size() ? -1 : 1);
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0 ? 1 : 0);
}
std::int64_t seconds_of(Instant at) {
  return floor_div(at.ms, 1000);
}
// zic may mark the beginning of time far before what milliseconds can count.
Instant instant_of(std::int64_t second) {
  constexpr std::int64_t edge = std::int64_t{1} << 52;
  return {std::clamp(second, -edge, edge) * 1000};
}

// ---- the footer (RFC 9636, section 3.3) ----

struct RuleReader {
  std::string_view rest;

  [[nodiscard]] bool at_end() const { return rest.empty(); }
  bool take(char c) {
    if (rest.empty() || rest.front() != c) return false;
    rest.remove_prefix(1);
    return true;
  }
  bool number(int& value) {
    std::size_t digits = 0;
    value = 0;
    while (digits < rest.size() && digits < 4 && rest[digits] >= '0' && rest[digits] <= '9') {
      value = value * 10 + (rest[digits++] - '0');
    }
    rest.remove_prefix(digits);
    return digits > 0;
  }
  // `EST` or `<+03>`
  bool name(std::string_view& value) {
    std::size_t length = 0;
    if (take('<')) {
      length = rest.find('>');
      if (length == std::string_view::npos) return false;
      value = rest.substr(0, length);
      rest.remove_prefix(length + 1);
      return true;
    }
    while (length < rest.size() && ((rest[length] | 0x20) >= 'a' && (rest[length] | 0x20) <= 'z')) ++length;
    value = rest.substr(0, length);
    rest.remove_prefix(length);
    return length > 0;
  }
  // [+-]h[h[h]][:mm[:ss]]
  bool time(int& seconds) {
    const bool negative = take('-');
    if (!negative) take('+');
    int hours = 0;
    int minutes = 0;
    int rest_seconds = 0;
    if (!number(hours)) return false;
    if (take(':') && !number(minutes)) return false;
    if (take(':') && !number(rest_seconds)) return false;
    seconds = (hours * 3600 + minutes * 60 + rest_seconds) * (negative ? -1 : 1);
    return true;
  }
  bool day(ZoneRule::Day& day) {
    day.seconds = 2 * 3600;
    if (take('M')) {
      day.form = ZoneRule::Day::Form::month_week;
      if (!number(day.month) || !take('.') || !number(day.week) || !take('.') || !number(day.day))
        return false;
      if (day.month < 1 || day.month > 12 || day.week < 1 || day.week > 5 || day.day > 6) return false;
    } else {
      day.form = take('J') ? ZoneRule::Day::Form::julian : ZoneRule::Day::Form::zero_based;
      if (!number(day.day)) return false;
    }
    return !take('/') || time(day.seconds);
  }
};

std::optional<ZoneRule> parse_rule(std::string_view text) {
  RuleReader in{text};
  ZoneRule rule;
  int west = 0;
  if (!in.name(rule.standard.abbreviation) || !in.time(west)) return std::nullopt;
  rule.standard.seconds = -west;
  if (in.at_end()) return rule;
  rule.has_daylight = true;
  rule.daylight.dst = true;
  rule.daylight.seconds = rule.standard.seconds + 3600;
  if (!in.name(rule.daylight.abbreviation)) return std::nullopt;
  if (!in.at_end() && in.rest.front() != ',') {
    if (!in.time(west)) return std::nullopt;
    rule.daylight.seconds = -west;
  }
  if (!in.take(',') || !in.day(rule.start) || !in.take(',') || !in.day(rule.end) || !in.at_end()) {
    return std::nullopt;
  }
  return rule;
}

// The local second of a rule's day in a year, counted as if it were UTC.
std::int64_t rule_second(const ZoneRule::Day& day, int year) {
  const std::int64_t first = days_of({year, 1, 1});
  std::int64_t days = 0;
  switch (day.form) {
    case ZoneRule::Day::Form::julian:  // 1 to 365, 29 February is never counted
      days = first + day.day - 1 + (is_leap(year) && day.day >= 60 ? 1 : 0);
      break;
    case ZoneRule::Day::Form::zero_based:
      days = first + day.day;
      break;
    case ZoneRule::Day::Form::month_week: {
      const std::int64_t start = days_of({year, day.month, 1});
      const int weekday = (static_cast<int>(weekday_of({year, day.month, 1})) + 1) % 7;  // from Sunday
      int of_month = (day.day - weekday + 7) % 7 + (day.week - 1) * 7;
      if (of_month >= days_in_month(year, day.month)) of_month -= 7;
      days = start + of_month;
      break;
    }
  }
  return days * 86'400 + day.seconds;
}

struct RuleChange {
  std::int64_t at;
  bool to_daylight;
};

// The changes a rule makes in the year before, in, and after the year of a moment, in order.
std::array<RuleChange, 6> rule_changes(const ZoneRule& rule, std::int64_t second) {
  const int year = utc_civil(instant_of(second)).date.year;
  std::array<RuleChange, 6> changes{};
  std::size_t n = 0;
  for (int y = year - 1; y <= year + 1; ++y) {
    const RuleChange on{rule_second(rule.start, y) - rule.standard.seconds, true};
    const RuleChange off{rule_second(rule.end, y) - rule.daylight.seconds, false};
    changes[n++] = on.at < off.at ? on : off;
    changes[n++] = on.at < off.at ? off : on;
  }
  return changes;
}

}  // namespace

int ZoneOffset::minutes() const {
  return static_cast<int>(floor_div(seconds + 30, 60));
}

// The 64-bit part of a TZif file: header of 44 bytes ("TZif", version, 15 unused, six counts), then
// transitions, their types' numbers, types, abbreviations, leap seconds, two sets of flags that only zic
// needs, and "\nRULE\n".
std::optional<Zone> Zone::read(std::string_view id, Bytes data) {
  constexpr std::size_t head = 44;
  if (data.size() < head || chars(data.subspan(0, 4)) != "TZif") return std::nullopt;
  const auto count = [&](std::size_t i) { return static_cast<std::size_t>(big_endian(data, 20 + 4 * i, 4)); };
  const std::size_t flags = count(0) + count(1);
  const std::size_t leaps = count(2);
  const std::size_t times = count(3);
  const std::size_t types = count(4);
  const std::size_t letters = count(5);
  if (leaps != 0 || types == 0 || types > 256 || times > data.size() || letters > data.size() ||
      flags > 512) {
    return std::nullopt;
  }
  const std::size_t footer = head + times * 9 + types * 6 + letters + flags;
  if (footer + 2 > data.size()) return std::nullopt;
  Zone zone;
  zone.id_ = id;
  zone.transitions_ = data.subspan(head, times * 8);
  zone.indices_ = data.subspan(head + times * 8, times);
  zone.types_ = data.subspan(head + times * 9, types * 6);
  zone.letters_ = data.subspan(head + times * 9 + types * 6, letters);
  for (const std::byte index : zone.indices_) {
    if (std::to_integer<std::size_t>(index) >= types) return std::nullopt;
  }
  zone.footer_ = chars(data.subspan(footer + 1, data.size() - footer - 2));
  if (!zone.footer_.empty()) {
    zone.rule_ = parse_rule(zone.footer_);
    if (!zone.rule_) return std::nullopt;
  }
  return zone;
}

std::int64_t Zone::transition(std::size_t i) const {
  return static_cast<std::int64_t>(big_endian(transitions_, i * 8, 8));
}

ZoneOffset Zone::type(std::size_t i) const {
  ZoneOffset offset;
  offset.seconds = static_cast<std::int32_t>(static_cast<std::uint32_t>(big_endian(types_, i * 6, 4)));
  offset.dst = types_[i * 6 + 4] != std::byte{0};
  const std::string_view all = chars(letters_);
  const std::size_t start = std::min(std::to_integer<std::size_t>(types_[i * 6 + 5]), all.size());
  offset.abbreviation = all.substr(start, all.find('\0', start) - start);
  return offset;
}

// In force from transition i on.
ZoneOffset Zone::table_offset(std::size_t i) const {
  return type(std::to_integer<std::size_t>(indices_[i]));
}

ZoneOffset Zone::at(Instant at) const {
  const std::int64_t second = seconds_of(at);
  if (count() == 0 || second >= transition(count() - 1)) {
    if (!rule_) return count() == 0 ? type(0) : table_offset(count() - 1);
    if (!rule_->has_daylight) return rule_->standard;
    bool daylight = false;
    for (const RuleChange& change : rule_changes(*rule_, second)) {
      if (change.at <= second) daylight = change.to_daylight;
    }
    return daylight ? rule_->daylight : rule_->standard;
  }
  if (second < transition(0)) return type(0);
  std::size_t low = 0;  // transition(low) <= second < transition(high)
  std::size_t high = count() - 1;
  while (high - low > 1) {
    const std::size_t middle = (low + high) / 2;
    (transition(middle) <= second ? low : high) = middle;
  }
  return table_offset(low);
}

Civil Zone::civil(Instant moment) const {
  return utc_civil(moment + at(moment).seconds * std::int64_t{1000});
}

std::optional<Transition> Zone::next(Instant after) const {
  const std::int64_t second = seconds_of(after);
  std::size_t low = 0;
  for (std::size_t high = count(); low < high;) {
    const std::size_t middle = (low + high) / 2;
    if (transition(middle) <= second) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const auto change_at = [&](std::int64_t moment) -> std::optional<Transition> {
    const Transition found{instant_of(moment), at(instant_of(moment) - 1), at(instant_of(moment))};
    if (found.before.seconds == found.after.seconds) return std::nullopt;
    return found;
  };
  for (; low < count(); ++low) {
    if (const auto found = change_at(transition(low))) return found;
  }
  if (!rule_ || !rule_->has_daylight) return std::nullopt;
  const std::int64_t from = count() == 0 ? second : std::max(second, transition(count() - 1));
  for (const RuleChange& change : rule_changes(*rule_, from)) {
    if (change.at <= from) continue;
    if (const auto found = change_at(change.at)) return found;
  }
  return std::nullopt;
}

std::optional<Transition> Zone::previous(Instant until) const {
  const std::int64_t second = seconds_of(until);
  const auto change_at = [&](std::int64_t moment) -> std::optional<Transition> {
    const Transition found{instant_of(moment), at(instant_of(moment) - 1), at(instant_of(moment))};
    if (found.before.seconds == found.after.seconds) return std::nullopt;
    return found;
  };
  if (rule_ && rule_->has_daylight) {
    const auto changes = rule_changes(*rule_, second);
    for (std::size_t i = changes.size(); i-- > 0;) {
      if (changes[i].at > second) continue;
      if (count() != 0 && changes[i].at <= transition(count() - 1)) break;
      if (const auto found = change_at(changes[i].at)) return found;
    }
  }
  for (std::size_t i = count(); i-- > 0;) {
    if (transition(i) > second) continue;
    if (const auto found = change_at(transition(i))) return found;
  }
  return std::nullopt;
}

Zones::Zones(const lexicon::Pack& pack)
    : rows_(pack.table<ZoneRow>("tz.names")),
      strings_(pack.section("strings")),
      data_(pack.section("tz.data")),
      version_(chars(pack.section("tz.version"))) {}

std::optional<std::size_t> Zones::row(std::string_view id) const {
  std::size_t low = 0;
  for (std::size_t high = rows_.size(); low < high;) {
    const std::size_t middle = (low + high) / 2;
    const int order = compare_ids(this->id(middle), id);
    if (order == 0) return middle;
    if (order < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return std::nullopt;
}

std::optional<Zone> Zones::find(std::string_view id) const {
  const auto found = row(id);
  return found ? zone(*found) : std::nullopt;
}

std::optional<Zone> Zones::zone(std::size_t row) const {
  if (row >= rows_.size()) return std::nullopt;
  const ZoneRow here = rows_[row];
  if (here.offset > data_.size() || here.size > data_.size() - here.offset) return std::nullopt;
  return Zone::read(lexicon::text_of(strings_, here.name), data_.subspan(here.offset, here.size));
}

std::string_view Zones::id(std::size_t row) const {
  return row < rows_.size() ? lexicon::text_of(strings_, rows_[row].name) : std::string_view{};
}

std::string Zones::country(std::string_view id) const {
  const auto found = row(id);
  if (!found) return {};
  const ZoneRow here = rows_[*found];
  return here.country[0] == '\0' ? std::string{} : std::string(here.country, 2);
}

std::string unknown_zone(std::string_view id) {
  std::string message = "'";
  message += id.substr(0, 40);
  return message + "' is not an IANA time zone such as Europe/Kyiv or America/New_York";
}

LocalTime local_time(const Zone& zone, Instant at) {
  const ZoneOffset offset = zone.at(at);
  return {format_rfc3339(at, offset.minutes()), offset.minutes(), offset.dst, offset.abbreviation};
}

WallTime resolve(const Zone& zone, const Civil& civil) {
  const Instant reading = utc_instant(civil);
  const std::int64_t before = zone.at(reading - day_ms).seconds * std::int64_t{1000};
  const std::int64_t after = zone.at(reading + day_ms).seconds * std::int64_t{1000};
  const auto means = [&](std::int64_t offset) {
    return zone.at(reading - offset).seconds * std::int64_t{1000} == offset;
  };
  const bool first = means(before);
  const bool second = before != after && means(after);
  if (first && second)
    return {WallTime::Kind::repeated, reading - std::max(before, after), reading - std::min(before, after)};
  if (first || second) {
    const Instant at = reading - (first ? before : after);
    return {WallTime::Kind::unique, at, at};
  }
  if (before == after) {  // two changes within two days: the offset in between
    const std::int64_t between = zone.at(reading - before).seconds * std::int64_t{1000};
    if (means(between)) return {WallTime::Kind::unique, reading - between, reading - between};
    return {WallTime::Kind::skipped, reading - std::max(before, between),
            reading - std::min(before, between)};
  }
  return {WallTime::Kind::skipped, reading - std::max(before, after), reading - std::min(before, after)};
}

}  // namespace parley::time
