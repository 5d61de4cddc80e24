/** A `<textarea>`, plain or controlled by a framework. */
import type { Span } from "../protocol.ts";
import { readBack, selectionSeen, withinView, type Editor, type Outcome } from "./editor.ts";
import { Mirror } from "./mirror.ts";

/** Chromium's range inside a form control; Firefox 153 has none, and the types have neither. */
interface ValueRange extends AbstractRange {
  getClientRects(): DOMRectList;
  disconnect?(): void;
}
type WithRanges = HTMLTextAreaElement & { createValueRange?: (start: number, end: number) => ValueRange };

/** Makes the adapter; `layer` is where its mirror may live, should it need one. */
export function textareaEditor(box: HTMLTextAreaElement, layer: ParentNode): TextareaEditor {
  return new TextareaEditor(box, layer);
}

export class TextareaEditor implements Editor {
  readonly element: HTMLTextAreaElement;
  #mirror: Mirror | null = null;
  readonly #watching = new AbortController();

  constructor(box: HTMLTextAreaElement, private readonly layer: ParentNode) {
    this.element = box;
  }

  watch(changed: () => void): void {
    this.element.addEventListener("input", changed, { signal: this.#watching.signal });
  }

  text(): string {
    return this.element.value;
  }

  selection(): Span | null {
    const { selectionStart, selectionEnd } = this.element;
    return [selectionStart, selectionEnd];
  }

  select([start, end]: Span): void {
    this.element.setSelectionRange(start, end);
  }

  focus(): void {
    this.element.focus({ preventScroll: true });
  }

  range([start, end]: Span): ValueRange | null {
    const box = this.element as WithRanges;
    if (!box.createValueRange || end > box.value.length) return null;
    return box.createValueRange(start, end);
  }

  rects(span: Span): readonly DOMRect[] {
    const range = this.range(span);
    const all = range ? [...range.getClientRects()] : this.mirror().rects(span);
    range?.disconnect?.();
    return withinView(this.element, all);
  }

  /** The copy that carries underlines where there are no ranges; made when first needed. */
  mirror(): Mirror {
    this.#mirror ??= new Mirror(this.element, this.layer);
    return this.#mirror;
  }

  async replace([start, end]: Span, text: string): Promise<Outcome> {
    const box = this.element;
    const before = box.value;
    const plain = text.replace(/\r\n?/g, "\n");
    const expected = before.slice(0, start) + plain + before.slice(end);
    if (box.readOnly || box.disabled) return { ok: false, reason: "refused" };
    if (box.maxLength >= 0 && expected.length > box.maxLength) return { ok: false, reason: "too_long" };
    const seen = selectionSeen(box.ownerDocument);
    this.focus();
    this.select([start, end]);
    await seen;
    if (box.value !== before || box.ownerDocument.activeElement === null || !box.isConnected) return { ok: false, reason: "changed" };
    // Pages move the caret on focus; the edit goes where it was meant to go.
    if (box.selectionStart !== start || box.selectionEnd !== end) this.select([start, end]);
    if (expected === before) return { ok: true, kept: plain };
    if (plain === "") box.ownerDocument.execCommand("delete");
    else box.ownerDocument.execCommand("insertText", false, plain);
    return (await readBack(() => box.value, expected)) ? { ok: true, kept: plain } : { ok: false, reason: "refused" };
  }

  dispose(): void {
    this.#watching.abort();
    this.#mirror?.dispose();
    this.#mirror = null;
  }
}
