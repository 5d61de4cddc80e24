#include "time/words.h"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include <algorithm>

#include "time/measures.h"

namespace parley::time {
namespace {

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}
bool is_space(char32_t c) {
  return u_isUWhiteSpace(static_cast<UChar32>(c));
}
bool is_letter(char32_t c) {
  return u_isalpha(static_cast<UChar32>(c)) || u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK;
}

char32_t char_at(std::u16string_view text, std::size_t at, std::size_t& next) {
  std::size_t i = at;
  UChar32 c = 0;
  U16_NEXT(text.data(), i, text.size(), c);
  next = i;
  return static_cast<char32_t>(c);
}

// A stretch without white space that is an address or a code, and holds no measure or date.
bool is_address(std::u16string_view chunk) {
  if (chunk.find(u"://") != std::u16string_view::npos || chunk.find(u'@') != std::u16string_view::npos ||
      chunk.substr(0, 4) == u"www." || chunk.substr(0, 1) == u"#" ||
      chunk.find(u'{') != std::u16string_view::npos) {
    return true;
  }
  // LB123456789CN: capitals and digits, and many of them.
  std::size_t digits = 0;
  std::size_t capitals = 0;
  for (const char16_t c : chunk) {
    if (is_digit(c)) {
      ++digits;
    } else if (c >= u'A' && c <= u'Z') {
      ++capitals;
    } else if (c < 0x80 && c != u'-' && c != u'.' && c != u',') {
      return false;
    }
  }
  return digits >= 5 && capitals >= 1 && digits + capitals >= 8;
}

std::vector<std::string_view> split(std::string_view list) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at < list.size();) {
    std::size_t stop = list.find(',', at);
    if (stop == std::string_view::npos) stop = list.size();
    std::string_view part = list.substr(at, stop - at);
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
    if (!part.empty()) parts.push_back(part);
    at = stop + 1;
  }
  return parts;
}

// What a piece is found by.
std::string key_of(const Piece& piece) {
  if (piece.kind == Piece::Kind::word) return piece.norm;
  if (piece.kind == Piece::Kind::digits) return std::to_string(piece.value);
  const auto unit = static_cast<char16_t>(piece.sign);
  return piece.sign < 0x10000 ? text::to_utf8({&unit, 1}) : std::string{};
}

}  // namespace

std::vector<Piece> cut(std::u16string_view text) {
  std::vector<Piece> pieces;
  bool space = true;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = 0;
    const char32_t c = char_at(text, at, next);
    if (is_space(c)) {
      space = true;
      at = next;
      continue;
    }
    if (space) {
      std::size_t stop = at;
      for (std::size_t after = 0; stop < text.size() && !is_space(char_at(text, stop, after));) stop = after;
      if (is_address(text.substr(at, stop - at))) {
        at = stop;
        continue;
      }
    }
    Piece piece;
    piece.space_before = space;
    space = false;
    std::size_t stop = next;
    if (is_digit(c)) {
      piece.kind = Piece::Kind::digits;
      while (stop < text.size() && is_digit(text[stop])) ++stop;
      for (std::size_t i = at; i < stop && i < at + 9; ++i) piece.value = piece.value * 10 + (text[i] - u'0');
    } else if (is_letter(c)) {
      piece.kind = Piece::Kind::word;
      while (stop < text.size()) {
        std::size_t after = 0;
        const char32_t d = char_at(text, stop, after);
        std::size_t unused = 0;
        // Letters, and apostrophes and dots between letters (o'clock, a.m).
        const bool joint = (d == U'\'' || d == U'\u2019' || d == U'.') && after < text.size() &&
                           is_letter(char_at(text, after, unused));
        if (!is_letter(d) && !joint) break;
        stop = after;
      }
      piece.norm = text::normalise(text.substr(at, stop - at));
      if (stop == next) piece.sign = c;
    } else {
      piece.sign = c;
    }
    piece.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(stop)};
    pieces.push_back(std::move(piece));
    at = stop;
  }
  return pieces;
}

