/// @file template/render.h
/// @brief Fills a pattern: ICU MessageFormat 1 as ICU 72 gives it, with gaps left visible.
///
/// Beyond ICU: a missing variable stands in the text as `{name}` and makes its plural or select take `other`;
/// `{> name}` includes a partial; `{|}` is where the cursor shall stand. Values are data: braces and
/// apostrophes in them mean nothing.
///
/// @code
/// Values values{{"name", "Ann"}, {"n", std::int64_t{2}}};
/// auto result = render({.pattern = u"Hi {name}, {n, plural, one {# parcel} other {# parcels}} today",
///                       .lang = "en", .values = values});
/// std::get<Rendered>(result).text;  // "Hi Ann, 2 parcels today"
/// @endcode
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "template/value.h"

namespace parley::templates {

/// A zone's offset from UTC in minutes, east positive, at an instant (ms since 1970-01-01T00:00Z); empty for
/// a zone it doesn't know.
using ZoneOffset = std::function<std::optional<int>(std::string_view zone, std::int64_t epoch_ms)>;

struct RenderRequest {
  std::u16string_view pattern;
  std::string_view lang;  ///< BCP 47
  const Values& values;
  const Partials* partials = nullptr;  ///< nullptr: none
  std::string_view zone{};             ///< IANA id; empty means UTC
  ZoneOffset zone_offset{};            ///< asked where `zone` is given and a date or time is formatted
  std::string_view country{};  ///< ISO 3166-1 alpha-2 or empty: the currency, the region of a bare `lang`
  std::string_view now{};      ///< RFC 3339 or empty: the value of a variable `now` that has none
};

struct Rendered {
  std::u16string text;
  std::vector<std::string> missing;    ///< names (UTF-8) in order of first appearance
  std::optional<std::uint32_t> caret;  ///< the first `{|}` in the text, in UTF-16 code units
};

struct RenderError {
  std::string field;    ///< at fault: `pattern`, `values.n`, `partials.greeting`, `lang` or `zone`
  std::string message;  ///< what was expected there
};

/// A rendered text has at most this many code units.
inline constexpr std::size_t max_text = 100'000;

[[nodiscard]] std::variant<Rendered, RenderError> render(const RenderRequest& request);

}  // namespace parley::templates
