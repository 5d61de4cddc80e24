/// @file pack/rules.h
/// @brief Compiles the records `rule` and `check` (grammar `t`) and `cue` (grammars `b` of buyers, `s` of how
/// a draft sounds).
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "pack/records.h"
#include "pack/words.h"
#include "pack/writer.h"

namespace parley::pack {

/// Compiled in two steps, as word symbols are known only when every pattern has been seen.
///
///     rule blame.did_not_read           check shouting.words      (a check is logic in src/tone; its
///     severity,
///       kind: blame                       kind: shouting           reason and examples stand here)
///       severity: warn                    severity: warn
///       reason: blame.reading             reason: shouting
///       abroad: warn                     severity where the buyer's country speaks another language
///       pattern: you (did not|never) <read>
///       unless: if you did not read      what it matches is left alone
///       fix: the listing says            `-` deletes, `--` deletes the sentence, `{what}` is a capture
///       span: clause                     the finding goes on to the end of the clause
///       market: etsy                     where given: only there; so too mode, mood
///       bad: You [did not read] it. => …
///       good: …
class Rules {
 public:
  Rules(const std::vector<Record>& records, const std::set<std::string>& reasons, Words& words,
        std::vector<Problem>& problems);
  void write(Writer& writer);

 private:
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace parley::pack
