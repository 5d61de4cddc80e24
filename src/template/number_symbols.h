/// @file template/number_symbols.h
/// @brief How plain numbers are written in the languages that have plural rules but no formats in our ICU
/// data.
#pragma once

#include <string_view>

namespace parley::templates {

struct NumberSymbols {
  std::u16string_view decimal;
  std::u16string_view grouping;
  std::u16string_view minus;
  std::u16string_view zero;  ///< the digit 0; the others follow it
  int secondary_grouping;    ///< digits between separators after the first: 3, or 2 as in 12,34,567
};

/// Empty (nullptr) for a language that writes numbers as root does (1,234.5), or that CLDR doesn't know.
/// @param language ISO 639, without script or region
[[nodiscard]] const NumberSymbols* number_symbols_of(std::string_view language);

}  // namespace parley::templates
