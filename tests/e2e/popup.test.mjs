// The popup: the switch of a site, the language, the zone; and that it and the gallery are usable by everybody.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faults } from './axe.mjs';
import { eachBrowser } from './both.mjs';
import { launch, THREADS } from './browser.mjs';
import { until } from './until.mjs';
import { words } from './words.mjs';

const en = words('en');
const uk = words('uk');

eachBrowser((name) => {
  /** @type {Awaited<ReturnType<typeof launch>>} */
  let browser;
  before(async () => { browser = await launch({ browser: name }); });
  after(() => browser?.close());

  test('off on this site: nothing of ours is left in the page; on: it is back with the draft checked', async () => {
    const tab = await browser.openThread(THREADS.munich);
    await tab.click('textarea');
    await tab.type('Dear friend! ');
    await tab.ui.underlined('the greeting', (lines) => lines.length === 1);

    const popup = await browser.popup(tab);
    await popup.click('switch', /Etsy/);
    await until('an empty page', async () => (await tab.ui.hosts()).length === 0 && (await tab.ui.underlines()).length === 0, { describe: () => tab.ui.outline() });
    assert.equal(await tab.eval(() => document.adoptedStyleSheets.length), 0);
    await tab.focus('textarea');
    await tab.press('Alt+KeyM');
    await tab.type('Hello');
    assert.match(await tab.ui.draft(), /Hello/);
    assert.equal((await tab.ui.hosts()).length, 0);

    await popup.click('switch', /Etsy/);
    await tab.ui.find('region', en('bar.label'));
    await tab.ui.underlined('the greeting again', (lines) => lines.length === 1);
    await popup.close();
  });

  test('off stays off for a page that is opened later', async () => {
    const tab = await browser.openThread(THREADS.ohio);
    await tab.ui.find('region', en('bar.label'));
    const popup = await browser.popup(tab);
    await popup.click('switch', /Etsy/);
    await until('an empty page', async () => (await tab.ui.hosts()).length === 0);
    const later = await browser.openThread(THREADS.leeds);
    await later.click('textarea');
    await later.type('Dear friend! ');
    // The later page is known to have made up its mind when it hears the switch turned on again.
    assert.equal((await later.ui.hosts()).length, 0);
    const again = await browser.popup(later);
    await again.click('switch', /Etsy/);
    await later.ui.find('region', en('bar.label'));
    await again.close();
  });

  test('another language is spoken at once, in the popup and in an open page', async () => {
    const tab = await browser.openThread(THREADS.munich);
    await tab.ui.find('button', en('bar.templates_label'));
    const popup = await browser.openOwn('popup.html');
    await popup.view.choose(en('popup.language'), 'uk');
    await popup.view.find('StaticText', uk('popup.private'));
    assert.equal(await popup.eval(() => document.documentElement.lang), 'uk');
    await tab.ui.find('button', uk('bar.templates_label'));
    await popup.view.choose(uk('popup.language'), 'en');
    await tab.ui.find('button', en('bar.templates_label'));
    await popup.close();
  });

  test('the zone and the name are kept, whatever becomes of the worker', async () => {
    const popup = await browser.openOwn('popup.html');
    await popup.view.choose(en('popup.zone'), 'Asia/Tokyo');
    await popup.view.click('textbox', en('popup.shop'));
    await popup.type('Оксана');
    await popup.press('Tab');
    await until('the settings on disk', async () => /Asia\/Tokyo.*Оксана|Оксана.*Asia\/Tokyo/s.test(JSON.stringify(await browser.inWorker('chrome.storage.local.get(null)'))));
    await popup.close();
    await browser.killWorker();
    const again = await browser.openOwn('popup.html');
    await until('the kept zone', async () => (await again.view.find('combobox', en('popup.zone'))).value.includes('Tokyo'));
    assert.equal((await again.view.find('textbox', en('popup.shop'))).value, 'Оксана');
  });

  test('axe finds nothing to say about the popup, in either colour scheme', async () => {
    const tab = await browser.openThread(THREADS.munich);
    await tab.front();
    const id = await browser.inWorker('chrome.tabs.query({ active: true, currentWindow: true }).then(([tab]) => tab.id)');
    for (const scheme of /** @type {const} */ (['light', 'dark'])) {
      const popup = await browser.openOwn(`popup.html?tab=${id}`);
      await popup.colours(scheme);
      await popup.view.find('switch', /Etsy/);
      assert.deepEqual(await faults(popup), [], scheme);
      await popup.close();
    }
  });

  test('axe finds nothing to say about the gallery of bar, card, list and palette, in either colour scheme', async () => {
    for (const scheme of /** @type {const} */ (['light', 'dark'])) {
      const gallery = await browser.openOwn('gallery.html');
      await gallery.colours(scheme);
      await gallery.view.find('region', en('bar.label'));
      assert.deepEqual(await faults(gallery), [], scheme);
      await gallery.close();
    }
  });
});
