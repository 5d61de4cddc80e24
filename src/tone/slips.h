/// @file tone/slips.h
/// @brief Checks of letters that came out wrong, and of contact outside the market, in whatever language a
/// draft is.
#pragma once

#include <vector>

#include "tone/context.h"

namespace parley::tone {

/// Check `slip.letters`: Cyrillic or Greek letters inside a word of Latin ones, or the other way round, that
/// look the same and are found by no search. The fix writes the word in one script.
[[nodiscard]] std::vector<Finding> mixed_letters(const Context& context);
/// Check `slip.layout`: words typed while the keyboard was set to another language: "Руддщ" for "Hello",
/// "ghbdsn" for "привіт". The layouts are data (`texts keys`). The fix is what the keys say.
[[nodiscard]] std::vector<Finding> wrong_layout(const Context& context);
/// Check `off_platform_contact.any`: a messenger's name and a number or handle in one sentence, or an e-mail
/// address, where the draft's language has no rules that would know better.
[[nodiscard]] std::vector<Finding> foreign_contact(const Context& context);

}  // namespace parley::tone
