/// @file time/words.h
/// @brief The words of dates, times, measures and money in one language, and a message cut into the pieces
/// they meet.
///
/// Months and weekdays come from ICU; everything else from the language's texts `time.words.*`: lists
/// separated by commas, where an entry may be several words and the first is how Parley writes it itself.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "text/utf.h"
#include "time/speech.h"

namespace parley::time {

/// A piece of a message: a run of digits, a run of letters, or one other character that is no white space.
struct Piece {
  enum class Kind : std::uint8_t { digits, word, sign } kind = Kind::sign;
  text::Span span;
  bool space_before = false;
  std::string norm;   ///< a word in the form words are compared in
  char32_t sign = 0;  ///< a sign, or a word of one letter: the character
  int value = 0;      ///< digits: their value, at most 9 digits
  [[nodiscard]] std::uint32_t size() const { return span.size(); }
};

/// Cuts a message. Pieces of web addresses, e-mail addresses and codes that mix letters and digits are left
/// out.
[[nodiscard]] std::vector<Piece> cut(std::u16string_view text);

enum class Meaning : std::uint8_t {
  month,    ///< value 1 to 12
  weekday,  ///< value 0 to 6 from Monday
  number,   ///< value 1 to 12
  today,
  tomorrow,
  day_after_tomorrow,
  yesterday,
  tonight,
  next,
  this_,
  on,
  of,
  article,
  am,
  pm,
  oclock,
  noon,
  midnight,
  half,
  end_of_day,
  at,
  reader_time,
  writer_time,
  time_word,
  utc,
  zone_letters,
  zone_sure,
  business,
  to,
  beside,
  ordinal,
  inch_follower,
  not_a_date,
  not_a_month,
  size,
  size_letter,
  size_system,  ///< value: index into size_systems
  duration,     ///< value: index into duration_units
  unit,         ///< value: index into units()
  degree,
  currency,  ///< text: ISO 4217, or the id of a sign that several share (`dollar`, `krone`, `yen`)
};

inline constexpr std::array<std::string_view, 7> duration_units = {"second", "minute", "hour", "day",
                                                                   "week",   "month",  "year"};
inline constexpr std::array<std::string_view, 4> size_systems = {"eu", "us", "uk", "jp"};

struct Word {
  Meaning meaning;
  int value = 0;
  std::string text;
};

class Words {
 public:
  explicit Words(const Speech& speech);

  struct Match {
    std::size_t count = 0;  ///< pieces it covers
    const Word* word = nullptr;
  };
  /// Every entry that begins at a piece.
  [[nodiscard]] std::vector<Match> matches(const std::vector<Piece>& pieces, std::size_t at) const;
  /// How Parley writes a unit: the first word of its entry.
  [[nodiscard]] std::string label(std::string_view unit) const;

 private:
  struct Entry {
    std::vector<std::string> rest;  ///< the words after the first
    char32_t letter = 0;            ///< a single letter (`g`, `m`) counts only as written
    Word word;
  };
  std::multimap<std::string, Entry, std::less<>> entries_;  ///< by first word
  std::map<std::string, std::string, std::less<>> labels_;

  void add(std::string_view entry, Word word);
  void add_list(std::string_view list, const Word& word);
  void add_calendar(const std::string& language);
};

}  // namespace parley::time
