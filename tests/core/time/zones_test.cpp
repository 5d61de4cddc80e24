#include "time/zones.h"

#include <doctest/doctest.h>

#include "support.h"

using namespace parley::time;

namespace {

const Zones& zones() {
  static const Zones all(parley::test::pack("common"));
  return all;
}

Zone zone(std::string_view id) {
  const auto found = zones().find(id);
  REQUIRE_MESSAGE(found, std::string(id));
  return *found;
}

Instant instant(std::string_view text) {
  const auto parsed = parse_rfc3339(text);
  REQUIRE_MESSAGE(parsed, parsed.error);
  return *parsed.value;
}

std::string local(std::string_view id, std::string_view at) {
  return local_time(zone(id), instant(at)).local;
}

}  // namespace

TEST_SUITE("time/zones") {
  TEST_CASE("the rules are those of tzdata 2026f or later") {
    CHECK(zones().version() >= "2026f");
    CHECK(local("America/Vancouver", "2026-12-01T12:00:00Z") == "2026-12-01T05:00:00-07:00");
    CHECK(local("America/Edmonton", "2026-12-01T12:00:00Z") == "2026-12-01T06:00:00-06:00");
    CHECK(local("America/Winnipeg", "2026-12-01T12:00:00Z") == "2026-12-01T07:00:00-05:00");
    CHECK(local("Africa/Casablanca", "2026-12-01T12:00:00Z") == "2026-12-01T12:00:00+00:00");
    CHECK(local("America/Havana", "2026-12-01T12:00:00Z") == "2026-12-01T08:00:00-04:00");
    for (const char* id : {"Asia/Almaty", "Asia/Qostanay", "Asia/Aqtau", "Asia/Oral"}) {
      CHECK(local(id, "2026-12-01T12:00:00Z") == "2026-12-01T17:00:00+05:00");
    }
    CHECK(local("Asia/Almaty", "2024-02-29T17:59:59Z") == "2024-02-29T23:59:59+06:00");
    CHECK(local("Asia/Almaty", "2024-02-29T18:00:00Z") == "2024-02-29T23:00:00+05:00");
    CHECK(local("America/Ojinaga", "2022-11-01T12:00:00Z") == "2022-11-01T06:00:00-06:00");
  }

  TEST_CASE("offsets, flags and abbreviations") {
    const LocalTime summer = local_time(zone("Europe/Berlin"), instant("2026-07-01T12:00:00Z"));
    CHECK(summer.offset_minutes == 120);
    CHECK(summer.dst);
    CHECK(summer.abbreviation == "CEST");
    const LocalTime kathmandu = local_time(zone("Asia/Kathmandu"), instant("2026-07-01T12:00:00Z"));
    CHECK(kathmandu.local == "2026-07-01T17:45:00+05:45");
    CHECK(kathmandu.abbreviation == "+0545");
    // Lord Howe moves by half an hour.
    CHECK(local("Australia/Lord_Howe", "2026-07-01T00:00:00Z") == "2026-07-01T10:30:00+10:30");
    CHECK(local("Australia/Lord_Howe", "2027-01-01T00:00:00Z") == "2027-01-01T11:00:00+11:00");
    // Far beyond the listed changes, by the rule alone, in both hemispheres.
    CHECK(local("America/New_York", "2199-07-01T12:00:00Z") == "2199-07-01T08:00:00-04:00");
    CHECK(local("Australia/Sydney", "2199-01-01T12:00:00Z") == "2199-01-01T23:00:00+11:00");
    // Local mean time is rounded to the minute, and still names the same instant.
    CHECK(local("Europe/Amsterdam", "1900-01-01T00:00:00Z").size() == 25);
  }

  TEST_CASE("ids: old and new, in any case; others are refused") {
    for (const char* id :
         {"Europe/Kiev", "Europe/Kyiv", "europe/kyiv", "EUROPE/KYIV", "Asia/Calcutta", "Asia/Kolkata",
          "US/Pacific", "UTC", "Etc/GMT+5", "GMT", "America/Argentina/Buenos_Aires", "PST8PDT"}) {
      CHECK_MESSAGE(zones().find(id), std::string(id));
    }
    CHECK(zone("europe/KYIV").id() == "Europe/Kyiv");
    CHECK(zone("europe/kiev").id() == "Europe/Kiev");
    for (const char* id : {"", "Mars/Olympus", "Kyiv", "Europe/", "Europe/Kyi", "Europe/Kyivv", "UTC+2"}) {
      CHECK_MESSAGE(!zones().find(id), std::string(id));
    }
    CHECK(unknown_zone("Mars/Olympus") ==
          "'Mars/Olympus' is not an IANA time zone such as Europe/Kyiv or America/New_York");
    CHECK(zones().country("Europe/Kiev") == "UA");
    CHECK(zones().country("America/Vancouver") == "CA");
    CHECK(zones().country("UTC").empty());
  }

  // Our factory must win over CCTZ's own, also out of the static library that this program links.
  TEST_CASE("the machine's zone files are not read") {
    for (const char* id : {"Europe/Berlin", "Factory", "posixrules", "localtime"}) {
      absl::time_internal::cctz::time_zone found;
      CHECK_MESSAGE(!absl::time_internal::cctz::load_time_zone(id, &found), std::string(id));
    }
    CHECK(!zones().find("Factory"));
    CHECK(!zones().find("posixrules"));
  }

  TEST_CASE("every zone reads, and every zone of the year 2026 has an offset of whole minutes within a day") {
    CHECK(zones().size() > 590);
    for (std::size_t i = 0; i < zones().size(); ++i) {
      const auto one = zones().zone(i);
      REQUIRE_MESSAGE(one, std::string(zones().id(i)));
      const ZoneOffset offset = one->at(instant("2026-06-01T00:00:00Z"));
      CHECK_MESSAGE(offset.seconds % 60 == 0, std::string(zones().id(i)));
      CHECK_MESSAGE(!offset.abbreviation.empty(), std::string(zones().id(i)));
    }
  }

  TEST_CASE("changes, forward and back") {
    const Zone berlin = zone("Europe/Berlin");
    const auto spring = berlin.next(instant("2027-01-01T00:00:00Z"));
    REQUIRE(spring);
    CHECK(format_utc(spring->at) == "2027-03-28T01:00:00Z");
    CHECK(spring->before.minutes() == 60);
    CHECK(spring->after.minutes() == 120);
    CHECK(berlin.next(spring->at)->at == instant("2027-10-31T01:00:00Z"));
    CHECK(berlin.previous(spring->at)->at == spring->at);
    CHECK(berlin.previous(spring->at - 1)->at == instant("2026-10-25T01:00:00Z"));
    CHECK(berlin.next(instant("1990-01-01T00:00:00Z"))->at == instant("1990-03-25T01:00:00Z"));
    CHECK(!zone("UTC").next(instant("2026-01-01T00:00:00Z")));
    CHECK(!zone("UTC").previous(instant("2026-01-01T00:00:00Z")));
    // British Columbia's last change.
    const Zone vancouver = zone("America/Vancouver");
    CHECK(!vancouver.next(instant("2027-01-01T00:00:00Z")));
    CHECK(vancouver.previous(instant("2027-01-01T00:00:00Z"))->at == instant("2026-03-08T10:00:00Z"));
  }

  TEST_CASE("wall times that are skipped or come twice") {
    const Zone berlin = zone("Europe/Berlin");
    const WallTime plain = resolve(berlin, {{2026, 7, 1}, 12, 0});
    CHECK(plain.kind == WallTime::Kind::unique);
    CHECK(plain.earlier == instant("2026-07-01T10:00:00Z"));
    const WallTime skipped = resolve(berlin, {{2026, 3, 29}, 2, 30});
    CHECK(skipped.kind == WallTime::Kind::skipped);
    CHECK(skipped.earlier == instant("2026-03-29T00:30:00Z"));
    CHECK(skipped.later == instant("2026-03-29T01:30:00Z"));
    const WallTime repeated = resolve(berlin, {{2026, 10, 25}, 2, 30});
    CHECK(repeated.kind == WallTime::Kind::repeated);
    CHECK(repeated.earlier == instant("2026-10-25T00:30:00Z"));
    CHECK(repeated.later == instant("2026-10-25T01:30:00Z"));
    CHECK(resolve(berlin, {{2026, 10, 25}, 3, 0}).kind == WallTime::Kind::unique);
    CHECK(resolve(berlin, {{2026, 3, 29}, 3, 0}).earlier == instant("2026-03-29T01:00:00Z"));
    // Samoa left out 30 December 2011.
    CHECK(resolve(zone("Pacific/Apia"), {{2011, 12, 30}, 12, 0}).kind == WallTime::Kind::skipped);
    CHECK(resolve(zone("Pacific/Apia"), {{2011, 12, 31}, 0, 0}).earlier == instant("2011-12-30T10:00:00Z"));
  }

  TEST_CASE("damaged data is refused, not read") {
    const auto data = parley::test::pack("common").section("tz.data").subspan(0, 200);
    for (std::size_t size = 0; size < 60; ++size) CHECK(!Zone::read("X", data.subspan(0, size)));
    CHECK(!Zones().find("UTC"));
    CHECK(!Zones().zone(0));
  }
}
