#include <string>
#include <vector>

#include "fill.h"
#include "template/pattern.h"

using namespace parley::templates;
using parley::text::to_utf16;
using parley::text::to_utf8;

namespace {

/// A pattern with its wrong places between « and », in order, each on its own.
struct Marked {
  std::u16string pattern;
  std::vector<parley::text::Span> spans;
};

Marked marked(std::string_view source) {
  Marked out;
  for (const char16_t c : to_utf16(source)) {
    const auto at = static_cast<std::uint32_t>(out.pattern.size());
    if (c == u'«') {
      out.spans.push_back({at, at});
    } else if (c == u'»') {
      out.spans.back().end = at;
    } else {
      out.pattern.push_back(c);
    }
  }
  return out;
}

struct Case {
  const char* pattern;
  const char* message;  ///< of the first problem
  bool fatal = true;
  const char* lang = "en";
};

std::string describe(const Validation& validation) {
  std::string out;
  for (const Variable& variable : validation.variables) {
    out += concat({out.empty() ? "" : "; ", variable.name, " ", name_of(variable.type)});
    for (const std::string& choice : variable.choices) out += concat({" ", choice});
  }
  return out;
}

std::string variables(std::string_view pattern) {
  return describe(validate(to_utf16(pattern), "en"));
}

}  // namespace

