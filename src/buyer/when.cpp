#include "buyer/when.h"

#include <chrono>
#include <cstdio>

namespace parley::buyer {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr int near_days = 14;

std::optional<sys_days> day_of(int year, int month, int day) {
  const year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                            std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return sys_days{date};
}

std::optional<int> number_of(std::string_view text) {
  if (text.empty() || text.size() > 4) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<sys_days> today_of(const std::string& now) {
  if (now.size() < 10 || now[4] != '-' || now[7] != '-') return std::nullopt;
  const auto year = number_of(now.substr(0, 4));
  const auto month = number_of(now.substr(5, 2));
  const auto day = number_of(now.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return day_of(*year, *month, *day);
}

std::string write(sys_days day) {
  const year_month_day date{day};
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return buffer;
}

/// What a date's words say before they meet a calendar.
struct Said {
  std::optional<int> year, month, day, weekday, in_days;
  bool next = false;  // "next Friday"
  bool any = false;
  std::uint32_t end = 0;  // item after it
};

class Reader {
 public:
  explicit Reader(const Message& message) : message_(message) {}

  // The date that starts at an item, or within the two small words before it ("the", "this", "on").
  Said at(std::uint32_t item) const {
    const auto& items = message_.stream.items();
    Said said;
    said.end = item;
    std::uint32_t skipped = 0;
    for (std::uint32_t i = item; i < items.size() && items[i].sentence == items[item].sentence;) {
      const std::uint32_t end = take(i, said);
      if (end > i) {
        said.any = true;
        said.end = i = end;
        skipped = 0;
        continue;
      }
      const text::Token& token = message_.document.tokens()[items[i].token];
      if (token.norm == "next") said.next = true;
      if (++skipped > 2 || token.kind == text::TokenKind::url) break;
      ++i;
    }
    if (!said.month && !said.weekday && !said.in_days && !said.day) said.any = false;
    return said;
  }

 private:
  std::string_view norm(std::uint32_t item) const {
    const auto& items = message_.stream.items();
    return item < items.size() ? message_.document.tokens()[items[item].token].norm : std::string_view{};
  }
  static bool ordinal(std::string_view s) { return s == "st" || s == "nd" || s == "rd" || s == "th"; }

  // Takes what stands at item `i`; returns the item after it, or `i`.
  std::uint32_t take(std::uint32_t i, Said& said) const {
    for (const Hit& hit : message_.hits) {
      if (hit.begin != i) continue;
      if (const auto name = after(hit, "date."); !name.empty() && take_named(name, hit, said)) return hit.end;
    }
    const text::Token& token = message_.document.tokens()[message_.stream.items()[i].token];
    if (token.kind == text::TokenKind::date) return take_numeric(token.norm, said) ? i + 1 : i;
    if (token.kind != text::TokenKind::number) return i;
    const auto value = number_of(token.norm);
    if (!value) return i;
    const bool marked = ordinal(norm(i + 1));
    if (*value >= 1 && *value <= 31 && !said.day &&
        (marked || said.month || said.weekday || month_at(i + 1) ||
         (norm(i + 1) == "of" && month_at(i + 2)))) {
      said.day = value;
      return i + (marked ? 2 : 1);
    }
    if (*value >= 2020 && *value <= 2100 && said.month) {
      said.year = value;
      return i + 1;
    }
    return i;
  }

  bool month_at(std::uint32_t item) const {
    for (const Hit& hit : message_.hits) {
      if (hit.begin == item && hit.of.starts_with("date.month.")) return true;
    }
    return false;
  }

  bool take_named(std::string_view name, const Hit& hit, Said& said) const {
    const auto tail = [&](std::string_view prefix) { return number_of(name.substr(prefix.size())); };
    if (name == "today") {
      said.in_days = 0;
    } else if (name == "tomorrow") {
      said.in_days = 1;
    } else if (name == "weekend") {
      said.weekday = 6;
    } else if (name == "week") {
      said.weekday = 5;
    } else if (name == "in_days") {
      for (std::uint32_t i = hit.begin; i < hit.end; ++i) {
        if (const auto value = number_of(norm(i))) said.in_days = value;
      }
    } else if (name.starts_with("in.")) {
      said.in_days = tail("in.");
    } else if (name.starts_with("weekday.")) {
      said.weekday = tail("weekday.");
    } else if (name.starts_with("month.")) {
      if (said.month) return false;
      said.month = tail("month.");
    } else if (name.starts_with("feast.") && name.size() == 11) {
      said.month = number_of(name.substr(6, 2));
      said.day = number_of(name.substr(9, 2));
    } else {
      return false;
    }
    return true;
  }

  // 2026-11-28; 28/11 and 11/28 where only one order makes a date. 03/04 stays unread.
  static bool take_numeric(std::string_view text, Said& said) {
    std::array<std::string_view, 3> part;
    std::size_t count = 0;
    while (count < 3 && !text.empty()) {
      const std::size_t mark = std::min(text.find_first_of("/.-"), text.size());
      part[count++] = text.substr(0, mark);
      text.remove_prefix(std::min(mark + 1, text.size()));
    }
    const auto a = number_of(part[0]);
    const auto b = number_of(part[1]);
    const auto c = count == 3 ? number_of(part[2]) : std::nullopt;
    if (!a || !b) return false;
    if (*a > 1000) {
      if (!c) return false;
      said.year = a;
      said.month = b;
      said.day = c;
      return true;
    }
    if (*a <= 12 && *b <= 12 && *a != *b) return false;
    const bool month_first = *b > 12;
    said.month = month_first ? a : b;
    said.day = month_first ? b : a;
    if (c && *c > 1000) said.year = c;
    return true;
  }

  const Message& message_;
};

std::optional<sys_days> resolve(const Said& said, std::optional<sys_days> today) {
  if (said.year && said.month && said.day) return day_of(*said.year, *said.month, *said.day);
  if (!today) return std::nullopt;
  const year_month_day now{*today};
  const int year = static_cast<int>(now.year());
  const int month = static_cast<int>(static_cast<unsigned>(now.month()));
  if (said.in_days) return *today + days{*said.in_days};
  if (said.month && said.day) {
    const auto this_year = day_of(year, *said.month, *said.day);
    return this_year && *this_year >= *today ? this_year : day_of(year + 1, *said.month, *said.day);
  }
  if (said.day) {
    for (int ahead = 0; ahead < 3; ++ahead) {
      const auto date = day_of(year + (month + ahead > 12 ? 1 : 0), (month + ahead - 1) % 12 + 1, *said.day);
      if (date && *date >= *today) return date;
    }
    return std::nullopt;
  }
  if (said.weekday) {
    const int here = static_cast<int>(std::chrono::weekday{*today}.iso_encoding());
    int ahead = (*said.weekday - here + 7) % 7;
    if (said.next && ahead + here <= 7) ahead += 7;  // "next Friday" is not the one of this week
    return *today + days{ahead};
  }
  return std::nullopt;
}

}  // namespace

When when_of(const Message& message, const std::string& now) {
  const std::optional<sys_days> today = today_of(now);
  const Reader reader(message);
  When when;
  for (const Hit& hit : message.hits) {
    if (hit.of != "need_by" || hit.end >= message.stream.items().size()) continue;
    if (message.sentence(hit.begin) != message.sentence(hit.end)) continue;
    const Said said = reader.at(hit.end);
    if (!said.any) continue;
    const std::optional<sys_days> day = resolve(said, today);
    const bool near = day && today ? (*day - *today).count() <= near_days
                                   : !said.month && (!said.in_days || *said.in_days <= near_days);
    const std::string text = day ? write(*day) : "";
    // Of several dates the first counts: it is the earliest that was thought of.
    if (!when.span.empty() && (!day || when.need_by)) continue;
    when.span = message.stream.span(hit.begin, said.end);
    when.near = when.near || near;
    if (day) when.need_by = text;
  }
  return when;
}

}  // namespace parley::buyer
