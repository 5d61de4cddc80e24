#include "tone/rules.h"

namespace parley::tone {
namespace {

using lexicon::FixAction;

bool allows(std::uint8_t mask, std::uint8_t value) {
  return mask == 0 || (mask >> value & 1) != 0;
}

// `{k}` becomes the text of capture k as it stands in the draft; false where that capture took no part.
bool fill(std::string_view pattern, const lexicon::Match& match, const lexicon::Stream& stream,
          std::string_view locale, std::string& out) {
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool capture = i + 2 < pattern.size() && pattern[i] == '{' && pattern[i + 2] == '}' &&
                         pattern[i + 1] >= '0' && pattern[i + 1] < '0' + lexicon::max_captures;
    if (!capture) {
      out.push_back(pattern[i]);
      continue;
    }
    const lexicon::Capture& part = match.captures[static_cast<std::size_t>(pattern[i + 1] - '0')];
    if (part.begin == lexicon::none) return false;
    std::u16string words(stream.document().text(stream.span(part.begin, part.end)));
    // A sentence's first word loses its capital where other words come before it.
    const text::Token& first = stream.document().tokens()[stream.items()[part.begin].token];
    const bool was_first =
        stream.has(stream.items()[part.begin], static_cast<std::uint32_t>(lexicon::Builtin::first));
    if (!out.empty() && was_first && first.letters == text::Letters::capitalised && first.norm != "i") {
      words.replace(0, 1, text::to_lower(words.substr(0, 1), locale));
    }
    out += text::to_utf8(words);
    i += 2;
  }
  return true;
}

// A comma, colon, dash, bracket or quotation mark; not what stands inside a figure or a word (%, $, /, a
// hyphen).
bool ends_clause(const Context& context, const lexicon::Stream::Item& item) {
  const text::Token& token = context.document.tokens()[item.token];
  if (token.kind != text::TokenKind::punctuation) return false;
  const char16_t mark = context.document.text()[token.span.start];
  if (mark == u'-') return token.space_before;
  return std::u16string_view(u",;:—–()[]«»“”„\"").find(mark) != std::u16string_view::npos;
}

// One past the last item of the clause that goes on at `end`: up to punctuation, or a word of the class
// `clause_break`.
std::uint32_t clause_end(const Context& context, std::uint32_t end) {
  const auto& items = context.stream->items();
  const auto breaks = context.language->named_class("clause_break");
  while (end < items.size() && items[end].sentence == items[end - 1].sentence &&
         !ends_clause(context, items[end]) &&
         !context.stream->has(items[end], static_cast<std::uint32_t>(lexicon::Builtin::end_mark)) &&
         !(breaks && context.stream->has(items[end], *breaks))) {
    ++end;
  }
  return end;
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
    if (pattern.mark != 0xFF && match.captures[pattern.mark].begin != lexicon::none)
      marked = match.captures[pattern.mark];
    if (rule.to_clause_end != 0) marked.end = clause_end(context, marked.end);
    const text::Span span = context.stream->span(marked.begin, marked.end);
    Finding finding = finding_of(context, pattern.owner, span);
    for (std::uint32_t i = 0; i < rule.fixes; ++i) {
      const lexicon::FixRow fix = language.fix(rule.first_fix + i);
      if (fix.action == FixAction::remove) finding.fixes.push_back(remove_fix(context, span));
      if (fix.action == FixAction::remove_sentence)
        finding.fixes.push_back(remove_sentence_fix(context, span));
      if (std::string text; fix.action == FixAction::replace &&
                            fill(language.text(fix.text), match, *context.stream, context.draft.lang, text)) {
        finding.fixes.push_back(replace_fix(context, span, std::move(text)));
      }
    }
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace parley::tone
