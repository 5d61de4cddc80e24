#include "buyer/emoji.h"

namespace parley::buyer {
namespace {

struct Group {
  int mood;
  std::u32string_view emoji;
};

// Laughing and crying-with-laughter say too little about a sale to count; so do folded hands, which may beg
// or thank.
// It never settles on these lines.
// clang-format off
constexpr Group groups[] = {
    {2,
     U"😍🥰🤩❤🧡💛💚💙💜🤎🖤🤍💖💕💗💓💞💘😻🎉🥳🙌💯🏆😘"
     U"🌟"
     U"✨"},
    {1,
     U"😊☺🙂😀😃😄😁😇🤗👍👏👌💐🌸🌹🌷😎😋🤝🥹😌😚🫶💪🎁"},
    {-1,
     U"😒😞😔😟🙁☹😕😣😖😫😩😢😭😥😓😤🙄😑😐👎💔😰😨🤦🥺😬"
     U"🤨"
     U"🫤"
     U"😪"},
    {-2, U"😠😡🤬👿💢🤮🖕💩🤢🤡"},
};
// clang-format on

}  // namespace

int emoji_mood(std::u16string_view emoji) {
  if (emoji.empty()) return 0;
  char32_t c = emoji.front();
  if (c >= 0xD800 && c < 0xDC00 && emoji.size() > 1) c = 0x10000 + ((c - 0xD800) << 10) + (emoji[1] - 0xDC00);
  for (const Group& group : groups) {
    if (group.emoji.find(c) != std::u32string_view::npos) return group.mood;
  }
  return 0;
}

}  // namespace parley::buyer
