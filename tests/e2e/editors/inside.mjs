// Functions that run inside a page: they are sent there as text, so each is whole by itself.

/**
 * Where the page itself has some words: the box of their first line by a range over its own text node; for a textarea by a copy
 * of it that is laid out beside it for a moment. Null while they are not there.
 * @param {{ box: string, words: string }} wanted
 */
export function measured({ box, words }) {
  const element = document.querySelector(box);
  if (!(element instanceof HTMLElement)) return null;
  const copyOf = (/** @type {HTMLTextAreaElement} */ area) => {
    const copy = document.createElement('div');
    const style = getComputedStyle(area);
    for (const name of style) copy.style.setProperty(name, style.getPropertyValue(name));
    const { left, top } = area.getBoundingClientRect();
    Object.assign(copy.style, { position: 'fixed', left: `${left}px`, top: `${top}px`, margin: '0', whiteSpace: 'pre-wrap', visibility: 'hidden',
      overflowY: area.scrollHeight > area.clientHeight ? 'scroll' : 'hidden' });
    copy.textContent = area.value;
    document.body.append(copy);
    copy.scrollTop = area.scrollTop;
    return copy;
  };
  const copy = element instanceof HTMLTextAreaElement ? copyOf(element) : null;
  const walker = document.createTreeWalker(copy ?? element, NodeFilter.SHOW_TEXT);
  let place = null;
  for (let node = walker.nextNode(); node && !place; node = walker.nextNode()) {
    const at = (node.nodeValue ?? '').indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    const first = range.getClientRects()[0];
    if (first) place = { x: first.x, y: first.y, width: first.width, height: first.height };
  }
  copy?.remove();
  return place;
}

/** Brings words into the middle of what scrolls around them. @param {{ scroller: string, place: { y: number, height: number } }} wanted */
export function scrollTo({ scroller, place }) {
  const element = document.querySelector(scroller);
  if (!element) return 0;
  const box = element.getBoundingClientRect();
  const before = element.scrollTop;
  element.scrollTop += place.y + place.height / 2 - box.top - box.height / 2;
  return element.scrollTop - before;
}

/** What of ours the page could find in itself. */
export function traces() {
  return { highlights: CSS.highlights.size, sheets: document.adoptedStyleSheets.length, popovers: document.querySelectorAll('[popover]').length };
}

/** The editor in the page's frame, and what of ours is there; null while it is not ready. @param {null} _ */
export function framed(_) {
  const inner = document.querySelector('iframe')?.contentWindow;
  if (!inner?.document.querySelector('.editor-place[data-ready]')) return null;
  const roots = inner.document.querySelectorAll('[popover]');
  // The highlights are the frame's own.
  const { highlights } = /** @type {typeof CSS} */ (Reflect.get(inner, 'CSS'));
  return { text: Reflect.get(inner, 'editorText')(), roots: roots.length, highlights: highlights.size, focused: inner.document.activeElement === roots[0] };
}
