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
/// of its beginnings. Only the cells as near to the diagonal as the edits allowed are filled.
WordMatch WordQuery::fuzzy(std::u16string_view word) const {
  constexpr int far = 100;
  // rows[i % 3][j + 1]: from the query's first i letters to the word's first j; [0] is a fence.
  std::array<std::array<int, longest + 5>, 3> rows;
  const int letters = static_cast<int>(query_.size());
  const int columns = std::min(static_cast<int>(word.size()), letters + edits_);
  for (int j = 0; j <= columns + 1; ++j) rows[0][static_cast<std::size_t>(j)] = j == 0 ? far : j - 1;
  for (int i = 1; i <= letters; ++i) {
    int* row = rows[static_cast<std::size_t>(i % 3)].data() + 1;
    const int* last = rows[static_cast<std::size_t>((i + 2) % 3)].data() + 1;
    const int* before_last = rows[static_cast<std::size_t>((i + 1) % 3)].data() + 1;
    const int from = std::max(i - edits_, 0);
    const int to = std::min(i + edits_, columns);
    row[from - 1] = far;
    int least = far;
    for (int j = from; j <= to; ++j) {
      int best = j == 0 ? i : far;
      if (j > 0) {
        const char16_t a = query_[static_cast<std::size_t>(i - 1)];
        const char16_t b = word[static_cast<std::size_t>(j - 1)];
        best = last[j - 1] + (a == b ? 0 : 1);
        if (row[j - 1] + 1 < best) best = row[j - 1] + 1;
        const bool swapped = i > 1 && j > 1 && a == word[static_cast<std::size_t>(j - 2)] &&
                             query_[static_cast<std::size_t>(i - 2)] == b;
        if (swapped && before_last[j - 2] + 1 < best) best = before_last[j - 2] + 1;
      }
      if (j < i + edits_ && last[j] + 1 < best) best = last[j] + 1;  // beyond, the row above has no cell
      row[j] = best;
      if (best < least) least = best;
    }
    if (least > edits_) return {};
  }
  const int* last = rows[static_cast<std::size_t>(letters % 3)].data() + 1;
  const int from = std::max(letters - edits_, 0);
  if (columns == static_cast<int>(word.size()) && columns >= from && last[columns] <= edits_) {
    return {worth_typo - cost_of_edit * last[columns], word.size()};
  }
  int end = 0;
  int best = edits_ + 1;
  for (int j = std::max(from, static_cast<int>(shortest_part) - 1); j <= columns; ++j) {
    if (last[j] < best) {
      best = last[j];
      end = j;
    }
  }
  if (best > edits_) return {};
  return {worth_typo_prefix - cost_of_edit * best, static_cast<std::size_t>(end)};
}

}  // namespace parley::templates
