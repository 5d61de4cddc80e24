#include "tone/house.h"

#include <algorithm>

namespace parley::tone {
namespace {

// Every place where `phrase` stands in the draft, token by token, in any case.
std::vector<text::Span> occurrences(const Context& context, const std::string& phrase) {
  std::vector<text::Span> out;
  const text::Document wanted = text::Document::read(text::to_utf16(phrase), context.draft.lang);
  const auto pattern = wanted.tokens();
  const auto tokens = context.document.tokens();
  if (pattern.empty()) return out;
  for (std::size_t i = 0; i + pattern.size() <= tokens.size(); ++i) {
    const bool same =
        std::equal(pattern.begin(), pattern.end(), tokens.begin() + static_cast<std::ptrdiff_t>(i),
                   [](const text::Token& a, const text::Token& b) { return a.norm == b.norm; });
    if (same) out.push_back({tokens[i].span.start, tokens[i + pattern.size() - 1].span.end});
  }
  return out;
}

}  // namespace

std::vector<Finding> house_rules(const Context& context) {
  std::vector<Finding> findings;
  for (std::size_t r = 0; r < context.draft.house_rules.size(); ++r) {
    const HouseRule& rule = context.draft.house_rules[r];
    for (const text::Span span : occurrences(context, rule.find)) {
      Finding finding;
      finding.rule = "house." + std::to_string(r + 1);
      finding.kind = lexicon::Kind::house_rule;
      finding.severity = lexicon::Severity::warn;
      finding.span = span;
      finding.title = context.say("reason.house.rule.title");
      finding.why = rule.note;
      if (rule.replace) {
        finding.fixes.push_back(rule.replace->empty() ? remove_fix(context, span)
                                                      : replace_fix(context, span, *rule.replace));
      }
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

bool in_house_term(const Context& context, const Finding& finding) {
  if (!finding.span || finding.kind == lexicon::Kind::house_rule) return false;
  for (const std::string& term : context.draft.house_terms) {
    for (const text::Span span : occurrences(context, term)) {
      if (span.contains(*finding.span)) return true;
    }
  }
  return false;
}

}  // namespace parley::tone
