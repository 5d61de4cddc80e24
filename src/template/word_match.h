/// @file template/word_match.h
/// @brief How well a word that is being typed fits a word that is there.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace parley::templates {

/// Which letters a word has, one bit for each residue of the code unit: a cheap bound on the edit distance.
[[nodiscard]] std::uint32_t letter_mask(std::u16string_view word);

/// Edits forgiven: none below 4 letters, 1 below 8, else 2.
[[nodiscard]] constexpr int allowed_edits(std::size_t letters) {
  return letters < 4 ? 0 : letters < 8 ? 1 : 2;
}

struct WordMatch {
  double quality = 0;      ///< 0 where it doesn't fit, 1 where both are the same
  std::size_t length = 0;  ///< letters of the word that fit, from its start
};

/// A word to look for, prepared once.
class WordQuery {
 public:
  /// The text must outlive the query. Letters after the 64th don't count.
  /// @param exact no typos: the word is whole or a beginning (pairs of an unspaced script)
  WordQuery(std::u16string_view word, bool exact);

  [[nodiscard]] std::u16string_view text() const { return query_; }
  /// Whether more than whole words and beginnings can match.
  [[nodiscard]] bool forgives() const { return edits_ > 0; }
  /// False where a word of this `letter_mask` can't fit.
  [[nodiscard]] bool may_match(std::uint32_t mask) const { return std::popcount(mask_ & ~mask) <= edits_; }
  [[nodiscard]] WordMatch match(std::u16string_view word) const;

 private:
  [[nodiscard]] WordMatch fuzzy(std::u16string_view word) const;

  std::u16string_view query_;
  std::uint32_t mask_;
  int edits_;
};

}  // namespace parley::templates
