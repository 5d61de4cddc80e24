/// @file template/words.h
/// @brief Small text helpers: messages to people, tags.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "text/utf.h"

namespace parley::templates {

[[nodiscard]] inline std::string concat(std::initializer_list<std::string_view> pieces) {
  std::string out;
  for (const std::string_view piece : pieces) out += piece;
  return out;
}

[[nodiscard]] inline std::string ascii_lower(std::string_view s) {
  std::string out(s);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}
/// The first subtag of a BCP 47 tag, in lower case.
[[nodiscard]] inline std::string primary_language(std::string_view tag) {
  return ascii_lower(tag.substr(0, tag.find('-')));
}

/// `'text'` in UTF-8, cut after 40 code units.
[[nodiscard]] inline std::string quote(std::u16string_view text) {
  constexpr std::size_t longest = 40;
  const bool cut = text.size() > longest;
  return concat({"'", text::to_utf8(text.substr(0, longest)), cut ? "…'" : "'"});
}
[[nodiscard]] inline std::string quote(std::string_view utf8) {
  return quote(text::to_utf16(utf8));
}

}  // namespace parley::templates
