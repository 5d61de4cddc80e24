/// @file template/words.h
/// @brief Putting messages together.
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

/// `'text'` in UTF-8.
[[nodiscard]] inline std::string quote(std::string_view text) { return concat({"'", text, "'"}); }
[[nodiscard]] inline std::string quote(std::u16string_view text) { return quote(text::to_utf8(text)); }

}  // namespace parley::templates
