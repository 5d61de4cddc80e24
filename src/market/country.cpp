#include "market/country.h"

#include "lexicon/language.h"

namespace parley::market {
namespace {

class Reader {
 public:
  Reader(const lexicon::Pack& common, std::string_view ui)
      : map_(common, "countries"), ui_(lexicon::primary(ui)) {}

  [[nodiscard]] std::string text(const std::string& key) const {
    return std::string(map_.find(key).value_or(""));
  }

  [[nodiscard]] std::vector<std::string> words(const std::string& key) const {
    std::vector<std::string> out;
    const std::string value = text(key);
    for (std::size_t start = 0; start < value.size();) {
      const std::size_t end = std::min(value.find(' ', start), value.size());
      if (end > start) out.push_back(value.substr(start, end - start));
      start = end + 1;
    }
    return out;
  }

  void facts(const std::string& owner, const std::string& topic, std::vector<Fact>& out) const {
    for (int n = 0;; ++n) {
      const std::string key = owner + "." + topic + "." + std::to_string(n) + ".";
      if (!map_.find(key + "en")) return;
      const auto translated = map_.find(key + std::string(ui_));
      out.push_back({translated ? std::string(*translated) : text(key + "en"), text(key + "as_of"),
                     text(key + "source")});
    }
  }

 private:
  lexicon::TextMap map_;
  std::string_view ui_;
};

}  // namespace

std::optional<Profile> profile_of(const lexicon::Pack& common, std::string_view country,
                                  std::string_view ui) {
  const Reader read(common, ui);
  const std::string cc(country);
  Profile profile;
  profile.languages = read.words(cc + ".languages");
  if (profile.languages.empty()) return std::nullopt;
  profile.formality = read.text(cc + ".formality");
  profile.address_form = read.text(cc + ".address_form");
  profile.date_order = read.text(cc + ".date_order");
  profile.units = read.text(cc + ".units");
  profile.currency = read.text(cc + ".currency");
  profile.weekend = read.words(cc + ".weekend");
  std::vector<Fact> expects;
  read.facts(cc, "expects", expects);
  for (Fact& fact : expects) profile.expects.push_back(std::move(fact.text));
  const std::string alliance = read.text(cc + ".union");
  for (const std::string& owner : {alliance, cc}) {
    if (owner.empty()) continue;
    read.facts(owner, "law", profile.consumer_law);
    read.facts(owner, "import", profile.import);
  }
  return profile;
}

std::vector<std::string> profiled(const lexicon::Pack& common) {
  const lexicon::TextMap map(common, "countries");
  std::vector<std::string> out;
  for (std::size_t i = 0; i < map.size(); ++i) {
    if (map.key(i).ends_with(".languages")) out.emplace_back(map.key(i).substr(0, 2));
  }
  return out;
}

}  // namespace parley::market
