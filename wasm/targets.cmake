# The Wasm target: parley.wasm without glue, and beside it parley.mjs, ICU's data and the packs.
if(NOT EMSCRIPTEN)
  return()
endif()

# Packs are made by the native build's tool.
set(PARLEY_PACK_DIR ${CMAKE_SOURCE_DIR}/build/native/packs CACHE PATH "packs made by the native build")
if(NOT EXISTS ${PARLEY_PACK_DIR}/stamp)
  message(FATAL_ERROR "${PARLEY_PACK_DIR} has no packs: build the native preset first (cmake --build --preset native)")
endif()

add_executable(parley-wasm wasm/door.cpp)
target_link_libraries(parley-wasm PRIVATE parley_api)
target_link_options(parley-wasm PRIVATE --no-entry -sSTANDALONE_WASM=1 -sFILESYSTEM=0 -sALLOW_MEMORY_GROWTH=1
  -sINITIAL_MEMORY=8MB -sTOTAL_STACK=1MB)
set_target_properties(parley-wasm PROPERTIES OUTPUT_NAME parley SUFFIX .wasm)

file(GLOB packs CONFIGURE_DEPENDS ${PARLEY_PACK_DIR}/*.pack)
set(names "")
foreach(pack ${packs})
  get_filename_component(name ${pack} NAME_WE)
  if(NOT name STREQUAL common)
    list(APPEND names "\"${name}\"")
  endif()
endforeach()
list(JOIN names "," names)
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/packs.json CONTENT "[${names}]\n")
add_custom_target(parley-door ALL
  COMMAND ${CMAKE_COMMAND} -E copy_if_different ${CMAKE_SOURCE_DIR}/wasm/parley.mjs ${CMAKE_SOURCE_DIR}/wasm/parley.d.mts
          ${PARLEY_PACK_DIR}/icu.dat ${packs} ${CMAKE_BINARY_DIR}
  VERBATIM)
add_custom_target(packs)
