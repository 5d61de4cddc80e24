#include "buyer/hits.h"

#include <algorithm>

namespace parley::buyer {

std::vector<Hit> hits_of(const lexicon::Language& language, const lexicon::Stream& stream) {
  std::vector<Hit> hits;
  const lexicon::Grammar& grammar = language.cues();
  for (const lexicon::Match& match : grammar.select(grammar.run(stream))) {
    const lexicon::PatternRow pattern = grammar.pattern(match.pattern);
    Hit hit;
    hit.cue = pattern.owner;
    const lexicon::CueRow cue = language.cue(pattern.owner);
    hit.of = language.text(cue.of);
    hit.weight = static_cast<double>(cue.weight);
    hit.begin = match.begin;
    hit.end = match.end;
    if (pattern.mark < lexicon::max_captures && match.captures[pattern.mark].begin != lexicon::none) {
      hit.begin = match.captures[pattern.mark].begin;
      hit.end = match.captures[pattern.mark].end;
    }
    hit.span = stream.span(hit.begin, hit.end);
    hits.push_back(hit);
  }
  std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
    if (a.begin != b.begin) return a.begin < b.begin;
    return a.end != b.end ? a.end > b.end : a.cue < b.cue;
  });
  return hits;
}

}  // namespace parley::buyer
