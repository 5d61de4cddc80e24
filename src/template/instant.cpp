#include "template/instant.h"

#include <array>

namespace parley::templates {
namespace {

constexpr std::int64_t ms_per_minute = 60'000;
constexpr std::int64_t ms_per_day = 86'400'000;
constexpr int first_year = 1583;  // the first whole Gregorian one

/// Reads `digits` decimal digits off the front.
std::optional<int> take(std::string_view& s, std::size_t digits) {
  if (s.size() < digits) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (s[i] < '0' || s[i] > '9') return std::nullopt;
    value = value * 10 + (s[i] - '0');
  }
  s.remove_prefix(digits);
  return value;
}

bool take(std::string_view& s, std::string_view one_of) {
  if (s.empty() || one_of.find(s.front()) == std::string_view::npos) return false;
  s.remove_prefix(1);
  return true;
}

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return days[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

/// Days since 1970-01-01 in the Gregorian calendar; years are counted from March, so that the leap day comes
/// last.
std::int64_t days_since_epoch(int year, int month, int day) {
  const int y = month > 2 ? year : year - 1;
  const int m = month > 2 ? month - 3 : month + 9;
  const int day_of_year = (153 * m + 2) / 5 + day - 1;
  return std::int64_t{365} * y + y / 4 - y / 100 + y / 400 + day_of_year - 719'468;
}

std::optional<std::int64_t> take_date(std::string_view& s) {
  const auto year = take(s, 4);
  if (!year || !take(s, "-")) return std::nullopt;
  const auto month = take(s, 2);
  if (!month || !take(s, "-")) return std::nullopt;
  const auto day = take(s, 2);
  if (!day || *year < first_year || *month < 1 || *month > 12) return std::nullopt;
  if (*day < 1 || *day > days_in_month(*year, *month)) return std::nullopt;
  return days_since_epoch(*year, *month, *day) * ms_per_day;
}

/// Milliseconds since midnight.
std::optional<std::int64_t> take_time(std::string_view& s) {
  const auto hour = take(s, 2);
  if (!hour || !take(s, ":")) return std::nullopt;
  const auto minute = take(s, 2);
  if (!minute || !take(s, ":")) return std::nullopt;
  const auto second = take(s, 2);
  if (!second || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  std::int64_t ms = 0;
  if (take(s, ".")) {
    if (s.empty() || s.front() < '0' || s.front() > '9') return std::nullopt;
    for (int scale = 100; !s.empty() && s.front() >= '0' && s.front() <= '9'; scale /= 10) {
      ms += scale * (s.front() - '0');
      s.remove_prefix(1);
    }
  }
  return (*hour * 60 + *minute) * ms_per_minute + *second * 1000 + ms;
}

/// East of UTC is positive.
std::optional<std::int64_t> take_offset(std::string_view& s) {
  if (take(s, "Zz")) return 0;
  const bool west = !s.empty() && s.front() == '-';
  if (!take(s, "+-")) return std::nullopt;
  const auto hour = take(s, 2);
  if (!hour || !take(s, ":")) return std::nullopt;
  const auto minute = take(s, 2);
  if (!minute || *hour > 23 || *minute > 59) return std::nullopt;
  const std::int64_t ms = (*hour * 60 + *minute) * ms_per_minute;
  return west ? -ms : ms;
}

}  // namespace

std::optional<Instant> parse_instant(std::string_view text) {
  const auto date = take_date(text);
  if (!date) return std::nullopt;
  if (text.empty()) return Instant{*date, false};
  if (!take(text, "Tt ")) return std::nullopt;
  const auto time = take_time(text);
  if (!time) return std::nullopt;
  const auto offset = take_offset(text);
  if (!offset || !text.empty()) return std::nullopt;
  return Instant{*date + *time - *offset, true};
}

}  // namespace parley::templates
