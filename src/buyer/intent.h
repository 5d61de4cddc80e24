/// @file buyer/intent.h
/// @brief What the buyer wants, out of the cues `intent.*`.
#pragma once

#include "buyer/hits.h"
#include "buyer/reading.h"

namespace parley::buyer {

struct Wants {
  std::vector<IntentScore> intents;    ///< best first; empty where nothing speaks clearly
  std::vector<text::Span> evidence;    ///< what spoke for the first
  double complaint = 0;                ///< what the complaint cues weigh together, whether or not they won
};

[[nodiscard]] Wants wants_of(const Message& message);

}  // namespace parley::buyer
