// The extension comes, or is replaced, while a reply is being written: the page stays the seller's.

import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { eachBrowser } from './both.mjs';
import { launch, THREADS } from './browser.mjs';
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
      await browser.install();
      await tab.ui.underlined('the greeting, by the new script', (lines) => lines.length === 1);
      await goesOn(tab);
      await isOne(tab);
      assert.deepEqual(browser.errors, []);
    });

    test('while the background sleeps: the old script hears of it as well', async () => {
      const tab = await drafted(browser);
      await browser.killWorker();
      await browser.install();
      await goesOn(tab);
      await isOne(tab);
      assert.deepEqual(browser.errors, []);
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
