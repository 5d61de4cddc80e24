#include "fill.h"
#include "template/pattern.h"

using namespace parley::templates;
using namespace parley::templates::test;

namespace {

std::string numbered(int i) {
  return concat({"p", std::to_string(i)});
}
std::u16string reference(int i) {
  return parley::text::to_utf16(concat({"{> ", numbered(i), "}"}));
}

}  // namespace

TEST_CASE("partials are put in, each a pattern of its own") {
  const Given given{.values = {{"name", "Ann"}, {"n", std::int64_t{2}}},
                    .partials = {{"hi", u"Hello {name},"},
                                 {"bye", u"Thanks{|}, {> shop}"},
                                 {"shop", u"it''s 'Tea & Co'"},
                                 {"count", u"# item"},
                                 {"delayed-parcel.v2", u"ok"}}};
  CHECK(fill_given("{> hi} {>bye}", given) == "Hello Ann, Thanks, it's 'Tea & Co'");
  CHECK(caret("{> hi} {> bye}", given) == 17);
  CHECK(fill_given("{ > delayed-parcel.v2 }", given) == "ok");
  // Where a partial stands in a plural, its # is the number; elsewhere it is a #.
  CHECK(fill_given("{n, plural, one {{> count}} other {{> count}s}} {> count}", given) == "2 items # item");
  CHECK(fill_given("{m, plural, other {{> count}}}", given) == "{m} item");
  // The digits shown are looked up inside partials too.
  CHECK(fill_given("{k, plural, one {one} other {{> p}}}",
                   Given{.values = {{"k", std::int64_t{1}}},
                         .partials = {{"p", u"{k, number, integer}{k}"}}}) == "one");
}

TEST_CASE("a partial that is not there, or not whole, is named") {
  CHECK(fill("{> hi}") == "! partials.hi: There is no partial 'hi'");
  CHECK(fill_given("a {> hi}", Given{.partials = {{"hi", u"Hello {name"}}}) ==
        "! partials.hi: In the partial 'hi' at 6: This '{' is never closed: expected '}'");
}

TEST_CASE("cycles are errors") {
  CHECK(fill_given("{> a}", Given{.partials = {{"a", u"x {> a}"}}}) ==
        "! partials.a: The partial 'a' includes itself");
  CHECK(fill_given("{> a}", Given{.partials = {{"a", u"{> b}"}, {"b", u"{> c}"}, {"c", u"{> a}"}}}) ==
        "! partials.a: The partial 'a' includes itself by way of 'b' 'c'");
  CHECK(fill_given("{> a}", Given{.partials = {{"a", u"{n, plural, other {{> a}}}"}}}) ==
        "! partials.a: The partial 'a' includes itself");
  CHECK(fill_given("{> a} {> a}", Given{.partials = {{"a", u"fine"}}}) == "fine fine");
}

TEST_CASE("partials nest 32 deep, not deeper") {
  const auto chain = [](int length) {
    Partials out;
    for (int i = 1; i < length; ++i) {
      out[numbered(i)] = reference(i + 1);
    }
    out[numbered(length)] = u"deep";
    return out;
  };
  CHECK(fill_given("{> p1}", Given{.partials = chain(32)}) == "deep");
  CHECK(fill_given("{> p1}", Given{.partials = chain(33)}).find("nesting is more than 32 deep") !=
        std::string::npos);
  // What a partial holds counts where it stands.
  CHECK(fill_given("{g, select, other {{> p1}}}", Given{.partials = chain(32)}).find("more than 32") !=
        std::string::npos);
  CHECK(fill_given("{> p1} {g, select, other {{> p1}}}", Given{.partials = chain(32)}).find("more than 32") !=
        std::string::npos);
}

TEST_CASE("partials that double at each step end with an error, not with the memory") {
  Partials doubling;
  for (int i = 1; i < 30; ++i) {
    doubling[numbered(i)] = reference(i + 1) + reference(i + 1);
  }
  doubling["p30"] = u"";
  CHECK(fill_given("{> p1}", Given{.partials = doubling}) ==
        "! pattern: its partials include each other too often");
}

TEST_CASE("validate lists a partial's variables where it stands, its problems at the reference") {
  const Partials partials{{"hi", u"Hello {name}, {d, date}"}, {"bad", u"{n, plural, one {x}}"}};
  const Validation good = validate(u"{order} {> hi} {n, number}", "en", &partials);
  CHECK(good.problems.empty());
  REQUIRE(good.variables.size() == 4);
  CHECK(good.variables[1].name == "name");
  CHECK(good.variables[2].name == "d");
  CHECK(good.variables[3].name == "n");
  const Validation bad = validate(u"ab {> bad} {> none}", "en", &partials);
  REQUIRE(bad.problems.size() == 2);
  CHECK(bad.problems[0].span == parley::text::Span{3, 10});
  CHECK(bad.problems[0].partial == "bad");
  CHECK(bad.problems[1].span == parley::text::Span{11, 19});
  CHECK(bad.problems[1].message == "There is no partial 'none'");
  // Not known: taken as they are.
  CHECK(validate(u"{> none}", "en").problems.empty());
}
