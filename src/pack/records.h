/// @file pack/records.h
/// @brief Reads the one source format of `locales/`: records.
///
///     # a comment
///     rule blame.did_not_read          a record: its type and its name
///       kind: blame                    an indented field; a field may be repeated
///       why: A long text may go on
///          on a deeper indented line.
///
/// A record ends where the next unindented line begins. Everything is UTF-8.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parley::pack {

struct Field {
  std::string key;
  std::string value;
  int line = 0;
};

struct Record {
  std::string type;
  std::string name;
  std::string file;  ///< as given, for messages
  int line = 0;
  std::vector<Field> fields;

  /// The first value of a field, or nothing.
  [[nodiscard]] std::optional<std::string_view> get(std::string_view key) const;
  /// All values of a repeated field, in order.
  [[nodiscard]] std::vector<std::string_view> all(std::string_view key) const;
};

/// A fault in a source file: what and where, for people.
struct Problem {
  std::string file;
  int line = 0;
  std::string message;
};

/// Parses one file's text; faults are added to `problems`.
[[nodiscard]] std::vector<Record> parse_records(std::string_view text, std::string_view file,
                                                std::vector<Problem>& problems);
/// Reads and parses every `*.txt` below a folder, in path order.
[[nodiscard]] std::vector<Record> read_records(const std::filesystem::path& folder,
                                               std::vector<Problem>& problems);
/// Splits at white space.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view text);
/// Without white space at both ends.
[[nodiscard]] std::string_view trim(std::string_view text);

}  // namespace parley::pack
