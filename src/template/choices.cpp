#include <set>
#include <string>

#include "template/parser_impl.h"

namespace parley::templates::detail {

using text::Span;

bool Parser::branches(Argument& argument, std::size_t open, std::uint32_t level) {
  bool has_other = false;
  bool has_offset = false;
  std::set<double> numbers;  // `=1` and `=1.0` are the same choice
  std::set<std::u16string> words;
  while (true) {
    in_.skip_white_space();
    if (in_.end()) return unclosed(span_of(open, argument.type_span.end));
    if (in_.skip(u'}')) break;
    const std::size_t start = in_.at();
    Branch branch;
    if (!key(argument, branch)) return false;
    if (has_plural_style(argument.type) && branch.key == u"offset" && in_.sees(u':')) {
      if (!offset(argument, start, !has_offset && argument.branches.empty())) return false;
      has_offset = true;
      continue;
    }
    const bool is_new = branch.exact ? numbers.insert(*branch.exact).second : words.insert(branch.key).second;
    if (!is_new) {
      problem(branch.selector, {quote(branch.key), " is there twice: only the first one is used"}, false);
    }
    has_other = has_other || branch.key == u"other";
    in_.skip_white_space();
    if (!in_.sees(u'{')) {
      return problem(branch.selector, {"Expected '{' and the text for ", quote(branch.key), " after it"});
    }
    in_.skip();
    branch.message = message(level + 1, has_plural_style(argument.type), span_of(start, in_.at()));
    if (stop_) return false;
    argument.branches.push_back(std::move(branch));
  }
  if (!has_other) {
    problem(span_of(open, in_.at()),
            {"This ", text::to_utf8(text::slice(in_.text(), argument.type_span)),
             " has no 'other': expected other {…} for whatever fits no other choice"});
  }
  return true;
}

bool Parser::offset(Argument& argument, std::size_t start, bool allowed) {
  in_.skip();
  const std::size_t colon_end = in_.at();
  in_.skip_white_space();
  const std::u16string_view digits = in_.number();
  const std::optional<double> value = to_number(digits);
  const Span span = span_of(start, digits.empty() ? colon_end : in_.at());
  if (!allowed) return problem(span, {"'offset:' comes once, before all choices"});
  if (!value) return problem(span, {"Expected a number after 'offset:'"});
  argument.offset = *value;
  return true;
}

bool Parser::key(Argument& argument, Branch& branch) {
  const std::size_t start = in_.at();
  if (has_plural_style(argument.type) && in_.skip(u'=')) {
    branch.exact = to_number(in_.number());
    branch.selector = span_of(start, in_.at());
    branch.key = text::slice(in_.text(), branch.selector);
    if (!branch.exact) return problem(branch.selector, {"Expected a number after '='"});
    return true;
  }
  branch.key = in_.identifier();
  branch.selector = span_of(start, in_.at());
  if (!branch.key.empty()) return true;
  const char* expected = has_plural_style(argument.type) ? "Expected a key such as one, other or =1"
                                                         : "Expected a key such as other";
  return problem(here(), {expected, " instead of ", seen()});
}

}  // namespace parley::templates::detail
