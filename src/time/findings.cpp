#include "time/findings.h"

#include <algorithm>
#include <cmath>

namespace parley::time {
namespace {

struct Number {
  double value = 0;
  std::size_t end = 0;  // 0: none
  bool whole = true;
};

std::string iso_duration(int unit, double number) {
  constexpr std::string_view letters = "SMHDWMY";
  std::string digits = std::to_string(static_cast<long>(number));
  if (const double rest = number - std::floor(number); rest > 0) {
    std::string decimals = std::to_string(rest).substr(1, 3);  // .50
    while (decimals.back() == '0') decimals.pop_back();
    digits += decimals;
  }
  return (unit <= 2 ? "PT" : "P") + digits + letters[static_cast<std::size_t>(unit)];
}

class Finder {
 public:
  Finder(std::u16string_view text, const Words& words, const Conventions& conventions)
      : text_(text), conventions_(conventions), pieces_(cut(text)) {
    for (std::size_t i = 0; i < pieces_.size(); ++i) matches_.push_back(words.matches(pieces_, i));
  }

  std::vector<Finding> findings() {
    for (std::size_t at = 0; at < pieces_.size();) at = take(at);
    join_dates_and_times();
    for (std::size_t i = 1; i < items_.size(); ++i) measure_gap(items_[i - 1], items_[i]);
    return std::move(items_);
  }

 private:
  std::u16string_view text_;
  const Conventions& conventions_;
  std::vector<Piece> pieces_;
  std::vector<std::vector<Words::Match>> matches_;  // by piece
  std::vector<Finding> items_;

  // ---- pieces ----

  [[nodiscard]] bool is_digits(std::size_t at) const {
    return at < pieces_.size() && pieces_[at].kind == Piece::Kind::digits;
  }
  [[nodiscard]] bool is_word(std::size_t at) const {
    return at < pieces_.size() && pieces_[at].kind == Piece::Kind::word;
  }
  [[nodiscard]] bool is_sign(std::size_t at, std::u32string_view signs) const {
    return at < pieces_.size() && pieces_[at].kind == Piece::Kind::sign &&
           signs.find(pieces_[at].sign) != std::u32string_view::npos;
  }
  [[nodiscard]] bool tight(std::size_t at) const { return at < pieces_.size() && !pieces_[at].space_before; }
  // The longest entry of a meaning that begins at a piece; count is 0 where there is none.
  [[nodiscard]] Words::Match find(std::size_t at, Meaning meaning) const {
    Words::Match best;
    if (at >= matches_.size()) return best;
    for (const Words::Match& match : matches_[at]) {
      if (match.word->meaning == meaning && match.count > best.count) best = match;
    }
    return best;
  }
  [[nodiscard]] std::size_t skip(std::size_t at, Meaning meaning) const {
    return at + find(at, meaning).count;
  }
  [[nodiscard]] bool means(std::size_t at, Meaning meaning) const { return find(at, meaning).count > 0; }
  [[nodiscard]] std::string raw(std::size_t at) const {
    return text::to_utf8(text::slice(text_, pieces_[at].span));
  }

  std::size_t keep(Finding item, MentionKind kind, std::size_t first, std::size_t end) {
    item.mention.kind = kind;
    item.mention.span = {pieces_[first].span.start, pieces_[end - 1].span.end};
    item.first = first;
    item.end = end;
    items_.push_back(std::move(item));
    return end;
  }

  // 1,234.56  5.5  2,5  5 1/2  ½
  [[nodiscard]] Number number(std::size_t at) const {
    const auto fraction_sign = [&](std::size_t i) {
      return is_sign(i, U"½") ? 0.5 : is_sign(i, U"¼") ? 0.25 : is_sign(i, U"¾") ? 0.75 : 0.0;
    };
    Number result;
    if (const double part = fraction_sign(at); part > 0) return {part, at + 1, false};
    if (!is_digits(at) || pieces_[at].size() > 9) return result;
    result.value = pieces_[at].value;
    std::size_t end = at + 1;
    const auto next_part = [&](std::u32string_view sign) {
      return is_sign(end, sign) && tight(end) && is_digits(end + 1) && tight(end + 1);
    };
    while (pieces_[at].size() <= 3 && next_part(U",\u00A0\u202F") && pieces_[end + 1].size() == 3) {
      result.value = result.value * 1000 + pieces_[end + 1].value;
      end += 2;
    }
    if (next_part(end == at + 1 ? U".," : U".") && pieces_[end + 1].size() <= 3) {
      result.value += pieces_[end + 1].value / std::pow(10.0, pieces_[end + 1].size());
      result.whole = false;
      end += 2;
    } else if (const double part = fraction_sign(end); part > 0) {
      result.value += part;
      result.whole = false;
      end += 1;
    } else if (is_digits(end) && is_fraction(end)) {  // 5 1/2
      result.value += static_cast<double>(pieces_[end].value) / pieces_[end + 2].value;
      result.whole = false;
      end += 3;
    } else if (is_fraction(at)) {  // 3/4
      result.value /= pieces_[at + 2].value;
      result.whole = false;
      end = at + 3;
    }
    result.end = end;
    return result;
  }

