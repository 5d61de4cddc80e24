// Debian's Chromium, driven by Playwright and, where that has no door, by Chromium's own protocol.

import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as tick } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { HOSTS } from '../pages/server.mjs';
import { highlighted, mirrored } from './inside.mjs';
import { readNetLog } from './netlog.mjs';
import { Tab } from './tab.mjs';
import { until } from './until.mjs';
import { View, plain } from './view.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').BrowserContext} BrowserContext */
/** @typedef {import('playwright-core').CDPSession} CDPSession */
/** The part of a CDP session that is needed; Playwright's own, or one passed on by the browser. */
/** @typedef {Pick<CDPSession, 'send'>} Cdp */
/** @typedef {import('./view.mjs').Sight} Sight */
/** @typedef {{ nodeType: number, backendNodeId: number, shadowRootType?: string, children?: DomNode[], shadowRoots?: DomNode[] }} DomNode */
/** @typedef {{ targetId: string, type: string, url: string, attached: boolean }} TargetInfo */

/** Google's hosts that Chromium itself calls in spite of the switches must not even be looked up. @param {number} port */
const onlyOurPages = (port) => [...HOSTS.map((host) => `MAP ${host} 127.0.0.1:${port}`), 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(', ');

/** What a fresh profile would ask Google about. */
const QUIET = {
  browser: { enable_spellchecking: false },
  spellcheck: { dictionaries: [] },
  signin: { allowed: false },
};

/** Chromium tells three-valued states in words. @param {unknown} value */
const state = (value) => value === 'true' ? true : value === 'false' ? false : value;

/** What is seen through a session. @implements {Sight} */
class ChromiumSight {
  /** @param {Cdp} cdp */
  constructor(cdp) {
    this.cdp = cdp;
  }

  /** Closed roots, their hosts' places among the document's elements, and every node inside one. */
  async #closed() {
    const { root } = await this.cdp.send('DOM.getDocument', { depth: -1, pierce: true });
    /** @type {number[]} */
    const hosts = [];
    /** @type {number[]} */
    const roots = [];
    /** @type {Set<number>} */
    const inside = new Set();
    let elements = 0;
    /** @param {DomNode} node @param {boolean} shadow @param {boolean} closed */
    const walk = (node, shadow, closed) => {
      if (closed) inside.add(node.backendNodeId);
      if (node.nodeType === 1 && !shadow) elements += 1;
      for (const each of node.shadowRoots ?? []) {
        const shut = each.shadowRootType === 'closed';
        if (shut) {
          hosts.push(elements - 1);
          roots.push(each.backendNodeId);
        }
        walk(each, true, closed || shut);
      }
      for (const child of node.children ?? []) walk(child, shadow, closed);
    };
    walk(/** @type {DomNode} */ (root), false, false);
    return { hosts, roots, inside };
  }

  /** @type {Sight['hosts']} */
  async hosts() {
    return (await this.#closed()).hosts;
  }

  /** @type {Sight['all']} */
  async all(ours) {
    const scope = ours ? (await this.#closed()).inside : null;
    if (scope?.size === 0) return [];
    const { nodes } = await this.cdp.send('Accessibility.getFullAXTree');
    return nodes.flatMap((node) => {
      const id = node.backendDOMNodeId;
      if (node.ignored || id === undefined || (scope && !scope.has(id))) return [];
      const states = Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, state(value.value)]));
      return [{
        role: String(node.role?.value ?? ''),
        name: plain(node.name?.value),
        description: plain(node.description?.value),
        value: plain(node.value?.value),
        focused: states.focused === true,
        states,
        node: id,
      }];
    });
  }

  /** @type {Sight['ask']} */
  async ask(node, source, arg) {
    const { object } = await this.cdp.send('DOM.resolveNode', { backendNodeId: Number(node) });
    if (!object.objectId) throw new Error('The node is gone');
    const { result, exceptionDetails } = await this.cdp.send('Runtime.callFunctionOn', {
      objectId: object.objectId, functionDeclaration: `function (arg) { return (${source})(this, arg); }`, arguments: [{ value: arg }], returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** @type {Sight['lines']} */
  async lines() {
    const { result } = await this.cdp.send('Runtime.evaluate', { expression: `(${highlighted})()`, returnByValue: true });
    const { roots } = await this.#closed();
    const copies = await Promise.all(roots.map((root) => this.ask(root, String(mirrored))));
    return [result.value, ...copies].flat();
  }

  /** @type {Sight['middle']} */
  async middle(node) {
    const backendNodeId = Number(node);
    await this.cdp.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
    const { model } = await this.cdp.send('DOM.getBoxModel', { backendNodeId });
    const [x1 = 0, y1 = 0, , , x2 = 0, y2 = 0] = model.border;
    return { x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
  }

  /** @type {Sight['move']} */
  async move({ x, y }) {
    await this.cdp.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
  }

  /** @type {Sight['press']} */
  async press(place) {
    await this.move(place);
    for (const type of /** @type {const} */ (['mousePressed', 'mouseReleased'])) {
      await this.cdp.send('Input.dispatchMouseEvent', { type, ...place, button: 'left', clickCount: 1 });
    }
  }
}

/**
 * A session to a target through another session: Playwright does not adopt popups.
 * @param {CDPSession} browser @param {string} targetId @returns {Promise<Cdp>}
 */
async function through(browser, targetId) {
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: false });
  /** @type {Map<number, { resolve: (value: never) => void, reject: (reason: Error) => void }>} */
  const waiting = new Map();
  browser.on('Target.receivedMessageFromTarget', (received) => {
    if (received.sessionId !== sessionId) return;
    const { id, result, error } = JSON.parse(received.message);
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error) asked?.reject(new Error(error.message));
    else asked?.resolve(/** @type {never} */ (result));
  });
  let last = 0;
  return {
    send: (method, params) => new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject });
      browser.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) }).catch(reject);
    }),
  };
}

