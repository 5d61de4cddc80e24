/// @file time/measures.h
/// @brief Units of length, mass, volume and temperature, and what a reader of the other system would say
/// instead.
///
/// Ids are CLDR's. Factors are exact by definition (international yard and pound 1959; US liquid gallon of
/// 231 in³).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "time/habits.h"

namespace parley::time {

enum class Dimension : std::uint8_t { length, mass, volume, temperature };
enum class System : std::uint8_t { metric, us };

struct Unit {
  std::string_view id;  ///< CLDR: `centimeter`, `fluid-ounce`
  Dimension dimension;
  System system;
  double factor;      ///< to metre, gram, litre, degree Celsius
  double offset = 0;  ///< added before the factor (temperature)
};

[[nodiscard]] std::span<const Unit> units();
[[nodiscard]] const Unit* find_unit(std::string_view id);

struct Quantity {
  double number = 0;
  const Unit* unit = nullptr;
};

/// A quantity in the unit that people of the other system would choose for that size: 10 inch → 25.4
/// centimeter.
[[nodiscard]] Quantity in_other_system(Quantity quantity);
[[nodiscard]] double convert(double number, const Unit& from, const Unit& to);
/// Rounded as one would say it: whole from 100 up (and for temperatures), one decimal from 1, else two.
[[nodiscard]] double round_sensibly(Quantity quantity);
/// False where a reader would have to look the unit up; people of `mixed` countries know both.
[[nodiscard]] bool is_used(const Unit& unit, Units habit);

}  // namespace parley::time
