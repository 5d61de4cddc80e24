#include "time/hint.h"

#include <algorithm>
#include <cmath>

namespace parley::time {
namespace {

constexpr double plausible_share = 0.1;  // a zone that a good time must suit
constexpr double sure_share = 0.8;       // a zone that stands for the buyer alone
constexpr int days_ahead = 8;            // how far good times and overlaps are looked for

struct Interval {
  Instant start;
  Instant end;
};
using Intervals = std::vector<Interval>;

// The ranges of each weekday as instants, from the day before `from` on.
template <class RangesOfDay>
Intervals windows(const Zone& zone, Instant from, const RangesOfDay& ranges_of) {
  Intervals found;
  const Date today = zone.civil(from).date;
  // Mostly the clocks do not change in these days, and one offset serves for all.
  const std::int64_t offset = zone.at(from - 3 * day_ms).seconds * std::int64_t{1000};
  const auto change = zone.next(from - 3 * day_ms);
  const bool steady = !change || change->at > from + (days_ahead + 3) * day_ms;
  for (int i = -1; i <= days_ahead; ++i) {
    const Date date = add_days(today, i);
    for (const DayRange range : ranges_of(weekday_of(date))) {
      const int end = range.end <= range.start ? range.end + 1440 : range.end;
      const auto instant = [&](int minute, bool last) {
        Civil civil;
        civil.date = add_days(date, minute / 1440);
        civil.hour = minute % 1440 / 60;
        civil.minute = minute % 60;
        if (steady) return utc_instant(civil) - offset;
        const WallTime wall = resolve(zone, civil);
        // A range begins at the first of two readings and ends at the last; a skipped one is the moment of
        // the change.
        return wall.kind == WallTime::Kind::repeated && !last ? wall.earlier : wall.later;
      };
      found.push_back({instant(range.start, false), instant(end, true)});
    }
  }
  std::sort(found.begin(), found.end(),
            [](const Interval& a, const Interval& b) { return a.start < b.start; });
  Intervals joined;
  for (const Interval& interval : found) {
    if (!joined.empty() && interval.start <= joined.back().end) {
      joined.back().end = std::max(joined.back().end, interval.end);
    } else if (interval.start < interval.end) {
      joined.push_back(interval);
    }
  }
  return joined;
}

Intervals shared(const Intervals& a, const Intervals& b) {
  Intervals both;
  for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
    const Interval common{std::max(a[i].start, b[k].start), std::min(a[i].end, b[k].end)};
    if (common.start < common.end) both.push_back(common);
    ++(a[i].end < b[k].end ? i : k);
  }
  return both;
}

std::optional<Interval> current_or_next(const Intervals& intervals, Instant now) {
  for (const Interval& interval : intervals) {
    if (interval.end > now) return interval;
  }
  return std::nullopt;
}

bool alike_for_a_year(const Zone& a, const Zone& b, Instant now) {
  const Instant end = now + 366 * day_ms;
  if (a.at(now).seconds != b.at(now).seconds) return false;
  for (Instant at = now; at < end;) {
    const auto one = a.next(at);
    const auto two = b.next(at);
    const bool first = one && one->at < end;
    const bool second = two && two->at < end;
    if (!first || !second) return first == second;
    if (one->at != two->at || one->after.seconds != two->after.seconds) return false;
    at = one->at;
  }
  return true;
}

Moment moment(Instant at, const std::optional<Zone>& zone) {
  return {at, zone ? local_time(*zone, at).local : format_utc(at)};
}

std::string clock(const Zone& zone, Instant at) {
  return format_minutes(zone.civil(at).minute_of_day());
}

class HintMaker {
 public:
  HintMaker(const HintRequest& request, const HintSources& sources) : request_(request), sources_(sources) {}

  Parsed<Hint> make() {
    for (const auto& [place, name] :
         {std::pair(&request_.buyer, "buyer.zone: "), {&request_.seller, "seller.zone: "}}) {
      if (!place->zone.empty() && !sources_.zones.find(place->zone)) {
        return {std::nullopt, name + unknown_zone(place->zone)};
      }
    }
    find_zones();
    if (!zones_.empty()) {
      read_the_clock();
      find_good_times();
      find_shift();
    }
    find_reply();
    hint_.text = sentence();
    return {std::move(hint_), {}};
  }

 private:
  const HintRequest& request_;
  const HintSources& sources_;
  Hint hint_;
  std::vector<Zone> zones_;  // of hint_.zones
  Basis basis_ = Basis::none;
  std::optional<Zone> seller_;
  std::string state_;
  std::optional<Interval> good_;

