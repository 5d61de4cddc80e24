#include "tone/context.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "market/country.h"

namespace parley::tone {
namespace {

bool space(char16_t c) {
  return c == u' ' || c == u'\u00A0' || c == u'\t';
}
bool clause_mark(char16_t c) {
  return c == u',' || c == u';' || c == u':' || c == u'，';
}
bool stop_mark(char16_t c) {
  return c == u'.' || c == u'!' || c == u'?' || c == u'…' || c == u'。';
}

// The first letter of a sentence, before which only marks and spaces stand.
bool starts_sentence(const text::Document& document, std::uint32_t at) {
  for (const text::Sentence& sentence : document.sentences()) {
    if (at < sentence.span.start || at >= sentence.span.end) continue;
    for (std::uint32_t i = sentence.span.start; i < at; ++i) {
      if (u_isalnum(document.text()[i])) return false;
    }
    return true;
  }
  return false;
}

const text::Sentence* sentence_at(const text::Document& document, std::uint32_t at) {
  for (const text::Sentence& sentence : document.sentences()) {
    if (at >= sentence.span.start && at < sentence.span.end) return &sentence;
  }
  return nullptr;
}

// Takes `span` out with the white space that it would leave behind; a line of its own goes with its break.
Edit cut(std::u16string_view text, text::Span span) {
  std::uint32_t start = span.start;
  std::uint32_t end = span.end;
  const auto size = static_cast<std::uint32_t>(text.size());
  while (start > 0 && space(text[start - 1])) --start;
  while (end < size && space(text[end])) ++end;
  const bool line_starts = start == 0 || text[start - 1] == u'\n';
  const bool line_ends = end == size || text[end] == u'\n';
  if (line_starts && line_ends) {
    if (end < size) {
      ++end;
    } else if (start > 0) {
      --start;
    }
    return {{start, end}, ""};
  }
  return {{start, end}, line_starts || line_ends ? "" : " "};
}

// The buyer's country is known, and the draft's language is none of its own.
bool abroad(const Context& context) {
  if (context.draft.buyer.country.empty() || context.knowledge.common() == nullptr) return false;
  const auto profile = market::profile_of(*context.knowledge.common(), context.draft.buyer.country, "en");
  if (!profile) return false;
  return std::none_of(profile->languages.begin(), profile->languages.end(), [&](const std::string& language) {
    return lexicon::primary(language) == lexicon::primary(context.draft.lang);
  });
}

// A finding of a rule or check as the data of `language` has it.
Finding finding_in(const Context& context, const lexicon::Language& language, std::size_t rule,
                   std::optional<text::Span> span) {
  const lexicon::RuleRow row = language.rule(rule);
  Finding finding;
  finding.rule = std::string(language.text(row.id));
  finding.kind = static_cast<lexicon::Kind>(row.kind);
  finding.severity = static_cast<lexicon::Severity>(row.severity & 0xFU);
  if (row.severity >> 4U != 0 && abroad(context))
    finding.severity = static_cast<lexicon::Severity>((row.severity >> 4U) - 1);
  finding.span = span;
  const std::string reason = "reason." + std::string(language.text(row.reason));
  finding.title = context.say(reason + ".title");
  finding.why = context.say(reason + ".why");
  return finding;
}

}  // namespace

std::string Context::say(std::string_view key) const {
  if (const auto found = ui.find(key)) return std::string(*found);
  return std::string(fallback.find(key).value_or(key));
}

std::string Context::say(std::string_view key, std::string_view value) const {
  std::string out = say(key);
  if (const std::size_t at = out.find("{0}"); at != std::string::npos) out.replace(at, 3, value);
  return out;
}

std::optional<std::size_t> rule_index(const lexicon::Language& language, std::string_view id) {
  for (std::size_t i = 0; i < language.rule_count(); ++i) {
    if (language.text(language.rule(i).id) == id) return i;
  }
  return std::nullopt;
}

Finding finding_of(const Context& context, std::size_t rule, std::optional<text::Span> span) {
  return finding_in(context, *context.language, rule, span);
}

std::optional<Finding> finding_of_check(const Context& context, std::string_view id,
                                        std::optional<text::Span> span) {
  for (const lexicon::Language* language : {context.language, context.knowledge.language("en")}) {
    if (language == nullptr) continue;
    if (const auto rule = rule_index(*language, id)) return finding_in(context, *language, *rule, span);
  }
  return std::nullopt;
}

Fix replace_fix(const Context& context, text::Span span, std::string text) {
  const std::string old = text::to_utf8(context.document.text(span));
  const bool capital = starts_sentence(context.document, span.start) && !old.empty() &&
                       u_isUUppercase(context.document.text()[span.start]);
  if (capital) text = text::to_utf8(text::capitalise(text::to_utf16(text), context.draft.lang));
  return {context.say("fix.replace", text), {{span, text}}};
}

Fix remove_fix(const Context& context, text::Span span) {
  const std::u16string_view text = context.document.text();
  const auto size = static_cast<std::uint32_t>(text.size());
  const text::Sentence* sentence = sentence_at(context.document, span.start);
  if (sentence != nullptr) {  // nothing but marks would be left of the sentence
    bool rest = false;
    for (std::uint32_t i = sentence->span.start; i < sentence->span.end; ++i) {
      rest = rest || ((i < span.start || i >= span.end) && u_isalnum(text[i]));
    }
    if (!rest) return remove_sentence_fix(context, span);
  }
  std::uint32_t start = span.start;
  std::uint32_t end = span.end;
  const auto before = [&](std::uint32_t at) {
    while (at > 0 && space(text[at - 1])) --at;
    return at;
  };
  const auto after = [&](std::uint32_t at) {
    while (at < size && space(text[at])) ++at;
    return at;
  };
  const std::uint32_t left = before(start);
  const std::uint32_t right = after(end);
  const bool comma_left = left > 0 && clause_mark(text[left - 1]);
  const bool comma_right = right < size && clause_mark(text[right]);
  std::string put;
  if (starts_sentence(context.document, start)) {
    end = comma_right ? after(right + 1) : right;
    if (end < size && u_isalpha(text[end])) {
      put = text::to_utf8(text::to_upper(text.substr(end, 1), context.draft.lang));
      ++end;
    }
  } else if (right >= size || stop_mark(text[right]) || text[right] == u'\n') {
    start = comma_left ? before(left - 1) : left;
    end = right;
  } else if (comma_left && comma_right) {
    start = left;
    end = right + 1;
  } else if (comma_right) {
    start = left;
    end = right;
  } else {
    start = left;
    end = right;
    put = left == span.start && right == span.end ? "" : " ";
  }
  return {context.say("fix.remove"), {{{start, end}, put}}};
}

Fix remove_sentence_fix(const Context& context, text::Span span) {
  const text::Sentence* sentence = sentence_at(context.document, span.start);
  const text::Span whole = sentence != nullptr ? sentence->span : span;
  return {context.say("fix.remove_sentence"), {cut(context.document.text(), whole)}};
}

std::u16string apply(std::u16string_view text, const Fix& fix) {
  std::u16string out;
  std::uint32_t at = 0;
  for (const Edit& edit : fix.edits) {
    out += text.substr(at, edit.span.start - at);
    out += text::to_utf16(edit.text);
    at = edit.span.end;
  }
  return out + std::u16string(text.substr(at));
}

}  // namespace parley::tone
