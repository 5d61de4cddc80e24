#include "template/render.h"

#include "fill.h"

using namespace parley::templates;
using namespace parley::templates::test;

namespace {

/// `{n, plural, …}` with every category, for each number.
std::string categories(const std::string& lang, std::initializer_list<double> numbers,
                       const char* type = "plural") {
  std::string out;
  for (const double n : numbers) {
    const std::string pattern =
        concat({"{n, ", type, ", zero {zero} one {one} two {two} few {few} many {many} other {other}}"});
    out += concat({out.empty() ? "" : " ", fill(pattern, {{"n", n}}, lang)});
  }
  return out;
}

}  // namespace

TEST_CASE("text and names are put together") {
  CHECK(fill("") == "");
  CHECK(fill("Hello") == "Hello");
  CHECK(fill("Hi {name}!", {{"name", "Ann"}}) == "Hi Ann!");
  CHECK(fill("{ a }{b}{a}", {{"a", "x"}, {"b", ""}}) == "xx");
  CHECK(fill("{0} and {1}", {{"0", "a"}, {"1", "b"}}) == "a and b");
  CHECK(fill("{ім'я}", {{"ім'я", "Оля"}}).starts_with("! pattern: at 3"));
  CHECK(fill("{ім_я} 👍", {{"ім_я", "Оля"}}) == "Оля 👍");
  CHECK(fill("{x}", {{"x", true}}) == "true");
  CHECK(fill("{x}", {{"x", whole(1234567)}}) == "1,234,567");
  CHECK(fill("{x}", {{"x", 0.5}}, "de") == "0,5");
  CHECK(fill("a } b") == "a } b");
}

TEST_CASE("apostrophes quote braces only") {
  CHECK(fill("don't, won't") == "don't, won't");
  CHECK(fill("it''s") == "it's");
  CHECK(fill("'{name}' {name}", {{"name", "Ann"}}) == "{name} Ann");
  CHECK(fill("'{it''s}'") == "{it's}");
  CHECK(fill("the end'") == "the end'");
  CHECK(fill("'{ to the end") == "{ to the end");
  CHECK(fill("'#' {n, plural, other {'#' is #, not '{#}'}}", {{"n", whole(3)}}) == "'#' # is 3, not {#}");
}

TEST_CASE("every CLDR language has its plural rules") {
  CHECK(categories("en", {0, 1, 2, 1.5}) == "other one other other");
  CHECK(categories("fr", {0, 1, 1.9, 2, 1000000}) == "one one one other many");
  CHECK(categories("pl", {0, 1, 2, 5, 12, 22, 25, 1.5}) == "many one few many many few many other");
  CHECK(categories("uk", {0, 1, 3, 5, 11, 21, 112, 1.5}) == "many one few many many one many other");
  CHECK(categories("ar", {0, 1, 2, 3, 11, 100, 1.5}) == "zero one two few many other other");
  CHECK(categories("ja", {0, 1, 2}) == "other other other");
  // Languages without formats in our data.
  CHECK(categories("cy", {0, 1, 2, 3, 6, 7}) == "zero one two few many other");
  CHECK(categories("sl", {1, 2, 3, 5, 101}) == "one two few other one");
  CHECK(categories("ga", {1, 2, 3, 7, 11}) == "one two few many other");
  CHECK(categories("sr-Latn", {1, 2, 5}) == "one few other");
  CHECK(categories("und", {1, 2}) == "other other");
  CHECK(categories("tlh", {1, 2}) == "other other");
}

TEST_CASE("ordinals have rules of their own") {
  CHECK(categories("en", {1, 2, 3, 4, 11, 12, 13, 21, 102, 111}, "selectordinal") ==
        "one two few other other other other one two other");
  CHECK(categories("it", {1, 8, 11}, "selectordinal") == "other many many");
  CHECK(categories("uk", {3, 13, 23}, "selectordinal") == "few other few");
  CHECK(categories("cy", {0, 1, 2, 3, 5}, "selectordinal") == "zero one two few many");
  CHECK(fill("the {n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} time",
             {{"n", whole(1002)}}) == "the 1,002nd time");
}

