/**
 * Kept drafts as they are stored: one entry a thread, written in one piece. The version is part of the key, so that
 * another version's entries are neither read nor overwritten; within seven days all of them are gone.
 */

export interface Draft {
  readonly text: string;
  /** When it was last changed, in milliseconds. */
  readonly at: number;
}

export const MOST_DRAFTS = 200;
export const LONGEST_DRAFT = 20_000;
/** The settings and templates need room too: the browser gives 10 MB to all of us. */
export const MOST_BYTES = 4_000_000;
export const LIFE = 7 * 86_400_000;

/** Entries of every version begin like this. */
export const ANY_DRAFT = "draft:";
const OWN = `${ANY_DRAFT}1:`;

/** Where a thread's draft lies. The origin is the browser's word, so that no page reaches another one's drafts. */
export const draftKey = (origin: string, thread: string): string => `${OWN}${origin} ${thread}`;

/** The site a thread is of. */
export const siteOfThread = (thread: string): string => thread.slice(0, Math.max(0, thread.indexOf(":")));

/** The site a key's thread is of. */
export const siteOfKey = (key: string): string => siteOfThread(key.slice(key.indexOf(" ") + 1));

/** The drafts among stored items; what has another shape is none. */
export function draftsIn(items: Readonly<Record<string, unknown>>): Map<string, Draft> {
  const isDraft = (value: unknown): value is Draft =>
    typeof value === "object" && value !== null && "text" in value && typeof value.text === "string" && "at" in value && typeof value.at === "number";
  return new Map(Object.entries(items).filter((entry): entry is [string, Draft] => entry[0].startsWith(OWN) && isDraft(entry[1])));
}

/** A text within its limit, never with half a letter at its end. */
export function limited(text: string): string {
  if (text.length <= LONGEST_DRAFT) return text;
  const cut = text.slice(0, LONGEST_DRAFT);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** The keys that must go: too old, too many or too much together, the oldest first. */
export function surplus(drafts: ReadonlyMap<string, Draft>, now: number): string[] {
  let bytes = 0;
  const newestFirst = [...drafts].sort(([, a], [, b]) => b.at - a.at);
  return newestFirst.flatMap(([key, { text, at }], index) => {
    bytes += key.length + new TextEncoder().encode(text).length;
    return at <= now - LIFE || index >= MOST_DRAFTS || bytes > MOST_BYTES ? [key] : [];
  });
}
