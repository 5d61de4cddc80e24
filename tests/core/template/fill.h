/// @file fill.h
/// @brief Short ways to say what a template test means.
#pragma once

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>

#include "template/render.h"
#include "template/words.h"
#include "text/utf.h"

namespace parley::templates::test {

/// What a test varies besides the pattern.
struct Given {
  Values values{};
  std::string lang = "en";
  Partials partials{};
  std::string zone{};
  std::string country{};
  std::string now{};
};

/// Winter offsets of a few zones.
inline std::optional<int> winter_offset(std::string_view zone, std::int64_t) {
  if (zone == "Europe/Berlin") return 60;
  if (zone == "Asia/Kolkata") return 330;
  if (zone == "America/St_Johns") return -210;
  if (zone == "Europe/London") return 0;
  return std::nullopt;
}

inline std::variant<Rendered, RenderError> rendered(std::u16string_view pattern, const Given& given) {
  return render({.pattern = pattern,
                 .lang = given.lang,
                 .values = given.values,
                 .partials = &given.partials,
                 .zone = given.zone,
                 .zone_offset = winter_offset,
                 .country = given.country,
                 .now = given.now});
}

/// The text, or `! field: message`.
inline std::string fill_given(std::string_view pattern, const Given& given) {
  const auto result = rendered(text::to_utf16(pattern), given);
  if (const auto* error = std::get_if<RenderError>(&result))
    return concat({"! ", error->field, ": ", error->message});
  return text::to_utf8(std::get<Rendered>(result).text);
}

inline std::string fill(std::string_view pattern, Values values = {}, std::string lang = "en") {
  return fill_given(pattern, Given{.values = std::move(values), .lang = std::move(lang)});
}

/// The names of missing variables, a space between.
inline std::string missing(std::string_view pattern, const Given& given = {}) {
  const auto result = rendered(text::to_utf16(pattern), given);
  REQUIRE(std::holds_alternative<Rendered>(result));
  std::string out;
  for (const std::string& name : std::get<Rendered>(result).missing) out += (out.empty() ? "" : " ") + name;
  return out;
}

/// The cursor stop; -1 where there is none.
inline int caret(std::string_view pattern, const Given& given = {}) {
  const auto result = rendered(text::to_utf16(pattern), given);
  REQUIRE(std::holds_alternative<Rendered>(result));
  const auto& at = std::get<Rendered>(result).caret;
  return at ? static_cast<int>(*at) : -1;
}

inline Value whole(std::int64_t number) {
  return number;
}

}  // namespace parley::templates::test