  void find_zones() {
    const Candidates found = sources_.places.candidates(request_.buyer);
    basis_ = found.basis;
    for (const Candidate& candidate : found.zones) {
      const auto zone = sources_.zones.find(candidate.zone);
      if (!zone) continue;
      const auto same = std::find_if(zones_.begin(), zones_.end(), [&](const Zone& other) {
        return alike_for_a_year(*zone, other, request_.now);
      });
      if (same != zones_.end()) {
        hint_.zones[static_cast<std::size_t>(same - zones_.begin())].share += candidate.share;
        continue;
      }
      zones_.push_back(*zone);
      hint_.zones.push_back({zone->id(), local_time(*zone, request_.now), candidate.share});
    }
    std::vector<std::size_t> order(zones_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return hint_.zones[a].share > hint_.zones[b].share;
    });
    const auto zones = zones_;
    const auto now = hint_.zones;
    for (std::size_t i = 0; i < order.size(); ++i) {
      zones_[i] = zones[order[i]];
      hint_.zones[i] = now[order[i]];
    }
    const Candidates seller = sources_.places.candidates(request_.seller);
    if (!seller.zones.empty() && seller.zones.front().share >= sure_share) {
      seller_ = sources_.zones.find(seller.zones.front().zone);
    }
  }

  [[nodiscard]] bool sure() const { return hint_.zones.front().share >= sure_share; }

  [[nodiscard]] std::string country_of(const Place& place, std::string_view zone) const {
    if (place.country.empty()) return sources_.zones.country(zone);
    std::string code = place.country;
    for (char& c : code) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
    return code;
  }

  void read_the_clock() {
    const DayPlan& plan = sources_.habits.day();
    const Civil local = zones_.front().civil(request_.now);
    const int minute = local.minute_of_day();
    const Weekday weekday = weekday_of(local.date);
    hint_.day_part = plan.night.contains(minute)   ? DayPart::night
                     : plan.early.contains(minute) ? DayPart::early
                     : plan.day.contains(minute)   ? DayPart::day
                                                   : DayPart::evening;
    hint_.awake = !plan.quiet.contains(minute);
    hint_.weekend = sources_.habits.country(country_of(request_.buyer, zones_.front().id())).free(weekday);
    if (hint_.day_part == DayPart::early) {
      state_ = "early";
    } else if (!hint_.awake) {
      state_ = hint_.day_part == DayPart::night ? "asleep" : "late";
    } else {
      state_ = hint_.weekend ? "weekend" : day_part_ids[static_cast<std::size_t>(*hint_.day_part)];
    }
  }

  void find_good_times() {
    const std::array good_hours = {sources_.habits.day().good};
    const auto good_windows = [&](const Zone& zone) {
      return windows(zone, request_.now, [&](Weekday) { return good_hours; });
    };
    const Intervals best = good_windows(zones_.front());
    Intervals all = best;
    for (std::size_t i = 1; i < zones_.size(); ++i) {
      if (hint_.zones[i].share >= plausible_share) all = shared(all, good_windows(zones_[i]));
    }
    if (!current_or_next(all, request_.now)) all = best;
    good_ = current_or_next(all, request_.now);
    if (good_) hint_.next_good_time = moment(std::max(good_->start, request_.now), zones_.front());
    if (!seller_) return;
    const CountryHabits habits = sources_.habits.country(country_of(request_.seller, seller_->id()));
    const std::vector<DayRange> business = {sources_.habits.day().business};
    const auto seller_hours = [&](Weekday day) -> std::vector<DayRange> {
      if (request_.seller_hours) return (*request_.seller_hours)[static_cast<std::size_t>(day)];
      return habits.free(day) ? std::vector<DayRange>{} : business;
    };
    const auto both =
        current_or_next(shared(all, windows(*seller_, request_.now, seller_hours)), request_.now);
    if (both) hint_.overlap = {moment(both->start, seller_), moment(both->end, seller_)};
  }

  void find_shift() {
    if (!seller_ || !sure()) return;
    const Zone& buyer = zones_.front();
    const auto distance = [&](Instant at) { return buyer.at(at).minutes() - seller_->at(at).minutes(); };
    const int before = distance(request_.now);
    Instant at = request_.now;
    for (int i = 0; i < 4; ++i) {
      const auto one = buyer.next(at);
      const auto two = seller_->next(at);
      if (!one && !two) return;
      at = !one ? two->at : !two ? one->at : std::min(one->at, two->at);
      if (at - request_.now > 7 * day_ms) return;
      const int after = distance(at);
      if (after == before) continue;
      const std::string_view weekday =
          weekday_ids[static_cast<std::size_t>(weekday_of(seller_->civil(at).date))];
      hint_.shift = Hint::Shift{moment(at, seller_), before, after,
                                sources_.speech.say("time.shift", {{"weekday", weekday},
                                                                   {"after", std::abs(after) / 60.0},
                                                                   {"before", std::abs(before) / 60.0}})};
      return;
    }
  }

