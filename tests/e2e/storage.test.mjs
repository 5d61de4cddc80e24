// What the seller has set survives a full disk, a broken value, another version, and an end in the middle of a write.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { eachBrowser } from './both.mjs';
import { launch, THREADS } from './browser.mjs';
import { clear, draftsAre, plant, stored } from './kept.mjs';
import { until } from './until.mjs';
import { words } from './words.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */
/** @typedef {import('./tab.mjs').Tab} Tab */

const t = words('en');
const SHOP = '.fields input[type=text]';
/** Settings as version 1 wrote them. */
const VERSION_1 = JSON.parse(readFileSync(new URL('../extension/samples/settings-1.json', import.meta.url), 'utf8'));

/** True where a person reads it. @param {{ all: () => Promise<{ role: string, name: string }[]> }} view @param {RegExp} wanted */
const says = async (view, wanted) => (await view.all()).some(({ name }) => wanted.test(name));

/** The popup in a tab, its settings there. @param {Browser} browser */
async function settings(browser) {
  const tab = await browser.openOwn('popup.html');
  await tab.waitFor(SHOP);
  return tab;
}

/** Signs with another name, as a seller does. @param {Tab} popup @param {string} name */
async function sign(popup, name) {
  await popup.click(SHOP);
  await popup.press('Control+KeyA');
  await popup.type(name);
  await popup.press('Tab');
}

/** What counts on disk, read as the next background will. @param {Browser} browser */
async function current(browser) {
  const items = await stored(browser);
  return items[`settings:${items.settings.place}`];
}

/** Changes without an end, three hundred on their way at a time, each of which says the same number in two hundred places. @param {Tab} popup */
async function burst(popup) {
  await popup.run(`(() => {
    const port = chrome.runtime.connect({ name: 'parley' });
    let id = 0;
    const change = () => {
      id += 1;
      port.postMessage({ kind: 'settings', id, patch: { shop: String(id), off: Array(200).fill(String(id)) } });
    };
    window.answered = 0;
    port.onMessage.addListener((message) => {
      if (message.kind !== 'answer') return;
      window.answered = message.id;
      change();
    });
    for (let waiting = 0; waiting < 300; waiting += 1) change();
    return true;
  })()`);
  await until('some of the changes', async () => Number(await popup.run('window.answered')) > 20);
  return Number(await popup.run('window.answered'));
}

/** One whole state, none older than what was answered. @param {Browser} browser @param {number} answered */
async function isWhole(browser, answered) {
  const popup = await settings(browser);
  const { version, value } = await current(browser);
  assert.equal(version, 2);
  assert.ok(Number(value.shop) >= answered, `${value.shop}: not before ${answered}`);
  assert.deepEqual(value.off, Array(200).fill(value.shop));
  assert.equal(await popup.value(SHOP), value.shop);
  for (const key of ['older', 'backup', 'defaults', 'newer']) assert.ok(!await says(popup.view, t(`notice.settings_${key}`)), key);
  await sign(popup, 'Oksana');
  await until('the next change on disk', async () => (await current(browser)).value.shop === 'Oksana');
}

