/// @file buyer/style.h
/// @brief How the buyer writes: formal, neutral or casual; and the slang in it.
#pragma once

#include "buyer/hits.h"
#include "buyer/reading.h"
#include "buyer/surface.h"

namespace parley::buyer {

/// From the cues `formality.formal` and `formality.casual`, spelling without apostrophes ("dont", "thx"),
/// small letters at the start. `message` and `language` may be nullptr.
[[nodiscard]] Formality formality_of(const Message* message, const lexicon::Language* language,
                                     const Surface& surface);

/// Slang: single words by the language's texts `slang.<word>` (the term's id), phrases by its cues
/// `term.<id>`; the meaning is text `term.<id>` of `ui`, or of `fallback`.
[[nodiscard]] std::vector<Term> terms_of(const Message& message, const lexicon::Language& language,
                                         const lexicon::Language* ui, const lexicon::Language* fallback);

}  // namespace parley::buyer
