#include "template/format.h"

#include <unicode/dcfmtsym.h>
#include <unicode/decimfmt.h>
#include <unicode/formattedvalue.h>
#include <unicode/numberformatter.h>

#include "template/number_symbols.h"

namespace parley::templates {
namespace {

icu::UnicodeString alias(std::u16string_view s) {
  return {false, s.data(), static_cast<std::int32_t>(s.size())};
}

std::u16string copy(const icu::UnicodeString& s) {
  return {s.getBuffer(), static_cast<std::size_t>(s.length())};
}

/// All but skeletons give a DecimalFormat.
icu::DecimalFormat* as_decimal(icu::NumberFormat* format) {
  if (format == nullptr || format->getDynamicClassID() != icu::DecimalFormat::getStaticClassID())
    return nullptr;
  return static_cast<icu::DecimalFormat*>(format);
}

icu::number::FormattedNumber format_with(const icu::number::LocalizedNumberFormatter& formatter,
                                         const Number& number, UErrorCode& error) {
  if (const auto* integer = std::get_if<std::int64_t>(&number)) return formatter.formatInt(*integer, error);
  return formatter.formatDouble(std::get<double>(number), error);
}

std::optional<std::u16string> text_of(const icu::number::LocalizedNumberFormatter& formatter,
                                      const Number& number) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::number::FormattedNumber formatted = format_with(formatter, number, error);
  const icu::UnicodeString text = formatted.toString(error);
  if (U_FAILURE(error)) return std::nullopt;
  return copy(text);
}

std::optional<std::u16string> text_of(const icu::NumberFormat* format, const Number& number) {
  if (format == nullptr) return std::nullopt;
  icu::UnicodeString text;
  if (const auto* integer = std::get_if<std::int64_t>(&number)) {
    format->format(*integer, text);
  } else {
    format->format(std::get<double>(number), text);
  }
  return copy(text);
}

icu::number::LocalizedNumberFormatter skeleton_formatter(const NumberStyle& style, const icu::Locale& locale,
                                                         UErrorCode& error) {
  return icu::number::NumberFormatter::forSkeleton(alias(style.text), error).locale(locale);
}

void write_as(const NumberSymbols& symbols, icu::DecimalFormat& format) {
  using Symbols = icu::DecimalFormatSymbols;
  Symbols changed(*format.getDecimalFormatSymbols());
  changed.setSymbol(Symbols::kDecimalSeparatorSymbol, alias(symbols.decimal));
  changed.setSymbol(Symbols::kGroupingSeparatorSymbol, alias(symbols.grouping));
  changed.setSymbol(Symbols::kMinusSignSymbol, alias(symbols.minus));
  changed.setSymbol(Symbols::kZeroDigitSymbol, alias(symbols.zero));  // and the digits after it
  format.setDecimalFormatSymbols(changed);
  format.setSecondaryGroupingSize(symbols.secondary_grouping);
}

/// A locale without a region has no currency: CLDR's sign for that, which the cut data lacks.
void show_no_currency(icu::DecimalFormat& format) {
  icu::DecimalFormatSymbols changed(*format.getDecimalFormatSymbols());
  changed.setSymbol(icu::DecimalFormatSymbols::kCurrencySymbol, icu::UnicodeString(u"\u00A4"));
  format.setDecimalFormatSymbols(changed);
}

}  // namespace

double to_double(const Number& number) {
  if (const auto* integer = std::get_if<std::int64_t>(&number)) return static_cast<double>(*integer);
  return std::get<double>(number);
}

std::u16string to_digits(const Number& number) {
  const auto formatter = icu::number::NumberFormatter::withLocale(icu::Locale::getRoot())
                             .grouping(UNUM_GROUPING_OFF)
                             .precision(icu::number::Precision::unlimited());
  return text_of(formatter, number).value_or(std::u16string());
}

std::optional<std::u16string> Formats::plain(const Number& number) {
  return text_of(plain_format(), number);
}

