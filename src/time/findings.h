/// @file time/findings.h
/// @brief The first half of time.mentions: what stands in a message, before asking how its reader takes it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "time/measures.h"
#include "time/mentions.h"
#include "time/words.h"

namespace parley::time {

/// What a time says of its own zone.
enum class ZoneSaid : std::uint8_t { nothing, reader, writer, utc, named, letters };

/// How a day is named.
enum class DaySaid : std::uint8_t { nothing, numeric, month_word, iso, relative, weekday, next_weekday };

struct Finding {
  Mention mention;  ///< kind, span, and what the words alone say
  DaySaid day = DaySaid::nothing;
  std::optional<Date> other_date;  ///< the other reading: day and month swapped, the nearer weekday
  std::optional<Date> last_date;   ///< of a range
  bool month_day_only = false;     ///< no year, and no `now` to find it by
  bool tonight = false;
  char separator = 0;  ///< of a numeric date
  int minute = -1;     ///< of the day
  bool half_unclear = false;
  bool end_of_day = false;
  ZoneSaid zone = ZoneSaid::nothing;
  int utc_minutes = 0;
  std::string letters;          ///< CST
  std::vector<double> numbers;  ///< of a measure: one, the ends of a range, or several sides
  bool range = false;
  const Unit* unit = nullptr;
  bool degree = false;
  std::string size_system;

  // In pieces of the message, for what stands side by side.
  std::size_t first = 0;
  std::size_t end = 0;
  std::size_t gap = 0;    ///< pieces since the finding before
  bool joined = false;    ///< nothing but joining words and a comma in that gap
  bool together = false;  ///< nothing but brackets, strokes and "or" in it
};

/// What the conventions of both sides do to reading.
struct Conventions {
  std::string language;  ///< of the message
  std::string from_country;
  std::string to_country;
  CountryHabits writer;
  CountryHabits reader;
  std::optional<Date> today;  ///< by the writer's calendar
};

/// In order, none overlapping another; a date and a time that belong together are one.
[[nodiscard]] std::vector<Finding> find_mentions(std::u16string_view text, const Words& words,
                                                 const Conventions& conventions);

}  // namespace parley::time
