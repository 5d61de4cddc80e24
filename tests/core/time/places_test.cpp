#include "time/places.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "support.h"

using namespace parley::time;

namespace {

const Places& places() {
  static const Zones zones(parley::test::pack("common"));
  static const Places all(parley::test::pack("common"), zones);
  return all;
}

// The best zone, with a `?` where it does not stand alone.
std::string best(const Place& place) {
  const Candidates found = places().candidates(place);
  if (found.zones.empty()) return "none";
  double sum = 0;
  for (const Candidate& candidate : found.zones) sum += candidate.share;
  CHECK(sum == doctest::Approx(1.0));
  CHECK(std::is_sorted(found.zones.begin(), found.zones.end(),
                       [](const Candidate& a, const Candidate& b) { return a.share > b.share; }));
  return std::string(found.zones.front().zone) + (found.zones.size() > 1 ? "?" : "");
}

bool offers(const Place& place, std::string_view zone) {
  const Candidates found = places().candidates(place);
  return std::any_of(found.zones.begin(), found.zones.end(),
                     [&](const Candidate& c) { return c.zone == zone; });
}

std::string us_zip(const char* zip) {
  return best({.country = "US", .region = {}, .city = {}, .postal_code = zip, .zone = {}});
}
std::string ca_code(const char* code) {
  return best({.country = "CA", .region = {}, .city = {}, .postal_code = code, .zone = {}});
}
std::string au_code(const char* code) {
  return best({.country = "AU", .region = {}, .city = {}, .postal_code = code, .zone = {}});
}
std::string region(const char* country, const char* name) {
  return best({.country = country, .region = name, .city = {}, .postal_code = {}, .zone = {}});
}
std::string city(const char* country, const char* name, const char* region = "") {
  return best({.country = country, .region = region, .city = name, .postal_code = {}, .zone = {}});
}

}  // namespace

