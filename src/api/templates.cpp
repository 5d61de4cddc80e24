#include <cmath>

#include "api/libraries.h"
#include "api/methods.h"
#include "lexicon/language.h"
#include "template/pattern.h"
#include "template/render.h"
#include "time/zones.h"

namespace parley::api {
namespace {

using templates::Value;

constexpr std::size_t max_templates = 20'000;
constexpr double max_integer = 9007199254740992.0;  // 2^53: beyond, JSON numbers lose ones

std::optional<Value> value_of(const Json& json) {
  if (json.is_null()) return Value();
  if (json.is_boolean()) return Value(json.get<bool>());
  if (json.is_number_integer() || json.is_number_unsigned()) {
    const auto number = json.get<double>();
    return std::abs(number) <= max_integer ? Value(json.get<std::int64_t>()) : Value(number);
  }
  if (json.is_number()) return Value(json.get<double>());
  if (json.is_string()) return Value(json.get<std::string>());
  return std::nullopt;
}

templates::Values values_of(Fields& in) {
  templates::Values values;
  const Json* raw = in.raw("values");
  if (raw == nullptr) return values;
  if (!raw->is_object()) {
    in.wrong("values", "expected an object of texts, numbers, true, false or null");
    return values;
  }
  for (const auto& [name, json] : raw->items()) {
    if (json.is_string() && units_of(json.get_ref<const std::string&>()) > max_text) {
      in.wrong("values." + name, "longer than 100,000 UTF-16 code units", Code::too_long);
    } else if (const auto value = value_of(json)) {
      values.emplace(name, *value);
    } else {
      in.wrong("values." + name, "expected a text, a number, true, false or null");
    }
  }
  return values;
}

std::optional<templates::Partials> partials_of(Fields& in) {
  const Json* raw = in.raw("partials");
  if (raw == nullptr) return std::nullopt;
  templates::Partials partials;
  Fields fields = in.object("partials");
  if (!raw->is_object()) return std::nullopt;
  for (const auto& [name, json] : raw->items())
    partials.emplace(name, text::to_utf16(fields.required_text(name)));
  return partials;
}

Json json_of(const std::vector<text::Span>& spans) {
  Json out = Json::array();
  for (const text::Span span : spans) out.push_back(api::json_of(span));
  return out;
}

templates::Template template_of(Fields in) {
  templates::Template out;
  out.id = in.required_text("id");
  out.title = in.required_text("title");
  out.shortcut = in.text("shortcut");
  out.lang = in.language("lang", "und");
  out.intents = in.texts("intents");
  out.tags = in.texts("tags");
  out.pattern = in.required_text("pattern");
  out.uses = static_cast<std::uint32_t>(in.number("uses", 0, 4e9).value_or(0));
  return out;
}

std::vector<templates::Template> templates_of(Fields& in) {
  std::vector<templates::Template> out;
  in.objects("templates", max_templates, [&](Fields each) { out.push_back(template_of(std::move(each))); });
  return out;
}

// `library` may be a text or a number.
std::string revision_of(Fields& in, std::string_view key) {
  const Json* raw = in.raw(key);
  if (raw == nullptr) return {};
  if (raw->is_number()) return raw->dump();
  return in.text(key);
}

// Intents come as names, or with scores as buyer.read gives them.
void add_intents(Fields in, templates::SuggestContext& context) {
  const Json* raw = in.raw("intents");
  if (raw == nullptr) return;
  if (raw->is_array() && !raw->empty() && raw->front().is_string()) {
    for (const std::string& name : in.texts("intents")) context.intents.push_back({name, 1});
    return;
  }
  in.objects("intents", 50, [&](Fields intent) {
    context.intents.push_back({intent.required_text("intent"), intent.number("score", 0, 1).value_or(1)});
  });
}

}  // namespace

Json template_validate(Fields in, Room& room) {
  const std::u16string pattern = text::to_utf16(in.required_text("pattern"));
  const std::string lang = in.language("lang", "en");
  const auto partials = partials_of(in);
  if (room.fault) return {};
  const templates::Validation found = templates::validate(pattern, lang, partials ? &*partials : nullptr);
  Json variables = Json::array();
  for (const templates::Variable& variable : found.variables) {
    Json entry = {{"name", variable.name}, {"type", templates::name_of(variable.type)}};
    if (!variable.choices.empty()) entry["choices"] = variable.choices;
    variables.push_back(std::move(entry));
  }
  Json problems = Json::array();
  for (const templates::Problem& problem : found.problems) {
    problems.push_back({{"span", api::json_of(problem.span)}, {"message", problem.message}});
  }
  return {{"variables", std::move(variables)}, {"problems", std::move(problems)}};
}

Json template_render(Fields in, Room& room) {
  const std::u16string pattern = text::to_utf16(in.required_text("pattern"));
  const std::string lang = in.language("lang", "en");
  const templates::Values values = values_of(in);
  const auto partials = partials_of(in);
  const std::string zone = in.text("zone");
  const std::string country = in.country("country");
  const std::string now = in.text("now");
  if (room.fault) return {};
  const time::Zones zones(room.common());
  if (!zone.empty() && !zones.find(zone)) {
    in.wrong("zone", time::unknown_zone(zone));
    return {};
  }
  const auto offset = [&](std::string_view id, std::int64_t ms) -> std::optional<int> {
    const auto found = zones.find(id);
    if (!found) return std::nullopt;
    return found->at({ms}).minutes();
  };
  const auto result = templates::render({.pattern = pattern,
                                         .lang = lang,
                                         .values = values,
                                         .partials = partials ? &*partials : nullptr,
                                         .zone = zone,
                                         .zone_offset = offset,
                                         .country = country,
                                         .now = now});
  if (const auto* error = std::get_if<templates::RenderError>(&result)) {
    in.wrong(error->field, error->message);
    return {};
  }
  const auto& rendered = std::get<templates::Rendered>(result);
  return {{"text", text::to_utf8(rendered.text)},
          {"missing", rendered.missing},
          {"caret", rendered.caret ? Json(*rendered.caret) : Json()}};
}

Json library_load(Fields in, Room& room) {
  const std::string rev = revision_of(in, "rev");
  if (rev.empty()) in.wrong("rev", "is missing; expected a text or a number");
  if (!in.has("templates")) in.wrong("templates", "is missing; expected a list of templates");
  const auto all = templates_of(in);
  if (room.fault) return {};
  room.libraries.put(rev, std::make_shared<templates::Library>(all));
  return {{"count", all.size()}};
}

Json template_suggest(Fields in, Room& room) {
  std::shared_ptr<const templates::Library> library;
  const std::string rev = revision_of(in, "library");
  if (in.has("templates")) {
    library = std::make_shared<templates::Library>(templates_of(in));
  } else {
    if (rev.empty())
      in.wrong("library", "is missing; expected a revision given to library.load, or `templates`");
    library = room.libraries.find(rev);
    if (!library && !room.fault)
      in.wrong("library", "revision '" + rev + "' is not loaded; call library.load", Code::unknown_library);
  }
  templates::SuggestContext context;
  Fields given = in.object("context");
  add_intents(given, context);
  Fields known = in.object("known").object("buyer");
  if (context.intents.empty()) add_intents(known, context);
  context.lang = given.language("lang", "");
  context.country = given.country("country");
  context.market = given.text("market");
  const std::string query = in.text("query");
  const auto limit = static_cast<std::size_t>(in.number("limit", 1, 1000).value_or(10));
  if (room.fault) return {};
  Json matches = Json::array();
  for (const templates::TemplateMatch& match : templates::suggest(*library, query, context, limit)) {
    matches.push_back(
        {{"id", match.id}, {"score", std::round(match.score * 1e4) / 1e4}, {"spans", json_of(match.spans)}});
  }
  return {{"matches", std::move(matches)}};
}

}  // namespace parley::api
