/// @file time/speech.h
/// @brief Says things about time in one language: texts by key, filled by ICU MessageFormat; names of places
/// by ICU.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

#include "lexicon/pack.h"

namespace parley::time {

/// One language's texts. Cheap to make; ICU's data must be loaded before it speaks.
class Speech {
 public:
  struct Argument {
    std::string_view name;
    std::variant<std::string_view, double> value;
  };

  /// `language`: BCP 47, the language that `texts` is written in (not one it fell back from).
  Speech(std::string_view language, const lexicon::TextMap& texts) : language_(language), texts_(texts) {}

  [[nodiscard]] const std::string& language() const { return language_; }
  [[nodiscard]] bool has(std::string_view key) const { return texts_.find(key).has_value(); }
  /// The text as it stands; empty where there is none.
  [[nodiscard]] std::string_view text(std::string_view key) const { return texts_.find(key).value_or(""); }
  /// The text with its arguments filled in; empty where there is none, or where it is no valid pattern.
  [[nodiscard]] std::string say(std::string_view key, std::initializer_list<Argument> arguments) const;

  /// The city a zone is named after, in this language: `Europe/Kyiv` → Київ.
  [[nodiscard]] std::string city_of(std::string_view zone) const;
  /// A country's name as it stands after a preposition, with its article: `the Netherlands`.
  [[nodiscard]] std::string country(std::string_view code) const;

 private:
  std::string language_;
  lexicon::TextMap texts_;
};

}  // namespace parley::time
