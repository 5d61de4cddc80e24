/// @file template/instant.h
/// @brief RFC 3339 text → instant.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace parley::templates {

struct Instant {
  std::int64_t epoch_ms =
      0;                  ///< milliseconds since 1970-01-01T00:00:00Z; of a bare date, its midnight in UTC
  bool has_time = false;  ///< false: a civil date, the same day in every zone
};

/// Reads `2026-03-04`, `2026-03-04T14:30:00Z`, `2026-03-04T14:30:00.5+02:00` (RFC 3339, with its leave to
/// write a space or lower case letters), years 1583 to 9999, where the calendar is the one in use today. A
/// leap second is the first one of the next minute.
[[nodiscard]] std::optional<Instant> parse_instant(std::string_view text);

}  // namespace parley::templates
