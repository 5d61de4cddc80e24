#include "pack/common.h"

#include <algorithm>
#include <map>

#include "pack/countries.h"
#include "pack/detect.h"
#include "pack/places.h"
#include "pack/writer.h"
#include "pack/zones.h"

namespace parley::pack {

std::vector<std::string> languages(const std::filesystem::path& locales) {
  std::vector<std::string> out;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(locales, error)) {
    if (std::filesystem::exists(entry.path() / "language.txt"))
      out.push_back(entry.path().filename().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::string compile_common(const std::filesystem::path& locales, const std::filesystem::path& zones,
                           std::vector<Problem>& problems) {
  Writer writer;
  compile_countries(locales, writer, problems);
  write_detection(locales, writer, problems);
  compile_places(locales, compile_zones(zones, writer, problems), writer, problems);
  std::map<std::string, std::string> names;
  for (const std::string& language : languages(locales)) names.emplace(language, language);
  writer.map("languages", names);
  return writer.finish();
}

}  // namespace parley::pack
