#include "pack/words.h"

#include <algorithm>
#include <cassert>
#include <cctype>

#include "lexicon/format.h"
#include "lexicon/vocabulary.h"
#include "text/utf.h"

namespace parley::pack {
namespace {

std::string norm_of(std::string_view word) {
  return text::normalise(text::to_utf16(word));
}

}  // namespace

std::uint32_t Words::word(std::string_view norm) {
  if (const auto found = ids_.find(norm); found != ids_.end()) return found->second;
  const auto id = static_cast<std::uint32_t>(names_.size());
  names_.emplace_back(norm);
  ids_.emplace(norm, id);
  return id;
}

std::uint32_t Words::add_class(const std::set<std::string>& members) {
  assert(!sealed_);
  std::set<std::uint32_t> words;
  for (const std::string& member : members) words.insert(word(member));
  class_words_.push_back(std::move(words));
  return lexicon::first_class + static_cast<std::uint32_t>(class_words_.size()) - 1;
}

std::uint32_t Words::class_of(const std::set<std::string>& members) {
  if (const auto found = by_members_.find(members); found != by_members_.end()) return found->second;
  const std::uint32_t symbol = add_class(members);
  by_members_.emplace(members, symbol);
  return symbol;
}

std::uint32_t Words::lemma(std::string_view name) const {
  const auto found = lemmas_.find(name);
  return found == lemmas_.end() ? lexicon::none : found->second;
}

std::uint32_t Words::word_class(std::string_view name) const {
  const auto found = classes_.find(name);
  return found == classes_.end() ? lexicon::none : found->second;
}

const Node* Words::phrase(std::string_view name) const {
  const auto found = phrases_.find(name);
  return found == phrases_.end() ? nullptr : &found->second;
}

std::uint32_t Words::symbol(std::uint32_t word) const {
  assert(sealed_);
  return lexicon::first_class + static_cast<std::uint32_t>(class_words_.size()) + word;
}

std::uint32_t Words::symbols() const {
  return lexicon::first_class + static_cast<std::uint32_t>(class_words_.size() + names_.size());
}

std::set<std::string> Words::members(const Field& field, const std::string& file,
                                     std::vector<Problem>& problems) const {
  std::set<std::string> out;
  for (const std::string_view word : words_of(field.value)) {
    if (word.size() > 2 && word.front() == '<' && word.back() == '>') {
      const auto forms = lemma_forms_.find(word.substr(1, word.size() - 2));
      if (forms == lemma_forms_.end()) {
        problems.push_back({file, field.line, "no lemma " + std::string(word)});
      } else {
        out.insert(forms->second.begin(), forms->second.end());
      }
    } else {
      out.insert(norm_of(word));
    }
  }
  return out;
}

void Words::add(const std::vector<Record>& records, std::vector<Problem>& problems) {
  for (const Record& record : records) {
    if (record.type != "lemmas") continue;
    for (const Field& field : record.fields) {
      std::set<std::string> forms = members(field, record.file, problems);
      forms.insert(norm_of(field.key));
      lemma_forms_[field.key].insert(forms.begin(), forms.end());
    }
  }
  for (const auto& [name, forms] : lemma_forms_) lemmas_.emplace(name, class_of(forms));
  for (const Record& record : records) {
    for (const Field& field : record.fields) {
      if (record.type == "classes") {
        if (!classes_.emplace(field.key, class_of(members(field, record.file, problems))).second) {
          problems.push_back({record.file, field.line, "class " + field.key + " is defined twice"});
        }
      } else if (record.type == "phrases") {
        std::string error;
        phrases_.emplace(field.key, parse_pattern(field.value, error));
        if (!error.empty()) problems.push_back({record.file, field.line, error});
      } else if (record.type == "contractions") {
        std::vector<std::uint32_t>& parts = contractions_[word(norm_of(field.key))];
        parts.clear();
        for (const std::string_view part : words_of(field.value)) parts.push_back(word(norm_of(part)));
      } else if (record.type == "abbreviations") {
        for (const std::string_view each : words_of(field.value)) abbreviations_.insert(word(norm_of(each)));
      }
    }
  }
}

std::vector<double> Words::weights(const std::vector<std::string>& samples) const {
  std::vector<std::vector<std::uint32_t>> classes(names_.size());
  for (std::uint32_t c = 0; c < class_words_.size(); ++c) {
    for (const std::uint32_t member : class_words_[c]) classes[member].push_back(lexicon::first_class + c);
  }
  std::vector<double> out(symbols());
  for (const std::string& sample : samples) {
    std::set<std::uint32_t> there;
    const std::string norm = norm_of(sample);
    const auto in_word = [](char c) {
      return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '\'' || c < 0;
    };
    for (auto from = norm.begin(); from != norm.end();) {
      from = std::find_if(from, norm.end(), in_word);
      const auto to = std::find_if_not(from, norm.end(), in_word);
      const auto found = ids_.find(std::string(from, to));
      from = to;
      if (found == ids_.end()) continue;
      std::vector<std::uint32_t> parts{found->second};
      if (const auto apart = contractions_.find(found->second); apart != contractions_.end())
        parts = apart->second;
      for (const std::uint32_t part : parts) {
        there.insert(symbol(part));
        there.insert(classes[part].begin(), classes[part].end());
      }
    }
    for (const std::uint32_t one : there) out[one] += 1.0 / static_cast<double>(samples.size());
  }
  // What no sample has may still come, the larger classes sooner.
  for (std::uint32_t c = 0; c < class_words_.size(); ++c)
    out[lexicon::first_class + c] += 1e-4 * static_cast<double>(class_words_[c].size());
  for (std::uint32_t w = 0; w < names_.size(); ++w) out[symbol(w)] += 1e-4;
  constexpr double rare = 0.1;
  constexpr double frequent = 0.9;
  for (std::uint32_t kind = 0; kind < lexicon::first_class; ++kind) out[kind] = rare;
  for (const auto kind : {lexicon::Builtin::any, lexicon::Builtin::word, lexicon::Builtin::first,
                          lexicon::Builtin::end_mark, lexicon::Builtin::capitalised}) {
    out[static_cast<std::uint32_t>(kind)] = frequent;
  }
  return out;
}

void Words::write(Writer& writer) const {
  std::size_t size = 16;
  while (size < names_.size() * 2) size *= 2;
  std::vector<lexicon::WordSlot> slots(size);
  for (std::uint32_t id = 0; id < names_.size(); ++id) {
    std::size_t at = lexicon::hash_of(names_[id]) & (size - 1);
    while (slots[at].word != lexicon::none) at = (at + 1) & (size - 1);
    slots[at] = {writer.text(names_[id]), id};
  }
  writer.table("words", slots);
  std::vector<std::vector<std::uint32_t>> classes(names_.size());
  for (std::uint32_t c = 0; c < class_words_.size(); ++c) {
    for (const std::uint32_t member : class_words_[c]) classes[member].push_back(lexicon::first_class + c);
  }
  writer.lists("word.cls", classes);
  std::vector<std::vector<std::uint32_t>> parts(names_.size());
  for (const auto& [id, list] : contractions_) parts[id] = list;
  writer.lists("word.con", parts);
  std::vector<lexicon::NamedClass> named;
  for (const auto& [name, symbol] : classes_) named.push_back({writer.text(name), symbol});
  writer.table("class", named);
  writer.table("abbrev", std::vector<std::uint32_t>(abbreviations_.begin(), abbreviations_.end()));
  writer.table("firstword", std::vector<std::uint32_t>{lexicon::first_class +
                                                       static_cast<std::uint32_t>(class_words_.size())});
}

}  // namespace parley::pack
