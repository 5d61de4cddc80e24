# Targets for what wasm/deps/build.sh made, the same names natively and under Emscripten:
#   parley::icu  parley::cctz  parley::json  parley::fmt  parley::doctest  parley::cli11 (native only)
# and PARLEY_ICU_DATA (file), PARLEY_ZONES (folder of TZif files), PARLEY_ZONES_INFO (folder: version, zone.tab,
# zone1970.tab, iso3166.tab, links.txt, tzdata.zi), PARLEY_TZDATA_VERSION, PARLEY_ICU_VERSION.
include_guard(GLOBAL)
include(${CMAKE_CURRENT_LIST_DIR}/icu.cmake)

# Normal (not cache) variables: they follow the key, a cache entry would stay behind.
function(parley_find_deps)
  set(kind native)
  if(EMSCRIPTEN)
    set(kind wasm)
  endif()
  execute_process(COMMAND ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/build.sh --paths ${kind}
    OUTPUT_VARIABLE paths ERROR_VARIABLE error RESULT_VARIABLE result)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${error}")
  endif()
  foreach(name headers icu-src icu-data icu cctz-src cctz zones)
    string(REGEX MATCH "(^|\n)${name}=([^\n]+)" line "${paths}")
    set(PARLEY_DEP_${name} "${CMAKE_MATCH_2}" PARENT_SCOPE)
  endforeach()
endfunction()
parley_find_deps()
# What was chosen above changes with these.
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
  ${CMAKE_CURRENT_LIST_DIR}/build.sh ${CMAKE_CURRENT_LIST_DIR}/icu.cmake ${CMAKE_CURRENT_LIST_DIR}/CMakeLists.txt
  ${CMAKE_CURRENT_LIST_DIR}/icu_filter.json ${CMAKE_CURRENT_LIST_DIR}/cut_icu_data.py)

set(PARLEY_ICU_DATA ${PARLEY_DEP_icu-data}/icudt.dat)
set(PARLEY_ZONES ${PARLEY_DEP_zones}/zoneinfo)
set(PARLEY_ZONES_INFO ${PARLEY_DEP_zones})
file(STRINGS ${PARLEY_DEP_zones}/version PARLEY_TZDATA_VERSION LIMIT_COUNT 1)
file(STRINGS ${PARLEY_DEP_icu-src}/common/unicode/uvernum.h PARLEY_ICU_VERSION REGEX "define U_ICU_VERSION \"")
string(REGEX REPLACE ".*\"(.*)\".*" "\\1" PARLEY_ICU_VERSION "${PARLEY_ICU_VERSION}")

# ICU: the headers come from the source for both builds, so that they agree.
add_library(parley::icu INTERFACE IMPORTED GLOBAL)
target_include_directories(parley::icu SYSTEM INTERFACE ${PARLEY_DEP_icu-src}/common ${PARLEY_DEP_icu-src}/i18n)
target_compile_definitions(parley::icu INTERFACE ${PARLEY_ICU_DEFINES} ${PARLEY_ICU_USER_DEFINES})
if(EMSCRIPTEN)
  target_link_libraries(parley::icu INTERFACE ${PARLEY_DEP_icu}/libicui18n.a ${PARLEY_DEP_icu}/libicuuc.a)
else()
  find_library(PARLEY_LIBICUI18N libicui18n.a REQUIRED)
  find_library(PARLEY_LIBICUUC libicuuc.a REQUIRED)
  mark_as_advanced(PARLEY_LIBICUI18N PARLEY_LIBICUUC)
  find_package(Threads REQUIRED)
  target_link_libraries(parley::icu INTERFACE ${PARLEY_LIBICUI18N} ${PARLEY_LIBICUUC} ${PARLEY_DEP_icu}/libicustub.a
    Threads::Threads ${CMAKE_DL_LIBS})
endif()

# CCTZ: #include "absl/time/internal/cctz/include/cctz/time_zone.h"; define zone_info_source_factory inside
# ABSL_NAMESPACE_BEGIN/END, or the weak default, which reads the machine's own files, silently wins.
add_library(parley::cctz INTERFACE IMPORTED GLOBAL)
target_include_directories(parley::cctz SYSTEM INTERFACE ${PARLEY_DEP_cctz-src})
target_link_libraries(parley::cctz INTERFACE ${PARLEY_DEP_cctz}/libcctz.a)

# Header-only libraries.
foreach(name json fmt doctest cli11)
  add_library(parley::${name} INTERFACE IMPORTED GLOBAL)
  target_include_directories(parley::${name} SYSTEM INTERFACE ${PARLEY_DEP_headers})
endforeach()
target_compile_definitions(parley::fmt INTERFACE FMT_HEADER_ONLY=1 FMT_EXCEPTIONS=0)
if(EMSCRIPTEN)
  target_compile_definitions(parley::doctest INTERFACE DOCTEST_CONFIG_NO_POSIX_SIGNALS)
endif()
