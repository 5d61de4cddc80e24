/// @file time/mentions.h
/// @brief time.mentions: dates, times, durations, measures, prices and sizes in a message, and how its reader
/// takes them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/utf.h"
#include "time/civil.h"
#include "time/habits.h"
#include "time/places.h"
#include "time/speech.h"
#include "time/words.h"
#include "time/zones.h"

namespace parley::time {

enum class MentionKind : std::uint8_t { date, time, datetime, duration, unit, money, size };
inline constexpr std::array<std::string_view, 7> mention_kind_ids = {"date", "time",  "datetime", "duration",
                                                                     "unit", "money", "size"};

/// Why a mention is ambiguous.
enum class Doubt : std::uint8_t {
  none,
  date_order,    ///< 03/04
  relative_day,  ///< today, tomorrow: another day for the reader
  next_weekday,  ///< next Friday: this week's or the one after
  zone,          ///< a time without its zone, and the reader's clock shows another
  zone_letters,  ///< CST, IST, BST: each names several zones
  half_of_day,   ///< 5:30, at 5, 12 am: morning or afternoon
  end_of_day,    ///< whose, and when is it
  unit,          ///< only in units the reader does not use
  degree,        ///< 20° of which scale
  currency,      ///< $ of which country
  size_system,   ///< size 38 of which country
};
inline constexpr std::array<std::string_view, 12> doubt_ids = {
    "none",        "date_order", "relative_day", "next_weekday", "zone",     "zone_letters",
    "half_of_day", "end_of_day", "unit",         "degree",       "currency", "size_system"};

struct Mention {
  text::Span span;
  MentionKind kind = MentionKind::date;
  bool ambiguous = false;
  Doubt doubt = Doubt::none;

  /// date `2026-04-03` (`--04-03` where neither the text nor `now` gives the year), time `17:00`, datetime
  /// RFC 3339 (or without an offset where the writer's zone is unknown), duration `P3D`, a range `P3D/P5D`;
  /// the writer's reading. Empty where it can't be told.
  std::string value;
  std::vector<std::string> readings;  ///< where there are several: the writer's first

  std::optional<double> number;     ///< unit, money, size
  std::optional<double> number_to;  ///< the end of a range
  std::string unit;  ///< CLDR unit id, ISO 4217 code (`$`, `kr`, `¥` where it can't be told), `size-eu` …
  bool working = false;  ///< a duration in working days

  /// What to write instead for this reader, in the text's language; empty where nothing better is known.
  std::string rewrite;

  std::optional<Date> date;            ///< date, datetime: the day by the writer's calendar
  std::optional<Weekday> weekday;      ///< the weekday that stands with the date
  std::optional<bool> weekday_agrees;  ///< with that date; needs a year in the text, or `now`
  bool year_given = false;
};

struct MentionRequest {
  std::optional<Zone> from_zone;  ///< the writer's
  std::optional<Zone> to_zone;    ///< the reader's
  std::string from_country;       ///< else that of from_zone
  std::string to_country;         ///< else that of to_zone
  std::optional<Instant> now;
};

/// Reads messages of one language. Making one costs some hundred microseconds: keep it (one a thread).
class MentionReader {
 public:
  /// `speech`: the texts of the messages' language (`time.words.*`, `time.rewrite.*`). All must outlive the
  /// reader.
  MentionReader(const Speech& speech, const Zones& zones, const Places& places, const Habits& habits);

  /// In order, none overlapping another.
  [[nodiscard]] std::vector<Mention> read(std::u16string_view text, const MentionRequest& request) const;

 private:
  const Speech& speech_;
  const Zones& zones_;
  const Places& places_;
  const Habits& habits_;
  Words words_;
};

/// Whether a weekday fits a date; without a year, whether it fits in the year that is nearest to `now`.
[[nodiscard]] bool weekday_fits(Weekday weekday, Date date);

/// The year of a date without one: the first that is not more than 60 days before `today`.
[[nodiscard]] Date with_year(int month, int day, Date today);

}  // namespace parley::time
