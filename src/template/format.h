/// @file template/format.h
/// @brief Numbers, dates and times as a language writes them, and the plural rules: ICU's part of a template.
#pragma once

#include <unicode/numfmt.h>
#include <unicode/plurrule.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "template/instant.h"
#include "template/locale.h"
#include "template/style.h"
#include "template/value.h"

namespace parley::templates {

[[nodiscard]] double to_double(const Number& number);
/// Decimal digits without grouping, `.` for the point, in no language: what a `select` compares.
[[nodiscard]] std::u16string to_digits(const Number& number);

/// The formatters of one message, made when first asked for. Results are empty where ICU fails (out of
/// memory, or its data is not loaded).
class Formats {
 public:
  explicit Formats(Locales locales) : locales_(std::move(locales)) {}

  [[nodiscard]] const Locales& locales() const { return locales_; }

  /// A number as `{n}` and `#` show it. A language without formats of its own has its separators and digits
  /// from `number_symbols_of`, else root's.
  std::optional<std::u16string> plain(const Number& number);
  /// A number as `{n, number, style}` shows it; the language must have data.
  std::optional<std::u16string> styled(const Number& number, const NumberStyle& style);
  /// The plural category of a number as it is shown: in `style`, or plain where there is none (`1.0` is not
  /// `1`).
  std::optional<std::u16string> category(const Number& number, bool ordinal, const NumberStyle* style);

 private:
  std::unique_ptr<icu::NumberFormat> number_format(const NumberStyle& style) const;
  icu::NumberFormat* plain_format();

  Locales locales_;
  std::unique_ptr<icu::NumberFormat> plain_;
  std::unique_ptr<icu::PluralRules> cardinal_;
  std::unique_ptr<icu::PluralRules> ordinal_;
};

/// An instant as a place's clock shows it.
struct LocalInstant {
  Instant instant;
  int offset_minutes = 0;  ///< east of UTC, -1439 to 1439
  bool utc = false;        ///< the zone is UTC itself, not one that happens to be at 0
};

enum class DateError : std::uint8_t {
  none,
  no_time,  ///< the style shows a time of day, the value is a bare date
  failed    ///< ICU failed
};

/// Appends a date or time in a style; the locale must have data.
DateError format_date(const LocalInstant& local, ArgumentType type, const DateStyle& style,
                      const icu::Locale& locale, std::u16string& out);

}  // namespace parley::templates
