#include "market/country.h"

#include "api/methods.h"

namespace parley::api {
namespace {

Json facts_json(const std::vector<market::Fact>& facts) {
  Json out = Json::array();
  for (const market::Fact& fact : facts)
    out.push_back({{"text", fact.text}, {"as_of", fact.as_of}, {"source", fact.source}});
  return out;
}

}  // namespace

Json country_profile(Fields in, Room& room) {
  const std::string country = in.country("country");
  if (!in.has("country")) in.wrong("country", "is missing; expected an ISO 3166-1 alpha-2 code");
  const std::string ui = in.language("ui", "en");
  if (room.fault) return {};
  const auto profile = market::profile_of(room.common(), country, ui);
  if (!profile) {
    std::string known;
    for (const std::string& each : market::profiled(room.common()))
      known += (known.empty() ? "" : ", ") + each;
    in.wrong("country", "there is no profile of " + country + "; there are: " + known);
    return {};
  }
  return {{"languages", profile->languages},
          {"formality", profile->formality},
          {"address_form", profile->address_form},
          {"date_order", profile->date_order},
          {"units", profile->units},
          {"currency", profile->currency},
          {"weekend", profile->weekend},
          {"expects", profile->expects},
          {"consumer_law", facts_json(profile->consumer_law)},
          {"import", facts_json(profile->import)}};
}

}  // namespace parley::api
