/// @file text/atoms.h
/// @brief Things that are one token whatever the word breaker says: URLs, e-mail addresses, phone numbers,
/// numeric dates, gaps.
#pragma once

#include <optional>
#include <string_view>

#include "text/document.h"

namespace parley::text {

struct Atom {
  TokenKind kind;
  std::uint32_t end;  ///< UTF-16 offset after the atom
};

/// The atom that starts at `start`, if one does. The caller asks only where a token may start.
[[nodiscard]] std::optional<Atom> atom_at(std::u16string_view text, std::uint32_t start);

}  // namespace parley::text
