#include "template/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <utility>

namespace parley::templates {
namespace {

using Range = std::pair<char16_t, char16_t>;

/// Accents and points: combining marks that a reader may leave out.
constexpr std::array<Range, 12> accents{{{0x0300, 0x036F},
                                         {0x0483, 0x0487},
                                         {0x0591, 0x05BD},
                                         {0x05BF, 0x05C7},
                                         {0x0610, 0x061A},
                                         {0x0640, 0x0640},  // Arabic tatweel
                                         {0x064B, 0x065F},
                                         {0x0670, 0x0670},
                                         {0x06D6, 0x06ED},
                                         {0x1AB0, 0x1AFF},
                                         {0x1DC0, 0x1DFF},
                                         {0xFE20, 0xFE2F}}};

/// Scripts that don't write spaces between words.
constexpr std::array<Range, 7> unspaced{{{0x0E00, 0x0EFF},
                                         {0x1000, 0x109F},
                                         {0x1780, 0x17FF},
                                         {0x3005, 0x3007},
                                         {0x3040, 0x30FF},
                                         {0x3400, 0x9FFF},
                                         {0xF900, 0xFAFF}}};

/// Letters that Unicode doesn't take apart but a reader does.
constexpr std::array<std::pair<char16_t, char16_t>, 8> plain{{{u'ø', u'o'},
                                                              {u'ł', u'l'},
                                                              {u'đ', u'd'},
                                                              {u'ı', u'i'},
                                                              {u'ħ', u'h'},
                                                              {u'ŧ', u't'},
                                                              {u'ґ', u'г'},
                                                              {u'ђ', u'д'}}};

template <std::size_t n>
bool in(const std::array<Range, n>& ranges, UChar32 c) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [c](const Range& r) { return c >= r.first && c <= r.second; });
}

bool is_apostrophe(UChar32 c) {
  return c == u'\'' || c == u'\u2019' || c == u'\u02BC' || c == u'\u05F3';
}
bool is_unspaced(UChar32 c) {
  return in(unspaced, c) || (c >= 0x20000 && c <= 0x3FFFF);
}
bool is_word_letter(UChar32 c) {
  if (c < 0x80) return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
  return u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

char16_t plain_letter(char16_t c) {
  if (c >= 0x30A1 && c <= 0x30F6) return static_cast<char16_t>(c - 0x60);  // katakana → hiragana
  for (const auto& [from, to] : plain) {
    if (c == from) return to;
  }
  return c;
}

UChar32 code_point(std::u16string_view text, std::size_t at, std::size_t& next) {
  auto i = static_cast<std::int32_t>(at);
  UChar32 c = 0;
  U16_NEXT(text.data(), i, static_cast<std::int32_t>(text.size()), c);
  next = static_cast<std::size_t>(i);
  return c;
}

/// Visits a run of unspaced script as overlapping pairs, and its last letter alone.
void visit_pairs(std::u16string_view text, std::size_t start, std::size_t end,
                 const std::function<void(const RawWord&)>& visit) {
  std::size_t at = start;
  while (at < end) {
    std::size_t second = 0;
    (void)code_point(text, at, second);
    std::size_t after = second;
    if (second < end) (void)code_point(text, second, after);
    const text::Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(after)};
    visit({text::slice(text, span), span, true, second >= end && at > start});
    at = second;
  }
}

}  // namespace

std::u16string fold(std::u16string_view text) {
  std::u16string out;
  if (std::all_of(text.begin(), text.end(),
                  [](char16_t c) { return c < 0x80; })) {  // the common case needs no table
    out.reserve(text.size());
    for (const char16_t c : text) out.push_back(c >= u'A' && c <= u'Z' ? static_cast<char16_t>(c + 32) : c);
    return out;
  }
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* casefold = icu::Normalizer2::getNFKCCasefoldInstance(error);
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFDInstance(error);
  if (U_FAILURE(error)) return std::u16string(text);
  const icu::UnicodeString source(false, text.data(), static_cast<std::int32_t>(text.size()));
  const icu::UnicodeString folded = decompose->normalize(casefold->normalize(source, error), error);
  if (U_FAILURE(error)) return std::u16string(text);
  for (std::int32_t i = 0; i < folded.length(); ++i) {
    const char16_t c = folded.charAt(i);
    if (!in(accents, c)) out.push_back(plain_letter(c));
  }
  return out;
}

void for_each_word(std::u16string_view text, const std::function<void(const RawWord&)>& visit) {
  std::u16string without;  // a word that has apostrophes, without them
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t next = 0;
    const UChar32 first = code_point(text, at, next);
    const std::size_t start = at;
    at = next;
    if (is_unspaced(first)) {
      while (at < text.size() && is_unspaced(code_point(text, at, next))) at = next;
      visit_pairs(text, start, at, visit);
    } else if (is_word_letter(first)) {
      std::size_t piece = start;
      without.clear();
      while (at < text.size()) {
        const UChar32 c = code_point(text, at, next);
        if (!is_word_letter(c) || is_unspaced(c)) {
          // An apostrophe is inside a word where a letter follows.
          std::size_t beyond = 0;
          const bool inside =
              is_apostrophe(c) && next < text.size() && is_word_letter(code_point(text, next, beyond));
          if (!inside) break;
          without += text.substr(piece, at - piece);
          piece = next;
        }
        at = next;
      }
      const std::u16string_view last = text.substr(piece, at - piece);
      const text::Span span{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(at)};
      if (piece == start) {
        visit({last, span, false, false});
      } else {
        visit({without.append(last), span, false, false});
      }
    }
  }
}

std::vector<SearchWord> search_words(std::u16string_view text) {
  std::vector<SearchWord> out;
  for_each_word(text, [&](const RawWord& word) {
    if (word.tail) return;
    std::u16string folded = fold(word.letters);
    if (!folded.empty()) out.push_back({std::move(folded), word.span, word.cut});
  });
  return out;
}

std::uint32_t unfolded_length(std::u16string_view source, std::size_t length) {
  std::size_t at = 0;
  std::size_t done = 0;
  while (at < source.size() && done < length) {
    std::size_t next = 0;
    const UChar32 c = code_point(source, at, next);
    if (!is_apostrophe(c)) done += fold(source.substr(at, next - at)).size();
    at = next;
  }
  while (at < source.size()) {  // marks belong to the letter before them
    std::size_t next = 0;
    const UChar32 c = code_point(source, at, next);
    if (!in(accents, c)) break;
    at = next;
  }
  return static_cast<std::uint32_t>(at);
}

}  // namespace parley::templates
