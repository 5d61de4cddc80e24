// Debian's Firefox, driven by WebDriver BiDi and, where that has no door, by scripts with the browser's own rights.

import puppeteer from 'puppeteer-core';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CONTENT, beside, helpers, listen } from './gecko.mjs';
import { highlighted, mirrored } from './inside.mjs';
import { Tab } from './tab.mjs';
import { until } from './until.mjs';
import { View, plain } from './view.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('puppeteer-core').Browser} Puppet */
/** @typedef {import('puppeteer-core').KeyInput} KeyInput */
/** @typedef {import('./view.mjs').Sight} Sight */
/** @typedef {import('./view.mjs').Place} Place */
/** @typedef {import('./browser.mjs').Engine} Engine */
/** What BiDi answers, and its one door. */
/** @typedef {{ send: (method: string, params: object) => Promise<{ result: Answer }>, on: (event: string, heard: (event: { data: { value?: string } }) => void) => void }} Wire */
/** @typedef {{ type?: string, result?: { value?: string }, exceptionDetails?: { text: string }, contexts: { context: string }[] }} Answer */

/** Fixed, so that the extension's pages and its storage keep their address. */
const UUID = '5e0a3c41-8a52-4c8e-9d0b-6f1c2b7a9e34';

/** Firefox's own requests, and what would make a test wait for an animation. @param {import('./browser.mjs').Start} start @param {string} id */
const preferences = ({ port, colours, headless }, id) => ({
  // Whatever is asked for ends at our own server, which keeps a list.
  'network.dns.forceResolve': '127.0.0.1',
  'network.socket.forcePort': `443=${port}`,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#none/v1',
  'browser.region.update.enabled': false,
  'browser.topsites.contile.enabled': false,
  'browser.search.update': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.webextensions.uuids': JSON.stringify({ [id]: UUID }),
  // A temporary add-on's storage outlives it, as an installed one's does.
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
  // A question in the browser's own window is answered with yes.
  'extensions.webextOptionalPermissionPrompts': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'browser.aboutwelcome.enabled': false,
  ...headless ? { 'ui.prefersReducedMotion': 1, 'layout.css.prefers-color-scheme.content-override': colours === 'dark' ? 0 : 1 } : {},
});

/** Firefox's own window, where scripts run with its rights. */
class Machine {
  /** @param {Wire} wire @param {string} context */
  constructor(wire, context) {
    this.wire = wire;
    this.context = context;
  }

  /** The value of an expression that gives JSON. @param {string} expression @returns {Promise<unknown>} */
  async evaluate(expression) {
    const { result } = await this.wire.send('script.evaluate', { expression, target: { context: this.context }, awaitPromise: true });
    if (result.type === 'exception') throw new Error(`Firefox: ${result.exceptionDetails?.text}`);
    return JSON.parse(result.result?.value ?? 'null');
  }

  /**
   * Calls one of CONTENT beside the page of a browser element.
   * @param {string} element  an expression for it @param {keyof typeof CONTENT} name @param {unknown[]} args
   */
  async beside(element, name, ...args) {
    const list = args.map((arg) => JSON.stringify(arg) ?? 'undefined').join(', ');
    const source = `Object.assign((${helpers})(), { ${CONTENT[name]} }).${name}(${list})`;
    const reads = !['ask', 'evaluate', 'mouse'].includes(name);
    return this.evaluate(`(${beside})(${element}, ${JSON.stringify(source)}, ${reads})`);
  }

  /** @param {Function} fn @param {string} channel */
  async listen(fn, channel) {
    await this.wire.send('script.callFunction', {
      functionDeclaration: String(fn), target: { context: this.context }, awaitPromise: true, arguments: [{ type: 'channel', value: { channel } }],
    });
  }
}

/** What is seen through a browser element. @implements {Sight} */
class FirefoxSight {
  /** @param {Machine} machine @param {string} element @param {{ move: Sight['move'], press: Sight['press'] }} mouse */
  constructor(machine, element, mouse) {
    this.machine = machine;
    this.element = element;
    this.move = mouse.move;
    this.press = mouse.press;
  }

  /** @type {Sight['all']} */
  async all(ours) {
    const seen = /** @type {import('./view.mjs').Seen[]} */ (await this.machine.beside(this.element, 'seen', ours));
    return seen.map((node) => ({ ...node, name: plain(node.name), description: plain(node.description), value: plain(node.value) }));
  }

