#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "template/fold.h"
#include "template/search.h"
#include "template/word_match.h"
#include "template/words.h"

namespace parley::templates {
namespace {

/// More words than this say nothing new.
constexpr std::size_t max_query_words = 12;

// The tiers of a score before the conversation has its say.
constexpr double exact_shortcut = 1;
constexpr double exact_title = 0.96;
constexpr double shortcut_begins = 0.92;
constexpr double title_begins = 0.9;
constexpr double words_at_most = 0.82;
constexpr double title_brevity = 0.06;  // of it: how much of the title was typed
/// What the conversation weighs beside a query.
constexpr double context_share = 0.04;
/// Of a query's words so many must fit; those that don't take up to half of the score.
constexpr double least_fitting = 0.5;
constexpr double share_of_fitting = 0.5;

// What the conversation weighs by: sums to 1.
constexpr double by_intent = 0.55;
constexpr double by_language = 0.2;
constexpr double by_use = 0.2;
constexpr double by_place = 0.05;

std::vector<SearchWord> query_words(std::u16string_view query) {
  std::vector<SearchWord> out = search_words(query);
  if (out.size() > max_query_words) out.resize(max_query_words);
  return out;
}

std::u16string joined(const std::vector<SearchWord>& words) {
  std::u16string out;
  for (const SearchWord& word : words) {
    if (!out.empty()) out.push_back(u' ');
    out += word.folded;
  }
  return out;
}

bool begins(std::u16string_view text, std::u16string_view with) {
  return text.size() >= with.size() && std::equal(with.begin(), with.end(), text.begin());
}

}  // namespace

class Suggester {
 public:
  Suggester(const Library& library, const SuggestContext& context);

  std::vector<TemplateMatch> run(std::u16string_view query, std::size_t limit);

 private:
  using Entry = Library::Entry;

  /// How well one word of the query fits an entry.
  struct Best {
    float worth = 0;
    bool in_title = false;
  };
  /// The same for all of them.
  struct Fit {
    double total = 0;         ///< weighted
    std::uint32_t words = 0;  ///< how many fit
    std::uint32_t in_title = 0;
  };

  void add_word(const SearchWord& word);
  void note(const Library::Word& word, double quality);
  [[nodiscard]] double query_score(const Entry& entry, const Fit& fit, std::u16string_view query,
                                   std::size_t words) const;
  [[nodiscard]] double context_score(std::size_t number) const;
  [[nodiscard]] std::vector<text::Span> spans(const Entry& entry, const std::vector<SearchWord>& query) const;

  static double worth(std::uint8_t fields) {
    if ((fields & Library::title) != 0) return 1;
    if ((fields & Library::shortcut) != 0) return 0.95;
    if ((fields & Library::tag) != 0) return 0.85;
    if ((fields & Library::intent) != 0) return 0.7;
    return 0.5;
  }

  const Library& library_;
  std::vector<double> intents_;    // the conversation's, by the library's index
  std::vector<double> languages_;  // how well each language fits
  std::vector<bool> made_for_;     // the country or market, by entry
  std::vector<Fit> fits_;
  std::vector<Best> best_;  // of one word, by entry
  std::size_t fitting_ = 0;
  double weight_ = 0;
};

Suggester::Suggester(const Library& library, const SuggestContext& context) : library_(library) {
  for (const std::string& intent : library.intents_) {
    double score = 0;
    for (const SuggestContext::Intent& wanted : context.intents) {
      if (wanted.intent == intent) score = std::max(score, std::clamp(wanted.score, 0.0, 1.0));
    }
    intents_.push_back(score);
  }
  const std::string language = primary_language(context.lang);
  for (const std::string& known : library.languages_) {
    languages_.push_back(language.empty() || known.empty() ? 0.5 : known == language ? 1 : 0);
  }
  made_for_.assign(library.entries_.size(), false);
  for (const std::string* place : {&context.country, &context.market}) {
    const auto found = place->empty() ? library.tagged_.end() : library.tagged_.find(ascii_lower(*place));
    if (found == library.tagged_.end()) continue;
    for (const std::uint32_t entry : found->second) made_for_[entry] = true;
  }
}

void Suggester::note(const Library::Word& word, double quality) {
  if (quality == 0) return;
  for (std::uint32_t i = word.first; i < word.first + word.count; ++i) {
    const Library::Place& place = library_.places_[i];
    const auto value = static_cast<float>(quality * worth(place.fields));
    Best& best = best_[place.entry];
    if (best.worth == 0) ++fitting_;
    if (value > best.worth) best = {value, (place.fields & Library::title) != 0};
  }
}

void Suggester::add_word(const SearchWord& word) {
  const WordQuery query(word.folded, word.cut);
  best_.assign(library_.entries_.size(), {});
  fitting_ = 0;
  // Whole words and beginnings lie together; the others are tried where their letters allow.
  const auto& words = library_.words_;
  const auto first =
      std::lower_bound(words.begin(), words.end(), query.text(),
                       [this](const auto& w, std::u16string_view q) { return library_.letters(w) < q; });
  auto last = first;
  while (last != words.end() && begins(library_.letters(*last), query.text())) {
    note(*last, query.match(library_.letters(*last)).quality);
    ++last;
  }
  if (query.forgives()) {
    const auto from = static_cast<std::size_t>(first - words.begin());
    const auto to = static_cast<std::size_t>(last - words.begin());
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!query.may_match(library_.masks_[i]) || (i >= from && i < to)) continue;
      note(words[i], query.match(library_.letters(words[i])).quality);
    }
  }
  if (fitting_ == 0) return;
  // A word that few templates have tells more.
  const auto all = static_cast<double>(best_.size());
  const double weight = std::log(1 + all / (1 + static_cast<double>(fitting_)));
  weight_ += weight;
  for (std::size_t i = 0; i < best_.size(); ++i) {
    if (best_[i].worth == 0) continue;
    fits_[i].total += weight * static_cast<double>(best_[i].worth);
    fits_[i].words += 1;
    fits_[i].in_title += best_[i].in_title ? 1 : 0;
  }
}

