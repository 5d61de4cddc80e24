/// @file time/hint.h
/// @brief time.hint: what time it is for the buyer, when to write, and how long is left to reply.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "time/civil.h"
#include "time/habits.h"
#include "time/places.h"
#include "time/speech.h"
#include "time/zones.h"

namespace parley::time {

/// Hours at work by weekday, each range in minutes of the local day (`end` up to 1440, before `start`: past
/// midnight).
using WeekHours = std::array<std::vector<DayRange>, 7>;

struct HintRequest {
  Place buyer;
  Place seller;
  std::optional<WeekHours>
      seller_hours;    ///< else DayPlan::business on the days that are not the weekend there
  std::string market;  ///< id of a market record; empty: none
  Instant now;
  std::optional<Instant> last_buyer_message_at;
  std::optional<bool> first_message;  ///< of its thread; unknown counts as yes
  bool help_request = false;
  std::optional<double> promise_hours;
};

struct ZoneNow {
  std::string_view zone;  ///< lives as long as the pack
  LocalTime now;
  double share = 0;
};

enum class DayPart : std::uint8_t { night, early, day, evening };
inline constexpr std::array<std::string_view, 4> day_part_ids = {"night", "early", "day", "evening"};

/// An instant and its RFC 3339 form.
struct Moment {
  Instant at;
  std::string local;
};

struct Reply {
  Moment due;                     ///< by the seller's clock where it is known, else UTC
  std::int64_t minutes_left = 0;  ///< rounded down; negative: overdue
  std::string rule;  ///< `etsy.first_message`, `etsy.help_request`, `aliexpress.target`, `seller.promise`
  std::string text;  ///< "11 hours left to reply (…)" in the ui language
};

struct Hint {
  std::vector<ZoneNow>
      zones;  ///< best first; those that run alike for the year ahead are one; shares sum to 1
  std::optional<DayPart>
      day_part;  ///< this and all below, but `reply`: of the best zone; empty where none is known
  bool weekend = false;
  std::optional<std::string> holiday;    ///< its name; always empty until there is holiday data
  bool awake = false;                    ///< outside of the quiet hours
  std::optional<Moment> next_good_time;  ///< by the buyer's clock, `now` itself where it is good; good in
                                         ///< every zone that holds a tenth of the share or more
  std::optional<std::pair<Moment, Moment>> overlap;  ///< by the seller's clock: the current or next time in
                                                     ///< both the seller's hours and the buyer's good ones
  struct Shift {
    Moment at;               ///< by the seller's clock
    int minutes_before = 0;  ///< buyer's clock less seller's
    int minutes_after = 0;
    std::string text;
  };
  std::optional<Shift> shift;  ///< a change of the distance between both clocks within seven days
  std::optional<Reply> reply;
  std::string text;  ///< one sentence in the ui language
};

/// What a hint is made from; all of it must outlive the call, nothing is kept.
struct HintSources {
  const Zones& zones;
  const Places& places;
  const Habits& habits;
  const Speech& speech;
};

/// Fails on a zone id that does not exist: "buyer.zone: 'Mars' is not …".
[[nodiscard]] Parsed<Hint> make_hint(const HintRequest& request, const HintSources& sources);

}  // namespace parley::time
