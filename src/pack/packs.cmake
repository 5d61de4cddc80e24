# The packs: locales/ and the zone files, compiled by a native tool of ours; anew whenever a source changes.
add_executable(parley-pack src/pack/main.cpp)
target_link_libraries(parley-pack PRIVATE parley_pack)
set(PARLEY_PACK_DIR ${CMAKE_BINARY_DIR}/packs)
file(GLOB_RECURSE PARLEY_LOCALE_SOURCES CONFIGURE_DEPENDS locales/*.txt)
set(PARLEY_PACK_STAMP ${PARLEY_PACK_DIR}/stamp)
add_custom_command(
  OUTPUT ${PARLEY_PACK_STAMP}
  COMMAND parley-pack ${CMAKE_SOURCE_DIR}/locales ${PARLEY_ZONES} ${PARLEY_PACK_DIR}
  COMMAND ${CMAKE_COMMAND} -E copy_if_different ${PARLEY_ICU_DATA} ${PARLEY_PACK_DIR}/icu.dat
  COMMAND ${CMAKE_COMMAND} -E touch ${PARLEY_PACK_STAMP}
  DEPENDS parley-pack ${PARLEY_LOCALE_SOURCES} ${PARLEY_ICU_DATA}
  COMMENT "Compiling locales/ into packs"
  VERBATIM)
add_custom_target(packs ALL DEPENDS ${PARLEY_PACK_STAMP})
