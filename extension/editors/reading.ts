/**
 * A contenteditable's text as a reader sees it, and the way back from each letter to the node that holds it. Blocks and
 * breaks are line ends; what only serves the editor (a break that keeps an empty line open, letters of no width,
 * spaces that are not shown, a placeholder) is no text.
 */
import type { Span } from "../protocol.ts";

const BLOCKS = new Set([
  "P", "DIV", "LI", "UL", "OL", "DL", "DT", "DD", "BLOCKQUOTE", "PRE", "H1", "H2", "H3", "H4", "H5", "H6", "SECTION", "ARTICLE",
  "HEADER", "FOOTER", "ASIDE", "MAIN", "FIGURE", "ADDRESS", "TABLE", "TBODY", "THEAD", "TR", "HR",
]);
/** Shown on their line without a letter of their own. */
const OBJECTS = new Set(["IMG", "VIDEO", "AUDIO", "CANVAS", "INPUT", "BUTTON", "SELECT", "TEXTAREA", "IFRAME", "svg"]);
const UNSEEN = new Set(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT"]);

/** What parts a node's letters where spaces and line ends are shown as they are, and where a browser draws them together. */
const SHOWN = /\r?\n|[\u200b\u2060\ufeff]+/g;
const DRAWN_TOGETHER = /[ \t\r\n\f]{2,}|[\t\r\n\f]|^ | $|[\u200b\u2060\ufeff]+/g;
const isFiller = (text: string): boolean => /^[\u200b\u2060\ufeff]/.test(text);

/** One letter for one letter: kinds of space differ from editor to editor, their number does not. */
const letters = (value: string): string => value.replace(/[\u00a0\t\r]/g, " ");

/** Letters that stand together in one node; of length 0 it is the place of an empty line. */
interface Piece { readonly node: Node; readonly offset: number; readonly start: number; readonly length: number }
interface Point { readonly node: Node; readonly offset: number }

const end = ({ start, length }: Piece): number => start + length;

/** The text at one moment. */
export class Reading {
  constructor(readonly text: string, private readonly pieces: readonly Piece[]) {}

  /** The nodes' own range of a span; `null` in an editor without a place for text. */
  range([from, to]: Span): Range | null {
    const start = from === to ? this.#caret(from) : this.#start(from);
    const stop = from === to ? start : this.#end(to);
    const document = start?.node.ownerDocument;
    if (!start || !stop || !document) return null;
    const range = document.createRange();
    range.setStart(start.node, start.offset);
    range.setEnd(stop.node, stop.offset);
    return range;
  }

  /** Where in the text a point of the document is. */
  offset(node: Node, at: number): number {
    const own = this.pieces.filter((piece) => piece.node === node && node.nodeType === Node.TEXT_NODE);
    const inside = own.find((piece) => at <= piece.offset + piece.length) ?? own.at(-1);
    if (inside) return inside.start + Math.min(Math.max(at - inside.offset, 0), inside.length);
    const before = at > 0 ? node.childNodes[at - 1] : null;
    const last = before ? this.pieces.findLast((piece) => before.contains(piece.node)) : undefined;
    if (last) return end(last);
    const point = node.ownerDocument?.createRange();
    point?.setStart(node, at);
    return this.pieces.find((piece) => (point?.comparePoint(piece.node, piece.offset) ?? -1) >= 0)?.start ?? this.text.length;
  }

  #caret(at: number): Point | null {
    const piece = this.pieces.find((one) => at >= one.start && at <= end(one)) ?? this.pieces.at(-1);
    return piece ? { node: piece.node, offset: piece.offset + Math.min(Math.max(at - piece.start, 0), piece.length) } : null;
  }

  /** Before the letter at `at`; before a line end, behind the line. */
  #start(at: number): Point | null {
    const piece = this.pieces.find((one) => at >= one.start && at < end(one));
    return piece ? { node: piece.node, offset: piece.offset + at - piece.start } : this.#caret(at);
  }

  /** Behind the letter before `at`; behind a line end, before the next line. */
  #end(at: number): Point | null {
    const piece = this.pieces.findLast((one) => at > one.start && at <= end(one)) ?? this.pieces.find((one) => one.start >= at);
    return piece ? { node: piece.node, offset: piece.offset + Math.min(Math.max(at - piece.start, 0), piece.length) } : this.#caret(at);
  }
}

