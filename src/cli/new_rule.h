/// @file cli/new_rule.h
/// @brief Begins a rule: its record with every field, ready to be filled in.
#pragma once

#include <filesystem>
#include <string>

namespace parley::cli {

/// Appends an unfinished record of rule `id` (`kind.name`, lower case) to
/// `locales`/`language`/rules/`kind`.txt and prints where it stands. Until its examples are real the build
/// refuses it, with the line of each that is missing. Returns 0, or 2 after a word on what is wrong: no such
/// kind, no such folder, or a rule of that id there already.
[[nodiscard]] int new_rule(const std::filesystem::path& locales, const std::string& language,
                           const std::string& id);

}  // namespace parley::cli
