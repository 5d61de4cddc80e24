#include "template/instant.h"

#include <doctest/doctest.h>

using parley::templates::parse_instant;

TEST_CASE("RFC 3339 dates and instants are read") {
  CHECK(parse_instant("1970-01-01")->epoch_ms == 0);
  CHECK_FALSE(parse_instant("1970-01-01")->has_time);
  CHECK(parse_instant("2026-03-04T13:15:09Z")->epoch_ms == 1'772'630'109'000);
  CHECK(parse_instant("2026-03-04T13:15:09Z")->has_time);
  CHECK(parse_instant("2026-03-04t13:15:09z")->epoch_ms == 1'772'630'109'000);
  CHECK(parse_instant("2026-03-04 15:15:09+02:00")->epoch_ms == 1'772'630'109'000);
  CHECK(parse_instant("2026-03-04T07:45:09.1239-05:30")->epoch_ms == 1'772'630'109'123);
  CHECK(parse_instant("2024-02-29")->epoch_ms == 1'709'164'800'000);
  CHECK(parse_instant("1969-12-31T23:59:59.5Z")->epoch_ms == -500);
  CHECK(parse_instant("2016-12-31T23:59:60Z")->epoch_ms == parse_instant("2017-01-01T00:00:00Z")->epoch_ms);
  CHECK(parse_instant("1583-01-01").has_value());
  CHECK(parse_instant("9999-12-31T23:59:59-00:00").has_value());
}

TEST_CASE("anything else is refused") {
  for (const char* text : {"",
                           "2026",
                           "2026-03",
                           "2026-3-4",
                           "26-03-04",
                           "2026/03/04",
                           "2026-13-01",
                           "2026-00-10",
                           "2026-02-29",
                           "1900-02-29",
                           "2026-04-31",
                           "2026-03-00",
                           "1582-12-31",
                           "2026-03-04T",
                           "2026-03-04T13:15",
                           "2026-03-04T13:15Z",
                           "2026-03-04T13:15:09",
                           "2026-03-04T24:00:00Z",
                           "2026-03-04T13:60:00Z",
                           "2026-03-04T13:15:61Z",
                           "2026-03-04T13:15:09.Z",
                           "2026-03-04T13:15:09+0200",
                           "2026-03-04T13:15:09+24:00",
                           "2026-03-04T13:15:09+02:60",
                           "2026-03-04T13:15:09ZZ",
                           " 2026-03-04",
                           "2026-03-04 ",
                           "tomorrow",
                           "1772630109",
                           "２０２６-03-04"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_instant(text).has_value());
  }
}
