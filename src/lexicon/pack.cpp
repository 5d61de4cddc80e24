#include "lexicon/pack.h"

namespace parley::lexicon {
namespace {

struct Header {
  char magic[4];
  std::uint32_t version;
  std::uint32_t count;
};

struct Entry {
  char name[12];
  std::uint32_t offset;
  std::uint32_t size;
};

}  // namespace

std::optional<Pack> Pack::open(Bytes bytes) {
  if (bytes.size() < sizeof(Header)) return std::nullopt;
  Header header{};
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::string_view(header.magic, 4) != "PRLY" || header.version != pack_version) return std::nullopt;
  if ((bytes.size() - sizeof header) / sizeof(Entry) < header.count) return std::nullopt;
  Pack pack;
  const Table<Entry> entries(bytes.subspan(sizeof header));
  for (std::uint32_t i = 0; i < header.count; ++i) {
    const Entry entry = entries[i];
    if (entry.offset > bytes.size() || entry.size > bytes.size() - entry.offset) return std::nullopt;
    const char* name = reinterpret_cast<const char*>(bytes.data()) + sizeof header + i * sizeof(Entry);
    pack.sections_.push_back(
        {std::string_view(name, strnlen(name, sizeof entry.name)), bytes.subspan(entry.offset, entry.size)});
  }
  return pack;
}

Bytes Pack::section(std::string_view name) const {
  for (const Section& section : sections_) {
    if (section.name == name) return section.bytes;
  }
  return {};
}

std::optional<std::string_view> TextMap::find(std::string_view key) const {
  std::size_t low = 0;
  std::size_t high = size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    const std::string_view here = this->key(middle);
    if (here == key) return value(middle);
    if (here < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return std::nullopt;
}

}  // namespace parley::lexicon
