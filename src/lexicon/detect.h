/// @file lexicon/detect.h
/// @brief How the language detector's models lie in the common pack (src/pack/detect.cpp writes,
/// src/buyer/language.cpp reads): sections `det.model` (ModelRow) and `det.weight` (two signed 4-bit weights
/// a byte, low half first).
#pragma once

#include "lexicon/pack.h"

namespace parley::lexicon {

/// One model a script. The weight of language k in bucket b stands at nibble `b * languages + k` from
/// `first`.
struct ModelRow {
  TextRef name;             ///< `latin`, `cyrillic`, `han`
  TextRef languages;        ///< BCP 47 tags between spaces, in the order of the weights
  std::uint32_t bits = 0;   ///< 2^bits buckets
  float step = 0;           ///< what a weight of 1 is worth, in log-odds
  std::uint32_t first = 0;  ///< first byte in `det.weight`
  std::uint32_t size = 0;   ///< bytes
};

}  // namespace parley::lexicon
