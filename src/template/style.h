/// @file template/style.h
/// @brief The third field of `{n, number, …}`, `{d, date, …}`, `{t, time, …}`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "template/message.h"

namespace parley::templates {

struct NumberStyle {
  enum class Kind : std::uint8_t { standard, integer, percent, currency, pattern, skeleton };
  Kind kind = Kind::standard;
  std::u16string_view text;  ///< the pattern as written, white space kept; the skeleton without `::`
};

struct DateStyle {
  enum class Kind : std::uint8_t { standard, short_, medium, long_, full, pattern, skeleton };
  Kind kind = Kind::standard;
  std::u16string_view text;
};

/// Style names are taken in any case with white space around them, as by ICU.
[[nodiscard]] NumberStyle number_style(std::u16string_view style);
[[nodiscard]] DateStyle date_style(std::u16string_view style);

/// True where a date pattern (not a skeleton) prints an hour, minute, second, day period or zone.
[[nodiscard]] bool shows_time(std::u16string_view date_pattern);

/// What is wrong with a style, as a sentence; empty where nothing is. Needs no language's data.
[[nodiscard]] std::optional<std::string> check_style(ArgumentType type, std::u16string_view style);

}  // namespace parley::templates
