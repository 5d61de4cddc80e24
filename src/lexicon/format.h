/// @file lexicon/format.h
/// @brief How a language pack lies in bytes: what src/pack writes and the lexicon reads.
///
/// Symbols are what a pattern can ask of a token: first the built-in kinds, then the word classes (a lemma's
/// forms are a class), then the words themselves. A token carries its few symbols; an edge asks for one.
///
/// | section | rows |
/// | --- | --- |
/// | `words` | WordSlot, an open-addressing hash table, a power of two long |
/// | `word.cls` + `word.clsof` | symbols of each word's classes, with offsets |
/// | `word.con` + `word.conof` | the words a contraction stands for, with offsets |
/// | `abbrev` | word ids after which a full stop ends no sentence |
/// | `<g>.state`, `.edge`, `.accept`, `.start` + `.startof`, `.pattern` | a grammar: one automaton |
/// | `<g>.need` + `<g>.needof` | the symbols of which one must still come, with offsets (State::need) |
/// | `rule`, `fix` | the rules of grammar `t` (tone) |
/// | `texts` | TextMap: reasons and other words for people, in the pack's language |
#pragma once

#include <cstdint>

#include "lexicon/pack.h"

namespace parley::lexicon {

inline constexpr std::uint32_t none = 0xFFFFFFFFU;

/// Symbols that need no word list.
enum class Builtin : std::uint32_t {
  any,  ///< any token but sentence punctuation
  word,
  number,
  date,
  url,
  email,
  phone,
  handle,
  placeholder,
  emoji,
  caps,  ///< two capitals or more, no lower case
  capitalised,
  first,     ///< first token of its sentence
  end_mark,  ///< . ! ? …
  count
};
inline constexpr std::uint32_t first_class = 32;
static_assert(static_cast<std::uint32_t>(Builtin::count) <= first_class);

struct WordSlot {
  TextRef text;
  std::uint32_t word = none;  ///< word id; `none` marks an empty slot
};

/// A word class that code may ask for by name (section `class`).
struct NamedClass {
  TextRef name;
  std::uint32_t symbol = none;
};

/// The symbol of an edge that eats nothing: the state's edges go on in `target`, which came later than the
/// state.
inline constexpr std::uint32_t link = 0xFFFFFFFEU;

/// Any other edge eats one token that has `symbol` and, where set, has not `forbid`. In the start's index the
/// list says the symbol; there the field holds the need (State::need) of what comes after this token.
struct Edge {
  std::uint32_t symbol = 0;
  std::uint32_t target = 0;
  std::uint32_t forbid = none;
  std::uint8_t captures = 0;  ///< bit k: the token belongs to capture k
  std::uint8_t flags = 0;     ///< EdgeFlag
  std::uint16_t unused = 0;
};

enum EdgeFlag : std::uint8_t {
  at_sentence_start = 1,
  at_message_start = 2,
  tight = 4  ///< no comma, bracket or emoji stands before the token
};

struct State {
  std::uint32_t first_edge = 0;
  std::uint32_t first_accept = 0;
  std::uint16_t edges = 0;
  std::uint16_t accepts = 0;
  std::uint32_t need = 0;  ///< of what list of symbols one must still come; list 0 is empty and asks nothing
};

/// A pattern that is whole in a state.
struct Accept {
  std::uint32_t pattern = 0;
  std::uint32_t flags = 0;  ///< AcceptFlag
};

enum AcceptFlag : std::uint32_t { at_sentence_end = 1, at_message_end = 2 };

inline constexpr std::uint8_t max_captures = 6;

struct PatternRow {
  std::uint32_t owner = 0;   ///< the rule (or cue) it belongs to
  std::uint8_t anti = 0;     ///< 1: what it matches is left alone by the owner
  std::uint8_t mark = 0xFF;  ///< the capture that is the finding's span; 0xFF: the whole match
  std::uint16_t unused = 0;
};

struct RuleRow {
  TextRef id;
  TextRef reason;
  std::uint32_t first_fix = 0;
  std::uint16_t fixes = 0;
  std::uint8_t kind = 0;
  std::uint8_t severity =
      0;  ///< low four bits; high four: 1 + severity where the buyer's country speaks another language
  std::uint8_t markets = 0;  ///< bit masks; 0: everywhere
  std::uint8_t modes = 0;
  std::uint8_t moods = 0;
  std::uint8_t to_clause_end = 0;  ///< 1: the span goes on to the end of the clause
};

enum class FixAction : std::uint32_t { replace, remove, remove_sentence };

/// `text` is what stands instead; `{k}` in it is the text of capture k.
struct FixRow {
  TextRef text;
  FixAction action = FixAction::replace;
};

}  // namespace parley::lexicon
