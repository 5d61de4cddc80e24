#include "tone/scores.h"

#include <cmath>

namespace parley::tone {
namespace {

double pressed(double sum) {
  return sum / (1 + std::abs(sum));
}

}  // namespace

Scores scores(const Context& context) {
  Scores sums;
  if (context.language == nullptr) return sums;
  const lexicon::Grammar& cues = context.language->sounds();
  for (const lexicon::Match& match : cues.select(cues.run(*context.stream))) {
    const lexicon::CueRow cue = context.language->cue(cues.pattern(match.pattern).owner);
    const std::string_view of = context.language->text(cue.of);
    const auto weight = static_cast<double>(cue.weight);
    if (of == "tone.politeness") sums.politeness += weight;
    if (of == "tone.warmth") sums.warmth += weight;
    if (of == "tone.formality") sums.formality += weight;
    if (of == "tone.directness") sums.directness += weight;
  }
  return {pressed(sums.formality), pressed(sums.warmth), pressed(sums.directness), pressed(sums.politeness)};
}

}  // namespace parley::tone