TEST_SUITE("time/places") {
  TEST_CASE("countries: one time, or shares") {
    CHECK(region("DE", "") == "Europe/Berlin");
    CHECK(region("de", "") == "Europe/Berlin");
    CHECK(region("UA", "") == "Europe/Kyiv");
    CHECK(region("KZ", "") == "Asia/Almaty");
    CHECK(region("AR", "") == "America/Argentina/Buenos_Aires");
    CHECK(region("CN", "") == "Asia/Shanghai");
    CHECK(region("UK", "") == "Europe/London");
    CHECK(region("US", "") == "America/New_York?");
    CHECK(region("ES", "") == "Europe/Madrid?");
    CHECK(region("QQ", "") == "none");
    CHECK(region("", "") == "none");
    CHECK(offers({.country = "US", .region = {}, .city = {}, .postal_code = {}, .zone = {}},
                 "Pacific/Honolulu"));
  }

  TEST_CASE("a given zone wins; an unknown one is passed over") {
    CHECK(best({.country = "US", .region = "CA", .city = {}, .postal_code = {}, .zone = "europe/kiev"}) ==
          "Europe/Kiev");
    CHECK(best({.country = "JP", .region = {}, .city = {}, .postal_code = {}, .zone = "Mars/Olympus"}) ==
          "Asia/Tokyo");
  }

  TEST_CASE("regions by code, abbreviation and name, without case or marks") {
    for (const char* name : {"CA", "ca", "US-CA", "us-ca", "Calif.", "calif", "California", "CALIFORNIA"}) {
      CHECK_MESSAGE(region("US", name) == "America/Los_Angeles", std::string(name));
    }
    CHECK(region("US", "N.Y.") == "America/New_York");
    CHECK(region("US", "D.C.") == "America/New_York");
    CHECK(region("US", "Hawai‘i") == "Pacific/Honolulu");
    CHECK(region("US", "Texas") == "America/Chicago?");
    CHECK(region("US", "Puerto Rico") == "America/Puerto_Rico");
    CHECK(region("CA", "Québec") == "America/Toronto?");
    CHECK(region("CA", "QUEBEC") == "America/Toronto?");
    CHECK(region("CA", "PEI") == "America/Halifax");
    CHECK(region("CA", "Sask.") == "America/Regina?");
    CHECK(region("AU", "nsw") == "Australia/Sydney?");
    CHECK(region("AU", "Western Australia") == "Australia/Perth");
    CHECK(region("BR", "Sao Paulo") == "America/Sao_Paulo");
    CHECK(region("BR", "AC") == "America/Rio_Branco");
    CHECK(region("MX", "Quintana Roo") == "America/Cancun");
    CHECK(region("MX", "Q. Roo") == "America/Cancun");
    CHECK(region("RU", "Приморский край") == "Asia/Vladivostok");
    CHECK(region("ID", "Bali") == "Asia/Makassar");
    CHECK(region("ES", "Canarias") == "Atlantic/Canary");
    CHECK(region("PT", "Açores") == "Atlantic/Azores");
    CHECK(region("UA", "Крим") == "Europe/Simferopol");
    CHECK(region("US", "Bavaria") == "America/New_York?");  // unknown: its country
  }

  TEST_CASE("ZIP codes where a zone line cuts a state") {
    CHECK(us_zip("32401") == "America/Chicago?");
    CHECK(us_zip("32501") == "America/Chicago");
    CHECK(us_zip("32301") == "America/New_York");
    CHECK(us_zip("46320") == "America/Chicago");
    CHECK(us_zip("46402") == "America/Chicago");
    CHECK(us_zip("47601") == "America/Chicago");
    CHECK(us_zip("47708") == "America/Chicago");
    CHECK(us_zip("46204") == "America/Indiana/Indianapolis");
    CHECK(us_zip("42001") == "America/Chicago");
    CHECK(us_zip("42420") == "America/Chicago");
    CHECK(us_zip("40202") == "America/New_York");
    CHECK(us_zip("37402") == "America/New_York");
    CHECK(us_zip("37601") == "America/New_York");
    CHECK(us_zip("37902") == "America/New_York");
    CHECK(us_zip("37203") == "America/Chicago");
    CHECK(us_zip("37311") == "America/New_York?");
    CHECK(us_zip("37388") == "America/Chicago");
    CHECK(us_zip("49801") == "America/Menominee");
    CHECK(us_zip("49938") == "America/Menominee");
    CHECK(us_zip("49855") == "America/Detroit");
    CHECK(us_zip("58601") == "America/Denver");
    CHECK(us_zip("58102") == "America/Chicago");
    CHECK(us_zip("57701") == "America/Denver");
    CHECK(us_zip("57104") == "America/Chicago");
    CHECK(us_zip("69361") == "America/Denver");
    CHECK(us_zip("69101") == "America/Chicago");
    CHECK(us_zip("69153") == "America/Denver");
    CHECK(us_zip("68102") == "America/Chicago");
    CHECK(us_zip("67735") == "America/Denver");
    CHECK(us_zip("67202") == "America/Chicago");
    CHECK(us_zip("79901") == "America/Denver");
    CHECK(us_zip("88510") == "America/Denver");
    CHECK(us_zip("79849") == "America/Denver");
    CHECK(us_zip("75201") == "America/Chicago");
    CHECK(us_zip("83501") == "America/Los_Angeles");
    CHECK(us_zip("83814") == "America/Los_Angeles");
    CHECK(us_zip("83702") == "America/Boise");
    CHECK(us_zip("97914") == "America/Boise");
    CHECK(us_zip("97201") == "America/Los_Angeles");
    CHECK(us_zip("85001") == "America/Phoenix");
    CHECK(us_zip("86515") == "America/Denver");
    CHECK(us_zip("96813") == "Pacific/Honolulu");
    CHECK(us_zip("96799") == "Pacific/Pago_Pago");
    CHECK(us_zip("99501") == "America/Anchorage");
    CHECK(us_zip("90210-1234") == "America/Los_Angeles");
    CHECK(us_zip("00901") == "America/Puerto_Rico");
    CHECK(us_zip("20500") == "America/New_York");
  }

  TEST_CASE("every ZIP area of three digits that is in use has an answer") {
    std::string without;
    for (int i = 0; i < 1000; ++i) {
      std::string zip = std::to_string(i);
      zip.insert(0, 3 - zip.size(), '0');
      const Place place{.country = "US", .region = {}, .city = {}, .postal_code = zip, .zone = {}};
      if (places().candidates(place).basis != Basis::postal_code) without += zip + " ";
    }
    // The Postal Service has given out none of these.
    CHECK(without ==
          "000 001 002 003 004 099 419 428 429 568 578 579 589 659 694 695 696 697 698 699 839 848 849 861 "
          "862 866 867 "
          "868 869 886 887 888 899 ");
  }

  TEST_CASE("postal codes elsewhere") {
    CHECK(ca_code("M5V 2T6") == "America/Toronto");
    CHECK(ca_code("v6b1a1") == "America/Vancouver");
    CHECK(ca_code("V1J 1A1") == "America/Dawson_Creek");
    CHECK(ca_code("V1C 1A1") == "America/Edmonton");
    CHECK(ca_code("P9N 1A1") == "America/Winnipeg");
    CHECK(ca_code("P0T 2E0") == "America/Toronto?");
    CHECK(ca_code("P0T 1C0") == "America/Atikokan");
    CHECK(ca_code("A2V 1A1") == "America/Goose_Bay");
    CHECK(ca_code("A1C 1A1") == "America/St_Johns");
    CHECK(ca_code("S4P 1A1") == "America/Regina");
    CHECK(ca_code("X0A 0H0") == "America/Iqaluit");
    CHECK(au_code("2000") == "Australia/Sydney");
    CHECK(au_code("2880") == "Australia/Broken_Hill");
    CHECK(au_code("4000") == "Australia/Brisbane");
    CHECK(au_code("0800") == "Australia/Darwin");
    CHECK(au_code("6000") == "Australia/Perth");
    const auto postal = [](const char* country, const char* code) {
      return best({.country = country, .region = {}, .city = {}, .postal_code = code, .zone = {}});
    };
    CHECK(postal("ES", "35001") == "Atlantic/Canary");
    CHECK(postal("ES", "28001") == "Europe/Madrid");
    CHECK(postal("PT", "9500-150") == "Atlantic/Azores");
    CHECK(postal("FR", "97400") == "Indian/Reunion");
    CHECK(postal("FR", "75001") == "Europe/Paris");
    CHECK(postal("BR", "69900-000") == "America/Rio_Branco");
    CHECK(postal("BR", "01310-100") == "America/Sao_Paulo");
    CHECK(postal("RU", "690000") == "Asia/Vladivostok");
    CHECK(postal("MX", "77500") == "America/Cancun");
    CHECK(postal("MX", "32000") == "America/Ciudad_Juarez");
    CHECK(postal("ID", "80361") == "Asia/Makassar");
    CHECK(postal("DE", "80331") == "Europe/Berlin");
  }

  TEST_CASE("cities, alone and with what narrows them") {
    CHECK(city("US", "El Paso") == "America/Denver");
    CHECK(city("US", "El Paso", "TX") == "America/Denver");
    CHECK(city("US", "Portland") == "America/Los_Angeles?");
    CHECK(city("US", "Portland", "ME") == "America/New_York");
    CHECK(city("US", "Portland, ME") == "America/New_York");
    CHECK(city("US", "Nowhere", "OH") == "America/New_York");
    CHECK(city("US", "Kansas City") == "America/Chicago");
    CHECK(city("CA", "Montréal") == "America/Toronto");
    CHECK(city("CA", "montreal") == "America/Toronto");
    CHECK(city("RU", "Владивосток") == "Asia/Vladivostok");
    CHECK(city("RU", "Rostov-on-Don") == "Europe/Moscow");
    CHECK(city("MX", "Ciudad Juarez") == "America/Ciudad_Juarez");
    CHECK(city("ID", "Denpasar") == "Asia/Makassar");
    CHECK(city("", "Osaka") == "Asia/Tokyo");
    CHECK(city("", "München") == "Europe/Berlin");
    CHECK(city("", "Київ") == "Europe/Kyiv");
    CHECK(best({.country = "US", .region = {}, .city = "Portland", .postal_code = "04101", .zone = {}}) ==
          "America/New_York");
    CHECK(best({.country = "US", .region = "TN", .city = {}, .postal_code = "37311", .zone = {}}) ==
          "America/New_York?");
    // Contradictions stay visible.
    const Candidates odd = places().candidates(
        {.country = "US", .region = "CA", .city = {}, .postal_code = "10001", .zone = {}});
    CHECK(odd.zones.size() == 2);
    CHECK(odd.zones[0].share == doctest::Approx(0.5));
  }

  TEST_CASE("names are folded") {
    CHECK(fold_name("  São-Paulo ") == "sao paulo");
    CHECK(fold_name("Coeur d'Alene") == fold_name("Coeur d’Alene"));
    CHECK(fold_name("Łódź") == "lodz");
    CHECK(fold_name("STRASSE") == fold_name("Straße"));
    CHECK(fold_name("İstanbul") == "istanbul");
    CHECK(fold_name("東京") == "東京");
    CHECK(fold_name("Орёл") == fold_name("орел"));
    CHECK(fold_name("").empty());
    CHECK(fold_postal_code("k1a 0b1") == "K1A0B1");
  }
}
