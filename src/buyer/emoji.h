/// @file buyer/emoji.h
/// @brief What emoji say about a mood; the same in every language.
#pragma once

#include <string_view>

namespace parley::buyer {

/// −2 (furious) … 2 (delighted) for the emoji that a token's text begins with; 0 for one that says nothing.
[[nodiscard]] int emoji_mood(std::u16string_view emoji);

}  // namespace parley::buyer