  /** @type {Sight['ask']} */
  async ask(node, source, arg) {
    return this.machine.beside(this.element, 'ask', node, source, arg);
  }

  /** @type {Sight['middle']} */
  async middle(node) {
    return /** @type {Place} */ (await this.machine.beside(this.element, 'middle', node));
  }

  /** @type {Sight['hosts']} */
  async hosts() {
    return /** @type {number[]} */ (await this.machine.beside(this.element, 'hosts'));
  }

  /** @type {Sight['lines']} */
  async lines() {
    return /** @type {import('./inside.mjs').Line[]} */ (await this.machine.beside(this.element, 'lines', String(highlighted), String(mirrored)));
  }
}

/** @implements {Engine} */
class Firefox {
  origin = `moz-extension://${UUID}`;
  /** @type {Promise<void>} */
  gone;
  /** @type {import('./netlog.mjs').Asked[]} */
  requests = [];

  /**
   * @param {Puppet} puppet @param {Machine} machine @param {string} id  of the extension
   * @param {Page | undefined} blank  the tab it opened by itself
   * @param {{ width: number, height: number } | null} size  of pages; a person's window has the size they give it
   */
  constructor(puppet, machine, id, blank, size) {
    this.puppet = puppet;
    this.blank = blank;
    this.size = size;
    this.machine = machine;
    this.policy = `WebExtensionPolicy.getByID(${JSON.stringify(id)})`;
    this.gone = new Promise((resolve) => puppet.once('disconnected', () => resolve()));
  }

  /** @type {Engine['tab']} */
  async tab() {
    const { puppet, machine } = this;
    const page = this.blank ?? await puppet.newPage();
    this.blank = undefined;
    if (this.size) await page.setViewport(this.size);
    const context = /** @type {string} */ (Reflect.get(page.mainFrame(), '_id'));
    const element = `ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs').NavigableManager.getBrowserById(${JSON.stringify(context)})`;
    // Firefox begins with the focus in its address bar; a person's is in the page they work in.
    await machine.evaluate(`void ${element}.focus()`);
    const state = async () => /** @type {{ url: string, ready: boolean }} */ (await machine.beside(element, 'state'));
    const mouse = {
      move: (/** @type {Place} */ { x, y }) => page.mouse.move(x, y),
      press: (/** @type {Place} */ { x, y }) => page.mouse.click(x, y),
    };
    /** @param {string} url */
    const load = async (url) => {
      if (!url.startsWith('moz-extension:')) {
        await page.goto(url);
        return;
      }
      // BiDi never hears that a page of an extension has loaded.
      await machine.wire.send('browsingContext.navigate', { context, url, wait: 'none' });
      await until(url, async () => {
        const seen = await state().catch(() => null);
        return seen?.ready && seen.url === url;
      });
    };
    // Until a person clicks in it, the address bar has the keyboard of a tab that a script opened.
    const enter = () => machine.evaluate(`void ${element}.focus()`);
    return new Tab({
      url: () => page.url(),
      goto: async (url) => {
        await load(url);
        await enter();
      },
      reload: async () => { await page.reload(); },
      back: async () => { await page.goBack(); },
      run: (source) => page.evaluate(source),
      atStart: async (source) => { await page.evaluateOnNewDocument(source); },
      type: (text) => page.keyboard.type(text),
      chord: (keys) => chord(page, keys),
      viewport: (width, height) => page.setViewport({ width, height }),
      zoom: async (factor) => { await machine.evaluate(`void (${element}.fullZoom = ${factor})`); },
      colours: async (scheme) => {
        await machine.evaluate(`void Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', ${scheme === 'dark' ? 0 : 1})`);
      },
      front: async () => {
        await page.bringToFront();
        await enter();
      },
      screenshot: async (path) => { await page.screenshot({ path: /** @type {`${string}.png`} */ (path) }); },
      close: () => page.close(),
    }, new FirefoxSight(machine, element, mouse));
  }