eachBrowser((name) => {
  /** @type {Browser} */
  let browser;

  describe('an end in the middle', () => {
    beforeEach(async () => { browser = await launch({ browser: name }); });
    afterEach(() => browser?.close());

    test('of the background, in a burst of changes: one of the states, whole', async () => {
      const popup = await settings(browser);
      const answered = await burst(popup);
      await browser.killWorker();
      await popup.close();
      await isWhole(browser, answered);
    });

    test('of the browser, in a burst of changes: one of the states, whole', async () => {
      const answered = await burst(await settings(browser));
      await browser.restart({ crash: true });
      await isWhole(browser, answered);
    });
  });

  describe('a value from elsewhere', () => {
    before(async () => { browser = await launch({ browser: name }); });
    after(() => browser?.close());
    afterEach(() => clear(browser));

    test('of version 1 is today\'s, and its copy is there once something was changed', async () => {
      await plant(browser, VERSION_1);
      const popup = await settings(browser);
      assert.equal(await popup.value(SHOP), VERSION_1['settings:a'].value.shop);
      assert.equal(await popup.eval(() => document.documentElement.lang), 'uk');
      assert.equal((await stored(browser))['settings:a'].version, 1, 'reading writes nothing');
      await sign(popup, 'Oksana');
      await until('the change on disk', async () => (await current(browser)).value.shop === 'Oksana');
      assert.deepEqual((await stored(browser))['settings:kept:1'], VERSION_1['settings:a']);
      await popup.close();
    });

    test('cut off: the one before it is in use; the popup says so, and one bar once', async () => {
      await plant(browser, { settings: { place: 'a' }, 'settings:a': '{"version":2,"value":{"ui":nu', 'settings:b': { version: 2, value: { shop: 'Before' } } });
      const tab = await browser.openThread(THREADS.munich);
      await until('the notice in the page', () => says(tab.ui, t('notice.settings_older')), { describe: () => tab.ui.outline() });
      const other = await browser.openThread(THREADS.leeds);
      await other.click('textarea');
      await other.type('Dear friend! ');
      await other.ui.underlined('the greeting', (lines) => lines.length === 1);
      assert.ok(!await says(other.ui, t('notice.settings_older')), 'said once');
      await other.close();
      const popup = await settings(browser);
      assert.ok(await says(popup.view, t('notice.settings_older')));
      assert.equal(await popup.value(SHOP), 'Before');
      await sign(popup, 'Oksana');
      await until('no notice any more', async () => !await says(popup.view, t('notice.settings_older')));
      await popup.close();
      await tab.close();
    });

    test('of a later version is left as it is, and copied before anything takes its place', async () => {
      const later = { version: 9, value: { all: 'new' } };
      await plant(browser, { settings: { place: 'a' }, 'settings:a': later });
      const popup = await settings(browser);
      await until('the notice', () => says(popup.view, t('notice.settings_newer')), { describe: () => popup.view.outline() });
      assert.deepEqual(await stored(browser), { settings: { place: 'a' }, 'settings:a': later });
      for (const shop of ['One', 'Two']) {
        await sign(popup, shop);
        await until('the change on disk', async () => (await current(browser)).value?.shop === shop);
      }
      assert.deepEqual((await stored(browser))['settings:kept:9'], later);
      await popup.close();
    });
  });

  test('a storage as full as it gets: the settings of before are safe, the seller hears of it, and it heals', async () => {
    browser = await launch({ browser: name });
    try {
      let popup = await settings(browser);
      await sign(popup, 'Oksana');
      await until('the name on disk', async () => (await current(browser))?.value.shop === 'Oksana');
      const full = await popup.run(`(async () => {
        for (let size = 1_000_000, n = 0; size > 8; size = Math.floor(size / 4)) {
          try {
            for (; n < 40; n += 1) await chrome.storage.local.set({ ['filler' + n]: 'x'.repeat(size) });
            return false;
          } catch {}
        }
        return true;
      })()`);
      // Firefox gives an extension its share of the disk: forty megabytes don't fill it, and all goes on.
      assert.equal(full, name === 'chromium');
      const tab = await browser.openThread(THREADS.munich);
      await tab.click('textarea');
      await tab.type('Hi Lena, it is on its way.');
      if (full) await until('the notice about drafts in the page', () => says(tab.ui, t('notice.drafts_not_saved')), { describe: () => tab.ui.outline() });
      else await draftsAre(browser, 'the draft', (texts) => texts.length === 1);
      await popup.front();
      await sign(popup, 'Olena');
      if (full) {
        await until('the notice in the popup', () => says(popup.view, t('notice.settings_not_saved')), { describe: () => popup.view.outline() });
        assert.equal((await current(browser)).value.shop, 'Oksana');
        await tab.front();
        await until('the notice in the page', () => says(tab.ui, t('notice.settings_not_saved')), { describe: () => tab.ui.outline() });
        await popup.close();
        await browser.killWorker();
        popup = await settings(browser);
        assert.equal(await popup.value(SHOP), 'Oksana');
        await popup.run('chrome.storage.local.get(null).then((items) => chrome.storage.local.remove(Object.keys(items).filter((key) => key.startsWith("filler"))))');
        await sign(popup, 'Olena');
      }
      await until('the change on disk', async () => (await current(browser)).value.shop === 'Olena');
      assert.ok(!await says(popup.view, t('notice.settings_not_saved')));
    } finally {
      await browser.close();
    }
  });
});
