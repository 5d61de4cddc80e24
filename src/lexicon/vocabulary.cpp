#include "lexicon/vocabulary.h"

namespace parley::lexicon {

Vocabulary::Vocabulary(const Pack& pack)
    : slots_(pack.table<WordSlot>("words")),
      strings_(pack.section("strings")),
      classes_(pack.table<std::uint32_t>("word.cls"), pack.table<std::uint32_t>("word.clsof")),
      contractions_(pack.table<std::uint32_t>("word.con"), pack.table<std::uint32_t>("word.conof")),
      abbreviations_(pack.table<std::uint32_t>("abbrev")) {
  const auto first = pack.table<std::uint32_t>("firstword");
  if (first.size() == 1) first_word_ = first[0];
}

std::uint32_t Vocabulary::find(std::string_view norm) const {
  const std::size_t size = slots_.size();
  if (size == 0) return none;
  for (std::size_t i = hash_of(norm) & (size - 1);; i = (i + 1) & (size - 1)) {
    const WordSlot slot = slots_[i];
    if (slot.word == none) return none;
    if (text_of(strings_, slot.text) == norm) return slot.word;
  }
}

bool Vocabulary::is_abbreviation(std::string_view norm) const {
  const std::uint32_t word = find(norm);
  if (word == none) return false;
  for (std::size_t i = 0; i < abbreviations_.size(); ++i) {
    if (abbreviations_[i] == word) return true;
  }
  return false;
}

}  // namespace parley::lexicon