TEST_CASE("a plural takes the exact number first, then the category, then other") {
  const char* pattern = "{n, plural, one {one day} =1 {tomorrow} =0 {today} =2.5 {mid-week} other {# days}}";
  CHECK(fill(pattern, {{"n", whole(0)}}) == "today");
  CHECK(fill(pattern, {{"n", whole(1)}}) == "tomorrow");
  CHECK(fill(pattern, {{"n", 1.0}}) == "tomorrow");
  CHECK(fill(pattern, {{"n", 2.5}}) == "mid-week");
  CHECK(fill(pattern, {{"n", whole(12345)}}) == "12,345 days");
  CHECK(fill("{n, plural, other {b} one {a} one {c}}", {{"n", whole(1)}}) == "a");
  CHECK(fill("{n, PLURAL, other {#}}", {{"n", whole(7)}}) == "7");
}

TEST_CASE("an offset is taken off for the category and #, not for exact numbers") {
  const char* pattern =
      "{n, plural, offset:1 =0 {nobody} =1 {you} one {you and one more} other {you and # more}}";
  CHECK(fill(pattern, {{"n", whole(0)}}) == "nobody");
  CHECK(fill(pattern, {{"n", whole(1)}}) == "you");
  CHECK(fill(pattern, {{"n", whole(2)}}) == "you and one more");
  CHECK(fill(pattern, {{"n", whole(3)}}) == "you and 2 more");
  CHECK(fill("{n, plural, offset: -1 other {#}}", {{"n", whole(3)}}) == "4");
}

TEST_CASE("the digits shown decide the category") {
  CHECK(fill("{n, plural, one {one} other {{n, number,0.0} others}}", {{"n", whole(1)}}) == "1.0 others");
  CHECK(fill("{n, plural, one {one} other {#}}", {{"n", 1.00001}}) == "one");
}

TEST_CASE("# belongs to the innermost plural and to its own branch only") {
  CHECK(fill("# {n, plural, other {# {g, select, other {#}} {m, plural, other {#}}}}",
             {{"n", whole(1)}, {"m", whole(2)}, {"g", "x"}}) == "# 1 # 2");
}

TEST_CASE("select compares text as it is") {
  const char* pattern = "{g, select, female {her} male {his} true {yes} 2 {two} other {their}}";
  CHECK(fill(pattern, {{"g", "female"}}) == "her");
  CHECK(fill(pattern, {{"g", "Female"}}) == "their");
  CHECK(fill(pattern, {{"g", ""}}) == "their");
  CHECK(fill(pattern, {{"g", true}}) == "yes");
  CHECK(fill(pattern, {{"g", whole(2)}}) == "two");
  CHECK(fill(pattern, {{"g", 2.0}}) == "two");
  CHECK(fill("{g, select, один {1} other {?}}", {{"g", "один"}}) == "1");
}

TEST_CASE("numbers in styles, patterns and skeletons") {
  const Values n{{"n", 1234.5}};
  CHECK(fill("{n, number}", n) == "1,234.5");
  CHECK(fill("{n, number}", n, "uk") == "1\u00A0234,5");
  CHECK(fill("{n, number, integer}", n) == "1,234");
  CHECK(fill("{n, number, percent}", {{"n", 0.25}}) == "25%");
  CHECK(fill("{n, number,#,##0.00}", n) == "1,234.50");
  CHECK(fill("{n, number, #,##0.00}", n) == " 1,234.50");  // ICU keeps the space
  CHECK(fill("{n, number, ::.00}", n) == "1,234.50");
  CHECK(fill("{n, number, ::compact-short}", n) == "1.2K");
  CHECK(fill("{n, number, ::currency/EUR}", n, "de") == "1.234,50\u00A0€");
  CHECK(fill("{n, Number, Integer}", {{"n", whole(-7)}}) == "-7");
}

TEST_CASE("the currency is the country's") {
  const Values n{{"n", 1234.5}};
  const char* pattern = "{n, number, currency}";
  CHECK(fill(pattern, n, "en-US") == "$1,234.50");
  CHECK(fill(pattern, n, "en") == "¤1,234.50");
  CHECK(fill_given(pattern, Given{.values = n, .lang = "en", .country = "GB"}) == "£1,234.50");
  CHECK(fill_given(pattern, Given{.values = n, .lang = "de", .country = "DE"}) == "1.234,50\u00A0€");
  CHECK(fill_given(pattern, Given{.values = n, .lang = "en-US", .country = "CA"}) == "CA$1,234.50");
  CHECK(fill_given(pattern, Given{.values = n, .lang = "ja", .country = "JP"}) == "￥1,234");
  CHECK(fill_given("{n, number, ::currency/USD}", Given{.values = n, .lang = "en", .country = "GB"}) ==
        "US$1,234.50");
}

