/// @file tone/house.h
/// @brief The shop's own words: terms that are left alone, rules of its own.
#pragma once

#include <vector>

#include "tone/context.h"

namespace parley::tone {

/// What `settings.house_rules` find: whole words, in any case.
[[nodiscard]] std::vector<Finding> house_rules(const Context& context);
/// Whether a finding lies inside one of `settings.house_terms`.
[[nodiscard]] bool in_house_term(const Context& context, const Finding& finding);

}  // namespace parley::tone
