#include "template/locale.h"

#include <unicode/localebuilder.h>
#include <unicode/ucurr.h>
#include <unicode/uloc.h>
#include <unicode/ures.h>

#include <array>

#include "text/utf.h"

namespace parley::templates {
namespace {

/// A tag's locale; empty where it isn't a whole BCP 47 tag.
std::optional<icu::Locale> parse_tag(std::string_view lang) {
  const std::string tag(lang);
  if (tag.empty() || tag.find('\0') != std::string::npos) return std::nullopt;
  std::array<char, ULOC_FULLNAME_CAPACITY> name{};
  std::int32_t parsed = 0;
  UErrorCode error = U_ZERO_ERROR;
  uloc_forLanguageTag(tag.c_str(), name.data(), static_cast<std::int32_t>(name.size()), &parsed, &error);
  if (U_FAILURE(error) || error == U_STRING_NOT_TERMINATED_WARNING) return std::nullopt;
  if (static_cast<std::size_t>(parsed) != tag.size()) return std::nullopt;
  return icu::Locale(name.data());
}

/// ICU itself would fall back to the machine's default locale, so the language's own bundle is asked for.
bool has_bundle(const icu::Locale& locale) {
  if (*locale.getLanguage() == '\0') return false;
  UErrorCode error = U_ZERO_ERROR;
  const icu::LocalUResourceBundlePointer bundle(ures_openDirect(nullptr, locale.getLanguage(), &error));
  return U_SUCCESS(error);
}

std::string likely_script(icu::Locale locale) {
  UErrorCode error = U_ZERO_ERROR;
  locale.addLikelySubtags(error);
  return U_SUCCESS(error) ? locale.getScript() : "";
}

/// The locale with a region; itself where it has one, or where the region would change the script (`zh` in
/// Taiwan).
icu::Locale with_region(const icu::Locale& locale, std::string_view country) {
  if (country.empty() || *locale.getCountry() != '\0') return locale;
  UErrorCode error = U_ZERO_ERROR;
  icu::LocaleBuilder builder;
  builder.setLocale(locale).setRegion({country.data(), static_cast<std::int32_t>(country.size())});
  icu::Locale regional = builder.build(error);
  if (U_FAILURE(error) || likely_script(regional) != likely_script(locale)) return locale;
  return regional;
}

std::string currency_of(std::string_view country) {
  const std::string region = "und_" + std::string(country);
  std::array<char16_t, 4> code{};
  UErrorCode error = U_ZERO_ERROR;
  const std::int32_t size =
      ucurr_forLocale(region.c_str(), code.data(), static_cast<std::int32_t>(code.size()), &error);
  if (U_FAILURE(error) || size != 3) return {};
  return text::to_utf8({code.data(), 3});
}

}  // namespace

bool has_format_data(std::string_view lang) {
  const auto locale = parse_tag(lang);
  return locale && has_bundle(*locale);
}

std::optional<Locales> locales_of(std::string_view lang, std::string_view country) {
  const auto locale = parse_tag(lang);
  if (!locale) return std::nullopt;
  Locales out;
  out.plural = *locale;
  if (!country.empty()) out.currency = currency_of(country);
  if (!has_bundle(*locale)) return out;
  out.format = with_region(*locale, country);
  return out;
}

}  // namespace parley::templates
