/// @file template/fold.h
/// @brief The form in which a search compares text: any script, without case, accents or full width.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "text/utf.h"

namespace parley::templates {

/// NFKC_Casefold, then without the accents of Latin, Greek, Cyrillic, Hebrew and Arabic (vowel signs of other
/// scripts stay: they are letters), `ø ł đ ı ґ` as their plain letters, katakana as hiragana, Hangul as its
/// letters.
[[nodiscard]] std::u16string fold(std::u16string_view text);

/// A word of a text, before folding.
struct RawWord {
  std::u16string_view letters;  ///< without apostrophes; lives as long as the call it is given to
  text::Span span;              ///< in the source text
  bool cut = false;             ///< a pair out of a run of a script that doesn't write spaces between words
  bool tail = false;            ///< the last letter of such a run alone: to be found by, not to look for
};

/// Calls `visit` for each word in order: letters, digits and marks; apostrophes inside a word don't count.
/// Runs of Han, kana, Thai, Lao, Khmer and Burmese become overlapping pairs.
void for_each_word(std::u16string_view text, const std::function<void(const RawWord&)>& visit);

/// A word to look for.
struct SearchWord {
  std::u16string folded;
  text::Span span;
  bool cut = false;
};

/// The words of a query or a title; tails and words that fold to nothing left out.
[[nodiscard]] std::vector<SearchWord> search_words(std::u16string_view text);

/// How much of `source` the first `length` code units of its folded form stand for, in code units of
/// `source`.
[[nodiscard]] std::uint32_t unfolded_length(std::u16string_view source, std::size_t length);

}  // namespace parley::templates
