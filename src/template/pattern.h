/// @file template/pattern.h
/// @brief What a pattern needs and what is wrong with it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "template/message.h"
#include "template/value.h"

namespace parley::templates {

struct Variable {
  std::string name;
  ArgumentType type = ArgumentType::text;
  std::vector<std::string> choices;  ///< keys of a plural, selectordinal or select, `=1` included; no repeats
};

struct Validation {
  std::vector<Variable> variables;  ///< in order of first appearance; all that could be read
  std::vector<Problem> problems;    ///< in the order of their places; at most 100
};

/// `text`, `number`, `plural`, `selectordinal`, `select`, `date` or `time`.
[[nodiscard]] std::string_view name_of(ArgumentType type);

/// Finds every problem: syntax, plural categories the language never has, formats it has no data for.
/// @param lang BCP 47
/// @param partials nullptr where they aren't known: references are then taken as they are. A partial's
///        variables are listed where it stands.
[[nodiscard]] Validation validate(std::u16string_view pattern, std::string_view lang,
                                  const Partials* partials = nullptr);

}  // namespace parley::templates
