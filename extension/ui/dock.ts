/**
 * Finds the bar a place by the composer that covers none of the page's controls.
 *
 * Candidates are rows under and over the composer and its box. Along a row the page is asked what stands at each
 * sixteenth pixel; the longest stretch without a control wins, a stretch without text before one with. So the bar slips
 * between a page's own tool buttons where there is room, and over the edge of the messages only where there is none.
 */

export interface Place { readonly x: number; readonly y: number; readonly size: number; readonly row: number }

const STEP = 16;
const GAP = 5;
const CONTROL = "button, a[href], input, select, textarea, summary, label, [role='button'], [role='link'], [role='tab'], [role='menuitem'], [role='option'], [contenteditable='true']";

type Ground = "free" | "text" | "control";

function groundAt(document: Document, x: number, y: number, own: Element): Ground {
  const [top] = document.elementsFromPoint(x, y).filter((element) => element !== own);
  if (!top) return "free";
  if (top.closest(CONTROL)) return "control";
  if (/^(img|svg|video|canvas|path)$/i.test(top.tagName)) return "text";
  for (const node of top.childNodes) if (node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim()) return "text";
  return "free";
}

interface Stretch { readonly x: number; readonly width: number; readonly texts: number }

/** The best stretch of a row for a bar of a width: long enough, the fewest texts, the furthest left. */
function bestStretch(document: Document, own: Element, left: number, right: number, y: number, height: number, wanted: number): Stretch | null {
  const grounds: Ground[] = [];
  for (let x = left + 2; x <= right; x += STEP) {
    const at = Math.min(x, right - 2);
    const seen = [y + 3, y + height / 2, y + height - 3].map((line) => groundAt(document, at, line, own));
    grounds.push(seen.includes("control") ? "control" : seen.includes("text") ? "text" : "free");
  }
  let best: Stretch | null = null;
  for (const ground of ["free", "text"] as const) {
    let start = -1;
    for (let i = 0; i <= grounds.length; i += 1) {
      const fits = grounds[i] === "free" || (ground === "text" && grounds[i] === "text");
      if (fits && start < 0) start = i;
      if (fits || start < 0) continue;
      const run = grounds.slice(start, i);
      const x = start === 0 ? left : left + start * STEP + 4;
      const end = i === grounds.length ? right : left + i * STEP - STEP;
      const width = end - x;
      const texts = run.filter((one) => one === "text").length;
      if (!best || Math.min(width, wanted) > Math.min(best.width, wanted) + (ground === "text" ? 120 : 0)) best = { x, width, texts };
      start = -1;
    }
  }
  return best;
}

export interface DockInput {
  readonly composer: Element;
  readonly box: Element;
  /** Our own host, which is not part of the page. */
  readonly own: Element;
  /** What the bar needs in each of its sizes, the widest first. */
  readonly widths: readonly number[];
  readonly height: number;
  /** The row it stands in now: a bar that hops while one types is worse than a short one. */
  readonly row: number;
}

/** The rows, by their top edge: within the box under the composer, under the box, over it. */
function rowsOf(inner: DOMRect, outer: DOMRect, height: number): number[] {
  const room = outer.bottom - inner.bottom;
  const within = room >= height + 2 ? inner.bottom + Math.min(GAP, (room - height) / 2) : Number.NaN;
  return [within, outer.bottom + GAP, outer.top - height - GAP];
}

/** A place for the bar, or `null` when the composer is off the screen. */
export function dock({ composer, box, own, widths, height, row }: DockInput): Place | null {
  const view = composer.ownerDocument.defaultView;
  const inner = composer.getBoundingClientRect();
  const outer = box.getBoundingClientRect();
  if (!view || inner.width < 40 || inner.bottom < 8 || inner.top > view.innerHeight - 8) return null;
  const [full = 0] = widths;
  const left = Math.max(4, Math.min(inner.left, outer.left));
  const right = Math.min(view.innerWidth - 4, Math.max(inner.right, outer.right));
  let best: { place: Place; cost: number } | null = null;
  for (const [index, y] of rowsOf(inner, outer, height).entries()) {
    if (!(y >= 4 && y + height <= view.innerHeight - 4)) continue;
    const stretch = bestStretch(composer.ownerDocument, own, left, right, y, height, full);
    const size = widths.findIndex((width) => stretch && width <= stretch.width);
    if (!stretch || size < 0) continue;
    // The last size has no clock: that is worth another row.
    const cost = (size === widths.length - 1 ? size + 4 : size) + Math.min(stretch.texts, 8) * 2 + index * 1.5 - (index === row ? 2 : 0);
    if (!best || cost < best.cost) best = { place: { x: stretch.x, y, size, row: index }, cost };
  }
  if (best) return best.place;
  // No row is free: over the composer's own lower edge, where only the seller's text can be.
  const size = Math.max(0, widths.findIndex((width) => width <= inner.width - 8));
  const y = Math.min(inner.bottom, view.innerHeight - 4) - height - 4;
  return { x: inner.right - (widths[size] ?? full) - 4, y, size, row: -1 };
}
