#include "buyer/style.h"

#include <algorithm>

namespace parley::buyer {
namespace {

// "dont", "thx", "gonna": a known short form that is written without its apostrophe.
std::size_t short_forms(const text::Document& document, const lexicon::Vocabulary& words) {
  std::size_t count = 0;
  for (const text::Token& token : document.tokens()) {
    if (token.kind != text::TokenKind::word || token.norm.find('\'') != std::string_view::npos ||
        token.norm == "cannot")
      continue;
    const std::uint32_t word = words.find(token.norm);
    if (word == lexicon::none) continue;
    const lexicon::Range parts = words.contractions().range(word);
    if (parts.begin != parts.end) ++count;
  }
  return count;
}

}  // namespace

Formality formality_of(const Message* message, const lexicon::Language* language, const Surface& surface) {
  double casual = 0;
  double formal = 0;
  if (message != nullptr && language != nullptr) {
    for (const Hit& hit : message->hits) {
      if (hit.of == "formality.casual") casual += hit.weight;
      if (hit.of == "formality.formal") formal += hit.weight;
    }
    casual += static_cast<double>(short_forms(message->document, language->words()));
  }
  if (surface.lower_start) casual += 1;
  if (surface.bare_end && surface.lower_start) casual += 0.5;
  if (surface.stretched) casual += 1;
  if (surface.emoji) casual += 0.4;
  if (casual >= 1 && casual > formal) return Formality::casual;
  return formal >= 1 ? Formality::formal : Formality::neutral;
}

std::vector<Term> terms_of(const Message& message, const lexicon::Language& language,
                           const lexicon::Language* ui, const lexicon::Language* fallback) {
  std::vector<Term> terms;
  const auto put = [&](text::Span span, std::string_view id) {
    const std::string key = "term." + std::string(id);
    std::optional<std::string_view> meaning = ui != nullptr ? ui->texts().find(key) : std::nullopt;
    if (!meaning && fallback != nullptr) meaning = fallback->texts().find(key);
    if (meaning) terms.push_back({span, std::string(id), std::string(*meaning)});
  };
  for (const Hit& hit : message.hits) {
    if (const auto id = after(hit, "term."); !id.empty()) put(hit.span, id);
  }
  for (const text::Token& token : message.document.tokens()) {
    if (token.kind != text::TokenKind::word || token.quoted) continue;
    if (const auto id = language.texts().find("slang." + std::string(token.norm))) put(token.span, *id);
  }
  std::stable_sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) {
    return a.span.start != b.span.start ? a.span.start < b.span.start : a.span.end > b.span.end;
  });
  std::vector<Term> kept;
  for (Term& term : terms) {
    if (kept.empty() || !kept.back().span.overlaps(term.span)) kept.push_back(std::move(term));
  }
  return kept;
}

}  // namespace parley::buyer
