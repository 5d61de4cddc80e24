/** What a fix changes, as one piece: several edits become one replacement, so that one undo takes it back. */
import type { Edit, Span } from "../protocol.ts";

export interface Change {
  readonly span: Span;
  /** The text to put there. */
  readonly text: string;
}

/** The one replacement that does what the edits do; `null` when they don't fit the text. */
export function mergeEdits(text: string, edits: readonly Edit[]): Change | null {
  const [head] = edits;
  const tail = edits.at(-1);
  if (!head || !tail) return null;
  let out = "";
  let from = head.span[0];
  for (const { span: [start, end], text: put } of edits) {
    if (start < from || end < start || end > text.length) return null;
    out += text.slice(from, start) + put;
    from = end;
  }
  return { span: [head.span[0], tail.span[1]], text: out };
}

/** Where the seller goes on writing after a text was put in: its first `{gap}`, else its end. */
export function landing(start: number, text: string, gaps?: readonly string[]): Span {
  for (const { 0: gap, 1: name = "", index } of text.matchAll(/\{([\p{L}\p{N}_]+)\}/gu)) {
    if (!gaps || gaps.includes(name)) return [start + index, start + index + gap.length];
  }
  return [start + text.length, start + text.length];
}

/** Where a place in a text is once an editor has kept the line ends in its own way. */
export function follow(text: string, kept: string, at: number): number {
  let left = text.slice(0, at).replaceAll("\n", "").length;
  const behindEnd = text[at - 1] === "\n";
  let to = 0;
  while (to < kept.length && (left > 0 || (behindEnd && kept[to] === "\n"))) {
    if (kept[to] !== "\n") left -= 1;
    to += 1;
  }
  return to;
}

/** The longest that is shown of a side. */
const MOST = 90;
const short = (text: string): string => {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > MOST ? `${line.slice(0, MOST - 1)}…` : line;
};

const isInside = (text: string, at: number): boolean =>
  at > 0 && at < text.length && /[\p{L}\p{N}'’]/u.test(text[at - 1] ?? "") && /[\p{L}\p{N}'’]/u.test(text[at] ?? "");

/** A fix as before and after, widened to whole words so that both can be read. */
export function changeOf(text: string, edits: readonly Edit[]): { before: string; after: string } {
  const change = mergeEdits(text, edits);
  if (!change) return { before: "", after: short(edits.map((edit) => edit.text).join(" ")) };
  let [start, end] = change.span;
  if (start === end) {
    // An insertion shows the word it comes after or before.
    while (start > 0 && !/\s/.test(text[start - 1] ?? " ") && change.span[0] - start < 24) start -= 1;
    if (start === end) while (end < text.length && !/\s/.test(text[end] ?? " ") && end - change.span[1] < 24) end += 1;
  }
  while (isInside(text, start)) start -= 1;
  while (isInside(text, end)) end += 1;
  const after = text.slice(start, change.span[0]) + change.text + text.slice(change.span[1], end);
  return { before: short(text.slice(start, end)), after: short(after) };
}