TEST_CASE("dates and times in the buyer's zone") {
  const Values d{{"d", "2026-03-04T23:30:00Z"}};
  CHECK(fill("{d, date}", d) == "Mar 4, 2026");
  CHECK(fill("{d, date, short}", d) == "3/4/26");
  CHECK(fill("{d, date, full}", d, "uk") == "середа, 4 березня 2026\u202Fр.");
  CHECK(fill("{d, time, short}", d) == "11:30\u202FPM");
  CHECK(fill("{d, time, full}", d) == "11:30:00\u202FPM Coordinated Universal Time");
  const auto in = [&](const char* zone, const char* pattern, const char* lang = "en") {
    return fill_given(pattern, Given{.values = d, .lang = lang, .zone = zone});
  };
  CHECK(in("UTC", "{d, time}") == "11:30:00\u202FPM");
  CHECK(in("Europe/Berlin", "{d, date} {d, time, short}") == "Mar 5, 2026 12:30\u202FAM");
  CHECK(in("Asia/Kolkata", "{d, date,d MMM, HH:mm}") == "5 Mar, 05:00");
  CHECK(in("America/St_Johns", "{d, time, long}") == "8:00:00\u202FPM GMT-3:30");
  CHECK(in("Europe/London", "{d, time, short}", "de") == "23:30");
  CHECK(in("Europe/Berlin", "{d, date, ::yMMMMd} {d, time, ::jmm}", "de") == "5. März 2026 00:30");
  CHECK(in("Mars/Olympus", "{d, date}") == "! zone: 'Mars/Olympus' is not a known IANA time zone");
  CHECK(fill_given("{d, date, short}", Given{.values = d, .lang = "en", .country = "GB"}) == "04/03/2026");
  CHECK(
      fill_given("{d, date, full}", Given{.values = {{"d", "2026-03-04"}}, .lang = "zh", .country = "TW"}) ==
      "2026年3月4日星期三");
}

TEST_CASE("a bare date is that day in every zone and has no time of day") {
  const Given given{.values = {{"d", "2026-03-04"}}, .zone = "America/St_Johns"};
  CHECK(fill_given("{d, date, long}", given) == "March 4, 2026");
  const std::string refused =
      "! values.d: expected an instant such as '2026-03-04T14:30:00Z' to show a time of day, got the text "
      "'2026-03-04'";
  CHECK(fill_given("{d, time}", given) == refused);
  CHECK(fill_given("{d, date, ::yMdHm}", given) == refused);
  CHECK(fill_given("{d, date,d MMM 'at' HH}", given) == refused);
  CHECK(fill_given("{d, date,d MMM 'h'}", given) == "4 Mar h");
}

TEST_CASE("now stands in for a variable of that name") {
  CHECK(fill_given("{now, date}", Given{.now = "2026-03-04T13:00:00Z"}) == "Mar 4, 2026");
  CHECK(fill_given("{now, date}", Given{.values = {{"now", "2025-01-01"}}, .now = "2026-03-04T13:00:00Z"}) ==
        "Jan 1, 2025");
  CHECK(missing("{now, date}") == "now");
}

TEST_CASE("a language without formats writes numbers in its own separators, but no date and no {n, number}") {
  CHECK(fill("{n, plural, one {# diena} few {# dienos} many {# dienos} other {# dienų}}", {{"n", 1.5}},
             "lt") == "1,5 dienos");
  CHECK(fill("{n}", {{"n", whole(-1234567)}}, "lt") == "\u22121\u00A0234\u00A0567");
  CHECK(fill("{n}", {{"n", whole(1234567)}}, "hi") == "12,34,567");
  CHECK(fill("{n}", {{"n", whole(1234567)}}, "bn") == "১২,৩৪,৫৬৭");
  CHECK(fill("{n}", {{"n", 1234.5}}, "in") == "1.234,5");          // the old code of Indonesian
  CHECK(fill("{n, number}", {{"n", 1234.5}}, "iw") == "1,234.5");  // and of Hebrew
  CHECK(fill("{n, number}", {{"n", 1234.5}}, "no") == "1\u00A0234,5");
  CHECK(fill("{n, number}", {{"n", 1234.5}}, "ar-u-nu-latn") == "1,234.5");
  CHECK(fill("{d, date, long}", {{"d", "2026-03-04"}}, "zh-TW") == "2026年3月4日");
  CHECK(fill("{n} {n, plural, other {#}}", {{"n", 1234.5}}, "cy") == "1,234.5 1,234.5");
  CHECK(fill("{n, number}", {{"n", whole(1)}}, "lt")
            .starts_with("! lang: there are no formats for 'lt' to write a number in"));
  CHECK(fill("{d, date}", {{"d", "2026-03-04"}}, "th")
            .starts_with("! lang: there are no formats for 'th' to write a date in"));
  CHECK(
      fill("{d, time}", {}, "und").starts_with("! lang: there are no formats for 'und' to write a time in"));
  CHECK(fill("{n, plural, =0 {{n, number}} other {fine}}", {{"n", whole(1)}}, "lt") == "fine");
}

