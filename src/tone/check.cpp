#include "tone/check.h"

#include <algorithm>
#include <tuple>

#include "tone/apology.h"
#include "tone/context.h"
#include "tone/house.h"
#include "tone/marks.h"
#include "tone/misread.h"
#include "tone/rules.h"
#include "tone/scores.h"
#include "tone/slips.h"

namespace parley::tone {
namespace {

using lexicon::Kind;

// Kinds that say what is wrong with the same words: the first that fits names it.
bool phrase_level(Kind kind) {
  return kind <= Kind::over_apology || kind == Kind::slang_idiom;
}

bool same_words(const text::Span& a, const text::Span& b) {
  const std::uint32_t shared = std::min(a.end, b.end) - std::max(a.start, b.start);
  return a.overlaps(b) && shared * 2 >= std::min(a.size(), b.size());
}

bool graver(const Finding& a, const Finding& b) {
  return std::tuple(b.severity, a.kind) < std::tuple(a.severity, b.kind);
}

bool in_order(const Finding& a, const Finding& b) {
  if (!a.span || !b.span) return a.span.has_value() && !b.span.has_value();
  if (a.span->start != b.span->start) return a.span->start < b.span->start;
  if (a.span->size() != b.span->size()) return a.span->size() > b.span->size();
  return a.kind < b.kind;
}

bool switched_off(const Draft& draft, const Finding& finding) {
  const std::string_view kind = lexicon::name_of(lexicon::kind_names, finding.kind);
  return std::any_of(draft.off.begin(), draft.off.end(),
                     [&](const std::string& off) { return off == finding.rule || off == kind; });
}

// Where two findings speak of the same words, the kind decided first stays, of one kind the longest; a hint
// never takes the place of a warning.
void settle(std::vector<Finding>& findings) {
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    const bool hint_a = a.severity == lexicon::Severity::hint;
    const bool hint_b = b.severity == lexicon::Severity::hint;
    if (hint_a != hint_b) return hint_b;
    if (a.kind != b.kind) return a.kind < b.kind;
    return a.span && b.span && a.span->size() > b.span->size();
  });
  std::vector<Finding> kept;
  for (Finding& finding : findings) {
    const bool told = std::any_of(kept.begin(), kept.end(), [&](const Finding& other) {
      if (!finding.span || !other.span) return !finding.span && !other.span && finding.rule == other.rule;
      if (finding.kind == other.kind) return finding.span->overlaps(*other.span);
      return phrase_level(finding.kind) && phrase_level(other.kind) && same_words(*finding.span, *other.span);
    });
    if (!told) kept.push_back(std::move(finding));
  }
  findings = std::move(kept);
}

}  // namespace

Report check(const Draft& draft, const lexicon::Knowledge& knowledge, const time::Kit* time) {
  const lexicon::Language* language = knowledge.language(draft.lang);
  static const lexicon::TextMap no_texts;
  const lexicon::Language* english = knowledge.language("en");
  const lexicon::Language* ui = knowledge.language(draft.ui);
  const text::Document document =
      language != nullptr ? language->read(draft.text) : text::Document::read(draft.text, draft.lang);
  std::optional<lexicon::Stream> stream;
  if (language != nullptr) stream.emplace(document, language->words());
  const Context context{draft,
                        knowledge,
                        language,
                        ui != nullptr ? ui->texts() : no_texts,
                        english != nullptr ? english->texts() : no_texts,
                        document,
                        stream ? &*stream : nullptr,
                        time};
  Report report;
  report.sentences = static_cast<std::uint32_t>(document.sentences().size());
  report.words = document.word_count();
  report.tone = scores(context);

  std::vector<Finding>& findings = report.findings;
  for (const auto check : {matched_rules, shouting, piled_punctuation, unfilled_gaps, misread_figures,
                           repeated_apology, mixed_letters, wrong_layout, foreign_contact, house_rules}) {
    for (Finding& finding : check(context)) findings.push_back(std::move(finding));
  }
  std::erase_if(findings, [&](const Finding& finding) {
    return switched_off(draft, finding) || in_house_term(context, finding);
  });
  settle(findings);
  if (findings.size() > max_findings) {
    std::stable_sort(findings.begin(), findings.end(), graver);
    findings.resize(max_findings);
  }
  std::stable_sort(findings.begin(), findings.end(), in_order);
  return report;
}

}  // namespace parley::tone
