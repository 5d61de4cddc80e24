/// @file pack/pattern.h
/// @brief The pattern language of rules, parsed.
///
///     you (did not|never) <read> ..2 (listing|description)
///
/// | written | means |
/// | --- | --- |
/// | `word`, `"!"` | this word, in any case; quotes where it has special characters |
/// | `<read>` | any form of the lemma |
/// | `@soon` | a class or a phrase defined in the locale's words |
/// | `#number` | a built-in kind: any word number date url email phone handle placeholder emoji caps
/// capitalised end | | `(a|b c)`, `x?` | alternatives; may be left out | | `..3` | up to three tokens in
/// between | | `!x` | the next token is not `x` (a word, lemma, class or kind) | | `~x` | `x`, with no comma,
/// bracket or emoji before it (patterns step over those elsewhere) | | `what=x` | captures what `x` matched;
/// the capture `mark` is the finding's span | | `^`, `^^`, `$`, `$$` | starts the sentence, the message; ends
/// the sentence, the message |
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace parley::pack {

struct Node {
  enum class Type {
    literal,
    lemma,
    name,
    kind,
    sequence,
    choice,
    optional,
    gap,
    no,
    capture,
    tight,
    start,
    message_start,
    end,
    message_end
  };
  Type type = Type::sequence;
  std::string text;         ///< word, lemma, name, kind or capture
  int count = 0;            ///< of a gap
  std::vector<Node> parts;  ///< of a sequence, choice, optional, no, tight, capture
};

/// Parses a pattern; on a fault `error` says what and where.
[[nodiscard]] Node parse_pattern(std::string_view pattern, std::string& error);

}  // namespace parley::pack
