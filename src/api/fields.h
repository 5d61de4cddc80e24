/// @file api/fields.h
/// @brief Reads a request's parameters by name, type and range; the first fault is kept with the field's
/// path.
#pragma once

#include <array>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/fault.h"
#include "lexicon/kinds.h"

namespace parley::api {

using Json = nlohmann::json;

/// Texts may have this many UTF-16 code units.
inline constexpr std::size_t max_text = 100'000;

/// The members of one JSON object. `null` counts as absent. Reading goes on after a fault (with defaults), so
/// that a method reads all it needs and looks once.
class Fields {
 public:
  /// `path` is empty for the parameters themselves, else as `buyer`.
  Fields(const Json& object, std::string path, std::optional<Fault>& fault);

  [[nodiscard]] bool has(std::string_view key) const;
  std::string text(std::string_view key);  ///< absent: empty
  std::string required_text(std::string_view key);
  bool flag(std::string_view key, bool otherwise);
  std::optional<double> number(std::string_view key, double least, double most);
  std::vector<std::string> texts(std::string_view key);                    ///< a list of texts
  std::string country(std::string_view key);                               ///< ISO 3166-1 alpha-2, upper case
  std::string language(std::string_view key, std::string_view otherwise);  ///< BCP 47
  /// A text that a check understands; `expected` completes "… is not".
  std::string checked(std::string_view key, const std::function<bool(const std::string&)>& fits,
                      std::string_view expected);
  template <class Enum, std::size_t N>
  Enum one_of(std::string_view key, const std::array<std::string_view, N>& names, Enum otherwise) {
    const std::string value = text(key);
    if (value.empty()) return otherwise;
    if (const auto index = lexicon::index_of(names, value)) return static_cast<Enum>(*index);
    std::string list;
    for (const std::string_view name : names) list += (list.empty() ? "" : ", ") + std::string(name);
    wrong(key, "'" + value + "' is not one of " + list);
    return otherwise;
  }
  /// The members of an object, or of nothing where it is absent.
  Fields object(std::string_view key);
  /// Calls `each` for every object of a list; at most `most` are allowed.
  void objects(std::string_view key, std::size_t most, const std::function<void(Fields)>& each);
  [[nodiscard]] const Json* raw(std::string_view key) const;
  void wrong(std::string_view key, const std::string& message, Code code = Code::bad_parameter);
  [[nodiscard]] std::string path(std::string_view key) const;

 private:
  const Json* object_;
  std::string path_;
  std::optional<Fault>* fault_;
};

/// UTF-16 code units of UTF-8 text.
[[nodiscard]] std::size_t units_of(std::string_view utf8);

}  // namespace parley::api
