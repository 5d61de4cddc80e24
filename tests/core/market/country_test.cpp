#include "market/country.h"

#include <doctest/doctest.h>

#include "support.h"

using namespace parley;

TEST_CASE("a member of a union has its union's rights and its own, dated and with sources") {
  const auto spain = market::profile_of(test::pack("common"), "ES", "en");
  REQUIRE(spain);
  CHECK(spain->languages.front() == "es");
  CHECK(spain->address_form == "mixed");
  CHECK(spain->consumer_law.size() > 3);
  for (const market::Fact& fact : spain->consumer_law) {
    CHECK(!fact.text.empty());
    CHECK(fact.as_of.size() == 10);
    CHECK(!fact.source.empty());
  }
}

TEST_CASE("every profile is whole and speaks Ukrainian too") {
  for (const std::string& country : market::profiled(test::pack("common"))) {
    CAPTURE(country);
    const auto english = market::profile_of(test::pack("common"), country, "en");
    const auto ukrainian = market::profile_of(test::pack("common"), country, "uk-UA");
    REQUIRE(english);
    CHECK(!english->expects.empty());
    CHECK(!english->currency.empty());
    CHECK(!english->weekend.empty());
    REQUIRE(ukrainian->expects.size() == english->expects.size());
    CHECK(ukrainian->expects.front() != english->expects.front());
  }
}

TEST_CASE("a country without data has no profile") {
  CHECK_FALSE(market::profile_of(test::pack("common"), "ZZ", "en"));
}
