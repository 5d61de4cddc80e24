/// @file template/locale.h
/// @brief Language tag and country → the locales to format with.
#pragma once

#include <unicode/locid.h>

#include <optional>
#include <string>
#include <string_view>

namespace parley::templates {

struct Locales {
  icu::Locale plural;                 ///< for plural rules, which every CLDR language has
  std::optional<icu::Locale> format;  ///< for dates, times, numbers; empty without data of its own
  std::string currency;               ///< ISO 4217 of the country; empty where no country is given
};

/// True where dates, times and numbers can be formatted in a language (BCP 47).
[[nodiscard]] bool has_format_data(std::string_view lang);

/// Empty where `lang` is not a BCP 47 tag. A country (ISO 3166-1 alpha-2) decides the currency, and the
/// region where `lang` names none: `en` read in `GB` is `en-GB`.
[[nodiscard]] std::optional<Locales> locales_of(std::string_view lang, std::string_view country);

}  // namespace parley::templates
