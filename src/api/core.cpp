#include "api/core.h"

#include <map>

#include "api/methods.h"
#include "text/icu.h"

namespace parley::api {
namespace {

constexpr int max_depth = 64;
constexpr std::size_t max_line = 64U << 20U;

using Method = Json (*)(Fields, Room&);

const std::map<std::string_view, Method>& methods() {
  static const std::map<std::string_view, Method> table = {{"draft.check", draft_check},
                                                           {"template.validate", template_validate},
                                                           {"template.render", template_render},
                                                           {"library.load", library_load},
                                                           {"template.suggest", template_suggest},
                                                           {"time.local", time_local},
                                                           {"time.hint", time_hint},
                                                           {"buyer.read", buyer_read},
                                                           {"time.mentions", time_mentions},
                                                           {"country.profile", country_profile},
                                                           {"about", about}};
  return table;
}

// The deepest nesting of lists and objects, brackets in texts aside.
int depth_of(std::string_view line) {
  int depth = 0;
  int deepest = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quoted) {
      if (c == '\\') ++i;
      if (c == '"') quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '[' || c == '{') {
      deepest = std::max(deepest, ++depth);
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return deepest;
}

// Where broken JSON breaks, for the message.
class Locator : public nlohmann::json_sax<Json> {
 public:
  std::size_t at = 0;
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(std::int64_t) override { return true; }
  bool number_unsigned(std::uint64_t) override { return true; }
  bool number_float(double, const std::string&) override { return true; }
  bool string(std::string&) override { return true; }
  bool binary(Json::binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(std::string&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    at = position;
    return false;
  }
};

// Line ends that JSON allows raw but readers of lines may not (U+2028, U+2029, U+0085) are escaped.
std::string line_of(const Json& answer) {
  const std::string raw = answer.dump(-1, ' ', false, Json::error_handler_t::replace);
  std::string out;
  out.reserve(raw.size());
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const std::string_view rest = std::string_view(raw).substr(i);
    if (rest.starts_with("\xE2\x80\xA8") || rest.starts_with("\xE2\x80\xA9")) {
      out += rest[2] == '\xA8' ? "\\u2028" : "\\u2029";
      i += 2;
    } else if (rest.starts_with("\xC2\x85")) {
      out += "\\u0085";
      i += 1;
    } else {
      out.push_back(raw[i]);
    }
  }
  return out;
}

Json error_of(const Json& id, const Fault& fault) {
  Json error = {{"code", static_cast<int>(fault.code)}, {"message", fault.message}, {"data", Json::object()}};
  if (!fault.pack.empty()) error["data"]["pack"] = fault.pack;
  return {{"jsonrpc", "2.0"}, {"id", id}, {"error", std::move(error)}};
}

}  // namespace

struct Core::State {
  lexicon::Knowledge knowledge;
  Libraries libraries;
  Kits kits;
};

Core::Core() : state_(std::make_unique<State>()) {}
Core::~Core() = default;

bool Core::load_icu(lexicon::Bytes bytes) {
  return text::load_icu(bytes);
}

bool Core::load(std::string_view name, lexicon::Bytes bytes) {
  state_->kits.clear();  // they look into the packs
  return state_->knowledge.add(name, bytes);
}

const lexicon::Knowledge& Core::knowledge() const {
  return state_->knowledge;
}

std::string Core::call(std::string_view line) {
  const auto refuse = [](const Json& id, Code code, std::string message) {
    return line_of(error_of(id, {code, std::move(message), {}}));
  };
  if (line.size() > max_line)
    return refuse(nullptr, Code::not_a_request, "the request is longer than 64 MiB");
  if (depth_of(line) > max_depth)
    return refuse(nullptr, Code::not_a_request, "the request is nested deeper than 64 levels");
  const Json request = Json::parse(line, nullptr, false);
  if (request.is_discarded()) {
    Locator locator;
    Json::sax_parse(line, &locator, Json::input_format_t::json, true);
    return refuse(
        nullptr, Code::broken_json,
        "not JSON: broken at byte " + std::to_string(locator.at) + "; expected one JSON object a line");
  }
  if (request.is_array())
    return refuse(nullptr, Code::not_a_request, "batches are not taken; send one request a line");
  if (!request.is_object()) return refuse(nullptr, Code::not_a_request, "expected a JSON-RPC request object");
  const Json id = request.value("id", Json());
  if (!id.is_string() && !id.is_number())
    return refuse(nullptr, Code::not_a_request, "id: expected a text or a number");
  const auto version = request.find("jsonrpc");
  if (version == request.end() || *version != "2.0")
    return refuse(id, Code::not_a_request, "jsonrpc: expected \"2.0\"");
  const auto method = request.find("method");
  if (method == request.end() || !method->is_string())
    return refuse(id, Code::not_a_request, "method: expected a text");
  const auto& name = method->get_ref<const std::string&>();
  const auto found = methods().find(name);
  if (found == methods().end())
    return refuse(id, Code::unknown_method, "method: there is no '" + name.substr(0, 60) + "'");
  static const Json nothing = Json::object();
  const auto params = request.find("params");
  if (params != request.end() && !params->is_object())
    return refuse(id, Code::bad_parameter, "params: expected an object");
  std::optional<Fault> fault;
  Room room{state_->knowledge, fault, state_->libraries, state_->kits};
  Json result = found->second(Fields(params == request.end() ? nothing : *params, "", fault), room);
  if (fault) return line_of(error_of(id, *fault));
  return line_of({{"jsonrpc", "2.0"}, {"id", id}, {"result", std::move(result)}});
}

}  // namespace parley::api
