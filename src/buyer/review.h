/// @file buyer/review.h
/// @brief What a public review contains that the marketplace may take down, and whom else it is about
/// (DOMAIN.md C).
#pragma once

#include "buyer/hits.h"
#include "buyer/reading.h"

namespace parley::buyer {

/// From the cues `reportable.<reason>` and `party.<party>`, threats, and e-mail addresses, phone numbers and
/// links.
[[nodiscard]] ReviewReading review_of(const Message& message);
/// The same where there are no cues: addresses, numbers and links only.
[[nodiscard]] ReviewReading review_of(const text::Document& document);

}  // namespace parley::buyer
