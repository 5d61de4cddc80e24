#include "time/hint.h"

#include <doctest/doctest.h>

#include <map>

#include "support.h"

using namespace parley::time;

namespace {

const Zones& zones() {
  static const Zones all(parley::test::pack("common"));
  return all;
}

const Speech& speech(std::string_view language) {
  static std::map<std::string, Speech, std::less<>> speakers;
  const auto known = speakers.find(language);
  if (known != speakers.end()) return known->second;
  const parley::lexicon::TextMap texts(parley::test::pack(language), "texts");
  return speakers.try_emplace(std::string(language), language, texts).first->second;
}

Instant instant(std::string_view text) {
  const auto parsed = parse_rfc3339(text);
  REQUIRE_MESSAGE(parsed, parsed.error);
  return *parsed.value;
}

Place in(std::string country, std::string zone = {}, std::string city = {}) {
  Place place;
  place.country = std::move(country);
  place.zone = std::move(zone);
  place.city = std::move(city);
  return place;
}

HintRequest request(Place buyer, std::string_view now) {
  HintRequest made;
  made.buyer = std::move(buyer);
  made.seller = in("UA", "Europe/Kyiv");
  made.now = instant(now);
  return made;
}

Hint hint(const HintRequest& of, std::string_view ui = "en") {
  static const Places places(parley::test::pack("common"), zones());
  static const Habits habits(parley::test::pack("common"));
  auto made = make_hint(of, {zones(), places, habits, speech(ui)});
  REQUIRE_MESSAGE(made, made.error);
  return std::move(*made.value);
}

}  // namespace

