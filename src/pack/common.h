/// @file pack/common.h
/// @brief Compiles what no single language owns: zones, places, countries, markets, which languages there
/// are.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "pack/records.h"

namespace parley::pack {

/// The folders of `locales/` that are languages (they hold `language.txt`), sorted.
[[nodiscard]] std::vector<std::string> languages(const std::filesystem::path& locales);

/// The pack `common`. `zones` is the folder that wasm/deps/build.sh makes of tzdata.
[[nodiscard]] std::string compile_common(const std::filesystem::path& locales,
                                         const std::filesystem::path& zones, std::vector<Problem>& problems);

}  // namespace parley::pack
