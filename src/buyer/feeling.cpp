#include "buyer/feeling.h"

#include <algorithm>
#include <cmath>

namespace parley::buyer {
namespace {

using lexicon::Mood;

constexpr std::uint32_t reach = 4;  // items in which a negation, a boost or a damp is felt
constexpr double turned = -0.6;     // "not good" is less bad than "bad" is
constexpr double boosted = 0.35;    // one "very" adds this share
constexpr double damped = 0.35;
constexpr double after_but = 1.6;
constexpr double before_but = 0.6;
constexpr double in_question = 0.5;
constexpr double emoji_weight = 0.9;
constexpr double exclamation = 0.12;  // share by which an "!" strengthens, three at most
// A sum of this size is half way to the end of the scale.
constexpr double half_way = 4;

struct Value {
  double value = 0;
  Hit hit;
};

// Valence hits without overlap: the longest first, then the strongest.
std::vector<Value> values_of(const Message& message) {
  std::vector<Hit> hits;
  for (const Hit& hit : message.hits) {
    if (hit.of == "valence") hits.push_back(hit);
  }
  std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
    if (a.end - a.begin != b.end - b.begin) return a.end - a.begin > b.end - b.begin;
    if (a.begin != b.begin) return a.begin < b.begin;
    // A phrase listed as saying nothing outranks a word that would say something there.
    if ((a.weight == 0) != (b.weight == 0)) return a.weight == 0;
    return std::abs(a.weight) > std::abs(b.weight);
  });
  std::vector<Value> values;
  for (const Hit& hit : hits) {
    const bool free =
        std::none_of(values.begin(), values.end(), [&](const Value& v) { return v.hit.overlaps(hit); });
    if (free) values.push_back({hit.weight, hit});
  }
  return values;
}

// Whether `hit` stands shortly before `at`, in the same sentence and with no "but" in between.
bool governs(const Message& message, const Hit& hit, const Hit& at) {
  if (hit.end > at.begin || at.begin - hit.end >= reach) return false;
  if (message.sentence(hit.begin) != message.sentence(at.begin)) return false;
  return std::none_of(message.hits.begin(), message.hits.end(), [&](const Hit& other) {
    return other.of == "contrast" && other.begin >= hit.end && other.end <= at.begin;
  });
}

// Whether the sentence of a hit ends with a question mark: "is it broken?" says less than "it is broken".
bool asked(const Message& message, const Hit& hit) {
  const text::Sentence& sentence = message.document.sentences()[message.sentence(hit.begin)];
  const text::Token& last = message.document.tokens()[sentence.end - 1];
  return message.document.text(last.span).find(u'?') != std::u16string_view::npos;
}

double weigh(const Message& message, const Value& value) {
  double out = value.value;
  bool negated = false;
  for (const Hit& hit : message.hits) {
    if (hit.overlaps(value.hit) || !governs(message, hit, value.hit)) continue;
    if (hit.of == "boost") out *= 1 + boosted;
    if (hit.of == "damp") out *= damped + 0.15;
    if (hit.of == "negation") negated = !negated;
  }
  if (negated) out *= turned;
  if (asked(message, value.hit)) out *= in_question;
  for (const Hit& hit : message.hits) {
    if (hit.of != "contrast" || message.sentence(hit.begin) != message.sentence(value.hit.begin)) continue;
    out *= hit.end <= value.hit.begin ? after_but : before_but;
    break;
  }
  return out;
}

double press(double sum) {
  return sum / (std::abs(sum) + half_way);
}

}  // namespace

Feeling feeling_of(const Surface& surface) {
  Feeling feeling;
  feeling.sentiment = press(emoji_weight * surface.emoji_mood);
  if (surface.emoji_mood > 0) {
    feeling.mood = Mood::happy;
    feeling.evidence = surface.glad;
  } else if (surface.emoji_mood <= -2 && surface.shouted > 0) {
    feeling.mood = Mood::angry;
    feeling.evidence = surface.sad;
  } else if (surface.emoji_mood < 0) {
    feeling.mood = Mood::annoyed;
    feeling.evidence = surface.sad;
  } else if (surface.shouted >= 4 && surface.pressed > 0) {
    feeling.mood = Mood::annoyed;
    feeling.evidence = {surface.shout};
  }
  return feeling;
}

