#include "time/mentions.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support.h"
#include "text/utf.h"
#include "time/measures.h"

using namespace parley::time;
namespace text = parley::text;

namespace {

const Zones& zones() {
  static const Zones all(parley::test::pack("common"));
  return all;
}

const MentionReader& reader() {
  static const Speech english("en", parley::lexicon::TextMap(parley::test::pack("en"), "texts"));
  static const Places places(parley::test::pack("common"), zones());
  static const Habits habits(parley::test::pack("common"));
  static const MentionReader all(english, zones(), places, habits);
  return all;
}

// A seller's zone, a buyer's zone (may be empty) and country, at ten on Tuesday, 24 November 2026, UTC.
struct Between {
  const char* from = "Europe/Kyiv";
  const char* to = "Europe/Berlin";
  const char* country = "DE";
};

constexpr Between to_germany = {};
constexpr Between to_america = {"Europe/Kyiv", "America/New_York", "US"};
constexpr Between in_america = {"America/New_York", "America/New_York", "US"};
constexpr Between in_britain = {"Europe/London", "Europe/London", "GB"};

MentionRequest request(Between between) {
  MentionRequest made;
  made.from_zone = zones().find(between.from);
  made.to_zone = zones().find(between.to);
  made.to_country = between.country;
  made.now = *parse_rfc3339("2026-11-24T10:00:00Z").value;
  return made;
}

std::vector<Mention> read(std::string_view message, Between between = to_germany) {
  return reader().read(text::to_utf16(message), request(between));
}

// Each mention as `text|kind|doubt|value|rewrite`, the last parts left out where empty.
std::vector<std::string> lines(std::string_view message, Between between = to_germany) {
  const std::u16string wide = text::to_utf16(message);
  std::vector<std::string> out;
  for (const Mention& mention : reader().read(wide, request(between))) {
    std::string line = text::to_utf8(text::slice(wide, mention.span));
    line += "|";
    line += mention_kind_ids[static_cast<std::size_t>(mention.kind)];
    line += mention.ambiguous ? "|" : "|-";
    if (mention.ambiguous) line += doubt_ids[static_cast<std::size_t>(mention.doubt)];
    if (!mention.value.empty()) line += "|" + mention.value;
    if (!mention.rewrite.empty()) line += "|" + mention.rewrite;
    out.push_back(line);
  }
  return out;
}

using List = std::vector<std::string>;

}  // namespace

template <>
struct doctest::StringMaker<List> {
  static String convert(const List& list) {
    std::string all;
    for (const std::string& line : list) all += "\n    " + line;
    return all.c_str();
  }
};

