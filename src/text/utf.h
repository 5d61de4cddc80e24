/// @file text/utf.h
/// @brief UTF-8 ↔ UTF-16, and the span type that every finding speaks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace parley::text {

/// A half-open range `[start, end)` in UTF-16 code units of the text that was sent (what a DOM counts).
struct Span {
  std::uint32_t start = 0;
  std::uint32_t end = 0;

  friend bool operator==(const Span&, const Span&) = default;
  [[nodiscard]] std::uint32_t size() const { return end - start; }
  [[nodiscard]] bool empty() const { return end == start; }
  /// True where both ranges share at least one code unit.
  [[nodiscard]] bool overlaps(const Span& other) const { return start < other.end && other.start < end; }
  /// True where `other` lies inside this range.
  [[nodiscard]] bool contains(const Span& other) const { return start <= other.start && other.end <= end; }
};

/// Decodes UTF-8; ill-formed bytes become U+FFFD.
[[nodiscard]] std::u16string to_utf16(std::string_view utf8);
/// Encodes to UTF-8; unpaired surrogates become U+FFFD.
[[nodiscard]] std::string to_utf8(std::u16string_view utf16);
/// The text under a span; the span must lie inside `text`.
[[nodiscard]] inline std::u16string_view slice(std::u16string_view text, Span span) {
  return text.substr(span.start, span.size());
}

/// NFKC with full case folding (Unicode `NFKC_Casefold`), typographic apostrophes made plain: the form words
/// are compared in.
[[nodiscard]] std::string normalise(std::u16string_view word);
/// Lower and upper case in a locale (BCP 47; `tr` has its own dotted i).
[[nodiscard]] std::u16string to_lower(std::u16string_view text, std::string_view locale);
[[nodiscard]] std::u16string to_upper(std::u16string_view text, std::string_view locale);
/// The text with its first letter in upper case, the rest untouched.
[[nodiscard]] std::u16string capitalise(std::u16string_view text, std::string_view locale);

}  // namespace parley::text
