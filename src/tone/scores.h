/// @file tone/scores.h
/// @brief How the draft sounds: four scores out of the cues `tone.*` of its language.
#pragma once

#include "tone/context.h"

namespace parley::tone {

/// Each score is the sum s of its cues' weights pressed into −1..1 by s / (1 + |s|). The weights for English
/// are the politeness strategies of Danescu-Niculescu-Mizil et al. 2013 (arXiv 1306.6078), as signs rather
/// than verdicts.
[[nodiscard]] Scores scores(const Context& context);

}  // namespace parley::tone
