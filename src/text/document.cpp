#include "text/document.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf16.h>

#include <algorithm>

#include "text/atoms.h"

namespace parley::text {
namespace {

using Breaks = std::vector<std::uint32_t>;

bool white(char16_t c) {
  return u_isUWhiteSpace(c) != 0;
}
bool line_end(char16_t c) {
  return c == u'\n' || c == u'\r' || c == u'\u2028' || c == u'\u2029' || c == u'\u0085';
}
bool terminator(char16_t c) {
  return c == u'.' || c == u'!' || c == u'?' || c == u'…' || c == u'。' || c == u'！' || c == u'？';
}

UChar32 code_point(std::u16string_view text, std::size_t at) {
  UChar32 c = 0;
  U16_GET(text.data(), 0, static_cast<std::int32_t>(at), static_cast<std::int32_t>(text.size()), c);
  return c;
}

Breaks breaks_of(icu::BreakIterator& iterator, const icu::UnicodeString& text) {
  Breaks out;
  iterator.setText(text);
  for (std::int32_t at = iterator.first(); at != icu::BreakIterator::DONE; at = iterator.next()) {
    out.push_back(static_cast<std::uint32_t>(at));
  }
  return out;
}

bool emoji_at(std::u16string_view text, Span span) {
  const UChar32 c = code_point(text, span.start);
  if (c < 0x80) return false;
  if (u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION)) return true;
  const bool styled = slice(text, span).find(u'\uFE0F') != std::u16string_view::npos;
  return u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) && (styled || c >= 0x2600);
}

Letters letters_of(std::u16string_view word) {
  int upper = 0;
  int lower = 0;
  bool first_upper = false;
  bool first = true;
  for (std::int32_t i = 0; i < static_cast<std::int32_t>(word.size());) {
    UChar32 c = 0;
    U16_NEXT(word.data(), i, static_cast<std::int32_t>(word.size()), c);
    if (u_isUUppercase(c)) {
      ++upper;
      first_upper = first_upper || first;
    } else if (u_isULowercase(c)) {
      ++lower;
    }
    if (u_isalpha(c)) first = false;
  }
  if (upper == 0 && lower == 0) return Letters::none;
  if (upper == 0) return Letters::lower;
  if (lower == 0) return upper > 1 ? Letters::upper : Letters::capitalised;
  return first_upper && upper == 1 ? Letters::capitalised : Letters::mixed;
}

/// Cuts the text into token spans and kinds; white space falls away.
class Tokeniser {
 public:
  Tokeniser(std::u16string_view text, const Breaks& breaks) : text_(text), breaks_(breaks) {}

  std::vector<Token> run() {
    const auto size = static_cast<std::uint32_t>(text_.size());
    std::uint32_t at = 0;
    while (at < size) {
      if (white(text_[at]) || text_[at] == u'\u200B' || text_[at] == u'\uFEFF') {
        ++at;
        continue;
      }
      const std::optional<Atom> atom = atom_at(text_, at);
      const Span span{at, atom ? atom->end : segment_end(at)};
      if (atom) {
        add(span, atom->kind);
      } else {
        add_segment(span);
      }
      at = span.end;
    }
    return std::move(tokens_);
  }

 private:
  std::uint32_t segment_end(std::uint32_t at) {
    while (next_ < breaks_.size() && breaks_[next_] <= at) ++next_;
    std::uint32_t end = next_ < breaks_.size() ? breaks_[next_] : static_cast<std::uint32_t>(text_.size());
    const char16_t c = text_[at];
    if (c == u'!' || c == u'?' || c == u'.' || c == u'…' || c == u'！' ||
        c == u'？') {  // "?!", "..." are one token
      const bool dots = c == u'.' || c == u'…';
      end = at + 1;
      while (end < text_.size() && (dots ? (text_[end] == u'.' || text_[end] == u'…')
                                         : (text_[end] == u'!' || text_[end] == u'?' || text_[end] == u'！' ||
                                            text_[end] == u'？'))) {
        ++end;
      }
    }
    return end;
  }

  // A segment of the word breaker; "5cm" and "3rd" become a number and a word.
  void add_segment(Span span) {
    const UChar32 c = code_point(text_, span.start);
    if (emoji_at(text_, span)) return add(span, TokenKind::emoji);
    if (!u_isalnum(c))
      return add(span, u_getIntPropertyValue(c, UCHAR_GENERAL_CATEGORY) == U_NON_SPACING_MARK
                           ? TokenKind::word
                           : TokenKind::punctuation);
    if (!u_isdigit(c)) return add(span, TokenKind::word);
    std::uint32_t end = span.start;
    while (end < span.end && !u_isalpha(code_point(text_, end))) ++end;
    add({span.start, end}, TokenKind::number);
    if (end < span.end) add({end, span.end}, TokenKind::word);
  }

  void add(Span span, TokenKind kind) {
    Token token;
    token.span = span;
    token.kind = kind;
    token.letters = letters_of(slice(text_, span));
    token.space_before = span.start > 0 && white(text_[span.start - 1]);
    tokens_.push_back(token);
  }

  std::u16string_view text_;
  const Breaks& breaks_;
  std::size_t next_ = 0;
  std::vector<Token> tokens_;
};

