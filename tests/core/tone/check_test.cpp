#include "tone/check.h"

#include <doctest/doctest.h>

#include <memory>

#include "support.h"
#include "tone/context.h"

using namespace parley;

namespace {

const lexicon::Knowledge& knowledge() {
  static const lexicon::Knowledge& all = *[] {
    auto* made = new lexicon::Knowledge;
    for (const char* name : {"common", "en", "uk"}) made->add(name, test::bytes(std::string(name) + ".pack"));
    return made;
  }();
  return all;
}

const time::Kit& kit() {
  static const auto made = std::make_unique<time::Kit>(*knowledge().common(), *knowledge().language("en"));
  return *made;
}

tone::Draft draft(std::string_view text) {
  tone::Draft out;
  out.text = text::to_utf16(text);
  out.lang = "en";
  return out;
}

tone::Report check(const tone::Draft& draft) {
  return tone::check(draft, knowledge(), &kit());
}

const tone::Finding* of_kind(const tone::Report& report, lexicon::Kind kind) {
  for (const tone::Finding& finding : report.findings) {
    if (finding.kind == kind) return &finding;
  }
  return nullptr;
}

/// The text after the first fix of the first finding of a kind.
std::string fixed(std::string_view text, lexicon::Kind kind) {
  const tone::Report report = check(draft(text));
  const tone::Finding* finding = of_kind(report, kind);
  if (finding == nullptr || finding->fixes.empty()) return "(none)";
  return text::to_utf8(tone::apply(text::to_utf16(text), finding->fixes.front()));
}

}  // namespace

TEST_CASE("a shop's own rule: found as whole words in any case, replaced or taken out") {
  tone::Draft d = draft("Our Cheap rings are cheaper.");
  d.house_rules = {{"cheap", "say affordable", "affordable"}};
  const tone::Report report = check(d);
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings[0].span == text::Span{4, 9});
  CHECK(report.findings[0].why == "say affordable");
  CHECK(report.findings[0].fixes[0].edits[0].text == "affordable");
}

TEST_CASE("taking words out leaves clean text wherever they stood") {
  const auto without = [](std::string_view text, std::string_view words) {
    tone::Draft d = draft(text);
    d.house_rules = {{std::string(words), "note", ""}};
    const tone::Report report = check(d);
    REQUIRE(!report.findings.empty());
    return text::to_utf8(tone::apply(d.text, report.findings.front().fixes.front()));
  };
  CHECK(without("As I said, it is here.", "As I said") == "It is here.");
  CHECK(without("It is, once again, here.", "once again") == "It is, here.");
  CHECK(without("It is here, my friend.", "my friend") == "It is here.");
  CHECK(without("It is really here.", "really") == "It is here.");
  CHECK(without("Hello. My friend! It is here.", "My friend") == "Hello. It is here.");
  CHECK(without("My friend!", "My friend").empty());
  CHECK(without("Hi\nmy friend\nBye", "my friend") == "Hi\nBye");
}

TEST_CASE("what the seller switched off, and the shop's own terms, are left alone") {
  tone::Draft d = draft("You MUST WAIT!!!");
  CHECK(check(d).findings.size() >= 2);
  d.off = {"shouting", "excess_punctuation", "command", "pushy"};
  CHECK(of_kind(check(d), lexicon::Kind::shouting) == nullptr);
  CHECK(of_kind(check(d), lexicon::Kind::excess_punctuation) == nullptr);
  d = draft("The MUST HAVE ring is back.");
  d.house_terms = {"must have ring"};
  CHECK(check(d).findings.empty());
}

TEST_CASE("a gap stops the message, quoted text and code in braces with more in it do not") {
  const tone::Report report = check(draft("Your number is {tracking}."));
  REQUIRE(of_kind(report, lexicon::Kind::unfilled_placeholder) != nullptr);
  CHECK(of_kind(report, lexicon::Kind::unfilled_placeholder)->severity == lexicon::Severity::stop);
  CHECK(check(draft("The code is {a: 1, b: 2}.")).findings.empty());
}

TEST_CASE("findings come by place, about the whole message last, at most 200") {
  std::string text;
  for (int i = 0; i < 400; ++i) text += "Wait {gap} now. ";
  const tone::Report report = check(draft(text));
  CHECK(report.findings.size() == tone::max_findings);
  for (std::size_t i = 1; i < report.findings.size(); ++i) {
    const auto& a = report.findings[i - 1].span;
    const auto& b = report.findings[i].span;
    const bool ordered = !b || (a && a->start <= b->start);
    CHECK(ordered);
  }
}

TEST_CASE("the words for the seller are in the seller's language, English where there are none") {
  tone::Draft d = draft("Wait {gap}");
  d.ui = "uk";
  CHECK(check(d).findings[0].title ==
        knowledge().language("uk")->texts().find("reason.gap.unfilled.title").value_or(""));
  d.ui = "fr";
  CHECK(check(d).findings[0].title ==
        knowledge().language("en")->texts().find("reason.gap.unfilled.title").value_or(""));
}

TEST_CASE("capitals in a fix become small, names of carriers and the pronoun stay") {
  CHECK(fixed("Hi. I WILL NOT SEND IT WITH DHL.", lexicon::Kind::shouting) ==
        "Hi. I will not send it with DHL.");
  CHECK(fixed("It went with USPS GROUND ADVANTAGE.", lexicon::Kind::shouting) == "(none)");
}

TEST_CASE("a language without a pack: only what needs no words is checked") {
  tone::Draft d = draft("Hei, seurantanumero on {tracking}!");
  d.lang = "fi";
  const tone::Report report = check(d);
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings[0].kind == lexicon::Kind::unfilled_placeholder);
}
