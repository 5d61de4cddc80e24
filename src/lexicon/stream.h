/// @file lexicon/stream.h
/// @brief A document as a grammar sees it: contractions taken apart, every token with its symbols.
#pragma once

#include <cstdint>
#include <vector>

#include "lexicon/vocabulary.h"
#include "text/document.h"

namespace parley::lexicon {

class Stream {
 public:
  struct Item {
    std::uint32_t token = 0;         ///< index into the document's tokens
    std::uint32_t first_symbol = 0;  ///< into the stream's symbols
    std::uint32_t symbols = 0;
    std::uint32_t sentence = 0;
    bool soft = false;     ///< punctuation that patterns may step over
    bool skipped = false;  ///< quoted: no pattern matches here
  };

  Stream(const text::Document& document, const Vocabulary& vocabulary);

  [[nodiscard]] const std::vector<Item>& items() const { return items_; }
  [[nodiscard]] std::uint32_t symbol(std::uint32_t i) const { return symbols_[i]; }
  [[nodiscard]] bool has(const Item& item, std::uint32_t symbol) const;
  [[nodiscard]] const text::Document& document() const { return *document_; }
  /// The text from the first to the last item of a range `[begin, end)`.
  [[nodiscard]] text::Span span(std::uint32_t begin, std::uint32_t end) const;

 private:
  void add(std::uint32_t index, const text::Token& token, std::uint32_t word, const Vocabulary& vocabulary,
           bool first);

  const text::Document* document_;
  std::vector<Item> items_;
  std::vector<std::uint32_t> symbols_;
};

}  // namespace parley::lexicon
