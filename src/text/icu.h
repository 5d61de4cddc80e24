/// @file text/icu.h
/// @brief Gives ICU its data, and shuts every other source of answers: files, environment, the machine's
/// locale and zone.
#pragma once

#include <cstddef>
#include <span>

namespace parley::text {

/// `data` is ICU's cut data file, 16-byte aligned, and must outlive every use of ICU. False where it is not
/// this ICU's.
[[nodiscard]] bool load_icu(std::span<const std::byte> data);

}  // namespace parley::text
