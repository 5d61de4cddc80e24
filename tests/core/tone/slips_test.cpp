#include "tone/slips.h"

#include <doctest/doctest.h>

#include "support.h"
#include "tone/check.h"

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

/// The text after the first fix of a rule's first finding; "(none)" where it has not spoken.
std::string fixed(std::string_view text, std::string_view rule, std::string_view lang) {
  tone::Draft draft;
  draft.text = text::to_utf16(text);
  draft.lang = lang;
  const tone::Report report = tone::check(draft, knowledge(), nullptr);
  for (const tone::Finding& finding : report.findings) {
    if (finding.rule != rule) continue;
    return finding.fixes.empty() ? "(no fix)" : text::to_utf8(tone::apply(draft.text, finding.fixes.front()));
  }
  return "(none)";
}

}  // namespace

TEST_CASE("letters of two alphabets: the word is written in the one it mostly has") {
  CHECK(fixed("👩‍🎨 Your rіng is here.", "slip.letters", "en") == "👩‍🎨 Your ring is here.");
  CHECK(fixed("Ваше зaмовлення готове.", "slip.letters", "uk") == "Ваше замовлення готове.");
  CHECK(fixed("The Οrder is here.", "slip.letters", "en") == "The Order is here.");
  CHECK(fixed("Die Bestеllung ist da.", "slip.letters", "de") == "Die Bestellung ist da.");
}

TEST_CASE("letters of two alphabets: what is meant so is left alone") {
  for (const char* text : {"The pattern is Яndex.", "The word is «Слава».", "The β-carotene dye is safe.",
                           "See https://etsy.com/оrder"}) {
    CAPTURE(text);
    CHECK(fixed(text, "slip.letters", "en") == "(none)");
  }
}

TEST_CASE("the wrong keyboard layout, both ways, in any draft") {
  CHECK(fixed("Руддщ, нщгк щквук is here.", "slip.layout", "en") == "Hello, your order is here.");
  CHECK(fixed("Ршб Руддщ!", "slip.layout", "uk") == "Ршб Hello!");
  CHECK(fixed("Ghbdsn Anna! Lzre.", "slip.layout", "uk") == "Привіт Anna! Lzre.");
  CHECK(fixed("Lzre. pf pfvjdktyyz", "slip.layout", "en") == "Дякую pf pfvjdktyyz");
  CHECK(fixed("Cgfcb,j!", "slip.layout", "en") == "Спасибо!");
  CHECK(fixed("Olena, db,fxnt", "slip.layout", "en") == "Olena, вибачте");
}

TEST_CASE("the wrong keyboard layout: words that are words are left alone") {
  for (const char* text : {"Привіт, дякую за замовлення!", "Здравствуйте, спасибо за заказ.",
                           "Добрий день, Олено.", "Dear Krzysztof, the parcel to Łódź is on its way."}) {
    CAPTURE(text);
    CHECK(fixed(text, "slip.layout", "uk") == "(none)");
  }
}

TEST_CASE("contact outside the market in a language without rules") {
  CHECK(fixed("Danke! Schreiben Sie mir auf Telegram: +49 170 1234567.", "off_platform_contact.any", "de") ==
        "Danke!");
  CHECK(fixed("Merci ! Mon adresse : olha@example.com", "off_platform_contact.any", "fr") != "(none)");
  CHECK(fixed("DHL ruft von +49 228 4333112 an.", "off_platform_contact.any", "de") == "(none)");
  CHECK(fixed("Die Karte zeigt das Logo von Instagram.", "off_platform_contact.any", "de") == "(none)");
}