Feeling feeling_of(const Message& message, const Surface& surface, const Wants& wants) {
  double complaint = wants.complaint;
  double sum = 0;
  double worst = 0;
  for (const Value& value : values_of(message)) {
    const double weight = weigh(message, value);
    sum += weight;
    worst = std::min(worst, weight);
  }
  sum *= 1 + exclamation * std::min<std::uint32_t>(surface.exclamations, 3);
  sum += emoji_weight * surface.emoji_mood;
  if (surface.shouted > 0 && sum < 0) sum *= 1 + boosted;

  double happy = 0;
  double annoyed = 0;
  double angry = 0;
  Feeling feeling;
  std::vector<text::Span> good;
  std::vector<text::Span> bad;
  const auto negated = [&](const Hit& hit) {
    return std::any_of(message.hits.begin(), message.hits.end(), [&](const Hit& other) {
      return other.of == "negation" && !other.overlaps(hit) && governs(message, other, hit);
    });
  };
  for (const Hit& hit : message.hits) {
    if (hit.of == "mood.happy" && !negated(hit)) {
      happy += hit.weight;
      good.push_back(hit.span);
    } else if (hit.of == "mood.annoyed" && !negated(hit)) {
      annoyed += hit.weight;
      bad.push_back(hit.span);
    } else if (hit.of == "mood.angry" && !negated(hit)) {
      angry += hit.weight;
      bad.push_back(hit.span);
    } else if (hit.of == "mood.calm") {  // "no worries", "not a complaint": takes the edge off
      annoyed -= hit.weight;
      complaint -= hit.weight;
    } else if (hit.of == "intent.complaint") {
      bad.push_back(hit.span);
    } else if (hit.of == "threat.case") {  // a right that is claimed, often politely
      annoyed += 1;
      angry += 1;
      bad.push_back(hit.span);
    } else if (hit.of.starts_with("threat.")) {
      angry += 2;
      bad.push_back(hit.span);
    }
  }
  if (complaint >= 1.5) {
    annoyed += complaint / 2;
  } else if (wants.complains && sum <= 0) {
    annoyed += 1;
  }
  annoyed += surface.emoji_mood < 0 ? 1 : 0;
  happy += surface.emoji_mood > 0 ? 1 : 0;
  if (surface.pressed > 0 || surface.shouted > 0) {
    if (annoyed > 0) annoyed += 0.5;
    if (angry > 0) angry += 0.5;
  }
  // The words of complaint stand before the words of praise: "love it, but it came broken" is a complaint.
  if (sum < -1.2) annoyed += -sum / 3;
  if (sum > 1.2) happy += sum / 3;
  // Strong words, or a grievance that is shouted.
  const bool furious = angry >= 2 || (angry >= 1 && annoyed >= 1) || (annoyed >= 2 && surface.shouted >= 3);
  if (furious) {
    feeling.mood = Mood::angry;
  } else if (annoyed >= 0.8 && annoyed >= happy * 0.6) {
    feeling.mood = Mood::annoyed;
  } else if (happy >= 0.8) {
    feeling.mood = Mood::happy;
  }
  // A grievance colours the whole, even where its words are plain.
  if (feeling.mood == Mood::angry) sum -= 3;
  if (feeling.mood == Mood::annoyed) sum -= 1.5;
  feeling.sentiment = press(sum);
  const bool dark = feeling.mood == Mood::annoyed || feeling.mood == Mood::angry;
  if (dark) {
    feeling.evidence = bad;
    feeling.evidence.insert(feeling.evidence.end(), surface.sad.begin(), surface.sad.end());
    if (feeling.evidence.empty() && !surface.shout.empty()) feeling.evidence.push_back(surface.shout);
  } else if (feeling.mood == Mood::happy) {
    feeling.evidence = good;
    feeling.evidence.insert(feeling.evidence.end(), surface.glad.begin(), surface.glad.end());
  }
  return feeling;
}

}  // namespace parley::buyer