Words::Words(const Speech& speech) {
  const auto list = [&](std::string_view key) {
    std::string full = "time.words.";
    full += key;
    return speech.text(full);
  };
  constexpr std::pair<std::string_view, Meaning> lists[] = {
      {"today", Meaning::today},
      {"tomorrow", Meaning::tomorrow},
      {"day_after_tomorrow", Meaning::day_after_tomorrow},
      {"yesterday", Meaning::yesterday},
      {"tonight", Meaning::tonight},
      {"next", Meaning::next},
      {"this", Meaning::this_},
      {"on", Meaning::on},
      {"of", Meaning::of},
      {"article", Meaning::article},
      {"am", Meaning::am},
      {"pm", Meaning::pm},
      {"oclock", Meaning::oclock},
      {"noon", Meaning::noon},
      {"midnight", Meaning::midnight},
      {"half", Meaning::half},
      {"end_of_day", Meaning::end_of_day},
      {"at", Meaning::at},
      {"reader_time", Meaning::reader_time},
      {"writer_time", Meaning::writer_time},
      {"time_word", Meaning::time_word},
      {"utc", Meaning::utc},
      {"zone_letters", Meaning::zone_letters},
      {"zone_sure", Meaning::zone_sure},
      {"business", Meaning::business},
      {"to", Meaning::to},
      {"beside", Meaning::beside},
      {"ordinal", Meaning::ordinal},
      {"inch_follower", Meaning::inch_follower},
      {"not_a_date", Meaning::not_a_date},
      {"not_a_month", Meaning::not_a_month},
      {"size", Meaning::size},
      {"size_letter", Meaning::size_letter},
      {"degree", Meaning::degree},
  };
  for (const auto& [key, meaning] : lists) add_list(list(key), {meaning, 0, {}});
  int value = 0;
  for (const std::string_view number : split(list("numbers"))) add(number, {Meaning::number, ++value, {}});
  for (std::size_t i = 0; i < duration_units.size(); ++i) {
    add_list(list("duration." + std::string(duration_units[i])),
             {Meaning::duration, static_cast<int>(i), {}});
  }
  for (std::size_t i = 0; i < size_systems.size(); ++i) {
    add_list(list("size." + std::string(size_systems[i])), {Meaning::size_system, static_cast<int>(i), {}});
  }
  for (std::size_t i = 0; i < units().size(); ++i) {
    const std::string id(units()[i].id);
    const std::string_view words = list("unit." + id);
    add_list(words, {Meaning::unit, static_cast<int>(i), {}});
    if (const auto parts = split(words); !parts.empty()) labels_.emplace(id, parts.front());
  }
  for (const std::string_view code : split(list("currencies"))) {
    add(code, {Meaning::currency, 0, std::string(code)});
    add_list(list("currency." + std::string(code)), {Meaning::currency, 0, std::string(code)});
  }
  for (const std::string_view shared : {"dollar", "krone", "yen"}) {
    add_list(list("currency." + std::string(shared)), {Meaning::currency, 0, std::string(shared)});
  }
  add_calendar(speech.language());
}

void Words::add_list(std::string_view list, const Word& word) {
  for (const std::string_view entry : split(list)) add(entry, word);
}

void Words::add(std::string_view entry, Word word) {
  const std::u16string wide = text::to_utf16(entry);
  const std::vector<Piece> pieces = cut(wide);
  if (pieces.empty()) return;
  Entry made;
  made.word = std::move(word);
  if (pieces.size() == 1 && pieces[0].kind == Piece::Kind::word) made.letter = pieces[0].sign;
  for (std::size_t i = 1; i < pieces.size(); ++i) made.rest.push_back(key_of(pieces[i]));
  entries_.emplace(key_of(pieces[0]), std::move(made));
}

void Words::add_calendar(const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(icu::Locale::forLanguageTag(language, status), status);
  if (U_FAILURE(status)) return;
  const auto add_name = [&](const icu::UnicodeString& name, Word word) {
    icu::UnicodeString clean(name);
    while (clean.endsWith(u".", 1)) clean.truncate(clean.length() - 1);
    if (clean.length() < 3 && u_isalpha(clean.char32At(0)) && clean.char32At(0) < 0x2E80)
      return;  // too short to be sure
    std::string utf8;
    clean.toUTF8String(utf8);
    add(utf8, std::move(word));
  };
  for (const auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE}) {
    for (const auto width : {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
      std::int32_t count = 0;
      const icu::UnicodeString* names = symbols.getMonths(count, context, width);
      for (std::int32_t i = 0; i < count && i < 12; ++i) add_name(names[i], {Meaning::month, i + 1, {}});
      names = symbols.getWeekdays(count, context, width);  // from 1, Sunday
      for (std::int32_t i = 1; i < count; ++i) add_name(names[i], {Meaning::weekday, (i + 5) % 7, {}});
    }
  }
}

std::vector<Words::Match> Words::matches(const std::vector<Piece>& pieces, std::size_t at) const {
  std::vector<Match> found;
  if (at >= pieces.size() || pieces[at].kind == Piece::Kind::digits) return found;
  const auto [first, last] = entries_.equal_range(key_of(pieces[at]));
  for (auto it = first; it != last; ++it) {
    const Entry& entry = it->second;
    if (at + entry.rest.size() >= pieces.size()) continue;
    bool fits = entry.letter == 0 || entry.letter == pieces[at].sign;
    for (std::size_t i = 0; i < entry.rest.size() && fits; ++i)
      fits = key_of(pieces[at + 1 + i]) == entry.rest[i];
    if (fits) found.push_back({entry.rest.size() + 1, &entry.word});
  }
  return found;
}

std::string Words::label(std::string_view unit) const {
  const auto found = labels_.find(unit);
  return found == labels_.end() ? std::string(unit) : found->second;
}

}  // namespace parley::time
