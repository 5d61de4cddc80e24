/// Parley's own parser and renderer against ICU's MessageFormat, on patterns made at random: what ICU refuses
/// is refused, what it takes gives the same text.
#include <unicode/msgfmt.h>
#include <unicode/simpletz.h>

#include <array>
#include <memory>
#include <random>

#include "fill.h"

using namespace parley::templates;

namespace {

class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t n) { return random_() % n; }

  template <std::size_t n>
  std::u16string pick(const std::array<std::u16string_view, n>& from) {
    return std::u16string(from[below(n)]);
  }

  std::u16string message(int depth) {
    std::u16string out;
    for (std::size_t i = below(4); i > 0; --i) out += below(2) == 0 ? literal() : argument(depth);
    return out;
  }

  /// Breaks a pattern in a place or two.
  std::u16string damaged(std::u16string s) {
    constexpr std::u16string_view letters = u"{}',#=:a.-+e \n_";
    for (std::size_t i = below(2) + 1; i > 0 && !s.empty(); --i) {
      const std::size_t at = below(s.size());
      if (below(3) == 0) {
        s.erase(at, 1);
      } else {
        s.insert(at, 1, letters[below(letters.size())]);
      }
    }
    return s;
  }

 private:
  std::u16string space() { return pick<5>({u"", u"", u" ", u"\n", u"\u200E"}); }

  std::u16string literal() {
    return pick<16>({u"text ", u"it's", u"''", u"'{'", u"'{a}'", u"'#'", u"#", u"'", u"'}'", u"день",
                     u"'{''}'", u"👍", u"don't", u",", u"=1", u"|"});
  }

  std::u16string number_name() { return pick<3>({u"n", u"m", u"0"}); }
  std::u16string text_name() { return pick<2>({u"s", u"t"}); }

  std::u16string key() {
    return pick<12>(
        {u"one", u"few", u"many", u"two", u"zero", u"=0", u"=1", u"=1.5", u"=-1", u"=1e1", u"=+2", u"other"});
  }

  std::u16string branches(bool plural, int depth) {
    std::u16string out;
    for (std::size_t i = below(4); i > 0; --i) {
      out += plural ? key() : pick<4>({u"a", u"Ann", u"other", u"один"});
      out.append(space()).append(u"{").append(message(depth - 1)).append(u"}").append(space());
    }
    return out.append(u"other {").append(message(depth - 1)).append(u"}");
  }

  std::u16string argument(int depth) {
    std::u16string out(u"{");
    out += space();
    switch (below(depth > 0 ? 8 : 4)) {
      case 0:
        out += text_name();
        break;
      case 1:
        out += number_name();
        break;
      case 2:
        out.append(number_name()).append(u", number").append(space());
        out += pick<9>({u"", u", integer", u", percent", u",#,##0.00", u", 0.0", u", ::.00",
                        u", ::currency/EUR", u", #;(#)", u", ::compact-short"});
        break;
      case 3:
        out.append(u"d,").append(below(2) == 0 ? u"date" : u"time");
        out += pick<7>({u"", u", short", u", long", u", full", u",d MMM y", u", HH 'h'", u", ::yMMMdjm"});
        break;
      case 4:
      case 5:
      case 6:
        out.append(number_name())
            .append(u", ")
            .append(below(4) != 0 ? u"plural" : u"selectordinal")
            .append(u",");
        if (below(4) == 0)
          out.append(space()).append(pick<3>({u"offset:1 ", u"offset: -1 ", u"offset:0.5 "}));
        out.append(space()).append(branches(true, depth));
        break;
      default:
        out.append(text_name()).append(u",select,").append(space()).append(branches(false, depth));
    }
    return out.append(space()).append(u"}");
  }

  std::mt19937 random_;
};

constexpr std::array<double, 14> numbers{0,   1,  2,       3,         5,   11,  21,
                                         1.5, -1, 1234567, 1.0000001, 0.1, 1e6, 1234.5};
