/// @file cli/commands.h
/// @brief The commands for people: check, read, render, hint. Each asks the core as any caller would and
/// prints what it answers for a terminal, or the answer itself with `--json`.
#pragma once

#include <CLI/CLI.hpp>

#include "api/core.h"

namespace parley::cli {

/// Adds the commands to `app`; `exit` becomes 1 where something must be fixed, 2 where a request was refused.
void add_commands(CLI::App& app, api::Core& core, int& exit);

}  // namespace parley::cli
