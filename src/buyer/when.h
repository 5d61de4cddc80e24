/// @file buyer/when.h
/// @brief The day a buyer needs something by, and whether that is soon.
///
/// A cue `need_by` ("by", "in time for") opens a date; the cues `date.*` and numbers right behind it make it:
/// `date.weekday.5` (1 is Monday), `date.month.11`, `date.today`, `date.tomorrow`, `date.weekend`,
/// `date.week` (the end of this week), `date.feast.12-25`, `date.in_days` (its number says how many),
/// `date.in.7`.
#pragma once

#include <optional>
#include <string>

#include "buyer/hits.h"

namespace parley::buyer {

struct When {
  std::optional<std::string> need_by;  ///< YYYY-MM-DD; only where `now` or the text gives the year
  bool near = false;                   ///< within two weeks of `now`; without `now`: named as a coming day
  text::Span span;                     ///< of the words that say it
};

/// `now`: RFC 3339 or empty; only its calendar date is read.
[[nodiscard]] When when_of(const Message& message, const std::string& now);

}  // namespace parley::buyer