  // 1/2, 3/8: proper, over 2, 3, 4, 8, 16 or 32.
  [[nodiscard]] bool is_fraction(std::size_t at) const {
    if (!is_digits(at) || !is_sign(at + 1, U"/⁄") || !tight(at + 1) || !is_digits(at + 2) || !tight(at + 2))
      return false;
    const int over = pieces_[at + 2].value;
    return pieces_[at].value > 0 && pieces_[at].value < over &&
           (over == 2 || over == 3 || over == 4 || over == 8 || over == 16 || over == 32) &&
           pieces_[at].size() <= 2 && pieces_[at].size() == std::to_string(pieces_[at].value).size() &&
           !is_sign(at + 3, U"/");
  }

  // ---- matching ----

  // Tries everything that may begin at a piece; returns where to go on.
  std::size_t take(std::size_t at) {
    if (!is_digits(at) && matches_[at].empty() && !is_sign(at, U"½¼¾")) return at + 1;  // most words
    using Matcher = std::size_t (Finder::*)(std::size_t);
    constexpr Matcher matchers[] = {
        &Finder::take_iso,  &Finder::take_weekday,         &Finder::take_date, &Finder::take_money,
        &Finder::take_size, &Finder::take_feet_and_inches, &Finder::take_unit, &Finder::take_duration,
        &Finder::take_time, &Finder::take_relative};
    for (const Matcher matcher : matchers) {
      if (const std::size_t end = (this->*matcher)(at); end > at) return end;
    }
    // A number that meant nothing is passed over whole, so that no part of it is read as something else.
    std::size_t end = at + 1;
    while (is_digits(at) && is_sign(end, U".,:/-") && tight(end) && is_digits(end + 1) && tight(end + 1))
      end += 2;
    return end;
  }

  [[nodiscard]] bool digits_of(std::size_t at, std::uint32_t least, std::uint32_t most) const {
    return is_digits(at) && pieces_[at].size() >= least && pieces_[at].size() <= most;
  }

  // 2026-04-03 and 2026-04-03T17:00(:00)(Z|+02:00)
  std::size_t take_iso(std::size_t at) {
    if (!digits_of(at, 4, 4) || !is_sign(at + 1, U"-./") || !digits_of(at + 2, 2, 2) ||
        !is_sign(at + 3, U"-./") || !digits_of(at + 4, 1, 2)) {
      return at;
    }
    for (std::size_t i = 1; i <= 4; ++i) {
      if (!tight(at + i)) return at;
    }
    const Date date{pieces_[at].value, pieces_[at + 2].value, pieces_[at + 4].value};
    if (!is_date(date)) return at;
    Finding item;
    item.day = DaySaid::iso;
    item.mention.date = date;
    item.mention.year_given = true;
    std::size_t end = at + 5;
    if (is_word(end) && tight(end) && pieces_[end].norm == "t" && digits_of(end + 1, 2, 2) &&
        is_sign(end + 2, U":") && digits_of(end + 3, 2, 2) && pieces_[end + 1].value < 24 &&
        pieces_[end + 3].value < 60) {
      item.minute = pieces_[end + 1].value * 60 + pieces_[end + 3].value;
      end += 4;
      if (is_sign(end, U":") && digits_of(end + 1, 2, 2)) end += 2;
      if (is_word(end) && tight(end) && pieces_[end].norm == "z") {
        item.zone = ZoneSaid::utc;
        ++end;
      } else if (is_sign(end, U"+-−") && tight(end) && digits_of(end + 1, 2, 2) && is_sign(end + 2, U":") &&
                 digits_of(end + 3, 2, 2)) {
        item.zone = ZoneSaid::utc;
        item.utc_minutes =
            (pieces_[end + 1].value * 60 + pieces_[end + 3].value) * (is_sign(end, U"+") ? 1 : -1);
        end += 4;
      }
      return keep(std::move(item), MentionKind::datetime, at, end);
    }
    return keep(std::move(item), MentionKind::date, at, end);
  }

