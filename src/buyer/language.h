/// @file buyer/language.h
/// @brief Which language a message is in.
///
/// Scripts decide first: Hangul is Korean, kana Japanese, Hebrew, Greek, Thai and Arabic letters speak for
/// themselves (Persian and Urdu letters do not: `und`). Latin, Cyrillic and pure Han texts go through small
/// linear models over character n-grams (lexicon/detect.h; trained by locales/refresh/detect.mjs).
#pragma once

#include <string>
#include <string_view>

#include "lexicon/language.h"
#include "lexicon/pack.h"

namespace parley::buyer {

struct Detected {
  std::string tag = "und";  ///< BCP 47, one of: en de fr es it pt pl ru uk ja zh ko tr nl cs sv nb da fi ro
                            ///< hu ar he el th, or `und`
  double confidence = 0;    ///< 0..1: the model's own probability; 1 where the script alone decides
};

/// URLs, e-mail addresses and words with digits say nothing; a text without two letters is `und`. `common` is
/// the pack of that name; without its models only scripts are told apart.
[[nodiscard]] Detected detect(std::u16string_view text, const lexicon::Pack& common);

/// The same with the packs at hand: where the model is unsure ("klarna??", "thx"), a message whose words are
/// nearly all in the English pack is English, the language most buyers write to strangers in.
[[nodiscard]] Detected detect(std::u16string_view text, const lexicon::Knowledge& knowledge);

}  // namespace parley::buyer
