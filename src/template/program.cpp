#include "template/program.h"

#include <algorithm>
#include <set>

#include "template/parser.h"
#include "template/words.h"

namespace parley::templates {
namespace {

class Compiler {
 public:
  explicit Compiler(const Partials* partials) : partials_(partials) {}

  Program run(std::u16string_view pattern) {
    Parsed parsed = parse(pattern);
    out_.problems = std::move(parsed.problems);
    if (partials_ != nullptr) include_all(parsed.message, 0, false, nullptr);
    out_.message = std::move(parsed.message);
    std::stable_sort(out_.problems.begin(), out_.problems.end(),
                     [](const Problem& a, const Problem& b) { return a.span.start < b.span.start; });
    return std::move(out_);
  }

 private:
  /// Where a chain of references began in the pattern, and the partials on the way from there.
  struct Chain {
    text::Span span;
    std::vector<std::u16string> names;
  };

  /// Includes what `message` refers to; returns the deepest level reached.
  std::uint32_t include_all(const Message& message, std::uint32_t level, bool in_plural, const Chain* chain) {
    std::uint32_t deepest = level;
    for (const Part& part : message.parts) {
      if (part.kind == PartKind::partial) {
        Chain next = chain != nullptr ? *chain : Chain{part.span, {}};
        deepest = std::max(deepest, include(part.text, level, in_plural, next));
      } else if (part.kind == PartKind::argument) {
        const Argument& argument = message.arguments[part.argument];
        for (const Branch& branch : argument.branches) {
          const bool plural = has_plural_style(argument.type);
          deepest = std::max(deepest, include_all(branch.message, level + 1, plural, chain));
        }
      }
    }
    return deepest;
  }

  std::uint32_t include(const std::u16string& name, std::uint32_t level, bool in_plural, Chain& chain) {
    const std::string utf8 = text::to_utf8(name);
    const auto found = partials_->find(utf8);
    if (found == partials_->end()) {
      problem(chain, utf8, concat({"There is no partial ", quote(name)}));
      return level;
    }
    if (std::find(chain.names.begin(), chain.names.end(), name) != chain.names.end()) {
      problem(chain, utf8, concat({"The partial ", quote(name), " includes itself", path(chain, name)}));
      return level;
    }
    const PartialKey key{name, in_plural};
    // The partial counts as a level, so that a chain of them is bounded too.
    if (const auto known = heights_.find(key); known != heights_.end()) {
      return check_depth(chain, utf8, level + known->second);
    }
    if (level + 1 > max_depth) return check_depth(chain, utf8, level + 1);
    Parsed parsed = parse(found->second, in_plural);
    for (const Problem& inner : parsed.problems) {
      if (!inner.fatal) continue;
      problem(chain, utf8,
              concat({"In the partial ", quote(name), " at ", std::to_string(inner.span.start), ": ",
                      inner.message}));
      break;
    }
    chain.names.push_back(name);
    const std::uint32_t below = include_all(parsed.message, level + 1, in_plural, &chain);
    chain.names.pop_back();
    const std::uint32_t height = std::max(below, level + 1 + parsed.depth) - level;
    heights_.emplace(key, height);
    out_.partials.emplace(key, std::move(parsed.message));
    return check_depth(chain, utf8, level + height);
  }

  std::uint32_t check_depth(const Chain& chain, const std::string& name, std::uint32_t deepest) {
    if (deepest > max_depth)
      problem(chain, name, concat({"With the partial ", quote(name), " the nesting is more than 32 deep"}));
    return deepest;
  }

  static std::string path(const Chain& chain, const std::u16string& name) {
    const auto from = std::find(chain.names.begin(), chain.names.end(), name);
    if (from + 1 == chain.names.end()) return {};
    std::string out = " by way of";
    for (auto it = from + 1; it != chain.names.end(); ++it) out += concat({" ", quote(*it)});
    return out;
  }

  /// One problem for a partial at a place is enough.
  void problem(const Chain& chain, const std::string& name, std::string message) {
    if (out_.problems.size() >= max_problems || !told_.insert({chain.span.start, name}).second) return;
    out_.problems.push_back({chain.span, std::move(message), true, name});
  }

  const Partials* partials_;
  Program out_;
  std::map<PartialKey, std::uint32_t> heights_;  // levels a partial adds
  std::set<std::pair<std::uint32_t, std::string>> told_;
};

}  // namespace

Program compile(std::u16string_view pattern, const Partials* partials) {
  return Compiler(partials).run(pattern);
}

}  // namespace parley::templates