  // A weekday, with the date that follows it, or alone; `next` and `this` before it.
  std::size_t take_weekday(std::size_t at) {
    const bool next = means(at, Meaning::next);
    const std::size_t start = next ? skip(at, Meaning::next) : skip(at, Meaning::this_);
    const auto found = find(start, Meaning::weekday);
    if (found.count == 0) return at;
    // "Sun" and "Mon" are words and names too: an abbreviation counts only as a capitalised one.
    if (pieces_[start].size() <= 3 && raw(start) == pieces_[start].norm) return at;
    const auto weekday = static_cast<Weekday>(found.word->value);
    std::size_t end = start + found.count;
    std::size_t after = end;
    if (is_sign(after, U".") && pieces_[start].size() <= 4) ++after;
    if (is_sign(after, U",(")) ++after;
    if (means(after, Meaning::on)) after = skip(after, Meaning::on);
    after = skip(after, Meaning::article);
    if (start == at) {
      if (const std::size_t date_end = take_iso(after); date_end > after)
        return with_weekday(at, date_end, weekday);
      if (const std::size_t date_end = take_date(after); date_end > after)
        return with_weekday(at, date_end, weekday);
    }
    Finding item;
    item.day = next ? DaySaid::next_weekday : DaySaid::weekday;
    item.mention.weekday = weekday;
    if (conventions_.today) {
      const int ahead =
          (static_cast<int>(weekday) - static_cast<int>(weekday_of(*conventions_.today)) + 7) % 7;
      const Date coming = add_days(*conventions_.today, ahead == 0 ? (next ? 7 : 0) : ahead);
      item.mention.date = coming;
      if (next) {
        // "next Friday" said before Friday: most mean that of the week after this one, some the nearest.
        const int to_monday = 7 - static_cast<int>(weekday_of(*conventions_.today));
        const Date of_next_week = add_days(*conventions_.today, to_monday + static_cast<int>(weekday));
        item.mention.date = of_next_week;
        if (of_next_week != coming) item.other_date = coming;
      }
    }
    return keep(std::move(item), MentionKind::date, at, end);
  }

  std::size_t with_weekday(std::size_t at, std::size_t end, Weekday weekday) {
    Finding& item = items_.back();
    item.mention.weekday = weekday;
    item.mention.span.start = pieces_[at].span.start;
    item.first = at;
    return end;
  }

  [[nodiscard]] std::optional<int> year_at(std::size_t at) const {
    if (!digits_of(at, 4, 4) || pieces_[at].value < first_year || pieces_[at].value > last_year)
      return std::nullopt;
    return pieces_[at].value;
  }

  std::size_t take_date(std::size_t at) {
    if (const std::size_t end = take_month_word(at); end > at) return end;
    return take_numeric_date(at);
  }

  // 3 April (2026), 3rd of April, April 3, 3–5 April
  std::size_t take_month_word(std::size_t at) {
    Finding item;
    item.day = DaySaid::month_word;
    const auto is_day = [&](std::size_t i) {
      return digits_of(i, 1, 2) && pieces_[i].value >= 1 && pieces_[i].value <= 31;
    };
    const auto after_day = [&](std::size_t i) {  // behind 3, 3rd, 3.
      std::size_t end = i + 1;
      if (is_word(end) && tight(end) && means(end, Meaning::ordinal)) return end + 1;
      if (is_sign(end, U".") && tight(end)) ++end;
      return end;
    };
    int day = 0;
    int last_day = 0;
    int month = 0;
    std::size_t end = 0;
    if (is_day(at)) {
      day = pieces_[at].value;
      end = after_day(at);
      std::size_t second = is_sign(end, U"-–—") ? end + 1 : skip(end, Meaning::to);
      if (second != end && is_day(second)) {
        last_day = pieces_[second].value;
        end = after_day(second);
      }
      end = skip(end, Meaning::of);
      const auto found = find(end, Meaning::month);
      if (found.count == 0) return at;
      month = found.word->value;
      end += found.count;
      if (is_sign(end, U".") && pieces_[end - 1].size() <= 4 && tight(end) && is_digits(end + 1)) ++end;
    } else {
      const auto found = find(at, Meaning::month);
      if (found.count == 0) return at;
      if (means(at, Meaning::not_a_month) && raw(at) == pieces_[at].norm) return at;  // "may" is a verb
      month = found.word->value;
      std::size_t day_at = at + found.count;
      if (is_sign(day_at, U".") && tight(day_at)) ++day_at;
      day_at = skip(day_at, Meaning::article);
      if (!is_day(day_at) || is_sign(day_at + 1, U":°%") || means(day_at + 1, Meaning::duration) ||
          means(day_at + 1, Meaning::unit) || means(day_at + 1, Meaning::business)) {
        return at;
      }
      day = pieces_[day_at].value;
      end = after_day(day_at);
      if (is_sign(end - 1, U".") && !is_digits(end)) --end;  // the end of a sentence
      if (is_sign(end, U"-–—") && is_day(end + 1) && pieces_[end + 1].value > day) {
        last_day = pieces_[end + 1].value;
        end = after_day(end + 1);
      }
    }
    std::optional<int> year = year_at(end);
    if (year) {
      ++end;
    } else if (is_sign(end, U",")) {
      year = year_at(end + 1);
      if (year) end += 2;
    }
    if (!set_date(item, day, month, year)) return at;
    if (last_day > day && item.mention.date) {
      const Date last{item.mention.date->year, month, last_day};
      if (is_date(last)) item.last_date = last;
    }
    // The weekday may stand behind: 3 April (Friday)
    std::size_t behind = end;
    if (is_sign(behind, U"(,")) ++behind;
    if (const auto found = find(behind, Meaning::weekday); behind > end && found.count > 0) {
      item.mention.weekday = static_cast<Weekday>(found.word->value);
      end = behind + found.count;
      if (is_sign(end, U")")) ++end;
    }
    return keep(std::move(item), MentionKind::date, at, end);
  }

