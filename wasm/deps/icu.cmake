# What every file that includes an ICU header must agree on: the build of ICU itself, the core, the tests.
# The UCONFIG_NO_* also stand for the native build, whose ICU has these parts: so nothing native can use what Wasm lacks.
set(PARLEY_ICU_DEFINES
  U_STATIC_IMPLEMENTATION=1
  U_CHARSET_IS_UTF8=1
  U_USING_ICU_NAMESPACE=0
  UCONFIG_NO_COLLATION=1
  UCONFIG_NO_FILE_IO=1
  UCONFIG_NO_IDNA=1
  UCONFIG_NO_LEGACY_CONVERSION=1
  UCONFIG_NO_REGULAR_EXPRESSIONS=1
  UCONFIG_NO_SERVICE=1
  UCONFIG_NO_TRANSLITERATION=1)

# Only for compiling ICU for Wasm: what the platform lacks.
set(PARLEY_ICU_BUILD_DEFINES U_ENABLE_DYLOAD=0 U_ENABLE_TRACING=0 U_HAVE_MMAP=0 U_HAVE_STRTOD_L=0)

# Only for users: no silent conversion from char strings, whose encoding the two builds may see differently.
set(PARLEY_ICU_USER_DEFINES UNISTR_FROM_CHAR_EXPLICIT=explicit UNISTR_FROM_STRING_EXPLICIT=explicit)
