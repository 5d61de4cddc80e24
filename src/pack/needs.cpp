#include "pack/needs.h"

#include <algorithm>
#include <map>

namespace parley::pack {
namespace {

// A longer list costs more to look up than it saves.
constexpr std::size_t longest = 16;
// A list that most sentences meet is no help.
constexpr double useless = 0.7;

struct Choice {
  std::vector<std::uint32_t> symbols;
  double weight = 0;
  bool nothing = true;  // there is no way on: nothing is asked and nothing comes
};

void add(Choice& to, const std::vector<std::uint32_t>& symbols) {
  to.symbols.insert(to.symbols.end(), symbols.begin(), symbols.end());
  std::sort(to.symbols.begin(), to.symbols.end());
  to.symbols.erase(std::unique(to.symbols.begin(), to.symbols.end()), to.symbols.end());
  to.nothing = false;
}

}  // namespace

Needs give_needs(std::vector<lexicon::State>& states, const std::vector<lexicon::Edge>& edges,
                 const std::vector<double>& weights) {
  const auto weigh = [&](Choice& choice) {
    choice.weight = 0;
    for (const std::uint32_t symbol : choice.symbols) choice.weight += weights[symbol];
  };
  std::vector<Choice> best(states.size());
  std::vector<bool> whole(states.size());  // a pattern ends here
  for (std::size_t at = states.size(); at-- > 0;) {
    const lexicon::State& state = states[at];
    whole[at] = state.accepts > 0;
    for (std::uint32_t e = state.first_edge; e < state.first_edge + state.edges; ++e) {
      const lexicon::Edge& edge = edges[e];
      const Choice& behind = best[edge.target];
      if (edge.symbol == lexicon::link) {
        if (whole[edge.target]) whole[at] = true;
        if (!behind.nothing) add(best[at], behind.symbols);
      } else if (!whole[edge.target] && behind.weight < weights[edge.symbol] && !behind.nothing) {
        add(best[at], behind.symbols);
      } else {
        add(best[at], {edge.symbol});
      }
    }
    weigh(best[at]);
  }
  Needs needs;
  needs.to_enter.resize(states.size());
  std::map<std::vector<std::uint32_t>, std::uint32_t> known;
  for (std::size_t at = 0; at < states.size(); ++at) {
    const Choice& choice = best[at];
    if (choice.nothing || choice.weight >= useless || choice.symbols.size() > longest) continue;
    const auto [found, fresh] = known.emplace(choice.symbols, static_cast<std::uint32_t>(needs.lists.size()));
    if (fresh) needs.lists.push_back(choice.symbols);
    states[at].need = found->second;
    if (!whole[at]) needs.to_enter[at] = found->second;
  }
  return needs;
}

}  // namespace parley::pack
