/*
 * What the extension shows inside a page. It lives in a closed shadow root, so the tests look through the doors
 * that are left: the accessibility tree for what is there, the mouse at real coordinates and the keyboard for
 * what is done, and for the underlines the page's highlight registry or the copy of the text that carries them.
 */

import { until } from './until.mjs';
import { View } from './view.mjs';

/** @typedef {{ start: number, end: number, text: string, highlight: string }} Underline */

export class Ui extends View {
  /** @param {import('./view.mjs').Sight} sight @param {() => Promise<string>} draft */
  constructor(sight, draft) {
    super(sight, true);
    /** The draft in the page's reply box. */
    this.draft = draft;
  }

  /** The hosts of closed roots, each by its place among all elements of the document. */
  async hosts() {
    return this.sight.hosts();
  }

  /** What is underlined now, in the order of the text. @returns {Promise<Underline[]>} */
  async underlines() {
    const lines = (await this.sight.lines()).map(({ start, end, text, highlight }) => ({ start, end, text, highlight }));
    return lines.sort((a, b) => a.start - b.start);
  }

  /** Waits until the underlines are as `test` wants them. @param {string} what @param {(lines: Underline[]) => boolean} test */
  async underlined(what, test) {
    return until(what, async () => {
      const lines = await this.underlines();
      return test(lines) ? lines : null;
    }, { describe: async () => `${JSON.stringify(await this.underlines())}\n${await this.outline()}` });
  }

  /** The middle of an underlined piece's first line on the screen. @param {Underline} line */
  async place({ start, end }) {
    const line = (await this.sight.lines()).find((one) => one.start === start && one.end === end);
    if (!line || !Number.isFinite(line.x)) throw new Error('That piece is not on the screen');
    return { x: line.x, y: line.y, width: line.width };
  }
}
