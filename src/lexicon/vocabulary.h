/// @file lexicon/vocabulary.h
/// @brief A language's known words: ids, classes, contractions, abbreviations. A view over a pack.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "lexicon/format.h"

namespace parley::lexicon {

/// A row of a table-with-offsets: `[begin, end)` into the rows.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Lists of different lengths: `offsets` has one entry more than there are lists.
template <class T>
class Lists {
 public:
  Lists() = default;
  Lists(Table<T> rows, Table<std::uint32_t> offsets) : rows_(rows), offsets_(offsets) {}
  [[nodiscard]] Range range(std::uint32_t list) const {
    if (list + 1 >= offsets_.size()) return {};
    return {offsets_[list], offsets_[list + 1]};
  }
  [[nodiscard]] T operator[](std::uint32_t row) const { return rows_[row]; }
  /// How many lists there are.
  [[nodiscard]] std::size_t lists() const { return offsets_.size() == 0 ? 0 : offsets_.size() - 1; }

 private:
  Table<T> rows_;
  Table<std::uint32_t> offsets_;
};

/// FNV-1a, the hash of the word table.
[[nodiscard]] constexpr std::uint32_t hash_of(std::string_view word) {
  std::uint32_t hash = 2166136261U;
  for (const char c : word) hash = (hash ^ static_cast<std::uint8_t>(c)) * 16777619U;
  return hash;
}

class Vocabulary {
 public:
  Vocabulary() = default;
  explicit Vocabulary(const Pack& pack);
  /// The id of a normalised word, or `none`.
  [[nodiscard]] std::uint32_t find(std::string_view norm) const;
  [[nodiscard]] std::uint32_t symbol(std::uint32_t word) const { return first_word_ + word; }
  [[nodiscard]] const Lists<std::uint32_t>& classes() const { return classes_; }
  [[nodiscard]] const Lists<std::uint32_t>& contractions() const { return contractions_; }
  [[nodiscard]] bool is_abbreviation(std::string_view norm) const;

 private:
  Table<WordSlot> slots_;
  Bytes strings_;
  Lists<std::uint32_t> classes_;
  Lists<std::uint32_t> contractions_;
  Table<std::uint32_t> abbreviations_;
  std::uint32_t first_word_ = first_class;
};

}  // namespace parley::lexicon
