/// @file time/zones.h
/// @brief Time zones: IANA id → rules → offsets. The arithmetic is CCTZ's, the rules are in the common pack.
///
/// Pack sections (src/pack/zones.cpp writes them):
///   tz.names  ZoneRow, sorted by id in ASCII lower case; new and old names alike
///   tz.data   the 64-bit part of each distinct TZif file (its second header to its footer), back to back
///   tz.version  e.g. 2026f
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/time/internal/cctz/include/cctz/time_zone.h"
#include "lexicon/pack.h"
#include "time/civil.h"

namespace parley::time {

struct ZoneRow {
  lexicon::TextRef name;
  std::uint32_t offset = 0;  ///< into tz.data
  std::uint32_t size = 0;
  char country[2] = {};  ///< ISO 3166-1 alpha-2 of zone.tab; zeros where it names none
  std::uint16_t unused = 0;
};

/// How a zone's clocks stand at a moment.
struct ZoneOffset {
  int seconds = 0;  ///< east of UTC
  bool dst =
      false;  ///< tzdata's flag (in Ireland it is set in winter, when clocks are behind legal standard time)
  std::string_view abbreviation;  ///< as in tzdata: `CET`, or `+03` where there is no custom
  /// Rounded to the minute, which only matters for local mean time before 1972.
  [[nodiscard]] int minutes() const;
  friend bool operator==(const ZoneOffset&, const ZoneOffset&) = default;
};

/// A moment at which a zone's distance from UTC changes.
struct Transition {
  Instant at;
  ZoneOffset before;
  ZoneOffset after;
};

struct WallTime;

/// The rules of one zone. CCTZ keeps what it has read for the life of the process; the id is a view of the
/// pack's.
class Zone {
 public:
  /// Empty where `data` is not the 64-bit part of a TZif file without leap seconds.
  static std::optional<Zone> read(std::string_view id, lexicon::Bytes data);

  /// The id in its proper spelling, as it was looked up (an old name stays one).
  [[nodiscard]] std::string_view id() const { return id_; }
  [[nodiscard]] ZoneOffset at(Instant at) const;
  [[nodiscard]] Civil civil(Instant at) const;
  /// The nearest change after (not at) a moment, and the nearest at or before it; empty where there is none.
  [[nodiscard]] std::optional<Transition> next(Instant after) const;
  [[nodiscard]] std::optional<Transition> previous(Instant until) const;
  /// True where both have the same rule from their last listed change on (Detroit and New York, today).
  [[nodiscard]] bool same_rule(const Zone& other) const { return footer_ == other.footer_; }

 private:
  friend WallTime resolve(const Zone& zone, const Civil& civil);
  std::string_view id_;
  std::string_view footer_;
  absl::time_internal::cctz::time_zone rules_;
};

/// All zones of a pack.
class Zones {
 public:
  Zones() = default;
  explicit Zones(const lexicon::Pack& pack);
  /// An IANA id, old or new, letters in either case; empty where there is none of that name.
  [[nodiscard]] std::optional<Zone> find(std::string_view id) const;
  /// The zone of a row, by its number in `tz.names`.
  [[nodiscard]] std::optional<Zone> zone(std::size_t row) const;
  [[nodiscard]] std::string_view id(std::size_t row) const;
  /// The country a zone belongs to (of several, the one that zone.tab names); empty for UTC and the like.
  [[nodiscard]] std::string country(std::string_view id) const;
  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  /// The tzdata version, such as 2026f.
  [[nodiscard]] std::string_view version() const { return version_; }

 private:
  lexicon::Table<ZoneRow> rows_;
  lexicon::Bytes strings_;
  lexicon::Bytes data_;
  std::string_view version_;
  [[nodiscard]] std::optional<std::size_t> row(std::string_view id) const;
};

/// What to say of an id that Zones::find does not know: "'Mars' is not an IANA time zone …".
[[nodiscard]] std::string unknown_zone(std::string_view id);

/// The answer of time.local.
struct LocalTime {
  std::string local;  ///< RFC 3339 with the zone's offset
  int offset_minutes = 0;
  bool dst = false;
  std::string_view abbreviation;
};
[[nodiscard]] LocalTime local_time(const Zone& zone, Instant at);

/// The moments a wall clock reading can mean.
struct WallTime {
  enum class Kind : std::uint8_t {
    unique,    ///< one moment: `earlier` and `later` are the same
    skipped,   ///< clocks went forward over it: read with the later offset, and with the earlier one
    repeated,  ///< clocks went back over it: it came twice
  } kind = Kind::unique;
  Instant earlier;
  Instant later;
};
[[nodiscard]] WallTime resolve(const Zone& zone, const Civil& civil);

}  // namespace parley::time
