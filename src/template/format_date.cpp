#include <unicode/simpletz.h>
#include <unicode/smpdtfmt.h>

#include <array>
#include <cstdlib>

#include "template/format.h"

namespace parley::templates {
namespace {

icu::UnicodeString alias(std::u16string_view s) {
  return {false, s.data(), static_cast<std::int32_t>(s.size())};
}

/// A zone that is at one offset always, named after it: `GMT+02:00`.
icu::SimpleTimeZone fixed_zone(int offset_minutes, bool utc) {
  if (utc) return {0, icu::UnicodeString(u"Etc/UTC")};
  const int minutes = std::abs(offset_minutes);
  const std::array<int, 4> digits{minutes / 600, minutes / 60 % 10, minutes % 60 / 10, minutes % 10};
  std::u16string id = offset_minutes < 0 ? u"GMT-" : u"GMT+";
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i == 2) id.push_back(u':');
    id.push_back(static_cast<char16_t>(u'0' + digits[i]));
  }
  return {offset_minutes * 60'000, alias(id)};
}

std::unique_ptr<icu::DateFormat> date_format(ArgumentType type, const DateStyle& style,
                                             const icu::Locale& locale) {
  using Kind = DateStyle::Kind;
  UErrorCode error = U_ZERO_ERROR;
  if (style.kind == Kind::skeleton) {
    std::unique_ptr<icu::DateFormat> format(
        icu::DateFormat::createInstanceForSkeleton(alias(style.text), locale, error));
    if (U_FAILURE(error)) return nullptr;
    return format;
  }
  icu::DateFormat::EStyle length = icu::DateFormat::kDefault;
  if (style.kind == Kind::short_) length = icu::DateFormat::kShort;
  if (style.kind == Kind::medium) length = icu::DateFormat::kMedium;
  if (style.kind == Kind::long_) length = icu::DateFormat::kLong;
  if (style.kind == Kind::full) length = icu::DateFormat::kFull;
  return std::unique_ptr<icu::DateFormat>(type == ArgumentType::time
                                              ? icu::DateFormat::createTimeInstance(length, locale)
                                              : icu::DateFormat::createDateInstance(length, locale));
}

}  // namespace

DateError format_date(const LocalInstant& local, ArgumentType type, const DateStyle& style,
                      const icu::Locale& locale, std::u16string& out) {
  const std::unique_ptr<icu::DateFormat> format = date_format(type, style, locale);
  if (!format || format->getDynamicClassID() != icu::SimpleDateFormat::getStaticClassID())
    return DateError::failed;
  auto& simple = static_cast<icu::SimpleDateFormat&>(*format);
  if (style.kind == DateStyle::Kind::pattern) simple.applyPattern(alias(style.text));
  icu::UnicodeString pattern;
  simple.toPattern(pattern);
  const std::u16string_view shown(pattern.getBuffer(), static_cast<std::size_t>(pattern.length()));
  if (!local.instant.has_time && shows_time(shown)) return DateError::no_time;
  simple.setTimeZone(fixed_zone(local.offset_minutes, local.utc));
  UErrorCode error = U_ZERO_ERROR;
  icu::UnicodeString text;
  simple.format(static_cast<UDate>(local.instant.epoch_ms), text, nullptr, error);
  if (U_FAILURE(error)) return DateError::failed;
  out.append(text.getBuffer(), static_cast<std::size_t>(text.length()));
  return DateError::none;
}

}  // namespace parley::templates
