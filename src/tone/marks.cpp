#include "tone/marks.h"

#include <algorithm>

namespace parley::tone {
namespace {

using text::Letters;
using text::Token;
using text::TokenKind;

bool one_letter_capital(const Token& token) {
  return token.span.size() == 1 && token.letters == Letters::capitalised;
}

std::string lowered(const Context& context, text::Span span) {
  std::string out;
  std::uint32_t at = span.start;
  const auto tokens = context.document.tokens();
  for (const Token& token : tokens) {
    if (token.span.start < span.start || token.span.end > span.end) continue;
    out += text::to_utf8(context.document.text({at, token.span.start}));
    const std::u16string_view word = context.document.text(token.span);
    const bool kept = token.norm == "i" || context.language->is_of(token.norm, "acronym");
    out += text::to_utf8(kept ? std::u16string(word) : text::to_lower(word, context.draft.lang));
    at = token.span.end;
  }
  return out;
}

}  // namespace

std::vector<Finding> shouting(const Context& context) {
  std::vector<Finding> findings;
  if (context.language == nullptr) return findings;
  const auto rule = rule_index(*context.language, "shouting.words");
  if (!rule) return findings;
  const auto tokens = context.document.tokens();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    std::size_t end = i;      // one past the run's last capital word
    std::size_t words = 0;    // words in capitals that are no acronym
    std::size_t known = 0;    // of these, everyday words (class `plain`), that are no name or title
    std::size_t shouted = 0;  // of these, words that capitals turn into a shout by themselves
    for (std::size_t k = i;
         k < tokens.size() && tokens[k].sentence == tokens[i].sentence && !tokens[k].quoted; ++k) {
      if (tokens[k].kind == TokenKind::punctuation && k > i &&
          context.document.text()[tokens[k].span.start] == u',')
        continue;
      const bool capital = tokens[k].kind == TokenKind::word && tokens[k].letters == Letters::upper;
      if (!capital && !(one_letter_capital(tokens[k]) && k > i)) break;
      if (!capital) continue;
      end = k + 1;
      if (context.language->is_of(tokens[k].norm, "acronym")) continue;
      ++words;
      const bool loud = context.language->is_of(tokens[k].norm, "shouted");
      shouted += loud ? 1 : 0;
      known += loud || context.language->is_of(tokens[k].norm, "plain") ? 1 : 0;
    }
    if ((words >= 2 && known >= 1) || shouted >= 1) {
      const text::Span span{tokens[i].span.start, tokens[end - 1].span.end};
      Finding finding = finding_of(context, *rule, span);
      const std::string quiet = lowered(context, span);
      finding.fixes.push_back(replace_fix(context, span, quiet));
      findings.push_back(std::move(finding));
    }
    i = std::max(i, end == i ? i : end - 1);
  }
  return findings;
}

std::vector<Finding> piled_punctuation(const Context& context) {
  std::vector<Finding> findings;
  if (context.language == nullptr) return findings;
  const auto rule = rule_index(*context.language, "punctuation.piled");
  if (!rule) return findings;
  for (const Token& token : context.document.tokens()) {
    if (token.kind != TokenKind::punctuation || token.quoted || token.span.size() < 2) continue;
    const std::u16string_view marks = context.document.text(token.span);
    const auto count = [&](char16_t mark) { return std::count(marks.begin(), marks.end(), mark); };
    const auto exclamations = count(u'!') + count(u'！');
    const auto questions = count(u'?') + count(u'？');
    const bool dots = count(u'.') > 3 || count(u'…') > 1;
    if (exclamations + questions < 2 && !dots) continue;
    Finding finding = finding_of(context, *rule, token.span);
    if (exclamations + questions == 2 && exclamations != 1) finding.severity = lexicon::Severity::hint;
    finding.fixes.push_back({context.say("fix.replace", questions > 0      ? "?"
                                                        : exclamations > 0 ? "!"
                                                                           : "."),
                             {{token.span, questions > 0      ? "?"
                                           : exclamations > 0 ? "!"
                                                              : "."}}});
    findings.push_back(std::move(finding));
  }
  return findings;
}

std::vector<Finding> unfilled_gaps(const Context& context) {
  std::vector<Finding> findings;
  for (const Token& token : context.document.tokens()) {
    if (token.kind != TokenKind::placeholder || token.quoted) continue;
    if (auto finding = finding_of_check(context, "gap.unfilled", token.span))
      findings.push_back(std::move(*finding));
  }
  return findings;
}

}  // namespace parley::tone
