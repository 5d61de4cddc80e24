#include "buyer/language.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "support.h"
#include "text/utf.h"

using parley::buyer::detect;

namespace {

std::string tag(std::string_view text) {
  return detect(parley::text::to_utf16(text), parley::test::pack("common")).tag;
}

}  // namespace

TEST_CASE("language: a sentence in each language that is promised") {
  const std::pair<const char*, const char*> rows[] = {
      {"en", "When will you post my parcel? I need it for my sister."},
      {"de", "Wann verschicken Sie mein Paket? Ich brauche es für meine Schwester."},
      {"fr", "Quand allez-vous envoyer mon colis ? J'en ai besoin pour ma sœur."},
      {"es", "¿Cuándo van a enviar mi paquete? Lo necesito para mi hermana."},
      {"it", "Quando spedite il mio pacco? Mi serve per mia sorella."},
      {"pt", "Quando vão enviar a minha encomenda? Preciso dela para a minha irmã."},
      {"pl", "Kiedy wyślecie moją paczkę? Potrzebuję jej dla siostry."},
      {"ru", "Когда вы отправите мою посылку? Она нужна мне для сестры."},
      {"uk", "Коли ви відправите мою посилку? Вона потрібна мені для сестри."},
      {"ja", "荷物はいつ発送されますか？姉のために必要です。"},
      {"zh", "你们什么时候寄出我的包裹？我姐姐需要它。"},
      {"ko", "제 소포는 언제 보내시나요? 언니에게 필요해요."},
      {"tr", "Paketimi ne zaman göndereceksiniz? Kız kardeşim için lazım."},
      {"nl", "Wanneer versturen jullie mijn pakket? Ik heb het nodig voor mijn zus."},
      {"cs", "Kdy pošlete můj balík? Potřebuji ho pro svou sestru."},
      {"sv", "När skickar ni mitt paket? Jag behöver det till min syster."},
      {"nb", "Når sender dere pakken min? Jeg trenger den til søsteren min."},
      {"da", "Hvornår sender I min pakke? Jeg skal bruge den til min søster."},
      {"fi", "Milloin lähetätte pakettini? Tarvitsen sen siskolleni."},
      {"ro", "Când îmi trimiteți coletul? Am nevoie de el pentru sora mea."},
      {"hu", "Mikor küldik el a csomagomat? A nővéremnek kell."},
      {"ar", "متى سترسلون طردي؟ أحتاجه لأختي."},
      {"he", "מתי תשלחו את החבילה שלי? אני צריכה אותה לאחותי."},
      {"el", "Πότε θα στείλετε το δέμα μου;"},
  };
  for (const auto& [language, text] : rows) {
    const std::string shown(text);  // clang 14 captures no structured binding
    CAPTURE(shown);
    CHECK(tag(text) == language);
  }
}

TEST_CASE("language: what says nothing is und") {
  for (const char* text : {"", "  \n", "?", "12345", "B07XJ8C8F5", "https://www.example.com/wie-geht-es",
                           "me@example.com", "😊😊", "a"}) {
    CAPTURE(text);
    CHECK(tag(text) == "und");
  }
  CHECK(detect(u"", parley::test::pack("common")).confidence == 0.0);
}

TEST_CASE("language: links, addresses and codes are left out") {
  CHECK(tag("Wo ist mein Paket? https://www.royalmail.com/track-your-item/where-is-it ABC123XYZ") == "de");
}

TEST_CASE("language: kana makes Japanese, a borrowed の does not; Persian is not Arabic") {
  CHECK(tag("東京からの注文です") == "ja");
  CHECK(tag("我很喜欢你们家的优の良品牌子这个包裹什么时候能到我的手里呢") == "zh");
  CHECK(tag("بسته من کجاست؟ چرا نمی‌رسد؟") == "und");
}

TEST_CASE("language: shop talk that is nearly all English words is English") {
  parley::lexicon::Knowledge knowledge;
  knowledge.add("common", parley::test::bytes("common.pack"));
  knowledge.add("en", parley::test::bytes("en.pack"));
  for (const char* text :
       {"klarna??", "thx", "refund pls", "eta?", "is it lined", "where do i post the return to"}) {
    CAPTURE(text);
    CHECK(detect(parley::text::to_utf16(text), knowledge).tag == "en");
  }
  for (const char* text : {"guten tag", "merci beaucoup", "wo ist mein paket", "где посылка", ""}) {
    CAPTURE(text);
    CHECK(detect(parley::text::to_utf16(text), knowledge).tag != "en");
  }
}

TEST_CASE("language: a long text costs no more than its beginning") {
  std::u16string text;
  for (int i = 0; i < 20000; ++i) text += u"wort ";
  CHECK(detect(text, parley::test::pack("common")).tag.size() >= 2);
}
