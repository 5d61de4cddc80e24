#include "pack/language.h"

#include <map>

#include "pack/rules.h"
#include "pack/words.h"
#include "pack/writer.h"

namespace parley::pack {
namespace {

// `reason` gives `reason.<id>.title` and `.why`; `texts` give their fields as they stand, `text` its value.
std::map<std::string, std::string> texts_of(const std::vector<Record>& records,
                                            std::vector<Problem>& problems) {
  std::map<std::string, std::string> texts;
  const auto put = [&](const std::string& key, const Record& record, const Field& field) {
    if (!texts.emplace(key, field.value).second)
      problems.push_back({record.file, field.line, key + " is there twice"});
  };
  for (const Record& record : records) {
    for (const Field& field : record.fields) {
      if (record.type == "reason") put("reason." + record.name + "." + field.key, record, field);
      if (record.type == "text" && field.key == "value") put(record.name, record, field);
      if (record.type == "texts")
        put((record.name.empty() ? "" : record.name + ".") + field.key, record, field);
    }
  }
  return texts;
}

}  // namespace

bool parse_example(const Field& field, Example& example, std::string& error) {
  example = {};
  example.line = field.line;
  std::string_view value = field.value;
  const std::size_t arrow = value.find(" => ");
  if (arrow != std::string_view::npos) {
    example.fixed = std::string(trim(value.substr(arrow + 4)));
    value = trim(value.substr(0, arrow));
  }
  bool open = false;
  bool closed = false;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '\\' && i + 1 < value.size()) {
      ++i;
      example.text.push_back(value[i] == 'n' ? '\n' : value[i]);
    } else if (value[i] == '[' && !open) {
      open = true;
      example.start = example.text.size();
    } else if (value[i] == ']' && open && !closed) {
      closed = true;
      example.end = example.text.size();
    } else {
      example.text.push_back(value[i]);
    }
  }
  for (std::size_t at = example.fixed.find("\\n"); at != std::string::npos; at = example.fixed.find("\\n")) {
    example.fixed.replace(at, 2, "\n");
  }
  if (open != closed) error = "an opening bracket without its closing one";
  return error.empty();
}

std::set<std::string> reason_ids(const std::filesystem::path& folder, std::vector<Problem>& problems) {
  std::set<std::string> ids;
  for (const Record& record : read_records(folder, problems)) {
    if (record.type == "reason") ids.insert(record.name);
  }
  return ids;
}

std::string compile_language(const std::filesystem::path& folder, const std::set<std::string>& reasons,
                             std::vector<Problem>& problems) {
  const std::vector<Record> records = read_records(folder, problems);
  static const std::set<std::string> known = {"rule",         "check",         "cue",     "reason",
                                              "texts",        "lemmas",        "classes", "phrases",
                                              "contractions", "abbreviations", "term",    "text"};
  for (const Record& record : records) {
    if (!known.contains(record.type))
      problems.push_back({record.file, record.line, "no record type '" + record.type + "'"});
    if (record.type != "reason") continue;
    if (!reasons.contains(record.name))
      problems.push_back({record.file, record.line, "English has no reason " + record.name});
    for (const std::string_view key : {"title", "why"}) {
      if (!record.get(key))
        problems.push_back({record.file, record.line, record.name + ": " + std::string(key) + " is missing"});
    }
  }
  Words words;
  words.add(records, problems);
  Rules rules(records, reasons, words, problems);
  words.seal();
  Writer writer;
  words.write(writer);
  rules.write(writer);
  writer.map("texts", texts_of(records, problems));
  return writer.finish();
}

}  // namespace parley::pack
