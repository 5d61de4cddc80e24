#include "buyer/reading.h"

#include <doctest/doctest.h>

#include <string>

#include "support.h"

namespace buyer = parley::buyer;
namespace text = parley::text;
using buyer::Formality;
using buyer::Intent;
using parley::lexicon::Mood;

namespace {

const parley::lexicon::Knowledge& knowledge() {
  static const parley::lexicon::Knowledge* all = [] {
    auto* made = new parley::lexicon::Knowledge;
    for (const char* name : {"common", "en", "uk"})
      made->add(name, parley::test::bytes(std::string(name) + ".pack"));
    return made;
  }();
  return *all;
}

buyer::Reading read(std::string_view message, std::string now = "", std::string ui = "en") {
  buyer::Request request;
  request.text = text::to_utf16(message);
  request.now = std::move(now);
  request.ui = std::move(ui);
  return buyer::read(request, knowledge());
}

std::string under(std::string_view message, text::Span span) {
  return text::to_utf8(text::slice(text::to_utf16(message), span));
}

}  // namespace

TEST_CASE("reading: an intent of each kind") {
  const std::pair<const char*, Intent> rows[] = {
      {"Has my bracelet left your studio yet?", Intent::shipping},
      {"Can I pay half of it with a gift card?", Intent::payment},
      {"How wide is the strap, and is it real leather?", Intent::product_details},
      {"Could you engrave our initials on the inside?", Intent::customisation},
      {"It doesn't suit me, how do I send it back for a refund?", Intent::return_exchange},
      {"The PDF won't open on my tablet.", Intent::technical},
      {"The bowl arrived with a crack across the bottom.", Intent::complaint},
      {"I left you five stars this morning!", Intent::review},
      {"I gave you the wrong house number, please change it before you ship.", Intent::order_change},
      {"Thank you so much, have a lovely weekend!", Intent::thanks_other},
  };
  for (const auto& [message, intent] : rows) {
    const std::string shown(message);  // clang 14 captures no structured binding
    CAPTURE(shown);
    const buyer::Reading reading = read(message);
    REQUIRE(!reading.intents.empty());
    CHECK(reading.intents.front().intent == intent);
    CHECK(reading.intents.front().score > 0.3);
    CHECK(reading.intents.front().score < 1);
  }
}

TEST_CASE("reading: nothing is made up where nothing is said") {
  for (const char* message : {"", "   ", "asdf qwer", "12345", "?"}) {
    CAPTURE(message);
    const buyer::Reading reading = read(message);
    CHECK(reading.intents.empty());
    CHECK(reading.mood == Mood::neutral);
    CHECK(reading.sentiment == 0.0);
    CHECK_FALSE(reading.urgent);
  }
}

TEST_CASE("reading: moods") {
  const std::pair<const char*, Mood> rows[] = {
      {"I absolutely love it, it's perfect!", Mood::happy},
      {"Such a beautiful ring, my wife cried when she opened it.", Mood::happy},
      {"Do you ship to Norway?", Mood::neutral},
      {"Thanks in advance for your answer.", Mood::neutral},
      {"The handle came off after two days.", Mood::annoyed},
      {"Still no reply and no parcel.", Mood::annoyed},
      {"You are thieves, this is a scam!", Mood::angry},
      {"Absolutely disgusting service. I want my money back NOW.", Mood::angry},
  };
  for (const auto& [message, mood] : rows) {
    const std::string shown(message);  // clang 14 captures no structured binding
    CAPTURE(shown);
    CHECK(read(message).mood == mood);
  }
}

