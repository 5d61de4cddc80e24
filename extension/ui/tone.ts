/** The core's tone scores as one or two plain words: the marked ones, else "even". */
import type { Translate } from "../i18n.ts";
import type { Tone } from "../protocol.ts";

/** Below this a score is not worth a word. */
const MARKED = 0.25;

const WORDS: readonly (readonly [score: keyof Tone, low: string, high: string])[] = [
  ["politeness", "tone.curt", "tone.polite"],
  ["warmth", "tone.cold", "tone.warm"],
  ["directness", "tone.indirect", "tone.direct"],
  ["formality", "tone.casual", "tone.formal"],
];

/** The two most marked words. */
export function toneWords(t: Translate, tone: Tone): string[] {
  const marked = WORDS.filter(([score]) => Math.abs(tone[score]) >= MARKED)
    .sort(([a], [b]) => Math.abs(tone[b]) - Math.abs(tone[a]))
    .slice(0, 2)
    .map(([score, low, high]) => t(tone[score] < 0 ? low : high));
  return marked.length > 0 ? marked : [t("tone.even")];
}