  bool set_date(Finding& item, int day, int month, std::optional<int> year) {
    if (month < 1 || month > 12 || day < 1 || day > days_in_month(2024, month)) return false;
    if (year) {
      const Date date{*year, month, day};
      if (!is_date(date)) return false;
      item.mention.date = date;
      item.mention.year_given = true;
    } else if (conventions_.today) {
      item.mention.date = with_year(month, day, *conventions_.today);
    } else {
      item.mention.date = Date{0, month, day};
      item.month_day_only = true;
    }
    return true;
  }

  // 03/04, 3.4.26, 03-04-2026
  std::size_t take_numeric_date(std::size_t at) {
    if (!digits_of(at, 1, 2) || !is_sign(at + 1, U"/.-") || !tight(at + 1) || !digits_of(at + 2, 1, 2) ||
        !tight(at + 2)) {
      return at;
    }
    // Part of a longer number, a version, a code.
    if (at > 0 && tight(at) && !is_sign(at - 1, U"(,;:[\"“'‘")) return at;
    const char32_t separator = pieces_[at + 1].sign;
    const int one = pieces_[at].value;
    const int two = pieces_[at + 2].value;
    std::optional<int> year;
    std::size_t end = at + 3;
    if (is_sign(end, std::u32string_view(&separator, 1)) && tight(end) && is_digits(end + 1) &&
        tight(end + 1)) {
      if (digits_of(end + 1, 4, 4)) {
        year = pieces_[end + 1].value;
      } else if (digits_of(end + 1, 2, 2)) {
        year = 2000 + pieces_[end + 1].value;
      } else {
        return at;
      }
      end += 2;
    }
    if (is_sign(end, U"/-") && tight(end) && is_digits(end + 1) && tight(end + 1)) return at;
    if (means(end, Meaning::unit) || means(end, Meaning::currency) || is_sign(end, U"%°\"″")) return at;
    if (is_word(end) && tight(end)) return at;
    if (!year) {
      const bool padded = pieces_[at].size() == 2 && pieces_[at + 2].size() == 2;
      const bool dotted_language =
          separator == U'.' && conventions_.writer.uses_separator('.') && conventions_.language != "en";
      if (separator == U'-') return at;  // a range
      if (separator == U'.' && !(padded && (pieces_[at].value < 10 || pieces_[at + 2].value < 10)) &&
          !dotted_language)
        return at;
      if (one == 24 && two == 7) return at;
      const bool announced = at > 0 && (means(at - 1, Meaning::on) || means(at - 1, Meaning::at));
      if (!announced && (is_fraction(at) || one == two || means(end, Meaning::not_a_date))) return at;
      if (is_fraction(at) && means(end, Meaning::of)) return at;
    }
    const bool day_first = two <= 12 && one <= 31;
    const bool month_first = one <= 12 && two <= 31;
    if (!day_first && !month_first) return at;
    // The writer's order; where it is not known, that of most of the world.
    const bool writer_month_first = separator != U'.' && conventions_.writer.date_order == DateOrder::mdy &&
                                    !conventions_.from_country.empty();
    const bool read_month_first = month_first && (!day_first || writer_month_first);
    Finding item;
    item.day = DaySaid::numeric;
    item.separator = static_cast<char>(separator);
    if (!set_date(item, read_month_first ? two : one, read_month_first ? one : two, year)) return at;
    if (day_first && month_first && one != two) {
      Finding other;
      if (set_date(other, read_month_first ? one : two, read_month_first ? two : one, year)) {
        item.other_date = other.mention.date;
      }
    }
    return keep(std::move(item), MentionKind::date, at, end);
  }