double Suggester::query_score(const Entry& entry, const Fit& fit, std::u16string_view query,
                              std::size_t words) const {
  if (entry.folded_shortcut == query) return exact_shortcut;
  if (entry.folded_title == query) return exact_title;
  if (begins(entry.folded_shortcut, query)) return shortcut_begins;
  const double brevity =
      entry.title_words == 0 ? 0 : std::min(1.0, static_cast<double>(fit.in_title) / entry.title_words);
  if (begins(entry.folded_title, query)) return title_begins + (shortcut_begins - title_begins) * brevity / 2;
  const double fitting = static_cast<double>(fit.words) / static_cast<double>(words);
  if (weight_ == 0 || fitting < least_fitting) return 0;
  const double share = 1 - share_of_fitting + share_of_fitting * fitting;
  const double title = fit.in_title == words ? title_brevity * brevity : 0;
  return (words_at_most - title_brevity) * fit.total / weight_ * share + title;
}

double Suggester::context_score(std::size_t number) const {
  const Entry& entry = library_.entries_[number];
  double intent = 0;
  for (std::uint64_t left = entry.intents; left != 0; left &= left - 1) {
    intent = std::max(intent, intents_[static_cast<std::size_t>(std::countr_zero(left))]);
  }
  return by_intent * intent + by_language * languages_[entry.language] + by_use * entry.use +
         (made_for_[number] ? by_place : 0);
}

std::vector<text::Span> Suggester::spans(const Entry& entry, const std::vector<SearchWord>& query) const {
  std::vector<text::Span> found;
  for (const SearchWord& word : search_words(entry.title)) {
    std::size_t length = 0;
    double quality = 0;
    for (const SearchWord& wanted : query) {
      const WordMatch match = WordQuery(wanted.folded, wanted.cut).match(word.folded);
      if (match.quality > quality) {
        quality = match.quality;
        length = match.length;
      }
    }
    if (quality == 0) continue;
    const bool all = length >= word.folded.size();
    const std::uint32_t size =
        all ? word.span.size() : unfolded_length(text::slice(entry.title, word.span), length);
    const text::Span span{word.span.start, word.span.start + size};
    if (!found.empty() && span.start <= found.back().end) {
      found.back().end = std::max(found.back().end, span.end);
    } else {
      found.push_back(span);
    }
  }
  return found;
}

std::vector<TemplateMatch> Suggester::run(std::u16string_view query, std::size_t limit) {
  const std::vector<SearchWord> words = query_words(query);
  const std::u16string folded = joined(words);
  fits_.assign(library_.entries_.size(), {});
  for (const SearchWord& word : words) add_word(word);

  std::vector<std::pair<double, std::size_t>> ranked;
  for (std::size_t i = 0; i < library_.entries_.size(); ++i) {
    const Entry& entry = library_.entries_[i];
    if (words.empty()) {
      ranked.emplace_back(context_score(i), i);
    } else if (const double score = query_score(entry, fits_[i], folded, words.size()); score > 0) {
      ranked.emplace_back(score * (1 - context_share) + context_score(i) * context_share, i);
    }
  }
  const auto better = [this](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first > b.first;
    const std::uint32_t uses_a = library_.entries_[a.second].uses;
    const std::uint32_t uses_b = library_.entries_[b.second].uses;
    return uses_a != uses_b ? uses_a > uses_b : a.second < b.second;
  };
  const std::size_t count = std::min(limit, ranked.size());
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count), ranked.end(),
                    better);
  std::vector<TemplateMatch> out;
  out.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const Entry& entry = library_.entries_[ranked[i].second];
    out.push_back({entry.id, ranked[i].first, spans(entry, words)});
  }
  return out;
}

std::vector<TemplateMatch> suggest(const Library& library, std::string_view query,
                                   const SuggestContext& context, std::size_t limit) {
  return Suggester(library, context).run(text::to_utf16(query), limit);
}

}  // namespace parley::templates
