#include "pack/rules.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "lexicon/language.h"
#include "pack/language.h"
#include "pack/words.h"

using namespace parley;

namespace {

struct Compiled {
  std::string bytes;
  std::vector<pack::Problem> problems;
};

Compiled compile(std::string_view source) {
  Compiled out;
  const auto records = pack::parse_records(source, "test.txt", out.problems);
  pack::Words words;
  words.add(records, out.problems);
  pack::Rules rules(records, {"r"}, words, out.problems);
  words.seal();
  pack::Writer writer;
  words.write(writer);
  rules.write(writer);
  out.bytes = writer.finish();
  return out;
}

std::string rule(std::string_view lines) {
  return "rule x\n  kind: blame\n  severity: warn\n  reason: r\n  bad: [a].\n  bad: [b].\n  good: c.\n  "
         "good: d.\n" +
         std::string(lines);
}

/// What a rule with these lines finds in a text: the words of each match, joined by " | ".
std::string found(std::string_view lines, std::string_view text, std::string_view words = "") {
  const Compiled compiled = compile(std::string(words) + rule(lines));
  for (const auto& problem : compiled.problems) FAIL(problem.message);
  const auto opened =
      lexicon::Pack::open(std::as_bytes(std::span(compiled.bytes.data(), compiled.bytes.size())));
  REQUIRE(opened);
  const lexicon::Language language("en", *opened);
  const auto document = language.read(text::to_utf16(text));
  const lexicon::Stream stream(document, language.words());
  std::string out;
  for (const auto& match : language.tone().select(language.tone().run(stream))) {
    if (!out.empty()) out += " | ";
    out += text::to_utf8(document.text(stream.span(match.begin, match.end)));
  }
  return out;
}

std::string complaint(std::string_view lines) {
  const Compiled compiled = compile(rule(lines));
  return compiled.problems.empty() ? "" : compiled.problems.front().message;
}

constexpr std::string_view words = R"(lemmas
  read: reads reading
classes
  pet: dear hun
phrases
  soon: soon | as soon as possible
contractions
  didn't: did not
)";

}  // namespace

TEST_CASE("a pattern is found in any case, with words slipped in, over commas") {
  CHECK(found("  pattern: you must wait\n", "And YOU must, wait.") == "YOU must, wait");
  CHECK(found("  pattern: you ..2 wait\n", "you really must wait") == "you really must wait");
  CHECK(found("  pattern: you ..2 wait\n", "you all really must wait").empty());
  CHECK(found("  pattern: must wait\n", "You must. Wait here.").empty());
}

TEST_CASE("alternatives, optional parts, lemmas, classes, phrases, contractions") {
  CHECK(found("  pattern: (never|did not) <read>\n", "you didn't read, never reading", words) ==
        "didn't read | never reading");
  CHECK(found("  pattern: my? @pet friend\n", "Hello my dear friend, hun friend", words) ==
        "my dear friend | hun friend");
  CHECK(found("  pattern: come @soon\n", "I come as soon as possible", words) == "come as soon as possible");
}

TEST_CASE("the longest match wins, overlaps inside a rule are one") {
  CHECK(found("  pattern: very? very sorry\n", "very very sorry") == "very very sorry");
  CHECK(found("  pattern: sorry\n  pattern: so sorry\n", "so sorry, sorry") == "so sorry | sorry");
}

TEST_CASE("anchors, guards, tight tokens") {
  CHECK(found("  pattern: ^ wait\n", "Wait here. Please wait. wait!") == "Wait | wait");
  CHECK(found("  pattern: wait $\n", "Wait here. Please wait 😊!") == "wait");
  CHECK(found("  pattern: ^^ wait\n", "Wait. Wait.") == "Wait");
  CHECK(found("  pattern: thanks !you #word\n", "thanks you, thanks friend") == "thanks friend");
  CHECK(found("  pattern: I said ~you\n", "I said, you wait").empty());
}

TEST_CASE("what an anti-pattern overlaps is left alone") {
  CHECK(found("  pattern: did not read\n  unless: if you did not read\n",
              "If you did not read it. You did not read it.") == "did not read");
}

TEST_CASE("nothing is found inside a quotation or on a quoted line") {
  CHECK(found("  pattern: never arrived\n", "You wrote \"it never arrived at all\".").empty());
  CHECK(found("  pattern: never arrived\n", "> it never arrived\nIt never arrived.") == "never arrived");
}

TEST_CASE("kinds of tokens") {
  CHECK(found("  pattern: on #date\n", "on 03/04") == "on 03/04");
  CHECK(found("  pattern: #phone\n", "call +380 67 000 00 00 now") == "+380 67 000 00 00");
  CHECK(found("  pattern: at #handle\n", "write at @olena_shop.") == "at @olena_shop");
  CHECK(found("  pattern: !@house #url\n", "see etsy.com/x or my-shop.com", "classes\n  house: etsy.com\n") ==
        "my-shop.com");
}

TEST_CASE("a rule that does not prove itself is refused, and told why") {
  CHECK(compile("rule y\n  kind: blame\n  severity: warn\n  reason: r\n  pattern: a\n").problems.size() == 2);
  CHECK(complaint("  pattern: (a|\n").find("column") != std::string::npos);
  CHECK(complaint("  pattern: <nothing> x\n") == "x: no lemma <nothing>");
  CHECK(complaint("  pattern: (<nothing>|x)\n") == "x: no lemma <nothing>");
  CHECK(complaint("  pattern: a?\n") == "x: the pattern can match nothing");
  CHECK(complaint("  pattern: a\n  fix: {what}\n") == "x: fix: no capture {what}");
  CHECK(complaint("  pattern: a\n  colour: red\n") == "no field 'colour'");
  CHECK(complaint("  pattern: a\n  market: ebay\n") == "market: no such ebay");
}

TEST_CASE("an example's brackets mark the span, its arrow the fix") {
  pack::Example example;
  std::string error;
  REQUIRE(pack::parse_example({"bad", "Hi [you there], \\[x\\]. => Hi.", 1}, example, error));
  CHECK(example.text == "Hi you there, [x].");
  CHECK(example.text.substr(example.start, example.end - example.start) == "you there");
  CHECK(example.fixed == "Hi.");
  CHECK_FALSE(pack::parse_example({"bad", "Hi [you", 1}, example, error));
}
