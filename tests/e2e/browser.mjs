// Debian's Chromium with the real extension on the practice pages, as a person has it.

import { existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as tick } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { HOSTS, startPages } from '../pages/server.mjs';
import { Ui } from './ui.mjs';
import { until } from './until.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').BrowserContext} BrowserContext */
/** @typedef {import('playwright-core').CDPSession} CDPSession */

/** The extension under test: the built one, unless a folder is named. */
export const builtExtension = process.env.PARLEY_EXTENSION ?? fileURLToPath(new URL('../../build/extension/chrome/', import.meta.url));

/** The practice shop's people, by what the tests need them for. */
export const THREADS = {
  munich: { id: '1846203715', name: 'Lena Hofmann', order: '3187264950', zone: 'Europe/Berlin' },
  leeds: { id: '1846198220', name: 'Gemma Whitaker', order: '3185530417', zone: 'Europe/London' },
  ohio: { id: '1846211904', name: 'Kayla Brewer', order: '', zone: 'America/New_York' },
};

/** Google's hosts that Chromium itself calls in spite of the switches must not even be looked up. @param {number} port */
const onlyOurPages = (port) => [...HOSTS.map((host) => `MAP ${host} 127.0.0.1:${port}`), 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(', ');

export class Browser {
  #forget;

  /**
   * @param {BrowserContext} context @param {CDPSession} cdp @param {Awaited<ReturnType<typeof startPages>>} pages
   * @param {string} extensionId @param {() => void} forget  removes the profile
   */
  constructor(context, cdp, pages, extensionId, forget) {
    this.context = context;
    this.cdp = cdp;
    this.pages = pages;
    this.extensionId = extensionId;
    this.#forget = forget;
    /** @type {string[]} errors of any page, the extension's included */
    this.errors = [];
  }

  /** @param {Page} page */
  #watch(page) {
    page.on('pageerror', (error) => this.errors.push(`${page.url()}: ${error.message}`));
    page.on('console', (line) => {
      if (line.type() === 'error') this.errors.push(`${page.url()}: ${line.text()}`);
    });
  }

  /** A tab on one of the site's own addresses. @param {string} path @param {Page} [prepared]  an empty tab to use */
  async open(path, prepared) {
    const page = prepared ?? await this.context.newPage();
    this.#watch(page);
    await page.goto(`https://www.etsy.com${path}`);
    return { page, ui: new Ui(page, await this.context.newCDPSession(page)) };
  }

  /** A tab on a thread, its composer ready. @param {{ id: string }} thread @param {Page} [prepared] */
  async openThread(thread, prepared) {
    const tab = await this.open(`/messages/${thread.id}`, prepared);
    await tab.page.locator(`[data-thread="${thread.id}"] textarea`).waitFor();
    return tab;
  }

  /** One of the extension's pages in a tab, where axe and a person can reach it. @param {string} file */
  async openOwn(file) {
    const page = await this.context.newPage();
    this.#watch(page);
    await page.goto(`chrome-extension://${this.extensionId}/${file}`);
    return page;
  }

  async #target() {
    const { targetInfos } = await this.cdp.send('Target.getTargets');
    return targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(this.extensionId));
  }

  /** True while the extension's service worker runs. */
  async workerRuns() {
    return Boolean(await this.#target());
  }

  /** Ends the service worker as the browser's own idle timer would, only at once. It may be back before this returns. */
  async killWorker() {
    const target = await until('a worker to end', () => this.#target());
    await this.inWorker('self.mayNotLive = true');
    await this.cdp.send('Target.closeTarget', { targetId: target.targetId });
    // A worker that came back has the same target; only its memory tells it from the old one.
    await until('the end of the worker', async () => !await this.#target()
      || await Promise.race([this.inWorker('self.mayNotLive === undefined').catch(() => false), tick(100, false)]));
  }

  /** The value of an expression in the service worker. @param {string} expression @returns {Promise<unknown>} */
  async inWorker(expression) {
    const worker = () => this.context.serviceWorkers().find((one) => one.url().includes(this.extensionId));
    return (await until('the worker', worker)).evaluate(expression);
  }

  async close() {
    await this.context.close();
    await this.pages.close();
    this.#forget();
  }
}

/** What a fresh profile would ask Google about. */
const QUIET = {
  browser: { enable_spellchecking: false },
  spellcheck: { dictionaries: [] },
  signin: { allowed: false },
};

/**
 * @param {object} [options]
 * @param {string | null} [options.extension]  folder of an unpacked extension; null for a bare browser
 * @param {string} [options.netLog]     where Chromium writes what it asked the network for
 * @param {string} [options.zone]       the machine's zone: the default of the seller's
 * @param {'light' | 'dark'} [options.colours]
 * @param {boolean} [options.headless]
 */
export async function launch({
  extension = builtExtension, netLog, zone = 'Europe/Kyiv', colours = 'light', headless = true,
} = {}) {
  if (extension && !existsSync(join(extension, 'manifest.json'))) throw new Error(`No built extension in ${extension}: run node extension/build.mjs`);
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
  await mkdir(join(profile, 'Default'));
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(QUIET));
  const pages = await startPages();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.PARLEY_CHROMIUM ?? '/usr/bin/chromium',
    headless,
    ignoreHTTPSErrors: true,
    // A window is ended in order by whoever opened it; a test that is told to end just ends.
    handleSIGINT: headless,
    handleSIGTERM: headless,
    handleSIGHUP: headless,
    // A person's window has the size they give it.
    viewport: headless ? { width: 1280, height: 800 } : null,
    colorScheme: headless ? colours : null,
    // A screenshot shows a state, not the way to it.
    reducedMotion: headless ? 'reduce' : null,
    env: { ...process.env, TZ: zone },
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...extension ? [`--load-extension=${extension}`, `--disable-extensions-except=${extension}`] : [],
      `--host-resolver-rules=${onlyOurPages(pages.port)}`,
      ...process.getuid?.() === 0 ? ['--no-sandbox'] : [],
      ...netLog ? [`--log-net-log=${netLog}`] : [],
      ...headless ? [] : ['--window-size=1380,900'],
    ],
  });
  const chromiumItself = context.browser();
  if (!chromiumItself) throw new Error('Playwright gives no browser for this context');
  const worker = extension ? context.serviceWorkers()[0] ?? await context.waitForEvent('serviceworker', { timeout: 15_000 }) : null;
  return new Browser(context, await chromiumItself.newBrowserCDPSession(), pages, worker ? new URL(worker.url()).host : '', forget);
}
