/**
 * Finds the bar a place by the composer that covers none of the page's controls.
 *
 * Candidates are rows under and over the composer and its box. Along a row the page is asked what stands at each
 * twentieth pixel; the longest stretch without a control wins, one without text before one with. So the bar slips
 * between a page's own tool buttons where there is room, and over the edge of the messages only where there is none.
 */

/** `room` is how wide the bar may become where it stands. */
export interface Place { readonly x: number; readonly y: number; readonly size: number; readonly row: number; readonly room: number }

const STEP = 20;
/** Between what is ours and what is the page's. */
export const GAP = 5;
const INSET = 8;
/** A row of now that costs less than this serves. */
const GOOD = 6;
/** Asking a page of ten thousand elements what stands where is dear: what was not asked by then is taken for a control. */
const MOST_TIME = 24;
const CONTROL = "button, a[href], input, select, textarea, summary, label, [role='button'], [role='link'], [role='tab'], [role='menuitem'], [role='option'], [contenteditable='true']";

type Ground = "free" | "text" | "control";

function groundAt(document: Document, x: number, y: number): Ground {
  const top = document.elementFromPoint(x, y);
  if (!top) return "free";
  if (top.closest(CONTROL)) return "control";
  if (/^(img|svg|video|canvas|path)$/i.test(top.tagName)) return "text";
  for (const node of top.childNodes) if (node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim()) return "text";
  return "free";
}

interface Stretch { readonly x: number; readonly width: number; readonly texts: number }

/** The longest stretch of a row without text, and the longest that may cover some; never one with a control. */
function stretchesOf(document: Document, left: number, right: number, y: number, height: number, until: number): Stretch[] {
  const grounds: Ground[] = [];
  for (let x = left + 2; x <= right && performance.now() < until; x += STEP) {
    const at = Math.min(x, right - 2);
    // At the edges and in the middle, where a single line of the page's text would stand.
    const seen = [y + 5, y + height / 2, y + height - 5].map((line) => groundAt(document, at, line));
    grounds.push(seen.includes("control") ? "control" : seen.includes("text") ? "text" : "free");
  }
  return [["free"], ["free", "text"]].flatMap((allowed) => {
    let best: Stretch | null = null;
    let start = -1;
    for (let i = 0; i <= grounds.length; i += 1) {
      const fits = allowed.includes(grounds[i] ?? "");
      if (fits && start < 0) start = i;
      if (fits || start < 0) continue;
      const x = start === 0 ? left : left + start * STEP + 4;
      const asked = Math.min(right, left + grounds.length * STEP);
      const width = (i === grounds.length ? asked : left + (i - 1) * STEP) - x;
      const texts = grounds.slice(start, i).filter((ground) => ground === "text").length;
      if (!best || width > best.width) best = { x, width, texts };
      start = -1;
    }
    return best ? [best] : [];
  });
}

export interface DockInput {
  readonly composer: Element;
  readonly box: Element;
  /** What the bar needs in each of its sizes, the widest first. */
  readonly widths: readonly number[];
  readonly height: number;
  /** The row it stands in now: a bar that hops while one types is worse than a short one. */
  readonly row: number;
  /** Where something of ours already stands: its rows are not free. */
  readonly taken?: DOMRect;
}

/** The rows, by their top edge: within the box under the composer, under the box, over it. */
function rowsOf(inner: DOMRect, outer: DOMRect, height: number): number[] {
  const room = outer.bottom - inner.bottom;
  const within = room >= height + 2 ? inner.bottom + Math.min(GAP, (room - height) / 2) : Number.NaN;
  return [within, outer.bottom + GAP, outer.top - height - GAP];
}

/** A place for the bar, or `null` when the composer is off the screen. The bar must let the pointer through meanwhile. */
export function dock({ composer, box, widths, height, row, taken }: DockInput): Place | null {
  const view = composer.ownerDocument.defaultView;
  const inner = composer.getBoundingClientRect();
  const outer = box.getBoundingClientRect();
  if (!view || inner.width < 40 || inner.bottom < 8 || inner.top > view.innerHeight - 8) return null;
  const left = Math.max(4, Math.min(inner.left, outer.left));
  const right = Math.min(view.innerWidth - 4, Math.max(inner.right, outer.right));
  const rows = rowsOf(inner, outer, height);
  let best: { place: Place; cost: number } | null = null;
  const until = performance.now() + MOST_TIME;
  // The row of now is looked at first: while it serves, the others are not asked.
  for (const index of [...rows.keys()].sort((a, b) => Number(b === row) - Number(a === row) || a - b)) {
    const y = rows[index] ?? Number.NaN;
    if (!(y >= 4 && y + height <= view.innerHeight - 4)) continue;
    if (taken && y < taken.bottom && y + height > taken.top) continue;
    // Within the box the bar keeps off its border.
    const inset = index === 0 ? INSET : 0;
    for (const stretch of stretchesOf(composer.ownerDocument, left + inset, right - inset, y, height, until)) {
      const size = widths.findIndex((width) => width <= stretch.width);
      if (size < 0) continue;
      // The last size has no clock: that is worth another row.
      const grave = size === widths.length - 1 ? 4 : 0;
      const cost = size + grave + Math.min(stretch.texts, 8) * 2 + index * 1.5 - (index === row ? 2 : 0);
      if (!best || cost < best.cost) best = { place: { x: stretch.x, y, size, row: index, room: stretch.width }, cost };
    }
    if (best && (best.cost < 1 || (index === row && best.cost < GOOD))) break;
  }
  if (best) return best.place;
  // No row is free: over the composer's own lower edge, where only the seller's text can be.
  const size = Math.max(0, widths.findIndex((width) => width <= inner.width - 8));
  const y = Math.min(inner.bottom, view.innerHeight - 4) - height - 4;
  const width = widths[size] ?? 0;
  return { x: inner.right - width - 4, y, size, row: -1, room: width };
}
