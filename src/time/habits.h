/// @file time/habits.h
/// @brief What people do with time and measures: a country's weekend, date order and units; the hours of a
/// day; the marketplaces' reply times. All of it data, from locales/countries, locales/places and
/// locales/markets.
///
/// Pack sections (written by src/pack/places.cpp): tm.country CountryHabits, sorted by code, `ZZ` for any
/// other; tm.day DayPlan, one row; tm.market MarketRow.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "lexicon/pack.h"
#include "time/civil.h"

namespace parley::time {

enum class DateOrder : std::uint8_t { dmy, mdy, ymd, mixed };
enum class Units : std::uint8_t { metric, us, mixed };

struct CountryHabits {
  char country[2] = {};
  DateOrder date_order = DateOrder::dmy;
  Units units = Units::metric;
  char separators[4] = {};        ///< what stands between the numbers of a date there, zero-padded
  char currency[3] = {};          ///< ISO 4217; zeros where not given
  std::uint8_t weekend = 0;       ///< bit n: Weekday n is free
  std::uint8_t twelve_hours = 0;  ///< 1 where clocks are told with a.m. and p.m.

  [[nodiscard]] bool free(Weekday day) const { return (weekend >> static_cast<unsigned>(day) & 1U) != 0; }
  [[nodiscard]] std::string_view currency_code() const {
    return currency[0] == '\0' ? std::string_view{} : std::string_view(currency, 3);
  }
  [[nodiscard]] bool uses_separator(char c) const {
    return c != '\0' && std::string_view(separators, sizeof separators).find(c) != std::string_view::npos;
  }
};

/// A range of minutes since midnight, `[start, end)`; `end` before `start` passes midnight.
struct DayRange {
  std::uint16_t start = 0;
  std::uint16_t end = 0;
  [[nodiscard]] bool contains(int minute) const {
    return start <= end ? start <= minute && minute < end : minute >= start || minute < end;
  }
};

struct DayPlan {
  DayRange night;
  DayRange early;
  DayRange day;
  DayRange evening;
  DayRange quiet;     ///< asleep, or not to be disturbed
  DayRange good;      ///< a good time to write to a buyer
  DayRange business;  ///< a seller's hours where none are given
};

struct MarketRow {
  lexicon::TextRef id;
  lexicon::TextRef label;                 ///< as the marketplace writes itself
  std::uint16_t first_message_hours = 0;  ///< to answer the first message of a thread; 0: no such rule
  std::uint16_t help_request_hours = 0;   ///< until the buyer may open a case
  std::uint16_t target_hours = 0;         ///< no known rule, a target the seller may change
  std::uint16_t unused = 0;
};

class Habits {
 public:
  Habits() = default;
  explicit Habits(const lexicon::Pack& pack);
  /// A country's habits; those of most of the world where it is unknown.
  [[nodiscard]] CountryHabits country(std::string_view code) const;
  [[nodiscard]] const DayPlan& day() const { return day_; }
  [[nodiscard]] std::optional<MarketRow> market(std::string_view id) const;
  [[nodiscard]] std::string_view text(lexicon::TextRef ref) const { return lexicon::text_of(strings_, ref); }

 private:
  lexicon::Table<CountryHabits> countries_;
  lexicon::Table<MarketRow> markets_;
  lexicon::Bytes strings_;
  DayPlan day_;
};

}  // namespace parley::time
