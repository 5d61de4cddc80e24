/// @file tone/check.h
/// @brief Looks over a draft: every check there is, then what is worth saying.
#pragma once

#include "lexicon/language.h"
#include "time/kit.h"
#include "tone/finding.h"

namespace parley::tone {

/// At most this many findings are reported, the gravest.
inline constexpr std::size_t max_findings = 200;

/// Checks a draft in the language `draft.lang`. Where that language has no pack, only what needs no words is
/// checked. The packs of the draft's and the ui language must be loaded (the caller has seen to it). Findings
/// come sorted by start, longest first, those about the whole message last. `time` reads dates and units in
/// the draft's language; nullptr where there is none.
[[nodiscard]] Report check(const Draft& draft, const lexicon::Knowledge& knowledge, const time::Kit* time);

}  // namespace parley::tone
