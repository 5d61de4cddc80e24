#include "pack/rules.h"

#include <map>

#include "lexicon/cues.h"
#include "lexicon/kinds.h"
#include "pack/automaton.h"

namespace parley::pack {
namespace {

using lexicon::FixAction;
using lexicon::FixRow;
using lexicon::RuleRow;

using Captures = std::map<std::string, std::uint8_t>;

/// Turns `{what}` into `{0}`; says which capture does not exist.
std::string numbered(std::string_view text, const Captures& captures, std::string& error) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t close = text[i] == '{' ? text.find('}', i) : std::string_view::npos;
    if (close == std::string_view::npos) {
      out.push_back(text[i]);
      continue;
    }
    const std::string name(text.substr(i + 1, close - i - 1));
    if (name.starts_with('_')) {  // a marked gap, for the seller to fill
      out += "{" + name.substr(1) + "}";
    } else if (const auto found = captures.find(name); found != captures.end()) {
      out += "{" + std::to_string(found->second) + "}";
    } else {
      error = "no capture {" + name + "}";
    }
    i = close;
  }
  return out;
}

}  // namespace

struct Rules::Impl {
  Automaton tone;
  Automaton buyer;
  Automaton sounds;
  struct Rule {
    RuleRow row;
    std::string id;
    std::string reason;
    std::vector<std::pair<FixAction, std::string>> fixes;
  };
  struct Cue {
    std::string id;
    std::string of;
    float weight = 1;
  };
  std::vector<Rule> rules;
  std::vector<Cue> cues;

  Words& words;
  std::vector<std::string> samples;  // the examples, as a measure of which words are frequent

  explicit Impl(Words& of) : tone(of), buyer(of), sounds(of), words(of) {}

  template <std::size_t N>
  static std::uint8_t mask(const Record& record, std::string_view key,
                           const std::array<std::string_view, N>& names, std::vector<Problem>& problems) {
    std::uint8_t bits = 0;
    for (const std::string_view value : record.all(key)) {
      for (const std::string_view word : words_of(value)) {
        if (const auto index = lexicon::index_of(names, word)) {
          bits = static_cast<std::uint8_t>(bits | 1U << *index);
        } else {
          problems.push_back({record.file, record.line, std::string(key) + ": no such " + std::string(word)});
        }
      }
    }
    return bits;
  }

  static void patterns(const Record& record, std::uint32_t owner, Automaton& automaton, Captures& captures,
                       std::vector<Problem>& problems) {
    for (const bool anti : {false, true}) {
      for (const Field& field : record.fields) {
        if (field.key != (anti ? "unless" : "pattern")) continue;
        std::string error;
        const Node node = parse_pattern(field.value, error);
        if (error.empty()) automaton.add(node, owner, anti, captures, error);
        if (!error.empty()) problems.push_back({record.file, field.line, record.name + ": " + error});
      }
    }
  }

