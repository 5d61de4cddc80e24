# One doctest program of all rooms' tests; the same natively and under Wasm.
add_executable(parley_tests tests/core/main.cpp tests/core/support.cpp)
target_include_directories(parley_tests PRIVATE tests/core)
target_link_libraries(parley_tests PRIVATE parley_options parley::doctest ${PARLEY_TEST_OBJECTS} parley_lexicon)
target_compile_definitions(parley_tests PRIVATE PARLEY_PACK_DIR="${PARLEY_PACK_DIR}")
add_dependencies(parley_tests packs)
add_test(NAME core COMMAND parley_tests)
if(EMSCRIPTEN)
  target_link_options(parley_tests PRIVATE -sEXIT_RUNTIME=1 -sENVIRONMENT=node -sNODERAWFS=1 -sALLOW_MEMORY_GROWTH=1
    -sTOTAL_STACK=1MB)
  set_target_properties(parley_tests PROPERTIES SUFFIX .cjs
    CROSSCOMPILING_EMULATOR "${PARLEY_NODE};--no-experimental-fetch")  # its glue would fetch a path
endif()