  std::size_t take_relative(std::size_t at) {
    constexpr std::pair<Meaning, int> days[] = {{Meaning::day_after_tomorrow, 2},
                                                {Meaning::today, 0},
                                                {Meaning::tonight, 0},
                                                {Meaning::tomorrow, 1},
                                                {Meaning::yesterday, -1}};
    for (const auto& [meaning, offset] : days) {
      const std::size_t count = find(at, meaning).count;
      if (count == 0) continue;
      Finding item;
      item.day = DaySaid::relative;
      item.tonight = meaning == Meaning::tonight;
      if (conventions_.today) item.mention.date = add_days(*conventions_.today, offset);
      return keep(std::move(item), MentionKind::date, at, at + count);
    }
    return at;
  }

  // ---- money, sizes, measures ----

  [[nodiscard]] Words::Match currency(std::size_t at) const {
    auto found = find(at, Meaning::currency);
    // Codes only in capitals: TRY is a currency, "try" is not.
    if (found.count == 1 && is_word(at) && found.word->text.size() == 3 &&
        text::normalise(text::to_utf16(found.word->text)) == pieces_[at].norm &&
        raw(at) != found.word->text) {
      found.count = 0;
    }
    return found;
  }

  // The second number of a range, or nothing: 20–30, 20 to 30
  [[nodiscard]] Number range_end(std::size_t at) const {
    const std::size_t second = is_sign(at, U"-–—") ? at + 1 : skip(at, Meaning::to);
    return second == at ? Number{} : number(second);
  }

  std::size_t take_money(std::size_t at) {
    Finding item;
    std::size_t end = 0;
    std::string code;
    if (const auto sign = currency(at); sign.count > 0) {
      Number amount = number(at + sign.count);
      if (amount.end == 0) return at;
      item.mention.number = amount.value;
      end = amount.end;
      code = sign.word->text;
      if (const Number last = range_end(end);
          last.end > 0 && !means(last.end, Meaning::duration) && currency(last.end).count == 0) {
        item.mention.number_to = last.value;
        end = last.end;
      }
      if (const auto after = currency(end); after.count > 0 && after.word->text.size() == 3) {  // $20 USD
        code = after.word->text;
        end += after.count;
      }
    } else {
      Number amount = number(at);
      if (amount.end == 0) return at;
      item.mention.number = amount.value;
      end = amount.end;
      if (const Number last = range_end(end); last.end > 0 && currency(last.end).count > 0) {
        item.mention.number_to = last.value;
        end = last.end;
      }
      const auto after = currency(end);
      if (after.count == 0) return at;
      if (number(end + after.count).end > 0 && is_sign(end, U"$€£¥₽₴") && !tight(end) &&
          tight(end + after.count))
        return at;  // 3 $20
      code = after.word->text;
      end += after.count;
    }
    item.mention.unit = code;
    return keep(std::move(item), MentionKind::money, at, end);
  }

  // size 38, EU 38, US size 7, size M
  std::size_t take_size(std::size_t at) {
    Finding item;
    std::size_t end = at;
    bool named = false;
    bool sized = false;
    for (int i = 0; i < 2; ++i) {
      if (const auto system = find(end, Meaning::size_system); system.count > 0 && !named) {
        if (raw(end) == pieces_[end].norm) break;  // "us" is a pronoun
        item.size_system = size_systems[static_cast<std::size_t>(system.word->value)];
        named = true;
        end += system.count;
      } else if (const std::size_t after = skip(end, Meaning::size); after > end && !sized) {
        sized = true;
        end = after;
      }
    }
    if (!named && !sized) return at;
    if (const std::size_t letter = skip(end, Meaning::size_letter); letter > end && sized) {
      item.mention.unit = "size";
      return keep(std::move(item), MentionKind::size, at, letter);
    }
    const Number value = number(end);
    if (value.end == 0 || value.value > 70 || currency(value.end).count > 0) return at;
    if (means(value.end, Meaning::unit) || means(value.end, Meaning::duration)) return at;
    item.mention.number = value.value;
    end = value.end;
    if (const auto system = find(end, Meaning::size_system);
        !named && system.count > 0 && raw(end) != pieces_[end].norm) {
      item.size_system = size_systems[static_cast<std::size_t>(system.word->value)];
      named = true;
      end += system.count;
    }
    item.mention.unit = named ? "size-" + item.size_system : "size";
    return keep(std::move(item), MentionKind::size, at, end);
  }

