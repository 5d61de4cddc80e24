#include "cli/commands.h"

#include <fmt/format.h>

#include <chrono>
#include <ctime>
#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>

#include "api/fields.h"
#include "text/utf.h"

namespace parley::cli {
namespace {

using api::Json;

/// What a command was given; kept alive by its callback.
struct Options {
  std::string file = "-";
  std::string lang, ui, market, mode, now;
  std::string name, country, region, city, postal_code, zone, order, item;
  std::string seller_zone, message, last_message;
  std::vector<std::string> values;
  double promise_hours = 0;
  bool json = false;
};

std::string content_of(const std::string& file) {
  std::ostringstream text;
  if (file == "-") {
    text << std::cin.rdbuf();
  } else {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw CLI::FileError::Missing(file);
    text << in.rdbuf();
  }
  return text.str();
}

std::string now_or(const std::string& given) {
  if (!given.empty()) return given;
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm utc{};
  gmtime_r(&now, &utc);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday,
                     utc.tm_hour, utc.tm_min, utc.tm_sec);
}

void put(Json& object, const char* key, const std::string& value) {
  if (!value.empty()) object[key] = value;
}

Json buyer_of(const Options& options) {
  Json buyer = Json::object();
  put(buyer, "name", options.name);
  put(buyer, "country", options.country);
  put(buyer, "region", options.region);
  put(buyer, "city", options.city);
  put(buyer, "postal_code", options.postal_code);
  put(buyer, "zone", options.zone);
  put(buyer, "order", options.order);
  put(buyer, "item", options.item);
  return buyer;
}

/// Asks the core; on an error prints it and gives nothing.
Json ask(api::Core& core, const char* method, Json params, int& exit) {
  const Json request = {{"jsonrpc", "2.0"}, {"id", 1}, {"method", method}, {"params", std::move(params)}};
  Json answer = Json::parse(core.call(request.dump(-1, ' ', false, Json::error_handler_t::replace)));
  if (answer.contains("error")) {
    fmt::print(stderr, "parley: error: {}\n", answer["error"]["message"].get<std::string>());
    exit = 2;
    return {};
  }
  return answer["result"];
}

/// The line a place stands in: its number and column from 1, and its text.
struct Place {
  std::size_t line = 1;
  std::size_t column = 1;
  std::u16string text;
  std::size_t start = 0;  ///< of the line
};

Place place_of(const std::u16string& text, std::size_t at) {
  Place place;
  for (std::size_t i = 0; i < at && i < text.size(); ++i) {
    if (text[i] != u'\n') continue;
    ++place.line;
    place.start = i + 1;
  }
  place.column = at - place.start + 1;
  place.text = text.substr(place.start, std::min(text.find(u'\n', place.start), text.size()) - place.start);
  return place;
}

void print_finding(const std::string& file, const std::u16string& text, const Json& finding) {
  const auto word = [&](const char* key) { return finding[key].get<std::string>(); };
  const bool whole = finding["span"].is_null();
  const std::size_t start = whole ? 0 : finding["span"][0].get<std::size_t>();
  const std::size_t end = whole ? 0 : finding["span"][1].get<std::size_t>();
  const Place place = place_of(text, start);
  fmt::print("{}:{}:{}: {}: {} [{}]\n", file, place.line, place.column, word("severity"), word("title"),
             word("rule"));
  if (!whole) {
    const std::size_t width =
        std::max<std::size_t>(1, std::min(end - start, place.text.size() - (place.column - 1)));
    fmt::print("  {}\n  {}{}\n", text::to_utf8(place.text), std::string(place.column - 1, ' '),
               std::string(width, '^'));
  }
  fmt::print("  {}\n", word("why"));
  for (const Json& fix : finding["fixes"]) fmt::print("  → {}\n", fix["label"].get<std::string>());
}

void check(api::Core& core, const Options& options, int& exit) {
  const std::string text = content_of(options.file);
  Json params = {{"text", text}, {"buyer", buyer_of(options)}, {"now", now_or(options.now)}};
  put(params, "lang", options.lang);
  put(params, "ui", options.ui);
  put(params, "market", options.market);
  put(params, "mode", options.mode);
  if (!options.seller_zone.empty()) params["seller"] = {{"zone", options.seller_zone}};
  if (!options.message.empty()) params["messages"] = {{{"from", "buyer"}, {"text", options.message}}};
  const Json result = ask(core, "draft.check", std::move(params), exit);
  if (result.is_null()) return;
  if (options.json) {
    fmt::print("{}\n", result.dump(2));
  } else {
    const std::u16string units = text::to_utf16(text);
    for (const Json& finding : result["findings"]) print_finding(options.file, units, finding);
    const Json& tone = result["tone"];
    fmt::print("{} findings; formality {:+.2f}, warmth {:+.2f}, directness {:+.2f}, politeness {:+.2f}\n",
               result["findings"].size(), tone["formality"].get<double>(), tone["warmth"].get<double>(),
               tone["directness"].get<double>(), tone["politeness"].get<double>());
  }
  for (const Json& finding : result["findings"]) {
    if (finding["severity"] != "hint") exit = 1;
  }
}

void read(api::Core& core, const Options& options, int& exit) {
  Json params = {{"text", content_of(options.file)}, {"now", now_or(options.now)}};
  put(params, "ui", options.ui);
  const Json result = ask(core, "buyer.read", std::move(params), exit);
  if (result.is_null()) return;
  if (options.json) {
    fmt::print("{}\n", result.dump(2));
    return;
  }
  fmt::print("language: {} ({:.2f})\nmood: {}, sentiment {:+.2f}{}\n", result["lang"].get<std::string>(),
             result["lang_confidence"].get<double>(), result["mood"].get<std::string>(),
             result["sentiment"].get<double>(), result["urgent"].get<bool>() ? ", urgent" : "");
  for (const Json& intent : result["intents"]) {
    fmt::print("wants: {} ({:.2f})\n", intent["intent"].get<std::string>(), intent["score"].get<double>());
  }
  if (!result["need_by"].is_null()) fmt::print("needs it by: {}\n", result["need_by"].get<std::string>());
  for (const Json& term : result["terms"]) {
    fmt::print("{}: {}\n", term["term"].get<std::string>(), term["meaning"].get<std::string>());
  }
}

void render(api::Core& core, const Options& options, int& exit) {
  Json values = Json::object();
  for (const std::string& value : options.values) {
    const std::size_t equals = value.find('=');
    if (equals == std::string::npos) throw CLI::ValidationError("VALUE", "expected name=value, not " + value);
    const Json number = Json::parse(value.substr(equals + 1), nullptr, false);
    values[value.substr(0, equals)] = number.is_number() ? number : Json(value.substr(equals + 1));
  }
  Json params = {
      {"pattern", content_of(options.file)}, {"values", std::move(values)}, {"now", now_or(options.now)}};
  put(params, "lang", options.lang);
  put(params, "zone", options.zone);
  put(params, "country", options.country);
  const Json result = ask(core, "template.render", std::move(params), exit);
  if (result.is_null()) return;
  fmt::print("{}\n", options.json ? result.dump(2) : result["text"].get<std::string>());
  if (!result["missing"].empty()) exit = 1;
}

void hint(api::Core& core, const Options& options, int& exit) {
  Json params = {{"buyer", buyer_of(options)}, {"seller", Json::object()}, {"now", now_or(options.now)}};
  put(params["seller"], "zone", options.seller_zone);
  put(params, "market", options.market);
  put(params, "ui", options.ui);
  put(params, "last_buyer_message_at", options.last_message);
  if (options.promise_hours > 0) params["promise_hours"] = options.promise_hours;
  const Json result = ask(core, "time.hint", std::move(params), exit);
  if (result.is_null()) return;
  if (options.json) {
    fmt::print("{}\n", result.dump(2));
    return;
  }
  fmt::print("{}\n", result["text"].get<std::string>());
  for (const Json& zone : result["zones"]) {
    fmt::print("{}  {} {} ({:.0f} %)\n", zone["local"].get<std::string>(), zone["zone"].get<std::string>(),
               zone["abbreviation"].get<std::string>(), zone["share"].get<double>() * 100);
  }
  if (!result["reply"].is_null()) fmt::print("{}\n", result["reply"]["text"].get<std::string>());
}

}  // namespace

