/// @file text/document.h
/// @brief One message, read once: tokens, sentences, quoted parts. Knows no language's words.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/utf.h"

namespace parley::text {

enum class TokenKind : std::uint8_t {
  word,
  number,
  punctuation,
  emoji,
  url,
  email,
  phone,
  handle,
  date,
  placeholder
};

enum class Letters : std::uint8_t {
  none,         ///< no cased letter (numbers, CJK, punctuation)
  lower,        ///< all lower case
  capitalised,  ///< first upper, rest lower; also a single capital
  upper,        ///< two or more capitals, no lower case
  mixed         ///< anything else (iPhone, McDonald)
};

/// A token as read. Numeric dates (`03/04`, `3.4.26`), e-mail addresses, URLs, phone numbers, handles
/// (`@shop`) and gaps (`{name}`) are one token each.
struct Token {
  Span span;
  TokenKind kind = TokenKind::word;
  Letters letters = Letters::none;
  bool space_before = false;
  bool quoted = false;         ///< inside quotation marks, or on a line that quotes (`> …`)
  std::uint32_t sentence = 0;  ///< index into Document::sentences()
  std::string_view norm;       ///< text::normalise of the token; lives as long as the Document
};

/// A run of tokens that ends with `.`, `!`, `?`, `…` or a line break.
struct Sentence {
  Span span;                ///< without the white space around it
  std::uint32_t first = 0;  ///< index of the first token
  std::uint32_t end = 0;    ///< one past the last token
};

class Document {
 public:
  /// Reads a message. `locale` (BCP 47, `und` when unknown) chooses ICU's sentence and word break rules;
  /// `is_abbreviation` tells of a normalised word whether a full stop after it ends no sentence.
  using WordTest = std::function<bool(std::string_view norm)>;
  static Document read(std::u16string text, std::string_view locale, const WordTest& is_abbreviation = {});

  [[nodiscard]] std::u16string_view text() const { return text_; }
  [[nodiscard]] std::u16string_view text(Span span) const { return slice(text_, span); }
  [[nodiscard]] std::span<const Token> tokens() const { return tokens_; }
  [[nodiscard]] std::span<const Sentence> sentences() const { return sentences_; }
  /// Words and numbers; emoji and punctuation don't count.
  [[nodiscard]] std::uint32_t word_count() const { return words_; }

 private:
  std::u16string text_;
  std::vector<Token> tokens_;
  std::vector<Sentence> sentences_;
  std::vector<char> norms_;  // what Token::norm views; a vector keeps its buffer when moved
  std::uint32_t words_ = 0;
};

}  // namespace parley::text
