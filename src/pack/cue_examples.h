/// @file pack/cue_examples.h
/// @brief Proves the cues: every cue's own examples against the compiled language.
#pragma once

#include <filesystem>
#include <vector>

#include "lexicon/language.h"
#include "pack/records.h"

namespace parley::pack {

/// Reads the `cue` records below `folder` (as `locales/en`) and adds a problem for each `yes` message in
/// which the cue is not found, each `no` message in which it is, and each cue with fewer than two of either
/// (one for `place.` and `term.`, which are names). Needs ICU's data, so it runs where that is loaded: in the
/// tests, not in the compiler. Returns how many examples were held against it.
std::size_t check_cues(const std::filesystem::path& folder, const lexicon::Language& language,
                       std::vector<Problem>& problems);

}  // namespace parley::pack
