#include "pack/records.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace parley::pack {
namespace {

std::size_t indent_of(std::string_view line) {
  const std::size_t at = line.find_first_not_of(' ');
  return at == std::string_view::npos ? line.size() : at;
}

}  // namespace

std::optional<std::string_view> Record::get(std::string_view key) const {
  for (const Field& field : fields) {
    if (field.key == key) return field.value;
  }
  return std::nullopt;
}

std::vector<std::string_view> Record::all(std::string_view key) const {
  std::vector<std::string_view> values;
  for (const Field& field : fields) {
    if (field.key == key) values.push_back(field.value);
  }
  return values;
}

std::string_view trim(std::string_view text) {
  const std::size_t start = text.find_first_not_of(" \t\r");
  if (start == std::string_view::npos) return {};
  return text.substr(start, text.find_last_not_of(" \t\r") - start + 1);
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = text.find_first_not_of(" \t", i);
    if (start == std::string_view::npos) break;
    std::size_t end = text.find_first_of(" \t", start);
    if (end == std::string_view::npos) end = text.size();
    words.push_back(text.substr(start, end - start));
    i = end;
  }
  return words;
}

std::vector<Record> parse_records(std::string_view text, std::string_view file,
                                  std::vector<Problem>& problems) {
  std::vector<Record> records;
  std::size_t field_indent = 0;
  int number = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t stop = text.find('\n', at);
    if (stop == std::string_view::npos) stop = text.size();
    const std::string_view line = text.substr(at, stop - at);
    at = stop + 1;
    ++number;
    const std::string_view content = trim(line);
    if (content.empty() || content.front() == '#') continue;
    const std::size_t indent = indent_of(line);
    if (indent == 0) {
      const std::size_t space = content.find(' ');
      Record record;
      record.type = std::string(content.substr(0, space));
      record.name = space == std::string_view::npos ? "" : std::string(trim(content.substr(space)));
      record.file = std::string(file);
      record.line = number;
      records.push_back(std::move(record));
      field_indent = 0;
      continue;
    }
    if (records.empty()) {
      problems.push_back({std::string(file), number, "a field stands before any record"});
      continue;
    }
    Record& record = records.back();
    if (!record.fields.empty() && indent > field_indent) {
      record.fields.back().value += ' ';
      record.fields.back().value += content;
      continue;
    }
    const std::size_t colon = content.find(':');
    if (colon == std::string_view::npos) {
      problems.push_back({std::string(file), number, "expected `key: value`"});
      continue;
    }
    field_indent = indent;
    record.fields.push_back(
        {std::string(trim(content.substr(0, colon))), std::string(trim(content.substr(colon + 1))), number});
  }
  return records;
}

std::vector<Record> read_records(const std::filesystem::path& folder, std::vector<Problem>& problems) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, error)) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<Record> records;
  for (const auto& path : files) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) problems.push_back({path.string(), 0, "cannot be read"});
    for (Record& record : parse_records(text.str(), path.string(), problems))
      records.push_back(std::move(record));
  }
  return records;
}

}  // namespace parley::pack
