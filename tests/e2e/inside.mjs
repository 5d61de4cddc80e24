// Functions that run inside a page: they are sent there as text, so each is whole by itself.

/** @typedef {{ start: number, end: number, text: string, highlight: string, x: number, y: number, width: number }} Line  x, y: the middle of its first line on the screen */

/** What the browser underlines in textareas and contenteditables, by the page's highlight registry. @returns {Line[]} */
export function highlighted() {
  /** @param {DOMRect} box */
  const controlAt = (box) => {
    const controls = [...document.querySelectorAll(/** @type {'textarea'} */ ('textarea, input'))];
    return controls.find((control) => {
      const { left, right, top, bottom } = control.getBoundingClientRect();
      return left <= box.left && right >= box.right && top <= box.bottom && bottom >= box.top;
    }) ?? controls[0];
  };
  /** @param {Range} range */
  const inText = (range) => {
    let host = range.startContainer.parentElement;
    while (host?.parentElement?.isContentEditable) host = host.parentElement;
    const before = document.createRange();
    before.selectNodeContents(host ?? range.startContainer);
    before.setEnd(range.startContainer, range.startOffset);
    const start = before.toString().length;
    const text = range.toString();
    return { start, end: start + text.length, text };
  };
  /** @type {Line[]} */
  const found = [];
  for (const [highlight, ranges] of CSS.highlights) {
    for (const each of ranges) {
      const range = /** @type {Range} */ (each);
      const box = range.getClientRects()[0];
      const { startOffset: start, endOffset: end } = range;
      // A range within a form control gives away neither its control nor its nodes.
      const piece = range.startContainer
        ? inText(range)
        : { start, end, text: (box ? controlAt(box) : document.querySelector('textarea'))?.value.slice(start, end) ?? '' };
      if (piece.start === piece.end) continue;
      found.push({ ...piece, highlight, x: box ? box.left + box.width / 2 : NaN, y: box ? box.top + box.height / 2 : NaN, width: box?.width ?? 0 });
    }
  }
  return found;
}

/** What our own root draws over a textarea, where the browser has no ranges in it. @param {ParentNode} root @returns {Line[]} */
export function mirrored(root) {
  /** @type {Line[]} */
  const found = [];
  for (const copy of root.querySelectorAll('.mirror-text')) {
    let start = 0;
    for (const node of copy.childNodes) {
      const text = node.textContent ?? '';
      const mark = /** @type {Element} */ (node);
      const severity = node.nodeType === 1 ? ['stop', 'warn'].find((one) => mark.classList.contains(one)) : undefined;
      if (severity) {
        const box = mark.getClientRects()[0];
        found.push({ start, end: start + text.length, text, highlight: `parley-${severity}`, x: box ? box.left + box.width / 2 : NaN, y: box ? box.top + box.height / 2 : NaN, width: box?.width ?? 0 });
      }
      start += text.length;
    }
  }
  return found;
}

/** The middle of the first visible element that fits, scrolled into view; null while there is none. @param {{ selector: string, text?: string }} wanted */
export function spot({ selector, text }) {
  for (const element of document.querySelectorAll(selector)) {
    if (text !== undefined && !(element.textContent ?? '').includes(text)) continue;
    element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    const { left, top, width, height } = element.getBoundingClientRect();
    const { visibility } = getComputedStyle(element);
    if (width > 0 && height > 0 && visibility === 'visible') return { x: left + width / 2, y: top + height / 2 };
  }
  return null;
}

/** What a person reads in a control or an editor; null while it is not there. @param {string} selector */
export function reading(selector) {
  const element = document.querySelector(selector);
  if (!(element instanceof HTMLElement)) return null;
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement || element instanceof HTMLSelectElement) return element.value;
  return element.innerText.replace(/\u00a0/g, ' ').replace(/\n$/, '');
}

/** Gives a control of a form its value as a choice from its list does. @param {HTMLSelectElement} control @param {string} value */
export function choose(control, value) {
  control.value = value;
  control.dispatchEvent(new Event('input', { bubbles: true }));
  control.dispatchEvent(new Event('change', { bubbles: true }));
  return control.value;
}
