#include "api/methods.h"
#include "time/civil.h"
#include "time/zones.h"

namespace parley::api {

Json time_local(Fields in, Room& room) {
  const std::string id = in.required_text("zone");
  const std::string at = in.required_text("at");
  if (room.fault) return {};
  const auto zone = time::Zones(room.common()).find(id);
  if (!zone) in.wrong("zone", time::unknown_zone(id));
  const auto instant = time::parse_rfc3339(at);
  if (!instant) in.wrong("at", instant.error);
  if (room.fault) return {};
  const time::LocalTime local = time::local_time(*zone, *instant.value);
  return {{"local", local.local}, {"offset_minutes", local.offset_minutes}, {"dst", local.dst}, {"abbreviation", local.abbreviation}};
}

}  // namespace parley::api
