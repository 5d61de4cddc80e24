#include "tone/apology.h"

namespace parley::tone {

std::vector<Finding> repeated_apology(const Context& context) {
  std::vector<Finding> findings;
  if (context.language == nullptr) return findings;
  const auto rule = rule_index(*context.language, "over_apology.count");
  const auto sorry = context.language->named_class("sorry_word");
  if (!rule || !sorry) return findings;
  int count = 0;
  for (const lexicon::Stream::Item& item : context.stream->items()) {
    if (item.skipped || !context.stream->has(item, *sorry) || ++count != 3) continue;
    findings.push_back(finding_of(context, *rule, context.document.tokens()[item.token].span));
  }
  return findings;
}

}  // namespace parley::tone
