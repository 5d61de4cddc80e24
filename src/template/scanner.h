/// @file template/scanner.h
/// @brief The characters of a pattern, classified as ICU's MessagePattern does.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace parley::templates {

/// Unicode Pattern_White_Space.
[[nodiscard]] bool is_white_space(char16_t c);
/// Neither Pattern_Syntax nor Pattern_White_Space: what names and keys are made of.
[[nodiscard]] bool is_identifier(char16_t c);
[[nodiscard]] bool is_identifier(std::u16string_view name);

/// The text without Pattern_White_Space around it.
[[nodiscard]] std::u16string_view trim(std::u16string_view s);
/// `s` in ASCII lower case.
[[nodiscard]] std::u16string ascii_lower(std::u16string_view s);

/// A number as MessagePattern reads it after `=` or `offset:`; empty where the text isn't one as a whole.
[[nodiscard]] std::optional<double> to_number(std::u16string_view s);

/// Reads a pattern from left to right.
class Scanner {
 public:
  explicit Scanner(std::u16string_view text) : text_(text) {}

  [[nodiscard]] std::u16string_view text() const { return text_; }
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] bool end() const { return at_ >= text_.size(); }
  /// The next code unit; U+0000 at the end.
  [[nodiscard]] char16_t peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : u'\0';
  }
  /// True where the next code unit is there and is `c`.
  [[nodiscard]] bool sees(char16_t c) const { return !end() && text_[at_] == c; }

  void go(std::size_t at) { at_ = at < text_.size() ? at : text_.size(); }
  void skip() { go(at_ + 1); }
  bool skip(char16_t c);
  void skip_white_space();
  /// Reads while `is_identifier`; empty where the next code unit isn't.
  std::u16string_view identifier();
  /// Reads the code units MessagePattern takes for a number.
  std::u16string_view number();
  /// Goes past the `}` that closes the `{` at `open`, else to the end; says whether there is one.
  bool skip_braces(std::size_t open);

 private:
  std::u16string_view text_;
  std::size_t at_ = 0;
};

}  // namespace parley::templates
