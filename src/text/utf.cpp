#include "text/utf.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

namespace parley::text {
namespace {

icu::UnicodeString alias(std::u16string_view s) {
  return {false, s.data(), static_cast<std::int32_t>(s.size())};
}

std::u16string copy(const icu::UnicodeString& s) {
  return {s.getBuffer(), static_cast<std::size_t>(s.length())};
}

icu::Locale locale_of(std::string_view tag) {
  return icu::Locale(std::string(tag).c_str());
}

}  // namespace

std::u16string to_utf16(std::string_view utf8) {
  std::u16string out;
  out.reserve(utf8.size());
  const auto* s = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto length = static_cast<std::int32_t>(utf8.size());
  for (std::int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(s, i, length, c);
    if (U_IS_BMP(c)) {
      out.push_back(static_cast<char16_t>(c));
    } else {
      out.push_back(U16_LEAD(c));
      out.push_back(U16_TRAIL(c));
    }
  }
  return out;
}

std::string to_utf8(std::u16string_view utf16) {
  std::string out;
  out.reserve(utf16.size());
  const auto length = static_cast<std::int32_t>(utf16.size());
  for (std::int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U16_NEXT(utf16.data(), i, length, c);
    if (U_IS_SURROGATE(c)) c = 0xFFFD;
    char buffer[U8_MAX_LENGTH];
    std::int32_t n = 0;
    U8_APPEND_UNSAFE(buffer, n, c);
    out.append(buffer, static_cast<std::size_t>(n));
  }
  return out;
}

std::string normalise(std::u16string_view word) {
  bool plain = true;
  for (const char16_t c : word) plain = plain && c < 0x80;
  if (plain) {  // the common case needs no table
    std::string out;
    out.reserve(word.size());
    for (const char16_t c : word) out.push_back(static_cast<char>(c >= u'A' && c <= u'Z' ? c + 32 : c));
    return out;
  }
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* folder = icu::Normalizer2::getNFKCCasefoldInstance(error);
  if (U_FAILURE(error)) return to_utf8(word);
  icu::UnicodeString folded = folder->normalize(alias(word), error);
  if (U_FAILURE(error)) return to_utf8(word);
  for (std::int32_t i = 0; i < folded.length(); ++i) {
    const char16_t c = folded.charAt(i);
    if (c == u'\u2019' || c == u'\u2018' || c == u'\u02BC' || c == u'\u00B4') folded.setCharAt(i, u'\'');
  }
  return to_utf8({folded.getBuffer(), static_cast<std::size_t>(folded.length())});
}

std::u16string to_lower(std::u16string_view text, std::string_view locale) {
  icu::UnicodeString s(text.data(), static_cast<std::int32_t>(text.size()));
  return copy(s.toLower(locale_of(locale)));
}

std::u16string to_upper(std::u16string_view text, std::string_view locale) {
  icu::UnicodeString s(text.data(), static_cast<std::int32_t>(text.size()));
  return copy(s.toUpper(locale_of(locale)));
}

std::u16string capitalise(std::u16string_view text, std::string_view locale) {
  std::int32_t i = 0;
  const auto length = static_cast<std::int32_t>(text.size());
  while (i < length) {
    const std::int32_t start = i;
    UChar32 c = 0;
    U16_NEXT(text.data(), i, length, c);
    if (!u_isalpha(c)) continue;
    const auto from = static_cast<std::size_t>(start);
    const auto to = static_cast<std::size_t>(i);
    return std::u16string(text.substr(0, from)) + to_upper(text.substr(from, to - from), locale) +
           std::u16string(text.substr(to));
  }
  return std::u16string(text);
}

}  // namespace parley::text
