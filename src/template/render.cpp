#include "template/render.h"

#include <unordered_set>
#include <utility>

#include "template/format.h"
#include "template/program.h"
#include "template/words.h"

namespace parley::templates {
namespace {

/// Parts visited at most: partials that include each other's many uses grow without end otherwise.
constexpr std::size_t max_steps = 100'000;

class Renderer {
 public:
  Renderer(const RenderRequest& request, const Program& program, Locales locales)
      : request_(request), program_(program), formats_(std::move(locales)), now_(std::string(request.now)) {}

  std::variant<Rendered, RenderError> run() {
    message(program_.message, nullptr);
    if (error_) return std::move(*error_);
    out_.text = std::move(text_);
    return std::move(out_);
  }

 private:
  void fail(std::string field, std::string message) {
    if (!error_) error_ = RenderError{std::move(field), std::move(message)};
  }
  void fail_value(const Argument& argument, std::string message) {
    fail("values." + text::to_utf8(argument.name), std::move(message));
  }
  void append(std::u16string_view s) {
    if (text_.size() + s.size() > max_text) {
      fail("pattern",
           concat({"the text would be longer than ", std::to_string(max_text), " UTF-16 code units"}));
    } else {
      text_.append(s);
    }
  }
  void append_number(const std::optional<std::u16string>& s) {
    if (s) {
      append(*s);
    } else {
      fail("pattern", "a number could not be formatted");
    }
  }

  /// nullptr where the variable is missing; it is then noted.
  const Value* find(const Argument& argument);
  /// True where the language has formats of its own; else an error is noted.
  bool has_formats(const char* what);

  /// @param hash what `#` stands for; nullptr outside a plural branch
  void message(const Message& message, const std::u16string* hash);
  void argument(const Argument& argument);
  void bare(const Value& value);
  void number(const Argument& argument, const Value* value);
  void date(const Argument& argument, const Value* value);
  void plural(const Argument& argument, const Value* value);
  void select(const Argument& argument, const Value* value);

  const Branch& plural_branch(const Argument& argument, const Number& number, const Number& rest);
  /// How the number is shown in `other`: the argument there, nullptr for `#`, empty where it is not shown.
  std::optional<const Argument*> shown_as(const Message& message, std::u16string_view name);
  const Message* partial(const Part& part, bool in_plural) const;

