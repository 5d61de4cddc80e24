/// @file lexicon/grammar.h
/// @brief All patterns of a language, run in one pass.
///
/// The idea. Every pattern is a small non-deterministic automaton over tokens; all of them together are one
/// automaton with a common start. The compiler has taken out empty moves, so each edge eats exactly one token
/// (but for links, which join the ends of alternatives and gaps so that what follows is there once). While a
/// message is read left to right, a list of threads (a state, where it began, its captures) is carried along:
/// at each token every thread follows the edges that the token's symbols allow, and new threads begin.
///
/// What it costs. New threads are found through an index from symbol to the first edges that ask for it, so a
/// token costs its own few symbols and the threads alive, not the number of rules: a rule whose first word
/// does not occur costs nothing. A thread lives only while it can still end well: the compiler (pack/needs.h)
/// says for each state a few symbols of which one must still come, and a sentence knows where each of its
/// symbols stands last. So `you ..9 rude` costs one look where "rude" is nowhere behind "you". A state is
/// held by one thread at a time (the one that began earliest), which bounds the list.
///
/// Typing changes one sentence of many. Matches never cross a sentence, so those of a sentence are kept by
/// all that they depend on (its tokens' symbols, and whether it opens or ends the message) and taken again
/// when the same sentence comes again, in whatever message. What is kept is bounded and can't change an
/// answer.
///
/// Where it lies. States, edges and the index are flat tables in the pack (lexicon/format.h), read in place.
///
/// Patterns stay inside a sentence, step over commas, brackets, quotes and emoji by themselves, and never
/// match inside a quotation.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/stream.h"

namespace parley::lexicon {

struct Capture {
  std::uint32_t begin = none;  ///< item index; `none`: the capture took no part
  std::uint32_t end = none;
};

/// A whole pattern found: items `[begin, end)` of the stream.
struct Match {
  std::uint32_t pattern = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::array<Capture, max_captures> captures;
};

/// What a run notes of symbols, needs and states, by a clock that ticks once a token and never goes back: so
/// nothing is wiped between runs. It holds no answer, only working memory; one run at a time may use it.
struct Marks {
  std::uint32_t clock = 1;
  std::vector<std::uint32_t> here;       ///< by symbol: the tick of the last token that had it
  std::vector<std::uint32_t> last;       ///< by symbol: the tick of its last token in the sentence
  std::vector<std::uint32_t> need_last;  ///< by need: the tick of the last token that meets it…
  std::vector<std::uint32_t> need_seen;  ///< …as worked out for the sentence that began at this tick
  std::vector<std::uint32_t> held;       ///< by state: the tick at which a thread took it
};

/// Matches of sentences seen before, with items counted from the sentence's first.
class Remembered {
 public:
  /// nullptr where this sentence was not seen.
  [[nodiscard]] const std::vector<Match>* find(const std::u32string& sentence) const;
  void keep(std::u32string sentence, std::vector<Match> matches);

 private:
  static constexpr std::size_t most = 512;  // sentences; then all are forgotten
  std::unordered_map<std::u32string, std::vector<Match>> sentences_;
};

class Grammar {
 public:
  Grammar() = default;
  /// `name` is the grammar's one-letter name in the pack, as `t`.
  Grammar(const Pack& pack, std::string_view name);
  /// Every match of every pattern, all lengths, in the order in which they end.
  [[nodiscard]] std::vector<Match> run(const Stream& stream) const;
  [[nodiscard]] PatternRow pattern(std::uint32_t index) const { return patterns_[index]; }
  /// Matches per owner, longest first and without overlap inside an owner, those an anti-pattern overlaps
  /// taken out; sorted by owner, then begin.
  [[nodiscard]] std::vector<Match> select(std::vector<Match> matches) const;

 private:
  Table<State> states_;
  Table<Edge> edges_;
  Table<Accept> accepts_;
  Table<PatternRow> patterns_;
  Lists<Edge> start_;
  Lists<std::uint32_t> needs_;
  mutable Marks marks_;
  mutable Remembered remembered_;

  void prepare(const Stream& stream) const;
  /// The matches of the sentence of items `[from, to)`, whose first item has the tick `base`.
  [[nodiscard]] std::vector<Match> run_sentence(const Stream& stream, std::uint32_t from, std::uint32_t to,
                                                std::uint32_t base) const;
};

}  // namespace parley::lexicon
