/// @file cli/prove.h
/// @brief Proves the rules: every rule's own examples, through the whole check.
#pragma once

#include <filesystem>
#include <string>

#include "lexicon/language.h"

namespace parley::cli {

/// Runs the examples of the rules and checks below `locales` (all, or the one named `id`) and prints each
/// that fails, with the place in the source and a caret under the span. Returns how many failed; a word on
/// the total goes to stdout.
///
/// Held against every example: a bad one is found by its own rule with exactly the marked span; after the
/// first fix the text is exactly what stands behind `=>`, and the rule is silent there; a good one gets no
/// finding of its rule, nor of any other rule at `warn` or above.
[[nodiscard]] int prove(const std::filesystem::path& locales, const lexicon::Knowledge& knowledge,
                        const std::string& id);

}  // namespace parley::cli
