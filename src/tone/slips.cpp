#include "tone/slips.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace parley::tone {
namespace {

using text::Token;
using text::TokenKind;

// Letters that look like Latin ones, pairwise (a choice from Unicode's confusables, those on keyboards).
constexpr std::u16string_view look_cyrillic = u"АВЕКМНОРСТХУІЈЅасеорхуіјѕԁһ";
constexpr std::u16string_view look_latin_c = u"ABEKMHOPCTXYIJSaceopxyijsdh";
constexpr std::u16string_view look_greek = u"ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοντ";
constexpr std::u16string_view look_latin_g = u"ABEZHIKMNOPTYXovt";
static_assert(look_cyrillic.size() == look_latin_c.size() && look_greek.size() == look_latin_g.size());

UScriptCode script_of(char16_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &status);
  return U_SUCCESS(status) ? script : USCRIPT_UNKNOWN;
}

// `c` by the pairs of two alphabets, its case kept; 0 where it is in neither.
char16_t across(std::u16string_view from, std::u16string_view to, char16_t c) {
  if (const std::size_t at = from.find(c); at != std::u16string_view::npos) return to[at];
  const auto lower = static_cast<char16_t>(u_tolower(c));
  const std::size_t at = from.find(lower);
  return at == std::u16string_view::npos ? u'\0' : static_cast<char16_t>(u_toupper(to[at]));
}

// The word in one script, every letter of another replaced by its look-alike; nothing where one has none.
std::optional<std::u16string> in_script(std::u16string_view word, UScriptCode script) {
  std::u16string out(word);
  for (char16_t& c : out) {
    const UScriptCode own = script_of(c);
    if (!u_isalpha(c) || own == script) continue;
    const bool to_latin = script == USCRIPT_LATIN;
    const bool cyrillic = (to_latin ? own : script) == USCRIPT_CYRILLIC;
    const std::u16string_view other = cyrillic ? look_cyrillic : look_greek;
    const std::u16string_view latin = cyrillic ? look_latin_c : look_latin_g;
    if ((to_latin ? own : USCRIPT_CYRILLIC) != USCRIPT_CYRILLIC && own != USCRIPT_GREEK) return std::nullopt;
    const std::size_t at = (to_latin ? other : latin).find(c);
    if (at == std::u16string_view::npos) return std::nullopt;
    c = (to_latin ? latin : other)[at];
  }
  return out;
}

struct Scripts {
  int latin = 0;
  int cyrillic = 0;
  int greek = 0;
};

Scripts scripts_of(std::u16string_view word) {
  Scripts found;
  for (const char16_t c : word) {
    if (!u_isalpha(c)) continue;
    const UScriptCode script = c < 0x80 ? USCRIPT_LATIN : script_of(c);  // nearly all of an English draft
    found.latin += script == USCRIPT_LATIN ? 1 : 0;
    found.cyrillic += script == USCRIPT_CYRILLIC ? 1 : 0;
    found.greek += script == USCRIPT_GREEK ? 1 : 0;
  }
  return found;
}

// A stretch without white space, and its words' own part: marks at its end are not keys of the word.
struct Chunk {
  text::Span span;
  std::u16string_view text;
  std::u16string_view whole;  // with the marks at its end
};

std::vector<Chunk> chunks_of(const Context& context) {
  std::vector<Chunk> chunks;
  const auto tokens = context.document.tokens();
  for (std::size_t i = 0; i < tokens.size();) {
    std::size_t end = i + 1;
    while (end < tokens.size() && !tokens[end].space_before &&
           tokens[end].span.start == tokens[end - 1].span.end) {
      ++end;
    }
    const bool plain = std::all_of(
        tokens.begin() + static_cast<std::ptrdiff_t>(i), tokens.begin() + static_cast<std::ptrdiff_t>(end),
        [](const Token& token) {
          return !token.quoted && (token.kind == TokenKind::word || token.kind == TokenKind::punctuation);
        });
    text::Span span{tokens[i].span.start, tokens[end - 1].span.end};
    const std::u16string_view whole = context.document.text(span);
    std::u16string_view text = whole;
    while (!text.empty() && std::u16string_view(u".,!?:)…").find(text.back()) != std::u16string_view::npos) {
      text.remove_suffix(1);
      --span.end;
    }
    if (!plain) text = {};
    chunks.push_back({span, text, plain ? whole : text});
    i = end;
  }
  return chunks;
}

