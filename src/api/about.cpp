#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/uversion.h>

#include "api/methods.h"
#include "template/locale.h"

namespace parley::api {

void Room::need(std::string_view language) {
  const std::string tag(lexicon::primary(language));
  if (fault || knowledge.language(tag) != nullptr || !knowledge.has_pack(tag)) return;
  fault = Fault{Code::pack_needed, "the pack '" + tag + "' is needed; load it and ask again", tag};
}

buyer::Detected Room::language_of(std::u16string_view text) const {
  return buyer::detect(text, knowledge);
}

const lexicon::Pack& Room::common() const {
  static const lexicon::Pack empty;
  return knowledge.common() != nullptr ? *knowledge.common() : empty;
}

namespace {

// The locales whose dates, times and numbers can be written, as BCP 47 tags.
Json format_locales() {
  Json out = Json::array();
  std::int32_t count = 0;
  const icu::Locale* all = icu::Locale::getAvailableLocales(count);
  for (std::int32_t i = 0; i < count; ++i) {
    UErrorCode error = U_ZERO_ERROR;
    const auto tag = all[i].toLanguageTag<std::string>(error);
    if (U_SUCCESS(error) && templates::has_format_data(tag)) out.push_back(tag);
  }
  return out;
}

}  // namespace

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
  return {{"name", "parley"}, {"version", PARLEY_VERSION},
          {"icu", icu},       {"tzdata", PARLEY_TZDATA},
          {"unicode", text},  {"packs", std::move(packs)},
          {"rules", rules},   {"format_locales", format_locales()}};
}

}  // namespace parley::api
