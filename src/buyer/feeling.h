/// @file buyer/feeling.h
/// @brief How the buyer feels: sentiment and mood.
///
/// Cues `valence` carry −3 … 3 for a word or phrase; where they overlap the longest speaks. A cue `negation`
/// in front (up to four words, not across `contrast`) turns the value round at a loss; `boost` and `damp` in
/// front make it stronger or weaker; what follows the last `contrast` ("but") counts double. Emoji and "!"
/// add to it.
#pragma once

#include "buyer/hits.h"
#include "buyer/intent.h"
#include "buyer/surface.h"
#include "lexicon/kinds.h"

namespace parley::buyer {

struct Feeling {
  double sentiment = 0;  ///< −1..1
  lexicon::Mood mood = lexicon::Mood::neutral;
  std::vector<text::Span> evidence;  ///< of the mood
};

/// `wants`: a stated fault annoys, even politely put.
[[nodiscard]] Feeling feeling_of(const Message& message, const Surface& surface, const Wants& wants);
/// Without words: emoji and marks only.
[[nodiscard]] Feeling feeling_of(const Surface& surface);

}  // namespace parley::buyer