// What the same keys write in the other layout; nothing where a letter is on no letter key.
std::optional<std::u16string> retyped(std::u16string_view word, std::u16string_view from,
                                      std::u16string_view to) {
  std::u16string out;
  for (const char16_t c : word) {
    const char16_t other = c == u'\'' && from.find(c) == std::u16string_view::npos ? c : across(from, to, c);
    if (other == u'\0') return std::nullopt;
    out.push_back(other);
  }
  return out;
}

// A chunk read as if typed in another layout.
struct Reading {
  text::Span span;
  std::u16string text;
  bool sure = false;  // a word that is known and long enough to be no accident
};

constexpr std::size_t long_enough = 4;

// A keyboard that a seller may have on by mistake.
struct Layout {
  std::string words;    // the class of what everyday words of its language are on an English keyboard
  std::u16string keys;  // what it writes where an English keyboard writes Layouts::english
};

struct Layouts {
  std::u16string english;
  std::vector<Layout> others;
};

// As the English pack's texts have them: `keys.english`, `keys.others` with names, `keys.<name>` for each.
Layouts layouts_of(const lexicon::Language& english) {
  const auto keys = [&](std::string_view name) {
    return text::to_utf16(english.texts().find("keys." + std::string(name)).value_or(""));
  };
  Layouts layouts{keys("english"), {}};
  std::string_view names = english.texts().find("keys.others").value_or("");
  while (!names.empty()) {
    const std::string name(names.substr(0, names.find(' ')));
    names.remove_prefix(std::min(names.size(), name.size() + 1));
    Layout layout{"typed_in_latin_" + name, keys(name)};
    if (layout.keys.size() == layouts.english.size()) layouts.others.push_back(std::move(layout));
  }
  return layouts;
}

// Letters of another script whose keys write an English word.
std::optional<Reading> as_english(const lexicon::Language& english, const Layouts& layouts,
                                  const Chunk& chunk) {
  for (const Layout& layout : layouts.others) {
    const auto text = retyped(chunk.text, layout.keys, layouts.english);
    if (!text ||
        !std::all_of(text->begin(), text->end(), [](char16_t c) { return u_isalpha(c) || c == u'\''; }))
      continue;
    const std::string norm = text::normalise(*text);
    // A word that was typed right has its slip among the words we know.
    const bool slip = std::any_of(layouts.others.begin(), layouts.others.end(),
                                  [&](const Layout& other) { return english.is_of(norm, other.words); });
    if (slip || english.words().find(norm) == lexicon::none) continue;
    return Reading{chunk.span, *text, text->size() >= long_enough};
  }
  return std::nullopt;
}

// Latin letters whose keys write an everyday word of another script; a mark at the end may be one of its
// letters.
std::optional<Reading> as_other(const lexicon::Language& english, const Layouts& layouts,
                                const Chunk& chunk) {
  for (const std::u16string_view typed : {chunk.whole, chunk.text}) {
    const std::string norm = text::normalise(typed);
    for (const Layout& layout : layouts.others) {
      if (!english.is_of(norm, layout.words)) continue;
      const auto text = retyped(typed, layouts.english, layout.keys);
      if (!text) continue;
      const auto size = static_cast<std::uint32_t>(typed.size());
      return Reading{{chunk.span.start, chunk.span.start + size}, *text, text->size() >= long_enough};
    }
    if (chunk.whole.size() == chunk.text.size()) break;
  }
  return std::nullopt;
}

std::optional<Reading> reread(const lexicon::Language& english, const Layouts& layouts, const Chunk& chunk) {
  const Scripts scripts = scripts_of(chunk.text);
  if (scripts.cyrillic > 0 && scripts.latin == 0) return as_english(english, layouts, chunk);
  return scripts.latin > 0 && scripts.cyrillic == 0 ? as_other(english, layouts, chunk) : std::nullopt;
}

}  // namespace