TEST_CASE("a missing variable stands as {name} wherever it is") {
  CHECK(fill("Hi {name}!") == "Hi {name}!");
  CHECK(fill("Hi {name}!", {{"name", std::monostate{}}}) == "Hi {name}!");
  CHECK(fill("{n, number, currency} {d, date, short} {t, time}") == "{n} {d} {t}");
  CHECK(fill("{n, plural, =0 {none} one {a day} other {# days, {n}, {n, number}}}") == "{n} days, {n}, {n}");
  CHECK(fill("{n, plural, offset:1 other {# more}}") == "{n} more");
  CHECK(fill("{n, selectordinal, one {#st} other {#th}}") == "{n}th");
  CHECK(fill("{g, select, female {her} other {their}} order") == "their order");
  CHECK(fill("{n, plural, one {x} other {{m, plural, one {y} other {# of}} #}}", {{"m", whole(1)}}) ==
        "y {n}");
  CHECK(missing("{b} {a} {b} {n, plural, one {{x}} other {{y}}} {g, select, a {{u}} other {{a}}}") ==
        "b a n y g");
  CHECK(missing("{a}", Given{.values = {{"a", ""}}}) == "");
}

TEST_CASE("values are data") {
  CHECK(fill("{a} {b}", {{"a", "{b}"}, {"b", "it's '{quoted}' # {|} {> p}"}}) ==
        "{b} it's '{quoted}' # {|} {> p}");
  CHECK(fill("{n, plural, other {{a}}}", {{"n", whole(1)}, {"a", "#"}}) == "#");
  CHECK(fill("{a, select, x {1} other {2}}", {{"a", "x {1} other"}}) == "2");
  CHECK(fill("{a}", {{"a", "\xFF ok"}}) == "\uFFFD ok");
  CHECK(caret("{a}", Given{.values = {{"a", "{|}"}}}) == -1);
}

TEST_CASE("a wrong kind of value is named with what was expected") {
  CHECK(fill("{n, plural, other {#}}", {{"n", "5"}}) == "! values.n: expected a number, got the text '5'");
  CHECK(fill("{n, selectordinal, other {#}}", {{"n", true}}) == "! values.n: expected a number, got true");
  CHECK(fill("{n, number}", {{"n", "many"}}) == "! values.n: expected a number, got the text 'many'");
  const std::string expected =
      "! values.d: expected an RFC 3339 date such as '2026-03-04' or '2026-03-04T14:30:00Z', got ";
  CHECK(fill("{d, date}", {{"d", whole(1772630100)}}) == expected + "a number");
  CHECK(fill("{d, date}", {{"d", "4 March"}}) == expected + "the text '4 March'");
  CHECK(fill("{d, time}", {{"d", "2026-02-30T10:00:00Z"}}) == expected + "the text '2026-02-30T10:00:00Z'");
  CHECK(fill("{d, date}", {{"d", std::string(60, 'x')}}) ==
        concat({expected, "the text '", std::string(40, 'x'), "…'"}));
  CHECK(fill("{n}", {}, "not a tag") == "! lang: 'not a tag' is not a BCP 47 language tag");
}

TEST_CASE("the caret is the first cursor stop, counted in UTF-16") {
  CHECK(caret("Hello") == -1);
  CHECK(caret("{|}") == 0);
  CHECK(caret("👍 {name}{|}, see {|}", Given{.values = {{"name", "Ann"}}}) == 6);
  CHECK(caret("{n, plural, one {a{|}} other {bcd{|}}}", Given{.values = {{"n", whole(2)}}}) == 3);
  CHECK(caret("{n, plural, one {a{|}} other {bcd}}", Given{.values = {{"n", whole(2)}}}) == -1);
  CHECK(fill("a{ | }b") == "ab");
}

TEST_CASE("a text has its limit") {
  CHECK(fill("{a}{a}", {{"a", std::string(50'000, 'x')}}).size() == 100'000);
  CHECK(fill("{a}{a}.", {{"a", std::string(50'000, 'x')}}) ==
        "! pattern: the text would be longer than 100000 UTF-16 code units");
}
