#include <cmath>

#include "api/methods.h"
#include "tone/check.h"

namespace parley::api {
namespace {

constexpr std::size_t max_messages = 500;

tone::Buyer buyer_of(Fields in) {
  tone::Buyer buyer;
  buyer.name = in.text("name");
  buyer.country = in.country("country");
  buyer.region = in.text("region");
  buyer.city = in.text("city");
  buyer.postal_code = in.text("postal_code");
  buyer.lang = in.language("lang", "");
  buyer.zone = in.text("zone");
  buyer.order = in.text("order");
  buyer.item = in.text("item");
  buyer.need_by = in.text("need_by");
  return buyer;
}

Json json_of(const tone::Finding& finding) {
  Json fixes = Json::array();
  for (const tone::Fix& fix : finding.fixes) {
    Json edits = Json::array();
    for (const tone::Edit& edit : fix.edits)
      edits.push_back({{"span", api::json_of(edit.span)}, {"text", edit.text}});
    fixes.push_back({{"label", fix.label}, {"edits", std::move(edits)}});
  }
  return {{"rule", finding.rule},
          {"kind", lexicon::name_of(lexicon::kind_names, finding.kind)},
          {"severity", lexicon::name_of(lexicon::severity_names, finding.severity)},
          {"span", finding.span ? api::json_of(*finding.span) : Json()},
          {"title", finding.title},
          {"why", finding.why},
          {"fixes", std::move(fixes)}};
}

// Four digits say all a score can.
double rounded(double score) {
  return std::round(score * 1e4) / 1e4;
}

// A short draft says little of its language: then the one that most replies are in is taken.
std::string language_of(const tone::Draft& draft, const Room& room) {
  const buyer::Detected found = room.language_of(draft.text);
  const bool sure = found.tag != "und" && (found.confidence >= 0.7 || draft.text.size() >= 60);
  return sure ? found.tag : "en";
}

}  // namespace

Json draft_check(Fields in, Room& room) {
  static constexpr std::array<std::string_view, 2> sides = {"buyer", "seller"};
  static constexpr std::array<std::string_view, 4> forms = {"formal", "informal", "mixed", "none"};
  tone::Draft draft;
  draft.text = text::to_utf16(in.required_text("text"));
  draft.lang = in.language("lang", "");
  draft.ui = in.language("ui", "en");
  draft.market = in.one_of("market", lexicon::market_names, lexicon::Market::other);
  draft.mode = in.one_of("mode", lexicon::mode_names, lexicon::Mode::message);
  draft.buyer = buyer_of(in.object("buyer"));
  Fields seller = in.object("seller");
  draft.seller = {seller.text("name"), seller.country("country"), seller.text("zone"),
                  seller.language("lang", "")};
  in.objects("messages", max_messages, [&](Fields message) {
    const auto from = message.one_of("from", sides, 0);
    if (!message.has("from")) message.wrong("from", "is missing; expected buyer or seller");
    draft.messages.push_back({from == 0, message.required_text("text"), message.text("sent_at")});
  });
  (void)in.object("known").object("buyer");
  draft.now = instant_text(in, "now");
  Fields settings = in.object("settings");
  draft.off = settings.texts("off");
  draft.house_terms = settings.texts("house_terms");
  settings.objects("house_rules", 1000, [&](Fields rule) {
    tone::HouseRule out{rule.required_text("find"), rule.required_text("note"), std::nullopt};
    if (rule.has("replace")) out.replace = rule.text("replace");
    draft.house_rules.push_back(std::move(out));
  });
  if (room.fault) return {};
  if (draft.lang.empty()) draft.lang = language_of(draft, room);
  room.need("en");
  room.need(draft.lang);
  room.need(draft.ui);
  if (room.fault) return {};

  const tone::Report report = tone::check(draft, room.knowledge, room.kits.find(room.knowledge, draft.lang));
  Json findings = Json::array();
  for (const tone::Finding& finding : report.findings) findings.push_back(json_of(finding));
  return {{"lang", draft.lang},
          {"findings", std::move(findings)},
          {"tone",
           {{"formality", rounded(report.tone.formality)},
            {"warmth", rounded(report.tone.warmth)},
            {"directness", rounded(report.tone.directness)},
            {"politeness", rounded(report.tone.politeness)}}},
          {"address_form", lexicon::name_of(forms, report.address_form)},
          {"sentences", report.sentences},
          {"words", report.words}};
}

}  // namespace parley::api
