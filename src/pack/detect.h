/// @file pack/detect.h
/// @brief Compiles locales/detect/*.txt, the language detector's models, into the common pack (see
/// lexicon/detect.h).
#pragma once

#include <filesystem>
#include <vector>

#include "pack/records.h"
#include "pack/writer.h"

namespace parley::pack {

/// Takes the records `detect` (languages, bits, step, weights in base64); faults go to `problems`.
void write_detection(const std::filesystem::path& locales, Writer& writer, std::vector<Problem>& problems);

}  // namespace parley::pack