  const RenderRequest& request_;
  const Program& program_;
  Formats formats_;
  Value now_;
  std::u16string text_;
  Rendered out_;
  std::unordered_set<std::u16string> missing_;
  std::size_t steps_ = 0;
  std::optional<RenderError> error_;
};

const Value* Renderer::find(const Argument& argument) {
  const std::string name = text::to_utf8(argument.name);
  const auto found = request_.values.find(name);
  if (found != request_.values.end() && !std::holds_alternative<std::monostate>(found->second))
    return &found->second;
  if (name == "now" && !request_.now.empty()) return &now_;
  if (missing_.insert(argument.name).second) out_.missing.push_back(name);
  return nullptr;
}

bool Renderer::has_formats(const char* what) {
  if (formats_.locales().format) return true;
  fail("lang", concat({"there are no formats for ", quote(request_.lang), " to write ", what,
                       " in: expected one of about.format_locales"}));
  return false;
}

const Message* Renderer::partial(const Part& part, bool in_plural) const {
  const auto found = program_.partials.find({part.text, in_plural});
  return found == program_.partials.end() ? nullptr : &found->second;
}

void Renderer::message(const Message& message, const std::u16string* hash) {
  for (const Part& part : message.parts) {
    if (++steps_ > max_steps) fail("pattern", "its partials include each other too often");
    if (error_) return;
    switch (part.kind) {
      case PartKind::text:
        append(part.text);
        break;
      case PartKind::hash:
        if (hash != nullptr) append(*hash);
        break;
      case PartKind::caret:
        if (!out_.caret) out_.caret = static_cast<std::uint32_t>(text_.size());
        break;
      case PartKind::argument:
        argument(message.arguments[part.argument]);
        break;
      case PartKind::partial:
        if (const Message* inner = partial(part, hash != nullptr)) this->message(*inner, hash);
        break;
    }
  }
}

void Renderer::argument(const Argument& argument) {
  const Value* value = find(argument);
  switch (argument.type) {
    case ArgumentType::number:
      return number(argument, value);
    case ArgumentType::date:
    case ArgumentType::time:
      return date(argument, value);
    case ArgumentType::plural:
    case ArgumentType::selectordinal:
      return plural(argument, value);
    case ArgumentType::select:
      return select(argument, value);
    case ArgumentType::text:
      break;
  }
  if (value == nullptr) return append(u"{" + argument.name + u"}");
  bare(*value);
}

void Renderer::bare(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return append(text::to_utf16(*text));
  if (const auto* truth = std::get_if<bool>(&value)) return append(*truth ? u"true" : u"false");
  if (const auto number = as_number(value)) append_number(formats_.plain(*number));
}

void Renderer::number(const Argument& argument, const Value* value) {
  if (!has_formats("a number")) return;
  if (value == nullptr) return append(u"{" + argument.name + u"}");
  const auto number = as_number(*value);
  if (!number) return fail_value(argument, concat({"expected a number, got ", describe(*value)}));
  append_number(formats_.styled(*number, number_style(argument.style)));
}

void Renderer::date(const Argument& argument, const Value* value) {
  const char* what = argument.type == ArgumentType::time ? "a time" : "a date";
  if (!has_formats(what)) return;
  if (value == nullptr) return append(u"{" + argument.name + u"}");
  const auto* text = std::get_if<std::string>(value);
  const auto instant = text != nullptr ? parse_instant(*text) : std::nullopt;
  if (!instant) {
    return fail_value(
        argument, concat({"expected an RFC 3339 date such as '2026-03-04' or '2026-03-04T14:30:00Z', got ",
                          describe(*value)}));
  }
  const bool utc = request_.zone.empty() || request_.zone == "UTC" || request_.zone == "Etc/UTC";
  LocalInstant local{*instant, 0, true};
  if (instant->has_time && !utc) {
    const auto offset =
        request_.zone_offset ? request_.zone_offset(request_.zone, instant->epoch_ms) : std::optional<int>();
    if (!offset) return fail("zone", concat({quote(request_.zone), " is not a known IANA time zone"}));
    local.offset_minutes = *offset;
    local.utc = false;
  }
  std::u16string shown;
  switch (format_date(local, argument.type, date_style(argument.style), *formats_.locales().format, shown)) {
    case DateError::none:
      return append(shown);
    case DateError::no_time:
      return fail_value(
          argument, concat({"expected an instant such as '2026-03-04T14:30:00Z' to show a time of day, got ",
                            describe(*value)}));
    case DateError::failed:
      return fail_value(argument, "could not be formatted");
  }
}

std::optional<const Argument*> Renderer::shown_as(const Message& message, std::u16string_view name) {
  for (const Part& part : message.parts) {
    if (++steps_ > max_steps) return std::nullopt;
    if (part.kind == PartKind::hash) return nullptr;
    if (part.kind == PartKind::argument) {
      const Argument& argument = message.arguments[part.argument];
      if (!is_complex(argument.type) && argument.name == name) return &argument;
    } else if (part.kind == PartKind::partial) {
      const Message* inner = partial(part, true);
      if (inner == nullptr) continue;
      if (const auto found = shown_as(*inner, name)) return found;
    }
  }
  return std::nullopt;
}

const Branch& Renderer::plural_branch(const Argument& argument, const Number& number, const Number& rest) {
  const Branch* other = nullptr;
  bool has_words = false;
  for (const Branch& branch : argument.branches) {
    if (branch.exact) {
      if (*branch.exact == to_double(number)) return branch;
    } else if (branch.key == u"other") {
      if (other == nullptr) other = &branch;
    } else {
      has_words = true;
    }
  }
  if (!has_words) return *other;
  // The digits shown decide (1.0 is not 1), and `other` is where they are looked up.
  const Argument* shown = shown_as(other->message, argument.name).value_or(nullptr);
  const bool styled = shown != nullptr && shown->type == ArgumentType::number;
  const NumberStyle style = styled ? number_style(shown->style) : NumberStyle{};
  const bool ordinal = argument.type == ArgumentType::selectordinal;
  const auto category = formats_.category(rest, ordinal, styled ? &style : nullptr);
  if (!category) fail("pattern", "the plural rules could not be read");
  for (const Branch& branch : argument.branches) {
    if (!branch.exact && category && branch.key == *category) return branch;
  }
  return *other;
}

void Renderer::plural(const Argument& argument, const Value* value) {
  if (value == nullptr) {
    const std::u16string gap = u"{" + argument.name + u"}";
    for (const Branch& branch : argument.branches) {
      if (branch.key == u"other") return message(branch.message, &gap);
    }
    return;
  }
  const auto number = as_number(*value);
  if (!number) return fail_value(argument, concat({"expected a number, got ", describe(*value)}));
  const Number rest = argument.offset == 0 ? *number : Number{to_double(*number) - argument.offset};
  const Branch& branch = plural_branch(argument, *number, rest);
  const auto hash = formats_.plain(rest);
  if (!hash) return fail("pattern", "a number could not be formatted");
  message(branch.message, &*hash);
}

void Renderer::select(const Argument& argument, const Value* value) {
  std::u16string key = u"other";
  if (value != nullptr) {
    if (const auto* text = std::get_if<std::string>(value)) {
      key = text::to_utf16(*text);
    } else if (const auto* truth = std::get_if<bool>(value)) {
      key = *truth ? u"true" : u"false";
    } else if (const auto number = as_number(*value)) {
      key = to_digits(*number);
    }
  }
  const Branch* chosen = nullptr;
  for (const Branch& branch : argument.branches) {
    if (branch.key == key) return message(branch.message, nullptr);
    if (chosen == nullptr && branch.key == u"other") chosen = &branch;
  }
  if (chosen != nullptr) message(chosen->message, nullptr);
}

}  // namespace

std::variant<Rendered, RenderError> render(const RenderRequest& request) {
  auto locales = locales_of(request.lang, request.country);
  if (!locales) return RenderError{"lang", concat({quote(request.lang), " is not a BCP 47 language tag"})};
  const Partials none;
  const Program program = compile(request.pattern, request.partials != nullptr ? request.partials : &none);
  for (const Problem& problem : program.problems) {
    if (!problem.fatal) continue;
    if (!problem.partial.empty()) return RenderError{"partials." + problem.partial, problem.message};
    return RenderError{"pattern", concat({"at ", std::to_string(problem.span.start), ": ", problem.message})};
  }
  return Renderer(request, program, std::move(*locales)).run();
}

}  // namespace parley::templates
