#include "time/civil.h"

namespace parley::time {
namespace {

constexpr std::string_view expected_instant = "expected an RFC 3339 time such as 2026-11-24T09:30:00Z";

// Takes exactly `count` digits off the front.
bool take_number(std::string_view& rest, std::size_t count, int& value) {
  if (rest.size() < count) return false;
  value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const char c = rest[i];
    if (c < '0' || c > '9') return false;
    value = value * 10 + (c - '0');
  }
  rest.remove_prefix(count);
  return true;
}

bool take_any(std::string_view& rest, std::string_view choices) {
  if (rest.empty() || choices.find(rest.front()) == std::string_view::npos) return false;
  rest.remove_prefix(1);
  return true;
}

bool take_date(std::string_view& rest, Date& date) {
  return take_number(rest, 4, date.year) && take_any(rest, "-") && take_number(rest, 2, date.month) &&
         take_any(rest, "-") && take_number(rest, 2, date.day);
}

// Cut to a length worth showing, at a whole UTF-8 character.
std::string quoted(std::string_view text) {
  constexpr std::size_t longest = 40;
  std::size_t length = text.size();
  if (length > longest) {
    length = longest;
    while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) --length;
  }
  std::string shown = "'";
  shown += text.substr(0, length);
  return shown + (length < text.size() ? "…'" : "'");
}

std::string date_fault(Date date) {
  if (date.year < first_year || date.year > last_year) {
    return "the year " + std::to_string(date.year) + " is outside 1900 to 2200";
  }
  if (date.month < 1 || date.month > 12) return "there is no month " + std::to_string(date.month);
  return "there is no day " + std::to_string(date.day) + " in that month";
}

void put(std::string& out, int value, int width) {
  const std::string digits = std::to_string(value);
  if (static_cast<int>(digits.size()) < width)
    out.append(static_cast<std::size_t>(width) - digits.size(), '0');
  out += digits;
}

}  // namespace

std::int64_t days_of(Date date) {
  const std::int64_t y = date.month <= 2 ? date.year - 1 : date.year;
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era - 719'468;
}

Date date_of(std::int64_t days) {
  days += 719'468;
  const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
  const std::int64_t day_of_era = days - era * 146'097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month_index = (5 * day_of_year + 2) / 153;
  Date date;
  date.day = static_cast<int>(day_of_year - (153 * month_index + 2) / 5 + 1);
  date.month = static_cast<int>(month_index < 10 ? month_index + 3 : month_index - 9);
  date.year = static_cast<int>(year_of_era + era * 400 + (date.month <= 2 ? 1 : 0));
  return date;
}

Date add_days(Date date, std::int64_t days) {
  return date_of(days_of(date) + days);
}

Weekday weekday_of(Date date) {
  const std::int64_t index = (days_of(date) + 3) % 7;  // 1970-01-01 was a Thursday
  return static_cast<Weekday>(index < 0 ? index + 7 : index);
}

bool is_leap(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  return month == 2 && is_leap(year) ? 29 : days[static_cast<std::size_t>(month) - 1];
}

bool is_date(Date date) {
  return date.year >= first_year && date.year <= last_year && date.day >= 1 &&
         date.day <= days_in_month(date.year, date.month);
}

Instant utc_instant(const Civil& civil) {
  return {days_of(civil.date) * day_ms + civil.hour * hour_ms + civil.minute * minute_ms +
          civil.second * 1000 + civil.millisecond};
}

Civil utc_civil(Instant at) {
  std::int64_t days = at.ms / day_ms;
  std::int64_t rest = at.ms % day_ms;
  if (rest < 0) {
    rest += day_ms;
    --days;
  }
  Civil civil;
  civil.date = date_of(days);
  civil.hour = static_cast<int>(rest / hour_ms);
  civil.minute = static_cast<int>(rest / minute_ms % 60);
  civil.second = static_cast<int>(rest / 1000 % 60);
  civil.millisecond = static_cast<int>(rest % 1000);
  return civil;
}

