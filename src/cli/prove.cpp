#include "cli/prove.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "pack/common.h"
#include "pack/language.h"
#include "tone/check.h"
#include "tone/context.h"

namespace parley::cli {
namespace {

using pack::Example;
using pack::Record;

class Prover {
 public:
  Prover(const lexicon::Knowledge& knowledge, std::string language)
      : knowledge_(knowledge), language_(std::move(language)) {
    const lexicon::Language* loaded = knowledge.language(language_);
    if (loaded != nullptr && knowledge.common() != nullptr)
      time_ = std::make_unique<time::Kit>(*knowledge.common(), *loaded);
  }

  void rule(const Record& record) {
    record_ = &record;
    for (const pack::Field& field : record.fields) {
      if (field.key != "bad" && field.key != "good") continue;
      Example example;
      if (std::string error; !pack::parse_example(field, example, error)) {
        fail(example, error, {});
      } else if (field.key == "bad") {
        bad(example);
      } else {
        good(example);
      }
    }
  }

  [[nodiscard]] int failed() const { return failed_; }
  [[nodiscard]] int examples() const { return examples_; }

 private:
  tone::Report check(const std::string& text) {
    tone::Draft draft;
    draft.text = text::to_utf16(text);
    draft.lang = language_;
    draft.market = lexicon::Market::etsy;
    draft.now = "2026-11-24T12:00:00Z";
    context(draft);
    return tone::check(draft, knowledge_, time_.get());
  }

  // `context: lang=uk mode=review_reply country=DE buyer=Is it here?` (buyer takes the rest of the line)
  void context(tone::Draft& draft) {
    for (std::string_view field : record_->all("context")) {
      while (!field.empty()) {
        const std::size_t equals = std::min(field.find('='), field.size());
        const std::string_view key = pack::trim(field.substr(0, equals));
        std::string_view value = field.substr(std::min(equals + 1, field.size()));
        const std::size_t stop = key == "buyer" ? value.size() : std::min(value.find(' '), value.size());
        field = value.substr(stop);
        value = value.substr(0, stop);
        if (key == "mode")
          draft.mode = static_cast<lexicon::Mode>(lexicon::index_of(lexicon::mode_names, value).value_or(0));
        if (key == "market")
          draft.market =
              static_cast<lexicon::Market>(lexicon::index_of(lexicon::market_names, value).value_or(0));
        if (key == "lang") draft.lang = std::string(value);
        if (key == "country") draft.buyer.country = std::string(value);
        if (key == "seller") draft.seller.zone = std::string(value);
        if (key == "name") draft.buyer.name = std::string(value);
        if (key == "now") draft.now = std::string(value);
        if (key == "buyer") draft.messages.push_back({true, std::string(value), ""});
      }
    }
  }

  void bad(const Example& example) {
    ++examples_;
    const tone::Report report = check(example.text);
    const auto wanted = text::Span{units(example.text, example.start), units(example.text, example.end)};
    const bool whole = example.start == example.end;
    const tone::Finding* mine = nullptr;
    for (const tone::Finding& finding : report.findings) {
      if (finding.rule == record_->name && (whole ? !finding.span : finding.span == wanted)) mine = &finding;
    }
    if (mine == nullptr) {
      for (const tone::Finding& finding : report.findings) {
        if (finding.rule == record_->name && finding.span)
          return fail(example, "the span differs", finding.span);
      }
      std::string others;
      for (const tone::Finding& finding : report.findings) others += " " + finding.rule;
      return fail(example, "not found" + (others.empty() ? "" : "; found:" + others), {});
    }
    const bool fixes = !mine->fixes.empty();
    if (fixes != !example.fixed.empty())
      return fail(example, fixes ? "a fix is offered; write its result behind =>" : "no fix is offered", {});
    if (!fixes) return;
    const std::string fixed = text::to_utf8(tone::apply(text::to_utf16(example.text), mine->fixes.front()));
    if (fixed != (example.fixed == "(nothing)" ? "" : example.fixed))
      return fail(example, "the fix gives `" + fixed + "`", {});
    for (const tone::Finding& finding : check(fixed).findings) {
      if (finding.rule == record_->name) return fail(example, "the rule still fires on the fixed text", {});
    }
  }

  void good(const Example& example) {
    ++examples_;
    for (const tone::Finding& finding : check(example.text).findings) {
      if (finding.rule == record_->name || finding.severity != lexicon::Severity::hint) {
        return fail(example, "a good example is found by " + finding.rule, finding.span);
      }
    }
  }

  static std::uint32_t units(const std::string& text, std::size_t bytes) {
    return static_cast<std::uint32_t>(text::to_utf16(std::string_view(text).substr(0, bytes)).size());
  }

  void fail(const Example& example, const std::string& what, std::optional<text::Span> span) {
    ++failed_;
    fmt::print("{}:{}: {}: {}\n  {}\n", record_->file, example.line, record_->name, what, example.text);
    if (!span) return;
    const std::u16string text = text::to_utf16(example.text);
    const auto width = [](std::u16string_view s) { return s.size(); };
    fmt::print("  {}{}\n", std::string(width(text::slice(text, {0, span->start})), ' '),
               std::string(width(text::slice(text, *span)), '^'));
  }

  const lexicon::Knowledge& knowledge_;
  std::string language_;
  std::unique_ptr<time::Kit> time_;
  const Record* record_ = nullptr;
  int failed_ = 0;
  int examples_ = 0;
};

}  // namespace

int prove(const std::filesystem::path& locales, const lexicon::Knowledge& knowledge, const std::string& id) {
  int failed = 0;
  int examples = 0;
  int rules = 0;
  for (const std::string& language : pack::languages(locales)) {
    std::vector<pack::Problem> problems;
    Prover prover(knowledge, language);
    for (const Record& record : pack::read_records(locales / language, problems)) {
      if (record.type != "rule" && record.type != "check") continue;
      if (!id.empty() && record.name != id && !record.name.starts_with(id + ".")) continue;
      ++rules;
      prover.rule(record);
    }
    failed += prover.failed();
    examples += prover.examples();
  }
  fmt::print("{} rules, {} examples, {} failed\n", rules, examples, failed);
  return rules == 0 ? 1 : failed;
}

}  // namespace parley::cli
