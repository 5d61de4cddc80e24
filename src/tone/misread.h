/// @file tone/misread.h
/// @brief Dates, times and measures that this buyer may take for others.
#pragma once

#include <vector>

#include "tone/context.h"

namespace parley::tone {

/// The checks `date.order`, `date.relative`, `time.zone`, `unit.local` …: one for each doubt that the time
/// room names.
[[nodiscard]] std::vector<Finding> misread_figures(const Context& context);

}  // namespace parley::tone
