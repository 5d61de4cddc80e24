#include "api/methods.h"
#include "time/hint.h"

namespace parley::api {
namespace {

time::Place place_of(Fields& in) {
  return {in.country("country"), in.text("region"), in.text("city"), in.text("postal_code"), in.text("zone")};
}

// "HH:MM" in minutes of the day; 24:00 is its end.
std::optional<std::uint16_t> minute_of(const Json& json) {
  const auto* text = json.get_ptr<const std::string*>();
  if (text == nullptr || text->size() != 5 || (*text)[2] != ':') return std::nullopt;
  const auto digit = [&](std::size_t i) { return (*text)[i] - '0'; };
  for (const std::size_t i : {0U, 1U, 3U, 4U}) {
    if (digit(i) < 0 || digit(i) > 9) return std::nullopt;
  }
  const int minutes = (digit(0) * 10 + digit(1)) * 60 + digit(3) * 10 + digit(4);
  if (digit(3) > 5 || minutes > 24 * 60) return std::nullopt;
  return static_cast<std::uint16_t>(minutes);
}

std::optional<time::WeekHours> hours_of(Fields& seller) {
  if (!seller.has("hours")) return std::nullopt;
  time::WeekHours week;
  Fields hours = seller.object("hours");
  for (std::size_t day = 0; day < week.size(); ++day) {
    const std::string_view name = time::weekday_ids[day];
    const Json* ranges = hours.raw(name);
    if (ranges == nullptr) continue;
    bool good = ranges->is_array();
    for (const Json& range : good ? *ranges : Json::array()) {
      const auto start = range.is_array() && range.size() == 2 ? minute_of(range[0]) : std::nullopt;
      const auto end = start ? minute_of(range[1]) : std::nullopt;
      good = good && end.has_value();
      if (end) week[day].push_back({*start, *end});
    }
    if (!good) hours.wrong(name, "expected a list of ranges as [\"09:00\", \"18:00\"]");
  }
  const Json* raw = seller.raw("hours");
  if (!raw->is_object()) return week;
  for (const auto& [key, _] : raw->items()) {
    if (!lexicon::index_of(time::weekday_ids, key))
      hours.wrong(key, "is no day; expected mon, tue, wed, thu, fri, sat or sun");
  }
  return week;
}

std::optional<time::Instant> instant_of(Fields& in, std::string_view key) {
  if (!in.has(key)) return std::nullopt;
  const std::string text = in.text(key);
  const auto parsed = time::parse_rfc3339(text);
  if (!parsed) in.wrong(key, parsed.error);
  return parsed.value;
}

Json zones_json(const std::vector<time::ZoneNow>& zones) {
  Json out = Json::array();
  for (const time::ZoneNow& zone : zones) {
    out.push_back({{"zone", zone.zone},
                   {"local", zone.now.local},
                   {"offset_minutes", zone.now.offset_minutes},
                   {"abbreviation", zone.now.abbreviation},
                   {"share", zone.share}});
  }
  return out;
}

Json json_of(const time::Hint& hint) {
  Json out = {
      {"zones", zones_json(hint.zones)},
      {"day_part", hint.day_part ? Json(lexicon::name_of(time::day_part_ids, *hint.day_part)) : Json()},
      {"weekend", hint.weekend},
      {"holiday", hint.holiday ? Json{{"name", *hint.holiday}} : Json()},
      {"awake", hint.awake},
      {"next_good_time", hint.next_good_time ? Json(hint.next_good_time->local) : Json()},
      {"overlap", Json()},
      {"reply", Json()},
      {"text", hint.text}};
  if (hint.overlap)
    out["overlap"] = {{"start", hint.overlap->first.local}, {"end", hint.overlap->second.local}};
  if (hint.reply) {
    out["reply"] = {{"due_at", hint.reply->due.local},
                    {"minutes_left", hint.reply->minutes_left},
                    {"rule", hint.reply->rule},
                    {"text", hint.reply->text}};
  }
  if (hint.shift) {
    out["shift"] = {{"at", hint.shift->at.local},
                    {"minutes_before", hint.shift->minutes_before},
                    {"minutes_after", hint.shift->minutes_after},
                    {"text", hint.shift->text}};
  }
  return out;
}

}  // namespace

std::string instant_text(Fields& in, std::string_view key) {
  return instant_of(in, key) ? in.text(key) : std::string();
}

Json time_local(Fields in, Room& room) {
  const std::string id = in.required_text("zone");
  if (!in.has("at")) in.wrong("at", "is missing; expected an RFC 3339 time");
  const auto instant = instant_of(in, "at");
  if (room.fault) return {};
  const auto zone = time::Zones(room.common()).find(id);
  if (!zone) in.wrong("zone", time::unknown_zone(id));
  if (room.fault) return {};
  const time::LocalTime local = time::local_time(*zone, *instant);
  return {{"local", local.local},
          {"offset_minutes", local.offset_minutes},
          {"dst", local.dst},
          {"abbreviation", local.abbreviation}};
}

Json time_hint(Fields in, Room& room) {
  time::HintRequest request;
  Fields buyer = in.object("buyer");
  request.buyer = place_of(buyer);
  Fields seller = in.object("seller");
  request.seller = place_of(seller);
  request.seller_hours = hours_of(seller);
  const auto market = in.one_of("market", lexicon::market_names, lexicon::Market::other);
  request.market = std::string(lexicon::name_of(lexicon::market_names, market));
  if (!in.has("now")) in.wrong("now", "is missing; expected an RFC 3339 time");
  request.now = instant_of(in, "now").value_or(time::Instant{});
  request.last_buyer_message_at = instant_of(in, "last_buyer_message_at");
  if (in.has("first_message")) request.first_message = in.flag("first_message", true);
  request.help_request = in.flag("help_request", false);
  request.promise_hours = in.number("promise_hours", 1.0 / 60, 1000);
  (void)in.language("lang", "");
  const std::string ui = in.language("ui", "en");
  room.need("en");
  room.need(ui);
  if (room.fault) return {};
  const time::Kit* kit = room.kits.find(room.knowledge, ui);
  if (kit == nullptr) kit = room.kits.find(room.knowledge, "en");
  if (kit == nullptr) {
    in.wrong("ui", "no pack is loaded that could say it", Code::pack_needed);
    return {};
  }
  const auto hint = time::make_hint(request, {kit->zones, kit->places, kit->habits, kit->speech});
  if (!hint) {
    // "buyer.zone: 'Mars' is not …"
    const std::size_t colon = hint.error.find(": ");
    in.wrong(hint.error.substr(0, colon), colon == std::string::npos ? "" : hint.error.substr(colon + 2));
    return {};
  }
  return json_of(*hint.value);
}

namespace {

// A date or time as text; a measure, price or size as number and unit.
Json value_of(const time::Mention& mention) {
  if (!mention.number) return mention.value.empty() ? Json() : Json(mention.value);
  Json out = {{"number", *mention.number}, {"unit", mention.unit}};
  if (mention.number_to) out["number_to"] = *mention.number_to;
  return out;
}

Json mention_json(const time::Mention& mention) {
  Json out = {{"span", api::json_of(mention.span)},
              {"kind", lexicon::name_of(time::mention_kind_ids, mention.kind)},
              {"ambiguous", mention.ambiguous},
              {"value", value_of(mention)},
              {"rewrite", mention.rewrite.empty() ? Json() : Json(mention.rewrite)},
              {"doubt", lexicon::name_of(time::doubt_ids, mention.doubt)}};
  if (mention.readings.size() > 1) out["readings"] = mention.readings;
  if (mention.weekday_agrees) out["weekday_agrees"] = *mention.weekday_agrees;
  return out;
}

}  // namespace

Json time_mentions(Fields in, Room& room) {
  const std::u16string text = text::to_utf16(in.required_text("text"));
  std::string lang = in.language("lang", "");
  const time::Zones zones(room.common());
  const auto zone_of = [&](std::string_view key) {
    const std::string id = in.text(key);
    const auto zone = zones.find(id);
    if (!id.empty() && !zone) in.wrong(key, time::unknown_zone(id));
    return zone;
  };
  time::MentionRequest request;
  request.from_zone = zone_of("from_zone");
  request.to_zone = zone_of("to_zone");
  request.to_country = in.country("to_country");
  for (const std::string_view key : {"from_zone", "now"}) {
    if (!in.has(key)) in.wrong(key, "is missing; expected a text");
  }
  request.now = instant_of(in, "now");
  if (room.fault) return {};
  if (lang.empty()) lang = room.language_of(text).tag;
  room.need(lang);
  room.need("en");
  if (room.fault) return {};
  const time::Kit* kit = room.kits.find(room.knowledge, lang);
  if (kit == nullptr) kit = room.kits.find(room.knowledge, "en");
  Json mentions = Json::array();
  if (kit != nullptr) {
    for (const time::Mention& mention : kit->mentions.read(text, request))
      mentions.push_back(mention_json(mention));
  }
  return {{"mentions", std::move(mentions)}};
}

}  // namespace parley::api
