/// @file template/value.h
/// @brief What a template is filled with.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>

namespace parley::templates {

/// A variable's value. `std::monostate` is a missing one (JSON null). Text holds UTF-8: plain text, or an RFC
/// 3339 date or instant, which stays text until a date or time formatter asks for it. A number is never a
/// date.
using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string>;

using Number = std::variant<std::int64_t, double>;

/// Empty where the value isn't a number.
[[nodiscard]] std::optional<Number> as_number(const Value& value);
/// `a number`, `the text 'Ann'`: what a message says of it, not too long.
[[nodiscard]] std::string describe(const Value& value);

/// Values by variable name (UTF-8, as written in the pattern).
using Values = std::map<std::string, Value, std::less<>>;

/// Partial patterns (UTF-16) by name (UTF-8): `{> name}` stands for one.
using Partials = std::map<std::string, std::u16string, std::less<>>;

}  // namespace parley::templates
