/// @file tone/rules.h
/// @brief The checks that are data: every rule of the draft's language, in one pass.
#pragma once

#include <vector>

#include "tone/context.h"

namespace parley::tone {

/// What the language's rules find, those that this market, mode and mood let speak.
[[nodiscard]] std::vector<Finding> matched_rules(const Context& context);

}  // namespace parley::tone
