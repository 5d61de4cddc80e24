#!/usr/bin/env bash
# clang-tidy over the core, two files at a time, with the native build's own flags.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
git ls-files 'src/*.cpp' | xargs -P "$(nproc)" -n 4 clang-tidy -p build/native --quiet
