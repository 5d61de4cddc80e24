#include "buyer/language.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

#include "lexicon/detect.h"

namespace parley::buyer {
namespace {

enum Script : std::size_t { latin, cyrillic, greek, hebrew, arabic, thai, hangul, kana, han, scripts };

Script script_of(char16_t c) {
  if (c < 0x0250 || (c >= 0x1E00 && c < 0x1F00)) return latin;
  if (c < 0x0370) return scripts;
  if (c < 0x0400 || (c >= 0x1F00 && c < 0x2000)) return greek;
  if (c < 0x0530) return cyrillic;
  if (c >= 0x0590 && c < 0x0600) return hebrew;
  if (c >= 0x0600 && c < 0x0780) return arabic;
  if (c >= 0x0E00 && c < 0x0E80) return thai;
  if ((c >= 0xAC00 && c < 0xD7B0) || (c >= 0x1100 && c < 0x1200) || (c >= 0x3130 && c < 0x3190))
    return hangul;
  if (c >= 0x3040 && c < 0x3100) return kana;
  if (c >= 0x3400 && c < 0xA000) return han;
  return scripts;
}

bool apostrophe(char16_t c) {
  return c == u'\'' || c == u'’' || c == u'‘' || c == u'ʼ';
}
bool white(char16_t c) {
  return u_isUWhiteSpace(c) != 0;
}

/// Words in small letters, each of one script; what is longer than this many words is not looked at.
constexpr std::size_t most_words = 800;
constexpr std::size_t longest_word = 40;

struct Word {
  std::u16string text;
  Script script = scripts;
};

/// A chunk between spaces that is a link, an address or a code ("B07XJ8", "etsy.com/shop").
bool opaque(std::u16string_view chunk) {
  if (chunk.size() > 200) return false;
  if (chunk.find(u'@') != std::u16string_view::npos || chunk.find(u"://") != std::u16string_view::npos)
    return true;
  bool digit = false;
  bool letter = false;
  for (std::size_t i = 0; i < chunk.size(); ++i) {
    if (script_of(chunk[i]) != latin) return false;
    digit = digit || u_isdigit(chunk[i]) != 0;
    letter = letter || u_isalpha(chunk[i]) != 0;
    if (chunk[i] == u'.' && i > 0 && i + 1 < chunk.size() && u_isalpha(chunk[i - 1]) &&
        u_isalpha(chunk[i + 1]))
      return true;
  }
  return digit && letter;
}

std::vector<Word> words_of(std::u16string_view text) {
  std::vector<Word> words;
  std::size_t at = 0;
  while (at < text.size() && words.size() < most_words) {
    if (white(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && !white(text[end])) ++end;
    const std::u16string_view chunk = text.substr(at, end - at);
    at = end;
    if (opaque(chunk)) continue;
    Word word;
    const auto finish = [&] {
      while (!word.text.empty() && word.text.back() == u'\'') word.text.pop_back();
      if (!word.text.empty()) words.push_back(std::move(word));
      word = {};
    };
    for (const char16_t c : chunk) {
      const Script script = u_isalpha(c) != 0 ? script_of(c) : scripts;
      if (script == scripts) {
        if (apostrophe(c) && !word.text.empty()) {
          word.text.push_back(u'\'');
        } else if ((static_cast<std::uint32_t>(u_getIntPropertyValue(c, UCHAR_GENERAL_CATEGORY_MASK)) &
                    U_GC_M_MASK) != 0 &&
                   !word.text.empty()) {
          word.text.push_back(c);
        } else {
          finish();
        }
        continue;
      }
      if (!word.text.empty() && (word.script != script || word.text.size() >= longest_word)) finish();
      word.script = script;
      word.text.push_back(static_cast<char16_t>(u_tolower(c)));
    }
    finish();
  }
  return words;
}

std::uint32_t hash_of(std::u16string_view text, std::uint32_t salt) {
  std::uint32_t hash = 2166136261U ^ salt;
  for (const char16_t c : text) hash = (hash ^ c) * 16777619U;
  return hash ^ hash >> 15;
}

/// A model opened: adds up the weights of words' features (the same as in locales/refresh/detect.mjs).
class Model {
 public:
  static std::optional<Model> open(const lexicon::Pack& common, std::string_view name) {
    const auto rows = common.table<lexicon::ModelRow>("det.model");
    const lexicon::Bytes strings = common.section("strings");
    const lexicon::Bytes weights = common.section("det.weight");
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const lexicon::ModelRow row = rows[i];
      if (lexicon::text_of(strings, row.name) != name) continue;
      if (row.first > weights.size() || row.size > weights.size() - row.first) return std::nullopt;
      Model model;
      model.weights_ = weights.subspan(row.first, row.size);
      model.mask_ = (1U << row.bits) - 1;
      model.step_ = static_cast<double>(row.step);
      std::string_view tags = lexicon::text_of(strings, row.languages);
      while (!tags.empty()) {
        const std::size_t space = std::min(tags.find(' '), tags.size());
        model.tags_.push_back(tags.substr(0, space));
        tags.remove_prefix(std::min(space + 1, tags.size()));
      }
      model.scores_.assign(model.tags_.size(), 0);
      if (((std::size_t{model.mask_} + 1) * model.tags_.size() + 1) / 2 > row.size) return std::nullopt;
      return model;
    }
    return std::nullopt;
  }

  void add(std::u16string_view word) {
    std::u16string padded = u"_";
    padded += word;
    padded += u'_';
    const std::u16string_view view = padded;
    for (std::uint32_t n = 1; n <= 4; ++n) {
      for (std::size_t i = 0; i + n <= view.size(); ++i) {
        if (n > 1 || view[i] != u'_') count(hash_of(view.substr(i, n), n));
      }
    }
    if (word.size() >= 3 && word.size() <= 8) count(hash_of(word, 77));
  }

  [[nodiscard]] Detected best() const {
    const auto top = std::max_element(scores_.begin(), scores_.end());
    if (top == scores_.end()) return {};
    double sum = 0;
    for (const int score : scores_) sum += std::exp(step_ * (score - *top));
    return {std::string(tags_[static_cast<std::size_t>(top - scores_.begin())]), 1 / sum};
  }

 private:
  void count(std::uint32_t hash) {
    const std::size_t first = std::size_t{hash & mask_} * tags_.size();
    for (std::size_t k = 0; k < tags_.size(); ++k) {
      const auto byte = static_cast<unsigned>(weights_[(first + k) / 2]);
      const int nibble = static_cast<int>((first + k) % 2 == 0 ? byte & 15U : byte >> 4);
      scores_[k] += nibble >= 8 ? nibble - 16 : nibble;
    }
  }

  lexicon::Bytes weights_;
  std::uint32_t mask_ = 0;
  double step_ = 0;
  std::vector<std::string_view> tags_;
  std::vector<int> scores_;
};

Detected by_model(const std::vector<Word>& words, Script script, std::string_view name,
                  const lexicon::Pack& common) {
  std::optional<Model> model = Model::open(common, name);
  if (!model) return {};
  for (const Word& word : words) {
    if (word.script == script) model->add(word.text);
  }
  Detected found = model->best();
  // Below this the answer is a guess among many; a wrong language is worse than none.
  constexpr double floor = 0.3;
  if (found.confidence < floor) return {"und", found.confidence};
  return found;
}

/// Persian and Urdu write Arabic script with letters that Arabic has not.
Detected arabic_script(const std::vector<Word>& words) {
  for (const Word& word : words) {
    if (word.script == arabic && word.text.find_first_of(u"پچژگکیےٹڈڑں") != std::u16string::npos)
      return {"und", 0.5};
  }
  return {"ar", 1};
}

}  // namespace

Detected detect(std::u16string_view text, const lexicon::Pack& common) {
  const std::vector<Word> words = words_of(text);
  std::array<std::size_t, scripts> letters{};
  for (const Word& word : words) {
    // A syllable or an ideograph says about as much as three letters.
    const bool dense = word.script == hangul || word.script == kana || word.script == han;
    letters[word.script] += word.text.size() * (dense ? 3 : 1);
  }
  const std::size_t japanese = letters[kana];
  // Japanese text has kana all through; Chinese has の or a brand at most.
  if (japanese > 0 && japanese * 10 >= letters[han]) letters[kana] += letters[han];
  const auto top = std::max_element(letters.begin(), letters.end());
  if (*top < 2) return {};
  switch (static_cast<Script>(top - letters.begin())) {
    case hangul:
      return {"ko", 1};
    case kana:
      return {"ja", 1};
    case greek:
      return {"el", 1};
    case hebrew:
      return {"he", 1};
    case thai:
      return {"th", 1};
    case arabic:
      return arabic_script(words);
    case cyrillic:
      return by_model(words, cyrillic, "cyrillic", common);
    case han:
      return by_model(words, han, "han", common);
    case latin:
      return by_model(words, latin, "latin", common);
    case scripts:
      break;
  }
  return {};
}

Detected detect(std::u16string_view text, const lexicon::Knowledge& knowledge) {
  const Detected found = knowledge.common() != nullptr ? detect(text, *knowledge.common()) : Detected{};
  constexpr double sure = 0.9;
  const lexicon::Language* english = knowledge.language("en");
  if (english == nullptr || found.tag == "en" || found.confidence >= sure) return found;
  std::size_t words = 0;
  std::size_t known = 0;
  for (const Word& word : words_of(text)) {
    if (word.script != latin) return found;
    ++words;
    if (english->words().find(text::normalise(word.text)) != lexicon::none) ++known;
  }
  // Cognates and names are shared: one word in six may be foreign, and a single short word proves nothing.
  constexpr double enough_for_one = 0.93;
  if (words == 0 || known * 6 < words * 5 ||
      (words == 1 && (text.size() < 3 || found.confidence >= enough_for_one)))
    return found;
  return {"en", 0.6};
}

}  // namespace parley::buyer
