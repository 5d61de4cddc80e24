/// @file api/methods.h
/// @brief The contract's methods: each reads its fields, asks the rooms, and writes the answer.
#pragma once

#include <optional>
#include <string>

#include "api/fields.h"
#include "lexicon/language.h"
#include "text/utf.h"

namespace parley::api {

/// What methods stand on.
struct Room {
  const lexicon::Knowledge& knowledge;
  std::optional<Fault>& fault;

  /// Sees to it that the pack of a language that has one is loaded; the fault is pack_needed.
  void need(std::string_view language);
};

Json draft_check(Fields in, Room& room);
Json about(Fields in, Room& room);
Json country_profile(Fields in, Room& room);

[[nodiscard]] inline Json json_of(text::Span span) { return Json::array({span.start, span.end}); }

}  // namespace parley::api
