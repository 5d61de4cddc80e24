# libFuzzer targets, where the compiler has it: the sanitize preset.
if(NOT EMSCRIPTEN AND CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND "api" IN_LIST PARLEY_ROOMS)
  add_executable(fuzz_draft_check tests/fuzz/draft_check.cpp ${CMAKE_BINARY_DIR}/embedded.cpp)
  target_link_libraries(fuzz_draft_check PRIVATE parley_options parley_api parley::json)
  target_link_options(fuzz_draft_check PRIVATE -fsanitize=fuzzer)
endif()
