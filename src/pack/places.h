/// @file pack/places.h
/// @brief Compiles places and habits into the common pack's `pl.*` and `tm.*` sections (time/places.h,
/// time/habits.h).
///
/// Records read:
///   shares CC          zones: Zone 60, Other/Zone 40     what a country's people live in, where zones differ
///   region CC-CODE     names: Name, Abbr.                zones: as above
///   postal CC          PREFIX or FROM-TO: zones          the longest prefix wins
///   cities CC[-CODE]   Name | Other name: Zone 678       people in thousands
///   habits CC          date_order, date_separators, units, weekend, clock, currency; `also`: more codes; ZZ:
///   all others country CC         (locales/countries) the same fields day hours          night, early, day,
///   evening, quiet, good, business: 09:00-18:00 market ID          (locales/markets) label,
///   first_message_hours, help_request_hours, target_hours
#pragma once

#include <filesystem>
#include <vector>

#include "pack/records.h"
#include "pack/writer.h"
#include "pack/zones.h"

namespace parley::pack {

/// Reads `locales`/places, countries and markets. A country whose zones differ in the year of the tzdata
/// release or later needs `shares`; every other one gets the first zone that zone.tab names for it.
void compile_places(const std::filesystem::path& locales, const ZoneIndex& zones, Writer& writer,
                    std::vector<Problem>& problems);

}  // namespace parley::pack
