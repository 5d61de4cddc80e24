// Compiles locales/ into packs: parley-pack LOCALES ZONES OUT. Exit 1 where a source is wrong, with the place.
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "pack/common.h"
#include "pack/language.h"

namespace fs = std::filesystem;

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("usage: parley-pack LOCALES ZONES OUT\n", stderr);
    return 2;
  }
  const fs::path locales = argv[1];
  const fs::path out = argv[3];
  std::vector<parley::pack::Problem> problems;
  const auto save = [&](const std::string& name, const std::string& pack) {
    std::ofstream file(out / (name + ".pack"), std::ios::binary);
    file.write(pack.data(), static_cast<std::streamsize>(pack.size()));
    if (!file) problems.push_back({(out / name).string(), 0, "cannot be written"});
  };
  fs::create_directories(out);
  const auto reasons = parley::pack::reason_ids(locales / "en", problems);
  save("common", parley::pack::compile_common(locales, argv[2], problems));
  for (const auto& language : parley::pack::languages(locales)) {
    save(language, parley::pack::compile_language(locales / language, reasons, problems));
  }
  for (const auto& problem : problems) {
    std::fprintf(stderr, "%s:%d: error: %s\n", problem.file.c_str(), problem.line, problem.message.c_str());
  }
  return problems.empty() ? 0 : 1;
}