/** @typedef {import('./browser.mjs').Engine} Engine */

/** @implements {Engine} */
class Chromium {
  /** @type {Promise<void>} */
  gone;

  /**
   * @param {BrowserContext} context @param {CDPSession} cdp @param {string} id  of the extension
   * @param {string | null} log @param {(error: string) => void} failed
   */
  constructor(context, cdp, id, log, failed) {
    this.context = context;
    this.cdp = cdp;
    this.id = id;
    this.origin = `chrome-extension://${id}`;
    this.log = log;
    this.failed = failed;
    this.gone = new Promise((resolve) => context.once('close', () => resolve()));
  }

  /** @param {Page} page */
  #watch(page) {
    page.on('pageerror', (error) => this.failed(`${page.url()}: ${error.message}`));
    page.on('console', (line) => {
      if (line.type() === 'error') this.failed(`${page.url()}: ${line.text()}`);
    });
  }

  /** @type {Engine['tab']} */
  async tab() {
    const blank = this.context.pages().find((page) => page.url() === 'about:blank');
    const page = blank ?? await this.context.newPage();
    this.#watch(page);
    return new Tab({
      url: () => page.url(),
      goto: async (url) => { await page.goto(url); },
      reload: async () => { await page.reload(); },
      back: async () => { await page.goBack(); },
      run: (source) => page.evaluate(source),
      atStart: async (content) => { await page.addInitScript({ content }); },
      type: (text) => page.keyboard.type(text),
      chord: (keys) => page.keyboard.press(keys.join('+')),
      viewport: (width, height) => page.setViewportSize({ width, height }),
      zoom: (factor) => this.#zoom(page, factor),
      colours: (colorScheme) => page.emulateMedia({ colorScheme }),
      front: () => page.bringToFront(),
      screenshot: async (path) => { await page.screenshot({ path, caret: 'initial' }); },
      close: () => page.close(),
    }, new ChromiumSight(await this.context.newCDPSession(page)));
  }

  /** @param {Page} page @param {number} factor */
  async #zoom(page, factor) {
    await page.bringToFront();
    await this.inWorker(`chrome.tabs.query({ active: true, lastFocusedWindow: true }).then(([tab]) => chrome.tabs.setZoom(tab.id, ${factor}))`);
  }

  /** @type {Engine['popup']} */
  async popup(tab) {
    await tab.front();
    await this.inWorker('chrome.action.openPopup()');
    const { targetId } = await until('the popup', async () => (await this.#targets())
      .find(({ url, attached }) => !attached && url.startsWith(`${this.origin}/popup.html`)));
    const view = new View(new ChromiumSight(await through(this.cdp, targetId)));
    return Object.assign(view, { close: async () => { await this.cdp.send('Target.closeTarget', { targetId }); } });
  }

  /** @returns {Promise<TargetInfo[]>} */
  async #targets() {
    return (await this.cdp.send('Target.getTargets')).targetInfos;
  }

  async #worker() {
    return (await this.#targets()).find(({ type, url }) => type === 'service_worker' && url.includes(this.id));
  }

  /** @type {Engine['workerRuns']} */
  async workerRuns() {
    return Boolean(await this.#worker());
  }

  /** @type {Engine['killWorker']} */
  async killWorker() {
    const { targetId } = await until('a worker to end', () => this.#worker());
    await this.inWorker('self.mayNotLive = true');
    await this.cdp.send('Target.closeTarget', { targetId });
    // A worker that came back has the same target; only its memory tells it from the old one.
    await until('the end of the worker', async () => !await this.#worker()
      || await Promise.race([this.inWorker('self.mayNotLive === undefined').catch(() => false), tick(100, false)]));
  }

  /** @type {Engine['install']} */
  async install(folder) {
    const before = await this.#worker();
    // Playwright's types don't know this door of the protocol.
    const { send } = /** @type {{ send: (method: string, params: object) => Promise<{ id: string }> }} */ (/** @type {unknown} */ (this.cdp));
    this.id = (await send.call(this.cdp, 'Extensions.loadUnpacked', { path: folder })).id;
    this.origin = `chrome-extension://${this.id}`;
    await until('the worker of what was installed', async () => {
      const worker = await this.#worker();
      return worker && worker.targetId !== before?.targetId;
    });
  }

  /** @type {Engine['inWorker']} */
  async inWorker(expression) {
    const worker = () => this.context.serviceWorkers().find((one) => one.url().includes(this.id));
    return (await until('the worker', worker)).evaluate(expression);
  }

  /** @type {Engine['close']} */
  async close() {
    await this.context.close();
  }

  /** @type {Engine['crash']} */
  async crash() {
    const { processInfo } = await this.cdp.send('SystemInfo.getProcessInfo');
    const main = processInfo.find(({ type }) => type === 'browser');
    if (!main) throw new Error('Chromium names no process of its own');
    process.kill(main.id, 'SIGKILL');
    await this.gone;
  }

  /** @type {Engine['asked']} */
  async asked() {
    return this.log ? readNetLog(this.log) : [];
  }
}

/** @param {import('./browser.mjs').Start} options @returns {Promise<Engine>} */
export async function startChromium({ profile, extension, later, port, log, zone, colours, headless, failed }) {
  await mkdir(join(profile, 'Default'), { recursive: true });
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(QUIET), { flag: 'wx' }).catch((error) => {
    // A second start finds the browser's own.
    if (error.code !== 'EEXIST') throw error;
  });
  const netLog = log ? join(await mkdtemp(join(profile, 'log-')), 'net.json') : null;
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
      // Lets an extension be installed while pages are open.
      '--enable-unsafe-extension-debugging',
      ...extension && !later ? [`--load-extension=${extension}`, `--disable-extensions-except=${extension}`] : [],
      `--host-resolver-rules=${onlyOurPages(port)}`,
      ...process.getuid?.() === 0 ? ['--no-sandbox'] : [],
      ...netLog ? [`--log-net-log=${netLog}`] : [],
      ...headless ? [] : ['--window-size=1380,900'],
    ],
  });
  const chromiumItself = context.browser();
  if (!chromiumItself) throw new Error('Playwright gives no browser for this context');
  const worker = extension && !later ? context.serviceWorkers()[0] ?? await context.waitForEvent('serviceworker', { timeout: 15_000 }) : null;
  return new Chromium(context, await chromiumItself.newBrowserCDPSession(), worker ? new URL(worker.url()).host : '', netLog, failed);
}
