/// @file pack/language.h
/// @brief Compiles one locale folder to its pack, and refuses rules that don't prove themselves.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "pack/records.h"

namespace parley::pack {

/// An example of a rule: the message, the span that must be found, the whole message after the first fix.
struct Example {
  std::string text;
  std::size_t start = 0;  ///< bytes
  std::size_t end = 0;
  std::string fixed;  ///< empty where the rule offers no fix
  int line = 0;
};

/// Reads `You [didn't read] it. => It says so.`: brackets mark the span, `\[` is a bracket.
[[nodiscard]] bool parse_example(const Field& field, Example& example, std::string& error);

/// Compiles `folder` (as `locales/en`). `reasons` are the ids that exist (in English). Every fault lands in
/// `problems`; the pack is whole only where none was added.
[[nodiscard]] std::string compile_language(const std::filesystem::path& folder,
                                           const std::set<std::string>& reasons,
                                           std::vector<Problem>& problems);

/// The ids of the `reason` records below a folder.
[[nodiscard]] std::set<std::string> reason_ids(const std::filesystem::path& folder,
                                               std::vector<Problem>& problems);

}  // namespace parley::pack
