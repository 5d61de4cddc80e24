/// @file time/civil.h
/// @brief Instants, calendar dates and RFC 3339, on the proleptic Gregorian calendar. No zone rules, no
/// clock.
///
/// Ranges: years 1900 to 2200; outside of them parsing fails and says so.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace parley::time {

inline constexpr int first_year = 1900;
inline constexpr int last_year = 2200;

/// A moment: milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
struct Instant {
  std::int64_t ms = 0;
  friend auto operator<=>(const Instant&, const Instant&) = default;
};

inline constexpr std::int64_t minute_ms = 60'000;
inline constexpr std::int64_t hour_ms = 60 * minute_ms;
inline constexpr std::int64_t day_ms = 24 * hour_ms;

[[nodiscard]] constexpr Instant operator+(Instant at, std::int64_t ms) {
  return {at.ms + ms};
}
[[nodiscard]] constexpr Instant operator-(Instant at, std::int64_t ms) {
  return {at.ms - ms};
}
[[nodiscard]] constexpr std::int64_t operator-(Instant a, Instant b) {
  return a.ms - b.ms;
}

/// ISO 8601: the week begins on Monday.
enum class Weekday : std::uint8_t { mon, tue, wed, thu, fri, sat, sun };
inline constexpr std::array<std::string_view, 7> weekday_ids = {"mon", "tue", "wed", "thu",
                                                                "fri", "sat", "sun"};

struct Date {
  int year = 1970;
  int month = 1;  ///< 1 to 12
  int day = 1;    ///< 1 to 31
  friend auto operator<=>(const Date&, const Date&) = default;
};

/// What a wall clock and a calendar show.
struct Civil {
  Date date;
  int hour = 0;
  int minute = 0;
  int second = 0;
  int millisecond = 0;
  friend auto operator<=>(const Civil&, const Civil&) = default;
  [[nodiscard]] int minute_of_day() const { return hour * 60 + minute; }
};

/// A value, or the reason why there is none, worded "expected …, but …".
template <class T>
struct Parsed {
  std::optional<T> value;
  std::string error;
  explicit operator bool() const { return value.has_value(); }
};

/// Days since 1970-01-01 and back (H. Hinnant's algorithms), for any year.
[[nodiscard]] std::int64_t days_of(Date date);
[[nodiscard]] Date date_of(std::int64_t days);
[[nodiscard]] Date add_days(Date date, std::int64_t days);
[[nodiscard]] Weekday weekday_of(Date date);
[[nodiscard]] bool is_leap(int year);
[[nodiscard]] int days_in_month(int year, int month);
/// True for a day that exists, in a year from 1900 to 2200.
[[nodiscard]] bool is_date(Date date);

/// The fields as if they were UTC, and back.
[[nodiscard]] Instant utc_instant(const Civil& civil);
[[nodiscard]] Civil utc_civil(Instant at);

/// Reads RFC 3339 (section 5.6; `T` may be a space, letters in either case, 1 to 9 digits of a second, a leap
/// second where it can be): what is finer than a millisecond is cut off.
[[nodiscard]] Parsed<Instant> parse_rfc3339(std::string_view text);
/// Reads `YYYY-MM-DD`.
[[nodiscard]] Parsed<Date> parse_date(std::string_view text);
/// Reads `HH:MM` from 00:00 to 24:00 as minutes since midnight.
[[nodiscard]] Parsed<int> parse_minutes(std::string_view text);

/// `2026-11-24T23:30:00+02:00`; milliseconds only where there are some.
[[nodiscard]] std::string format_rfc3339(Instant at, int offset_minutes);
/// `2026-11-24T21:30:00Z`
[[nodiscard]] std::string format_utc(Instant at);
[[nodiscard]] std::string format_date(Date date);
/// `09:05`; 1440 is `24:00`.
[[nodiscard]] std::string format_minutes(int minutes);

}  // namespace parley::time