std::optional<std::u16string> Formats::styled(const Number& number, const NumberStyle& style) {
  if (style.kind == NumberStyle::Kind::skeleton) {
    UErrorCode error = U_ZERO_ERROR;
    const auto formatter = skeleton_formatter(style, *locales_.format, error);
    if (U_FAILURE(error)) return std::nullopt;
    return text_of(formatter, number);
  }
  return text_of(number_format(style).get(), number);
}

std::optional<std::u16string> Formats::category(const Number& number, bool ordinal,
                                                const NumberStyle* style) {
  UErrorCode error = U_ZERO_ERROR;
  std::unique_ptr<icu::PluralRules>& rules = ordinal ? ordinal_ : cardinal_;
  if (!rules) {
    const UPluralType type = ordinal ? UPLURAL_TYPE_ORDINAL : UPLURAL_TYPE_CARDINAL;
    rules.reset(icu::PluralRules::forLocale(locales_.plural, type, error));
    if (U_FAILURE(error) || !rules) return std::nullopt;
  }
  // ICU 72 looks at the digits shown where the format is a classic one, at the bare number where it is a
  // skeleton.
  if (style != nullptr && style->kind == NumberStyle::Kind::skeleton)
    return copy(rules->select(to_double(number)));
  std::unique_ptr<icu::NumberFormat> own;
  if (style != nullptr) own = number_format(*style);
  icu::DecimalFormat* decimal = as_decimal(style != nullptr ? own.get() : plain_format());
  if (decimal == nullptr) return std::nullopt;
  const icu::number::LocalizedNumberFormatter* formatter = decimal->toNumberFormatter(error);
  if (U_FAILURE(error) || formatter == nullptr) return std::nullopt;
  const icu::number::FormattedNumber formatted = format_with(*formatter, number, error);
  const icu::UnicodeString keyword = rules->select(formatted, error);
  if (U_FAILURE(error)) return std::nullopt;
  return copy(keyword);
}

icu::NumberFormat* Formats::plain_format() {
  if (plain_) return plain_.get();
  UErrorCode error = U_ZERO_ERROR;
  plain_.reset(icu::NumberFormat::createInstance(locales_.format.value_or(icu::Locale::getRoot()), error));
  icu::DecimalFormat* decimal = as_decimal(plain_.get());
  if (U_FAILURE(error) || decimal == nullptr) {
    plain_.reset();
  } else if (!locales_.format) {
    if (const NumberSymbols* symbols = number_symbols_of(locales_.plural.getLanguage()))
      write_as(*symbols, *decimal);
  }
  return plain_.get();
}

std::unique_ptr<icu::NumberFormat> Formats::number_format(const NumberStyle& style) const {
  using Kind = NumberStyle::Kind;
  const icu::Locale locale = locales_.format.value_or(icu::Locale::getRoot());
  UErrorCode error = U_ZERO_ERROR;
  std::unique_ptr<icu::NumberFormat> format;
  if (style.kind == Kind::percent) {
    format.reset(icu::NumberFormat::createPercentInstance(locale, error));
  } else if (style.kind == Kind::currency) {
    format.reset(icu::NumberFormat::createCurrencyInstance(locale, error));
  } else {
    format.reset(icu::NumberFormat::createInstance(locale, error));
  }
  icu::DecimalFormat* decimal = as_decimal(format.get());
  if (U_FAILURE(error) || decimal == nullptr) return nullptr;
  if (style.kind == Kind::integer) {
    decimal->setMaximumFractionDigits(0);
    decimal->setDecimalSeparatorAlwaysShown(false);
  } else if (style.kind == Kind::pattern) {
    decimal->applyPattern(alias(style.text), error);
  }
  if (!locales_.currency.empty()) {
    decimal->setCurrency(text::to_utf16(locales_.currency).c_str(), error);
  } else if (std::u16string_view(decimal->getCurrency()) == u"XXX") {
    show_no_currency(*decimal);
  }
  if (U_FAILURE(error)) return nullptr;
  return format;
}

}  // namespace parley::templates