TEST_CASE("reading: a negation turns a word round, and thanks do not make a complaint happy") {
  CHECK(read("I'm not happy with it.").mood == Mood::annoyed);
  CHECK(read("No complaints at all!").mood != Mood::annoyed);
  CHECK(read("It wasn't damaged.").mood != Mood::annoyed);
  CHECK(read("Is it damaged?").mood == Mood::neutral);
  CHECK(read("Thank you for the quick reply, but the mug is cracked.").mood == Mood::annoyed);
  CHECK(read("It's not bad at all").sentiment > 0);
  CHECK(read("It's good").sentiment > read("It's not good").sentiment);
  CHECK(read("very good").sentiment > read("good").sentiment);
  CHECK(read("Nice, but it broke.").sentiment < 0);
}

TEST_CASE("reading: sentiment stays inside its scale") {
  std::string praise;
  for (int i = 0; i < 200; ++i) praise += "amazing perfect love! ";
  CHECK(read(praise).sentiment <= 1);
  CHECK(read(praise).sentiment > 0.9);
}

TEST_CASE("reading: threats, with what they are") {
  const std::string message = "Refund me or I leave 1 star. I will open a case and call my lawyer.";
  const buyer::Reading reading = read(message);
  REQUIRE(reading.threats.size() == 3);
  CHECK(reading.threats[0].kind == "review");
  CHECK(reading.threats[1].kind == "case");
  CHECK(under(message, reading.threats[1].span) == "open a case");
  CHECK(reading.threats[2].kind == "legal");
  CHECK(reading.mood == Mood::angry);
  CHECK(read("It's a gift for a lawyer").threats.empty());
  CHECK(read("I don't want to open a case over this.").threats.empty());
}

TEST_CASE("reading: urgent is a near date or now, not every wish") {
  CHECK(read("I need it asap").urgent);
  CHECK(read("Wait, don't ship it yet!").urgent);
  CHECK(read("I need it by Friday").urgent);
  CHECK(read("I need it before the 5th of December", "2026-11-24T10:00:00Z").urgent);
  CHECK_FALSE(read("I need it before the 20th of March", "2026-11-24T10:00:00Z").urgent);
  CHECK_FALSE(read("No rush, it's not urgent").urgent);
  CHECK_FALSE(read("When do you ship?").urgent);
  CHECK_FALSE(read("It broke straight away").urgent);
}

TEST_CASE("reading: the day it is needed") {
  const std::string now = "2026-11-24T10:00:00Z";  // a Tuesday
  const std::pair<const char*, const char*> rows[] = {
      {"I need it by Friday", "2026-11-27"},
      {"Will it be here by next Friday?", "2026-12-04"},
      {"Can it arrive before the 28th?", "2026-11-28"},
      {"Could I have it by the 3rd?", "2026-12-03"},
      {"her birthday is on 2 December", "2026-12-02"},
      {"I need these by December 12th", "2026-12-12"},
      {"The wedding is on Saturday 28 November", "2026-11-28"},
      {"Is it in time for Christmas?", "2026-12-25"},
      {"we need it by tomorrow", "2026-11-25"},
      {"must have it before 2026-12-01", "2026-12-01"},
      {"We leave on Sunday", "2026-11-29"},
      {"I need it by 5 January", "2027-01-05"},
      {"need it by 28/11", "2026-11-28"},
  };
  for (const auto& [message, day] : rows) {
    const std::string shown(message);  // clang 14 captures no structured binding
    CAPTURE(shown);
    CHECK(read(message, now).need_by.value_or("") == day);
  }
  for (const char* message : {"You said it would come by Friday.", "It was made by hand", "need it by 03/04",
                              "I bought one before", "It came on Friday"}) {
    CAPTURE(message);
    CHECK_FALSE(read(message, now).need_by);
  }
  CHECK_FALSE(read("I need it by Friday").need_by);  // no now, no date
  CHECK_FALSE(read("I need it by Friday", "not a date").need_by);
  CHECK_FALSE(read("I need it by 30 February", now).need_by);
}

