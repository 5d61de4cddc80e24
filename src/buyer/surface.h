/// @file buyer/surface.h
/// @brief What a message shows without its words being understood: capitals, marks, emoji, how carefully it
/// is typed.
#pragma once

#include <vector>

#include "text/document.h"

namespace parley::buyer {

struct Surface {
  bool emoji = false;
  int emoji_mood = 0;            ///< sum over the emoji, each kind once
  std::vector<text::Span> sad;   ///< emoji that speak against
  std::vector<text::Span> glad;  ///< emoji that speak for
  std::uint32_t shouted = 0;  ///< words of two and more capitals that stand in a run, or most of the message
  text::Span shout;           ///< the first such run; empty where there is none
  std::uint32_t exclamations = 0;  ///< "!" in all
  std::uint32_t pressed = 0;       ///< marks repeated for effect: "??", "?!", "!!!"
  text::Span press;                ///< the first of them
  bool lower_start = false;        ///< most sentences begin with a small letter
  bool bare_end = false;           ///< the message ends without a mark
  bool stretched = false;          ///< "sooo", "pleeease"
};

[[nodiscard]] Surface surface_of(const text::Document& document);

}  // namespace parley::buyer
