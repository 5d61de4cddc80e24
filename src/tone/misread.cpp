#include "tone/misread.h"

#include <algorithm>

namespace parley::tone {
namespace {

using time::Doubt;

// The check that speaks for a doubt.
std::string_view check_of(Doubt doubt) {
  switch (doubt) {
    case Doubt::date_order:
      return "date.order";
    case Doubt::relative_day:
      return "date.relative";
    case Doubt::next_weekday:
      return "date.next_weekday";
    case Doubt::zone:
      return "time.zone";
    case Doubt::zone_letters:
      return "time.letters";
    case Doubt::half_of_day:
      return "time.half";
    case Doubt::end_of_day:
      return "time.end_of_day";
    case Doubt::unit:
      return "unit.local";
    case Doubt::degree:
      return "unit.degree";
    case Doubt::currency:
      return "unit.currency";
    case Doubt::size_system:
      return "unit.size";
    case Doubt::none:
      break;
  }
  return {};
}

// The zone of a side: the one it names, else the one most of its place's people live in.
std::optional<time::Zone> zone_of(const time::Kit& kit, const time::Place& place) {
  const time::Candidates found = kit.places.candidates(place);
  if (found.zones.empty() || found.zones.front().share < 0.6) return std::nullopt;
  return kit.zones.find(found.zones.front().zone);
}

bool quoted(const text::Document& document, text::Span span) {
  const auto tokens = document.tokens();
  return std::any_of(tokens.begin(), tokens.end(),
                     [&](const text::Token& token) { return token.quoted && token.span.overlaps(span); });
}

}  // namespace

std::vector<Finding> misread_figures(const Context& context) {
  std::vector<Finding> findings;
  if (context.time == nullptr || context.language == nullptr) return findings;
  const Buyer& buyer = context.draft.buyer;
  time::MentionRequest request;
  request.from_country = context.draft.seller.country;
  request.to_country = buyer.country;
  request.from_zone =
      zone_of(*context.time, {context.draft.seller.country, "", "", "", context.draft.seller.zone});
  request.to_zone =
      zone_of(*context.time, {buyer.country, buyer.region, buyer.city, buyer.postal_code, buyer.zone});
  if (const auto now = time::parse_rfc3339(context.draft.now)) request.now = now.value;
  for (const time::Mention& mention : context.time->mentions.read(context.document.text(), request)) {
    if (!mention.ambiguous || quoted(context.document, mention.span)) continue;
    const auto rule = rule_index(*context.language, check_of(mention.doubt));
    if (!rule) continue;
    Finding finding = finding_of(context, *rule, mention.span);
    if (!mention.rewrite.empty()) {
      finding.fixes.push_back(
          {context.say("fix.replace", mention.rewrite), {{mention.span, mention.rewrite}}});
    }
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace parley::tone
