#include "time/measures.h"

#include <array>
#include <cmath>

namespace parley::time {
namespace {

using enum Dimension;
using enum System;

constexpr std::array all = {
    Unit{"millimeter", length, metric, 0.001}, Unit{"centimeter", length, metric, 0.01},
    Unit{"meter", length, metric, 1},          Unit{"kilometer", length, metric, 1000},
    Unit{"inch", length, us, 0.0254},          Unit{"foot", length, us, 0.3048},
    Unit{"yard", length, us, 0.9144},          Unit{"mile", length, us, 1609.344},
    Unit{"milligram", mass, metric, 0.001},    Unit{"gram", mass, metric, 1},
    Unit{"kilogram", mass, metric, 1000},      Unit{"ounce", mass, us, 28.349523125},
    Unit{"pound", mass, us, 453.59237},        Unit{"stone", mass, us, 6350.29318},
    Unit{"milliliter", volume, metric, 0.001}, Unit{"centiliter", volume, metric, 0.01},
    Unit{"liter", volume, metric, 1},          Unit{"fluid-ounce", volume, us, 0.0295735295625},
    Unit{"cup", volume, us, 0.2365882365},     Unit{"pint", volume, us, 0.473176473},
    Unit{"quart", volume, us, 0.946352946},    Unit{"gallon", volume, us, 3.785411784},
    Unit{"celsius", temperature, metric, 1},   Unit{"fahrenheit", temperature, us, 5.0 / 9.0, -32},
};

double base_of(Quantity quantity) {
  return (quantity.number + quantity.unit->offset) * quantity.unit->factor;
}

// The unit people of a system would choose for a size, given in the base unit.
std::string_view usual(Dimension dimension, System system, double base, const Unit& from) {
  const double size = std::abs(base);
  switch (dimension) {
    case length:
      if (system == us) return size >= 800 ? "mile" : size >= 1 ? "foot" : "inch";
      // A height or a piece of furniture is said in centimetres, but a length in yards in metres.
      return size >= 1000                     ? "kilometer"
             : size >= 3 || from.id == "yard" ? "meter"
             : size < 0.01                    ? "millimeter"
                                              : "centimeter";
    case mass:
      if (system == us) return size >= 450 ? "pound" : "ounce";
      return size >= 1000 ? "kilogram" : "gram";
    case volume:
      if (system == us) return size >= 3.7 ? "gallon" : size >= 1.4 ? "quart" : "fluid-ounce";
      return size >= 1 ? "liter" : "milliliter";
    case temperature:
      return system == us ? "fahrenheit" : "celsius";
  }
  return {};
}

}  // namespace

std::span<const Unit> units() {
  return all;
}

const Unit* find_unit(std::string_view id) {
  for (const Unit& unit : all) {
    if (unit.id == id) return &unit;
  }
  return nullptr;
}

double convert(double number, const Unit& from, const Unit& to) {
  return base_of({number, &from}) / to.factor - to.offset;
}

Quantity in_other_system(Quantity quantity) {
  const System other = quantity.unit->system == metric ? us : metric;
  const Unit* to = find_unit(usual(quantity.unit->dimension, other, base_of(quantity), *quantity.unit));
  return {convert(quantity.number, *quantity.unit, *to), to};
}

double round_sensibly(Quantity quantity) {
  const double size = std::abs(quantity.number);
  const double step = quantity.unit->dimension == temperature || size >= 99.95 ? 1 : size >= 0.995 ? 10 : 100;
  return std::round(quantity.number * step) / step;
}

bool is_used(const Unit& unit, Units habit) {
  return habit == Units::mixed || (habit == Units::us) == (unit.system == us);
}

}  // namespace parley::time
