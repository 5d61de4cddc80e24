/// @file template/search.h
/// @brief Finds the template a seller means: while they type, with typos, in any script; or from what the
/// buyer wants.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/utf.h"

namespace parley::templates {

/// A template as the seller keeps it. All text is UTF-8.
struct Template {
  std::string id;
  std::string title;
  std::string shortcut;              ///< may be empty
  std::string lang;                  ///< BCP 47
  std::vector<std::string> intents;  ///< as in CONTRACT.md
  std::vector<std::string> tags;     ///< any; a country (`DE`) or market (`etsy`) counts as made for it
  std::string pattern;
  std::uint32_t uses = 0;
};

/// What is known of the conversation; all of it may be empty.
struct SuggestContext {
  struct Intent {
    std::string intent;
    double score = 0;  ///< 0..1
  };
  std::vector<Intent> intents;
  std::string lang;     ///< BCP 47
  std::string country;  ///< ISO 3166-1 alpha-2
  std::string market;
};

struct TemplateMatch {
  std::string id;
  double score = 0;               ///< 0..1, comparable within one answer only
  std::vector<text::Span> spans;  ///< in the title, UTF-16: what the query matched; in order, not overlapping
};

/// Templates with their index, built once.
class Library {
 public:
  explicit Library(std::span<const Template> templates);

  [[nodiscard]] std::size_t size() const { return entries_.size(); }

 private:
  friend class Suggester;

  enum Field : std::uint8_t { title = 1, shortcut = 2, tag = 4, intent = 8, body = 16 };

  struct Entry {
    std::string id;
    std::u16string title;
    std::u16string folded_title;     ///< words with one space between
    std::u16string folded_shortcut;  ///< the same
    std::uint64_t intents = 0;       ///< bits: indices into `intents_`
    std::uint32_t language = 0;      ///< index into `languages_`
    std::uint32_t title_words = 0;
    std::uint32_t uses = 0;
    double use = 0;  ///< 0..1, on a logarithmic scale to the most used
  };
  /// A distinct word and where it occurs: slices of `letters_` and `places_`.
  struct Word {
    std::uint32_t offset = 0;
    std::uint32_t size = 0;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
  };
  struct Place {
    std::uint32_t entry = 0;
    std::uint8_t fields = 0;  ///< Field bits
  };

  class Builder;

  [[nodiscard]] std::u16string_view letters(const Word& word) const {
    return std::u16string_view(letters_).substr(word.offset, word.size);
  }

  std::vector<Entry> entries_;
  std::vector<std::string> intents_;    // at most 64; later ones don't count
  std::vector<std::string> languages_;  // primary subtags in lower case
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> tagged_;  // entries by tag, ASCII lower case
  std::u16string letters_;
  std::vector<Word> words_;           // sorted by letters
  std::vector<std::uint32_t> masks_;  // letter_mask by word
  std::vector<Place> places_;
};

/// The best matches, best first. An exact shortcut comes first, then a title or shortcut that begins with the
/// query, then words and beginnings of words, then words with typos (one from 4 letters on, two from 8). The
/// buyer's intents, the language, country and past use decide between equals, and alone where the query has
/// no letters.
[[nodiscard]] std::vector<TemplateMatch> suggest(const Library& library, std::string_view query,
                                                 const SuggestContext& context, std::size_t limit);

}  // namespace parley::templates