constexpr std::array<const char*, 6> texts{"a", "Ann", "{n}", "it's", "один", ""};
constexpr std::array<const char*, 8> languages{"en", "uk", "pl", "ar", "de", "fr", "ja", "pt-PT"};

/// ICU's text; nothing where it refuses.
std::optional<std::string> by_icu(const std::u16string& pattern, const char* lang, const Values& values) {
  UErrorCode error = U_ZERO_ERROR;
  UParseError place;
  icu::MessageFormat format(icu::UnicodeString(pattern.data(), static_cast<std::int32_t>(pattern.size())),
                            icu::Locale::forLanguageTag(lang, error), place, error);
  if (U_FAILURE(error)) return std::nullopt;
  const std::array<const char16_t*, 6> names{u"n", u"m", u"0", u"s", u"t", u"d"};
  std::vector<icu::UnicodeString> keys;
  std::vector<icu::Formattable> arguments;
  for (const char16_t* name : names) {
    keys.emplace_back(name);
    const Value& value = values.at(parley::text::to_utf8(name));
    if (const auto* number = std::get_if<double>(&value)) {
      arguments.emplace_back(*number);
    } else if (*name == u'd') {
      arguments.emplace_back(1772630109000.0, icu::Formattable::kIsDate);
    } else {
      arguments.emplace_back(icu::UnicodeString::fromUTF8(std::get<std::string>(value)));
    }
  }
  icu::UnicodeString out;
  format.format(keys.data(), arguments.data(), static_cast<std::int32_t>(keys.size()), out, error);
  if (U_FAILURE(error)) return std::nullopt;
  std::string utf8;
  out.toUTF8String(utf8);
  return utf8;
}

/// Parley differs on purpose: it refuses a style that is only words, and it has no `choice`, `spellout`, …
bool stricter(const RenderError& error) {
  return error.message.find("is neither a") != std::string::npos ||
         error.message.find("skeleton") != std::string::npos ||
         error.message.find("is not supported") != std::string::npos || error.field.starts_with("values.");
}

}  // namespace

TEST_CASE("random patterns give ICU's text") {
  // MessageFormat formats in ICU's default zone.
  std::unique_ptr<icu::TimeZone> before(icu::TimeZone::createDefault());
  icu::TimeZone::adoptDefault(new icu::SimpleTimeZone(0, icu::UnicodeString(u"Etc/UTC")));
  Maker maker(20260304);
  int same = 0;
  int refused = 0;
  int differ = 0;
  for (int i = 0; i < 4000 && differ < 5; ++i) {
    std::u16string pattern = maker.message(3);
    if (maker.below(4) == 0) pattern = maker.damaged(pattern);
    Values values{{"d", "2026-03-04T13:15:09Z"}};
    for (const char* name : {"n", "m", "0"}) values[name] = numbers[maker.below(numbers.size())];
    for (const char* name : {"s", "t"}) values[name] = texts[maker.below(texts.size())];
    const char* lang = languages[maker.below(languages.size())];
    const auto icu = by_icu(pattern, lang, values);
    const auto result = render({.pattern = pattern, .lang = lang, .values = values, .zone = "UTC"});
    const auto* error = std::get_if<RenderError>(&result);
    if (error != nullptr && (!icu || stricter(*error))) {
      ++refused;
      continue;
    }
    // Damage may make a name that has no value, or ask for the date as bare text, which ICU formats.
    const auto* rendered = std::get_if<Rendered>(&result);
    if (rendered != nullptr && (!rendered->missing.empty() || pattern.find(u"d}") != std::u16string::npos))
      continue;
    const std::string ours = error != nullptr ? error->message : parley::text::to_utf8(rendered->text);
    const std::string theirs = icu.value_or("(refused)");
    if (ours == theirs) {
      ++same;
      continue;
    }
    ++differ;
    const std::string shown = parley::text::to_utf8(pattern);
    CAPTURE(shown);
    const std::string language = lang;
    CAPTURE(language);
    CHECK(ours == theirs);
  }
  icu::TimeZone::adoptDefault(before.release());
  CHECK(same > 2500);
  CHECK(refused > 200);
}
