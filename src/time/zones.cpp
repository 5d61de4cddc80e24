#include "time/zones.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <functional>
#include <memory>
#include <utility>

#include "absl/time/internal/cctz/include/cctz/zone_info_source.h"

namespace parley::time {
namespace {

namespace cctz = absl::time_internal::cctz;
using lexicon::Bytes;
using Second = cctz::time_point<cctz::seconds>;

constexpr std::string_view magic = "TZif";

// Every zone is asked for by its data, not its id: CCTZ's cache then never mixes two packs, and reads the
// same rules once for all their names.
class Source : public cctz::ZoneInfoSource {
 public:
  explicit Source(const std::string& data) : file_(magic) {
    constexpr std::size_t head = 44;
    file_ += '2';
    file_.resize(head);  // the 32-bit part, whose counts are all zero
    file_ += data;
  }
  std::size_t Read(void* to, std::size_t size) override {
    size = std::min(size, file_.size() - at_);
    std::memcpy(to, file_.data() + at_, size);
    at_ += size;
    return size;
  }
  int Skip(std::size_t size) override {
    at_ += std::min(size, file_.size() - at_);
    return 0;
  }

 private:
  std::string file_;
  std::size_t at_ = 0;
};

using SourcePtr = std::unique_ptr<cctz::ZoneInfoSource>;

// Never the fallback: it reads the machine's own files.
SourcePtr source_of(const std::string& data, const std::function<SourcePtr(const std::string&)>&) {
  return data.starts_with(magic) ? std::make_unique<Source>(data) : nullptr;
}

std::string_view chars(Bytes bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

int compare_ids(std::string_view a, std::string_view b) {
  const std::size_t shared = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < shared; ++i) {
    const auto x = static_cast<unsigned char>(lower(a[i]));
    const auto y = static_cast<unsigned char>(lower(b[i]));
    if (x != y) return x < y ? -1 : 1;
  }
  return a.size() == b.size() ? 0 : (a.size() < b.size() ? -1 : 1);
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0 ? 1 : 0);
}
Second second_of(Instant at) {
  return Second(cctz::seconds(floor_div(at.ms, 1000)));
}
Instant instant_of(Second second) {
  return {second.time_since_epoch().count() * 1000};
}

Transition transition(const Zone& zone, Second second) {
  const Instant at = instant_of(second);
  return {at, zone.at(at - 1), zone.at(at)};
}

}  // namespace
}  // namespace parley::time

// In this file, which whoever uses zones links: were it left out, CCTZ's own weak definition would win.
namespace absl {
ABSL_NAMESPACE_BEGIN
namespace time_internal::cctz_extension {
ZoneInfoSourceFactory zone_info_source_factory = parley::time::source_of;
}
ABSL_NAMESPACE_END
}  // namespace absl

namespace parley::time {

int ZoneOffset::minutes() const {
  return static_cast<int>(floor_div(seconds + 30, 60));
}

std::optional<Zone> Zone::read(std::string_view id, Bytes data) {
  const std::string_view file = chars(data);
  Zone zone;
  if (!file.starts_with(magic) || !cctz::load_time_zone(std::string(file), &zone.rules_)) return std::nullopt;
  zone.id_ = id;
  zone.footer_ = file.substr(file.rfind('\n', file.size() - 2) + 1);
  return zone;
}

ZoneOffset Zone::at(Instant at) const {
  const auto found = rules_.lookup(second_of(at));
  return {found.offset, found.is_dst, found.abbr};
}

Civil Zone::civil(Instant moment) const {
  return utc_civil(moment + at(moment).seconds * std::int64_t{1000});
}

// CCTZ lists changes of name too: those leave the clocks where they are.
std::optional<Transition> Zone::next(Instant after) const {
  cctz::time_zone::civil_transition change;
  for (Second at = second_of(after); rules_.next_transition(at, &change);) {
    at = rules_.lookup(change.to).trans;
    if (change.from != change.to) return transition(*this, at);
  }
  return std::nullopt;
}

std::optional<Transition> Zone::previous(Instant until) const {
  cctz::time_zone::civil_transition change;
  for (Second at = second_of(until) + cctz::seconds(1); rules_.prev_transition(at, &change);) {
    at = rules_.lookup(change.to).trans;
    if (change.from != change.to) return transition(*this, at);
  }
  return std::nullopt;
}

Zones::Zones(const lexicon::Pack& pack)
    : rows_(pack.table<ZoneRow>("tz.names")),
      strings_(pack.section("strings")),
      data_(pack.section("tz.data")),
      version_(chars(pack.section("tz.version"))) {}

std::optional<std::size_t> Zones::row(std::string_view id) const {
  std::size_t low = 0;
  for (std::size_t high = rows_.size(); low < high;) {
    const std::size_t middle = (low + high) / 2;
    const int order = compare_ids(this->id(middle), id);
    if (order == 0) return middle;
    if (order < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return std::nullopt;
}

std::optional<Zone> Zones::find(std::string_view id) const {
  const auto found = row(id);
  return found ? zone(*found) : std::nullopt;
}

std::optional<Zone> Zones::zone(std::size_t row) const {
  if (row >= rows_.size()) return std::nullopt;
  const ZoneRow here = rows_[row];
  if (here.offset > data_.size() || here.size > data_.size() - here.offset) return std::nullopt;
  return Zone::read(lexicon::text_of(strings_, here.name), data_.subspan(here.offset, here.size));
}

std::string_view Zones::id(std::size_t row) const {
  return row < rows_.size() ? lexicon::text_of(strings_, rows_[row].name) : std::string_view{};
}

std::string Zones::country(std::string_view id) const {
  const auto found = row(id);
  if (!found) return {};
  const ZoneRow here = rows_[*found];
  return here.country[0] == '\0' ? std::string{} : std::string(here.country, 2);
}

std::string unknown_zone(std::string_view id) {
  std::string message = "'";
  message += id.substr(0, 40);
  return message + "' is not an IANA time zone such as Europe/Kyiv or America/New_York";
}

LocalTime local_time(const Zone& zone, Instant at) {
  const ZoneOffset offset = zone.at(at);
  return {format_rfc3339(at, offset.minutes()), offset.minutes(), offset.dst, offset.abbreviation};
}

WallTime resolve(const Zone& zone, const Civil& civil) {
  using Found = cctz::time_zone::civil_lookup;
  const Instant reading = utc_instant(civil);
  const Second second = second_of(reading);
  const Found found = zone.rules_.lookup(cctz::civil_second() + second.time_since_epoch().count());
  const std::int64_t ms = reading - instant_of(second);
  const auto kind = found.kind == Found::UNIQUE    ? WallTime::Kind::unique
                    : found.kind == Found::SKIPPED ? WallTime::Kind::skipped
                                                   : WallTime::Kind::repeated;
  return {kind, instant_of(std::min(found.pre, found.post)) + ms,
          instant_of(std::max(found.pre, found.post)) + ms};
}

}  // namespace parley::time
