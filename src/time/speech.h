/// @file time/speech.h
/// @brief Says things about time in one language: texts by key, filled by ICU MessageFormat; names of places
/// by ICU.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "lexicon/pack.h"
#include "time/civil.h"

namespace parley::time {

/// One language's texts. ICU's data must be loaded before it speaks; patterns are parsed once, when first
/// said, so keep it (one a thread).
class Speech {
 public:
  struct Argument {
    std::string_view name;
    std::variant<std::string_view, double> value;
  };

  /// `language`: BCP 47, the language that `texts` is written in (not one it fell back from).
  Speech(std::string_view language, const lexicon::TextMap& texts);
  ~Speech();

  [[nodiscard]] const std::string& language() const { return language_; }
  [[nodiscard]] bool has(std::string_view key) const { return texts_.find(key).has_value(); }
  /// The text as it stands; empty where there is none.
  [[nodiscard]] std::string_view text(std::string_view key) const { return texts_.find(key).value_or(""); }
  /// The text with its arguments filled in; empty where there is none, or where it is no valid pattern.
  [[nodiscard]] std::string say(std::string_view key, std::initializer_list<Argument> arguments) const;

  /// A date in words, as readers in a country write it in this language: `3 April`, `Friday, April 3, 2026`.
  /// `country` may be empty; a year of 0 is not known.
  [[nodiscard]] std::string date(Date date, std::string_view country, bool weekday, bool year) const;
  /// A number with at most so many decimals.
  [[nodiscard]] std::string number(double number, int decimals) const;

  /// The city a zone is named after, in this language: `Europe/Kyiv` → Київ.
  [[nodiscard]] std::string city_of(std::string_view zone) const;
  /// A country's name as it stands after a preposition, with its article: `the Netherlands`.
  [[nodiscard]] std::string country(std::string_view code) const;

 private:
  std::string language_;
  lexicon::TextMap texts_;
  struct Parsed;  // ICU's objects, by key: no more than there are texts, and some date patterns
  std::unique_ptr<Parsed> parsed_;
};

}  // namespace parley::time
