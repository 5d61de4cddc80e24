#include <cmath>

#include "api/methods.h"
#include "buyer/reading.h"

namespace parley::api {
namespace {

double rounded(double value) {
  return std::round(value * 1e4) / 1e4;
}

Json review_json(const buyer::ReviewReading& review) {
  Json reportable = Json::array();
  for (const auto& entry : review.reportable)
    reportable.push_back({{"reason", entry.reason}, {"span", json_of(entry.span)}});
  Json third = Json::array();
  for (const auto& entry : review.third_party)
    third.push_back({{"party", entry.party}, {"span", json_of(entry.span)}});
  return {{"reportable", std::move(reportable)}, {"third_party", std::move(third)}};
}

Json reading_json(const buyer::Reading& reading) {
  Json intents = Json::array();
  for (const auto& entry : reading.intents) {
    intents.push_back(
        {{"intent", lexicon::name_of(buyer::intent_names, entry.intent)}, {"score", rounded(entry.score)}});
  }
  Json terms = Json::array();
  for (const auto& term : reading.terms) {
    terms.push_back({{"span", json_of(term.span)}, {"term", term.term}, {"meaning", term.meaning}});
  }
  Json questions = Json::array();
  for (const text::Span span : reading.questions) questions.push_back(json_of(span));
  Json threats = Json::array();
  for (const auto& threat : reading.threats)
    threats.push_back({{"kind", threat.kind}, {"span", json_of(threat.span)}});
  Json evidence = Json::array();
  for (const auto& entry : reading.evidence) {
    evidence.push_back(
        {{"of", lexicon::name_of(buyer::evidence_names, entry.of)}, {"span", json_of(entry.span)}});
  }
  Json place;
  if (reading.place) {
    place = {{"confidence", rounded(reading.place->confidence)}};
    if (!reading.place->country.empty()) place["country"] = reading.place->country;
    if (!reading.place->zone.empty()) place["zone"] = reading.place->zone;
  }
  Json out = {{"lang", reading.lang},
              {"lang_confidence", rounded(reading.lang_confidence)},
              {"intents", std::move(intents)},
              {"mood", lexicon::name_of(lexicon::mood_names, reading.mood)},
              {"sentiment", rounded(reading.sentiment)},
              {"urgent", reading.urgent},
              {"formality", lexicon::name_of(buyer::formality_names, reading.formality)},
              {"emoji", reading.emoji},
              {"address_form", lexicon::name_of(buyer::address_form_names, reading.address_form)},
              {"terms", std::move(terms)},
              {"questions", std::move(questions)},
              {"need_by", reading.need_by ? Json(*reading.need_by) : Json()},
              {"place", std::move(place)},
              {"threats", std::move(threats)},
              {"evidence", std::move(evidence)}};
  if (reading.review) out["review"] = review_json(*reading.review);
  return out;
}

}  // namespace

Json buyer_read(Fields in, Room& room) {
  static constexpr std::array<std::string_view, 2> modes = {"message", "review"};
  buyer::Request request;
  request.text = text::to_utf16(in.required_text("text"));
  request.ui = in.language("ui", "en");
  (void)in.one_of("market", lexicon::market_names, lexicon::Market::other);
  request.review = in.one_of("mode", modes, 0) == 1;
  request.now = instant_text(in, "now");
  (void)in.language("seller_lang", "");
  if (room.fault) return {};
  request.lang = room.language_of(request.text).tag;
  room.need("en");
  room.need(request.lang);
  room.need(request.ui);
  if (room.fault) return {};
  return reading_json(buyer::read(request, room.knowledge));
}

}  // namespace parley::api
