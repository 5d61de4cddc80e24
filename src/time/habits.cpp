#include "time/habits.h"

namespace parley::time {

Habits::Habits(const lexicon::Pack& pack)
    : countries_(pack.table<CountryHabits>("tm.country")),
      markets_(pack.table<MarketRow>("tm.market")),
      strings_(pack.section("strings")) {
  if (const auto days = pack.table<DayPlan>("tm.day"); days.size() > 0) day_ = days[0];
}

CountryHabits Habits::country(std::string_view code) const {
  CountryHabits other;
  for (std::size_t i = 0; i < countries_.size(); ++i) {
    const CountryHabits row = countries_[i];
    const std::string_view here(row.country, 2);
    if (here == code) return row;
    if (here == "ZZ") other = row;
  }
  return other;
}

std::optional<MarketRow> Habits::market(std::string_view id) const {
  for (std::size_t i = 0; i < markets_.size(); ++i) {
    if (text(markets_[i].id) == id) return markets_[i];
  }
  return std::nullopt;
}

}  // namespace parley::time