TEST_CASE("reading: formality and emoji") {
  CHECK(read("Dear Sir or Madam, I am writing to enquire about the vase.").formality == Formality::formal);
  CHECK(read("hey is this still up lol").formality == Formality::casual);
  CHECK(read("u got any more of these").formality == Formality::casual);
  CHECK(read("Is this still available?").formality == Formality::neutral);
  CHECK(read("So pretty 😍").emoji);
  CHECK(read("So pretty 😍").mood == Mood::happy);
  CHECK_FALSE(read("So pretty :)").emoji);
}

TEST_CASE("reading: slang is explained in the seller's language") {
  const std::string message = "lmk the eta pls, w/o tracking idk";
  const buyer::Reading english = read(message);
  REQUIRE(english.terms.size() == 5);
  CHECK(english.terms[0].term == "lmk");
  CHECK(english.terms[0].meaning == "let me know");
  CHECK(under(message, english.terms[3].span) == "w/o");
  CHECK(read(message, "", "uk").terms[0].meaning == "дайте знати");
  CHECK(read(message, "", "sv").terms[0].meaning == "let me know");
}

TEST_CASE("reading: questions, with and without their mark") {
  const std::string message = "Hi! Is it waterproof? I love the colour. can i get it in size 7";
  const buyer::Reading reading = read(message);
  REQUIRE(reading.questions.size() == 2);
  CHECK(under(message, reading.questions[0]) == "Is it waterproof?");
  CHECK(under(message, reading.questions[1]) == "can i get it in size 7");
  CHECK(read("I can wait.").questions.empty());
}

TEST_CASE("reading: the place, only from the buyer's own words about themselves") {
  REQUIRE(read("I live in Seattle.").place);
  CHECK(read("I live in Seattle.").place->country == "US");
  CHECK(read("I live in Seattle.").place->zone == "America/Los_Angeles");
  CHECK(read("Do you ship to Canada?").place->country == "CA");
  CHECK(read("Hello from Munich! Do you ship to Canada?").place->country == "DE");
  CHECK_FALSE(read("Is it made in Italy?").place);
  CHECK_FALSE(read("I love the Paris print").place);
}

TEST_CASE("reading: a review's reportable parts and third parties") {
  buyer::Request request;
  request.text = u"USPS lost it for a week. The seller is an idiot, write to her at anna@example.com!";
  request.review = true;
  const buyer::Reading reading = buyer::read(request, knowledge());
  REQUIRE(reading.review);
  REQUIRE(reading.review->reportable.size() == 2);
  CHECK(reading.review->reportable[0].reason == "abuse");
  CHECK(reading.review->reportable[1].reason == "personal_data");
  REQUIRE(reading.review->third_party.size() == 1);
  CHECK(reading.review->third_party[0].party == "carrier");
  CHECK_FALSE(read("USPS lost it").review);
}

TEST_CASE("reading: a language without cues is read for what needs no words") {
  const buyer::Reading reading = read("Wo ist mein Paket? Ich bin sehr traurig 😢");
  CHECK(reading.lang == "de");
  CHECK(reading.intents.empty());
  CHECK(reading.emoji);
  CHECK(reading.mood == Mood::annoyed);
  CHECK(reading.questions.size() == 1);
  CHECK(reading.terms.empty());
  CHECK(read("Wo ist mein Paket?").mood == Mood::neutral);
}

TEST_CASE("reading: the same request gets the same answer, and spans lie inside the text") {
  const std::string message = "omg!!! WHERE IS MY ORDER 😠 i need it by friday pls, I'll report you";
  const buyer::Reading a = read(message, "2026-11-24T10:00:00Z");
  const buyer::Reading b = read(message, "2026-11-24T10:00:00Z");
  CHECK(a.sentiment == b.sentiment);
  CHECK(a.evidence.size() == b.evidence.size());
  const auto size = static_cast<std::uint32_t>(text::to_utf16(message).size());
  for (const auto& each : a.evidence) {
    CHECK(each.span.start < each.span.end);
    CHECK(each.span.end <= size);
  }
}
