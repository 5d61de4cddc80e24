# Finds the Emscripten toolchain file, so that `cmake --preset wasm` works without emcmake: in EMSDK, else beside
# the emcc on PATH (emcc may be a wrapper elsewhere, so it is asked through em-config).
if(NOT DEFINED PARLEY_EMSCRIPTEN)
  if(DEFINED ENV{EMSDK} AND EXISTS "$ENV{EMSDK}/upstream/emscripten")
    set(PARLEY_EMSCRIPTEN "$ENV{EMSDK}/upstream/emscripten")
  else()
    find_program(PARLEY_EM_CONFIG em-config)
    if(PARLEY_EM_CONFIG)
      execute_process(COMMAND ${PARLEY_EM_CONFIG} EMSCRIPTEN_ROOT
        OUTPUT_VARIABLE PARLEY_EMSCRIPTEN OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    endif()
  endif()
  set(PARLEY_EMSCRIPTEN "${PARLEY_EMSCRIPTEN}" CACHE INTERNAL "")
endif()
set(found "${PARLEY_EMSCRIPTEN}/cmake/Modules/Platform/Emscripten.cmake")
if(NOT EXISTS "${found}")
  message(FATAL_ERROR "Emscripten is not there: install Debian's package 'emscripten', or set EMSDK")
endif()
# Emscripten's own choice has a flag that Node 20 refuses.
find_program(PARLEY_NODE node REQUIRED)
set(CMAKE_CROSSCOMPILING_EMULATOR "${PARLEY_NODE}")
# Debian keeps acorn, which the linker's JavaScript optimiser needs, in a folder that Node does not look in by itself.
if(IS_DIRECTORY /usr/share/nodejs/acorn)
  foreach(language C CXX)
    set(CMAKE_${language}_LINKER_LAUNCHER "${CMAKE_COMMAND}" -E env NODE_PATH=/usr/share/nodejs)
  endforeach()
endif()
include("${found}")
