/**
 * A contenteditable, plain or kept by an editor framework. Its text is what a reader sees: blocks and breaks are line
 * ends, each letter of a text node is one letter, so that a span leads back to the nodes.
 */
import type { Span } from "../protocol.ts";
import { readBack, selectionSeen, type Editor, type Outcome } from "./editor.ts";

const BLOCKS = new Set(["P", "DIV", "LI", "UL", "OL", "BLOCKQUOTE", "PRE", "H1", "H2", "H3", "H4", "H5", "H6", "SECTION", "ARTICLE"]);

interface Piece { readonly node: Text; readonly start: number }
interface Reading { readonly text: string; readonly pieces: readonly Piece[] }

/** One letter for one letter: kinds of space differ from editor to editor, their number does not. */
const letters = (value: string): string => value.replace(/[\u00a0\n\r\t]/g, " ");

function read(root: HTMLElement): Reading {
  const pieces: Piece[] = [];
  let text = "";
  const walk = (parent: Node): void => {
    for (const node of parent.childNodes) {
      if (node instanceof Text) {
        pieces.push({ node, start: text.length });
        text += letters(node.data);
      } else if (node instanceof HTMLElement) {
        if (node.tagName === "BR") {
          // A break at a block's end holds the caret's place and shows no line of its own.
          if (node.nextSibling !== null || !BLOCKS.has(parent.nodeName)) text += "\n";
          continue;
        }
        const block = BLOCKS.has(node.tagName);
        if (block && text !== "" && !text.endsWith("\n")) text += "\n";
        const before = text.length;
        walk(node);
        if (block && node.nextSibling !== null && (text.length === before || !text.endsWith("\n"))) text += "\n";
      }
    }
  };
  walk(root);
  return { text, pieces };
}

/** Texts are the same for a reader: how many line ends a framework makes of one is its own affair. */
const same = (a: string, b: string): boolean => {
  const plain = (text: string): string => letters(text.replace(/\n+/g, "\u0000")).replaceAll("\u0000", "\n").replace(/[\u200b\ufeff]/g, "").trim();
  return plain(a) === plain(b);
};

/** Makes the adapter. */
export function contenteditableEditor(root: HTMLElement): Editor {
  return new ContenteditableEditor(root);
}

class ContenteditableEditor implements Editor {
  constructor(readonly element: HTMLElement) {}

  text(): string {
    return read(this.element).text;
  }

  selection(): Span | null {
    const selection = this.element.ownerDocument.getSelection();
    if (!selection || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    if (!this.element.contains(range.commonAncestorContainer)) return null;
    const { pieces, text } = read(this.element);
    const at = (container: Node, offset: number): number => {
      for (const { node, start } of pieces) {
        if (node === container) return start + offset;
        const point = this.element.ownerDocument.createRange();
        point.setStart(container, offset);
        if (point.comparePoint(node, 0) >= 0) return start;
      }
      return text.length;
    };
    return [at(range.startContainer, range.startOffset), at(range.endContainer, range.endOffset)];
  }

  select(span: Span): void {
    const range = this.range(span);
    const selection = this.element.ownerDocument.getSelection();
    if (!selection) return;
    if (range) selection.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    else selection.selectAllChildren(this.element);
  }

  focus(): void {
    this.element.focus({ preventScroll: true });
  }

  range([start, end]: Span): Range | null {
    const { pieces } = read(this.element);
    const first = pieces.find(({ node, start: from }) => start < from + node.length || (start === end && start === from + node.length));
    const last = pieces.findLast(({ start: from }) => from < end || (start === end && from <= end));
    if (!first || !last) return null;
    const range = this.element.ownerDocument.createRange();
    range.setStart(first.node, Math.max(0, start - first.start));
    range.setEnd(last.node, Math.min(last.node.length, end - last.start));
    return range;
  }

  rects(span: Span): readonly DOMRect[] {
    const range = this.range(span);
    if (!range) return [];
    const box = this.element.getBoundingClientRect();
    return [...range.getClientRects()].filter((rect) => rect.bottom > box.top && rect.top < box.bottom && rect.width > 0);
  }

  async replace([start, end]: Span, text: string): Promise<Outcome> {
    const { element } = this;
    const before = this.text();
    const plain = text.replace(/\r\n?/g, "\n");
    const expected = before.slice(0, start) + plain + before.slice(end);
    if (!element.isContentEditable) return { ok: false, reason: "refused" };
    const seen = selectionSeen(element.ownerDocument);
    this.focus();
    this.select([start, end]);
    await seen;
    if (this.text() !== before || !element.isConnected) return { ok: false, reason: "changed" };
    if (plain === "") element.ownerDocument.execCommand("delete");
    else if (!this.#paste(plain)) element.ownerDocument.execCommand("insertText", false, plain);
    return (await readBack(() => (same(this.text(), expected) ? expected : ""), expected)) ? { ok: true } : { ok: false, reason: "refused" };
  }

  /** Frameworks take a paste and make their own nodes of it; true when one did. */
  #paste(text: string): boolean {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    // Firefox drops a DataTransfer made by a content script and still reads its own older form.
    const init = { bubbles: true, cancelable: true, composed: true, clipboardData: data, dataType: "text/plain", data: text };
    return !this.element.dispatchEvent(new ClipboardEvent("paste", init));
  }

  dispose(): void {
    // Ranges are the page's own; there is nothing beside it.
  }
}
