# The packs: locales/ and the zone files, compiled by a native tool of ours; anew whenever a source changes.
add_executable(parley-pack src/pack/main.cpp)
target_link_libraries(parley-pack PRIVATE parley_pack)
set(PARLEY_PACK_DIR ${CMAKE_BINARY_DIR}/packs)
file(GLOB_RECURSE PARLEY_LOCALE_SOURCES CONFIGURE_DEPENDS locales/*.txt)
set(PARLEY_PACK_STAMP ${PARLEY_PACK_DIR}/stamp)
add_custom_command(
  OUTPUT ${PARLEY_PACK_STAMP}
  COMMAND parley-pack ${CMAKE_SOURCE_DIR}/locales ${PARLEY_ZONES_INFO} ${PARLEY_ICU_DATA}
          ${PARLEY_PACK_DIR}
  COMMAND ${CMAKE_COMMAND} -E copy_if_different ${PARLEY_ICU_DATA} ${PARLEY_PACK_DIR}/icu.dat
  COMMAND ${CMAKE_COMMAND} -E touch ${PARLEY_PACK_STAMP}
  DEPENDS parley-pack ${PARLEY_LOCALE_SOURCES} ${PARLEY_ICU_DATA}
  COMMENT "Compiling locales/ into packs"
  VERBATIM)
add_custom_target(packs ALL DEPENDS ${PARLEY_PACK_STAMP})

# What is linked into the native command: every pack and ICU's data.
set(PARLEY_PACK_NAMES common)
file(GLOB language_files RELATIVE ${CMAKE_SOURCE_DIR}/locales CONFIGURE_DEPENDS locales/*/language.txt)
foreach(file ${language_files})
  get_filename_component(language ${file} DIRECTORY)
  list(APPEND PARLEY_PACK_NAMES ${language})
endforeach()
set(blobs "")
set(rows "")
foreach(name icu.dat ${PARLEY_PACK_NAMES})
  string(MAKE_C_IDENTIFIER ${name} id)
  set(path ${PARLEY_PACK_DIR}/${name})
  if(NOT name MATCHES "\\.dat$")
    string(APPEND path .pack)
  endif()
  string(APPEND blobs "__asm__(\".section .rodata\\n.balign 16\\nparley_${id}:\\n.incbin \\\"${path}\\\"\\nparley_${id}_end:\\n.byte 0\\n.previous\\n\");\n"
    "extern const std::byte parley_${id}[], parley_${id}_end[];\n")
  string(APPEND rows "  {\"${name}\", {parley_${id}, parley_${id}_end}},\n")
endforeach()
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/embedded.cpp @ONLY CONTENT
"// Made by src/pack/packs.cmake.
#include \"cli/embedded.h\"
extern \"C\" {
${blobs}}
namespace parley::cli {
const std::vector<Embedded>& embedded() {
  static const std::vector<Embedded> all = {
${rows}  };
  return all;
}
}  // namespace parley::cli
")
set_source_files_properties(${CMAKE_BINARY_DIR}/embedded.cpp PROPERTIES OBJECT_DEPENDS ${PARLEY_PACK_STAMP})
