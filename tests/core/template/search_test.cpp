#include "template/search.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "search_cases.h"
#include "template/words.h"
#include "text/utf.h"

using namespace parley::templates;
using parley::templates::test::search_cases;

namespace {

std::vector<Template> small_library() {
  std::vector<Template> out;
  for (const auto& c : search_cases) {
    Template entry;
    entry.id = std::to_string(out.size());
    entry.title = c.title;
    entry.shortcut = c.shortcut;
    entry.lang = c.lang;
    entry.intents = {c.intent};
    const std::string_view tags = c.tags;
    for (std::size_t at = 0; at <= tags.size();) {
      const std::size_t end = std::min(tags.find(',', at), tags.size());
      entry.tags.emplace_back(tags.substr(at, end - at));
      at = end + 1;
    }
    entry.pattern = c.body;
    out.push_back(std::move(entry));
  }
  return out;
}

std::string ids(const std::vector<TemplateMatch>& matches) {
  std::string out;
  for (const TemplateMatch& match : matches) out += concat({out.empty() ? "" : " ", match.id});
  return out;
}

/// The title's matched parts, between brackets.
std::string marked(std::string_view title, const std::vector<parley::text::Span>& spans) {
  const std::u16string text = parley::text::to_utf16(title);
  std::u16string out;
  std::uint32_t at = 0;
  for (const auto span : spans) {
    out += text.substr(at, span.start - at);
    out.push_back(u'[');
    out += parley::text::slice(text, span);
    out.push_back(u']');
    at = span.end;
  }
  return parley::text::to_utf8(out + text.substr(at));
}

std::string found(std::string_view title, std::string_view query) {
  const Template only{.id = "x",
                      .title = std::string(title),
                      .shortcut = "",
                      .lang = "en",
                      .intents = {},
                      .tags = {},
                      .pattern = "",
                      .uses = 0};
  const Library library(std::span(&only, 1));
  const auto matches = suggest(library, query, {}, 1);
  return matches.empty() ? "-" : marked(title, matches[0].spans);
}

}  // namespace

TEST_CASE("what sellers type finds the template among the first three") {
  const std::vector<Template> templates = small_library();
  const Library library(templates);
  CHECK(library.size() == 40);
  int queries = 0;
  int hits = 0;
  std::string missed;
  for (std::size_t i = 0; i < search_cases.size(); ++i) {
    for (const char* query : search_cases[i].queries) {
      ++queries;
      const auto matches = suggest(library, query, {}, 3);
      const bool hit = std::any_of(matches.begin(), matches.end(),
                                   [&](const TemplateMatch& m) { return m.id == std::to_string(i); });
      hits += hit ? 1 : 0;
      if (!hit) missed += concat({" '", query, "'"});
    }
  }
  CAPTURE(missed);
  CHECK(queries == 200);
  CHECK(hits >= 190);  // recall@3 of 0.95
}

TEST_CASE("the exact shortcut is first, then titles and shortcuts that begin so, then words, then typos") {
  std::vector<Template> templates(6);
  templates[0] = {"word", "About the late parcel", "", "en", {}, {}, "", 9};
  templates[1] = {"typo", "A latte cup", "", "en", {}, {}, "", 9};
  templates[2] = {"title", "Late parcel", "", "en", {}, {}, "", 9};
  templates[3] = {"shortcut", "Something else", "late", "en", {}, {}, "", 0};
  templates[4] = {"begins", "Another", "late2", "en", {}, {}, "", 9};
  templates[5] = {"body", "Nothing", "", "en", {}, {}, "It is late", 9};
  const Library library(templates);
  CHECK(ids(suggest(library, "late", {}, 10)) == "shortcut begins title word typo body");
  CHECK(ids(suggest(library, ";LATE", {}, 2)) == "shortcut begins");
  CHECK(suggest(library, "late", {}, 1)[0].score == doctest::Approx(0.964).epsilon(0.02));
  CHECK(suggest(library, "late", {}, 0).empty());
  CHECK(suggest(library, "zzz", {}, 10).empty());
}