  // 5'6", 5 ft 6 in
  std::size_t take_feet_and_inches(std::size_t at) {
    if (!digits_of(at, 1, 2)) return at;
    std::size_t end = at + 1;
    const bool prime = is_sign(end, U"'′’") && tight(end) && is_digits(end + 1);
    const auto feet = find(end, Meaning::unit);
    if (prime) {
      ++end;
    } else if (feet.count > 0 && units()[static_cast<std::size_t>(feet.word->value)].id == "foot") {
      end += feet.count;
      if (is_sign(end, U".")) ++end;
    } else {
      return at;
    }
    if (!digits_of(end, 1, 2) || pieces_[end].value > 11) return at;
    const Number inches = number(end);
    const int feet_value = pieces_[at].value;
    end = inches.end;
    if (is_sign(end, U"\"″”") && tight(end)) {
      ++end;
    } else if (const auto unit = find(end, Meaning::unit);
               unit.count > 0 && units()[static_cast<std::size_t>(unit.word->value)].id == "inch") {
      end += unit.count;
    } else if (means(end, Meaning::unit) || means(end, Meaning::duration) || currency(end).count > 0) {
      return at;
    }
    Finding item;
    item.unit = find_unit("inch");
    item.numbers = {feet_value * 12 + inches.value};
    return keep(std::move(item), MentionKind::unit, at, end);
  }

  // 10 in, 10-12 cm, 10 x 12 x 3 in, 10-inch, 20 °C
  std::size_t take_unit(std::size_t at) {
    const Number first = number(at);
    if (first.end == 0) return at;
    Finding item;
    item.numbers = {first.value};
    std::size_t end = first.end;
    const auto times = [&](std::size_t i) {
      return is_sign(i, U"×*") || (is_word(i) && (pieces_[i].norm == "x" || pieces_[i].norm == "х"));
    };
    if (times(end)) {
      while (times(end) && number(end + 1).end > 0) {
        const Number next = number(end + 1);
        item.numbers.push_back(next.value);
        end = next.end;
      }
    } else if (const Number last = range_end(end); last.end > 0) {
      item.numbers.push_back(last.value);
      item.range = true;
      end = last.end;
    }
    if (is_sign(end, U"-") && tight(end) && is_word(end + 1) && tight(end + 1)) ++end;  // 10-inch
    if (const auto unit = find(end, Meaning::unit); unit.count > 0 && is_measure(end, unit.count)) {
      item.unit = &units()[static_cast<std::size_t>(unit.word->value)];
      return keep(std::move(item), MentionKind::unit, at, end + unit.count);
    }
    if (const auto degree = find(end, Meaning::degree); degree.count > 0) {
      const double value = std::fmod(first.value, 45.0);
      if (value == 0 && first.value > 0) return at;  // an angle
      item.degree = true;
      return keep(std::move(item), MentionKind::unit, at, end + degree.count);
    }
    return at;
  }

  // Whether a word that could be a unit is one here.
  [[nodiscard]] bool is_measure(std::size_t at, std::size_t count) const {
    const std::size_t after = at + count;
    if (is_sign(at, U"\"”″'′")) {
      if (!tight(at)) return false;
      if (is_sign(at, U"″′")) return true;
      // A quotation mark that closes one opened before is none.
      std::size_t open = 0;
      for (std::size_t i = at; i-- > 0;) {
        if (text_.substr(pieces_[i].span.end, pieces_[i + 1].span.start - pieces_[i].span.end).find(u'\n') !=
            std::u16string_view::npos) {
          break;
        }
        if (is_sign(i, U"\"“”")) ++open;
      }
      return open % 2 == 0;
    }
    // "in" is mostly a preposition.
    if (count == 1 && is_word(at) && pieces_[at].norm == "in") {
      return after >= pieces_.size() || pieces_[after].kind == Piece::Kind::sign ||
             means(after, Meaning::inch_follower);
    }
    return true;
  }

  // ---- durations and times ----

  std::size_t take_duration(std::size_t at) {
    Finding item;
    double low = 0;
    double high = -1;
    std::size_t end = at;
    if (const Number first = number(at); first.end > 0) {
      low = first.value;
      end = first.end;
      if (const Number last = range_end(end); last.end > 0) {
        high = last.value;
        end = last.end;
      }
    } else if (const auto word = find(at, Meaning::number); word.count > 0) {
      low = word.word->value;
      end = at + word.count;
      const std::size_t second = skip(end, Meaning::to);
      if (const auto last = find(second, Meaning::number); second > end && last.count > 0) {
        high = last.word->value;
        end = second + last.count;
      }
    } else {
      return at;
    }
    if (is_sign(end, U"-") && tight(end) && is_word(end + 1) && tight(end + 1)) ++end;  // 3-day
    if (const std::size_t after = skip(end, Meaning::business); after > end) {
      item.mention.working = true;
      end = after;
    }
    const auto unit = find(end, Meaning::duration);
    if (unit.count == 0) return at;
    item.mention.value = iso_duration(unit.word->value, low);
    if (high >= 0) item.mention.value += "/" + iso_duration(unit.word->value, high);
    return keep(std::move(item), MentionKind::duration, at, end + unit.count);
  }

