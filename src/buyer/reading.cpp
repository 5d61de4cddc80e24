#include "buyer/reading.h"

#include <algorithm>

#include "buyer/feeling.h"
#include "buyer/hits.h"
#include "buyer/intent.h"
#include "buyer/language.h"
#include "buyer/place.h"
#include "buyer/review.h"
#include "buyer/style.h"
#include "buyer/surface.h"
#include "buyer/when.h"

namespace parley::buyer {
namespace {

using text::Span;

void add(Reading& reading, EvidenceOf of, const std::vector<Span>& spans) {
  for (const Span span : spans) reading.evidence.push_back({of, span});
}

bool asks(const text::Document& document, const text::Sentence& sentence) {
  const auto tokens = document.tokens();
  for (std::uint32_t i = sentence.end; i-- > sentence.first;) {
    if (tokens[i].kind == text::TokenKind::emoji) continue;
    if (tokens[i].kind != text::TokenKind::punctuation) return false;
    if (document.text(tokens[i].span).find_first_of(u"?？؟") != std::u16string_view::npos) return true;
  }
  return false;
}

std::vector<Span> questions_of(const text::Document& document, const Message* message) {
  std::vector<Span> spans;
  for (std::uint32_t s = 0; s < document.sentences().size(); ++s) {
    const text::Sentence& sentence = document.sentences()[s];
    bool question = asks(document, sentence);
    if (!question && message != nullptr) {
      question = std::any_of(message->hits.begin(), message->hits.end(), [&](const Hit& hit) {
        return hit.of == "question" && message->sentence(hit.begin) == s;
      });
    }
    if (question) spans.push_back(sentence.span);
  }
  return spans;
}

void read_urgency(const Message& message, const std::string& now, Reading& reading) {
  const When when = when_of(message, now);
  reading.need_by = when.need_by;
  double weight = 0;
  std::vector<Span> spans;
  for (const Hit& hit : message.hits) {
    if (hit.of != "urgent" && hit.of != "unhurried") continue;
    weight += hit.of == "urgent" ? hit.weight : -hit.weight;
    if (hit.of == "urgent") spans.push_back(hit.span);
  }
  if (when.near) {
    weight += 1;
    spans.push_back(when.span);
  }
  reading.urgent = weight >= 1;
  if (reading.urgent) add(reading, EvidenceOf::urgent, spans);
}

void read_words(const Request& request, const lexicon::Knowledge& knowledge,
                const lexicon::Language& language, const text::Document& document, const Surface& surface,
                Reading& reading) {
  const lexicon::Stream stream(document, language.words());
  const std::vector<Hit> hits = hits_of(language, stream);
  const Message message{document, stream, hits};
  const Wants wants = wants_of(message);
  reading.intents = wants.intents;
  add(reading, EvidenceOf::intent, wants.evidence);
  const Feeling feeling = feeling_of(message, surface, wants);
  reading.sentiment = feeling.sentiment;
  reading.mood = feeling.mood;
  add(reading, EvidenceOf::mood, feeling.evidence);
  read_urgency(message, request.now, reading);
  reading.formality = formality_of(&message, &language, surface);
  reading.terms = terms_of(message, language, knowledge.language(request.ui), knowledge.language("en"));
  reading.questions = questions_of(document, &message);
  reading.place = place_of(message);
  for (const Hit& hit : hits) {
    if (const auto kind = after(hit, "threat."); !kind.empty())
      reading.threats.push_back({std::string(kind), hit.span});
  }
  if (request.review) reading.review = review_of(message);
}

}  // namespace

Reading read(const Request& request, const lexicon::Knowledge& knowledge) {
  Reading reading;
  if (!request.lang.empty()) {
    reading.lang = request.lang;
    reading.lang_confidence = 1;
  } else {
    const Detected detected = detect(request.text, knowledge);
    reading.lang = detected.tag;
    reading.lang_confidence = detected.confidence;
  }
  const lexicon::Language* language = knowledge.language(reading.lang);
  const text::Document document =
      language != nullptr ? language->read(request.text) : text::Document::read(request.text, reading.lang);
  const Surface surface = surface_of(document);
  reading.emoji = surface.emoji;
  if (language != nullptr && language->cue_count() > 0) {
    read_words(request, knowledge, *language, document, surface, reading);
  } else {
    const Feeling feeling = feeling_of(surface);
    reading.sentiment = feeling.sentiment;
    reading.mood = feeling.mood;
    add(reading, EvidenceOf::mood, feeling.evidence);
    reading.formality = formality_of(nullptr, nullptr, surface);
    reading.questions = questions_of(document, nullptr);
    if (request.review) reading.review = review_of(document);
  }
  std::stable_sort(reading.evidence.begin(), reading.evidence.end(),
                   [](const Evidence& a, const Evidence& b) {
                     if (a.span.start != b.span.start) return a.span.start < b.span.start;
                     return a.span.end != b.span.end ? a.span.end < b.span.end : a.of < b.of;
                   });
  const auto same = [](const Evidence& a, const Evidence& b) { return a.of == b.of && a.span == b.span; };
  reading.evidence.erase(std::unique(reading.evidence.begin(), reading.evidence.end(), same),
                         reading.evidence.end());
  return reading;
}

}  // namespace parley::buyer
