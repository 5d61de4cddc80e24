// The popup: the switch of a site, the language, the zone; and that it and the gallery are usable by everybody.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faults } from './axe.mjs';
import { launch, THREADS } from './browser.mjs';
import { Popup } from './popup.mjs';
import { until } from './until.mjs';
import { words } from './words.mjs';

const en = words('en');
const uk = words('uk');

/** @type {Awaited<ReturnType<typeof launch>>} */
let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

test('off on this site: nothing of ours is left in the page; on: it is back with the draft checked', async () => {
  const { page, ui } = await browser.openThread(THREADS.munich);
  await page.locator('textarea').click();
  await page.keyboard.type('Dear friend! ');
  await ui.underlined('the greeting', (lines) => lines.length === 1);

  const popup = await Popup.over(browser, page);
  await popup.click('switch', /Etsy/);
  await until('an empty page', async () => (await ui.hosts()).length === 0 && (await ui.underlines()).length === 0, { describe: () => ui.outline() });
  assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), 0);
  await page.locator('textarea').press('Alt+KeyM');
  await page.keyboard.type('Hello');
  assert.match(await ui.draft(), /Hello/);
  assert.equal((await ui.hosts()).length, 0);

  await popup.click('switch', /Etsy/);
  await ui.find('region', en('bar.label'));
  await ui.underlined('the greeting again', (lines) => lines.length === 1);
  await popup.close();
});

test('off stays off for a page that is opened later', async () => {
  const { page, ui } = await browser.openThread(THREADS.ohio);
  await ui.find('region', en('bar.label'));
  const popup = await Popup.over(browser, page);
  await popup.click('switch', /Etsy/);
  await until('an empty page', async () => (await ui.hosts()).length === 0);
  const later = await browser.openThread(THREADS.leeds);
  await later.page.locator('textarea').click();
  await later.page.keyboard.type('Dear friend! ');
  // The later page is known to have made up its mind when it hears the switch turned on again.
  assert.equal((await later.ui.hosts()).length, 0);
  const again = await Popup.over(browser, later.page);
  await again.click('switch', /Etsy/);
  await later.ui.find('region', en('bar.label'));
  await again.close();
});

test('another language is spoken at once, in the popup and in an open page', async () => {
  const { ui } = await browser.openThread(THREADS.munich);
  await ui.find('button', en('bar.templates_label'));
  const popup = await browser.openOwn('popup.html');
  await popup.getByLabel(en('popup.language')).selectOption('uk');
  await popup.getByText(uk('popup.private')).waitFor();
  assert.equal(await popup.evaluate(() => document.documentElement.lang), 'uk');
  await ui.find('button', uk('bar.templates_label'));
  await popup.getByLabel(uk('popup.language')).selectOption('en');
  await ui.find('button', en('bar.templates_label'));
  await popup.close();
});

test('the zone and the name are kept, whatever becomes of the worker', async () => {
  const popup = await browser.openOwn('popup.html');
  const zone = popup.getByLabel(en('popup.zone'));
  await zone.selectOption('Asia/Tokyo');
  await popup.getByLabel(en('popup.shop')).fill('Оксана');
  await popup.keyboard.press('Tab');
  await until('the settings on disk', async () => /Asia\/Tokyo.*Оксана|Оксана.*Asia\/Tokyo/s.test(JSON.stringify(await browser.inWorker('chrome.storage.local.get(null)'))));
  await popup.close();
  await browser.killWorker();
  const again = await browser.openOwn('popup.html');
  await until('the kept zone', async () => await again.getByLabel(en('popup.zone')).inputValue() === 'Asia/Tokyo');
  assert.equal(await again.getByLabel(en('popup.shop')).inputValue(), 'Оксана');
});

test('axe finds nothing to say about the popup, in either colour scheme', async () => {
  const { page } = await browser.openThread(THREADS.munich);
  await page.bringToFront();
  const tab = await browser.inWorker('chrome.tabs.query({ active: true, currentWindow: true }).then(([tab]) => tab.id)');
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    const popup = await browser.openOwn(`popup.html?tab=${tab}`);
    await popup.emulateMedia({ colorScheme });
    await popup.getByRole('switch').waitFor();
    assert.deepEqual(await faults(popup), [], colorScheme);
    await popup.close();
  }
});

test('axe finds nothing to say about the gallery of bar, card, list and palette, in either colour scheme', async () => {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    const gallery = await browser.openOwn('gallery.html');
    await gallery.emulateMedia({ colorScheme });
    await gallery.getByRole('region', { name: en('bar.label') }).first().waitFor();
    assert.deepEqual(await faults(gallery), [], colorScheme);
    await gallery.close();
  }
});