  /** @type {Engine['popup']} */
  async popup(tab) {
    const element = `[...${this.policy}.extension.views].find(({ viewType }) => viewType === 'popup').xulBrowser`;
    let seen = 'nothing';
    const ready = async () => {
      const state = await this.machine.beside(element, 'state').catch((error) => { seen = String(error); });
      return /** @type {{ ready: boolean } | undefined} */ (state)?.ready;
    };
    // Now and then Firefox leaves the panel at an empty page: a person clicks once more.
    for (let clicks = 1; ; clicks += 1) {
      await this.#closePopup();
      await tab.front();
      await this.inWorker('chrome.action.openPopup()');
      const there = await until('the popup', ready, { within: 6_000, describe: () => seen }).then(() => true, (error) => {
        if (clicks === 3) throw error;
      });
      if (there) break;
    }
    const send = async (/** @type {string[]} */ types, /** @type {Place} */ { x, y }) => { await this.machine.beside(element, 'mouse', types, x, y); };
    const view = new View(new FirefoxSight(this.machine, element, {
      move: (place) => send(['mousemove'], place),
      press: (place) => send(['mousemove', 'mousedown', 'mouseup'], place),
    }));
    return Object.assign(view, { close: () => this.#closePopup() });
  }

  /** A popup goes when the person turns elsewhere; a script has to say so. */
  async #closePopup() {
    const open = `document.querySelector('panel[panelopen] .webextension-popup-browser')`;
    await until('the end of the popup', () => this.machine.evaluate(`JSON.stringify((${open}?.closest('panel').hidePopup(), !${open}))`));
  }

  /** @type {Engine['workerRuns']} */
  async workerRuns() {
    return await this.machine.evaluate(`JSON.stringify(${this.policy}.extension.backgroundState)`) === 'running';
  }

  /** @type {Engine['killWorker']} */
  async killWorker() {
    await this.machine.evaluate(`${this.policy}.extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true }).then(() => undefined)`);
  }

  /** @type {Engine['install']} */
  async install(folder) {
    await this.puppet.installExtension(folder);
  }

  /** @type {Engine['inWorker']} */
  async inWorker(expression) {
    await this.machine.evaluate(`${this.policy}.extension.wakeupBackground().then(() => undefined)`);
    return this.machine.beside(`[...${this.policy}.extension.views].find(({ viewType }) => viewType === 'background').xulBrowser`, 'evaluate', expression);
  }

  /** @type {Engine['close']} */
  async close() {
    await this.puppet.close();
  }

  /** @type {Engine['crash']} */
  async crash() {
    this.puppet.process()?.kill('SIGKILL');
    await this.gone;
  }

  /** @type {Engine['asked']} */
  async asked() {
    return this.requests;
  }
}

/** Keys by WebDriver's own names: Puppeteer's Enter is the one beside the numbers, which clicks no button. @type {Record<string, string>} */
const KEYS = { Enter: '\ue006', Space: ' ' };

/** @param {Page} page @param {string[]} codes */
async function chord(page, codes) {
  const keys = codes.map((code) => /** @type {KeyInput} */ (KEYS[code] ?? code));
  for (const key of keys) await page.keyboard.down(key);
  for (const key of keys.reverse()) await page.keyboard.up(key);
}

/** @param {import('./browser.mjs').Start} options @returns {Promise<Engine>} */
export async function startFirefox(options) {
  const { profile, extension, later, log, zone, headless, failed } = options;
  const manifest = extension ? JSON.parse(await readFile(join(extension, 'manifest.json'), 'utf8')) : null;
  const id = manifest?.browser_specific_settings.gecko.id ?? '';
  const puppet = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.PARLEY_FIREFOX ?? '/usr/bin/firefox-esr',
    headless,
    userDataDir: profile,
    acceptInsecureCerts: true,
    defaultViewport: null,
    handleSIGINT: headless,
    handleSIGTERM: headless,
    handleSIGHUP: headless,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: preferences(options, id),
    env: { ...process.env, TZ: zone },
  });
  const wire = /** @type {Wire} */ (Reflect.get(puppet, 'connection'));
  const { result } = await wire.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const machine = new Machine(wire, result.contexts[0]?.context ?? '');
  const firefox = new Firefox(puppet, machine, id, (await puppet.pages())[0], headless ? { width: 1280, height: 800 } : null);
  wire.on('script.message', ({ data }) => {
    const { error, asked } = JSON.parse(data.value ?? '{}');
    if (error) failed(error);
    if (asked && log) firefox.requests.push(asked);
  });
  await machine.listen(listen, 'parley');
  if (extension && !later) await puppet.installExtension(extension);
  return firefox;
}