/// Where sentences start, as token indices: ICU's breaks, less those after abbreviations, plus those before a
/// lower case letter (people write "sorry. it comes monday").
std::vector<std::uint32_t> sentence_starts(std::u16string_view text, const std::vector<Token>& tokens,
                                           const Breaks& icu_breaks,
                                           const Document::WordTest& is_abbreviation) {
  std::vector<std::uint32_t> starts;
  std::size_t next = 0;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (i == 0) {
      starts.push_back(0);
      continue;
    }
    const Token& before = tokens[i - 1];
    const Token& here = tokens[i];
    const std::u16string_view between = text.substr(before.span.end, here.span.start - before.span.end);
    while (next < icu_breaks.size() && icu_breaks[next] <= before.span.start) ++next;
    const bool icu_break = next < icu_breaks.size() && icu_breaks[next] <= here.span.start;
    if (std::any_of(between.begin(), between.end(), line_end)) {
      starts.push_back(i);
      continue;
    }
    const bool stop = before.kind == TokenKind::punctuation && terminator(text[before.span.start]);
    bool breaks = icu_break;
    if (stop && here.space_before && here.kind != TokenKind::punctuation) breaks = true;
    if (breaks && stop && text[before.span.start] == u'.' && before.span.size() == 1 && i >= 2) {
      const Token& word = tokens[i - 2];
      const bool initial = word.span.size() == 1 && word.letters == Letters::capitalised && word.norm != "i";
      const bool abbreviation = is_abbreviation && word.kind == TokenKind::word && is_abbreviation(word.norm);
      const bool ordinal =
          word.kind == TokenKind::number && word.span.size() <= 2 && here.letters == Letters::lower;
      if (initial || abbreviation || ordinal) breaks = false;
    }
    if (breaks) starts.push_back(i);
  }
  return starts;
}

// Marks what stands between quotation marks (three words and more: fewer are emphasis) or on a line that
// quotes.
void mark_quotes(std::u16string_view text, std::vector<Token>& tokens) {
  struct Pair {
    char16_t open;
    std::u16string_view close;
  };
  static constexpr Pair pairs[] = {
      {u'“', u"”\""}, {u'«', u"»"}, {u'„', u"“”\""}, {u'"', u"\""}, {u'「', u"」"}};
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::punctuation) continue;
    const char16_t c = text[tokens[i].span.start];
    for (const Pair& pair : pairs) {
      if (c != pair.open) continue;
      std::size_t words = 0;
      std::size_t j = i + 1;
      const std::size_t limit =
          std::min(tokens.size(), i + 400);  // a longer quotation is none; keeps hostile text linear
      for (; j < limit; ++j) {
        const std::uint32_t from = tokens[j - 1].span.end;
        const std::u16string_view gap = text.substr(from, tokens[j].span.start - from);
        if (gap.find(u'\n') != std::u16string_view::npos) j = limit;
        if (j == limit || pair.close.find(text[tokens[j].span.start]) != std::u16string_view::npos) break;
        if (tokens[j].kind == TokenKind::word) ++words;
      }
      if (j >= limit) break;
      if (words >= 3) {
        for (std::size_t k = i + 1; k < j; ++k) tokens[k].quoted = true;
      }
      i = j;
      break;
    }
  }
  bool quoting = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::uint32_t from = i == 0 ? 0 : tokens[i - 1].span.end;
    const std::u16string_view gap = text.substr(from, tokens[i].span.start - from);
    const bool new_line = i == 0 || std::any_of(gap.begin(), gap.end(), line_end);
    if (new_line) quoting = text[tokens[i].span.start] == u'>';
    if (quoting) tokens[i].quoted = true;
  }
}

}  // namespace

Document Document::read(std::u16string text, std::string_view locale, const WordTest& is_abbreviation) {
  Document document;
  document.text_ = std::move(text);
  const std::u16string_view view = document.text_;
  const icu::UnicodeString alias(false, view.data(), static_cast<std::int32_t>(view.size()));
  const icu::Locale icu_locale(std::string(locale).c_str());
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(icu::BreakIterator::createWordInstance(icu_locale, error));
  const std::unique_ptr<icu::BreakIterator> sentences(
      icu::BreakIterator::createSentenceInstance(icu_locale, error));
  if (U_FAILURE(error)) return document;  // no ICU data: an empty reading, never a crash

  document.tokens_ = Tokeniser(view, breaks_of(*words, alias)).run();
  std::vector<std::size_t> offsets;
  for (const Token& token : document.tokens_) {
    const std::string norm = normalise(slice(view, token.span));
    offsets.push_back(document.norms_.size());
    document.norms_.insert(document.norms_.end(), norm.begin(), norm.end());
  }
  offsets.push_back(document.norms_.size());
  for (std::size_t i = 0; i < document.tokens_.size(); ++i) {
    document.tokens_[i].norm = {document.norms_.data() + offsets[i], offsets[i + 1] - offsets[i]};
    const TokenKind kind = document.tokens_[i].kind;
    if (kind != TokenKind::punctuation && kind != TokenKind::emoji) ++document.words_;
  }
  const auto starts = sentence_starts(view, document.tokens_, breaks_of(*sentences, alias), is_abbreviation);
  for (std::size_t s = 0; s < starts.size(); ++s) {
    const std::uint32_t end =
        s + 1 < starts.size() ? starts[s + 1] : static_cast<std::uint32_t>(document.tokens_.size());
    for (std::uint32_t i = starts[s]; i < end; ++i)
      document.tokens_[i].sentence = static_cast<std::uint32_t>(s);
    document.sentences_.push_back(
        {{document.tokens_[starts[s]].span.start, document.tokens_[end - 1].span.end}, starts[s], end});
  }
  mark_quotes(view, document.tokens_);
  return document;
}

}  // namespace parley::text
