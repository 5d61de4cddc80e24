#include "template/pattern.h"

#include <unicode/locid.h>
#include <unicode/plurrule.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>

#include "template/locale.h"
#include "template/program.h"
#include "template/words.h"

namespace parley::templates {
namespace {

using Words = std::set<std::u16string>;

constexpr std::array<std::u16string_view, 6> all_categories{u"zero", u"one",  u"two",
                                                            u"few",  u"many", u"other"};

bool is_category(std::u16string_view word) {
  return std::find(all_categories.begin(), all_categories.end(), word) != all_categories.end();
}

bool is_numeric(ArgumentType type) {
  return type == ArgumentType::number || has_plural_style(type);
}
bool is_temporal(ArgumentType type) {
  return type == ArgumentType::date || type == ArgumentType::time;
}

/// The categories a language's numbers fall into; empty where CLDR has no rules for it.
Words categories_of(const icu::Locale& locale, bool ordinal) {
  UErrorCode error = U_ZERO_ERROR;
  const UPluralType type = ordinal ? UPLURAL_TYPE_ORDINAL : UPLURAL_TYPE_CARDINAL;
  const std::unique_ptr<icu::PluralRules> rules(icu::PluralRules::forLocale(locale, type, error));
  if (U_FAILURE(error) || !rules) return {};
  const std::unique_ptr<icu::StringEnumeration> keywords(rules->getKeywords(error));
  Words out;
  while (U_SUCCESS(error) && keywords) {
    const icu::UnicodeString* word = keywords->snext(error);
    if (word == nullptr) break;
    out.emplace(word->getBuffer(), static_cast<std::size_t>(word->length()));
  }
  return out;
}

/// True where CLDR has plural rules for the language: an unknown one has `other` alone, like Japanese.
bool has_plural_rules(const icu::Locale& locale) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::StringEnumeration> all(icu::PluralRules::getAvailableLocales(error));
  while (U_SUCCESS(error) && all) {
    const char* name = all->next(nullptr, error);
    if (name == nullptr) break;
    if (std::string_view(name) == locale.getLanguage()) return true;
  }
  return false;
}

std::string language_name(const icu::Locale& locale, std::string_view lang) {
  icu::UnicodeString name;
  icu::Locale(locale.getLanguage()).getDisplayLanguage(icu::Locale::getEnglish(), name);
  std::string out;
  name.toUTF8String(out);
  return out.empty() || out == locale.getLanguage() ? quote(lang) : out;
}

/// The categories in CLDR's order: "one, few, many or other".
std::string list(const Words& used) {
  std::string out;
  std::size_t left = used.size();
  for (const std::u16string_view word : all_categories) {
    if (used.count(std::u16string(word)) == 0) continue;
    --left;
    out += text::to_utf8(word) + (left > 1 ? ", " : left == 1 ? " or " : "");
  }
  return out;
}

class Validator {
 public:
  Validator(const Program& program, std::string_view lang)
      : program_(program), lang_(lang), locales_(locales_of(lang, {})) {}

  Validation run() {
    out_.problems = program_.problems;
    message(program_.message, false, nullptr);
    std::stable_sort(out_.problems.begin(), out_.problems.end(),
                     [](const Problem& a, const Problem& b) { return a.span.start < b.span.start; });
    return std::move(out_);
  }

 private:
  /// @param reference where the partial that holds `message` stands in the pattern; nullptr outside partials
  void message(const Message& message, bool in_plural, const Part* reference);
  void variable(const Argument& argument, const Part* reference);
  void keys(const Argument& argument, const Part* reference);
  /// Empty where they aren't known.
  const Words& used_categories(bool ordinal);

  void problem(text::Span span, const Part* reference, std::string message) {
    if (out_.problems.size() >= max_problems) return;
    if (reference == nullptr) {
      out_.problems.push_back({span, std::move(message), false, {}});
    } else {
      out_.problems.push_back({reference->span,
                               concat({"In the partial ", quote(reference->text), ": ", message}), false,
                               text::to_utf8(reference->text)});
    }
  }

