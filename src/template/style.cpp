#include "template/style.h"

#include <unicode/dcfmtsym.h>
#include <unicode/decimfmt.h>
#include <unicode/numberformatter.h>
#include <unicode/parseerr.h>

#include "template/scanner.h"
#include "template/words.h"

namespace parley::templates {
namespace {

/// All letters of a date pattern, and those only a skeleton has (`j`, `J`, `C`: the locale's own hour).
constexpr std::u16string_view pattern_letters = u"GyYuUrQqMLwWdDFgEecabBhHkKmsSAzZOvVXx";
constexpr std::u16string_view skeleton_letters = u"jJC";
constexpr std::u16string_view time_letters = u"abBhHkKmsSAzZOvVXxjJC";

bool is_letter(char16_t c) {
  return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

icu::UnicodeString alias(std::u16string_view s) {
  return {false, s.data(), static_cast<std::int32_t>(s.size())};
}

/// Calls `visit` for each unquoted letter until it returns false.
template <class Visit>
void for_each_letter(std::u16string_view pattern, Visit visit) {
  bool quoted = false;
  for (const char16_t c : pattern) {
    if (c == u'\'') {
      quoted = !quoted;
    } else if (!quoted && is_letter(c) && !visit(c)) {
      return;
    }
  }
}

std::optional<std::string> check_number(std::u16string_view text) {
  const NumberStyle style = number_style(text);
  if (style.kind == NumberStyle::Kind::skeleton) {
    UErrorCode error = U_ZERO_ERROR;
    UParseError place;
    (void)icu::number::NumberFormatter::forSkeleton(alias(style.text), place, error);
    if (U_SUCCESS(error)) return std::nullopt;
    return concat({"The number skeleton ", quote(trim(text)),
                   " can't be read: expected one such as '::currency/EUR' or '::.00'"});
  }
  if (style.kind != NumberStyle::Kind::pattern) return std::nullopt;
  const std::string wrong =
      concat({quote(trim(text)),
              " is neither a number style (integer, percent, currency) nor a pattern such as '#,##0.00'"});
  // ICU takes any word as a pattern that prints the word.
  if (style.text.find_first_of(u"#0123456789@") == std::u16string_view::npos) return wrong;
  UErrorCode error = U_ZERO_ERROR;
  const icu::DecimalFormatSymbols symbols(icu::Locale::getRoot(), error);
  const icu::DecimalFormat format(alias(style.text), symbols, error);
  if (U_FAILURE(error)) return wrong;
  return std::nullopt;
}

std::optional<std::string> check_date(ArgumentType type, std::u16string_view text) {
  const DateStyle style = date_style(text);
  const bool skeleton = style.kind == DateStyle::Kind::skeleton;
  if (!skeleton && style.kind != DateStyle::Kind::pattern) return std::nullopt;
  if (skeleton && trim(style.text).empty()) {
    return "The skeleton after '::' is empty: expected one such as '::yMMMd'";
  }
  std::optional<char16_t> wrong;
  for_each_letter(style.text, [&](char16_t c) {
    const bool known = pattern_letters.find(c) != std::u16string_view::npos ||
                       (skeleton && skeleton_letters.find(c) != std::u16string_view::npos);
    if (!known) wrong = c;
    return known;
  });
  if (!wrong) return std::nullopt;
  const bool time = type == ArgumentType::time;
  return concat({quote(trim(text)), " is neither a ", time ? "time" : "date",
                 " style (short, medium, long, full) nor a pattern such as ", time ? "'HH:mm'" : "'d MMMM y'",
                 ": ", quote(std::u16string_view(&*wrong, 1)), " is not a pattern letter"});
}

/// The text after `::`, if there is one.
std::optional<std::u16string_view> skeleton_of(std::u16string_view style) {
  std::size_t i = 0;
  while (i < style.size() && is_white_space(style[i])) ++i;
  if (style.substr(i, 2) != u"::") return std::nullopt;
  return style.substr(i + 2);
}

}  // namespace

NumberStyle number_style(std::u16string_view style) {
  using Kind = NumberStyle::Kind;
  if (const auto skeleton = skeleton_of(style)) return {Kind::skeleton, *skeleton};
  const std::u16string word = ascii_lower(trim(style));
  if (word.empty()) return {Kind::standard, {}};
  if (word == u"integer") return {Kind::integer, {}};
  if (word == u"percent") return {Kind::percent, {}};
  if (word == u"currency") return {Kind::currency, {}};
  return {Kind::pattern, style};
}

DateStyle date_style(std::u16string_view style) {
  using Kind = DateStyle::Kind;
  if (const auto skeleton = skeleton_of(style)) return {Kind::skeleton, *skeleton};
  const std::u16string word = ascii_lower(trim(style));
  if (word.empty()) return {Kind::standard, {}};
  if (word == u"short") return {Kind::short_, {}};
  if (word == u"medium") return {Kind::medium, {}};
  if (word == u"long") return {Kind::long_, {}};
  if (word == u"full") return {Kind::full, {}};
  return {Kind::pattern, style};
}

bool shows_time(std::u16string_view date_pattern) {
  bool found = false;
  for_each_letter(date_pattern, [&](char16_t c) {
    found = time_letters.find(c) != std::u16string_view::npos;
    return !found;
  });
  return found;
}

std::optional<std::string> check_style(ArgumentType type, std::u16string_view style) {
  if (type == ArgumentType::number) return check_number(style);
  if (type == ArgumentType::date || type == ArgumentType::time) return check_date(type, style);
  return std::nullopt;
}

}  // namespace parley::templates
