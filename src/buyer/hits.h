/// @file buyer/hits.h
/// @brief The cues that a message hits.
#pragma once

#include <string_view>
#include <vector>

#include "lexicon/language.h"
#include "lexicon/stream.h"

namespace parley::buyer {

/// A cue found: items `[begin, end)` of the stream.
struct Hit {
  std::uint32_t cue = 0;
  std::string_view of;  ///< what it speaks for, as `intent.shipping`; a view over the pack
  double weight = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  text::Span span;

  [[nodiscard]] bool overlaps(const Hit& other) const { return begin < other.end && other.begin < end; }
};

/// All hits of a language's cues, by begin, the longest first.
[[nodiscard]] std::vector<Hit> hits_of(const lexicon::Language& language, const lexicon::Stream& stream);

/// The rest of `of` behind a prefix such as `intent.`; empty where the hit speaks for something else.
[[nodiscard]] inline std::string_view after(const Hit& hit, std::string_view prefix) {
  return hit.of.starts_with(prefix) ? hit.of.substr(prefix.size()) : std::string_view{};
}

/// Everything about a message that the parts of a reading share.
struct Message {
  const text::Document& document;
  const lexicon::Stream& stream;
  const std::vector<Hit>& hits;
  /// Index of the sentence an item stands in.
  [[nodiscard]] std::uint32_t sentence(std::uint32_t item) const { return stream.items()[item].sentence; }
  [[nodiscard]] bool any(std::string_view of) const {
    for (const Hit& hit : hits) {
      if (hit.of == of) return true;
    }
    return false;
  }
};

}  // namespace parley::buyer