/** Walks an editor once and writes down what it sees. */
class Reader {
  #text = "";
  readonly #pieces: Piece[] = [];
  /** Line ends since the last letter; the last of all closes a line and opens none. */
  #ends = 0;
  /** The line has something on it. */
  #open = false;
  /** A space that is shown only if something follows it on its line. */
  #space: Point | null = null;

  read(root: HTMLElement): Reading {
    const { whiteSpace } = getComputedStyle(root);
    this.#walk(root, /pre|break-spaces/.test(whiteSpace));
    return new Reading(this.#text + "\n".repeat(Math.max(0, this.#ends - 1)), this.#pieces);
  }

  #walk(parent: Element, shown: boolean): void {
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === Node.TEXT_NODE) this.#letters(node as Text, shown);
      else if (node.nodeType === Node.ELEMENT_NODE) this.#element(node as Element, shown);
    }
  }

  #element(element: Element, shown: boolean): void {
    const { tagName } = element;
    if (tagName === "BR") {
      this.#lineEnd(() => ({ node: element.parentNode ?? element, offset: [...(element.parentNode?.childNodes ?? [])].indexOf(element) }));
      return;
    }
    if (UNSEEN.has(tagName) || isAside(element)) return;
    if (OBJECTS.has(tagName)) {
      this.#begin();
      return;
    }
    const block = BLOCKS.has(tagName);
    if (block) this.#close();
    this.#walk(element, shown || tagName === "PRE");
    if (block) this.#close();
  }

  #letters(node: Text, shown: boolean): void {
    const { data } = node;
    let from = 0;
    for (const { 0: part, index } of data.matchAll(shown ? SHOWN : DRAWN_TOGETHER)) {
      this.#run(node, from, index);
      from = index + part.length;
      if (isFiller(part)) continue;
      if (shown) this.#lineEnd(() => ({ node, offset: index }));
      else if (this.#open) this.#space ??= { node, offset: index };
    }
    this.#run(node, from, data.length);
  }

  #run(node: Text, from: number, to: number): void {
    if (from >= to) return;
    this.#begin();
    this.#pieces.push({ node, offset: from, start: this.#text.length, length: to - from });
    this.#text += letters(node.data.slice(from, to));
  }

  /** Something is shown from here on: what was held back for it counts. */
  #begin(): void {
    this.#text += "\n".repeat(this.#ends);
    this.#ends = 0;
    this.#open = true;
    if (!this.#space) return;
    this.#pieces.push({ ...this.#space, start: this.#text.length, length: 1 });
    this.#text += " ";
    this.#space = null;
  }

  #lineEnd(place: () => Point): void {
    if (!this.#open) this.#pieces.push({ ...place(), start: this.#text.length + this.#ends, length: 0 });
    this.#ends += 1;
    this.#open = false;
    this.#space = null;
  }

  /** A block begins or ends: a line with something on it is over. */
  #close(): void {
    if (this.#open) this.#ends += 1;
    this.#open = false;
    this.#space = null;
  }
}

/** Within an editor but not of its text: a placeholder, a handle, what nobody can select. */
function isAside(element: Element): boolean {
  if (element.getAttribute("contenteditable") !== "false") return false;
  return element.getAttribute("aria-hidden") === "true" || getComputedStyle(element).userSelect === "none";
}

/** Reads an editor as it is now. */
export const read = (root: HTMLElement): Reading => new Reader().read(root);

/** Texts are the same for a reader: how many line ends a framework makes of one is its own affair. */
export function same(a: string, b: string): boolean {
  const plain = (text: string): string => letters(text).replace(/[\u200b\u2060\ufeff]/g, "").replace(/ *\n[ \n]*/g, "\n").trim();
  return plain(a) === plain(b);
}
