/// @file template/program.h
/// @brief A pattern together with the partials it uses, ready to render.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "template/message.h"
#include "template/value.h"

namespace parley::templates {

/// A partial's name and whether it stands directly in a plural branch, where its `#` is the number.
using PartialKey = std::pair<std::u16string, bool>;

struct Program {
  Message message;
  std::map<PartialKey, Message> partials;
  /// In the order of their places. A problem inside a partial has the span of the reference that led there.
  std::vector<Problem> problems;
};

/// Parses a pattern and all it includes: unknown partials, cycles and too deep nesting are problems.
/// @param partials nullptr where they aren't known: references are then taken as they are
[[nodiscard]] Program compile(std::u16string_view pattern, const Partials* partials);

}  // namespace parley::templates
