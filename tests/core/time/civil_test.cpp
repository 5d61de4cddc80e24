#include "time/civil.h"

#include <doctest/doctest.h>

using namespace parley::time;

TEST_SUITE("time/civil") {
  TEST_CASE("RFC 3339 is read to the millisecond and written back") {
    const auto at = [](const char* text) {
      const auto parsed = parse_rfc3339(text);
      REQUIRE_MESSAGE(parsed, parsed.error);
      return parsed.value->ms;
    };
    CHECK(at("1970-01-01T00:00:00Z") == 0);
    CHECK(at("1970-01-01T02:00:00+02:00") == 0);
    CHECK(at("1969-12-31T16:00:00-08:00") == 0);
    CHECK(at("2026-11-24t21:31:07.25z") == 1'795'555'867'250);
    CHECK(at("2026-11-24 21:31:07.250999999Z") == 1'795'555'867'250);
    CHECK(at("2016-12-31T23:59:60Z") == at("2017-01-01T00:00:00Z"));
    CHECK(at("2017-01-01T05:29:60+05:30") == at("2017-01-01T00:00:00Z"));
    CHECK(format_utc({1'795'555'867'250}) == "2026-11-24T21:31:07.250Z");
    CHECK(format_rfc3339({0}, 330) == "1970-01-01T05:30:00+05:30");
    CHECK(format_rfc3339({0}, -210) == "1969-12-31T20:30:00-03:30");
    CHECK(format_rfc3339(*parse_rfc3339("1900-01-01T00:00:00Z").value, 0) == "1900-01-01T00:00:00+00:00");
  }

  TEST_CASE("what is no RFC 3339 time is refused with the reason") {
    const auto fault = [](const char* text) {
      const auto parsed = parse_rfc3339(text);
      CHECK_MESSAGE(!parsed, std::string(text));
      CHECK_MESSAGE(parsed.error.find("expected an RFC 3339 time") == 0, parsed.error);
      return parsed.error;
    };
    CHECK(fault("tomorrow").find("'tomorrow' is not one") != std::string::npos);
    CHECK(fault("2026-11-24T21:31:00").find("no offset") != std::string::npos);
    CHECK(fault("2026-02-29T00:00:00Z").find("no day 29") != std::string::npos);
    CHECK(fault("2026-13-01T00:00:00Z").find("no month 13") != std::string::npos);
    CHECK(fault("1899-12-31T23:59:59Z").find("outside 1900 to 2200") != std::string::npos);
    CHECK(fault("2201-01-01T00:00:00Z").find("outside 1900 to 2200") != std::string::npos);
    for (const char* text :
         {"", "2026-11-24", "2026-11-24T24:00:00Z", "2026-11-24T21:60:00Z", "2026-11-24T21:31:61Z",
          "2026-11-24T21:31:60Z", "2026-11-24T21:31:00.Z", "2026-11-24T21:31:00.1234567890Z",
          "2026-11-24T21:31:00+2:00", "2026-11-24T21:31:00+24:00", "2026-11-24T21:31:00Zulu",
          "20261124T213100Z", "+2026-11-24T21:31:00Z", "2026-1-24T21:31:00Z"}) {
      fault(text);
    }
    // A long text is cut at a whole character.
    CHECK(fault("ЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖ").find("ЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖ…'") != std::string::npos);
  }

  TEST_CASE("every day from 1900 to 2200 has its number and its weekday") {
    std::int64_t number = days_of({1900, 1, 1});
    int weekday = 0;  // it was a Monday
    for (int year = first_year; year <= last_year; ++year) {
      for (int month = 1; month <= 12; ++month) {
        for (int day = 1; day <= days_in_month(year, month); ++day, ++number, weekday = (weekday + 1) % 7) {
          const Date date{year, month, day};
          if (days_of(date) != number || date_of(number) != date ||
              static_cast<int>(weekday_of(date)) != weekday || !is_date(date)) {
            FAIL(format_date(date));
          }
        }
      }
    }
    CHECK(weekday_of({2026, 11, 24}) == Weekday::tue);
  }

  TEST_CASE("dates and hours") {
    CHECK(*parse_date("2026-02-28").value == Date{2026, 2, 28});
    CHECK(!parse_date("2026-02-30"));
    CHECK(!parse_date("2026-2-3"));
    CHECK(!parse_date("2026-02-28T"));
    CHECK(*parse_minutes("09:30").value == 570);
    CHECK(*parse_minutes("24:00").value == 1440);
    CHECK(!parse_minutes("24:01"));
    CHECK(!parse_minutes("9:30"));
    CHECK(format_minutes(1440) == "24:00");
  }
}
