#include <algorithm>
#include <map>
#include <unordered_map>

#include "template/fold.h"
#include "template/parser.h"
#include "template/search.h"
#include "template/word_match.h"

namespace parley::templates {
namespace {

/// The text a reader sees, whatever branch is taken, and the names of variables.
void collect_text(const Message& message, std::u16string& out) {
  for (const Part& part : message.parts) {
    if (part.kind == PartKind::text) {
      out += part.text;
    } else if (part.kind == PartKind::argument) {
      const Argument& argument = message.arguments[part.argument];
      out += u" ";
      for (const char16_t c : argument.name) out.push_back(c == u'_' ? u' ' : c);
      out += u" ";
      for (const Branch& branch : argument.branches) {
        collect_text(branch.message, out);
        out += u" ";
      }
    }
  }
}

std::u16string body_of(std::u16string_view pattern) {
  const Parsed parsed = parse(pattern);
  const bool broken =
      std::any_of(parsed.problems.begin(), parsed.problems.end(), [](const Problem& p) { return p.fatal; });
  if (broken) return std::u16string(pattern);
  std::u16string out;
  collect_text(parsed.message, out);
  return out;
}

}  // namespace

Library::Library(std::span<const Template> templates) {
  std::map<std::u16string, std::vector<Place>> index;
  std::unordered_map<std::u16string, std::vector<Place>*> known;
  const auto add = [&](std::uint32_t entry, Field field, std::u16string_view text) {
    std::u16string folded;
    std::uint32_t count = 0;
    for (SearchWord& word : search_words(text)) {
      if (!word.tail) {
        if (!folded.empty()) folded.push_back(u' ');
        folded += word.folded;
        ++count;
      }
      auto& places = known[word.folded];
      if (places == nullptr) places = &index[std::move(word.folded)];
      if (places->empty() || places->back().entry != entry) places->push_back({entry, 0});
      places->back().fields = static_cast<std::uint8_t>(places->back().fields | field);
    }
    return std::pair(std::move(folded), count);
  };
  entries_.reserve(templates.size());
  for (const Template& source : templates) {
    const auto number = static_cast<std::uint32_t>(entries_.size());
    Entry entry{source.id,
                text::to_utf16(source.title),
                {},
                {},
                source.lang,
                source.intents,
                source.tags,
                source.uses,
                0};
    std::tie(entry.folded_title, entry.title_words) = add(number, title, entry.title);
    entry.folded_shortcut = add(number, shortcut, text::to_utf16(source.shortcut)).first;
    for (const std::string& word : source.tags) (void)add(number, tag, text::to_utf16(word));
    for (const std::string& word : source.intents) (void)add(number, intent, text::to_utf16(word));
    (void)add(number, body, body_of(text::to_utf16(source.pattern)));
    most_uses_ = std::max(most_uses_, source.uses);
    entries_.push_back(std::move(entry));
  }
  words_.reserve(index.size());
  for (const auto& [word, places] : index) {
    words_.push_back({static_cast<std::uint32_t>(letters_.size()), static_cast<std::uint32_t>(word.size()),
                      letter_mask(word), static_cast<std::uint32_t>(places_.size()),
                      static_cast<std::uint32_t>(places.size())});
    letters_ += word;
    places_.insert(places_.end(), places.begin(), places.end());
  }
}

}  // namespace parley::templates