TEST_CASE("every problem is told at its place") {
  const Case cases[] = {
      // braces
      {"Hello «{name»", "This '{' is never closed: expected '}'"},
      {"Hello «{»", "This '{' is never closed: expected '}'"},
      {"👍 «{n, number», ", "This '{' is never closed: expected '}'"},
      {"«{n, plural», other {x}", "This '{' is never closed: expected '}'"},
      {"{n, plural, one {x} «other {» y", "This '{' is never closed: expected '}'"},
      {"a «{ }» b", "Empty braces: expected a name, as in {buyer_name}"},
      {"a «{}» b «{}»", "Empty braces: expected a name, as in {buyer_name}"},
      // names
      {"{«#»}", "Expected a name after '{' instead of '#'"},
      {"{«{»name}}", "Expected a name after '{' instead of '{'"},
      {"👍 {«?»}", "Expected a name after '{' instead of '?'"},
      {"{order «number»}", "Expected ',' or '}' after 'order': a name is one word, as in {buyer_name}"},
      {"{buyer«.»name}",
       "Expected ',' or '}' after 'buyer' instead of '.': a name has letters, digits and '_'"},
      {"{order«-»id} {x«:»y}",
       "Expected ',' or '}' after 'order' instead of '-': a name has letters, digits and '_'"},
      {"{«007»}", "'007' is not a name: a number is 0 to 32767 without leading zeros"},
      {"{«99999»}", "'99999' is not a name: a number is 0 to 32767 without leading zeros"},
      // types
      {"{n, «}»", "Expected a type after ',': number, date, time, plural, selectordinal or select"},
      {"{n, number«2»}", "Expected ',' or '}' after 'number' instead of '2'"},
      {"{n, «money»}", "'money' is not a type: expected number, date, time, plural, selectordinal or select"},
      {"{n, «spellout»}",
       "'spellout' is not supported: expected number, date, time, plural, selectordinal or select"},
      {"{n, «choice», 0#none|1#one}",
       "'choice' is not supported: expected number, date, time, plural, selectordinal or select"},
      {"{n, plural «o»ne {x} other {y}}", "Expected ',' or '}' after 'plural' instead of 'o'"},
      // choices
      {"{n, «plural»}", "'plural' needs its choices: expected ',' and at least other {…}"},
      {"a «{n, plural, one {x}}» b",
       "This plural has no 'other': expected other {…} for whatever fits no other choice"},
      {"«{g, select, }»", "This select has no 'other': expected other {…} for whatever fits no other choice"},
      {"{n, plural, «one» # item other {y}}", "Expected '{' and the text for 'one' after it"},
      {"{n, plural, «{»x} other {y}}", "Expected a key such as one, other or =1 instead of '{'"},
      {"{g, select, «=»1 {x} other {y}}", "Expected a key such as other instead of '='"},
      {"{n, plural, «=» {x} other {y}}", "Expected a number after '='"},
      {"{n, plural, «=1e» {x} other {y}}", "Expected a number after '='"},
      {"{n, plural, «offset:» other {y}}", "Expected a number after 'offset:'"},
      {"{n, plural, «offset:--1» other {y}}", "Expected a number after 'offset:'"},
      {"{n, plural, one {x} «offset:1» other {y}}", "'offset:' comes once, before all choices"},
      {"{n, plural, offset:1 «offset:2» other {y}}", "'offset:' comes once, before all choices"},
      {"{n, plural, one {x} «one» {y} other {z}}", "'one' is there twice: only the first one is used", false},
      {"{n, plural, =1 {x} «=1.0» {y} other {z}}", "'=1.0' is there twice: only the first one is used",
       false},
      {"{g, select, a {x} other {y} «a» {z}}", "'a' is there twice: only the first one is used", false},
      // styles
      {"{n, number, «curency»}",
       "'curency' is neither a number style (integer, percent, currency) nor a pattern such as '#,##0.00'"},
      {"{n, number, «0.0.0»}",
       "'0.0.0' is neither a number style (integer, percent, currency) nor a pattern such as '#,##0.00'"},
      {"{n, number, «::currency/EURO»}",
       "The number skeleton '::currency/EURO' can't be read: expected one such as '::currency/EUR' or "
       "'::.00'"},
      {"{d, date, «shrot»}",
       "'shrot' is neither a date style (short, medium, long, full) nor a pattern such as 'd MMMM y': 'o' is "
       "not a pattern "
       "letter"},
      {"{d, time, «::»}", "The skeleton after '::' is empty: expected one such as '::yMMMd'"},
      {"{d, time, «HH:nn»}",
       "'HH:nn' is neither a time style (short, medium, long, full) nor a pattern such as 'HH:mm': 'n' is "
       "not a pattern "
       "letter"},
      {"{d, date, d «'»MMMM}", "The text quoted in this style never ends: expected another apostrophe"},
      // quotes
      {"It's «'{»name} here",
       "The text quoted from this apostrophe on never ends: expected another apostrophe", false},
      // partials and the cursor stop
      {"{> «}»", "A partial is written {> name}: expected its name instead of '}'"},
      {"{> two «w»ords}", "Expected '}' after the partial's name instead of 'w'"},
      {"«{> greeting»", "This '{' is never closed: expected '}'"},
      {"{| «x»}", "A cursor stop is written {|}: expected '}' instead of 'x'"},
      // what the language knows
      {"{n, plural, one {a} «two» {b} other {c}}", "English never uses 'two': expected one or other", false},
      {"{n, plural, one {a} «two» {b} few {c} other {d}}",
       "Polish never uses 'two': expected one, few, many or other", false, "pl"},
      {"{n, plural, «one» {a} other {b}}", "Japanese never uses 'one': expected other", false, "ja"},
      {"{n, selectordinal, one {a} «many» {b} other {c}}",
       "English never uses 'many' for ordinals: expected one, two, few or other", false},
      {"{n, plural, «1» {a} other {b}}",
       "'1' is never chosen: expected zero, one, two, few, many, other, or a number as in =1", false},
      {"{d, «date»} {n, «number»} {n}", "There are no formats for 'th' to write a date in", false, "th"},
      {"{n, number} {«n», date}", "'n' is a number before: it can't be a date too", false},
      {"{d, time} {«d», plural, other {x}}", "'d' is a time before: it can't be a plural too", false},
  };
  for (const Case& c : cases) {
    const Marked wanted = marked(c.pattern);
    const std::string pattern = c.pattern;
    CAPTURE(pattern);
    const Validation got = validate(wanted.pattern, c.lang);
    REQUIRE(got.problems.size() == wanted.spans.size());
    CHECK(got.problems[0].message == c.message);
    for (std::size_t i = 0; i < wanted.spans.size(); ++i) {
      CAPTURE(got.problems[i].message);
      CHECK(got.problems[i].span == wanted.spans[i]);
      CHECK(got.problems[i].fatal == c.fatal);
    }
    const auto rendered = test::rendered(wanted.pattern, {.lang = c.lang});
    if (c.fatal) CHECK(std::get_if<RenderError>(&rendered) != nullptr);
  }
}