TEST_SUITE("time/mentions") {
  TEST_CASE("numeric dates: whose order of day and month") {
    CHECK(lines("The new date is 03/04.") == List{"03/04|date|date_order|2027-04-03|3 April"});
    const auto both = read("The new date is 03/04.");
    CHECK(both[0].readings == List{"2027-04-03", "2027-03-04"});
    CHECK(lines("by 03/04/2026", to_america) == List{"03/04/2026|date|date_order|2026-04-03|April 3, 2026"});
    // A convention that both share.
    CHECK(lines("by 03/04", in_america) == List{"03/04|date|-|2027-03-04"});
    CHECK(lines("by 03/04", in_britain) == List{"03/04|date|-|2027-04-03"});
    CHECK(lines("by 03/04", {"America/New_York", "Europe/London", "GB"}) ==
          List{"03/04|date|date_order|2027-03-04|4 March"});
    CHECK(lines("by 03/04", {"America/Toronto", "America/Toronto", "CA"})[0].find("|date_order|") !=
          std::string::npos);
    CHECK(lines("by 03/04", {"UTC", "", ""})[0].find("|date_order|") != std::string::npos);
    // Only one reading.
    CHECK(lines("by 25/12 or 12/25") == List{"25/12|date|-|2026-12-25", "12/25|date|-|2026-12-25"});
    CHECK(lines("by 2026-12-01 or 05/05/2027") ==
          List{"2026-12-01|date|-|2026-12-01", "05/05/2027|date|-|2027-05-05"});
    CHECK(lines("am 03.04.2027") == List{"03.04.2027|date|-|2027-04-03"});
    // The weekday settles it: 3 April 2027 is a Saturday, 4 March a Thursday.
    CHECK(lines("Saturday 03/04") == List{"Saturday 03/04|date|-|2027-04-03"});
  }

  TEST_CASE("what only looks like a date") {
    for (const char* message :
         {"open 24/7", "4/5 stars", "1/2 of it", "version 1.2.3", "3.5", "03/04x", "order 03/04-556", "10/10",
          "https://x.example/03/04/2026", "a@03.04.example", "#03/04", "1.5/2.5", "99/99", "LB030426123CN"}) {
      CHECK_MESSAGE(lines(message).empty(), std::string(message));
    }
  }

  TEST_CASE("months in words need no help") {
    CHECK(lines("on 3 April, April 3rd, 3rd of April 2028, Apr. 3") ==
          List{"3 April|date|-|2027-04-03", "April 3rd|date|-|2027-04-03",
               "3rd of April 2028|date|-|2028-04-03", "Apr. 3|date|-|2027-04-03"});
    CHECK(lines("3–5 December") == List{"3–5 December|date|-|2026-12-03/2026-12-05"});
    CHECK(lines("on 20 October") == List{"20 October|date|-|2026-10-20"});  // not long ago
    CHECK(lines("It may 10 times fail, march 5 miles")[0].find("5 miles|unit") == 0);
    CHECK(lines("31 April, February 30").empty());
  }

  TEST_CASE("weekdays and dates that disagree") {
    const auto agrees = [](const char* message) { return read(message)[0].weekday_agrees; };
    CHECK(*agrees("Thursday, 26 November"));
    CHECK(*agrees("Thursday, November 26, 2026"));
    CHECK_FALSE(*agrees("Friday, 26 November"));
    CHECK(*agrees("26 November (Thursday)"));
    CHECK_FALSE(*agrees("Mon 24.11.2026"));
    CHECK(!agrees("26 November"));
    MentionRequest without = request(to_germany);
    without.now.reset();
    const auto undated = reader().read(u"Friday, 26 November and Friday, 27 November 2026", without);
    CHECK(!undated[0].weekday_agrees);
    CHECK(undated[0].value == "--11-26");
    CHECK(*undated[1].weekday_agrees);
    CHECK(weekday_fits(Weekday::thu, {2026, 11, 26}));
  }

  TEST_CASE("days that depend on where one stands") {
    CHECK(lines("It ships tomorrow.") ==
          List{"tomorrow|date|relative_day|2026-11-25|tomorrow (Wednesday, 25 November)"});
    CHECK(lines("It ships tomorrow.", in_america) == List{"tomorrow|date|-|2026-11-25"});
    CHECK(lines("It ships tomorrow, 25 November.") ==
          List{"tomorrow|date|-|2026-11-25", "25 November|date|-|2026-11-25"});
    CHECK(lines("today", to_america) ==
          List{"today|date|relative_day|2026-11-24|today (Tuesday, November 24)"});
    CHECK(lines("the day after tomorrow, yesterday", in_america) ==
          List{"the day after tomorrow|date|-|2026-11-26", "yesterday|date|-|2026-11-23"});
    CHECK(lines("on Friday") == List{"Friday|date|-|2026-11-27"});
    CHECK(lines("next Friday") == List{"next Friday|date|next_weekday|2026-12-04|Friday, 4 December"});
    CHECK(read("next Friday")[0].readings == List{"2026-12-04", "2026-11-27"});
    CHECK(lines("next Friday, 4 December")[0] == "next Friday|date|-|2026-12-04");
    CHECK(lines("the sun is out, we sat down").empty());
    // Only the country is known, and it has several times.
    CHECK(lines("tomorrow", {"Europe/Kyiv", "", "US"})[0].find("relative_day") != std::string::npos);
    CHECK(lines("tomorrow", {"Europe/Kyiv", "", ""}) == List{"tomorrow|date|-|2026-11-25"});
  }

  TEST_CASE("times across zones") {
    CHECK(lines("at 5 pm") == List{"5 pm|time|zone|17:00|16:00 your time (Berlin, UTC+1)"});
    CHECK(lines("at 17:00", to_america) == List{"17:00|time|zone|17:00|10 a.m. your time (New York, UTC−5)"});
    CHECK(lines("at 17:30", to_america)[0].find("10:30 a.m. your time") != std::string::npos);
    CHECK(lines("at 5 p.m.", in_america) == List{"5 p.m.|time|-|17:00"});
    CHECK(lines("at 17:00 your time") == List{"17:00 your time|time|-|17:00"});
    CHECK(lines("at 17:00 (Kyiv time)") == List{"17:00 (Kyiv time)|time|-|17:00"});
    CHECK(lines("at 17:00 UTC+2") == List{"17:00 UTC+2|time|-|17:00"});
    CHECK(lines("at noon")[0].find("noon|time|zone|12:00|11:00 your time") == 0);
    CHECK(lines("Friday, 27 November at 5 pm") ==
          List{"Friday, 27 November at 5 pm|datetime|zone|2026-11-27T17:00:00+02:00|"
               "Friday, 27 November, 16:00 your time (Berlin, UTC+1)"});
    CHECK(lines("5 pm on 3 April")[0].find("5 pm on 3 April|datetime|zone|2027-04-03T17:00:00+03:00") == 0);
    // The reader's day may be another one.
    CHECK(lines("27 November, 02:00", to_america)[0].find("Thursday, November 26, 7 p.m. your time") !=
          std::string::npos);
    CHECK(lines("tonight at 8")[0].find("2026-11-24T20:00:00+02:00") != std::string::npos);
    CHECK(lines("2026-12-01T15:00:00Z") == List{"2026-12-01T15:00:00Z|datetime|-|2026-12-01T15:00:00+00:00"});
    // Where the reader's zone is not known: the place of the time is named.
    CHECK(lines("at 17:00", {"Europe/Kyiv", "", "US"}) ==
          List{"17:00|time|zone|17:00|5 p.m. Kyiv time (UTC+2)"});
  }

  TEST_CASE("times that say too little anywhere") {
    CHECK(lines("at 12 am", in_britain) == List{"12 am|time|half_of_day|00:00"});
    CHECK(lines("half five", in_britain) == List{"half five|time|half_of_day|05:30"});
    CHECK(lines("Call me at 5.", in_britain) == List{"5|time|half_of_day|05:00"});
    CHECK(lines("by EOD", in_britain) == List{"EOD|time|end_of_day"});
    CHECK(lines("10:00 CST", in_britain) == List{"10:00 CST|time|zone_letters|10:00"});
    CHECK(lines("10 am EST", in_america) == List{"10 am EST|time|-|10:00"});
    CHECK(lines("5:30", in_america) == List{"5:30|time|half_of_day|05:30"});
    CHECK(lines("05:30 and 17:30", in_america) == List{"05:30|time|-|05:30", "17:30|time|-|17:30"});
    CHECK(lines("look at 5 photos, at 5 Main Street, at 5.5").empty());
  }

  TEST_CASE("measures") {
    const auto one = read("The box is 10 in long.");
    REQUIRE(one.size() == 1);
    CHECK(one[0].ambiguous);
    CHECK(one[0].unit == "inch");
    CHECK(*one[0].number == 10);
    CHECK(one[0].rewrite == "10 in (25.4 cm)");
    CHECK(lines("5'6\" and 5 ft 6 in") ==
          List{"5'6\"|unit|unit|5'6\" (168 cm)", "5 ft 6 in|unit|unit|5 ft 6 in (168 cm)"});
    CHECK(lines("10 x 12 in, 10-12 inches, 12\", 1/2 inch, 2½ ft") ==
          List{"10 x 12 in|unit|unit|10 x 12 in (25.4 × 30.5 cm)",
               "10-12 inches|unit|unit|10-12 inches (25.4–30.5 cm)", "12\"|unit|unit|12\" (30.5 cm)",
               "1/2 inch|unit|unit|1/2 inch (1.3 cm)", "2½ ft|unit|unit|2½ ft (76.2 cm)"});
    CHECK(lines("5 lbs, 8 oz, 3 miles, 68 °F, 16 fl oz") ==
          List{"5 lbs|unit|unit|5 lbs (2.3 kg)", "8 oz|unit|unit|8 oz (227 g)",
               "3 miles|unit|unit|3 miles (4.8 km)", "68 °F|unit|unit|68 °F (20 °C)",
               "16 fl oz|unit|unit|16 fl oz (473 ml)"});
    CHECK(lines("25 cm, 2 kg, 50g, 20 °C, 2 m", to_america) ==
          List{"25 cm|unit|unit|25 cm (9.8 in)", "2 kg|unit|unit|2 kg (4.4 lb)", "50g|unit|unit|50g (1.8 oz)",
               "20 °C|unit|unit|20 °C (68 °F)", "2 m|unit|unit|2 m (6.6 ft)"});
    CHECK(lines("25 cm and 2 kg") == List{"25 cm|unit|-", "2 kg|unit|-"});
    CHECK(lines("10 in and 25 cm", in_britain) == List{"10 in|unit|-", "25 cm|unit|-"});
    // Both stand.
    CHECK(lines("10 in (25.4 cm), 25 cm / 9.8 in, 10 in or 25 cm") == List{"10 in|unit|-", "25.4 cm|unit|-",
                                                                           "25 cm|unit|-", "9.8 in|unit|-",
                                                                           "10 in|unit|-", "25 cm|unit|-"});
    CHECK(lines("It is 20° outside") == List{"20°|unit|degree"});
    // "in" the preposition, quotation marks, angles.
    for (const char* message :
         {"there are 3 in your order", "the 2 in stock", "he said \"take 5\"", "turn it by 90°"}) {
      CHECK_MESSAGE(lines(message).empty(), std::string(message));
    }
    // Nobody to convert for.
    CHECK(lines("10 in", {"Europe/Kyiv", "", ""}) == List{"10 in|unit|-"});
  }

  TEST_CASE("prices") {
    const auto prices = read("$20, 15 €, 20-30 euros, US$5, USD 7.50, 1,234.56 GBP, 100 kr");
    REQUIRE(prices.size() == 7);
    CHECK(prices[0].doubt == Doubt::currency);
    CHECK(prices[0].unit == "USD");
    CHECK(prices[0].rewrite == "20 USD");
    CHECK(prices[1].unit == "EUR");
    CHECK(!prices[1].ambiguous);
    CHECK(*prices[2].number == 20);
    CHECK(*prices[2].number_to == 30);
    CHECK(prices[3].unit == "USD");
    CHECK(*prices[4].number == 7.5);
    CHECK(*prices[5].number == doctest::Approx(1234.56));
    CHECK(prices[6].unit == "kr");
    CHECK(prices[6].ambiguous);
    CHECK(!read("It costs $20.", to_america)[0].ambiguous);
    CHECK(read("It costs $20.", {"America/Toronto", "America/New_York", "US"})[0].unit == "CAD");
    CHECK(read("It costs $20.", {"Europe/Kyiv", "America/Toronto", "CA"})[0].ambiguous);
    CHECK(lines("100 kr", {"Europe/Stockholm", "Europe/Stockholm", "SE"}) == List{"100 kr|money|-"});
    CHECK(lines("try 5 of them").empty());
  }

  TEST_CASE("sizes and durations") {
    CHECK(lines("size 38") == List{"size 38|size|size_system"});
    CHECK(lines("size 38", {"Europe/Berlin", "Europe/Berlin", "DE"}) == List{"size 38|size|-"});
    CHECK(
        lines("EU 38, US size 7, size M, size 8 (24 cm)") ==
        List{"EU 38|size|-", "US size 7|size|size_system", "size M|size|-", "size 8|size|-", "24 cm|unit|-"});
    CHECK(lines("give us 5 days") == List{"5 days|duration|-|P5D"});
    CHECK(lines("3-5 business days, two weeks, within 24 hours, a 2-week wait, 1.5 hours") ==
          List{"3-5 business days|duration|-|P3D/P5D", "two weeks|duration|-|P2W",
               "24 hours|duration|-|PT24H", "2-week|duration|-|P2W", "1.5 hours|duration|-|PT1.5H"});
    CHECK(read("5 working days")[0].working);
    CHECK(!read("5 days")[0].working);
  }

  TEST_CASE("spans are UTF-16, in order and apart, whatever the text") {
    const std::u16string message =
        u"🎁🎁 am 03/04, 10 in, 🎂 tomorrow at 5 pm, $20–30, 5'6\", size 38 — 3 April!";
    std::uint32_t end = 0;
    for (const Mention& mention : reader().read(message, request(to_germany))) {
      CHECK(mention.span.start >= end);
      CHECK(mention.span.end > mention.span.start);
      CHECK(mention.span.end <= message.size());
      end = mention.span.end;
    }
    CHECK(reader().read(message, request(to_germany))[0].span == text::Span{8, 13});
    // Any cut of any text can be read.
    for (std::size_t i = 0; i <= message.size(); ++i) {
      (void)reader().read(message.substr(0, i), request(to_america));
      (void)reader().read(message.substr(i), MentionRequest{});
    }
    for (const char16_t* odd :
         {u"", u"-", u"/", u"03/", u"03/04/", u"3 x x 4 in", u"$", u"\"\"\"5\"", u"5'", u"next", u"size",
          u"999999999999999999999 in", u"1/0 in", u"0/0/0", u"UTC+", u"at", u"\xD800 5 in"}) {
      (void)reader().read(odd, request(to_germany));
    }
  }

  TEST_CASE("units convert by their definitions") {
    CHECK(convert(1, *find_unit("inch"), *find_unit("centimeter")) == doctest::Approx(2.54));
    CHECK(convert(212, *find_unit("fahrenheit"), *find_unit("celsius")) == doctest::Approx(100));
    CHECK(convert(-40, *find_unit("celsius"), *find_unit("fahrenheit")) == doctest::Approx(-40));
    CHECK(convert(1, *find_unit("gallon"), *find_unit("liter")) == doctest::Approx(3.785411784));
    CHECK(find_unit("furlong") == nullptr);
    CHECK(is_used(*find_unit("inch"), Units::mixed));
    CHECK(!is_used(*find_unit("inch"), Units::metric));
  }
}
