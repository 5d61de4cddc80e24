/// @file lexicon/kinds.h
/// @brief The closed lists of the contract that data and code share: kinds of findings, severities, markets,
/// modes, moods.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace parley::lexicon {

/// In the order in which they are decided where several fit the same words.
enum class Kind : std::uint8_t {
  insult,
  legal_threat,
  review_incentive,
  off_platform_payment,
  off_platform_contact,
  personal_data,
  blame,
  passive_aggressive,
  sarcasm,
  pushy,
  command,
  over_promise,
  vague_deadline,
  over_familiar,
  boilerplate,
  over_apology,
  shouting,
  excess_punctuation,
  emoji_mismatch,
  slang_idiom,
  ambiguous_date,
  ambiguous_time,
  local_unit,
  impossible_date,
  unfilled_placeholder,
  wrong_recipient,
  wrong_formality,
  wrong_language,
  slip,
  missing_apology,
  missing_greeting,
  missing_thanks,
  missing_next_step,
  missing_detail,
  unanswered_question,
  house_rule,
  other
};

inline constexpr std::array<std::string_view, 37> kind_names = {"insult",
                                                                "legal_threat",
                                                                "review_incentive",
                                                                "off_platform_payment",
                                                                "off_platform_contact",
                                                                "personal_data",
                                                                "blame",
                                                                "passive_aggressive",
                                                                "sarcasm",
                                                                "pushy",
                                                                "command",
                                                                "over_promise",
                                                                "vague_deadline",
                                                                "over_familiar",
                                                                "boilerplate",
                                                                "over_apology",
                                                                "shouting",
                                                                "excess_punctuation",
                                                                "emoji_mismatch",
                                                                "slang_idiom",
                                                                "ambiguous_date",
                                                                "ambiguous_time",
                                                                "local_unit",
                                                                "impossible_date",
                                                                "unfilled_placeholder",
                                                                "wrong_recipient",
                                                                "wrong_formality",
                                                                "wrong_language",
                                                                "slip",
                                                                "missing_apology",
                                                                "missing_greeting",
                                                                "missing_thanks",
                                                                "missing_next_step",
                                                                "missing_detail",
                                                                "unanswered_question",
                                                                "house_rule",
                                                                "other"};

enum class Severity : std::uint8_t { hint, warn, stop };
inline constexpr std::array<std::string_view, 3> severity_names = {"hint", "warn", "stop"};

enum class Market : std::uint8_t { etsy, aliexpress, other };
inline constexpr std::array<std::string_view, 3> market_names = {"etsy", "aliexpress", "other"};

enum class Mode : std::uint8_t { message, review_reply, review_request, listing };
inline constexpr std::array<std::string_view, 4> mode_names = {"message", "review_reply", "review_request",
                                                               "listing"};

enum class Mood : std::uint8_t { happy, neutral, annoyed, angry };
inline constexpr std::array<std::string_view, 4> mood_names = {"happy", "neutral", "annoyed", "angry"};

/// The place of a name in one of the lists above.
template <std::size_t N>
[[nodiscard]] constexpr std::optional<std::uint8_t> index_of(const std::array<std::string_view, N>& names,
                                                             std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<std::uint8_t>(i);
  }
  return std::nullopt;
}

template <class Enum, std::size_t N>
[[nodiscard]] constexpr std::string_view name_of(const std::array<std::string_view, N>& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

}  // namespace parley::lexicon
