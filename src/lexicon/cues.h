/// @file lexicon/cues.h
/// @brief Cues: what a phrase of the buyer's speaks for.
#pragma once

#include "lexicon/format.h"

namespace parley::lexicon {

/// `of` is what it speaks for, as `intent.shipping`, `mood.angry`, `urgent`; `weight` how strongly.
struct CueRow {
  TextRef id;
  TextRef of;
  float weight = 1;
};

}  // namespace parley::lexicon
