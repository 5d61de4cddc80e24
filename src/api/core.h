/// @file api/core.h
/// @brief The core behind one call: a JSON-RPC 2.0 request in, its answer out. The contract's methods live
/// here.
///
///     parley::api::Core core;
///     core.load_icu(icu_bytes);            // 16-byte aligned, kept alive
///     core.load("common", bytes);
///     core.load("en", bytes);
///     core.call(R"({"jsonrpc":"2.0","id":1,"method":"about"})");
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "lexicon/language.h"

namespace parley::api {

class Core {
 public:
  Core();
  ~Core();
  Core(const Core&) = delete;
  Core& operator=(const Core&) = delete;

  /// Gives ICU its data; false where the bytes are not that of this ICU.
  bool load_icu(lexicon::Bytes bytes);
  /// Takes a pack (`common` first, then languages); false where the bytes are none. The bytes must outlive
  /// the core.
  bool load(std::string_view name, lexicon::Bytes bytes);
  /// Answers one request, always with exactly one line without its end. Never throws, never ends the process.
  [[nodiscard]] std::string call(std::string_view line);
  [[nodiscard]] const lexicon::Knowledge& knowledge() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace parley::api
