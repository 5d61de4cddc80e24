/// @file api/kits.h
/// @brief The time room's kits, one a language, made when first asked for.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "lexicon/language.h"
#include "time/kit.h"

namespace parley::api {

class Kits {
 public:
  /// The kit of a language; nullptr where its pack or `common` is not loaded.
  const time::Kit* find(const lexicon::Knowledge& knowledge, std::string_view tag) {
    const lexicon::Language* language = knowledge.language(tag);
    if (language == nullptr || knowledge.common() == nullptr) return nullptr;
    std::unique_ptr<time::Kit>& kit = kits_[language->tag()];
    if (!kit) kit = std::make_unique<time::Kit>(*knowledge.common(), *language);
    return kit.get();
  }
  void clear() { kits_.clear(); }

 private:
  std::map<std::string, std::unique_ptr<time::Kit>, std::less<>> kits_;
};

}  // namespace parley::api
