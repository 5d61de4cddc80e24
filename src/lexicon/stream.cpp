#include "lexicon/stream.h"

namespace parley::lexicon {
namespace {

constexpr std::uint32_t builtin(Builtin b) {
  return static_cast<std::uint32_t>(b);
}

Builtin of_kind(text::TokenKind kind) {
  switch (kind) {
    case text::TokenKind::number:
      return Builtin::number;
    case text::TokenKind::date:
      return Builtin::date;
    case text::TokenKind::url:
      return Builtin::url;
    case text::TokenKind::email:
      return Builtin::email;
    case text::TokenKind::phone:
      return Builtin::phone;
    case text::TokenKind::handle:
      return Builtin::handle;
    case text::TokenKind::placeholder:
      return Builtin::placeholder;
    case text::TokenKind::emoji:
      return Builtin::emoji;
    case text::TokenKind::word:
    case text::TokenKind::punctuation:
      break;
  }
  return Builtin::word;
}

// The last two labels of a URL's host: `https://www.etsy.com/x` → `etsy.com`.
std::string_view host_of(std::string_view url) {
  if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos)
    url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#:"));
  const std::size_t last = url.rfind('.');
  if (last == std::string_view::npos || last == 0) return url;
  const std::size_t before = url.rfind('.', last - 1);
  return before == std::string_view::npos ? url : url.substr(before + 1);
}

}  // namespace

Stream::Stream(const text::Document& document, const Vocabulary& vocabulary) : document_(&document) {
  const auto tokens = document.tokens();
  items_.reserve(tokens.size() + 8);
  symbols_.reserve(tokens.size() * 4);
  std::uint32_t sentence = none;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    const text::Token& token = tokens[i];
    const bool first = token.sentence != sentence && token.kind != text::TokenKind::punctuation;
    if (first) sentence = token.sentence;
    const std::uint32_t word = vocabulary.find(token.norm);
    const Range parts = word == none ? Range{} : vocabulary.contractions().range(word);
    if (parts.begin == parts.end) {
      add(i, token, word, vocabulary, first);
    } else {
      for (std::uint32_t p = parts.begin; p < parts.end; ++p) {
        add(i, token, vocabulary.contractions()[p], vocabulary, first && p == parts.begin);
      }
    }
  }
}

void Stream::add(std::uint32_t index, const text::Token& token, std::uint32_t word,
                 const Vocabulary& vocabulary, bool first) {
  Item item;
  item.token = index;
  item.first_symbol = static_cast<std::uint32_t>(symbols_.size());
  item.sentence = token.sentence;
  item.skipped = token.quoted;
  const bool punctuation = token.kind == text::TokenKind::punctuation;
  const char16_t mark = document_->text()[token.span.start];
  const bool ends = punctuation && (mark == u'.' || mark == u'!' || mark == u'?' || mark == u'…' ||
                                    mark == u'。' || mark == u'！' || mark == u'？');
  item.soft = (punctuation && !ends) || token.kind == text::TokenKind::emoji;
  if (ends) {
    symbols_.push_back(builtin(Builtin::end_mark));
  } else if (!punctuation) {
    symbols_.push_back(builtin(Builtin::any));
    symbols_.push_back(builtin(of_kind(token.kind)));
    if (token.letters == text::Letters::upper) symbols_.push_back(builtin(Builtin::caps));
    if (token.letters == text::Letters::capitalised) symbols_.push_back(builtin(Builtin::capitalised));
  }
  if (first) symbols_.push_back(builtin(Builtin::first));
  if (token.kind == text::TokenKind::url)
    word = vocabulary.find(host_of(token.norm));  // a link has its host's classes
  if (word != none) {
    const Range range = vocabulary.classes().range(word);
    for (std::uint32_t c = range.begin; c < range.end; ++c) symbols_.push_back(vocabulary.classes()[c]);
    symbols_.push_back(vocabulary.symbol(word));
  }
  item.symbols = static_cast<std::uint32_t>(symbols_.size()) - item.first_symbol;
  items_.push_back(item);
}

bool Stream::has(const Item& item, std::uint32_t symbol) const {
  for (std::uint32_t i = 0; i < item.symbols; ++i) {
    if (symbols_[item.first_symbol + i] == symbol) return true;
  }
  return false;
}

text::Span Stream::span(std::uint32_t begin, std::uint32_t end) const {
  const auto tokens = document_->tokens();
  if (begin >= end || end > items_.size()) return {};
  return {tokens[items_[begin].token].span.start, tokens[items_[end - 1].token].span.end};
}

}  // namespace parley::lexicon
