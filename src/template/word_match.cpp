#include "template/word_match.h"

#include <algorithm>
#include <array>

namespace parley::templates {
namespace {

constexpr std::size_t longest = 64;

// What a fit is worth. A whole word is worth most, then a beginning (the longer the typed part, the better),
// then a longer form of the word, then one with typos.
constexpr double worth_prefix = 0.75;
constexpr double worth_prefix_full = 0.95;
constexpr double worth_typo = 0.8;
constexpr double worth_longer = 0.65;
constexpr double worth_typo_prefix = 0.65;
constexpr double worth_inside = 0.45;
constexpr double cost_of_edit = 0.12;
/// A word inside another (German compounds) or with more letters than the one sought needs this many.
constexpr std::size_t shortest_part = 4;

}  // namespace

std::uint32_t letter_mask(std::u16string_view word) {
  std::uint32_t mask = 0;
  for (const char16_t c : word) mask |= std::uint32_t{1} << (c % 32);
  return mask;
}

WordQuery::WordQuery(std::u16string_view word, bool exact)
    : query_(word.substr(0, longest)),
      mask_(letter_mask(query_)),
      edits_(exact ? 0 : allowed_edits(query_.size())) {}

WordMatch WordQuery::match(std::u16string_view word) const {
  if (word.size() >= query_.size() && std::equal(query_.begin(), query_.end(), word.begin())) {
    if (word.size() == query_.size()) return {1, word.size()};
    const double typed = static_cast<double>(query_.size()) / static_cast<double>(word.size());
    return {worth_prefix + (worth_prefix_full - worth_prefix) * typed, query_.size()};
  }
  if (edits_ == 0) return {};
  const WordMatch typo = fuzzy(word);
  if (typo.quality > worth_longer) return typo;
  const bool longer = word.size() >= shortest_part && query_.size() > word.size() &&
                      std::equal(word.begin(), word.end(), query_.begin());
  if (longer) return {worth_longer, word.size()};
  if (typo.quality > 0) return typo;
  if (word.find(query_) != std::u16string_view::npos) return {worth_inside, word.size()};
  return {};
}

/// Damerau–Levenshtein distance (adjacent letters swapped count once) from the query to the word and to each
/// of its beginnings.
WordMatch WordQuery::fuzzy(std::u16string_view word) const {
  using Row = std::array<std::uint8_t, longest + 4>;
  const std::size_t rows = query_.size();
  const std::size_t columns = std::min(word.size(), rows + static_cast<std::size_t>(edits_));
  Row before_last{};
  Row last{};
  Row row{};
  for (std::size_t j = 0; j <= columns; ++j) last[j] = static_cast<std::uint8_t>(j);
  for (std::size_t i = 1; i <= rows; ++i) {
    row[0] = static_cast<std::uint8_t>(i);
    std::uint8_t least = row[0];
    for (std::size_t j = 1; j <= columns; ++j) {
      const bool same = query_[i - 1] == word[j - 1];
      int best = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
      if (i > 1 && j > 1 && query_[i - 1] == word[j - 2] && query_[i - 2] == word[j - 1]) {
        best = std::min(best, before_last[j - 2] + 1);
      }
      row[j] = static_cast<std::uint8_t>(best);
      least = std::min(least, row[j]);
    }
    if (least > edits_) return {};
    before_last = last;
    last = row;
  }
  if (columns == word.size() && last[columns] <= edits_) {
    return {worth_typo - cost_of_edit * last[columns], word.size()};
  }
  std::size_t end = 0;
  int best = edits_ + 1;
  for (std::size_t j = shortest_part - 1; j <= columns; ++j) {
    if (last[j] < best) {
      best = last[j];
      end = j;
    }
  }
  if (best > edits_) return {};
  return {worth_typo_prefix - cost_of_edit * best, end};
}

}  // namespace parley::templates
