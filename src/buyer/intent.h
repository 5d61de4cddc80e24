/// @file buyer/intent.h
/// @brief What the buyer wants, out of the cues `intent.*`.
#pragma once

#include "buyer/hits.h"
#include "buyer/reading.h"

namespace parley::buyer {

struct Wants {
  std::vector<IntentScore> intents;  ///< best first; empty where nothing speaks clearly
  std::vector<text::Span> evidence;  ///< what spoke for the first
  double complaint = 0;              ///< weight of the strongest stated complaint, whether or not it won
  bool complains = false;            ///< complaint comes first, be it by hints alone
};

[[nodiscard]] Wants wants_of(const Message& message);

}  // namespace parley::buyer
