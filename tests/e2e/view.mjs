// A piece of a browser as a person meets it: what a screen reader finds there, and a mouse to press it.

import { until } from './until.mjs';

/** The part of a CDP session that is needed; Playwright's own, or one passed on by the browser. */
/** @typedef {Pick<import('playwright-core').CDPSession, 'send'>} Cdp */
/**
 * @typedef {object} Seen
 * @property {string} role
 * @property {string} name
 * @property {string} description
 * @property {string} value
 * @property {boolean} focused
 * @property {Record<string, unknown>} states  as ARIA has them: checked, expanded, pressed, disabled, …
 * @property {number} backendNodeId
 */

/** @param {string | RegExp} wanted @param {string} text */
const fits = (wanted, text) => typeof wanted === 'string' ? text === wanted : wanted.test(text);

/** Spaces that do not break look the same to a reader. @param {unknown} text */
export const plain = (text) => String(text ?? '').replace(/[\u00a0\u202f]/g, ' ').trim();

export class View {
  /** @param {Cdp} cdp */
  constructor(cdp) {
    this.cdp = cdp;
  }

  /** The nodes this view is about; null for the whole page. @returns {Promise<Set<number> | null>} */
  async scope() {
    return null;
  }

  /** All that is there, in order. @returns {Promise<Seen[]>} */
  async all() {
    const scope = await this.scope();
    if (scope?.size === 0) return [];
    const { nodes } = await this.cdp.send('Accessibility.getFullAXTree');
    return nodes.flatMap((node) => {
      const backendNodeId = node.backendDOMNodeId;
      if (node.ignored || backendNodeId === undefined || (scope && !scope.has(backendNodeId))) return [];
      const states = Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value]));
      return [{
        role: String(node.role?.value ?? ''),
        name: plain(node.name?.value),
        description: plain(node.description?.value),
        value: plain(node.value?.value),
        focused: states.focused === true,
        states,
        backendNodeId,
      }];
    });
  }

  /** The same as lines "role: name", for the messages of failed tests. */
  async outline() {
    const lines = (await this.all())
      .filter(({ role, name }) => role !== 'StaticText' || name)
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

  /** What has the focus here. */
  async focused() {
    // The document counts as focused too; the deepest node is the control.
    return (await this.all()).filter((node) => node.focused).at(-1);
  }

  /** Calls a function with the node as `this`. @param {{ backendNodeId: number }} node @param {string} body */
  async ask({ backendNodeId }, body) {
    const { object } = await this.cdp.send('DOM.resolveNode', { backendNodeId });
    if (!object.objectId) throw new Error('The node is gone');
    const { result } = await this.cdp.send('Runtime.callFunctionOn', {
      objectId: object.objectId, functionDeclaration: `function () { ${body} }`, returnByValue: true,
    });
    return result.value;
  }

  /** The text a person reads in it. @param {Seen} node */
  async text(node) {
    return plain(await this.ask(node, 'return this.innerText ?? this.textContent'));
  }

  /** The middle of it on the screen. @param {Seen} node */
  async middle(node) {
    await this.cdp.send('DOM.scrollIntoViewIfNeeded', { backendNodeId: node.backendNodeId });
    const { model } = await this.cdp.send('DOM.getBoxModel', { backendNodeId: node.backendNodeId });
    const [x1 = 0, y1 = 0, , , x2 = 0, y2 = 0] = model.border;
    return { x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
  }

  /** The mouse comes to rest there. @param {{ x: number, y: number }} place */
  async hover({ x, y }) {
    await this.cdp.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
  }

  /** @param {{ x: number, y: number }} place */
  async press(place) {
    await this.hover(place);
    for (const type of /** @type {const} */ (['mousePressed', 'mouseReleased'])) {
      await this.cdp.send('Input.dispatchMouseEvent', { type, ...place, button: 'left', clickCount: 1 });
    }
  }

  /** A real click on it, once it is there. @param {string} role @param {string | RegExp} name */
  async click(role, name) {
    await this.press(await this.middle(await this.find(role, name)));
  }
}
