/// @file template/parser.h
/// @brief Pattern text → Message, with every syntax problem and its place.
///
/// Follows ICU 72's MessagePattern in its default apostrophe mode: what ICU takes is taken and means the
/// same, what it refuses is a fatal problem. Parsing goes on after a problem, so that one pass finds them
/// all.
#pragma once

#include <string_view>
#include <vector>

#include "template/message.h"

namespace parley::templates {

struct Parsed {
  Message message;
  std::uint32_t depth = 0;  ///< deepest sub-message; 0 where there is none
  std::vector<Problem> problems;
};

/// @param in_plural the text stands directly in a plural branch, where `#` is the number (a partial may)
[[nodiscard]] Parsed parse(std::u16string_view pattern, bool in_plural = false);

}  // namespace parley::templates
