// A real browser with the real extension on the practice pages, as a person has it; the door of all browser tests.

import { existsSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPages } from '../pages/server.mjs';
import { startChromium } from './chromium.mjs';
import { startFirefox } from './firefox.mjs';

/** @typedef {import('./both.mjs').Name} Name */
/** @typedef {import('./tab.mjs').Tab} Tab */
/** @typedef {import('./view.mjs').View & { close: () => Promise<void> }} Popup */
/**
 * @typedef {object} Start
 * @property {string} profile            folder
 * @property {string | null} extension   folder of an unpacked extension; null for a bare browser
 * @property {boolean} later             the extension comes only with `install`
 * @property {number} port               of the practice pages
 * @property {boolean} log               keeps what was asked of the network
 * @property {string} zone               the machine's zone: the default of the seller's
 * @property {'light' | 'dark'} colours
 * @property {boolean} headless
 * @property {(error: string) => void} failed  hears of errors of any page, the extension's included
 */
/**
 * A browser that runs.
 * @typedef {object} Engine
 * @property {string} origin                         of the extension's pages
 * @property {() => Promise<Tab>} tab                an empty one
 * @property {(tab: Tab) => Promise<Popup>} popup    the extension's, over a tab
 * @property {(expression: string) => Promise<unknown>} inWorker
 * @property {() => Promise<boolean>} workerRuns
 * @property {() => Promise<void>} killWorker
 * @property {(folder: string) => Promise<void>} install  the extension, anew where it is there already
 * @property {() => Promise<void>} close             as a person does
 * @property {() => Promise<void>} crash             as a power cut does
 * @property {Promise<void>} gone                    comes when it has ended
 * @property {() => Promise<import('./netlog.mjs').Asked[]>} asked  what was asked of the network; after the end
 */

/** The extension under test: the built one, unless a folder holds others. @param {Name} browser */
export const builtExtension = (browser) => fileURLToPath(new URL(browser === 'chromium' ? 'chrome/' : 'firefox/',
  process.env.PARLEY_EXTENSION ? `file://${process.env.PARLEY_EXTENSION}/` : new URL('../../build/extension/', import.meta.url)));

/** The practice shop's people, by what the tests need them for. */
export const THREADS = {
  munich: { id: '1846203715', name: 'Lena Hofmann', order: '3187264950', zone: 'Europe/Berlin' },
  leeds: { id: '1846198220', name: 'Gemma Whitaker', order: '3185530417', zone: 'Europe/London' },
  ohio: { id: '1846211904', name: 'Kayla Brewer', order: '', zone: 'America/New_York' },
};

export class Browser {
  #start;
  #forget;
  /** @type {import('./netlog.mjs').Asked[]} */
  #asked = [];

  /**
   * @param {Name} name @param {Engine} engine @param {() => Promise<Engine>} start  the same profile again
   * @param {Awaited<ReturnType<typeof startPages>>} pages @param {string[]} errors @param {() => void} forget  removes the profile
   */
  constructor(name, engine, start, pages, errors, forget) {
    this.name = name;
    this.engine = engine;
    this.pages = pages;
    /** Errors of any page, the extension's included. */
    this.errors = errors;
    this.#start = start;
    this.#forget = forget;
  }

  /** An empty tab, to be made ready before its page is. */
  async blank() {
    return this.engine.tab();
  }

  /** A tab on an address, or on one of the practice shop's paths. @param {string} pathOrUrl @param {Tab} [prepared]  an empty tab to use */
  async open(pathOrUrl, prepared) {
    const tab = prepared ?? await this.blank();
    await tab.goto(new URL(pathOrUrl, 'https://www.etsy.com').href);
    return tab;
  }

  /** A tab on a thread, its composer ready. @param {{ id: string }} thread @param {Tab} [prepared] */
  async openThread(thread, prepared) {
    const tab = await this.open(`/messages/${thread.id}`, prepared);
    await tab.waitFor(`[data-thread="${thread.id}"] textarea`);
    return tab;
  }

  /** One of the extension's pages in a tab, where axe and a person can reach it. @param {string} file */
  async openOwn(file) {
    return this.open(`${this.engine.origin}/${file}`);
  }

  /** The extension's real popup over a tab, as a click on the toolbar opens it. @param {Tab} tab */
  async popup(tab) {
    return this.engine.popup(tab);
  }

  /** The value of an expression in the background. @param {string} expression */
  async inWorker(expression) {
    return this.engine.inWorker(expression);
  }

  /** The built extension comes while pages are open: for the first time, or, where it is there already, as an update. */
  async install() {
    await this.engine.install(builtExtension(this.name));
  }

  /** True while the background runs. */
  async workerRuns() {
    return this.engine.workerRuns();
  }

  /** Ends the background as the browser's own idle timer would, only at once. It may be back before this returns. */
  async killWorker() {
    await this.engine.killWorker();
  }

  async #end(crash = false) {
    await (crash ? this.engine.crash() : this.engine.close());
    this.#asked.push(...await this.engine.asked());
  }

  /** The same profile once more, its tabs gone. @param {{ crash?: boolean }} [options]  crash: killed, not closed */
  async restart({ crash = false } = {}) {
    await this.#end(crash);
    this.engine = await this.#start();
  }

  /** What was asked of the network, where that is logged; after the end. */
  get asked() {
    return this.#asked;
  }

  async close() {
    await this.#end();
    await this.pages.close();
    this.#forget();
  }
}

/** A new profile's folder and what removes it. */
async function newProfile() {
  const profile = await mkdtemp(join(tmpdir(), 'parley-profile-'));
  const forget = () => {
    process.off('exit', forget);
    try {
      // A browser that was told to end may still be writing.
      rmSync(profile, { recursive: true, force: true, maxRetries: 8, retryDelay: 100 });
    } catch {
      // Left to the system's own cleaning of its temporary folder.
    }
  };
  process.on('exit', forget);
  return { profile, forget };
}

/**
 * @param {object} [options]
 * @param {Name} [options.browser]
 * @param {string | null} [options.extension]  folder of an unpacked extension; null for a bare browser
 * @param {boolean} [options.later]   the extension comes only with `install`
 * @param {boolean} [options.log]     keeps what the browser asked the network for
 * @param {string} [options.zone]     the machine's zone: the default of the seller's
 * @param {'light' | 'dark'} [options.colours]
 * @param {boolean} [options.headless]
 */
export async function launch({
  browser = 'chromium', extension = builtExtension(browser), later = false, log = false, zone = 'Europe/Kyiv', colours = 'light', headless = true,
} = {}) {
  if (extension && !existsSync(join(extension, 'manifest.json'))) throw new Error(`No built extension in ${extension}: run node extension/build.mjs`);
  const { profile, forget } = await newProfile();
  const pages = await startPages();
  /** @type {string[]} */
  const errors = [];
  const start = () => (browser === 'chromium' ? startChromium : startFirefox)({
    profile, extension, later, port: pages.port, log, zone, colours, headless, failed: (error) => errors.push(error),
  });
  return new Browser(browser, await start(), start, pages, errors, forget);
}
