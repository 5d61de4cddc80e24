/// @file tone/marks.h
/// @brief Checks of how the draft is written rather than what it says: capitals, piled-up marks, gaps.
#pragma once

#include <vector>

#include "tone/context.h"

namespace parley::tone {

/// Check `shouting.words`: two words and more in capitals, or one that is only capitalised to shout.
[[nodiscard]] std::vector<Finding> shouting(const Context& context);
/// Check `punctuation.piled`: `!!!`, `??`, `?!`, `……`.
[[nodiscard]] std::vector<Finding> piled_punctuation(const Context& context);
/// Check `gap.unfilled`: a template's gap that still stands, `{tracking}`.
[[nodiscard]] std::vector<Finding> unfilled_gaps(const Context& context);

}  // namespace parley::tone
