/// @file pack/writer.h
/// @brief Writes the container that lexicon/pack.h views.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "lexicon/pack.h"

namespace parley::pack {

class Writer {
 public:
  /// Puts text once into the shared `strings` section.
  lexicon::TextRef text(std::string_view value);
  /// Adds a section of fixed-size records; names are at most 12 bytes and unique.
  template <class T>
  void table(std::string_view name, std::span<const T> rows) {
    static_assert(std::is_trivially_copyable_v<T>);
    bytes(name, std::as_bytes(rows));
  }
  template <class T>
  void table(std::string_view name, const std::vector<T>& rows) {
    table(name, std::span<const T>(rows));
  }
  /// Adds lists of different lengths: their rows, and `<name>of` with one offset more than there are lists.
  template <class T>
  void lists(std::string_view name, const std::vector<std::vector<T>>& lists) {
    std::vector<T> rows;
    std::vector<std::uint32_t> offsets{0};
    for (const auto& list : lists) {
      rows.insert(rows.end(), list.begin(), list.end());
      offsets.push_back(static_cast<std::uint32_t>(rows.size()));
    }
    table(name, rows);
    table(std::string(name) + "of", offsets);
  }
  void bytes(std::string_view name, std::span<const std::byte> data);
  /// Adds a lexicon::TextMap.
  void map(std::string_view name, const std::map<std::string, std::string>& values);
  /// The finished pack.
  [[nodiscard]] std::string finish();

 private:
  std::string strings_;
  std::map<std::string, lexicon::TextRef, std::less<>> interned_;
  std::vector<std::pair<std::string, std::string>> sections_;
};

}  // namespace parley::pack
