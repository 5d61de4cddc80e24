#include "support.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "text/icu.h"

namespace parley::test {

lexicon::Bytes bytes(std::string_view file) {
  struct alignas(16) Block {
    std::byte bytes[16];
  };
  static std::map<std::string, std::pair<std::vector<Block>, std::size_t>, std::less<>> loaded;
  auto found = loaded.find(file);
  if (found == loaded.end()) {
    const std::string path = std::string(PARLEY_PACK_DIR) + "/" + std::string(file);
    std::ifstream in(path, std::ios::binary | std::ios::ate);
    if (!in) {
      std::fprintf(stderr, "%s: cannot be read\n", path.c_str());
      std::exit(2);
    }
    const auto size = static_cast<std::size_t>(in.tellg());
    std::vector<Block> blocks(size / sizeof(Block) + 1);
    in.seekg(0);
    in.read(reinterpret_cast<char*>(blocks.data()), static_cast<std::streamsize>(size));
    found = loaded.emplace(file, std::pair{std::move(blocks), size}).first;
  }
  return {reinterpret_cast<const std::byte*>(found->second.first.data()), found->second.second};
}

void load_icu() {
  if (text::load_icu(bytes("icu.dat"))) return;
  std::fputs("icu.dat: not this ICU's\n", stderr);
  std::exit(2);
}

const lexicon::Pack& pack(std::string_view name) {
  static std::map<std::string, lexicon::Pack, std::less<>> opened;
  auto found = opened.find(name);
  if (found == opened.end()) {
    const auto pack = lexicon::Pack::open(bytes(std::string(name) + ".pack"));
    if (!pack) {
      std::fprintf(stderr, "%s.pack: not a pack\n", std::string(name).c_str());
      std::exit(2);
    }
    found = opened.emplace(name, *pack).first;
  }
  return found->second;
}

}  // namespace parley::test
