#include <unicode/uchar.h>
#include <unicode/ulocdata.h>
#include <unicode/uversion.h>

#include "api/methods.h"

namespace parley::api {

void Room::need(std::string_view language) {
  const std::string tag(lexicon::primary(language));
  if (fault || knowledge.language(tag) != nullptr || !knowledge.has_pack(tag)) return;
  fault = Fault{Code::pack_needed, "the pack '" + tag + "' is needed; load it and ask again", tag};
}

buyer::Detected Room::language_of(std::u16string_view text) const {
  return buyer::detect(text, common());
}

const lexicon::Pack& Room::common() const {
  static const lexicon::Pack empty;
  return knowledge.common() != nullptr ? *knowledge.common() : empty;
}

Json about(Fields /*in*/, Room& room) {  // NOLINT(performance-unnecessary-value-param): as every method
  Json packs = Json::array();
  std::size_t rules = 0;
  for (const auto& [tag, language] : room.knowledge.languages()) {
    packs.push_back(tag);
    rules += language->rule_count();
  }
  UVersionInfo version;
  char text[U_MAX_VERSION_STRING_LENGTH];
  u_getVersion(version);
  u_versionToString(version, text);
  const std::string icu = text;
  u_getUnicodeVersion(version);
  u_versionToString(version, text);
  return {
      {"name", "parley"}, {"version", PARLEY_VERSION}, {"icu", icu},     {"tzdata", PARLEY_TZDATA},
      {"unicode", text},  {"packs", std::move(packs)}, {"rules", rules}, {"format_locales", Json::array()}};
}

}  // namespace parley::api