Parsed<Instant> parse_rfc3339(std::string_view text) {
  const auto fail = [&](const std::string& why) {
    return Parsed<Instant>{std::nullopt, std::string(expected_instant) + ", but " + why};
  };
  std::string_view rest = text;
  Civil civil;
  if (!take_date(rest, civil.date) || !take_any(rest, "Tt ") || !take_number(rest, 2, civil.hour) ||
      !take_any(rest, ":") || !take_number(rest, 2, civil.minute) || !take_any(rest, ":") ||
      !take_number(rest, 2, civil.second)) {
    return fail(quoted(text) + " is not one");
  }
  if (take_any(rest, ".")) {
    int digits = 0;
    for (int scale = 100; !rest.empty() && rest.front() >= '0' && rest.front() <= '9';
         scale /= 10, ++digits) {
      civil.millisecond += (rest.front() - '0') * scale;
      rest.remove_prefix(1);
    }
    if (digits == 0 || digits > 9) return fail(quoted(text) + " has a fraction of no or more than 9 digits");
  }
  int offset = 0;
  if (!take_any(rest, "Zz")) {
    if (rest.empty()) return fail(quoted(text) + " has no offset (Z or ±hh:mm)");
    const bool west = rest.front() == '-';
    int hours = 0;
    int minutes = 0;
    if (!take_any(rest, "+-") || !take_number(rest, 2, hours) || !take_any(rest, ":") ||
        !take_number(rest, 2, minutes) || hours > 23 || minutes > 59) {
      return fail(quoted(text) + " has no valid offset (Z or ±hh:mm)");
    }
    offset = (hours * 60 + minutes) * (west ? -1 : 1);
  }
  if (!rest.empty()) return fail(quoted(text) + " goes on after the offset");
  if (!is_date(civil.date)) return fail(date_fault(civil.date));
  const bool leap_second = civil.second == 60;
  if (civil.hour > 23 || civil.minute > 59 || civil.second > (leap_second ? 60 : 59)) {
    return fail(quoted(text) + " is not a time of day");
  }
  const Instant at = utc_instant(civil) - offset * minute_ms;
  if (leap_second && (at - civil.millisecond).ms % day_ms != 0) {  // only ever at the end of a UTC day
    return fail(quoted(text) + " has a leap second where there is none");
  }
  return {at, {}};
}

Parsed<Date> parse_date(std::string_view text) {
  const auto fail = [](const std::string& why) {
    return Parsed<Date>{std::nullopt, "expected a date such as 2026-11-24, but " + why};
  };
  std::string_view rest = text;
  Date date;
  if (!take_date(rest, date) || !rest.empty()) return fail(quoted(text) + " is not one");
  if (!is_date(date)) return fail(date_fault(date));
  return {date, {}};
}

Parsed<int> parse_minutes(std::string_view text) {
  std::string_view rest = text;
  int hour = 0;
  int minute = 0;
  const bool read =
      take_number(rest, 2, hour) && take_any(rest, ":") && take_number(rest, 2, minute) && rest.empty();
  if (!read || minute > 59 || hour * 60 + minute > 24 * 60) {
    return {std::nullopt, "expected a time of day such as 09:00, but " + quoted(text) + " is not one"};
  }
  return {hour * 60 + minute, {}};
}

std::string format_date(Date date) {
  std::string out;
  put(out, date.year, 4);
  out += '-';
  put(out, date.month, 2);
  out += '-';
  put(out, date.day, 2);
  return out;
}

std::string format_minutes(int minutes) {
  std::string out;
  put(out, minutes / 60, 2);
  out += ':';
  put(out, minutes % 60, 2);
  return out;
}

std::string format_rfc3339(Instant at, int offset_minutes) {
  const Civil civil = utc_civil(at + offset_minutes * minute_ms);
  std::string out = format_date(civil.date);
  out += 'T';
  out += format_minutes(civil.minute_of_day());
  out += ':';
  put(out, civil.second, 2);
  if (civil.millisecond != 0) {
    out += '.';
    put(out, civil.millisecond, 3);
  }
  out += offset_minutes < 0 ? '-' : '+';
  out += format_minutes(offset_minutes < 0 ? -offset_minutes : offset_minutes);
  return out;
}

std::string format_utc(Instant at) {
  std::string out = format_rfc3339(at, 0);
  out.resize(out.size() - 6);
  return out + 'Z';
}

}  // namespace parley::time
