#include "lexicon/grammar.h"

#include <algorithm>
#include <string>

namespace parley::lexicon {
namespace {

struct Thread {
  std::uint32_t state = 0;
  std::uint32_t begin = 0;
  std::array<Capture, max_captures> captures;
};

// The last item before `i` that is not soft punctuation lies in another sentence, or there is none.
bool starts_sentence(const std::vector<Stream::Item>& items, std::size_t i) {
  for (std::size_t k = i; k-- > 0;) {
    if (items[k].sentence != items[i].sentence) return true;
    if (!items[k].soft) return false;
  }
  return true;
}

bool starts_message(const std::vector<Stream::Item>& items, std::size_t i) {
  return std::all_of(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(i),
                     [](const auto& item) { return item.soft; });
}

bool ends(const Stream& stream, std::size_t i, bool message) {
  const auto& items = stream.items();
  for (std::size_t k = i + 1; k < items.size(); ++k) {
    if (!message && items[k].sentence != items[i].sentence) return true;
    if (!items[k].soft && !stream.has(items[k], static_cast<std::uint32_t>(Builtin::end_mark))) return false;
  }
  return true;
}

// How many items all captures hold: of two ways to read the same words, the one that captures more is meant.
std::uint32_t captured(const Match& match) {
  std::uint32_t items = 0;
  for (const Capture& capture : match.captures)
    items += capture.begin == none ? 0 : capture.end - capture.begin;
  return items;
}

// The first item behind which no word comes any more: a sentence that reaches it may end the message.
std::uint32_t message_end(const Stream& stream) {
  const auto& items = stream.items();
  auto end = static_cast<std::uint32_t>(items.size());
  while (end > 0 &&
         (items[end - 1].soft || stream.has(items[end - 1], static_cast<std::uint32_t>(Builtin::end_mark)))) {
    --end;
  }
  return end;
}

// All that the matches of the sentence of items `[from, to)` depend on.
std::u32string key_of(const Stream& stream, std::uint32_t from, std::uint32_t to, bool opens, bool closes) {
  const auto& items = stream.items();
  const bool after_soft = from > 0 && items[from - 1].soft;
  std::u32string key(1, static_cast<char32_t>((opens ? 1 : 0) + (closes ? 2 : 0) + (after_soft ? 4 : 0)));
  for (std::uint32_t i = from; i < to; ++i) {
    const Stream::Item& item = items[i];
    key.push_back(static_cast<char32_t>(none - (item.soft ? 1U : 0U) - (item.skipped ? 2U : 0U)));
    for (std::uint32_t s = 0; s < item.symbols; ++s)
      key.push_back(static_cast<char32_t>(stream.symbol(item.first_symbol + s)));
  }
  return key;
}

void shift(Match& match, std::uint32_t by) {
  match.begin += by;
  match.end += by;
  for (Capture& capture : match.captures) {
    if (capture.begin == none) continue;
    capture.begin += by;
    capture.end += by;
  }
}

}  // namespace

Grammar::Grammar(const Pack& pack, std::string_view name) {
  const std::string g(name);
  states_ = pack.table<State>(g + ".state");
  edges_ = pack.table<Edge>(g + ".edge");
  accepts_ = pack.table<Accept>(g + ".accept");
  patterns_ = pack.table<PatternRow>(g + ".pattern");
  start_ = Lists<Edge>(pack.table<Edge>(g + ".start"), pack.table<std::uint32_t>(g + ".startof"));
  needs_ =
      Lists<std::uint32_t>(pack.table<std::uint32_t>(g + ".need"), pack.table<std::uint32_t>(g + ".needof"));
}

const std::vector<Match>* Remembered::find(const std::u32string& sentence) const {
  const auto found = sentences_.find(sentence);
  return found == sentences_.end() ? nullptr : &found->second;
}

void Remembered::keep(std::u32string sentence, std::vector<Match> matches) {
  if (sentences_.size() >= most) sentences_.clear();
  sentences_.emplace(std::move(sentence), std::move(matches));
}

void Grammar::prepare(const Stream& stream) const {
  if (!marks_.held.empty() && marks_.clock < none - 2 - stream.items().size()) return;
  const std::size_t symbols = std::max<std::size_t>(start_.lists(), first_class);
  marks_.clock = 1;
  for (auto* by_symbol : {&marks_.here, &marks_.last}) by_symbol->assign(symbols, 0);
  for (auto* by_need : {&marks_.need_last, &marks_.need_seen}) by_need->assign(needs_.lists() + 1, 0);
  marks_.held.assign(states_.size(), 0);
}

std::vector<Match> Grammar::run(const Stream& stream) const {
  std::vector<Match> found;
  if (states_.size() == 0) return found;
  prepare(stream);
  const auto& items = stream.items();
  const std::uint32_t last = message_end(stream);
  bool opens = true;  // nothing but soft punctuation came so far
  for (std::uint32_t from = 0, to = 0; from < items.size(); from = to) {
    while (to < items.size() && items[to].sentence == items[from].sentence) ++to;
    std::u32string sentence = key_of(stream, from, to, opens, to >= last);
    for (std::uint32_t i = from; i < to && opens; ++i) opens = items[i].soft;
    const std::vector<Match>* matches = remembered_.find(sentence);
    std::vector<Match> fresh;
    if (matches == nullptr) {
      fresh = run_sentence(stream, from, to, marks_.clock);
      marks_.clock += to - from + 1;
      for (Match& match : fresh) shift(match, 0U - from);
      remembered_.keep(std::move(sentence), fresh);
      matches = &fresh;
    }
    for (const Match& match : *matches) {
      found.push_back(match);
      shift(found.back(), from);
    }
  }
  return found;
}

std::vector<Match> Grammar::run_sentence(const Stream& stream, std::uint32_t from, std::uint32_t to,
                                         std::uint32_t base) const {
  std::vector<Match> found;
  const auto& items = stream.items();
  Marks& marks = marks_;
  std::vector<Thread> threads;
  std::vector<Thread> next;

  for (std::uint32_t k = from; k < to; ++k) {
    if (items[k].skipped) continue;
    for (std::uint32_t s = 0; s < items[k].symbols; ++s)
      marks.last[stream.symbol(items[k].first_symbol + s)] = base + k - from;
  }
  // Whether what `need` asks for stands at `tick` or behind it in this sentence.
  const auto may_come = [&](std::uint32_t need, std::uint32_t tick) {
    if (need == 0) return true;
    if (marks.need_seen[need] != base) {
      std::uint32_t last = 0;
      const Range range = needs_.range(need);
      for (std::uint32_t k = range.begin; k < range.end; ++k) last = std::max(last, marks.last[needs_[k]]);
      marks.need_last[need] = last;
      marks.need_seen[need] = base;
    }
    return marks.need_last[need] >= tick;
  };
  const auto allowed = [&](const Edge& edge, const Stream::Item& item, std::size_t i) {
    if (edge.forbid != none && stream.has(item, edge.forbid)) return false;
    if ((edge.flags & at_sentence_start) != 0 && !starts_sentence(items, i)) return false;
    if ((edge.flags & tight) != 0 && i > 0 && items[i - 1].soft) return false;
    return (edge.flags & at_message_start) == 0 || starts_message(items, i);
  };
  const auto enter = [&](Thread thread, const Edge& edge, std::uint32_t i, std::uint32_t now) {
    if (marks.held[edge.target] == now) return;
    marks.held[edge.target] = now;
    thread.state = edge.target;
    for (std::uint8_t k = 0; k < max_captures; ++k) {
      if ((edge.captures >> k & 1) == 0) continue;
      if (thread.captures[k].begin == none) thread.captures[k].begin = i;
      thread.captures[k].end = i + 1;
    }
    const auto accept_at = [&](const auto& self, std::uint32_t at) -> void {
      const State state = states_[at];
      for (std::uint32_t a = 0; a < state.accepts; ++a) {
        const Accept accept = accepts_[state.first_accept + a];
        if ((accept.flags & at_sentence_end) != 0 && !ends(stream, i, false)) continue;
        if ((accept.flags & at_message_end) != 0 && !ends(stream, i, true)) continue;
        found.push_back({accept.pattern, thread.begin, i + 1, thread.captures});
      }
      for (std::uint32_t e = state.first_edge; e < state.first_edge + state.edges; ++e) {
        if (edges_[e].symbol == link) self(self, edges_[e].target);
      }
    };
    accept_at(accept_at, edge.target);
    const State state = states_[edge.target];
    if (state.edges > 0 && may_come(state.need, now + 1)) next.push_back(thread);
  };

  for (std::uint32_t i = from; i < to; ++i) {
    const Stream::Item& item = items[i];
    if (item.skipped) {
      threads.clear();
      continue;
    }
    next.clear();
    const std::uint32_t now = base + i - from;
    for (std::uint32_t s = 0; s < item.symbols; ++s) marks.here[stream.symbol(item.first_symbol + s)] = now;
    for (const Thread& thread : threads) {
      bool moved = false;
      const auto follow = [&](const auto& self, const State& state) -> void {
        if (!may_come(state.need, now)) return;
        for (std::uint32_t e = state.first_edge; e < state.first_edge + state.edges; ++e) {
          const Edge edge = edges_[e];
          if (edge.symbol == link) {
            self(self, states_[edge.target]);
          } else if (marks.here[edge.symbol] == now && allowed(edge, item, i)) {
            enter(thread, edge, i, now);
            moved = true;
          }
        }
      };
      follow(follow, states_[thread.state]);
      if (!moved && item.soft && marks.held[thread.state] != now) {
        marks.held[thread.state] = now;
        next.push_back(thread);
      }
    }
    for (std::uint32_t s = 0; s < item.symbols; ++s) {
      const Range range = start_.range(stream.symbol(item.first_symbol + s));
      for (std::uint32_t e = range.begin; e < range.end; ++e) {
        const Edge edge = start_[e];
        if (!may_come(edge.symbol, now + 1) || !allowed(edge, item, i)) continue;
        Thread thread;
        thread.begin = i;
        enter(thread, edge, i, now);
      }
    }
    threads.swap(next);
  }
  return found;
}

std::vector<Match> Grammar::select(std::vector<Match> matches) const {
  struct Key {
    std::uint32_t owner = 0;
    bool anti = false;
    std::uint32_t at = 0;  // in `matches`
  };
  std::vector<Key> keys;
  keys.reserve(matches.size());
  std::uint32_t items = 0;
  for (std::uint32_t i = 0; i < matches.size(); ++i) {
    const PatternRow row = patterns_[matches[i].pattern];
    keys.push_back({row.owner, row.anti != 0, i});
    items = std::max(items, matches[i].end);
  }
  // Within an owner the anti-patterns come first, then the longest.
  std::sort(keys.begin(), keys.end(), [&](const Key& x, const Key& y) {
    if (x.owner != y.owner) return x.owner < y.owner;
    if (x.anti != y.anti) return x.anti;
    const Match& a = matches[x.at];
    const Match& b = matches[y.at];
    if (a.end - a.begin != b.end - b.begin) return a.end - a.begin > b.end - b.begin;
    if (a.begin != b.begin) return a.begin < b.begin;
    if (a.pattern != b.pattern) return a.pattern < b.pattern;
    const std::uint32_t held_a = captured(a);
    const std::uint32_t held_b = captured(b);
    return held_a != held_b ? held_a > held_b : x.at < y.at;
  });
  std::vector<Match> kept;
  std::vector<std::uint32_t> taken(items, none);  // by item: the owner that may not have it again
  for (std::size_t from = 0; from < keys.size();) {
    const std::uint32_t owner = keys[from].owner;
    const std::size_t first_kept = kept.size();
    for (; from < keys.size() && keys[from].owner == owner; ++from) {
      const Match& match = matches[keys[from].at];
      const auto begin = taken.begin() + static_cast<std::ptrdiff_t>(match.begin);
      const auto end = taken.begin() + static_cast<std::ptrdiff_t>(match.end);
      if (!keys[from].anti) {
        if (std::find(begin, end, owner) != end) continue;
        kept.push_back(match);
      }
      std::fill(begin, end, owner);
    }
    std::sort(kept.begin() + static_cast<std::ptrdiff_t>(first_kept), kept.end(),
              [](const Match& a, const Match& b) { return a.begin < b.begin; });
  }
  return kept;
}

}  // namespace parley::lexicon