std::vector<Finding> mixed_letters(const Context& context) {
  std::vector<Finding> findings;
  for (const Token& token : context.document.tokens()) {
    if (token.kind != TokenKind::word || token.quoted) continue;
    const std::u16string_view word = context.document.text(token.span);
    const Scripts scripts = scripts_of(word);
    if (scripts.latin == 0 || scripts.cyrillic + scripts.greek == 0) continue;
    const UScriptCode other = scripts.cyrillic > 0 ? USCRIPT_CYRILLIC : USCRIPT_GREEK;
    const bool mostly_latin = scripts.latin >= scripts.cyrillic + scripts.greek;
    auto whole = in_script(word, mostly_latin ? USCRIPT_LATIN : other);
    if (!whole) whole = in_script(word, mostly_latin ? other : USCRIPT_LATIN);
    if (!whole) continue;
    auto finding = finding_of_check(context, "slip.letters", token.span);
    if (!finding) return findings;
    const std::string text = text::to_utf8(*whole);
    finding->fixes.push_back({context.say("fix.replace", text), {{token.span, text}}});
    findings.push_back(std::move(*finding));
  }
  return findings;
}

std::vector<Finding> wrong_layout(const Context& context) {
  std::vector<Finding> findings;
  const lexicon::Language* english = context.knowledge.language("en");
  if (english == nullptr) return findings;
  const Layouts layouts = layouts_of(*english);
  const std::vector<Chunk> chunks = chunks_of(context);
  for (std::size_t i = 0; i < chunks.size();) {
    // Neighbours typed in the same wrong layout are one slip; a short word alone may be anything.
    std::vector<Reading> run;
    bool sure = false;
    for (; i < chunks.size(); ++i) {
      auto reading = reread(*english, layouts, chunks[i]);
      if (!reading) break;
      sure = sure || reading->sure;
      run.push_back(std::move(*reading));
    }
    if (run.empty()) ++i;
    if (!sure) continue;
    auto finding =
        finding_of_check(context, "slip.layout", text::Span{run.front().span.start, run.back().span.end});
    if (!finding) return findings;
    Fix fix;
    for (const Reading& reading : run) {
      const std::string typed = text::to_utf8(reading.text);
      fix.label += (fix.label.empty() ? "" : " ") + typed;
      fix.edits.push_back({reading.span, typed});
    }
    fix.label = context.say("fix.replace", fix.label);
    finding->fixes.push_back(std::move(fix));
    findings.push_back(std::move(*finding));
  }
  return findings;
}

std::vector<Finding> foreign_contact(const Context& context) {
  std::vector<Finding> findings;
  const lexicon::Language* english = context.knowledge.language("en");
  const bool has_rules = context.language != nullptr && context.language->rule_count() > 0;
  if (english == nullptr || has_rules) return findings;
  const auto tokens = context.document.tokens();
  for (const text::Sentence& sentence : context.document.sentences()) {
    std::optional<text::Span> messenger;
    std::optional<text::Span> address;
    bool email = false;
    for (std::uint32_t i = sentence.first; i < sentence.end; ++i) {
      const Token& token = tokens[i];
      if (token.quoted) continue;
      if (token.kind == TokenKind::word && english->is_of(token.norm, "messenger")) messenger = token.span;
      if (token.kind == TokenKind::email) email = true;
      if (token.kind == TokenKind::email || token.kind == TokenKind::phone || token.kind == TokenKind::handle)
        address = token.span;
    }
    if (!address || (!email && !messenger)) continue;
    const text::Span span{messenger ? std::min(messenger->start, address->start) : address->start,
                          messenger ? std::max(messenger->end, address->end) : address->end};
    auto finding = finding_of_check(context, "off_platform_contact.any", span);
    if (!finding) return findings;
    finding->fixes.push_back(remove_sentence_fix(context, span));
    findings.push_back(std::move(*finding));
  }
  return findings;
}

}  // namespace parley::tone
