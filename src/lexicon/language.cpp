#include "lexicon/language.h"

namespace parley::lexicon {

Language::Language(std::string tag, const Pack& pack)
    : tag_(std::move(tag)),
      pack_(pack),
      words_(pack),
      tone_(pack, "t"),
      cues_(pack, "b"),
      sounds_(pack, "s"),
      rules_(pack.table<RuleRow>("rule")),
      fixes_(pack.table<FixRow>("fix")),
      cue_rows_(pack.table<CueRow>("cue")),
      classes_(pack.table<NamedClass>("class")),
      texts_(pack, "texts"),
      strings_(pack.section("strings")) {}

std::optional<std::uint32_t> Language::named_class(std::string_view name) const {
  // The compiler writes them sorted by name.
  std::size_t from = 0;
  for (std::size_t to = classes_.size(); from < to;) {
    const std::size_t middle = from + (to - from) / 2;
    const std::string_view found = text(classes_[middle].name);
    if (found == name) return classes_[middle].symbol;
    (found < name ? from : to) = found < name ? middle + 1 : middle;
  }
  return std::nullopt;
}

bool Language::is_of(std::string_view norm, std::string_view word_class) const {
  const std::uint32_t word = words_.find(norm);
  if (word == none) return false;
  const Range range = words_.classes().range(word);
  const auto symbol = range.begin == range.end ? std::nullopt : named_class(word_class);
  for (std::uint32_t i = range.begin; symbol && i < range.end; ++i) {
    if (words_.classes()[i] == *symbol) return true;
  }
  return false;
}

text::Document Language::read(std::u16string text) const {
  return text::Document::read(std::move(text), tag_,
                              [this](std::string_view word) { return words_.is_abbreviation(word); });
}

bool Knowledge::add(std::string_view name, Bytes bytes) {
  const std::optional<Pack> pack = Pack::open(bytes);
  if (!pack) return false;
  if (name == "common") {
    common_ = *pack;
  } else {
    languages_.insert_or_assign(std::string(name), std::make_unique<Language>(std::string(name), *pack));
  }
  return true;
}

const Language* Knowledge::language(std::string_view tag) const {
  const auto found = languages_.find(primary(tag));
  return found == languages_.end() ? nullptr : found->second.get();
}

bool Knowledge::has_pack(std::string_view tag) const {
  if (language(tag) != nullptr) return true;
  return common_ && TextMap(*common_, "languages").find(primary(tag)).has_value();
}

}  // namespace parley::lexicon
