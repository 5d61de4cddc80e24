#include "buyer/intent.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace parley::buyer {
namespace {

// Weights are set so that 1 is a hint and 3 says it outright. Under `enough` nothing is told.
constexpr double enough = 0.8;
// Hints and the learned opinion together speak of a complaint from here on.
constexpr double leaning = 1.8;
// Cues that weigh less are hints.
constexpr double hint = 0.95;
// Another intent is told beside the first where it has at least this share of its weight.
constexpr double beside = 0.3;
// A second cue for the same thing adds less than the first: three hints are no proof.
constexpr double fading = 0.6;
// What the learned second opinion weighs where it is sure.
constexpr double opinion = 2.2;
// Below this probability it is guessing.
constexpr double guess = 0.2;

/// The learned cues' probabilities of the intents (locales/refresh/intents.mjs); zeros where the language has
/// none.
std::array<double, intent_names.size()> learned(const Message& message) {
  std::array<double, intent_names.size()> out{};
  double none = 0;
  bool any = false;
  for (const Hit& hit : message.hits) {
    const std::string_view name = after(hit, "learned.");
    if (name.empty()) continue;
    any = true;
    if (const auto intent = lexicon::index_of(intent_names, name)) {
      out[*intent] += hit.weight;
    } else {
      none += hit.weight;
    }
  }
  if (!any) return {};
  const double top = std::max(none, *std::max_element(out.begin(), out.end()));
  double sum = std::exp(none - top);
  for (double& z : out) sum += z = std::exp(z - top);
  for (double& z : out) z /= sum;
  return out;
}

}  // namespace

Wants wants_of(const Message& message) {
  struct Sum {
    std::vector<double> weights;
    std::vector<text::Span> spans;
  };
  Wants wants;
  std::array<Sum, intent_names.size()> sums;
  std::set<std::uint32_t> seen;
  for (const Hit& hit : message.hits) {
    const std::string_view name = after(hit, "intent.");
    const auto intent = lexicon::index_of(intent_names, name);
    if (!intent) continue;
    // A weaker cue inside a stronger one of the same intent is the same evidence twice.
    const bool inside = std::any_of(message.hits.begin(), message.hits.end(), [&](const Hit& other) {
      return other.of == hit.of && other.cue != hit.cue && other.overlaps(hit) && other.weight > hit.weight;
    });
    // A statement counts once, however often it is made; hints (a word of the trade) add up.
    if (inside || (hit.weight >= hint && !seen.insert(hit.cue).second)) continue;
    if (*intent == static_cast<std::size_t>(Intent::complaint) && hit.weight >= hint)
      wants.complaint = std::max(wants.complaint, hit.weight);
    sums[*intent].weights.push_back(hit.weight);
    sums[*intent].spans.push_back(hit.span);
  }
  std::array<double, intent_names.size()> totals{};
  for (std::size_t i = 0; i < sums.size(); ++i) {
    std::sort(sums[i].weights.begin(), sums[i].weights.end(), std::greater<>());
    double share = 1;
    for (const double weight : sums[i].weights) {
      totals[i] += weight * share;
      share *= fading;
    }
  }
  const auto second = learned(message);
  for (std::size_t i = 0; i < totals.size(); ++i)
    totals[i] += opinion * std::max(0.0, second[i] - guess) / (1 - guess);
  const auto best = std::max_element(totals.begin(), totals.end());
  if (*best < enough) return wants;
  for (std::size_t i = 0; i < totals.size(); ++i) {
    if (totals[i] < std::max(enough * 0.5, *best * beside)) continue;
    wants.intents.push_back({static_cast<Intent>(i), totals[i] / (totals[i] + 1.5)});
  }
  std::stable_sort(wants.intents.begin(), wants.intents.end(),
                   [](const IntentScore& a, const IntentScore& b) { return a.score > b.score; });
  wants.complains = wants.intents.front().intent == Intent::complaint &&
                    totals[static_cast<std::size_t>(Intent::complaint)] >= leaning;
  wants.evidence = sums[static_cast<std::size_t>(wants.intents.front().intent)].spans;
  return wants;
}

}  // namespace parley::buyer
