#include "buyer/review.h"

#include <algorithm>

namespace parley::buyer {

ReviewReading review_of(const text::Document& document) {
  ReviewReading review;
  for (const text::Token& token : document.tokens()) {
    if (token.kind == text::TokenKind::email || token.kind == text::TokenKind::phone)
      review.reportable.push_back({"personal_data", token.span});
    if (token.kind == text::TokenKind::url) review.reportable.push_back({"spam", token.span});
  }
  return review;
}

ReviewReading review_of(const Message& message) {
  ReviewReading review = review_of(message.document);
  for (const Hit& hit : message.hits) {
    if (const auto reason = after(hit, "reportable."); !reason.empty())
      review.reportable.push_back({std::string(reason), hit.span});
    if (hit.of.starts_with("threat.")) review.reportable.push_back({"extortion", hit.span});
    if (const auto party = after(hit, "party."); !party.empty())
      review.third_party.push_back({std::string(party), hit.span});
  }
  const auto earlier = [](const auto& a, const auto& b) { return a.span.start < b.span.start; };
  std::stable_sort(review.reportable.begin(), review.reportable.end(), earlier);
  std::stable_sort(review.third_party.begin(), review.third_party.end(), earlier);
  return review;
}

}  // namespace parley::buyer