  const Program& program_;
  std::string_view lang_;
  std::optional<Locales> locales_;
  Validation out_;
  std::map<std::u16string, std::size_t> index_;               // of a name in out_.variables
  std::set<std::pair<std::size_t, std::u16string>> choices_;  // listed, by variable
  std::array<std::optional<Words>, 2> used_;                  // cardinal, ordinal
  std::set<PartialKey> visited_;
};

void Validator::message(const Message& message, bool in_plural, const Part* reference) {
  for (const Part& part : message.parts) {
    if (part.kind == PartKind::argument) {
      const Argument& argument = message.arguments[part.argument];
      variable(argument, reference);
      keys(argument, reference);
      const bool formatted = is_temporal(argument.type) || argument.type == ArgumentType::number;
      if (formatted && locales_ && !locales_->format) {
        problem(argument.type_span, reference,
                concat({"There are no formats for ", quote(lang_), " to write a ", name_of(argument.type),
                        " in"}));
      }
      for (const Branch& branch : argument.branches) {
        this->message(branch.message, has_plural_style(argument.type), reference);
      }
    } else if (part.kind == PartKind::partial) {
      const PartialKey key{part.text, in_plural};
      const auto found = program_.partials.find(key);
      if (found == program_.partials.end() || !visited_.insert(key).second) continue;
      this->message(found->second, in_plural, reference != nullptr ? reference : &part);
    }
  }
}

void Validator::variable(const Argument& argument, const Part* reference) {
  const auto [place, is_new] = index_.emplace(argument.name, out_.variables.size());
  if (is_new) out_.variables.push_back({text::to_utf8(argument.name), argument.type, {}});
  Variable& variable = out_.variables[place->second];
  const ArgumentType known = variable.type;
  if ((is_numeric(known) && is_temporal(argument.type)) ||
      (is_temporal(known) && is_numeric(argument.type))) {
    problem(argument.name_span, reference,
            concat({quote(variable.name), " is a ", name_of(known), " before: it can't be a ",
                    name_of(argument.type), " too"}));
  }
  // The use that asks for most tells the type.
  const bool asks_more = known == ArgumentType::text ||
                         (known == ArgumentType::number && has_plural_style(argument.type)) ||
                         (known == ArgumentType::date && argument.type == ArgumentType::time);
  if (asks_more) variable.type = argument.type;
  if (variable.type != argument.type) return;
  for (const Branch& branch : argument.branches) {
    if (choices_.emplace(place->second, branch.key).second)
      variable.choices.push_back(text::to_utf8(branch.key));
  }
}

const Words& Validator::used_categories(bool ordinal) {
  std::optional<Words>& used = used_[ordinal ? 1 : 0];
  if (!used) {
    used.emplace();
    if (locales_ && has_plural_rules(locales_->plural)) *used = categories_of(locales_->plural, ordinal);
    // A language without ordinal rules can't be told from one whose ordinals are all alike.
    if (ordinal && used->size() == 1) used->clear();
  }
  return *used;
}

void Validator::keys(const Argument& argument, const Part* reference) {
  if (!has_plural_style(argument.type)) return;
  const bool ordinal = argument.type == ArgumentType::selectordinal;
  const Words& used = used_categories(ordinal);
  for (const Branch& branch : argument.branches) {
    if (branch.exact) continue;
    if (!is_category(branch.key)) {
      problem(branch.selector, reference,
              concat({quote(branch.key),
                      " is never chosen: expected zero, one, two, few, many, other, or a number as in =1"}));
    } else if (!used.empty() && used.count(branch.key) == 0) {
      problem(branch.selector, reference,
              concat({language_name(locales_->plural, lang_), " never uses ", quote(branch.key),
                      ordinal ? " for ordinals" : "", ": expected ", list(used)}));
    }
  }
}

}  // namespace

std::string_view name_of(ArgumentType type) {
  switch (type) {
    case ArgumentType::text:
      return "text";
    case ArgumentType::number:
      return "number";
    case ArgumentType::date:
      return "date";
    case ArgumentType::time:
      return "time";
    case ArgumentType::plural:
      return "plural";
    case ArgumentType::selectordinal:
      return "selectordinal";
    case ArgumentType::select:
      return "select";
  }
  return {};
}

Validation validate(std::u16string_view pattern, std::string_view lang, const Partials* partials) {
  const Program program = compile(pattern, partials);
  return Validator(program, lang).run();
}

}  // namespace parley::templates
