/// @file tone/finding.h
/// @brief What a check of a draft is asked and what it answers, as values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lexicon/kinds.h"
#include "text/utf.h"

namespace parley::tone {

/// Replaces the text under `span`; an empty span inserts.
struct Edit {
  text::Span span;
  std::string text;  ///< UTF-8, in the draft's language
};

/// One way to mend a finding: edits in order, without overlap.
struct Fix {
  std::string label;  ///< in the ui language
  std::vector<Edit> edits;
};

struct Finding {
  std::string rule;
  lexicon::Kind kind = lexicon::Kind::other;
  lexicon::Severity severity = lexicon::Severity::warn;
  std::optional<text::Span> span;  ///< nothing: about the whole message
  std::string title;
  std::string why;
  std::vector<Fix> fixes;
};

/// The buyer as the page or the seller told; empty strings where unknown.
struct Buyer {
  std::string name, country, region, city, postal_code, lang, zone, order, item, need_by;
};

struct Seller {
  std::string name, country, zone, lang;
};

struct Message {
  bool from_buyer = true;
  std::string text;
  std::string sent_at;
};

/// The shop's own rule: where `find` stands in a draft, the seller sees `note`.
struct HouseRule {
  std::string find;
  std::string note;
  std::optional<std::string> replace;
};

struct Draft {
  std::u16string text;
  std::string lang;  ///< of the draft; the caller has detected it
  std::string ui = "en";
  lexicon::Market market = lexicon::Market::other;
  lexicon::Mode mode = lexicon::Mode::message;
  Buyer buyer;
  Seller seller;
  std::vector<Message> messages;  ///< oldest first
  std::string now;
  std::vector<std::string> off;  ///< kinds and rule ids
  std::vector<std::string> house_terms;
  std::vector<HouseRule> house_rules;
};

/// Each −1 (cold, casual, roundabout, rude) … 1 (warm, formal, direct, polite); 0 where nothing speaks.
struct Scores {
  double formality = 0;
  double warmth = 0;
  double directness = 0;
  double politeness = 0;
};

enum class AddressForm : std::uint8_t { formal, informal, mixed, none };

struct Report {
  std::vector<Finding> findings;
  Scores tone;
  AddressForm address_form = AddressForm::none;
  std::uint32_t sentences = 0;
  std::uint32_t words = 0;
};

}  // namespace parley::tone
