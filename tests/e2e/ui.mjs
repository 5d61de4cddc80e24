/*
 * What the extension shows inside a page. It lives in a closed shadow root, so the tests look through the doors
 * that are left: the accessibility tree for what is there (roles and names, as a screen reader has them), the
 * mouse at real coordinates and the keyboard for what is done, and the page's highlight registry for underlines.
 */

import { until } from './until.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').CDPSession} CDPSession */
/** @typedef {{ backendNodeId: number, nodeName: string, shadowRootType?: string, children?: DomNode[], shadowRoots?: DomNode[], contentDocument?: DomNode }} DomNode */
/**
 * @typedef {object} Seen
 * @property {string} role
 * @property {string} name
 * @property {string} description
 * @property {string} value
 * @property {boolean} focused
 * @property {Record<string, unknown>} states
 * @property {number} backendNodeId
 */
/** @typedef {{ start: number, end: number, text: string, highlight: string }} Underline */

/** @param {DomNode} node @param {boolean} inside @param {(node: DomNode, inside: boolean) => void} visit */
function walk(node, inside, visit) {
  visit(node, inside);
  for (const child of node.children ?? []) walk(child, inside, visit);
  for (const root of node.shadowRoots ?? []) walk(root, inside || root.shadowRootType === 'closed', visit);
}

/** @param {string | RegExp} wanted @param {string} text */
const fits = (wanted, text) => typeof wanted === 'string' ? text === wanted : wanted.test(text);

export class Ui {
  /** @param {Page} page @param {CDPSession} cdp */
  constructor(page, cdp) {
    this.page = page;
    this.cdp = cdp;
  }

  /** The hosts of closed shadow roots, and every node inside one. */
  async #closed() {
    const { root } = await this.cdp.send('DOM.getDocument', { depth: -1, pierce: true });
    /** @type {number[]} */
    const hosts = [];
    /** @type {Set<number>} */
    const inside = new Set();
    walk(/** @type {DomNode} */ (root), false, (node, isInside) => {
      if (isInside) inside.add(node.backendNodeId);
      if (node.shadowRoots?.some(({ shadowRootType }) => shadowRootType === 'closed')) hosts.push(node.backendNodeId);
    });
    return { hosts, inside };
  }

  /** How many closed shadow roots the page has. */
  async roots() {
    return (await this.#closed()).hosts.length;
  }

  /** All a screen reader finds in our part of the page, in order. @returns {Promise<Seen[]>} */
  async all() {
    const { inside } = await this.#closed();
    if (inside.size === 0) return [];
    const { nodes } = await this.cdp.send('Accessibility.getFullAXTree');
    return nodes
      .filter((node) => !node.ignored && node.backendDOMNodeId !== undefined && inside.has(node.backendDOMNodeId))
      .map((node) => {
        const states = Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value]));
        return {
          role: String(node.role?.value ?? ''),
          name: String(node.name?.value ?? ''),
          description: String(node.description?.value ?? ''),
          value: String(node.value?.value ?? ''),
          focused: states.focused === true,
          states,
          backendNodeId: /** @type {number} */ (node.backendDOMNodeId),
        };
      });
  }

  /** Our part of the page as lines "role: name", for messages of failed tests. */
  async outline() {
    const lines = (await this.all())
      .filter(({ role, name }) => role !== 'StaticText' || name.trim())
      .map(({ role, name, focused, value }) => `  ${role}: ${name}${value ? ` = ${value}` : ''}${focused ? '  <- focus' : ''}`);
    return lines.join('\n') || '  (nothing of ours)';
  }

  /** @param {string} role @param {string | RegExp} name @returns {Promise<Seen | undefined>} */
  async peek(role, name) {
    return (await this.all()).find((node) => node.role === role && fits(name, node.name));
  }

  /** Waits for it. @param {string} role @param {string | RegExp} name */
  async find(role, name) {
    return until(`${role} ${name}`, () => this.peek(role, name), { describe: () => this.outline() });
  }

  /** Waits until it is away. @param {string} role @param {string | RegExp} name */
  async gone(role, name) {
    await until(`the end of ${role} ${name}`, async () => !await this.peek(role, name), { describe: () => this.outline() });
  }

  /** Waits until nothing of ours is left. */
  async nothing() {
    await until('none of our nodes', async () => (await this.all()).length === 0, { describe: () => this.outline() });
  }

  /** What has the focus in our part; undefined when the page has it. */
  async focused() {
    // A root web area counts as focused too; the deepest one is the control.
    return (await this.all()).filter((node) => node.focused).at(-1);
  }

  /** The text a person reads in it. @param {Seen} node */
  async text(node) {
    const { object } = await this.cdp.send('DOM.resolveNode', { backendNodeId: node.backendNodeId });
    if (!object.objectId) return '';
    const { result } = await this.cdp.send('Runtime.callFunctionOn', {
      objectId: object.objectId,
      functionDeclaration: 'function () { return this.innerText ?? this.textContent; }',
      returnByValue: true,
    });
    return String(result.value).replace(/[\u00a0\u202f]/g, ' ').trim();
  }

  /** The middle of it on the screen. @param {Seen} node */
  async middle(node) {
    await this.cdp.send('DOM.scrollIntoViewIfNeeded', { backendNodeId: node.backendNodeId });
    const { model } = await this.cdp.send('DOM.getBoxModel', { backendNodeId: node.backendNodeId });
    const [x1 = 0, y1 = 0, , , x2 = 0, y2 = 0] = model.border;
    return { x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
  }

  /** A real click of the mouse on it. @param {string} role @param {string | RegExp} name */
  async click(role, name) {
    const { x, y } = await this.middle(await this.find(role, name));
    await this.page.mouse.click(x, y);
  }

  /** What is underlined now, in the order of the text. @returns {Promise<Underline[]>} */
  async underlines() {
    return this.page.evaluate(() => {
      const area = document.querySelector('textarea');
      const found = [];
      for (const [name, highlight] of CSS.highlights) {
        for (const range of highlight) {
          if (range.startOffset === range.endOffset) continue;
          found.push({ start: range.startOffset, end: range.endOffset, text: area?.value.slice(range.startOffset, range.endOffset) ?? '', highlight: name });
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

  /** The hosts of our roots as the page's own scripts see them. @param {string} body  of a function on the host */
  async onHost(body) {
    const { hosts: [backendNodeId] } = await this.#closed();
    if (backendNodeId === undefined) throw new Error('No closed root on this page');
    const { object } = await this.cdp.send('DOM.resolveNode', { backendNodeId });
    if (!object.objectId) throw new Error('The host is gone');
    const { result } = await this.cdp.send('Runtime.callFunctionOn', {
      objectId: object.objectId, functionDeclaration: `function () { ${body} }`, returnByValue: true,
    });
    return result.value;
  }
}
