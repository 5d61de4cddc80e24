#include "pack/writer.h"

#include <cstring>

namespace parley::pack {

lexicon::TextRef Writer::text(std::string_view value) {
  if (const auto found = interned_.find(value); found != interned_.end()) return found->second;
  const lexicon::TextRef ref{static_cast<std::uint32_t>(strings_.size()),
                             static_cast<std::uint32_t>(value.size())};
  strings_.append(value);
  interned_.emplace(value, ref);
  return ref;
}

void Writer::bytes(std::string_view name, std::span<const std::byte> data) {
  sections_.emplace_back(name, std::string(reinterpret_cast<const char*>(data.data()), data.size()));
}

void Writer::map(std::string_view name, const std::map<std::string, std::string>& values) {
  std::vector<lexicon::TextMap::Pair> pairs;
  for (const auto& [key, value] : values) pairs.push_back({text(key), text(value)});
  table(name, pairs);
}

std::string Writer::finish() {
  sections_.emplace_back("strings", strings_);
  struct Entry {
    char name[12];
    std::uint32_t offset;
    std::uint32_t size;
  };
  const auto put = [](std::string& out, const auto& value) {
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
  };
  std::string out = "PRLY";
  put(out, lexicon::pack_version);
  put(out, static_cast<std::uint32_t>(sections_.size()));
  std::size_t at = out.size() + sections_.size() * sizeof(Entry);
  std::string body;
  const std::size_t head = at;
  for (const auto& [name, data] : sections_) {
    while ((head + body.size()) % 8 != 0) body.push_back('\0');
    Entry entry{};
    std::memcpy(entry.name, name.data(), std::min(name.size(), sizeof entry.name));
    entry.offset = static_cast<std::uint32_t>(head + body.size());
    entry.size = static_cast<std::uint32_t>(data.size());
    put(out, entry);
    body += data;
  }
  return out + body;
}

}  // namespace parley::pack
