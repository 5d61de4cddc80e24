/// @file template/words.h
/// @brief Putting messages to people together.
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
