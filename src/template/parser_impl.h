/// @file template/parser_impl.h
/// @brief The parser's state and steps: parser.cpp reads text and arguments, choices.cpp the branches of
/// complex ones.
#pragma once

#include <string>
#include <utility>

#include "template/parser.h"
#include "template/scanner.h"
#include "template/words.h"

namespace parley::templates::detail {

inline text::Span span_of(std::size_t start, std::size_t end) {
  return {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
}

class Parser {
 public:
  explicit Parser(std::u16string_view pattern) : in_(pattern) {}

  Parsed run(bool in_plural);

 private:
  // Each step starts at the scanner's place, and says whether it read what it should; if not, it noted a
  // problem and the rest of the argument is skipped.
  Message message(std::uint32_t level, bool in_plural, text::Span opener);
  void quoted(std::u16string& literal, bool in_plural);
  void argument(Message& into, std::uint32_t level);
  bool named(Argument& argument, std::size_t open, std::uint32_t level);
  bool typed(Argument& argument, std::size_t open, std::uint32_t level);
  bool simple_style(Argument& argument, std::size_t open);
  bool branches(Argument& argument, std::size_t open, std::uint32_t level);
  bool offset(Argument& argument, std::size_t start, bool allowed);
  bool key(Argument& argument, Branch& branch);
  bool caret(Message& into, std::size_t open);
  bool partial(Message& into, std::size_t open);

  /// Notes a problem; returns false, so that a step can `return problem(…)`.
  bool problem(text::Span span, std::initializer_list<std::string_view> message, bool fatal = true) {
    if (out_.problems.size() < max_problems) out_.problems.push_back({span, concat(message), fatal, {}});
    return false;
  }
  bool unclosed(text::Span opener) {
    stop_ = true;
    return problem(opener, {"This '{' is never closed: expected '}'"});
  }
  /// The next code point, for a problem there; empty at the end.
  [[nodiscard]] text::Span here() const {
    const std::size_t size = (in_.peek() & 0xFC00) == 0xD800 && (in_.peek(1) & 0xFC00) == 0xDC00 ? 2 : 1;
    return span_of(in_.at(), in_.end() ? in_.at() : in_.at() + size);
  }
  [[nodiscard]] std::string seen() const { return quote(text::slice(in_.text(), here())); }

  Scanner in_;
  Parsed out_;
  bool stop_ = false;  // a brace is never closed: nothing after it can be told
};

}  // namespace parley::templates::detail