  std::size_t take_time(std::size_t at) {
    Finding item;
    std::size_t end = at;
    if (const std::size_t noon = skip(at, Meaning::noon); noon > at) {
      item.minute = 12 * 60;
      end = noon;
    } else if (const std::size_t midnight = skip(at, Meaning::midnight); midnight > at) {
      item.minute = 0;
      end = midnight;
    } else if (const std::size_t close = skip(at, Meaning::end_of_day); close > at) {
      item.end_of_day = true;
      end = close;
    } else if (const std::size_t half = skip(at, Meaning::half); half > at) {
      const auto hour = find(half, Meaning::number);
      const std::size_t after = half + hour.count;
      if (hour.count == 0 || means(after, Meaning::duration) || means(after, Meaning::unit)) return at;
      item.minute = hour.word->value % 12 * 60 + 30;
      item.half_unclear = true;
      end = after;
    } else if (digits_of(at, 1, 2) && pieces_[at].value <= 24) {
      end = clock_reading(at, item);
      if (end == at) return at;
    } else {
      return at;
    }
    end = zone_phrase(end, item);
    return keep(std::move(item), MentionKind::time, at, end);
  }

  // 5 pm, 5:30, 17.30 h, 5 o'clock, and "at 5"
  std::size_t clock_reading(std::size_t at, Finding& item) {
    if (at > 0 && tight(at) && !is_sign(at - 1, U"(,;:[\"“'‘-–—~")) return at;
    const int hour = pieces_[at].value;
    int minute = 0;
    std::size_t end = at + 1;
    bool minutes_given = false;
    if (is_sign(end, U":.") && tight(end) && digits_of(end + 1, 2, 2) && tight(end + 1) &&
        pieces_[end + 1].value < 60) {
      const bool dotted = is_sign(end, U".");
      const std::size_t after = end + 2;
      const bool half_named = means(after, Meaning::am) || means(after, Meaning::pm);
      if (!dotted || half_named) {
        minute = pieces_[end + 1].value;
        minutes_given = true;
        end = after;
        if (is_sign(end, U":") && tight(end) && digits_of(end + 1, 2, 2) && tight(end + 1)) end += 2;
      }
    }
    const bool am = means(end, Meaning::am);
    const bool pm = !am && means(end, Meaning::pm);
    if (am || pm) {
      if (hour < 1 || hour > 12) return at;
      item.minute = (hour % 12 + (pm ? 12 : 0)) * 60 + minute;
      item.half_unclear = am && hour == 12;
      return skip(end, am ? Meaning::am : Meaning::pm);
    }
    if (hour * 60 + minute > 24 * 60) return at;
    item.minute = hour * 60 + minute;
    // 5:30 is half past five in the morning only where clocks are told in 24 hours.
    const bool could_be_pm = hour >= 1 && hour <= 12 && pieces_[at].size() == std::to_string(hour).size();
    const bool twelve = conventions_.writer.twelve_hours != 0 || conventions_.reader.twelve_hours != 0;
    if (minutes_given) {
      item.half_unclear = could_be_pm && twelve && hour < 12;
      return end;
    }
    if (const std::size_t oclock = skip(end, Meaning::oclock); oclock > end) {
      item.half_unclear = could_be_pm;
      return oclock;
    }
    const bool announced = at > 0 && means(at - 1, Meaning::at) && pieces_[at].space_before;
    const bool closed = end >= pieces_.size() || is_sign(end, U".,;!?)") || means(end, Meaning::on) ||
                        means(end, Meaning::reader_time) || means(end, Meaning::writer_time) ||
                        means(end, Meaning::today) || means(end, Meaning::tomorrow);
    const bool decimals = is_sign(end, U".,") && tight(end) && is_digits(end + 1) && tight(end + 1);
    if (!announced || !closed || decimals || hour < 1 || hour > 12) return at;
    item.half_unclear = true;
    return end;
  }

