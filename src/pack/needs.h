/// @file pack/needs.h
/// @brief What must still come for a half-read pattern to end well, so that hopeless threads are dropped.
#pragma once

#include <cstdint>
#include <vector>

#include "lexicon/format.h"

namespace parley::pack {

struct Needs {
  std::vector<std::vector<std::uint32_t>> lists{{}};  ///< of symbols; list 0 is empty and asks nothing
  std::vector<std::uint32_t> to_enter;                ///< by state: its need, or 0 where a pattern ends in it
};

/// Gives every state its `need`: a list of symbols of which every way from the state to a pattern's end eats
/// one or more. Of the lists that do, the one that is met most seldom is taken; `weights` says for each
/// symbol how often it stands in a sentence. Edges must lead to later states only, as Automaton makes them.
[[nodiscard]] Needs give_needs(std::vector<lexicon::State>& states, const std::vector<lexicon::Edge>& edges,
                               const std::vector<double>& weights);

}  // namespace parley::pack
