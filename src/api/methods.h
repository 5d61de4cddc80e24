/// @file api/methods.h
/// @brief The contract's methods: each reads its fields, asks the rooms, and writes the answer.
#pragma once

#include <optional>
#include <string>

#include "api/fields.h"
#include "api/kits.h"
#include "api/libraries.h"
#include "buyer/language.h"
#include "lexicon/language.h"
#include "text/utf.h"

namespace parley::api {

/// What methods stand on.
struct Room {
  const lexicon::Knowledge& knowledge;
  std::optional<Fault>& fault;
  Libraries& libraries;
  Kits& kits;

  /// The pack `common`; an empty one where it is not loaded.
  [[nodiscard]] const lexicon::Pack& common() const;
  /// Sees to it that the pack of a language that has one is loaded; the fault is pack_needed.
  void need(std::string_view language);
  /// The language a text is in; `und` where it can't be told.
  [[nodiscard]] buyer::Detected language_of(std::u16string_view text) const;
};

Json draft_check(Fields in, Room& room);
Json template_validate(Fields in, Room& room);
Json template_render(Fields in, Room& room);
Json library_load(Fields in, Room& room);
Json template_suggest(Fields in, Room& room);
Json time_hint(Fields in, Room& room);
Json time_local(Fields in, Room& room);
Json time_mentions(Fields in, Room& room);
Json buyer_read(Fields in, Room& room);
Json about(Fields in, Room& room);
Json country_profile(Fields in, Room& room);

/// An RFC 3339 time as it was written, checked; empty where absent.
std::string instant_text(Fields& in, std::string_view key);

[[nodiscard]] inline Json json_of(text::Span span) {
  return Json::array({span.start, span.end});
}

}  // namespace parley::api
