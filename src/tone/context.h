/// @file tone/context.h
/// @brief What every check looks at, and how it reports.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lexicon/language.h"
#include "time/kit.h"
#include "tone/finding.h"

namespace parley::tone {

/// A draft read once; shared by all checks.
struct Context {
  const Draft& draft;
  const lexicon::Knowledge& knowledge;
  const lexicon::Language* language;  ///< of the draft; nullptr where there is no pack for it
  const lexicon::TextMap& ui;         ///< words for the seller
  const lexicon::TextMap& fallback;   ///< English words, where `ui` has none
  const text::Document& document;
  const lexicon::Stream* stream;  ///< nullptr where there is no language
  const time::Kit* time;          ///< nullptr where there is none for the language

  /// A text for the seller by key; the key itself where no language has it.
  [[nodiscard]] std::string say(std::string_view key) const;
  /// Such a text with `{0}` filled in.
  [[nodiscard]] std::string say(std::string_view key, std::string_view value) const;
};

/// A finding of a rule or check that stands in the language's data, with its words for the seller. `rule` is
/// its index there.
[[nodiscard]] Finding finding_of(const Context& context, std::size_t rule, std::optional<text::Span> span);
/// A finding of a check that is code, by its id, in whatever language the draft is: its `check` record stands
/// in the draft's own language or in English. Nothing where neither has it.
[[nodiscard]] std::optional<Finding> finding_of_check(const Context& context, std::string_view id,
                                                      std::optional<text::Span> span);
/// The index of a rule or check by id; nothing where the language has none.
[[nodiscard]] std::optional<std::size_t> rule_index(const lexicon::Language& language, std::string_view id);

/// A fix that puts `text` where `span` stands, labelled for the seller.
[[nodiscard]] Fix replace_fix(const Context& context, text::Span span, std::string text);
/// A fix that takes `span` out and leaves clean text around it.
[[nodiscard]] Fix remove_fix(const Context& context, text::Span span);
/// A fix that takes out the whole sentence `span` stands in.
[[nodiscard]] Fix remove_sentence_fix(const Context& context, text::Span span);
/// The text after a fix; for tests and previews.
[[nodiscard]] std::u16string apply(std::u16string_view text, const Fix& fix);

}  // namespace parley::tone
