#include "buyer/place.h"

#include <algorithm>

namespace parley::buyer {
namespace {

Place named(std::string_view name, double confidence) {
  const std::size_t dot = name.find('.');
  Place place;
  place.country = std::string(name.substr(0, dot));
  if (dot != std::string_view::npos) place.zone = std::string(name.substr(dot + 1));
  place.confidence = std::min(confidence, 1.0);
  return place;
}

}  // namespace

std::optional<Place> place_of(const Message& message) {
  constexpr double floor = 0.5;
  constexpr std::uint32_t between = 2;  // "in sunny", "to the": so many words may stand between
  std::optional<Place> best;
  const auto offer = [&](Place place) {
    if (place.confidence < floor) return;
    const bool finer = best && best->country == place.country && best->zone.empty() && !place.zone.empty();
    if (!best || place.confidence > best->confidence || finer) best = std::move(place);
  };
  for (const Hit& hit : message.hits) {
    if (const auto name = after(hit, "here."); !name.empty()) offer(named(name, hit.weight));
    const auto name = after(hit, "place.");
    if (name.empty()) continue;
    for (const Hit& before : message.hits) {
      if (before.of != "here" || before.end > hit.begin || hit.begin - before.end > between) continue;
      if (message.sentence(before.begin) == message.sentence(hit.begin)) offer(named(name, before.weight));
    }
  }
  return best;
}

}  // namespace parley::buyer
