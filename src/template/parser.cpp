#include "template/parser.h"

#include <algorithm>
#include <utility>

#include "template/parser_impl.h"
#include "template/style.h"

namespace parley::templates {
namespace {

constexpr std::size_t longest_name = 0xFFFF;  // as in ICU
constexpr std::size_t largest_number = 0x7FFF;

std::optional<ArgumentType> type_of(std::u16string_view word) {
  const std::u16string lower = ascii_lower(word);
  if (lower == u"number") return ArgumentType::number;
  if (lower == u"date") return ArgumentType::date;
  if (lower == u"time") return ArgumentType::time;
  if (lower == u"plural") return ArgumentType::plural;
  if (lower == u"select") return ArgumentType::select;
  if (lower == u"selectordinal") return ArgumentType::selectordinal;
  return std::nullopt;
}

/// ICU's other types, which need data that Parley leaves out.
bool is_unsupported(std::u16string_view word) {
  const std::u16string lower = ascii_lower(word);
  return lower == u"choice" || lower == u"spellout" || lower == u"ordinal" || lower == u"duration";
}

/// Digits alone are an argument number: no leading zero, at most 32767.
bool is_bad_number(std::u16string_view name) {
  std::size_t value = 0;
  for (const char16_t c : name) {
    if (c < u'0' || c > u'9') return false;
    value = std::min(value * 10 + (c - u'0'), largest_number + 1);
  }
  return (name.size() > 1 && name.front() == u'0') || value > largest_number;
}

}  // namespace

namespace detail {

using text::Span;

Parsed Parser::run(bool in_plural) {
  out_.message = message(0, in_plural, {});
  std::stable_sort(out_.problems.begin(), out_.problems.end(),
                   [](const Problem& a, const Problem& b) { return a.span.start < b.span.start; });
  return std::move(out_);
}

Message Parser::message(std::uint32_t level, bool in_plural, Span opener) {
  Message out;
  out_.depth = std::max(out_.depth, level);
  if (level > max_depth) {
    problem(opener, {"Choices are nested more than 32 deep"});
    if (!in_.skip_braces(opener.end - 1)) stop_ = true;
    return out;
  }
  std::u16string literal;
  std::size_t literal_start = in_.at();
  const auto flush = [&] {
    if (literal.empty()) return;
    out.parts.push_back({PartKind::text, span_of(literal_start, in_.at()), std::move(literal), 0});
    literal.clear();
  };
  while (!stop_) {
    if (in_.end()) {
      if (level > 0) unclosed(opener);
      break;
    }
    if (literal.empty()) literal_start = in_.at();
    const char16_t c = in_.peek();
    if (c == u'\'') {
      quoted(literal, in_plural);
    } else if (in_plural && c == u'#') {
      flush();
      out.parts.push_back({PartKind::hash, here(), {}, 0});
      in_.skip();
    } else if (c == u'{') {
      flush();
      argument(out, level);
    } else if (level > 0 && c == u'}') {
      flush();
      in_.skip();
      return out;
    } else {
      literal.push_back(c);
      in_.skip();
    }
  }
  flush();
  return out;
}

void Parser::quoted(std::u16string& literal, bool in_plural) {
  const std::size_t start = in_.at();
  in_.skip();
  const char16_t c = in_.peek();
  if (in_.sees(u'\'')) in_.skip();  // '' is one apostrophe
  if (in_.end() || !(c == u'{' || c == u'}' || (in_plural && c == u'#'))) {
    literal.push_back(u'\'');
    return;
  }
  literal.push_back(c);
  in_.skip();
  while (!in_.end()) {
    const char16_t next = in_.peek();
    in_.skip();
    if (next != u'\'') {
      literal.push_back(next);
    } else if (in_.skip(u'\'')) {
      literal.push_back(u'\'');
    } else {
      return;
    }
  }
  problem(span_of(start, start + 2),
          {"The text quoted from this apostrophe on never ends: expected another apostrophe"}, false);
}

void Parser::argument(Message& into, std::uint32_t level) {
  const std::size_t open = in_.at();
  in_.skip();
  in_.skip_white_space();
  bool whole = false;
  if (in_.end()) {
    unclosed(span_of(open, open + 1));
  } else if (in_.sees(u'|')) {
    whole = caret(into, open);
  } else if (in_.sees(u'>')) {
    whole = partial(into, open);
  } else {
    Argument argument;
    whole = named(argument, open, level);
    if (whole) {
      argument.span = span_of(open, in_.at());
      into.parts.push_back({PartKind::argument, argument.span, {}, into.arguments.size()});
      into.arguments.push_back(std::move(argument));
    }
  }
  if (!whole && !stop_ && !in_.skip_braces(open)) stop_ = true;
}

bool Parser::caret(Message& into, std::size_t open) {
  in_.skip();
  in_.skip_white_space();
  if (in_.end()) return unclosed(span_of(open, in_.at()));
  if (!in_.skip(u'}')) {
    return problem(here(), {"A cursor stop is written {|}: expected '}' instead of ", seen()});
  }
  into.parts.push_back({PartKind::caret, span_of(open, in_.at()), {}, 0});
  return true;
}

bool Parser::partial(Message& into, std::size_t open) {
  in_.skip();
  in_.skip_white_space();
  const std::size_t start = in_.at();
  while (!in_.end() && (is_identifier(in_.peek()) || in_.peek() == u'-' || in_.peek() == u'.')) in_.skip();
  const std::u16string_view name = in_.text().substr(start, in_.at() - start);
  in_.skip_white_space();
  if (in_.end()) return unclosed(span_of(open, start + name.size()));
  if (name.empty()) {
    return problem(here(), {"A partial is written {> name}: expected its name instead of ", seen()});
  }
  if (!in_.skip(u'}')) return problem(here(), {"Expected '}' after the partial's name instead of ", seen()});
  into.parts.push_back({PartKind::partial, span_of(open, in_.at()), std::u16string(name), 0});
  return true;
}

bool Parser::named(Argument& argument, std::size_t open, std::uint32_t level) {
  const std::size_t start = in_.at();
  const std::u16string_view name = in_.identifier();
  argument.name = name;
  argument.name_span = span_of(start, in_.at());
  if (name.empty()) {
    if (in_.sees(u'}')) {
      return problem(span_of(open, in_.at() + 1), {"Empty braces: expected a name, as in {buyer_name}"});
    }
    return problem(here(), {"Expected a name after '{' instead of ", seen()});
  }
  if (is_bad_number(name)) {
    return problem(argument.name_span,
                   {quote(name), " is not a name: a number is 0 to 32767 without leading zeros"});
  }
  if (name.size() > longest_name) return problem(argument.name_span, {"The name is too long"});
  in_.skip_white_space();
  if (in_.end()) return unclosed(span_of(open, argument.name_span.end));
  if (in_.skip(u'}')) return true;
  if (in_.skip(u',')) return typed(argument, open, level);
  if (is_identifier(in_.peek())) {
    const std::size_t second = in_.at();
    in_.identifier();
    return problem(span_of(second, in_.at()),
                   {"Expected ',' or '}' after ", quote(name), ": a name is one word, as in {buyer_name}"});
  }
  return problem(here(), {"Expected ',' or '}' after ", quote(name), " instead of ", seen(),
                          ": a name has letters, digits and '_'"});
}

bool Parser::typed(Argument& argument, std::size_t open, std::uint32_t level) {
  constexpr const char* types = "number, date, time, plural, selectordinal or select";
  in_.skip_white_space();
  const std::size_t start = in_.at();
  while ((in_.peek() >= u'a' && in_.peek() <= u'z') || (in_.peek() >= u'A' && in_.peek() <= u'Z')) in_.skip();
  const std::u16string_view word = in_.text().substr(start, in_.at() - start);
  argument.type_span = span_of(start, in_.at());
  in_.skip_white_space();
  if (in_.end()) return unclosed(span_of(open, std::max<std::size_t>(argument.type_span.end, start)));
  if (word.empty()) return problem(here(), {"Expected a type after ',': ", types});
  const std::optional<ArgumentType> type = type_of(word);
  if (!type) {
    const char* why = is_unsupported(word) ? " is not supported" : " is not a type";
    return problem(argument.type_span, {quote(word), why, ": expected ", types});
  }
  argument.type = *type;
  if (in_.sees(u'}')) {
    if (is_complex(*type)) {
      return problem(argument.type_span,
                     {quote(word), " needs its choices: expected ',' and at least other {…}"});
    }
    in_.skip();
    return true;
  }
  if (!in_.skip(u',')) {
    return problem(here(), {"Expected ',' or '}' after ", quote(word), " instead of ", seen()});
  }
  return is_complex(*type) ? branches(argument, open, level) : simple_style(argument, open);
}

bool Parser::simple_style(Argument& argument, std::size_t open) {
  const std::size_t start = in_.at();
  std::size_t nested = 0;
  for (;; in_.skip()) {
    if (in_.end()) return unclosed(span_of(open, argument.type_span.end));
    const char16_t c = in_.peek();
    if (c == u'\'') {  // quotes stay in the style
      const std::size_t close = in_.text().find(u'\'', in_.at() + 1);
      if (close == std::u16string_view::npos) {
        return problem(here(), {"The text quoted in this style never ends: expected another apostrophe"});
      }
      in_.go(close);
    } else if (c == u'{') {
      ++nested;
    } else if (c == u'}' && nested-- == 0) {
      break;
    }
  }
  argument.style = in_.text().substr(start, in_.at() - start);
  const std::u16string_view trimmed = trim(argument.style);
  const std::size_t lead = argument.style.find(trimmed);
  argument.style_span = span_of(start + lead, start + lead + trimmed.size());
  if (argument.style.size() > longest_name) return problem(argument.style_span, {"The style is too long"});
  if (auto wrong = check_style(argument.type, argument.style)) problem(argument.style_span, {*wrong});
  in_.skip();
  return true;
}

}  // namespace detail

Parsed parse(std::u16string_view pattern, bool in_plural) {
  return detail::Parser(pattern).run(in_plural);
}

}  // namespace parley::templates
