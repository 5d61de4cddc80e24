/// @file market/country.h
/// @brief What is known of a country: how its buyers expect to be spoken to, how they write, which rights and
/// import rules hold. Data of locales/countries, dated, with its sources; no legal advice.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/pack.h"

namespace parley::market {

/// A statement with the day it was last confirmed (YYYY-MM-DD) and where it comes from.
struct Fact {
  std::string text;
  std::string as_of;
  std::string source;
};

struct Profile {
  std::vector<std::string> languages;  ///< BCP 47, the most used first
  std::string formality;               ///< formal, neutral or casual
  std::string address_form;            ///< the T–V form for a buyer: formal, informal or none
  std::string date_order;              ///< dmy, mdy, ymd or mixed
  std::string units;                   ///< metric, us or mixed
  std::string currency;                ///< ISO 4217
  std::vector<std::string> weekend;    ///< mon … sun
  std::vector<std::string> expects;
  std::vector<Fact> consumer_law;
  std::vector<Fact> import;
};

/// The profile of a country (ISO 3166-1 alpha-2, upper case), its union's facts first; texts in `ui`, in
/// English where `ui` has none. Nothing where there is no data for the country.
[[nodiscard]] std::optional<Profile> profile_of(const lexicon::Pack& common, std::string_view country,
                                                std::string_view ui);
/// The countries there are profiles for, sorted.
[[nodiscard]] std::vector<std::string> profiled(const lexicon::Pack& common);

}  // namespace parley::market