  void find_reply() {
    if (!request_.last_buyer_message_at) return;
    std::optional<std::pair<Instant, double>> due;
    std::string rule;
    const auto consider = [&](double hours, const std::string& id) {
      const Instant at = *request_.last_buyer_message_at + std::llround(hours * static_cast<double>(hour_ms));
      if (due && due->first <= at) return;
      due = {at, hours};
      rule = id;
    };
    const auto market = sources_.habits.market(request_.market);
    std::string_view label;
    if (market) {
      label = sources_.habits.text(market->label);
      const std::string id(sources_.habits.text(market->id));
      if (market->first_message_hours > 0 && request_.first_message.value_or(true)) {
        consider(market->first_message_hours, id + ".first_message");
      }
      if (market->help_request_hours > 0 && request_.help_request) {
        consider(market->help_request_hours, id + ".help_request");
      }
      if (market->target_hours > 0) consider(market->target_hours, id + ".target");
    }
    if (request_.promise_hours) consider(*request_.promise_hours, "seller.promise");
    if (!due) return;
    Reply reply;
    reply.due = moment(due->first, seller_);
    const std::int64_t left = due->first - request_.now;
    reply.minutes_left = left / minute_ms - (left % minute_ms < 0 ? 1 : 0);
    reply.rule = rule;
    const std::string why = sources_.speech.say("time.rule." + rule.substr(rule.find('.') + 1),
                                                {{"market", label}, {"hours", due->second}});
    // What is shown is cut to whole units, both ways; never "0 minutes overdue".
    const std::int64_t size = std::max<std::int64_t>(std::abs(left) / minute_ms, left < 0 ? 1 : 0);
    const bool days = size >= 48 * 60;
    const std::string_view unit = days ? "days" : size >= 60 ? "hours" : "minutes";
    const std::int64_t count = days ? size / 1440 : size >= 60 ? size / 60 : size;
    std::string key = reply.minutes_left < 0 ? "time.reply.overdue." : "time.reply.left.";
    key += unit;
    reply.text = sources_.speech.say(key, {{"n", static_cast<double>(count)}, {"rule", why}});
    hint_.reply = std::move(reply);
  }

  // What to call the place: as the seller knows it, or what its zone is known by.
  [[nodiscard]] std::string place_name() const {
    const Place& place = request_.buyer;
    if (!place.city.empty() && basis_ <= Basis::city) {
      return place.city.substr(0, place.city.find(','));
    }
    constexpr std::size_t longest_code = 3;  // `CA` says less than the city a zone is named after
    if (basis_ == Basis::region && place.region.size() > longest_code) return place.region;
    if (basis_ == Basis::country && zones_.size() == 1) return sources_.speech.country(country_of(place, {}));
    return sources_.speech.city_of(zones_.front().id());
  }

  [[nodiscard]] std::string sentence() const {
    const Speech& speech = sources_.speech;
    if (zones_.empty()) return speech.say("time.unknown_place", {});
    const Instant now = request_.now;
    const Zone& buyer = zones_.front();
    const bool good_now = good_ && good_->start <= now;
    const Instant edge = good_ ? (good_now ? good_->end : good_->start) : now;
    if (!sure()) {
      int first = buyer.at(now).seconds;
      int last = first;
      for (std::size_t i = 0; i < zones_.size(); ++i) {
        if (hint_.zones[i].share < plausible_share) continue;
        first = std::min(first, zones_[i].at(now).seconds);
        last = std::max(last, zones_[i].at(now).seconds);
      }
      const auto shown = [&](int seconds) {
        return format_minutes(utc_civil(now + seconds * std::int64_t{1000}).minute_of_day());
      };
      const std::string from = shown(first);
      const std::string to = shown(last);
      const std::string place = speech.country(country_of(request_.buyer, buyer.id()));
      const std::string clock_text =
          speech.say("time.clock.spread", {{"from", from}, {"to", to}, {"place", place}});
      if (!good_ || !seller_) return clock_text;
      const std::string yours = clock(*seller_, edge);
      return speech.say(good_now ? "time.spread.until" : "time.spread.from",
                        {{"clock", clock_text}, {"yours", yours}});
    }
    const std::string time = clock(buyer, now);
    const std::string place = place_name();
    const std::string_view weekday = weekday_ids[static_cast<std::size_t>(weekday_of(buyer.civil(now).date))];
    const std::string clock_text =
        speech.say("time.clock", {{"time", time}, {"weekday", weekday}, {"place", place}, {"state", state_}});
    if (!good_) return clock_text;
    const std::string at = clock(buyer, edge);
    const std::string yours = seller_ ? clock(*seller_, edge) : at;
    std::string key = good_now ? "time.good.until" : "time.good.from";
    if (yours != at) key += "_yours";
    return speech.say(key, {{"clock", clock_text}, {"time", at}, {"yours", yours}});
  }
};

}  // namespace

Parsed<Hint> make_hint(const HintRequest& request, const HintSources& sources) {
  return HintMaker(request, sources).make();
}

}  // namespace parley::time
