/*
 * What the extension shows inside a page. It lives in a closed shadow root, so the tests look through the doors
 * that are left: the accessibility tree for what is there, the mouse at real coordinates and the keyboard for
 * what is done, and the page's highlight registry for the underlines.
 */

import { until } from './until.mjs';
import { View } from './view.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ backendNodeId: number, shadowRootType?: string, children?: DomNode[], shadowRoots?: DomNode[] }} DomNode */
/** @typedef {{ start: number, end: number, text: string, highlight: string }} Underline */

/** @param {DomNode} node @param {boolean} inside @param {(node: DomNode, inside: boolean) => void} visit */
function walk(node, inside, visit) {
  visit(node, inside);
  for (const child of node.children ?? []) walk(child, inside, visit);
  for (const root of node.shadowRoots ?? []) walk(root, inside || root.shadowRootType === 'closed', visit);
}

export class Ui extends View {
  /** @param {Page} page @param {import('playwright-core').CDPSession} cdp */
  constructor(page, cdp) {
    super(cdp);
    this.page = page;
  }

  /** The hosts of closed shadow roots, and every node inside one. */
  async #closed() {
    const { root } = await this.cdp.send('DOM.getDocument', { depth: -1, pierce: true });
    /** @type {{ backendNodeId: number }[]} */
    const hosts = [];
    /** @type {Set<number>} */
    const inside = new Set();
    walk(/** @type {DomNode} */ (root), false, (node, isInside) => {
      if (isInside) inside.add(node.backendNodeId);
      if (node.shadowRoots?.some(({ shadowRootType }) => shadowRootType === 'closed')) hosts.push(node);
    });
    return { hosts, inside };
  }

  async scope() {
    return (await this.#closed()).inside;
  }

  /** The hosts of our roots, as the page sees them. */
  async hosts() {
    return (await this.#closed()).hosts;
  }

  /** What is underlined now, in the order of the text. @returns {Promise<Underline[]>} */
  async underlines() {
    return this.page.evaluate(() => {
      const area = document.querySelector('textarea');
      const found = [];
      for (const [highlight, ranges] of CSS.highlights) {
        for (const { startOffset: start, endOffset: end } of ranges) {
          if (start !== end) found.push({ start, end, text: area?.value.slice(start, end) ?? '', highlight });
        }
      }
      return found.sort((a, b) => a.start - b.start);
    });
  }

  /** Waits until the underlines are as `test` wants them. @param {string} what @param {(lines: Underline[]) => boolean} test */
  async underlined(what, test) {
    return until(what, async () => {
      const lines = await this.underlines();
      return test(lines) ? lines : null;
    }, { describe: async () => `${JSON.stringify(await this.underlines())}\n${await this.outline()}` });
  }

  /** The middle of an underlined piece on the screen. @param {Underline} line */
  async place(line) {
    return this.page.evaluate(({ start, end, highlight }) => {
      for (const range of CSS.highlights.get(highlight) ?? []) {
        if (range.startOffset !== start || range.endOffset !== end) continue;
        const box = /** @type {Range} */ (range).getClientRects()[0];
        if (box) return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
      }
      throw new Error('That piece is not on the screen');
    }, line);
  }

  /** The draft in the page's reply box. */
  async draft() {
    return this.page.locator('textarea').inputValue();
  }
}
