#include "text/atoms.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>

namespace parley::text {
namespace {

bool digit(char16_t c) {
  return c >= u'0' && c <= u'9';
}
bool ascii_letter(char16_t c) {
  return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}
bool space(char16_t c) {
  return c == u' ' || c == u'\u00A0' || c == u'\u202F';
}
bool ends_text(char16_t c) {
  return space(c) || c == u'\n' || c == u'\r' || c == u'\t';
}

std::string ascii_lower(std::u16string_view s) {
  std::string out;
  for (const char16_t c : s) {
    if (c >= 0x80) return {};
    out.push_back(static_cast<char>(c >= u'A' && c <= u'Z' ? c + 32 : c));
  }
  return out;
}

std::u16string_view run(std::u16string_view text, std::size_t start, auto&& keep) {
  // No atom is longer than this; the bound keeps hostile text linear.
  const std::size_t limit = std::min(text.size(), start + 512);
  std::size_t end = start;
  while (end < limit && keep(text[end])) ++end;
  return text.substr(start, end - start);
}

// Top-level domains that sellers' and buyers' links use; those that are also words count only with a path.
constexpr std::array<std::string_view, 24> domains = {
    "com", "net", "org", "info", "biz", "shop", "store", "io",     "ua",  "ru", "pl", "fr",
    "uk",  "cn",  "jp",  "eu",   "co",  "app",  "site",  "online", "gle", "tr", "br", "ca"};
constexpr std::array<std::string_view, 10> word_domains = {"me", "it", "us", "de", "es",
                                                           "in", "to", "be", "at", "ly"};

bool one_of(auto const& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// A sentence's own punctuation after a URL or an address does not belong to it.
std::uint32_t without_tail(std::u16string_view text, std::size_t start, std::size_t end) {
  while (end > start + 1 &&
         std::u16string_view(u".,!?;:)]}'\"»”").find(text[end - 1]) != std::u16string_view::npos)
    --end;
  return static_cast<std::uint32_t>(end);
}

std::optional<Atom> url(std::u16string_view text, std::size_t start) {
  const auto word =
      run(text, start, [](char16_t c) { return !ends_text(c) && c != u'<' && c != u'>' && c < 0x2000; });
  const std::string lower = ascii_lower(word.substr(0, std::min<std::size_t>(word.size(), 8)));
  const std::uint32_t end = without_tail(text, start, start + word.size());
  if (lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("www."))
    return Atom{TokenKind::url, end};
  const auto host =
      run(text, start, [](char16_t c) { return ascii_letter(c) || digit(c) || c == u'-' || c == u'.'; });
  const auto host_end = static_cast<std::size_t>(without_tail(text, start, start + host.size()));
  const std::u16string_view name = text.substr(start, host_end - start);
  const std::size_t dot = name.rfind(u'.');
  if (dot == std::u16string_view::npos || dot == 0) return std::nullopt;
  const std::string domain = ascii_lower(name.substr(dot + 1));
  const bool path = host_end < text.size() && text[host_end] == u'/' && host_end + 1 < text.size() &&
                    !ends_text(text[host_end + 1]);
  if (one_of(domains, domain) || (path && one_of(word_domains, domain))) {
    return Atom{TokenKind::url, path ? end : static_cast<std::uint32_t>(host_end)};
  }
  return std::nullopt;
}

std::optional<Atom> email(std::u16string_view text, std::size_t start) {
  const auto local = run(text, start, [](char16_t c) {
    return ascii_letter(c) || digit(c) || c == u'.' || c == u'_' || c == u'-' || c == u'+' || c == u'%';
  });
  const std::size_t at = start + local.size();
  if (local.empty() || at >= text.size() || text[at] != u'@') return std::nullopt;
  const auto host =
      run(text, at + 1, [](char16_t c) { return ascii_letter(c) || digit(c) || c == u'.' || c == u'-'; });
  const std::uint32_t end = without_tail(text, start, at + 1 + host.size());
  const std::u16string_view name = text.substr(at + 1, end - at - 1);
  const std::size_t dot = name.rfind(u'.');
  if (dot == std::u16string_view::npos || dot == 0 || name.size() - dot < 3) return std::nullopt;
  return Atom{TokenKind::email, end};
}

// +380 67 000 00 00, (555) 123-4567, 555-123-4567, 067 000 00 00. A bare run of digits is an order or a
// tracking number.
std::optional<Atom> phone(std::u16string_view text, std::size_t start) {
  const bool plus = text[start] == u'+';
  const bool open = text[start] == u'(';
  if (!plus && !open && !digit(text[start])) return std::nullopt;
  std::size_t i = start + (plus ? 1 : 0);
  std::size_t end = start;
  std::size_t digits = 0;
  std::string groups;  // lengths of the digit groups, one character each
  bool grouped = false;
  const std::size_t limit = std::min(text.size(), start + 32);
  while (i < limit) {
    const char16_t c = text[i];
    if (digit(c)) {
      if (groups.empty() || !digit(text[i - 1])) groups.push_back('0');
      ++groups.back();
      ++digits;
      end = i + 1;
    } else if (c == u'(' || c == u')' || c == u'-' || c == u'.' || space(c)) {
      const bool doubled = i > start && !digit(text[i - 1]) && text[i - 1] != u')' && c != u'(';
      if (doubled) break;
      grouped = grouped || digits > 0;
    } else {
      break;
    }
    ++i;
  }
  if (end < text.size() && (u_isalpha(text[end]) || text[end] == u'/')) return std::nullopt;
  if (digits < 7 || digits > 15) return std::nullopt;
  const bool north_american = groups == "334" || groups == "1334";
  const bool leading_zero = text[start] == u'0' && digits >= 9 && digits <= 11;
  if ((plus && digits >= 8) || (open && digits >= 9) || (grouped && (north_american || leading_zero)) ||
      (leading_zero && digits == 10)) {
    return Atom{TokenKind::phone, static_cast<std::uint32_t>(end)};
  }
  return std::nullopt;
}

// 2026-11-24, 03/04, 3.4.26, 03-04-2026. Fractions, 24/7 and two-part 3.4 or 2-3 are not dates.
std::optional<Atom> date(std::u16string_view text, std::size_t start) {
  const auto is_digit = [](char16_t c) { return digit(c); };
  if (start > 0 && (text[start - 1] == u'/' || text[start - 1] == u'-' || text[start - 1] == u'.'))
    return std::nullopt;
  std::array<std::u16string_view, 3> part;
  std::size_t at = start;
  std::size_t count = 0;
  char16_t mark = 0;
  for (; count < 3; ++count) {
    if (count > 0) {
      if (at >= text.size() || (text[at] != u'/' && text[at] != u'.' && text[at] != u'-')) break;
      if (mark != 0 && text[at] != mark) break;
      if (at + 1 >= text.size() || !digit(text[at + 1])) break;
      mark = text[at];
      ++at;
    }
    part[count] = run(text, at, is_digit);
    if (part[count].empty() || part[count].size() > 4) return std::nullopt;
    at += part[count].size();
  }
  if (at < text.size() &&
      (u_isalpha(text[at]) || (text[at] == mark && at + 1 < text.size() && digit(text[at + 1]))))
    return std::nullopt;
  const auto number = [](std::u16string_view s) {
    int n = 0;
    for (const char16_t c : s) n = n * 10 + (c - u'0');
    return n;
  };
  const auto day_and_month = [&](std::u16string_view a, std::u16string_view b) {
    const int x = number(a);
    const int y = number(b);
    return a.size() <= 2 && b.size() <= 2 && x >= 1 && y >= 1 && x <= 31 && y <= 31 && (x <= 12 || y <= 12);
  };
  const Atom atom{TokenKind::date, static_cast<std::uint32_t>(at)};
  if (count == 3) {
    if (part[0].size() == 4 && day_and_month(part[1], part[2])) return atom;
    if ((part[2].size() == 4 || part[2].size() == 2) && day_and_month(part[0], part[1])) return atom;
    return std::nullopt;
  }
  if (count == 2 && mark == u'/' && day_and_month(part[0], part[1])) {
    const bool fraction =
        part[0].size() == 1 && (part[1] == u"2" || part[1] == u"3" || part[1] == u"4" || part[1] == u"8");
    const bool always = part[0] == u"24" && part[1] == u"7";
    if (!fraction && !always) return atom;
  }
  return std::nullopt;
}

// {name}, {{order}}: a gap of a template. Code with spaces or punctuation inside is none.
std::optional<Atom> gap(std::u16string_view text, std::size_t start) {
  const std::size_t open = start + 1 < text.size() && text[start + 1] == u'{' ? 2 : 1;
  std::size_t i = start + open;
  const std::size_t name = i;
  while (i < text.size() && i - name < 40 &&
         (u_isalnum(text[i]) || text[i] == u'_' || text[i] == u' ' || text[i] == u'.' || text[i] == u'-'))
    ++i;
  if (i == name || i + open > text.size()) return std::nullopt;
  for (std::size_t k = 0; k < open; ++k) {
    if (text[i + k] != u'}') return std::nullopt;
  }
  return Atom{TokenKind::placeholder, static_cast<std::uint32_t>(i + open)};
}

// @shop_name: somebody's name on a messenger or a network.
std::optional<Atom> handle(std::u16string_view text, std::size_t start) {
  const auto name =
      run(text, start + 1, [](char16_t c) { return ascii_letter(c) || digit(c) || c == u'_' || c == u'.'; });
  const std::uint32_t end = without_tail(text, start, start + 1 + name.size());
  if (end < start + 4) return std::nullopt;
  return Atom{TokenKind::handle, end};
}

}  // namespace

std::optional<Atom> atom_at(std::u16string_view text, std::uint32_t start) {
  const char16_t c = text[start];
  if (c == u'{') return gap(text, start);
  if (c == u'@') return handle(text, start);
  const bool letter = ascii_letter(c);
  if (!letter && !digit(c) && c != u'+' && c != u'(') return std::nullopt;
  if (start > 0 && (u_isalnum(text[start - 1]) || text[start - 1] == u'@')) return std::nullopt;
  if (letter || digit(c)) {
    if (auto found = email(text, start)) return found;
    if (auto found = url(text, start)) return found;
  }
  if (digit(c)) {
    if (auto found = date(text, start)) return found;
  }
  if (!letter) return phone(text, start);
  return std::nullopt;
}

}  // namespace parley::text
