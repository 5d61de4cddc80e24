#include "buyer/surface.h"

#include <unicode/uchar.h>

#include <set>

#include "buyer/emoji.h"

namespace parley::buyer {
namespace {

using text::Letters;
using text::Token;
using text::TokenKind;

// ICU tells emoji by a table that a cut of its data may lack, so their ranges stand here too.
bool is_emoji(const Token& token, std::u16string_view text) {
  if (token.kind == TokenKind::emoji) return true;
  if (token.kind != TokenKind::punctuation || text.empty()) return false;
  const char16_t c = text.front();
  return (c >= 0xD83C && c <= 0xD83E) || (c >= 0x2600 && c < 0x27C0) || c == 0x2B50;
}

// Two capitals may be a state or a size; a shout is a longer word, or stands beside one.
bool shouts(const Token& token) {
  return token.kind == TokenKind::word && token.letters == Letters::upper;
}

bool stretched(std::u16string_view word) {
  for (std::size_t i = 2; i < word.size(); ++i) {
    if (u_isalpha(word[i]) != 0 && word[i] == word[i - 1] && word[i] == word[i - 2] && word[i] != u'w' &&
        word[i] < 0x0530)
      return true;
  }
  return false;
}

void read_capitals(const text::Document& document, Surface& surface) {
  const auto tokens = document.tokens();
  std::uint32_t words = 0;
  std::uint32_t upper = 0;
  for (const Token& token : tokens) {
    if (token.kind != TokenKind::word || token.letters == Letters::none) continue;
    ++words;
    if (shouts(token)) ++upper;
  }
  const bool all = words >= 2 && upper * 10 >= words * 7;
  for (std::size_t i = 0; i < tokens.size();) {
    std::size_t end = i;
    std::size_t run = 0;
    bool longer = false;
    while (end < tokens.size() && (shouts(tokens[end]) || (end > i && tokens[end].span.size() == 1 &&
                                                           tokens[end].letters == Letters::capitalised))) {
      longer = longer || tokens[end].span.size() >= 4;
      ++run;
      ++end;
    }
    if ((run >= 2 && longer) || (run >= 1 && all)) {
      surface.shouted += static_cast<std::uint32_t>(run);
      if (surface.shout.empty()) surface.shout = {tokens[i].span.start, tokens[end - 1].span.end};
    }
    i = end + 1;
  }
}

}  // namespace

Surface surface_of(const text::Document& document) {
  Surface surface;
  const auto tokens = document.tokens();
  std::set<std::u16string_view> seen;
  for (const Token& token : tokens) {
    const std::u16string_view text = document.text(token.span);
    if (is_emoji(token, text)) {
      surface.emoji = true;
      const int mood = emoji_mood(text);
      if (seen.insert(text).second) surface.emoji_mood += mood;
      if (mood < 0) surface.sad.push_back(token.span);
      if (mood > 0) surface.glad.push_back(token.span);
    }
    if (token.kind == TokenKind::punctuation && !is_emoji(token, text)) {
      std::uint32_t marks = 0;
      for (const char16_t c : text) {
        if (c == u'!' || c == u'！') ++surface.exclamations;
        if (c == u'!' || c == u'?' || c == u'！' || c == u'？') ++marks;
      }
      const bool asks = text.find_first_of(u"?？") != std::u16string_view::npos;
      if (marks >= 3 || (marks == 2 && asks)) {
        ++surface.pressed;
        if (surface.press.empty()) surface.press = token.span;
      }
    }
    if (token.kind == TokenKind::word && stretched(text)) surface.stretched = true;
  }
  read_capitals(document, surface);
  std::size_t cased = 0;
  std::size_t lower = 0;
  for (const text::Sentence& sentence : document.sentences()) {
    for (std::uint32_t i = sentence.first; i < sentence.end; ++i) {
      if (tokens[i].kind != TokenKind::word) continue;
      if (tokens[i].letters != Letters::none) ++cased;
      if (tokens[i].letters == Letters::lower) ++lower;
      break;
    }
  }
  surface.lower_start = cased > 0 && lower * 2 > cased;
  std::size_t last = tokens.size();
  while (last > 0 && is_emoji(tokens[last - 1], document.text(tokens[last - 1].span))) --last;
  surface.bare_end = last > 0 && tokens[last - 1].kind != TokenKind::punctuation;
  return surface;
}

}  // namespace parley::buyer
