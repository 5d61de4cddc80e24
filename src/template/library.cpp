#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

#include "template/fold.h"
#include "template/parser.h"
#include "template/search.h"
#include "template/word_match.h"
#include "template/words.h"

namespace parley::templates {
namespace {

/// The text a reader sees, whatever branch is taken, and the names of variables.
void collect_text(const Message& message, std::u16string& out) {
  for (const Part& part : message.parts) {
    if (part.kind == PartKind::text) {
      out += part.text;
    } else if (part.kind == PartKind::argument) {
      const Argument& argument = message.arguments[part.argument];
      out.append(u" ").append(argument.name).append(u" ");
      for (const Branch& branch : argument.branches) {
        collect_text(branch.message, out);
        out += u" ";
      }
    }
  }
}

std::u16string body_of(std::u16string_view pattern) {
  const Parsed parsed = parse(pattern);
  const bool broken =
      std::any_of(parsed.problems.begin(), parsed.problems.end(), [](const Problem& p) { return p.fatal; });
  if (broken) return std::u16string(pattern);
  std::u16string out;
  collect_text(parsed.message, out);
  return out;
}

}  // namespace

class Library::Builder {
 public:
  explicit Builder(Library& library) : library_(library) {}

  void add(const Template& source) {
    Entry entry;
    entry.id = source.id;
    entry.title = text::to_utf16(source.title);
    entry.uses = source.uses;
    entry.language = language_index(primary_language(source.lang));
    add_text(title, entry.title, &entry.folded_title);
    entry.title_words = static_cast<std::uint32_t>(
        entry.folded_title.empty()
            ? 0
            : std::count(entry.folded_title.begin(), entry.folded_title.end(), u' ') + 1);
    add_text(shortcut, text::to_utf16(source.shortcut), &entry.folded_shortcut);
    for (const std::string& word : source.tags) {
      add_text(tag, text::to_utf16(word), nullptr);
      library_.tagged_[ascii_lower(word)].push_back(number());
    }
    for (const std::string& word : source.intents) {
      add_text(intent, text::to_utf16(word), nullptr);
      entry.intents |= intent_bit(word);
    }
    add_text(body, body_of(text::to_utf16(source.pattern)), nullptr);
    library_.entries_.push_back(std::move(entry));
  }

  void finish() {
    std::uint32_t most = 0;
    for (const Entry& entry : library_.entries_) most = std::max(most, entry.uses);
    for (Entry& entry : library_.entries_)
      entry.use = most == 0 ? 0 : std::log1p(entry.uses) / std::log1p(most);
    std::vector<std::size_t> order(words_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [this](std::size_t a, std::size_t b) { return words_[a].letters < words_[b].letters; });
    for (const std::size_t i : order) {
      const Found& word = words_[i];
      library_.words_.push_back({static_cast<std::uint32_t>(library_.letters_.size()),
                                 static_cast<std::uint32_t>(word.letters.size()),
                                 static_cast<std::uint32_t>(library_.places_.size()),
                                 static_cast<std::uint32_t>(word.places.size())});
      library_.masks_.push_back(letter_mask(word.letters));
      library_.letters_ += word.letters;
      library_.places_.insert(library_.places_.end(), word.places.begin(), word.places.end());
    }
  }

 private:
  struct Found {
    std::u16string letters;
    std::vector<Place> places;
  };

  [[nodiscard]] std::uint32_t number() const { return static_cast<std::uint32_t>(library_.entries_.size()); }

  std::uint32_t language_index(const std::string& language) {
    const auto [place, is_new] = languages_.emplace(language, static_cast<std::uint32_t>(languages_.size()));
    if (is_new) library_.languages_.push_back(language);
    return place->second;
  }

  /// No bit for more than 64 intents: the contract has ten.
  std::uint64_t intent_bit(const std::string& intent) {
    auto& known = library_.intents_;
    auto found = std::find(known.begin(), known.end(), intent);
    if (found == known.end()) {
      if (known.size() == 64) return 0;
      found = known.insert(known.end(), intent);
    }
    return std::uint64_t{1} << (found - known.begin());
  }

  /// A word's index; folding is done once for each spelling.
  std::size_t word_index(std::u16string_view raw) {
    key_.assign(raw);
    const auto known = spellings_.find(key_);
    if (known != spellings_.end()) return known->second;
    std::u16string folded = fold(raw);
    const auto [place, is_new] = folded_.emplace(folded, words_.size());
    if (is_new) words_.push_back({std::move(folded), {}});
    spellings_.emplace(key_, place->second);
    return place->second;
  }

  /// @param joined gets the folded words with a space between
  void add_text(Field field, std::u16string_view text, std::u16string* joined) {
    for_each_word(text, [&](const RawWord& raw) {
      Found& word = words_[word_index(raw.letters)];
      if (word.letters.empty()) return;
      if (joined != nullptr && !raw.tail) {
        if (!joined->empty()) joined->push_back(u' ');
        *joined += word.letters;
      }
      if (word.places.empty() || word.places.back().entry != number()) word.places.push_back({number(), 0});
      word.places.back().fields = static_cast<std::uint8_t>(word.places.back().fields | field);
    });
  }

  Library& library_;
  std::map<std::string, std::uint32_t> languages_;
  std::vector<Found> words_;
  std::unordered_map<std::u16string, std::size_t> spellings_;
  std::unordered_map<std::u16string, std::size_t> folded_;
  std::u16string key_;  // kept for its memory
};

Library::Library(std::span<const Template> templates) {
  Builder builder(*this);
  entries_.reserve(templates.size());
  for (const Template& source : templates) builder.add(source);
  builder.finish();
}

}  // namespace parley::templates
