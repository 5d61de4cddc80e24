/** Whether a kept draft has been sent, by what the thread shows. */
import type { Message } from "../protocol.ts";
import type { Draft } from "../storage/drafts.ts";

/** Pages stamp by their own clock and to the minute. */
const SLACK = 120_000;
/** A page may cut a long bubble; this much is enough to know a text. */
const COMPARED = 2_000;

const plain = (text: string): string => text.replace(/\s+/g, "").slice(0, COMPARED);

/** True where two texts are the same but for their white-space. */
export const sameText = (a: string, b: string): boolean => plain(a) === plain(b);

/**
 * True where the seller's bubble with this text is there. The same words sent before the draft was written are another
 * message; where a page shows no times only the seller's newest bubble counts.
 */
export function isSent({ text, at }: Draft, messages: readonly Message[]): boolean {
  const own = messages.filter(({ from }) => from === "seller");
  return own.some((message) => sameText(message.text, text)
    && (message.sent_at === undefined ? message === own.at(-1) : Date.parse(message.sent_at) >= at - SLACK));
}
