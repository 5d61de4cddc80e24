/// @file time/kit.h
/// @brief Zones, places, habits and a reader of dates for one language, made once and kept together.
#pragma once

#include "lexicon/language.h"
#include "time/habits.h"
#include "time/mentions.h"
#include "time/places.h"
#include "time/speech.h"
#include "time/zones.h"

namespace parley::time {

/// Members refer to each other, so it stays where it was made. The packs must outlive it.
class Kit {
 public:
  Kit(const lexicon::Pack& common, const lexicon::Language& language)
      : zones(common),
        places(common, zones),
        habits(common),
        speech(language.tag(), language.texts()),
        mentions(speech, zones, places, habits) {}
  Kit(const Kit&) = delete;
  Kit& operator=(const Kit&) = delete;

  const Zones zones;
  const Places places;
  const Habits habits;
  const Speech speech;
  const MentionReader mentions;
};

}  // namespace parley::time
