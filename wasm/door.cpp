// The Wasm door: a handful of exports over api::Core. All marshalling on the other side is in parley.mjs.
#include <cstdlib>
#include <string>
#include <string_view>

#include "api/core.h"

#define PARLEY_EXPORT extern "C" __attribute__((used, visibility("default")))

namespace {

parley::api::Core& core() {
  static parley::api::Core instance;
  return instance;
}

std::string& answer() {
  static std::string line;
  return line;
}

parley::lexicon::Bytes bytes(const void* data, std::size_t size) {
  return {static_cast<const std::byte*>(data), size};
}

}  // namespace

// 16-byte aligned, as ICU's data wants to be.
PARLEY_EXPORT void* parley_alloc(std::size_t size) {
  return std::aligned_alloc(16, (size + 15) / 16 * 16);
}
PARLEY_EXPORT void parley_free(void* data) {
  std::free(data);
}
PARLEY_EXPORT int parley_load_icu(const void* data, std::size_t size) {
  return core().load_icu(bytes(data, size)) ? 1 : 0;
}
// The pack's bytes stay the core's; the name is only read.
PARLEY_EXPORT int parley_load(const char* name, std::size_t name_size, const void* data, std::size_t size) {
  return core().load(std::string_view(name, name_size), bytes(data, size)) ? 1 : 0;
}
// The answer stays readable until the next call.
PARLEY_EXPORT const char* parley_call(const char* line, std::size_t size) {
  answer() = core().call(std::string_view(line, size));
  return answer().data();
}
PARLEY_EXPORT std::size_t parley_answer_size() {
  return answer().size();
}
