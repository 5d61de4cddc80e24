/// @file pack/zones.h
/// @brief Compiles TZif files into the common pack's `tz.*` sections (see time/zones.h).
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "pack/records.h"
#include "pack/writer.h"

namespace parley::pack {

/// What the place compiler needs to know of the zones that were written.
struct ZoneIndex {
  struct Row {
    std::string country;
    std::string data;  ///< the 64-bit part of its TZif file
  };
  std::map<std::string, std::size_t> rows;              ///< id → row of tz.names
  std::vector<std::pair<std::string, Row>> zones;       ///< by row
  std::map<std::string, std::vector<std::string>> tab;  ///< country → its zones, in the order of zone.tab
  std::string version;
};

/// `info` is the folder that wasm/deps/build.sh makes: `zoneinfo/` (TZif files, fat or slim), `zone.tab`,
/// `links.txt`, `version`. Identical rules are stored once. Faults go to `problems`.
ZoneIndex compile_zones(const std::filesystem::path& info, Writer& writer, std::vector<Problem>& problems);

}  // namespace parley::pack