void add_commands(CLI::App& app, api::Core& core, int& exit) {
  using Run = void (*)(api::Core&, const Options&, int&);
  const auto command = [&](const char* name, const char* about, Run run) {
    auto options = std::make_shared<Options>();
    CLI::App* sub = app.add_subcommand(name, about);
    sub->add_flag("--json", options->json, "print the core's answer");
    sub->add_option("--now", options->now, "RFC 3339 time to take for now; the clock's where left out");
    sub->callback([&core, &exit, options, run] { run(core, *options, exit); });
    return std::pair{sub, options};
  };
  const auto buyer = [](CLI::App* sub, Options& options) {
    sub->add_option("--country", options.country, "the buyer's country, ISO 3166-1 alpha-2");
    sub->add_option("--region", options.region, "the buyer's state or province");
    sub->add_option("--city", options.city, "the buyer's city");
    sub->add_option("--postal-code", options.postal_code, "the buyer's postal code");
    sub->add_option("--zone", options.zone, "the buyer's zone, an IANA id");
    sub->add_option("--seller-zone", options.seller_zone, "the seller's zone, an IANA id");
    sub->add_option("--market", options.market, "etsy, aliexpress or other");
    sub->add_option("--ui", options.ui, "language of the explanations");
  };
  {
    auto [sub, options] = command("check", "Look over a draft; exit 1 where something must be fixed", check);
    sub->add_option("file", options->file, "the draft; - or nothing for stdin");
    sub->add_option("--lang", options->lang, "the draft's language; detected where left out");
    sub->add_option("--mode", options->mode, "message, review_reply, review_request or listing");
    sub->add_option("--name", options->name, "the buyer's name");
    sub->add_option("--order", options->order, "the order's number");
    sub->add_option("--item", options->item, "what was bought");
    sub->add_option("--message", options->message, "what the buyer wrote last");
    buyer(sub, *options);
  }
  {
    auto [sub, options] = command("read", "Understand a buyer's message", read);
    sub->add_option("file", options->file, "the message; - or nothing for stdin");
    sub->add_option("--ui", options->ui, "language of the explanations");
  }
  {
    auto [sub, options] = command("render", "Fill a template; exit 1 where a variable is missing", render);
    sub->add_option("file", options->file, "the pattern; - for stdin");
    sub->add_option("values", options->values, "name=value for each variable");
    sub->add_option("--lang", options->lang, "the pattern's language");
    sub->add_option("--zone", options->zone, "the zone of dates and times, an IANA id");
    sub->add_option("--country", options->country, "the buyer's country, ISO 3166-1 alpha-2");
  }
  {
    auto [sub, options] = command("hint", "What time it is for a buyer, and how long is left to reply", hint);
    sub->add_option("--last-message", options->last_message, "when the buyer wrote last, RFC 3339");
    sub->add_option("--promise-hours", options->promise_hours, "the seller's own promise");
    buyer(sub, *options);
  }
}

}  // namespace parley::cli
