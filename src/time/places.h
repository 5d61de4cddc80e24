/// @file time/places.h
/// @brief Place → time zones: what is known of an address, and the zones it may lie in with their shares of
/// people.
///
/// Pack sections (src/pack/places.cpp writes them from locales/places):
///   pl.share    ShareRow: lists of zones with weights, referred to by first and count
///   pl.country  CountryRow, sorted by code
///   pl.region   RegionRow, sorted by country, then folded name; the ISO suffix is one of the names
///   pl.postal   PostalRow, by country
///   pl.city     CityRow, sorted by folded name
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/pack.h"
#include "time/zones.h"

namespace parley::time {

struct ShareRow {
  std::uint16_t zone = 0;    ///< row of tz.names
  std::uint16_t weight = 0;  ///< of 10,000
};

struct ShareList {
  std::uint16_t first = 0;
  std::uint16_t count = 0;
};

struct CountryRow {
  char country[2] = {};
  ShareList shares;
};

struct RegionRow {
  lexicon::TextRef name;  ///< folded
  char country[2] = {};
  char code[4] = {};  ///< ISO 3166-2 suffix, zero-padded
  ShareList shares;
};

struct PostalRow {
  char country[2] = {};
  char from[7] = {};  ///< a prefix; `from` and `to` are of one length
  char to[7] = {};
  ShareList shares;
};

struct CityRow {
  lexicon::TextRef name;  ///< folded
  char country[2] = {};
  char region[4] = {};
  std::uint16_t zone = 0;
  std::uint32_t people = 0;  ///< in thousands, at least 1
};

/// What is known of an address; empty where nothing is.
struct Place {
  std::string country;  ///< ISO 3166-1 alpha-2, either case
  std::string region;   ///< ISO 3166-2 suffix (or whole code), common abbreviation, or name
  std::string city;
  std::string postal_code;
  std::string zone;  ///< IANA id, old or new; wins over all else
};

struct Candidate {
  std::string_view zone;  ///< IANA id; lives as long as the pack
  double share = 0;       ///< 0 to 1
};

/// What an answer rests on, the most precise first.
enum class Basis : std::uint8_t { zone, postal_code, city, region, country, none };

struct Candidates {
  std::vector<Candidate> zones;  ///< best first; shares sum to 1; empty where nothing is known
  Basis basis = Basis::none;
};

class Places {
 public:
  Places() = default;
  Places(const lexicon::Pack& pack, const Zones& zones);

  /// Unknown parts are passed over; parts that contradict each other both stay, with half the share each.
  [[nodiscard]] Candidates candidates(const Place& place) const;

 private:
  using Shares = std::vector<std::pair<std::uint16_t, double>>;  // zone row, weight; weights sum to 1

  const Zones* zones_ = nullptr;
  lexicon::Table<ShareRow> shares_;
  lexicon::Table<CountryRow> countries_;
  lexicon::Table<RegionRow> regions_;
  lexicon::Table<PostalRow> postal_;
  lexicon::Table<CityRow> cities_;
  lexicon::Bytes strings_;

  [[nodiscard]] Shares shares(ShareList list) const;
  [[nodiscard]] Shares of_country(std::string_view country) const;
  [[nodiscard]] Shares of_postal_code(std::string_view country, std::string_view code) const;
  [[nodiscard]] Shares of_city(std::string_view country, std::string_view region,
                               std::string_view folded) const;
  [[nodiscard]] std::optional<RegionRow> find_region(std::string_view country, std::string_view name) const;
  [[nodiscard]] bool same_rules(std::uint16_t a, std::uint16_t b) const;
  [[nodiscard]] Shares refine(const Shares& coarse, const Shares& fine) const;
};

/// The form in which place names are compared: case folded, without marks (`São Paulo` → `sao paulo`), every
/// run of other characters one space; scripts without case stay as they are.
[[nodiscard]] std::string fold_name(std::string_view utf8);
/// A postal code in upper case without spaces, hyphens and other separators.
[[nodiscard]] std::string fold_postal_code(std::string_view code);

}  // namespace parley::time
