// What each editor did in each browser, as a table for a person.

import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../../build/check/', import.meta.url));

/** @typedef {{ say?: string, skip?: string }} Note  `say` stands in the table in place of "ok" */

export class Table {
  /** @type {Map<string, string>} */
  #cells = new Map();
  #editors;
  #actions;

  /** @param {string[]} editors @param {string[]} actions */
  constructor(editors, actions) {
    this.#editors = editors;
    this.#actions = [...new Set(actions)];
  }

  /** Runs one action and keeps how it went. @param {string} browser @param {string} editor @param {string} action @param {() => Promise<Note | void>} run */
  async record(browser, editor, action, run) {
    const cell = `${browser} ${editor} ${action}`;
    try {
      const note = await run();
      this.#cells.set(cell, note?.say ?? (note?.skip ? '–' : 'ok'));
      return note;
    } catch (error) {
      this.#cells.set(cell, 'FAIL');
      throw error;
    }
  }

  /** The rows that were run, one an action and browser. */
  text() {
    const width = Math.max(...this.#actions.map((action) => action.length));
    const head = ['', ...this.#editors];
    const rows = this.#actions.flatMap((action) => ['chromium', 'firefox'].flatMap((browser) => {
      const cells = this.#editors.map((editor) => this.#cells.get(`${browser} ${editor} ${action}`) ?? '');
      return cells.some(Boolean) ? [[`${action.padEnd(width)}  ${browser}`, ...cells]] : [];
    }));
    const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length)));
    return [head, ...rows].map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()).join('\n');
  }

  /** Prints it and keeps it; runs of one browser keep a table of their own. */
  print() {
    const text = this.text();
    console.log(text);
    const browsers = new Set([...this.#cells.keys()].map((cell) => cell.split(' ')[0]));
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(`${FOLDER}editors-${[...browsers].join('-')}.txt`, `${text}\n`);
  }
}
