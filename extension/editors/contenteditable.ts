/** A contenteditable, plain or kept by an editor framework. */
import type { Span } from "../protocol.ts";
import { keptOf, readBack, selectionSeen, settle, withinView, type Editor, type Outcome } from "./editor.ts";
import { AFTER_FOCUS, afterSelection } from "./noticing.ts";
import { read, same, type Reading } from "./reading.ts";

/** Makes the adapter. */
export function contenteditableEditor(root: HTMLElement): Editor {
  return new ContenteditableEditor(root);
}

class ContenteditableEditor implements Editor {
  #reading: Reading | null = null;
  #told: () => void = () => undefined;
  readonly #observer = new MutationObserver(() => this.#changed());

  constructor(readonly element: HTMLElement) {
    this.#observer.observe(element, { childList: true, subtree: true, characterData: true });
  }

  watch(changed: () => void): void {
    this.#told = changed;
  }

  text(): string {
    return this.#read().text;
  }

  selection(): Span | null {
    const selection = this.element.ownerDocument.getSelection();
    if (!selection || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    if (!this.element.contains(range.commonAncestorContainer)) return null;
    const reading = this.#read();
    return [reading.offset(range.startContainer, range.startOffset), reading.offset(range.endContainer, range.endOffset)];
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

  range(span: Span): Range | null {
    return this.#read().range(span);
  }

  rects(span: Span): readonly DOMRect[] {
    const range = this.range(span);
    return range ? withinView(this.element, range.getClientRects()) : [];
  }

  async replace([start, end]: Span, text: string): Promise<Outcome> {
    const { element } = this;
    const before = this.text();
    const plain = text.replace(/\r\n?/g, "\n");
    const expected = before.slice(0, start) + plain + before.slice(end);
    if (!element.isContentEditable) return { ok: false, reason: "refused" };
    const aimed = await this.#aim([start, end]);
    if (this.text() !== before || !element.isConnected) return { ok: false, reason: "changed" };
    if (!aimed) return { ok: false, reason: "refused" };
    if (plain === "") element.ownerDocument.execCommand("delete");
    else if (!this.#paste(plain)) element.ownerDocument.execCommand("insertText", false, plain);
    const taken = await readBack(() => (same(this.text(), expected) ? expected : ""), expected);
    return taken ? { ok: true, kept: keptOf(before, this.text(), [start, end]) } : { ok: false, reason: "refused" };
  }

  /** Selects as a person would: with the focus there, and until the editor has noticed. False when it will not have it so. */
  async #aim([start, end]: Span): Promise<boolean> {
    const { element } = this;
    if (!element.matches(":focus-within")) {
      this.focus();
      await settle(AFTER_FOCUS);
    }
    for (let tries = 0; tries < 3; tries += 1) {
      const seen = selectionSeen(element.ownerDocument);
      this.select([start, end]);
      await seen;
      await settle(afterSelection(element));
      const selection = this.selection();
      if (selection?.[0] === start && selection[1] === end) return true;
    }
    return false;
  }

  /** Frameworks take a paste and make their own nodes of it; true when one did. */
  #paste(text: string): boolean {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    // Firefox drops a DataTransfer made by a content script and still reads its own older form.
    const init = { bubbles: true, cancelable: true, composed: true, clipboardData: data, dataType: "text/plain", data: text };
    return !this.element.dispatchEvent(new ClipboardEvent("paste", init));
  }

  /** The text as it is; read anew only when the nodes changed. */
  #read(): Reading {
    // Changes of this very moment are not reported yet: they are taken here and told as all others are.
    if (this.#observer.takeRecords().length > 0) {
      this.#reading = null;
      queueMicrotask(() => this.#told());
    }
    this.#reading ??= read(this.element);
    return this.#reading;
  }

  #changed(): void {
    this.#reading = null;
    this.#told();
  }

  dispose(): void {
    this.#observer.disconnect();
    this.#told = () => undefined;
  }
}
