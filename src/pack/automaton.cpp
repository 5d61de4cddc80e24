#include "pack/automaton.h"

#include <algorithm>
#include <set>

#include "pack/needs.h"

namespace parley::pack {
namespace {

using lexicon::Builtin;

std::uint32_t builtin(Builtin b) {
  return static_cast<std::uint32_t>(b);
}

const std::map<std::string_view, Builtin>& kinds() {
  static const std::map<std::string_view, Builtin> table = {
      {"any", Builtin::any},     {"word", Builtin::word},     {"number", Builtin::number},
      {"date", Builtin::date},   {"url", Builtin::url},       {"email", Builtin::email},
      {"phone", Builtin::phone}, {"handle", Builtin::handle}, {"placeholder", Builtin::placeholder},
      {"emoji", Builtin::emoji}, {"caps", Builtin::caps},     {"capitalised", Builtin::capitalised},
      {"end", Builtin::end_mark}};
  return table;
}

}  // namespace

std::uint32_t Automaton::new_state() {
  states_.emplace_back();
  return static_cast<std::uint32_t>(states_.size() - 1);
}

Automaton::Ask Automaton::ask_of(const Node& node, std::string& error) {
  const auto no = [&error](const std::string& what) {
    if (error.empty()) error = what;
    return Ask{};
  };
  switch (node.type) {
    case Node::Type::literal:
      return {true, words_.word(node.text)};
    case Node::Type::lemma: {
      const std::uint32_t symbol = words_.lemma(node.text);
      return symbol == lexicon::none ? no("no lemma <" + node.text + ">") : Ask{false, symbol};
    }
    case Node::Type::name: {
      const std::uint32_t symbol = words_.word_class(node.text);
      return symbol == lexicon::none ? no("no class or phrase @" + node.text) : Ask{false, symbol};
    }
    case Node::Type::kind: {
      const auto found = kinds().find(node.text);
      return found == kinds().end() ? no("no kind #" + node.text) : Ask{false, builtin(found->second)};
    }
    case Node::Type::sequence:
      if (node.parts.size() == 1) return ask_of(node.parts.front(), error);
      return no("expected a single token");
    case Node::Type::choice: {
      std::set<std::string> members;
      for (const Node& part : node.parts) {
        const Node* leaf = &part;
        while (leaf->type == Node::Type::sequence && leaf->parts.size() == 1) leaf = &leaf->parts.front();
        if (leaf->type != Node::Type::literal) return no("`!( )` takes words only");
        members.insert(leaf->text);
      }
      return {false, words_.class_of(members)};
    }
    default:
      return no("expected a single token");
  }
}

void Automaton::step_to(const Ends& from, Ask ask, std::uint8_t captures, std::uint32_t target) {
  for (const End& end : from)
    states_[end.state].moves.push_back({ask, end.forbid, target, captures, end.flags});
}

Automaton::Ends Automaton::step(const Ends& from, Ask ask, std::uint8_t captures) {
  const std::uint32_t target = new_state();
  step_to(from, ask, captures, target);
  return {{target, 0, {}, 0}};
}

Automaton::Ends Automaton::join(Ends ends) {
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  Ends out;
  Ends plain;
  for (const End& end : ends) {
    // The start's edges lie in an index by symbol, which knows no links.
    const bool joins = end.state != 0 && end.flags == 0 && end.accept == 0 && end.forbid.id == lexicon::none;
    (joins ? plain : out).push_back(end);
  }
  if (plain.size() > 1) {
    const std::uint32_t joint = new_state();
    for (const End& end : plain)
      states_[end.state].moves.push_back({{false, lexicon::link}, {}, joint, 0, 0});
    plain = {{joint, 0, {}, 0}};
  }
  out.insert(out.end(), plain.begin(), plain.end());
  return out;
}

Automaton::Ends Automaton::go(const Node& node, Ends from, std::uint8_t captures, std::string& error) {
  switch (node.type) {
    case Node::Type::literal:
    case Node::Type::lemma:
    case Node::Type::kind:
      return step(from, ask_of(node, error), captures);
    case Node::Type::name: {
      const Node* phrase = words_.phrase(node.text);
      if (phrase == nullptr) return step(from, ask_of(node, error), captures);
      if (++depth_ > 8) {
        error = "phrase @" + node.text + " names itself";
        return from;
      }
      Ends ends = go(*phrase, std::move(from), captures, error);
      --depth_;
      return ends;
    }
    case Node::Type::sequence:
      for (const Node& part : node.parts) from = go(part, std::move(from), captures, error);
      return from;
    case Node::Type::choice:
    case Node::Type::optional: {
      Ends ends;
      if (node.type == Node::Type::optional) ends = from;
      std::uint32_t shared = lexicon::none;  // where all one-token alternatives lead
      std::set<std::string> literals;        // plain words among them: many are one class, and so one edge
      for (const Node& part : node.parts) {
        const Node* leaf = &part;
        while (leaf->type == Node::Type::sequence && leaf->parts.size() == 1) leaf = &leaf->parts.front();
        const bool token = leaf->type == Node::Type::literal || leaf->type == Node::Type::lemma ||
                           leaf->type == Node::Type::kind ||
                           (leaf->type == Node::Type::name && words_.phrase(leaf->text) == nullptr);
        if (token) {
          if (shared == lexicon::none) {
            shared = new_state();
            ends.push_back({shared, 0, {}, 0});
          }
          if (leaf->type == Node::Type::literal) {
            literals.insert(leaf->text);
          } else {
            step_to(from, ask_of(*leaf, error), captures, shared);
          }
          continue;
        }
        Ends more = go(part, from, captures, error);
        ends.insert(ends.end(), more.begin(), more.end());
      }
      if (literals.size() > 2) {
        step_to(from, {false, words_.class_of(literals)}, captures, shared);
      } else {
        for (const std::string& literal : literals)
          step_to(from, {true, words_.word(literal)}, captures, shared);
      }
      return join(std::move(ends));
    }
    case Node::Type::gap: {
      Ends ends = from;
      for (int i = 0; i < node.count; ++i) {
        from = step(from, {false, builtin(Builtin::any)}, captures);
        ends.insert(ends.end(), from.begin(), from.end());
      }
      return join(std::move(ends));
    }
    case Node::Type::capture: {
      const auto number = names_->emplace(node.text, static_cast<std::uint8_t>(names_->size())).first->second;
      if (number >= lexicon::max_captures) {
        error = "too many captures";
        return from;
      }
      return go(node.parts.front(), std::move(from), static_cast<std::uint8_t>(captures | 1U << number),
                error);
    }
    case Node::Type::no: {
      const Ask forbid = ask_of(node.parts.front(), error);
      for (End& end : from) end.forbid = forbid;
      return from;
    }
    case Node::Type::tight:
      for (End& end : from) end.flags |= lexicon::tight;
      return go(node.parts.front(), std::move(from), captures, error);
    case Node::Type::start:
    case Node::Type::message_start:
      for (End& end : from) {
        end.flags |= node.type == Node::Type::start ? lexicon::at_sentence_start : lexicon::at_message_start;
      }
      return from;
    case Node::Type::end:
    case Node::Type::message_end:
      for (End& end : from) {
        end.accept |= node.type == Node::Type::end ? lexicon::at_sentence_end : lexicon::at_message_end;
      }
      return from;
  }
  return from;
}

void Automaton::add(const Node& pattern, std::uint32_t owner, bool anti,
                    std::map<std::string, std::uint8_t>& captures, std::string& error) {
  names_ = &captures;
  depth_ = 0;
  Ends ends = go(pattern, {{0, 0, {}, 0}}, 0, error);
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  const auto index = static_cast<std::uint32_t>(patterns_.size());
  lexicon::PatternRow row;
  row.owner = owner;
  row.anti = anti ? 1 : 0;
  if (const auto mark = captures.find("mark"); mark != captures.end()) row.mark = mark->second;
  patterns_.push_back(row);
  for (const End& end : ends) {
    if (end.state == 0 || end.forbid.id != lexicon::none) {
      if (error.empty())
        error = end.state == 0 ? "the pattern can match nothing" : "`!x` needs something after it";
      continue;
    }
    states_[end.state].accepts.push_back({index, end.accept});
  }
}

void Automaton::write(Writer& writer, std::string_view name, const std::vector<double>& weights) {
  const auto symbol = [this](Ask ask) {
    if (ask.id == lexicon::none) return lexicon::none;
    return ask.word ? words_.symbol(ask.id) : ask.id;
  };
  for (Build& build : states_) {  // faults in the source were told; what they left must not be written
    std::erase_if(build.moves, [](const Move& move) { return move.ask.id == lexicon::none; });
  }
  const auto edge_of = [&](const Move& move) {
    return lexicon::Edge{symbol(move.ask), move.target, symbol(move.forbid), move.captures, move.flags, 0};
  };
  std::vector<lexicon::State> states;
  std::vector<lexicon::Edge> edges;
  std::vector<lexicon::Accept> accepts;
  for (const Build& build : states_) {
    lexicon::State state;
    state.first_edge = static_cast<std::uint32_t>(edges.size());
    state.first_accept = static_cast<std::uint32_t>(accepts.size());
    if (&build != &states_.front()) {  // the start's edges lie in the index
      for (const Move& move : build.moves) edges.push_back(edge_of(move));
      state.edges = static_cast<std::uint16_t>(build.moves.size());
    }
    accepts.insert(accepts.end(), build.accepts.begin(), build.accepts.end());
    state.accepts = static_cast<std::uint16_t>(build.accepts.size());
    states.push_back(state);
  }
  const Needs needs = give_needs(states, edges, weights);
  std::vector<std::vector<lexicon::Edge>> start(words_.symbols());
  for (const Move& move : states_.front().moves) {
    lexicon::Edge edge = edge_of(move);
    edge.symbol = needs.to_enter[edge.target];
    start[symbol(move.ask)].push_back(edge);
  }
  const std::string g(name);
  writer.lists(g + ".need", needs.lists);
  writer.table(g + ".state", states);
  writer.table(g + ".edge", edges);
  writer.table(g + ".accept", accepts);
  writer.table(g + ".pattern", patterns_);
  writer.lists(g + ".start", start);
}

}  // namespace parley::pack
