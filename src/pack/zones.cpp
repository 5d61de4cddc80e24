#include "pack/zones.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "time/zones.h"

namespace parley::pack {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::uint32_t count_at(const std::string& data, std::size_t i) {
  std::uint32_t value = 0;
  for (std::size_t k = 0; k < 4; ++k) value = value << 8U | static_cast<unsigned char>(data[20 + 4 * i + k]);
  return value;
}

// Skips the 32-bit header and block that version 2 files begin with.
std::string data_of_64_bits(const std::string& file) {
  constexpr std::size_t head = 44;
  if (file.size() < 2 * head || file.compare(0, 4, "TZif") != 0 || file[4] < '2') return {};
  const std::size_t block = count_at(file, 0) + count_at(file, 1) + count_at(file, 2) * 8U +
                            count_at(file, 3) * 5U + count_at(file, 4) * 6U + count_at(file, 5);
  return block + head < file.size() ? file.substr(head + block) : std::string{};
}

std::string lower(std::string id) {
  for (char& c : id) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  return id;
}

std::vector<std::vector<std::string>> read_columns(const fs::path& path, char separator) {
  std::vector<std::vector<std::string>> rows;
  std::istringstream lines(read_file(path));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream cells(line);
    rows.emplace_back();
    for (std::string cell; std::getline(cells, cell, separator);) rows.back().push_back(cell);
  }
  return rows;
}

}  // namespace

ZoneIndex compile_zones(const fs::path& info, Writer& writer, std::vector<Problem>& problems) {
  ZoneIndex index;
  const auto fault = [&](const fs::path& file, const std::string& message) {
    problems.push_back({file.string(), 0, message});
  };
  std::map<std::string, std::string> countries;  // id → country
  for (const auto& row : read_columns(info / "zone.tab", '\t')) {
    if (row.size() < 3) continue;
    countries.emplace(row[2], row[0]);
    index.tab[row[0]].push_back(row[2]);
  }
  for (const auto& row : read_columns(info / "links.txt", ' ')) {  // target, alias
    if (row.size() < 2) continue;
    if (const auto found = countries.find(row[0]); found != countries.end()) {
      countries.emplace(row[1], found->second);
    }
  }
  if (index.tab.empty()) fault(info / "zone.tab", "names no country");

  const fs::path root = info / "zoneinfo";
  std::vector<std::string> ids;
  std::error_code error;
  for (const auto& entry : fs::recursive_directory_iterator(root, error)) {
    const std::string id = fs::relative(entry.path(), root, error).generic_string();
    if (entry.is_regular_file() && id != "Factory" && id != "posixrules") ids.push_back(id);
  }
  std::sort(ids.begin(), ids.end(), [](const auto& a, const auto& b) { return lower(a) < lower(b); });
  if (ids.empty()) fault(root, "holds no time zones");

  std::string data;
  std::map<std::string, std::uint32_t> places;  // a zone's bytes → where they stand in `data`
  std::vector<time::ZoneRow> rows;
  for (const std::string& id : ids) {
    const std::string bytes = data_of_64_bits(read_file(root / id));
    if (!time::Zone::read(id, std::as_bytes(std::span(bytes)))) {
      fault(root / id, "is not a TZif file that CCTZ can read");
      continue;
    }
    const auto [place, fresh] = places.emplace(bytes, static_cast<std::uint32_t>(data.size()));
    if (fresh) data += bytes;
    time::ZoneRow row;
    row.name = writer.text(id);
    row.offset = place->second;
    row.size = static_cast<std::uint32_t>(bytes.size());
    const auto country = countries.find(id);
    if (country != countries.end()) std::copy_n(country->second.begin(), 2, row.country);
    index.rows.emplace(id, rows.size());
    index.zones.push_back({id, {country == countries.end() ? "" : country->second, bytes}});
    rows.push_back(row);
  }
  const auto version = read_columns(info / "version", '\t');
  if (version.empty() || version[0].empty()) {
    fault(info / "version", "does not name the tzdata version");
  } else {
    index.version = version[0][0];
  }
  writer.table("tz.names", rows);
  writer.bytes("tz.data", std::as_bytes(std::span(data)));
  writer.bytes("tz.version", std::as_bytes(std::span(index.version)));
  return index;
}

}  // namespace parley::pack