TEST_CASE("a word that is nowhere does not hide what the others find") {
  const std::vector<Template> templates = small_library();
  const Library library(templates);
  CHECK(suggest(library, "qqqq tracking", {}, 1)[0].id == "1");
  CHECK(suggest(library, "lte parcel", {}, 3).size() == 2);
  CHECK(suggest(library, "qqqq wwww tracking", {}, 1).empty());
}

TEST_CASE("the title's matched part is marked") {
  CHECK(found("Delayed parcel", "par") == "Delayed [par]cel");
  CHECK(found("Delayed parcel", "parcel delayed") == "[Delayed] [parcel]");
  CHECK(found("Delayed parcel", "pracel") == "Delayed [parcel]");
  CHECK(found("Lieferverzögerung", "lieferverzo") == "[Lieferverzö]gerung");
  CHECK(found("👍 Größe", "grosse") == "👍 [Größe]");
  CHECK(found("👍 Größe", "gros") == "👍 [Größ]e");
  CHECK(found("E\u0301change", "ech") == "[E\u0301ch]ange");
  CHECK(found("Don't worry", "dont") == "[Don't] worry");
  CHECK(found("配送の遅れ", "配送") == "[配送]の遅れ");
  CHECK(found("配送の遅れ", "遅れ") == "配送の[遅れ]");
  CHECK(found("サイズ表", "さい") == "[サイ]ズ表");
  CHECK(found("배송 지연", "배소") == "[배송] 지연");
  CHECK(found("Delayed parcel", "") == "Delayed parcel");
}

TEST_CASE("typos: one from four letters on, two from eight") {
  CHECK(found("cat", "cta") == "-");
  CHECK(found("cart", "crat") == "[cart]");
  CHECK(found("parcel", "prcael") == "-");
  CHECK(found("parcel", "parrcel") == "[parcel]");
  CHECK(found("replacement", "repalcment") == "[replacement]");
  CHECK(found("replacement", "rpelcament") == "-");
  CHECK(found("replacement", "repalc") == "[replac]ement");
}

TEST_CASE("without a query the conversation decides") {
  const std::vector<Template> templates = small_library();
  const Library library(templates);
  SuggestContext context;
  context.intents = {{"review", 0.9}, {"shipping", 0.2}};
  context.lang = "uk-UA";
  CHECK(suggest(library, "  ", context, 1)[0].id == "26");
  context.lang = "en";
  CHECK(ids(suggest(library, "", context, 2)) == "18 19");
  context.intents = {{"shipping", 1}};
  context.lang = "ja";
  CHECK(suggest(library, "", context, 1)[0].id == "35");
  CHECK(suggest(library, "", {}, 100).size() == 40);
}

TEST_CASE("use and place decide between equals, and never against the words") {
  std::vector<Template> templates(3);
  templates[0] = {"a", "Refund", "", "en", {"complaint"}, {}, "", 0};
  templates[1] = {"b", "Refund", "", "en", {"complaint"}, {}, "", 50};
  templates[2] = {"c", "Refund", "", "en", {"complaint"}, {"DE", "etsy"}, "", 0};
  const Library library(templates);
  CHECK(ids(suggest(library, "", {}, 3)) == "b a c");
  SuggestContext german;
  german.country = "de";
  CHECK(ids(suggest(library, "refund", german, 3)) == "b c a");
  templates[1].title = "Nothing of the kind, refunded";
  CHECK(suggest(Library(templates), "refund", german, 3)[0].id == "c");
}

TEST_CASE("hostile libraries and queries") {
  CHECK(suggest(Library({}), "a", {}, 3).empty());
  const Template broken{.id = "x",
                        .title = "\xFF\xFE",
                        .shortcut = ";;",
                        .lang = "",
                        .intents = {""},
                        .tags = {""},
                        .pattern = "{n, plural, one {# broken",
                        .uses = 0};
  const Library library(std::span(&broken, 1));
  CHECK(suggest(library, "broken", {}, 3).size() == 1);
  CHECK(suggest(library, std::string(100'000, 'b'), {}, 3).empty());
  std::string words;
  for (int i = 0; i < 20'000; ++i) words += "brok ";
  CHECK(suggest(library, words, {}, 3).size() == 1);
  CHECK(suggest(library, "\xF0\x9F\x91\x8D", {}, 3).size() == 1);  // no letters: as no query
}
