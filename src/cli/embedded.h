/// @file cli/embedded.h
/// @brief The packs and ICU's data, linked into the native command.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "lexicon/pack.h"

namespace parley::cli {

struct Embedded {
  std::string_view name;  ///< `icu.dat`, `common`, `en`, …
  lexicon::Bytes bytes;
};

[[nodiscard]] const std::vector<Embedded>& embedded();

}  // namespace parley::cli