TEST_CASE("one pass finds them all, in order") {
  const Validation got = validate(u"{}{a.b}, {n, money}, {n, plural, one {{#}} other {}} {end", "en");
  CHECK(got.problems.size() == 5);
  for (std::size_t i = 1; i < got.problems.size(); ++i) {
    CHECK(got.problems[i - 1].span.start <= got.problems[i].span.start);
  }
}

TEST_CASE("good patterns have no problem") {
  for (const char* pattern :
       {"", "Hello", "a } b", "{name}", "{ 0 }", "{n, plural, =0 {none} one {# day} other {# days}}", "don't",
        "{|}", "{> greeting}", "{d, date, ::yMMMd} {d, time,HH:mm 'o''clock'}",
        "{n, number, ::currency/EUR} {n, number, ¤#,##0}",
        "{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}", "{g, select, other {}}",
        "{n, plural, offset:1 other {{m, plural, other {{g, select, other {#}}}}}}"}) {
    const std::string shown = pattern;
    CAPTURE(shown);
    const Validation got = validate(to_utf16(pattern), "en");
    CHECK(got.problems.empty());
  }
  // Not known whether the language uses them.
  CHECK(validate(u"{n, plural, two {x} other {y}}", "tlh").problems.empty());
  CHECK(validate(u"{n, selectordinal, one {x} other {y}}", "de").problems.empty());
  CHECK(validate(u"{n, plural, zero {a} one {b} two {c} few {d} many {e} other {f}}", "cy").problems.empty());
}

TEST_CASE("variables are listed in order, each once, with the use that asks for most") {
  CHECK(variables("Hi {name}, {name}") == "name text");
  CHECK(variables("{b} {a, number} {c, date} {d, time}") == "b text; a number; c date; d time");
  CHECK(variables("{n} {n, number} {n, plural, =0 {a} one {b} other {c}}") == "n plural =0 one other");
  CHECK(variables("{n, plural, one {{x}} other {{y}}} {n, plural, =2 {} other {}}") ==
        "n plural one other =2; x text; y text");
  CHECK(variables("{g, select, a {} b {} other {}} {g}") == "g select a b other");
  CHECK(variables("{n, selectordinal, one {} other {}}") == "n selectordinal one other");
  CHECK(variables("{d, date} {d, time}") == "d time");
  CHECK(variables("{n, plural, one {x}} {m, money} {k") == "n plural one");
}

TEST_CASE("nesting is 32 deep at most") {
  const auto nested = [](int depth) {
    std::u16string out = u"x";
    for (int i = 0; i < depth; ++i) out = std::u16string(u"{g, select, other {").append(out).append(u"}}");
    return out;
  };
  CHECK(validate(nested(32), "en").problems.empty());
  const Validation deep = validate(nested(33), "en");
  REQUIRE(deep.problems.size() == 1);
  CHECK(deep.problems[0].message == "Choices are nested more than 32 deep");
  CHECK(deep.problems[0].span == parley::text::Span{32 * 19 + 12, 33 * 19});
  CHECK(validate(nested(3000), "en").problems.size() == 1);
}

TEST_CASE("hostile patterns end soon") {
  CHECK_FALSE(validate(std::u16string(100'000, u'{'), "en").problems.empty());
  CHECK(validate(std::u16string(100'000, u'}'), "en").problems.empty());
  std::u16string many;
  while (many.size() < 99'000) many += u"{}";
  CHECK(validate(many, "en").problems.size() == max_problems);
  std::u16string keys = u"{g, select, ";
  for (int i = 0; keys.size() < 99'000; ++i) keys += to_utf16(concat({"k", std::to_string(i), "{}"}));
  CHECK(validate(keys + u"other{}}", "en").problems.empty());
  CHECK_FALSE(validate(std::u16string(1, u'\xD800') + u"{\xDC00", "en").problems.empty());
}
