#include "time/speech.h"

#include <unicode/dtptngen.h>
#include <unicode/locid.h>
#include <unicode/msgfmt.h>
#include <unicode/numberformatter.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>

#include <map>
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

struct Speech::Parsed {
  std::map<std::string, icu::MessageFormat, std::less<>> formats;
  std::unique_ptr<icu::TimeZoneNames> zones;
  std::map<std::string, icu::SimpleDateFormat, std::less<>> dates;  // by language tag and skeleton

  // nullptr where ICU has no such format.
  const icu::SimpleDateFormat* date_format(const std::string& tag, const std::string& skeleton) {
    const std::string key = tag + " " + skeleton;
    if (const auto known = dates.find(key); known != dates.end()) return &known->second;
    const icu::Locale locale = locale_of(tag);
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::DateTimePatternGenerator> generator(
        icu::DateTimePatternGenerator::createInstance(locale, status));
    icu::UnicodeString pattern(u"yyyy-MM-dd");
    if (U_SUCCESS(status)) pattern = generator->getBestPattern(unicode(skeleton), status);
    icu::SimpleDateFormat format(pattern, locale, status);
    if (U_FAILURE(status)) return nullptr;
    format.setTimeZone(*icu::TimeZone::getGMT());
    constexpr std::size_t most = 64;
    if (dates.size() >= most) dates.clear();
    return &dates.emplace(key, format).first->second;
  }
};

Speech::Speech(std::string_view language, const lexicon::TextMap& texts)
    : language_(language), texts_(texts), parsed_(std::make_unique<Parsed>()) {}
Speech::~Speech() = default;

std::string Speech::say(std::string_view key, std::initializer_list<Argument> arguments) const {
  UErrorCode status = U_ZERO_ERROR;
  auto format = parsed_->formats.find(key);
  if (format == parsed_->formats.end()) {
    const auto pattern = texts_.find(key);
    if (!pattern) return {};
    const icu::MessageFormat made(unicode(*pattern), locale_of(language_), status);
    if (U_FAILURE(status)) return {};
    format = parsed_->formats.emplace(key, made).first;
  }
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
  format->second.format(names.data(), values.data(), static_cast<std::int32_t>(names.size()), out, status);
  return U_FAILURE(status) ? std::string{} : utf8(out);
}

std::string Speech::date(Date date, std::string_view country, bool weekday, bool year) const {
  std::string tag = language_;
  if (!country.empty() && tag.find('-') == std::string::npos) (tag += '-') += country;
  std::string skeleton = "MMMMd";
  if (weekday) skeleton += "EEEE";
  if (year) skeleton += "y";
  const icu::SimpleDateFormat* format = parsed_->date_format(tag, skeleton);
  if (format == nullptr) return {};
  icu::UnicodeString out;
  if (date.year == 0) date.year = 2000;  // not shown; a leap year
  format->format(static_cast<UDate>(utc_instant({date}).ms), out);
  return utf8(out);
}

std::string Speech::number(double number, int decimals) const {
  UErrorCode status = U_ZERO_ERROR;
  const auto formatted = icu::number::NumberFormatter::withLocale(locale_of(language_))
                             .precision(icu::number::Precision::maxFraction(decimals))
                             .formatDouble(number, status);
  return utf8(formatted.toString(status));
}

std::string Speech::city_of(std::string_view zone) const {
  UErrorCode status = U_ZERO_ERROR;
  if (!parsed_->zones) {
    parsed_->zones.reset(icu::TimeZoneNames::createInstance(locale_of(language_), status));
  }
  const icu::UnicodeString id = unicode(zone);
  icu::UnicodeString canonical;  // CLDR keeps names under the older ids
  UErrorCode unknown = U_ZERO_ERROR;
  icu::TimeZone::getCanonicalID(id, canonical, unknown);
  icu::UnicodeString city;
  if (U_SUCCESS(status) && parsed_->zones) {
    parsed_->zones->getExemplarLocationName(U_SUCCESS(unknown) && !canonical.isEmpty() ? canonical : id,
                                            city);
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
