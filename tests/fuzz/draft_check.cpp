// libFuzzer: whatever bytes come as a draft, a check answers with spans inside the text, soon.
//
//     cmake --preset sanitize && cmake --build --preset sanitize --target fuzz_draft_check
//     build/sanitize/fuzz_draft_check -max_len=4096 -timeout=5 -max_total_time=60

#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>

#include "api/core.h"
#include "cli/embedded.h"
#include "text/utf.h"

namespace {

using Json = nlohmann::json;

parley::api::Core& core() {
  static parley::api::Core& made = *[] {
    auto* fresh = new parley::api::Core;
    for (const parley::cli::Embedded& part : parley::cli::embedded()) {
      const bool taken =
          part.name == "icu.dat" ? fresh->load_icu(part.bytes) : fresh->load(part.name, part.bytes);
      if (!taken) std::abort();
    }
    return fresh;
  }();
  return made;
}

// A span that is out of the text, empty where text must be, or cut through a pair of surrogates.
bool inside(const Json& span, const std::u16string& text) {
  if (span.is_null()) return true;
  const auto start = span[0].get<std::size_t>();
  const auto end = span[1].get<std::size_t>();
  const auto splits = [&](std::size_t at) {
    return at > 0 && at < text.size() && text[at] >= 0xDC00 && text[at] <= 0xDFFF && text[at - 1] >= 0xD800 &&
           text[at - 1] <= 0xDBFF;
  };
  return start <= end && end <= text.size() && !splits(start) && !splits(end);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const char* const languages[] = {"", "en", "de", "uk", "ja"};
  const std::size_t pick = size == 0 ? 0 : data[0] % std::size(languages);
  const std::string bytes(reinterpret_cast<const char*>(data) + (size > 0 ? 1 : 0), size > 0 ? size - 1 : 0);
  const std::u16string text = parley::text::to_utf16(bytes);
  Json params = {{"text", parley::text::to_utf8(text)},
                 {"ui", "en"},
                 {"now", "2026-11-24T12:00:00Z"},
                 {"buyer", {{"name", "Lena"}, {"country", "DE"}}}};
  if (pick > 0) params["lang"] = languages[pick];
  const Json request = {{"jsonrpc", "2.0"}, {"id", 1}, {"method", "draft.check"}, {"params", params}};
  const Json answer = Json::parse(core().call(request.dump()));
  if (!answer.contains("result")) {
    if (!answer.contains("error")) std::abort();
    return 0;
  }
  for (const Json& finding : answer["result"]["findings"]) {
    if (!inside(finding["span"], text)) std::abort();
    for (const Json& fix : finding["fixes"]) {
      for (const Json& edit : fix["edits"]) {
        if (!inside(edit["span"], text)) std::abort();
      }
    }
  }
  return 0;
}