TEST_SUITE("time/hint") {
  TEST_CASE("the buyer's clock in one sentence") {
    const HintRequest osaka = request(in("JP", {}, "Osaka"), "2026-11-23T18:12:00Z");
    const Hint night = hint(osaka);
    CHECK(night.text == "03:12 on Tuesday in Osaka, asleep; good from 09:00 (02:00 yours)");
    CHECK(night.zones.size() == 1);
    CHECK(night.zones[0].zone == "Asia/Tokyo");
    CHECK(night.zones[0].now.local == "2026-11-24T03:12:00+09:00");
    CHECK(night.zones[0].share == doctest::Approx(1.0));
    CHECK(night.day_part == DayPart::night);
    CHECK(!night.awake);
    CHECK(!night.weekend);
    CHECK(!night.holiday);
    CHECK(night.next_good_time->local == "2026-11-24T09:00:00+09:00");
    CHECK(hint(osaka, "uk").text ==
          "У покупця зараз вівторок, 03:12 (Osaka), час сну; писати зручно з 09:00 (у Вас 02:00)");

    const Hint day = hint(request(in("DE"), "2026-11-24T10:05:00Z"));
    CHECK(day.text == "11:05 on Tuesday in Germany, awake; good until 21:00 (22:00 yours)");
    CHECK(day.day_part == DayPart::day);
    CHECK(day.awake);
    CHECK(day.next_good_time->local == "2026-11-24T11:05:00+01:00");
    CHECK(hint(request(in("NL"), "2026-11-28T10:05:00Z")).text ==
          "11:05 on Saturday in the Netherlands, weekend; good until 21:00 (22:00 yours)");
    CHECK(hint(request(in("NL"), "2026-11-28T10:05:00Z"), "uk").text ==
          "У покупця зараз субота, 11:05 (Нідерланди), вихідний; писати зручно до 21:00 (у Вас 22:00)");
    CHECK(hint(request(in("", "America/New_York"), "2026-11-24T12:30:00Z")).text ==
          "07:30 on Tuesday in New York, early morning; good from 09:00 (16:00 yours)");
    CHECK(hint(request(in("", "Europe/Berlin"), "2026-11-24T20:30:00Z")).text ==
          "21:30 on Tuesday in Berlin, late evening; good from 09:00 (10:00 yours)");
    // The same clock, or a seller whose place is not known: nothing of theirs.
    CHECK(hint(request(in("", "Europe/Kyiv"), "2026-11-24T12:30:00Z")).text ==
          "14:30 on Tuesday in Kyiv, awake; good until 21:00");
    HintRequest alone = request(in("", "Europe/Berlin"), "2026-11-24T12:30:00Z");
    alone.seller = {};
    CHECK(hint(alone).text == "13:30 on Tuesday in Berlin, awake; good until 21:00");
    CHECK(!hint(alone).overlap);
  }

  TEST_CASE("several zones: shares, and times that suit all who matter") {
    const Hint us = hint(request(in("US"), "2026-11-24T13:00:00Z"));
    double sum = 0;
    for (const ZoneNow& zone : us.zones) sum += zone.share;
    CHECK(sum == doctest::Approx(1.0));
    CHECK(us.zones[0].zone == "America/New_York");
    CHECK(us.next_good_time->local == "2026-11-24T12:00:00-05:00");  // nine in Los Angeles
    CHECK(us.text ==
          "05:00 to 08:00 in the United States, depending on where; good for all of it from 19:00 your time");
    CHECK(hint(request(in("US"), "2026-11-24T13:00:00Z"), "uk").text ==
          "У покупця зараз від 05:00 до 08:00, залежно від місця (Сполучені Штати); зручно всюди з 19:00 за "
          "Вашим часом");
    // Zones that run alike are one.
    CHECK(hint(request(in("KZ"), "2026-11-24T13:00:00Z")).zones.size() == 1);
    CHECK(hint(request(in("CA"), "2026-11-24T13:00:00Z")).zones.size() < 9);
    Place tennessee = in("US");
    tennessee.region = "TN";
    CHECK(hint(request(tennessee, "2026-11-24T13:00:00Z")).zones.size() == 2);
  }

  TEST_CASE("the clock in the other languages for sellers") {
    const auto say = [](Place buyer, std::string_view now, std::string_view ui) {
      return hint(request(std::move(buyer), now), ui).text;
    };
    constexpr std::string_view night = "2026-11-24T18:12:00Z";
    CHECK(say(in("", "Asia/Tokyo"), night, "ru") ==
          "У покупателя сейчас среда, 03:12 (Токио), время сна; удобно писать с 09:00 (у вас 02:00)");
    CHECK(say(in("", "Asia/Tokyo"), night, "de") ==
          "Beim Käufer ist es Mittwoch, 03:12 Uhr (Tokio), Schlafenszeit; am besten ab 09:00 Uhr schreiben "
          "(bei "
          "Ihnen 02:00 Uhr)");
    CHECK(say(in("", "Asia/Tokyo"), night, "zh") ==
          "买家当地现在是周三 03:12（东京），正是睡觉时间；09:00 以后联系比较合适（您这边 02:00）");
    constexpr std::string_view saturday = "2026-11-28T10:05:00Z";
    CHECK(say(in("NL"), saturday, "ru") ==
          "У покупателя сейчас суббота, 11:05 (Нидерланды), выходной; удобно писать до 21:00 (у вас 22:00)");
    CHECK(say(in("NL"), saturday, "de") ==
          "Beim Käufer ist es Samstag, 11:05 Uhr (Niederlande), Wochenende; am besten bis 21:00 Uhr "
          "schreiben (bei "
          "Ihnen 22:00 Uhr)");
    CHECK(say(in("NL"), saturday, "zh") ==
          "买家当地现在是周六 11:05（荷兰），正值周末；21:00 之前联系都合适（您这边 22:00）");
    for (const std::string_view ui : {"en", "uk", "ru", "de", "zh"}) {
      CHECK(say(in("US"), night, ui).find("{") == std::string::npos);
      CHECK(!say(in("US"), night, ui).empty());
      CHECK(!say({}, night, ui).empty());
    }
  }

  TEST_CASE("nothing known: nothing said of the clock") {
    const Hint unknown = hint(request({}, "2026-11-24T13:00:00Z"));
    CHECK(unknown.zones.empty());
    CHECK(!unknown.day_part);
    CHECK(!unknown.next_good_time);
    CHECK(unknown.text == "The buyer’s country is not known, so neither is their time");
  }

  TEST_CASE("an unknown zone is an error that names its field") {
    const Places places(parley::test::pack("common"), zones());
    const Habits habits(parley::test::pack("common"));
    const HintSources sources{zones(), places, habits, speech("en")};
    const auto buyer = make_hint(request(in("DE", "Mars/Olympus"), "2026-11-24T13:00:00Z"), sources);
    CHECK(!buyer);
    CHECK(buyer.error ==
          "buyer.zone: 'Mars/Olympus' is not an IANA time zone such as Europe/Kyiv or America/New_York");
    HintRequest other = request(in("DE"), "2026-11-24T13:00:00Z");
    other.seller.zone = "Kyiv";
    CHECK(make_hint(other, sources).error.find("seller.zone: 'Kyiv'") == 0);
  }

  TEST_CASE("weekends by country") {
    const auto weekend = [](const char* country, std::string_view now) {
      return hint(request(in(country), now)).weekend;
    };
    CHECK(weekend("SA", "2026-11-27T09:00:00Z"));   // Friday
    CHECK(!weekend("SA", "2026-11-29T09:00:00Z"));  // Sunday
    CHECK(weekend("KW", "2026-11-27T09:00:00Z"));
    CHECK(weekend("EG", "2026-11-27T09:00:00Z"));
    CHECK(weekend("IL", "2026-11-28T09:00:00Z"));
    CHECK(!weekend("AE", "2026-11-27T09:00:00Z"));
    CHECK(weekend("AE", "2026-11-29T09:00:00Z"));
    CHECK(!weekend("DE", "2026-11-27T09:00:00Z"));
    CHECK(weekend("DE", "2026-11-29T09:00:00Z"));
    CHECK(weekend("JP", "2026-11-27T16:00:00Z"));  // Saturday there already
  }

  TEST_CASE("good times across a change of clocks") {
    // The night of 29 March 2026: Berlin goes from +01 to +02.
    const Hint spring = hint(request(in("DE"), "2026-03-28T21:30:00Z"));
    CHECK(spring.next_good_time->local == "2026-03-29T09:00:00+02:00");
    CHECK(spring.next_good_time->at == instant("2026-03-29T07:00:00Z"));
    // Both go on the same night: the distance stays.
    CHECK(!spring.shift);
    // New York goes back on 1 November 2026, Kyiv had gone on 25 October.
    const Hint autumn = hint(request(in("", "America/New_York"), "2026-10-30T22:00:00Z"));
    REQUIRE(autumn.shift);
    CHECK(autumn.shift->minutes_before == -6 * 60);
    CHECK(autumn.shift->minutes_after == -7 * 60);
    CHECK(autumn.shift->at.at == instant("2026-11-01T06:00:00Z"));
    CHECK(autumn.shift->text == "from Sunday you are 7 hours apart, not 6");
    CHECK(hint(request(in("", "America/New_York"), "2026-10-30T22:00:00Z"), "uk").shift->text ==
          "з неділі різниця в часі між Вами — 7 годин, а не 6");
    CHECK(!hint(request(in("", "America/New_York"), "2026-10-17T22:00:00Z")).shift);
  }

  TEST_CASE("a change of the distance, in every language for sellers") {
    // From London to Lagos there is an hour in winter and none in summer.
    const auto shift = [](std::string_view now, std::string_view ui) {
      HintRequest of = request(in("", "Europe/London"), now);
      of.seller = in("", "Africa/Lagos");
      return hint(of, ui).shift.value().text;
    };
    const auto away = [](std::string_view ui) {
      return hint(request(in("", "America/New_York"), "2026-10-30T22:00:00Z"), ui).shift.value().text;
    };
    constexpr std::string_view spring = "2026-03-27T10:00:00Z";
    constexpr std::string_view autumn = "2026-10-23T10:00:00Z";
    CHECK(shift(spring, "en") == "from Sunday you have the same time and are no longer 1 hour apart");
    CHECK(shift(autumn, "en") == "from Sunday you are 1 hour apart, and no longer have the same time");
    CHECK(shift(spring, "uk") == "з неділі час у Вас із покупцем однаковий, а зараз різниця — 1 година");
    CHECK(shift(autumn, "uk") == "з неділі різниця в часі між Вами — 1 година, а зараз її немає");
    CHECK(shift(spring, "ru") ==
          "с воскресенья время у вас с покупателем одинаковое, а сейчас разница — 1 час");
    CHECK(shift(autumn, "ru") == "с воскресенья разница во времени между вами — 1 час, а сейчас её нет");
    CHECK(away("ru") == "с воскресенья разница во времени между вами — 7 часов, а не 6");
    CHECK(shift(spring, "de") ==
          "ab Sonntag haben Sie und der Käufer dieselbe Uhrzeit statt 1 Stunde Unterschied");
    CHECK(shift(autumn, "de") == "ab Sonntag beträgt der Zeitunterschied 1 Stunde, bisher gab es keinen");
    CHECK(away("de") == "ab Sonntag beträgt der Zeitunterschied 7 Stunden statt 6");
    CHECK(shift(spring, "zh") == "从周日起，您与买家时间相同，不再有 1 小时的时差");
    CHECK(shift(autumn, "zh") == "从周日起，您与买家的时差由零变为 1 小时");
    CHECK(away("zh") == "从周日起，您与买家的时差由 6 小时变为 7 小时");
  }

  TEST_CASE("both sides' hours") {
    HintRequest of = request(in("JP"), "2026-11-24T10:00:00Z");  // Kyiv 12:00, Tokyo 19:00
    Hint found = hint(of);
    REQUIRE(found.overlap);  // 09–18 in Kyiv, 09–21 in Tokyo
    CHECK(found.overlap->first.local == "2026-11-24T09:00:00+02:00");
    CHECK(found.overlap->second.local == "2026-11-24T14:00:00+02:00");
    of.now = instant("2026-11-27T16:00:00Z");  // Friday evening: Monday is next
    CHECK(hint(of).overlap->first.local == "2026-11-30T09:00:00+02:00");
    of.seller_hours = WeekHours{};
    CHECK(!hint(of).overlap);
    (*of.seller_hours)[5] = {{20 * 60, 4 * 60}};  // Saturday night, past midnight
    const auto night = hint(of).overlap;
    REQUIRE(night);
    CHECK(night->first.local == "2026-11-29T02:00:00+02:00");
    CHECK(night->second.local == "2026-11-29T04:00:00+02:00");
  }

  TEST_CASE("Etsy's 24 hours") {
    HintRequest of = request(in("DE"), "2026-11-24T21:00:00Z");
    of.market = "etsy";
    CHECK(!hint(of).reply);
    of.last_buyer_message_at = instant("2026-11-24T08:00:00Z");
    const auto left = hint(of).reply;
    REQUIRE(left);
    CHECK(left->rule == "etsy.first_message");
    CHECK(left->minutes_left == 11 * 60);
    CHECK(left->due.local == "2026-11-25T10:00:00+02:00");
    CHECK(left->text == "11 hours left to reply (Etsy: first message within 24 hours)");
    CHECK(hint(of, "uk").reply->text ==
          "на відповідь залишилося 11 годин (Etsy: на перше повідомлення 24 години)");

    of.last_buyer_message_at = instant("2026-11-23T20:00:00Z");
    const auto overdue = hint(of).reply;
    REQUIRE(overdue);
    CHECK(overdue->minutes_left == -60);
    CHECK(overdue->text == "reply 1 hour overdue (Etsy: first message within 24 hours)");
    CHECK(hint(of, "uk").reply->text ==
          "відповідь прострочено на 1 годину (Etsy: на перше повідомлення 24 години)");

    // Rounded down: half a minute late is a minute late, half a minute left is none.
    of.last_buyer_message_at = instant("2026-11-23T20:59:30Z");
    CHECK(hint(of).reply->minutes_left == -1);
    of.last_buyer_message_at = instant("2026-11-23T21:00:30Z");
    CHECK(hint(of).reply->minutes_left == 0);

    of.first_message = false;
    CHECK(!hint(of).reply);
    of.help_request = true;
    CHECK(hint(of).reply->rule == "etsy.help_request");
    CHECK(hint(of).reply->minutes_left == 24 * 60);
    of.promise_hours = 4;
    CHECK(hint(of).reply->rule == "seller.promise");
    CHECK(hint(of).reply->text == "reply 19 hours overdue (you promised 4 hours)");
    CHECK(hint(of, "uk").reply->text ==
          "відповідь прострочено на 19 годин (Ви обіцяли відповісти за 4 години)");
  }

  TEST_CASE("what is left, in the forms that a number takes") {
    HintRequest of = request(in("DE"), "2026-11-24T21:00:00Z");
    const auto say = [&](double promised, std::string_view now, std::string_view ui) {
      of.last_buyer_message_at = instant("2026-11-24T20:00:00Z");
      of.promise_hours = promised;
      of.now = instant(now);
      return hint(of, ui).reply.value().text;
    };
    constexpr std::string_view hour_later = "2026-11-24T21:00:00Z";
    constexpr std::string_view days_later = "2026-11-27T22:30:00Z";
    CHECK(say(22, hour_later, "ru") == "на ответ остался 21 час (вы обещали ответить в течение 22 часов)");
    CHECK(say(1.5, hour_later, "ru") ==
          "на ответ осталось 30 минут (вы обещали ответить в течение 1,5 часа)");
    CHECK(say(1, days_later, "ru") == "ответ просрочен на 3 дня (вы обещали ответить в течение 1 часа)");
    CHECK(say(22, hour_later, "de") == "noch 21 Stunden Zeit zum Antworten (von Ihnen zugesagt: 22 Stunden)");
    CHECK(say(1.5, hour_later, "de") ==
          "noch 30 Minuten Zeit zum Antworten (von Ihnen zugesagt: 1,5 Stunden)");
    CHECK(say(1, days_later, "de") == "Antwort seit 3 Tagen überfällig (von Ihnen zugesagt: 1 Stunde)");
    CHECK(say(22, hour_later, "zh") == "回复时间还剩 21 小时（您承诺 22 小时内回复）");
    CHECK(say(1, days_later, "zh") == "回复已超时 3 天（您承诺 1 小时内回复）");
  }

  TEST_CASE("other markets") {
    HintRequest of = request(in("DE"), "2026-11-24T21:00:00Z");
    of.last_buyer_message_at = instant("2026-11-24T20:15:00Z");
    of.market = "other";
    CHECK(!hint(of).reply);
    of.market = "nowhere";
    CHECK(!hint(of).reply);
    of.market = "aliexpress";
    CHECK(hint(of).reply->rule == "aliexpress.target");
    CHECK(hint(of).reply->text == "23 hours left to reply (your target: 24 hours)");
    of.market = "";
    of.promise_hours = 1.5;
    CHECK(hint(of).reply->minutes_left == 45);
    CHECK(hint(of).reply->text == "45 minutes left to reply (you promised 1.5 hours)");
    of.now = instant("2026-11-29T21:00:00Z");
    CHECK(hint(of).reply->text == "reply 4 days overdue (you promised 1.5 hours)");
    CHECK(hint(of, "uk").reply->text ==
          "відповідь прострочено на 4 дні (Ви обіцяли відповісти за 1,5 години)");
  }
}
