/// @file lexicon/pack.h
/// @brief The container of compiled knowledge: named sections over bytes, viewed in place.
///
/// Layout, little endian: "PRLY" u32 version, u32 count, then per section char name[12], u32 offset, u32
/// size; every section starts at a multiple of 8. Opening one checks the table once and copies nothing.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace parley::lexicon {

using Bytes = std::span<const std::byte>;

inline constexpr std::uint32_t pack_version = 1;

/// Fixed-size records inside a section, read by copy (no alignment or aliasing to get wrong).
template <class T>
class Table {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  Table() = default;
  explicit Table(Bytes bytes) : bytes_(bytes) {}
  [[nodiscard]] std::size_t size() const { return bytes_.size() / sizeof(T); }
  [[nodiscard]] T operator[](std::size_t i) const {
    T value;
    std::memcpy(&value, bytes_.data() + i * sizeof(T), sizeof(T));
    return value;
  }

 private:
  Bytes bytes_;
};

class Pack {
 public:
  /// Empty where `bytes` is not a whole pack of this version. The bytes must outlive the Pack.
  static std::optional<Pack> open(Bytes bytes);
  /// A section's bytes; empty where the pack has none of that name.
  [[nodiscard]] Bytes section(std::string_view name) const;
  template <class T>
  [[nodiscard]] Table<T> table(std::string_view name) const {
    return Table<T>(section(name));
  }

 private:
  struct Section {
    std::string_view name;
    Bytes bytes;
  };
  std::vector<Section> sections_;
};

/// A reference to text inside a strings section.
struct TextRef {
  std::uint32_t offset = 0;
  std::uint32_t size = 0;
};

/// The text a reference names; empty where it lies outside.
[[nodiscard]] inline std::string_view text_of(Bytes strings, TextRef ref) {
  if (ref.offset > strings.size() || ref.size > strings.size() - ref.offset) return {};
  return {reinterpret_cast<const char*>(strings.data()) + ref.offset, ref.size};
}

/// A sorted key → value map of texts: two sections, `<name>` (pairs of TextRef, sorted by key bytes) and
/// `strings`.
class TextMap {
 public:
  TextMap() = default;
  TextMap(const Pack& pack, std::string_view name)
      : pairs_(pack.table<Pair>(name)), strings_(pack.section("strings")) {}
  [[nodiscard]] std::optional<std::string_view> find(std::string_view key) const;
  [[nodiscard]] std::size_t size() const { return pairs_.size(); }
  [[nodiscard]] std::string_view key(std::size_t i) const { return text_of(strings_, pairs_[i].key); }
  [[nodiscard]] std::string_view value(std::size_t i) const { return text_of(strings_, pairs_[i].value); }
  struct Pair {
    TextRef key;
    TextRef value;
  };

 private:
  Table<Pair> pairs_;
  Bytes strings_;
};

}  // namespace parley::lexicon
