/// @file pack/words.h
/// @brief The words of a language while it is compiled: ids, classes, lemmas, phrases, contractions.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pack/pattern.h"
#include "pack/records.h"
#include "pack/writer.h"

namespace parley::pack {

/// Takes the records `lemmas`, `classes`, `phrases`, `contractions`, `abbreviations`:
///
///     lemmas                         classes                    phrases
///       read: reads reading            pet: dear <honey>          soon: soon | as soon as possible
class Words {
 public:
  void add(const std::vector<Record>& records, std::vector<Problem>& problems);
  /// The id of a word, made if new.
  std::uint32_t word(std::string_view norm);
  /// The class symbol of a lemma or a class; `none` where there is no such name.
  [[nodiscard]] std::uint32_t lemma(std::string_view name) const;
  [[nodiscard]] std::uint32_t word_class(std::string_view name) const;
  /// A class of exactly these words, made if new.
  std::uint32_t class_of(const std::set<std::string>& members);
  /// The pattern a phrase stands for, or nullptr.
  [[nodiscard]] const Node* phrase(std::string_view name) const;
  /// The symbol of a word; valid once no further class is made (see `seal`).
  [[nodiscard]] std::uint32_t symbol(std::uint32_t word) const;
  /// Fixes the number of classes, so that word symbols are known.
  void seal() { sealed_ = true; }
  [[nodiscard]] std::uint32_t symbols() const;
  /// How large a part of the sample texts has each symbol, from 0 to 1; the built-in kinds by rule of thumb.
  /// Only for choosing between ways that are right either way: words are told apart by their letters alone.
  [[nodiscard]] std::vector<double> weights(const std::vector<std::string>& samples) const;
  void write(Writer& writer) const;

 private:
  std::uint32_t add_class(const std::set<std::string>& members);
  std::set<std::string> members(const Field& field, const std::string& file,
                                std::vector<Problem>& problems) const;

  std::map<std::string, std::uint32_t, std::less<>> ids_;
  std::vector<std::string> names_;
  std::map<std::string, std::set<std::string>, std::less<>> lemma_forms_;
  std::map<std::string, std::uint32_t, std::less<>> lemmas_;
  std::map<std::string, std::uint32_t, std::less<>> classes_;
  std::map<std::set<std::string>, std::uint32_t> by_members_;
  std::vector<std::set<std::uint32_t>> class_words_;
  std::map<std::string, Node, std::less<>> phrases_;
  std::map<std::uint32_t, std::vector<std::uint32_t>> contractions_;
  std::set<std::uint32_t> abbreviations_;
  bool sealed_ = false;
};

}  // namespace parley::pack
