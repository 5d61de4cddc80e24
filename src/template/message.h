/// @file template/message.h
/// @brief A pattern, parsed: ICU MessageFormat 1 plus `{> partial}` and the cursor stop `{|}`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/utf.h"

namespace parley::templates {

enum class ArgumentType : std::uint8_t { text, number, date, time, plural, selectordinal, select };

/// True where `#` in a branch stands for the number.
[[nodiscard]] constexpr bool has_plural_style(ArgumentType type) {
  return type == ArgumentType::plural || type == ArgumentType::selectordinal;
}
/// True where the argument has branches.
[[nodiscard]] constexpr bool is_complex(ArgumentType type) {
  return has_plural_style(type) || type == ArgumentType::select;
}

enum class PartKind : std::uint8_t {
  text,      ///< literal text, quoting resolved
  hash,      ///< `#` directly inside a plural branch
  caret,     ///< `{|}`
  argument,  ///< `{name …}`
  partial    ///< `{> name}`
};

struct Part {
  PartKind kind = PartKind::text;
  text::Span span;         ///< in the pattern
  std::u16string text;     ///< literal text, or a partial's name
  std::size_t argument{};  ///< index into Message::arguments
};

struct Argument;

struct Message {
  std::vector<Part> parts;
  std::vector<Argument> arguments;
};

struct Branch {
  text::Span selector;          ///< the key, `=` included
  std::u16string key;           ///< the key as written
  std::optional<double> exact;  ///< the number of an `=1` key
  Message message;
};

struct Argument {
  text::Span span;  ///< braces included
  std::u16string name;
  text::Span name_span;
  ArgumentType type = ArgumentType::text;
  text::Span type_span;
  std::u16string style;  ///< as written, white space and quotes kept (ICU gives them meaning)
  text::Span style_span;
  double offset = 0;  ///< `offset:1` of a plural
  std::vector<Branch> branches;
};

/// What is wrong in a pattern, and where.
struct Problem {
  text::Span span;      ///< in the pattern
  std::string message;  ///< one plain English sentence that says what was expected
  bool fatal = true;    ///< the pattern can't be rendered; else it can, but is surely not what was meant
  std::string partial;  ///< the partial the problem lies in; empty for the pattern itself
};

/// Sub-messages may be nested this deep, partials counted with what they hold.
inline constexpr std::uint32_t max_depth = 32;
/// Parsing stops after this many problems.
inline constexpr std::size_t max_problems = 100;

}  // namespace parley::templates
