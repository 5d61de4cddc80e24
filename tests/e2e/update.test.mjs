// The extension comes, or is replaced, while a reply is being written: the page stays the seller's.

import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { eachBrowser } from './both.mjs';
import { launch, THREADS } from './browser.mjs';
import { until } from './until.mjs';
import { words } from './words.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */
/** @typedef {import('./tab.mjs').Tab} Tab */

const t = words('en');

/** One of everything: what two scripts in a page would double. @param {Tab} tab */
async function isOne(tab) {
  const { ui } = tab;
  assert.equal((await ui.hosts()).length, 1);
  assert.equal((await ui.all()).filter(({ role, name }) => role === 'region' && t('bar.label').test(name)).length, 1, await ui.outline());
  assert.ok(await tab.eval(() => document.adoptedStyleSheets.length) <= 1);
  // Two scripts would open the palette and close it again.
  await tab.press('Alt+KeyM');
  await ui.find('dialog', t('palette.title'));
  await tab.press('Escape');
  await ui.gone('dialog', t('palette.title'));
}

/** A thread with a draft that has a finding. @param {Browser} browser */
async function drafted(browser) {
  const tab = await browser.openThread(THREADS.munich);
  await tab.click('textarea');
  await tab.type('Dear friend! ');
  await tab.ui.underlined('the greeting', (lines) => lines.length === 1);
  return tab;
}

/** Another version comes; it is there when the old one's element is not. @param {Browser} browser @param {Tab} tab */
async function update(browser, tab) {
  await tab.eval(() => document.querySelector('[data-parley]')?.setAttribute('data-old', ''));
  await browser.install();
  await until('one element, a new one', () => tab.eval(() => {
    const hosts = [...document.querySelectorAll('[data-parley]')];
    return hosts.length === 1 && !hosts[0]?.hasAttribute('data-old');
  }), { describe: () => tab.ui.outline() });
}

/** The next words are checked, the first ones are as they were. @param {Tab} tab */
async function goesOn(tab) {
  await tab.type('It will come soon. ');
  await tab.ui.underlined('both findings, each once', (lines) => lines.length === 2);
  assert.equal(await tab.ui.draft(), 'Dear friend! It will come soon. ');
}

eachBrowser((name) => {
  /** @type {Browser} */
  let browser;
  afterEach(() => browser?.close());

  describe('an update with a draft in the reply box', () => {
    beforeEach(async () => { browser = await launch({ browser: name }); });

    test('while the page talks to the background: one Parley, the draft untouched, checks go on', async () => {
      const tab = await drafted(browser);
      await update(browser, tab);
      await tab.ui.underlined('the greeting, by the new script', (lines) => lines.length === 1);
      await goesOn(tab);
      await isOne(tab);
      assert.deepEqual(browser.errors, []);
    });

    test('while the background sleeps: the old script hears of it as well', async () => {
      const tab = await drafted(browser);
      await browser.killWorker();
      await update(browser, tab);
      await goesOn(tab);
      await isOne(tab);
      assert.deepEqual(browser.errors, []);
    });

    test('in an editor whose text the browser itself underlines: no highlight and no style sheet is left over', async () => {
      const tab = await browser.openThread(THREADS.munich);
      await tab.eval(() => {
        const box = document.createElement('div');
        box.contentEditable = 'true';
        box.style.minHeight = '80px';
        document.querySelector('textarea')?.replaceWith(box);
      });
      await tab.click('[contenteditable]');
      await tab.type('Dear friend! ');
      await tab.ui.underlined('the greeting', (lines) => lines.length === 1);
      await update(browser, tab);
      await tab.type('It will come soon. ');
      await tab.ui.underlined('both findings, each once', (lines) => lines.length === 2);
      assert.equal(await tab.eval(() => document.adoptedStyleSheets.length), 1);
      await tab.press('Control+KeyA');
      await tab.press('Backspace');
      await tab.ui.underlined('nothing', (lines) => lines.length === 0);
      await isOne(tab);
    });

    test('twice in one page: the second script finds the first and goes', async () => {
      const tab = await drafted(browser);
      await browser.inWorker(`chrome.tabs.query({ url: 'https://www.etsy.com/*' }).then((tabs) => Promise.all(tabs.map(({ id }) =>
        chrome.scripting.executeScript({ target: { tabId: id }, files: ['content.js'] })))).then(() => true)`);
      await goesOn(tab);
      await isOne(tab);
      assert.deepEqual(browser.errors, []);
    });

    test('a page that plays the new script changes nothing', async () => {
      const tab = await drafted(browser);
      await tab.eval(() => document.dispatchEvent(new Event('parley:arrived')));
      await goesOn(tab);
      await isOne(tab);
    });
  });

  test('installed while a page could not be loaded: the tab is marked, the popup asks for a reload', async () => {
    browser = await launch({ browser: name, later: true });
    // The practice shop is on no other port.
    const tab = await browser.blank();
    await tab.goto(`https://www.etsy.com:1/messages/${THREADS.munich.id}`).catch(() => undefined);
    await browser.install();
    const mark = `chrome.tabs.query({}).then((tabs) => Promise.all(tabs.map(({ id }) => chrome.action.getBadgeText({ tabId: id })))).then((texts) => texts.join(''))`;
    await until('the mark', async () => await browser.inWorker(mark) === '↻');
    const popup = await browser.popup(tab);
    await until('the words', async () => (await popup.all()).some(({ name: text }) => t('popup.reload').test(text)), { describe: () => popup.outline() });
    await popup.close();
    await browser.openThread(THREADS.munich, tab);
    await tab.ui.find('region', t('bar.label'));
    await until('no mark', async () => await browser.inWorker(mark) === '');
  });

  test('installed while a thread is open: the bar comes without a reload, and checks what was typed', async () => {
    browser = await launch({ browser: name, later: true });
    const tab = await browser.openThread(THREADS.munich);
    await tab.click('textarea');
    await tab.type('Dear friend! ');
    assert.equal((await tab.ui.hosts()).length, 0);
    await browser.install();
    await tab.ui.find('region', t('bar.label'));
    await tab.ui.underlined('the greeting', (lines) => lines.length === 1);
    await goesOn(tab);
    await isOne(tab);
    assert.deepEqual(browser.errors, []);
  });
});