  // What follows a time and says whose it is: "your time", "(Kyiv time)", "UTC+2", "CET"
  std::size_t zone_phrase(std::size_t at, Finding& item) {
    std::size_t start = at;
    const bool bracket = is_sign(start, U"(");
    if (bracket || is_sign(start, U",")) ++start;
    const auto done = [&](std::size_t end, ZoneSaid said) {
      item.zone = said;
      if (bracket && is_sign(end, U")")) ++end;
      return end;
    };
    if (const std::size_t end = skip(start, Meaning::reader_time); end > start)
      return done(end, ZoneSaid::reader);
    if (const std::size_t end = skip(start, Meaning::writer_time); end > start)
      return done(end, ZoneSaid::writer);
    if (std::size_t end = skip(start, Meaning::utc); end > start) {
      if (is_sign(end, U"+-−") && digits_of(end + 1, 1, 2) && pieces_[end + 1].value <= 14) {
        const int sign = is_sign(end, U"+") ? 1 : -1;
        item.utc_minutes = sign * pieces_[end + 1].value * 60;
        end += 2;
        if (is_sign(end, U":") && tight(end) && digits_of(end + 1, 2, 2)) {
          item.utc_minutes += sign * pieces_[end + 1].value;
          end += 2;
        }
      }
      return done(end, ZoneSaid::utc);
    }
    if (const std::size_t end = skip(start, Meaning::zone_letters);
        end > start && raw(start) != pieces_[start].norm) {
      item.letters = raw(start);
      return done(end, ZoneSaid::letters);
    }
    if (const std::size_t end = skip(start, Meaning::zone_sure);
        end > start && raw(start) != pieces_[start].norm) {
      return done(end, ZoneSaid::named);
    }
    for (std::size_t words = 1; words <= 2; ++words) {  // Kyiv time, New York time
      bool capitals = true;
      for (std::size_t i = start; i < start + words; ++i) {
        capitals = capitals && is_word(i) && raw(i) != pieces_[i].norm;
      }
      if (!capitals) break;
      if (const std::size_t end = skip(start + words, Meaning::time_word); end > start + words) {
        return done(end, ZoneSaid::named);
      }
    }
    return at;
  }

  // ---- joining ----

  // Whether only joining words and a comma stand between two pieces.
  [[nodiscard]] bool joined(std::size_t from, std::size_t to) const {
    while (from < to) {
      if (is_sign(from, U",(") || (is_sign(from, U"-–—") && to - from == 1)) {
        ++from;
      } else if (means(from, Meaning::at)) {
        from = skip(from, Meaning::at);
      } else if (means(from, Meaning::on)) {
        from = skip(from, Meaning::on);
      } else if (means(from, Meaning::article)) {
        from = skip(from, Meaning::article);
      } else {
        return false;
      }
    }
    return true;
  }

  void join_dates_and_times() {
    std::vector<Finding> joined_items;
    for (Finding& item : items_) {
      Finding* before = joined_items.empty() ? nullptr : &joined_items.back();
      const bool pair =
          before != nullptr &&
          ((before->mention.kind == MentionKind::date && item.mention.kind == MentionKind::time) ||
           (before->mention.kind == MentionKind::time && item.mention.kind == MentionKind::date)) &&
          !before->end_of_day && !item.end_of_day && !before->last_date && !item.last_date &&
          item.first - before->end <= 3 && joined(before->end, item.first);
      if (!pair) {
        joined_items.push_back(std::move(item));
        continue;
      }
      Finding& date = before->mention.kind == MentionKind::date ? *before : item;
      const Finding& time = before->mention.kind == MentionKind::date ? item : *before;
      Finding both = date;
      both.mention.kind = MentionKind::datetime;
      both.minute = time.minute;
      both.half_unclear = time.half_unclear;
      if (date.tonight && both.half_unclear && both.minute < 12 * 60) {  // tonight at 8
        both.minute += 12 * 60;
        both.half_unclear = false;
      }
      both.zone = time.zone;
      both.letters = time.letters;
      both.utc_minutes = time.utc_minutes;
      both.first = before->first;
      both.end = item.end;
      both.mention.span = {before->mention.span.start, item.mention.span.end};
      if (is_sign(both.end, U")") && is_sign(item.first - 1, U"("))
        both.mention.span.end = pieces_[both.end++].span.end;
      joined_items.back() = std::move(both);
    }
    items_ = std::move(joined_items);
  }

  void measure_gap(const Finding& before, Finding& item) const {
    item.gap = item.first - before.end;
    item.joined = joined(before.end, item.first);
    item.together = true;
    for (std::size_t i = before.end; i < item.first; ++i) {
      item.together = item.together && (is_sign(i, U"(/=≈~,|-–[") || means(i, Meaning::beside));
    }
  }
};

}  // namespace

std::vector<Finding> find_mentions(std::u16string_view text, const Words& words,
                                   const Conventions& conventions) {
  return Finder(text, words, conventions).findings();
}

Date with_year(int month, int day, Date today) {
  for (int year = today.year - 1;; ++year) {
    const Date date{year, month, day};
    if (day <= days_in_month(year, month) && days_of(date) >= days_of(today) - 60) return date;
    if (year > today.year + 8) return {today.year, month, day};  // no such day; not reached for valid input
  }
}

}  // namespace parley::time
