/// @file pack/countries.h
/// @brief Compiles locales/countries into the common pack's map `countries` (market/country.h reads it).
#pragma once

#include <filesystem>
#include <vector>

#include "pack/records.h"
#include "pack/writer.h"

namespace parley::pack {

/// Records `country CC` and `union NAME`. A plain field becomes `CC.field`; the facts `expects`, `law` and
/// `import` (fields `<fact>.<language>`, then `.as_of` and `.source`) become `CC.<fact>.<n>.<part>`, n from
/// 0. A fact without English, and a law or import fact without its date and source, is a fault.
void compile_countries(const std::filesystem::path& locales, Writer& writer, std::vector<Problem>& problems);

}  // namespace parley::pack
