/// @file lexicon/language.h
/// @brief A language pack opened, and the set of packs the core holds.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "lexicon/cues.h"
#include "lexicon/format.h"
#include "lexicon/grammar.h"
#include "lexicon/vocabulary.h"
#include "text/document.h"

namespace parley::lexicon {

/// Everything one pack knows; views over the pack's bytes.
class Language {
 public:
  Language(std::string tag, const Pack& pack);
  [[nodiscard]] const std::string& tag() const { return tag_; }
  [[nodiscard]] const Vocabulary& words() const { return words_; }
  /// Rules of tone (RuleRow owns the patterns).
  [[nodiscard]] const Grammar& tone() const { return tone_; }
  /// Cues of a buyer's message (CueRow owns the patterns).
  [[nodiscard]] const Grammar& cues() const { return cues_; }
  /// Cues of how a draft sounds, those `of: tone.…` (CueRow owns the patterns).
  [[nodiscard]] const Grammar& sounds() const { return sounds_; }
  [[nodiscard]] std::size_t rule_count() const { return rules_.size(); }
  [[nodiscard]] RuleRow rule(std::size_t i) const { return rules_[i]; }
  [[nodiscard]] FixRow fix(std::size_t i) const { return fixes_[i]; }
  [[nodiscard]] std::size_t cue_count() const { return cue_rows_.size(); }
  [[nodiscard]] CueRow cue(std::size_t i) const { return cue_rows_[i]; }
  [[nodiscard]] std::string_view text(TextRef ref) const { return text_of(strings_, ref); }
  /// The symbol of a named word class, for checks that are code.
  [[nodiscard]] std::optional<std::uint32_t> named_class(std::string_view name) const;
  /// Whether a normalised word is of a named class; false where either is unknown.
  [[nodiscard]] bool is_of(std::string_view norm, std::string_view word_class) const;
  /// Words for people in this language, by key.
  [[nodiscard]] const TextMap& texts() const { return texts_; }
  /// The pack itself, for rooms that keep sections of their own.
  [[nodiscard]] const Pack& pack() const { return pack_; }
  /// Reads a message by this language's rules.
  [[nodiscard]] text::Document read(std::u16string text) const;

 private:
  std::string tag_;
  Pack pack_;
  Vocabulary words_;
  Grammar tone_;
  Grammar cues_;
  Grammar sounds_;
  Table<RuleRow> rules_;
  Table<FixRow> fixes_;
  Table<CueRow> cue_rows_;
  Table<NamedClass> classes_;
  TextMap texts_;
  Bytes strings_;
};

/// The packs that are loaded. A language is known when `common` lists it, whether or not its pack is here.
class Knowledge {
 public:
  /// Opens a pack under its name (`common`, `en`, …); false where the bytes are none. The bytes must outlive
  /// this.
  bool add(std::string_view name, Bytes bytes);
  [[nodiscard]] const Pack* common() const { return common_ ? &*common_ : nullptr; }
  /// The loaded language of a BCP 47 tag (`en-GB` is `en`), or nullptr.
  [[nodiscard]] const Language* language(std::string_view tag) const;
  /// Whether there is a pack for the tag at all.
  [[nodiscard]] bool has_pack(std::string_view tag) const;
  [[nodiscard]] const std::map<std::string, std::unique_ptr<Language>, std::less<>>& languages() const {
    return languages_;
  }

 private:
  std::optional<Pack> common_;
  std::map<std::string, std::unique_ptr<Language>, std::less<>> languages_;
};

/// The language part of a BCP 47 tag: `pt-BR` → `pt`.
[[nodiscard]] inline std::string_view primary(std::string_view tag) {
  return tag.substr(0, tag.find_first_of("-_"));
}

}  // namespace parley::lexicon
