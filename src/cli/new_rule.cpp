#include "cli/new_rule.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "lexicon/kinds.h"
#include "pack/records.h"

namespace parley::cli {
namespace {

int refuse(const std::string& what) {
  fmt::print(stderr, "parley: error: {}\n", what);
  return 2;
}

bool is_id(const std::string& id, std::size_t dot) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
  };
  return dot != std::string::npos && dot > 0 && dot + 1 < id.size() &&
         std::all_of(id.begin(), id.end(), fits);
}

}  // namespace

int new_rule(const std::filesystem::path& locales, const std::string& language, const std::string& id) {
  const std::size_t dot = id.find('.');
  if (!is_id(id, dot)) return refuse("'" + id + "': expected kind.name, in lower case");
  const std::string kind = id.substr(0, dot);
  if (!lexicon::index_of(lexicon::kind_names, kind)) {
    std::string names;
    for (const std::string_view name : lexicon::kind_names) names += " " + std::string(name);
    return refuse("'" + kind + "' is no kind; there are:" + names);
  }
  const std::filesystem::path folder = locales / language;
  if (!std::filesystem::is_directory(folder)) return refuse(folder.string() + ": there is no such folder");
  std::vector<pack::Problem> problems;
  for (const pack::Record& record : pack::read_records(folder, problems)) {
    if (record.name == id)
      return refuse(fmt::format("{}:{}: {} is there already", record.file, record.line, id));
  }
  const std::filesystem::path file = folder / "rules" / (kind + ".txt");
  std::filesystem::create_directories(file.parent_path());
  std::ofstream out(file, std::ios::app);
  out << "\nrule " << id << "\n  kind: " << kind
      << "\n  severity: hint\n  reason: \n  pattern: \n  unless: \n  fix: \n  bad: … [what it finds] … => "
         "the text after the "
         "fix\n  bad: \n  good: \n  good: \n";
  if (!out.flush()) return refuse(file.string() + ": can't be written");
  fmt::print("{}: {} begun. Fill it in, build, then: parley rule test {}\n", file.string(), id, id);
  return 0;
}

}  // namespace parley::cli
