// A tab of either browser, as a person and the page's own script have it.

import { reading, spot } from './inside.mjs';
import { Ui } from './ui.mjs';
import { until } from './until.mjs';
import { View } from './view.mjs';

/**
 * What a browser must give for it.
 * @typedef {object} Hand
 * @property {() => string} url
 * @property {(url: string) => Promise<void>} goto
 * @property {() => Promise<void>} reload
 * @property {() => Promise<void>} back
 * @property {(source: string) => Promise<unknown>} run      the value of an expression in the page's own world
 * @property {(source: string) => Promise<void>} atStart     runs before any script of the pages to come
 * @property {(text: string) => Promise<void>} type
 * @property {(keys: string[]) => Promise<void>} chord       keys pressed together, by their codes
 * @property {(width: number, height: number) => Promise<void>} viewport
 * @property {(factor: number) => Promise<void>} zoom
 * @property {(scheme: 'light' | 'dark') => Promise<void>} colours
 * @property {() => Promise<void>} front
 * @property {(path: string) => Promise<void>} screenshot
 * @property {() => Promise<void>} close
 */

export class Tab {
  #hand;

  /** @param {Hand} hand @param {import('./view.mjs').Sight} sight */
  constructor(hand, sight) {
    this.#hand = hand;
    /** All of the page. */
    this.view = new View(sight);
    /** What Parley shows in it. */
    this.ui = new Ui(sight, () => this.value('textarea'));
  }

  url() {
    return this.#hand.url();
  }

  /** @param {string} url */
  async goto(url) {
    await this.#hand.goto(url);
  }

  async reload() {
    await this.#hand.reload();
  }

  async back() {
    await this.#hand.back();
  }

  /** The middle of an element, once it is visible. @param {string} selector @param {{ text?: string }} [options] */
  async #spot(selector, { text } = {}) {
    return until(`${selector}${text ? ` with '${text}'` : ''}`, () => this.eval(spot, { selector, text }));
  }

  /** Waits until it is visible. @param {string} selector @param {{ text?: string }} [options]  text it must hold */
  async waitFor(selector, options) {
    await this.#spot(selector, options);
  }

  /** A real click on the first that fits. @param {string} selector @param {{ text?: string }} [options]  text it must hold */
  async click(selector, options) {
    await this.ui.press(await this.#spot(selector, options));
  }

  /** @param {string} selector */
  async focus(selector) {
    await this.#spot(selector);
    await this.eval((wanted) => /** @type {HTMLElement} */ (document.querySelector(wanted)).focus(), selector);
  }

  /** Key by key, where the focus is. @param {string} text */
  async type(text) {
    await this.#hand.type(text);
  }

  /** Keys pressed together, as 'Alt+KeyM'. @param {string} keys */
  async press(keys) {
    await this.#hand.chord(keys.split('+'));
  }

  /**
   * What a function gives in the page's own world. It goes there as text: it knows nothing but its argument.
   * @template T, [A=undefined]
   * @param {(arg: A) => T} fn @param {A} [arg]
   * @returns {Promise<Awaited<T>>}
   */
  async eval(fn, arg) {
    return /** @type {Awaited<T>} */ (await this.run(`(${fn})(${JSON.stringify(arg)})`));
  }

  /** The value of an expression in the page's own world. @param {string} source */
  async run(source) {
    return this.#hand.run(source);
  }

  /** Runs a function before any script of the pages to come. @param {() => void} fn */
  async atStart(fn) {
    await this.#hand.atStart(`(${fn})()`);
  }

  /** What a person reads in a textarea, an input or a contenteditable. @param {string} selector @returns {Promise<string>} */
  async value(selector) {
    const text = await this.eval(reading, selector);
    if (text === null) throw new Error(`There is no ${selector}`);
    return text;
  }

  /** How many fit. @param {string} selector */
  async count(selector) {
    return this.eval((wanted) => document.querySelectorAll(wanted).length, selector);
  }

  /** The size of the page's window, in CSS pixels. @param {number} width @param {number} height */
  async viewport(width, height) {
    await this.#hand.viewport(width, height);
  }

  /** The browser's own zoom. @param {number} factor */
  async zoom(factor) {
    await this.#hand.zoom(factor);
  }

  /** @param {'light' | 'dark'} scheme */
  async colours(scheme) {
    await this.#hand.colours(scheme);
  }

  async front() {
    await this.#hand.front();
  }

  /** @param {string} path */
  async screenshot(path) {
    await this.#hand.screenshot(path);
  }

  async close() {
    await this.#hand.close();
  }
}
