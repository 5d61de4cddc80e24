#include "tone/rules.h"

namespace parley::tone {
namespace {

using lexicon::FixAction;

bool allows(std::uint8_t mask, std::uint8_t value) { return mask == 0 || (mask >> value & 1) != 0; }

// `{k}` becomes the text of capture k as it stands in the draft; false where that capture took no part.
bool fill(std::string_view pattern, const lexicon::Match& match, const lexicon::Stream& stream, std::string& out) {
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool capture = i + 2 < pattern.size() && pattern[i] == '{' && pattern[i + 2] == '}' && pattern[i + 1] >= '0' &&
                         pattern[i + 1] < '0' + lexicon::max_captures;
    if (!capture) {
      out.push_back(pattern[i]);
      continue;
    }
    const lexicon::Capture& part = match.captures[static_cast<std::size_t>(pattern[i + 1] - '0')];
    if (part.begin == lexicon::none) return false;
    out += text::to_utf8(stream.document().text(stream.span(part.begin, part.end)));
    i += 2;
  }
  return true;
}

}  // namespace

std::vector<Finding> matched_rules(const Context& context) {
  std::vector<Finding> findings;
  if (context.language == nullptr) return findings;
  const lexicon::Language& language = *context.language;
  const lexicon::Grammar& grammar = language.tone();
  for (const lexicon::Match& match : grammar.select(grammar.run(*context.stream))) {
    const lexicon::PatternRow pattern = grammar.pattern(match.pattern);
    const lexicon::RuleRow rule = language.rule(pattern.owner);
    if (!allows(rule.markets, static_cast<std::uint8_t>(context.draft.market))) continue;
    if (!allows(rule.modes, static_cast<std::uint8_t>(context.draft.mode))) continue;
    lexicon::Capture marked{match.begin, match.end};
    if (pattern.mark != 0xFF && match.captures[pattern.mark].begin != lexicon::none) marked = match.captures[pattern.mark];
    const text::Span span = context.stream->span(marked.begin, marked.end);
    Finding finding = finding_of(context, pattern.owner, span);
    for (std::uint32_t i = 0; i < rule.fixes; ++i) {
      const lexicon::FixRow fix = language.fix(rule.first_fix + i);
      if (fix.action == FixAction::remove) finding.fixes.push_back(remove_fix(context, span));
      if (fix.action == FixAction::remove_sentence) finding.fixes.push_back(remove_sentence_fix(context, span));
      if (std::string text; fix.action == FixAction::replace && fill(language.text(fix.text), match, *context.stream, text)) {
        finding.fixes.push_back(replace_fix(context, span, std::move(text)));
      }
    }
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace parley::tone
