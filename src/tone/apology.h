/// @file tone/apology.h
/// @brief Apologising once, early, is enough.
#pragma once

#include <vector>

#include "tone/context.h"

namespace parley::tone {

/// Check `over_apology.count`: the third word of apology in one message and those after it (class
/// `sorry_word`).
[[nodiscard]] std::vector<Finding> repeated_apology(const Context& context);

}  // namespace parley::tone
