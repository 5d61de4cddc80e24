#include "pack/detect.h"

#include <cstdlib>
#include <string>

#include "lexicon/detect.h"

namespace parley::pack {
namespace {

int value_of(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+') return 62;
  return c == '/' ? 63 : -1;
}

/// Appends the bytes of base64 text; false where it has a foreign character.
bool decode(std::string_view text, unsigned& buffer, int& filled, std::vector<std::byte>& out) {
  for (const char c : text) {
    if (c == '=') return true;
    const int value = value_of(c);
    if (value < 0) return false;
    buffer = (buffer << 6 | static_cast<unsigned>(value)) & 0xFFFFFFU;
    filled += 6;
    if (filled < 8) continue;
    filled -= 8;
    out.push_back(static_cast<std::byte>(buffer >> filled & 0xFFU));
  }
  return true;
}

}  // namespace

void write_detection(const std::filesystem::path& locales, Writer& writer, std::vector<Problem>& problems) {
  std::vector<lexicon::ModelRow> rows;
  std::vector<std::byte> weights;
  for (const Record& record : read_records(locales / "detect", problems)) {
    const auto complain = [&](const std::string& what) {
      problems.push_back({record.file, record.line, what});
    };
    if (record.type != "detect") {
      complain("expected a record `detect`");
      continue;
    }
    lexicon::ModelRow row;
    row.name = writer.text(record.name);
    row.languages = writer.text(record.get("languages").value_or(""));
    row.bits = static_cast<std::uint32_t>(
        std::strtoul(std::string(record.get("bits").value_or("0")).c_str(), nullptr, 10));
    row.step = std::strtof(std::string(record.get("step").value_or("0")).c_str(), nullptr);
    row.first = static_cast<std::uint32_t>(weights.size());
    unsigned buffer = 0;
    int filled = 0;
    for (const std::string_view line : record.all("weights")) {
      if (!decode(line, buffer, filled, weights)) complain("weights: not base64");
    }
    row.size = static_cast<std::uint32_t>(weights.size()) - row.first;
    const std::size_t languages = words_of(record.get("languages").value_or("")).size();
    const std::size_t nibbles = row.bits <= 16 ? (languages << row.bits) : 0;
    if (nibbles == 0 || row.size != (nibbles + 1) / 2)
      complain("weights: there must be one for each bucket and language");
    rows.push_back(row);
  }
  writer.table("det.model", rows);
  writer.bytes("det.weight", weights);
}

}  // namespace parley::pack
