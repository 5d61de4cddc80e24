#include "template/scanner.h"

#include <unicode/uchar.h>

#include <cstdlib>

namespace parley::templates {

bool is_white_space(char16_t c) {
  return u_hasBinaryProperty(c, UCHAR_PATTERN_WHITE_SPACE) != 0;
}

bool is_identifier(char16_t c) {
  return u_hasBinaryProperty(c, UCHAR_PATTERN_SYNTAX) == 0 && !is_white_space(c);
}

bool is_identifier(std::u16string_view name) {
  for (const char16_t c : name) {
    if (!is_identifier(c)) return false;
  }
  return !name.empty();
}

std::u16string_view trim(std::u16string_view s) {
  while (!s.empty() && is_white_space(s.front())) s.remove_prefix(1);
  while (!s.empty() && is_white_space(s.back())) s.remove_suffix(1);
  return s;
}

std::u16string ascii_lower(std::u16string_view s) {
  std::u16string out(s);
  for (char16_t& c : out) {
    if (c >= u'A' && c <= u'Z') c = static_cast<char16_t>(c + 32);
  }
  return out;
}

std::optional<double> to_number(std::u16string_view s) {
  constexpr std::size_t longest = 127;  // as in ICU
  if (s.empty() || s.size() > longest) return std::nullopt;
  std::string ascii;
  for (const char16_t c : s) {
    const bool part =
        (c >= u'0' && c <= u'9') || c == u'+' || c == u'-' || c == u'.' || c == u'e' || c == u'E';
    if (!part) return std::nullopt;
    ascii.push_back(static_cast<char>(c));
  }
  char* end = nullptr;
  const double value = std::strtod(ascii.c_str(), &end);
  if (end != ascii.c_str() + ascii.size()) return std::nullopt;
  return value;
}

bool Scanner::skip(char16_t c) {
  if (!sees(c)) return false;
  ++at_;
  return true;
}

void Scanner::skip_white_space() {
  while (!end() && is_white_space(text_[at_])) ++at_;
}

std::u16string_view Scanner::identifier() {
  const std::size_t start = at_;
  while (!end() && is_identifier(text_[at_])) ++at_;
  return text_.substr(start, at_ - start);
}

std::u16string_view Scanner::number() {
  constexpr char16_t infinity = u'\u221E';
  const std::size_t start = at_;
  while (!end()) {
    const char16_t c = text_[at_];
    if (c < u'0' && c != u'+' && c != u'-' && c != u'.') break;
    if (c > u'9' && c != u'e' && c != u'E' && c != infinity) break;
    ++at_;
  }
  return text_.substr(start, at_ - start);
}

bool Scanner::skip_braces(std::size_t open) {
  std::size_t depth = 0;
  for (go(open); !end(); ++at_) {
    const char16_t c = text_[at_];
    if (c == u'\'' && (peek(1) == u'{' || peek(1) == u'}')) {
      const std::size_t close = text_.find(u'\'', at_ + 2);
      if (close == std::u16string_view::npos) break;
      at_ = close;
    } else if (c == u'{') {
      ++depth;
    } else if (c == u'}' && --depth == 0) {
      ++at_;
      return true;
    }
  }
  at_ = text_.size();
  return false;
}

}  // namespace parley::templates
