// A piece of a browser as a person meets it: what a screen reader finds there, and a mouse to press it.

import { choose } from './inside.mjs';
import { until } from './until.mjs';

/**
 * @typedef {object} Seen
 * @property {string} role
 * @property {string} name
 * @property {string} description
 * @property {string} value
 * @property {boolean} focused
 * @property {Record<string, unknown>} states  as ARIA has them, true, false or 'mixed': checked, expanded, pressed, selected, disabled
 * @property {unknown} node   the browser's own handle of it
 */
/** @typedef {{ x: number, y: number }} Place */
/**
 * What a browser must give for it.
 * @typedef {object} Sight
 * @property {(ours: boolean) => Promise<Seen[]>} all      the accessibility tree in order; only what is in our closed roots, or all
 * @property {(node: unknown, source: string, arg?: unknown) => Promise<unknown>} ask  calls a function's text with the node and an argument
 * @property {(node: unknown) => Promise<Place>} middle    of the node on the screen, scrolled into view
 * @property {(place: Place) => Promise<void>} move        the mouse
 * @property {(place: Place) => Promise<void>} press
 * @property {() => Promise<number[]>} hosts               of closed roots: their places among all elements of the document
 * @property {() => Promise<import('./inside.mjs').Line[]>} lines  underlined
 */

/** @param {string | RegExp} wanted @param {string} text */
const fits = (wanted, text) => typeof wanted === 'string' ? text === wanted : wanted.test(text);

/** Spaces that do not break look the same to a reader. @param {unknown} text */
export const plain = (text) => String(text ?? '').replace(/[\u00a0\u202f]/g, ' ').trim();

export class View {
  /** @param {Sight} sight @param {boolean} [ours]  only what is in our closed roots */
  constructor(sight, ours = false) {
    this.sight = sight;
    this.ours = ours;
  }

  /** All that is there, in order. */
  async all() {
    return this.sight.all(this.ours);
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

  /** The text a person reads in it. @param {Seen} seen */
  async text({ node }) {
    return plain(await this.sight.ask(node, '(node) => node.innerText ?? node.textContent'));
  }

  /** The middle of it on the screen. @param {Seen} seen */
  async middle({ node }) {
    return this.sight.middle(node);
  }

  /** The mouse comes to rest there. @param {Place} place */
  async hover(place) {
    await this.sight.move(place);
  }

  /** @param {Place} place */
  async press(place) {
    await this.sight.press(place);
  }

  /** A real click on it, once it is there. @param {string} role @param {string | RegExp} name */
  async click(role, name) {
    await this.press(await this.middle(await this.find(role, name)));
  }

  /** Picks a value of a list that drops down. @param {string | RegExp} name @param {string} value */
  async choose(name, value) {
    const { node } = await this.find('combobox', name);
    const chosen = await this.sight.ask(node, String(choose), value);
    if (chosen !== value) throw new Error(`There is no '${value}' in ${name}`);
  }
}
