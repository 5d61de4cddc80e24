/// @file support.h
/// @brief What every core test stands on: ICU's data and the compiled packs, read once.
#pragma once

#include <string_view>

#include "lexicon/pack.h"

namespace parley::test {

/// Gives ICU its data; the test program calls it before the first test.
void load_icu();
/// A compiled pack (`common`, `en`, …); lives as long as the program. A missing file ends the program with a
/// message.
const lexicon::Pack& pack(std::string_view name);
/// The bytes of a file in the pack folder, aligned for ICU.
lexicon::Bytes bytes(std::string_view file);

}  // namespace parley::test
