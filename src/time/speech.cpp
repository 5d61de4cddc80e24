#include "time/speech.h"

#include <unicode/locid.h>
#include <unicode/msgfmt.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>

#include <memory>
#include <vector>

namespace parley::time {
namespace {

icu::UnicodeString unicode(std::string_view utf8) {
  return icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
}

icu::Locale locale_of(const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  return icu::Locale::forLanguageTag(language, status);
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

}  // namespace

std::string Speech::say(std::string_view key, std::initializer_list<Argument> arguments) const {
  const auto pattern = texts_.find(key);
  if (!pattern) return {};
  UErrorCode status = U_ZERO_ERROR;
  const icu::MessageFormat format(unicode(*pattern), locale_of(language_), status);
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  for (const Argument& argument : arguments) {
    names.push_back(unicode(argument.name));
    if (const auto* text = std::get_if<std::string_view>(&argument.value)) {
      values.emplace_back(unicode(*text));
    } else {
      values.emplace_back(std::get<double>(argument.value));
    }
  }
  icu::UnicodeString out;
  format.format(names.data(), values.data(), static_cast<std::int32_t>(names.size()), out, status);
  return U_FAILURE(status) ? std::string{} : utf8(out);
}

std::string Speech::city_of(std::string_view zone) const {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::TimeZoneNames> names(
      icu::TimeZoneNames::createInstance(locale_of(language_), status));
  const icu::UnicodeString id = unicode(zone);
  icu::UnicodeString canonical;  // CLDR keeps names under the older ids
  UErrorCode unknown = U_ZERO_ERROR;
  icu::TimeZone::getCanonicalID(id, canonical, unknown);
  icu::UnicodeString city;
  if (U_SUCCESS(status)) {
    names->getExemplarLocationName(U_SUCCESS(unknown) && !canonical.isEmpty() ? canonical : id, city);
  }
  return city.isEmpty() ? std::string(zone) : utf8(city);
}

std::string Speech::country(std::string_view code) const {
  icu::UnicodeString name;
  icu::Locale("", std::string(code).c_str()).getDisplayCountry(locale_of(language_), name);
  const std::string_view with_article = text("time.countries_with_article");
  if (with_article.find(code) == std::string_view::npos) return utf8(name);
  const std::string named = utf8(name);
  return say("time.country_with_article", {{"country", named}});
}

}  // namespace parley::time
