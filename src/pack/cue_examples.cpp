#include "pack/cue_examples.h"

#include <algorithm>

#include "lexicon/stream.h"
#include "text/utf.h"

namespace parley::pack {
namespace {

/// Whether the cue named `id` is found in a message.
bool finds(const lexicon::Language& language, const lexicon::Grammar& grammar, std::string_view id,
           std::string_view message) {
  const text::Document document = language.read(text::to_utf16(message));
  const lexicon::Stream stream(document, language.words());
  const auto matches = grammar.select(grammar.run(stream));
  return std::any_of(matches.begin(), matches.end(), [&](const lexicon::Match& match) {
    return language.text(language.cue(grammar.pattern(match.pattern).owner).id) == id;
  });
}

}  // namespace

std::size_t check_cues(const std::filesystem::path& folder, const lexicon::Language& language,
                       std::vector<Problem>& problems) {
  std::size_t examples = 0;
  for (const Record& record : read_records(folder, problems)) {
    if (record.type != "cue") continue;
    const std::string_view of = record.get("of").value_or("");
    if (of.starts_with("learned.")) continue;  // made by a program out of whole messages
    const std::size_t least = of.starts_with("place.") || of.starts_with("term.") ? 1 : 2;
    if (record.all("yes").size() < least || record.all("no").size() < least) {
      problems.push_back({record.file, record.line, record.name + ": too few examples `yes` or `no`"});
    }
    const lexicon::Grammar& grammar = of.starts_with("tone.") ? language.sounds() : language.cues();
    for (const Field& field : record.fields) {
      if (field.key != "yes" && field.key != "no") continue;
      ++examples;
      if (finds(language, grammar, record.name, field.value) == (field.key == "yes")) continue;
      problems.push_back(
          {record.file, field.line,
           record.name + (field.key == "yes" ? ": not found in: " : ": found in: ") + field.value});
    }
  }
  return examples;
}

}  // namespace parley::pack
