// Compiles locales/ into packs: parley-pack LOCALES ZONES ICU_DATA OUT. Exit 1 where a source is wrong, with
// the place.
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "pack/common.h"
#include "pack/language.h"
#include "text/icu.h"

namespace fs = std::filesystem;

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fputs("usage: parley-pack LOCALES ZONES ICU_DATA OUT\n", stderr);
    return 2;
  }
  // Words are folded as the core folds them, so ICU needs its data here too.
  struct alignas(16) Block {
    std::byte bytes[16];
  };
  std::vector<Block> icu(fs::file_size(argv[3]) / sizeof(Block) + 1);
  std::ifstream(argv[3], std::ios::binary)
      .read(reinterpret_cast<char*>(icu.data()), static_cast<std::streamsize>(fs::file_size(argv[3])));
  if (!parley::text::load_icu(std::as_bytes(std::span(icu)))) {
    std::fprintf(stderr, "%s: not this ICU's data\n", argv[3]);
    return 2;
  }
  const fs::path locales = argv[1];
  const fs::path out = argv[4];
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