  void add_rule(const Record& record, const std::set<std::string>& reasons, std::vector<Problem>& problems) {
    const auto complain = [&](const std::string& what) {
      problems.push_back({record.file, record.line, record.name + ": " + what});
    };
    Rule rule;
    rule.id = record.name;
    rule.reason = std::string(record.get("reason").value_or(""));
    const auto kind = lexicon::index_of(lexicon::kind_names, record.get("kind").value_or(""));
    const auto severity = lexicon::index_of(lexicon::severity_names, record.get("severity").value_or(""));
    if (!kind) complain("kind: expected a kind of the contract");
    if (!severity) complain("severity: expected hint, warn or stop");
    if (!reasons.contains(rule.reason)) complain("reason: there is no reason '" + rule.reason + "'");
    const bool check = record.type == "check";
    if (!check && record.all("pattern").empty()) complain("pattern: a rule needs one");
    if (record.all("bad").size() < 2) complain("bad: a rule needs two bad examples");
    if (record.all("good").size() < 2) complain("good: a rule needs two good examples");
    static const std::set<std::string> known = {"kind", "severity", "reason",  "pattern", "unless",
                                                "fix",  "market",   "mode",    "mood",    "bad",
                                                "good", "note",     "context", "span",    "abroad"};
    for (const Field& field : record.fields) {
      if (!known.contains(field.key))
        problems.push_back({record.file, field.line, "no field '" + field.key + "'"});
    }
    Captures captures;
    patterns(record, static_cast<std::uint32_t>(rules.size()), tone, captures, problems);
    for (const std::string_view fix : record.all("fix")) {
      std::string error;
      if (fix == "-") {
        rule.fixes.emplace_back(FixAction::remove, "");
      } else if (fix == "--") {
        rule.fixes.emplace_back(FixAction::remove_sentence, "");
      } else {
        rule.fixes.emplace_back(FixAction::replace, numbered(fix, captures, error));
      }
      if (!error.empty()) complain("fix: " + error);
    }
    const std::string_view reach = record.get("span").value_or("match");
    if (reach != "match" && reach != "clause") complain("span: expected match or clause");
    rule.row.to_clause_end = reach == "clause" ? 1 : 0;
    rule.row.kind = kind.value_or(0);
    rule.row.severity = severity.value_or(0);
    if (const auto abroad = record.get("abroad")) {
      const auto index = lexicon::index_of(lexicon::severity_names, *abroad);
      if (!index) complain("abroad: expected hint, warn or stop");
      rule.row.severity = static_cast<std::uint8_t>(rule.row.severity | (index.value_or(0) + 1U) << 4U);
    }
    rule.row.markets = mask(record, "market", lexicon::market_names, problems);
    rule.row.modes = mask(record, "mode", lexicon::mode_names, problems);
    rule.row.moods = mask(record, "mood", lexicon::mood_names, problems);
    rules.push_back(std::move(rule));
  }

  void add_cue(const Record& record, std::vector<Problem>& problems) {
    Cue cue;
    cue.id = record.name;
    cue.of = std::string(record.get("of").value_or(""));
    cue.weight = std::strtof(std::string(record.get("weight").value_or("1")).c_str(), nullptr);
    if (cue.of.empty())
      problems.push_back({record.file, record.line, record.name + ": of: what does the cue speak for?"});
    Captures captures;
    // A draft is asked how it sounds with each keystroke: it must not pay for what only buyers are asked.
    Automaton& automaton = cue.of.starts_with("tone.") ? sounds : buyer;
    patterns(record, static_cast<std::uint32_t>(cues.size()), automaton, captures, problems);
    cues.push_back(std::move(cue));
  }
};

Rules::Rules(const std::vector<Record>& records, const std::set<std::string>& reasons, Words& words,
             std::vector<Problem>& problems)
    : impl_(std::make_shared<Impl>(words)) {
  std::set<std::string> seen;
  for (const Record& record : records) {
    const bool rule = record.type == "rule" || record.type == "check";
    if (!rule && record.type != "cue") continue;
    for (const Field& field : record.fields) {
      if (field.key == "bad" || field.key == "good" || field.key == "yes" || field.key == "no")
        impl_->samples.push_back(field.value);
    }
    if (!seen.insert(record.name).second)
      problems.push_back({record.file, record.line, record.name + " is there twice"});
    if (rule) {
      impl_->add_rule(record, reasons, problems);
    } else {
      impl_->add_cue(record, problems);
    }
  }
}

void Rules::write(Writer& writer) {
  const std::vector<double> weights = impl_->words.weights(impl_->samples);
  impl_->tone.write(writer, "t", weights);
  impl_->buyer.write(writer, "b", weights);
  impl_->sounds.write(writer, "s", weights);
  std::vector<RuleRow> rows;
  std::vector<FixRow> fixes;
  for (Impl::Rule& rule : impl_->rules) {
    rule.row.id = writer.text(rule.id);
    rule.row.reason = writer.text(rule.reason);
    rule.row.first_fix = static_cast<std::uint32_t>(fixes.size());
    rule.row.fixes = static_cast<std::uint16_t>(rule.fixes.size());
    for (const auto& [action, text] : rule.fixes) fixes.push_back({writer.text(text), action});
    rows.push_back(rule.row);
  }
  writer.table("rule", rows);
  writer.table("fix", fixes);
  std::vector<lexicon::CueRow> cues;
  for (const Impl::Cue& cue : impl_->cues)
    cues.push_back({writer.text(cue.id), writer.text(cue.of), cue.weight});
  writer.table("cue", cues);
}

}  // namespace parley::pack
