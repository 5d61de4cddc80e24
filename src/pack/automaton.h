/// @file pack/automaton.h
/// @brief Builds a grammar's one automaton out of its patterns (lexicon/grammar.h says how it runs).
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/format.h"
#include "pack/pattern.h"
#include "pack/words.h"
#include "pack/writer.h"

namespace parley::pack {

class Automaton {
 public:
  explicit Automaton(Words& words) : words_(words) {}
  /// Adds a pattern of `owner`. `captures` gives each capture name its number and is shared by the owner's
  /// patterns. Says in `error` what is wrong.
  void add(const Node& pattern, std::uint32_t owner, bool anti, std::map<std::string, std::uint8_t>& captures,
           std::string& error);
  /// Writes the sections of grammar `name`; word symbols must be final (Words::seal). `weights`:
  /// Words::weights.
  void write(Writer& writer, std::string_view name, const std::vector<double>& weights);

 private:
  /// What an edge asks for, before word symbols are final.
  struct Ask {
    bool word = false;
    std::uint32_t id = lexicon::none;  ///< a word id, or a symbol
    friend auto operator<=>(const Ask&, const Ask&) = default;
  };
  struct Move {
    Ask ask;
    Ask forbid;
    std::uint32_t target = 0;
    std::uint8_t captures = 0;
    std::uint8_t flags = 0;
  };
  struct Build {
    std::vector<Move> moves;
    std::vector<lexicon::Accept> accepts;
  };
  /// The open ends of a half-built pattern: a state and what its next edge must heed.
  struct End {
    std::uint32_t state = 0;
    std::uint8_t flags = 0;
    Ask forbid;
    std::uint32_t accept = 0;
    friend auto operator<=>(const End&, const End&) = default;
  };
  using Ends = std::vector<End>;

  Ends go(const Node& node, Ends from, std::uint8_t captures, std::string& error);
  Ends step(const Ends& from, Ask ask, std::uint8_t captures);
  void step_to(const Ends& from, Ask ask, std::uint8_t captures, std::uint32_t target);
  /// Links ends that differ in nothing but their state to one state, so that what follows is built once.
  Ends join(Ends ends);
  Ask ask_of(const Node& node, std::string& error);
  std::uint32_t new_state();

  Words& words_;
  std::map<std::string, std::uint8_t>* names_ = nullptr;
  std::vector<Build> states_{1};  // state 0 is the common start
  std::vector<lexicon::PatternRow> patterns_;
  int depth_ = 0;
};

}  // namespace parley::pack
