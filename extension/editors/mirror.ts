/**
 * A copy of a textarea's text, laid out as the textarea lays it out: it gives the boxes of a span and carries the
 * underlines where the browser has no ranges inside form controls. It lives in our shadow root, never in the page.
 */
import type { Severity, Span } from "../protocol.ts";

export interface Mark { readonly span: Span; readonly severity: Severity }

/** All that decides where a letter stands. */
const COPIED = [
  "font-family", "font-size", "font-style", "font-weight", "font-stretch", "font-variant", "font-kerning",
  "font-feature-settings", "font-variation-settings", "font-optical-sizing", "font-size-adjust", "line-height",
  "letter-spacing", "word-spacing", "text-transform", "text-indent", "text-align", "text-rendering", "tab-size",
  "direction", "unicode-bidi", "writing-mode", "word-break", "overflow-wrap", "line-break", "hyphens", "white-space-collapse",
  "text-wrap-mode", "padding-top", "padding-right", "padding-bottom", "padding-left",
  "border-top-width", "border-right-width", "border-bottom-width", "border-left-width",
] as const;

export class Mirror {
  readonly element: HTMLElement;
  readonly #inner: HTMLElement;
  #text: string | null = null;
  #marks: readonly Mark[] = [];

  constructor(private readonly box: HTMLTextAreaElement, layer: ParentNode) {
    this.element = box.ownerDocument.createElement("div");
    this.element.className = "mirror";
    this.element.setAttribute("aria-hidden", "true");
    this.#inner = box.ownerDocument.createElement("div");
    this.#inner.className = "mirror-text";
    this.element.append(this.#inner);
    layer.append(this.element);
  }

  /** Lays the copy over the textarea with these marks; cheap when nothing changed but the scroll. */
  update(marks: readonly Mark[] = this.#marks): void {
    const { box, element } = this;
    const rect = box.getBoundingClientRect();
    const style = getComputedStyle(box);
    for (const name of COPIED) this.#inner.style.setProperty(name, style.getPropertyValue(name));
    // A zoomed box is laid out larger, a scaled one is only shown larger.
    const zoom = (box as { currentCSSZoom?: number }).currentCSSZoom ?? 1;
    const scale = box.offsetWidth > 0 ? rect.width / (box.offsetWidth * zoom) : 1;
    element.style.setProperty("zoom", String(zoom));
    element.style.left = `${rect.left / zoom}px`;
    element.style.top = `${rect.top / zoom}px`;
    element.style.width = `${box.offsetWidth}px`;
    element.style.height = `${box.offsetHeight}px`;
    element.style.transform = Math.abs(scale - 1) < 0.001 ? "none" : `scale(${scale})`;
    // The scroll bar takes its width from the text, not from the box.
    const bars = box.offsetWidth - box.clientWidth - parseFloat(style.borderLeftWidth) - parseFloat(style.borderRightWidth);
    this.#inner.style.width = `${box.offsetWidth - Math.max(0, bars)}px`;
    this.#inner.style.minHeight = `${box.offsetHeight}px`;
    if (this.#text !== box.value || this.#marks !== marks) this.#write(box.value, marks);
    this.#inner.style.transform = `translate(${-box.scrollLeft}px, ${-box.scrollTop}px)`;
    const { borderTopWidth, borderRightWidth, borderBottomWidth, borderLeftWidth } = style;
    element.style.clipPath = `inset(${borderTopWidth} ${borderRightWidth} ${borderBottomWidth} ${borderLeftWidth})`;
  }

  #write(text: string, marks: readonly Mark[]): void {
    const parts: Node[] = [];
    const document = this.box.ownerDocument;
    let from = 0;
    for (const { span: [start, end], severity } of [...marks].sort((a, b) => a.span[0] - b.span[0])) {
      if (start < from || end > text.length) continue;
      parts.push(document.createTextNode(text.slice(from, start)));
      const mark = document.createElement("span");
      mark.className = `mark ${severity}`;
      mark.textContent = text.slice(start, end);
      parts.push(mark);
      from = end;
    }
    // A last empty line has height in a textarea; in a div it needs a letter of no width.
    parts.push(document.createTextNode(`${text.slice(from)}\u200b`));
    this.#inner.replaceChildren(...parts);
    this.#text = text;
    this.#marks = marks;
  }

  /** The boxes of a span as laid out here. */
  rects([start, end]: Span): DOMRect[] {
    this.update();
    const document = this.box.ownerDocument;
    const range = document.createRange();
    let offset = 0;
    let open = false;
    const walker = document.createTreeWalker(this.#inner, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.nodeValue?.length ?? 0;
      if (!open && start <= offset + length) {
        range.setStart(node, start - offset);
        open = true;
      }
      if (open && end <= offset + length) {
        range.setEnd(node, end - offset);
        return [...range.getClientRects()];
      }
      offset += length;
    }
    return [];
  }

  dispose(): void {
    this.element.remove();
  }
}
