/// @file buyer/reading.h
/// @brief What a buyer's message says: what they want, how they feel, how they write, what their slang means.
///
/// Words are data: the cues of the message's language (locales/<lang>/buyer/), run in one pass. The logic of
/// a conversation is here: a negation turns a feeling round, "but" gives the last word, thanks do not make a
/// complaint happy. A language without cues is still read for what needs no words: its name, emoji, question
/// marks, shouting.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/kinds.h"
#include "lexicon/language.h"
#include "text/utf.h"

namespace parley::buyer {

enum class Intent : std::uint8_t {
  shipping,
  payment,
  product_details,
  customisation,
  return_exchange,
  technical,
  complaint,
  review,
  order_change,
  thanks_other
};
inline constexpr std::array<std::string_view, 10> intent_names = {
    "shipping",  "payment",   "product_details", "customisation", "return_exchange",
    "technical", "complaint", "review",          "order_change",  "thanks_other"};

enum class Formality : std::uint8_t { formal, neutral, casual };
inline constexpr std::array<std::string_view, 3> formality_names = {"formal", "neutral", "casual"};

enum class AddressForm : std::uint8_t { formal, informal, mixed, none };
inline constexpr std::array<std::string_view, 4> address_form_names = {"formal", "informal", "mixed", "none"};

enum class EvidenceOf : std::uint8_t { mood, urgent, intent };
inline constexpr std::array<std::string_view, 3> evidence_names = {"mood", "urgent", "intent"};

/// What is asked. `text` is read as it stands; nothing else is looked at but `now`.
struct Request {
  std::u16string text;
  std::string lang;       ///< BCP 47 where the caller knows it; empty: detected
  std::string ui = "en";  ///< language of `Term::meaning`; English where it has no text
  bool review = false;    ///< mode `review`: a public review, not a message
  std::string
      now;  ///< RFC 3339 or empty; its calendar date as written is "today" for "tomorrow" and "by Friday"
};

struct IntentScore {
  Intent intent = Intent::thanks_other;
  double score = 0;  ///< 0..1, how strongly the words speak for it; not a share
};

/// A word of slang or an abbreviation, explained.
struct Term {
  text::Span span;
  std::string term;     ///< its id in the data (`eta`): text `term.<id>`
  std::string meaning;  ///< in the ui language
};

/// Where the buyer is, from their own words.
struct Place {
  std::string country;    ///< ISO 3166-1 alpha-2
  std::string zone;       ///< IANA, where the words decide it; else empty
  double confidence = 0;  ///< 0..1; nothing below 0.5 is told
};

/// Kinds: `review` (a bad review unless …), `case`, `chargeback`, `legal`, `report`.
struct Threat {
  std::string kind;
  text::Span span;
};

struct Evidence {
  EvidenceOf of = EvidenceOf::intent;
  text::Span span;
};

/// What a marketplace lets the seller report, by reason: `personal_data`, `abuse`, `discrimination`, `spam`,
/// `medical_claim`, `extortion`; and where the review is about somebody else, by party: `carrier`, `customs`,
/// `marketplace`, `payment`.
struct ReviewReading {
  struct Reportable {
    std::string reason;
    text::Span span;
  };
  struct ThirdParty {
    std::string party;
    text::Span span;
  };
  std::vector<Reportable> reportable;
  std::vector<ThirdParty> third_party;
};

struct Reading {
  std::string lang = "und";
  double lang_confidence = 0;        ///< 0..1
  std::vector<IntentScore> intents;  ///< best first; empty where nothing speaks clearly
  lexicon::Mood mood = lexicon::Mood::neutral;
  double sentiment = 0;  ///< −1 (bad) … 1 (good)
  bool urgent = false;   ///< wants something before a near date, or now
  Formality formality = Formality::neutral;
  bool emoji = false;
  AddressForm address_form = AddressForm::none;
  std::vector<Term> terms;             ///< in order
  std::vector<text::Span> questions;   ///< sentences that ask, in order
  std::optional<std::string> need_by;  ///< YYYY-MM-DD
  std::optional<Place> place;
  std::vector<Threat> threats;          ///< in order
  std::vector<Evidence> evidence;       ///< in order of their place in the text
  std::optional<ReviewReading> review;  ///< only in mode `review`
};

/// Reads a message. The packs of the message's and the ui language should be loaded; what is missing is left
/// out. Costs one pass over the tokens; the same request always gets the same answer.
[[nodiscard]] Reading read(const Request& request, const lexicon::Knowledge& knowledge);

}  // namespace parley::buyer
