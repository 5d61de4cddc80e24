/** What every editor can do, whatever it is made of. One file an adapter; nobody else touches a page's editor. */
import type { Span } from "../protocol.ts";

/** Why a text did not get in. */
export type Refusal = "changed" | "too_long" | "refused";
/** What became of a text: `kept` is what the editor made of it, its own line ends included. */
export type Outcome = { readonly ok: true; readonly kept: string } | { readonly ok: false; readonly reason: Refusal };

export interface Editor {
  readonly element: HTMLElement;
  /** The text, as spans count it. */
  text(): string;
  /** Calls back after each change of the text or of the nodes that hold it, whoever made it. */
  watch(changed: () => void): void;
  /** Where the caret or the selection is; `null` when it is elsewhere. */
  selection(): Span | null;
  select(span: Span): void;
  focus(): void;
  /** The boxes of a span on the screen, in viewport pixels; none when it is scrolled away. */
  rects(span: Span): readonly DOMRect[];
  /** A range for CSS highlights, where the browser has one for this editor. */
  range(span: Span): AbstractRange | null;
  /** Puts text in place of a span as a person would, in one undo step, and reads back. */
  replace(span: Span, text: string): Promise<Outcome>;
  /** Lets go of whatever the adapter keeps beside the page. */
  dispose(): void;
}

/** Waits until the page saw a selection made by a script, or half a hundred milliseconds. */
export function selectionSeen(document: Document): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      document.removeEventListener("selectionchange", done, true);
      clearTimeout(timer);
      // The page's own listeners come after ours: they have run by the next task.
      setTimeout(resolve);
    };
    const timer = setTimeout(done, 50);
    document.addEventListener("selectionchange", done, true);
  });
}

/** Those boxes of an element's text that can be seen in it: not scrolled out of it, nor out of what scrolls around it. */
export function withinView(element: HTMLElement, boxes: Iterable<DOMRect>): DOMRect[] {
  let top = -Infinity;
  let bottom = Infinity;
  for (let around: HTMLElement | null = element; around && around !== element.ownerDocument.body; around = around.parentElement) {
    if (around !== element && getComputedStyle(around).overflowY === "visible") continue;
    const box = around.getBoundingClientRect();
    top = Math.max(top, box.top);
    bottom = Math.min(bottom, box.bottom);
  }
  return [...boxes].filter((box) => box.bottom > top && box.top < bottom && box.width > 0);
}

/** What stands in `after` where `before` had the span. */
export const keptOf = (before: string, after: string, [start, end]: Span): string => after.slice(start, after.length - (before.length - end));

/** Lets frameworks that render on a task of their own catch up before we read back. */
export const settle = (ms = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Reads back until the text is there or a tenth of a second is over. */
export async function readBack(read: () => string, expected: string): Promise<boolean> {
  for (let tries = 0; tries < 5; tries += 1) {
    await settle(tries === 0 ? 0 : 25);
    if (read() === expected) return true;
  }
  return false;
}
