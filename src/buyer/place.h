/// @file buyer/place.h
/// @brief Where the buyer says they are.
#pragma once

#include <optional>

#include "buyer/hits.h"
#include "buyer/reading.h"

namespace parley::buyer {

/// A name (cue `place.CA` or `place.NZ.Pacific/Auckland`) counts only right behind words that place the buyer
/// (cue `here`, its weight the confidence: "I live in", "ship to"); a cue `here.GB` ("UK VAT") speaks by
/// itself.
[[nodiscard]] std::optional<Place> place_of(const Message& message);

}  // namespace parley::buyer
