// "Point at the message box": where a site has changed, one click shows Parley the box, for good, and the page hears none of it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eachBrowser } from './both.mjs';
import { launch, THREADS } from './browser.mjs';
import { BOX, CHAT, CHATS, heard, listen, openChat } from './chat.mjs';
import { until } from './until.mjs';
import { words } from './words.mjs';

const t = words('en');
const MUNICH = `/messages/${THREADS.munich.id}`;
const RAFAEL = `${CHAT}?broken=B&notes#/conversation/${CHATS.brazil.id}`;

/** @typedef {import('./tab.mjs').Tab} Tab */

eachBrowser((name) => {
  /** @type {Awaited<ReturnType<typeof launch>>} */
  let browser;
  before(async () => { browser = await launch({ browser: name }); });
  after(() => browser?.close());

  /** Presses the popup's button; the popup goes away by itself. @param {Tab} tab */
  async function point(tab) {
    const popup = await browser.popup(tab);
    const place = await popup.middle(await popup.find('button', t('popup.point')));
    // The press closes the popup under the mouse.
    await popup.press(place).catch(() => undefined);
    await tab.ui.find('StaticText', t('point.hint'));
  }

  /** What was pointed at, as it is kept. @returns {Promise<unknown>} */
  async function kept() {
    const stored = /** @type {Record<string, { value?: { boxes?: unknown }, place?: string }>} */ (await browser.inWorker('chrome.storage.local.get(null)'));
    return stored[`settings:${stored['settings']?.place}`]?.value?.boxes ?? {};
  }

  /** Forgets it in the options, as a seller does. @param {string} site */
  async function forget(site) {
    const options = await browser.openOwn('options.html');
    await options.view.click('button', t('options.forget_label', { site }));
    await options.view.gone('button', t('options.forget_label', { site }));
    await options.close();
    assert.deepEqual(await kept(), {});
  }

  /** @type {readonly [string, string, string, string][]} */
  const broken = [
    ['Etsy', `${MUNICH}?broken=classes`, 'textarea', 'classes'],
    ['Etsy', `${MUNICH}?broken=all`, 'textarea', 'all'],
    ['AliExpress', RAFAEL.replace('B', 'classes'), BOX, 'classes'],
    ['AliExpress', RAFAEL.replace('B', 'all'), BOX, 'all'],
  ];
  for (const [site, url, box, what] of broken) {
    test(`${site} without its ${what === 'all' ? 'names' : 'classes'}: pointed at once, checked from then on, forgotten in the options`, async () => {
      const tab = await browser.open(url);
      await tab.waitFor(box);
      const before = await browser.popup(tab);
      await before.find('StaticText', t('popup.no_composer'));
      await before.close();
      assert.equal((await tab.ui.hosts()).length, 0);

      await point(tab);
      await listen(tab);
      await tab.click(box);
      await tab.ui.find('region', t('bar.label'));
      assert.deepEqual(await heard(tab), []);
      await tab.click(box);
      await tab.type('Dear friend! ');
      await tab.ui.underlined('the greeting', (lines) => lines.length === 1);

      await tab.goto('about:blank');
      await tab.goto(new URL(url, 'https://www.etsy.com').href);
      await tab.waitFor(box);
      await tab.ui.find('region', t('bar.label'));
      const popup = await browser.popup(tab);
      await popup.find('StaticText', t('found.composer_pointed'));
      await popup.close();

      await forget(site);
      await until('an untouched page', async () => (await tab.ui.hosts()).length === 0);
      await tab.close();
    });
  }

  test('Escape ends it, whatever was under the mouse, and nothing is kept', async () => {
    const tab = await browser.open(`${MUNICH}?broken=all`);
    await tab.waitFor('textarea');
    await tab.focus('.inbox-list a');
    await point(tab);
    await listen(tab);
    // What is no box to write in is not picked, and a link under the mouse is not followed.
    await tab.click('.inbox-list a');
    await tab.press('KeyA');
    await tab.press('Escape');
    await until('an untouched page', async () => (await tab.ui.hosts()).length === 0);
    assert.deepEqual(await heard(tab), []);
    assert.match(tab.url(), new RegExp(THREADS.munich.id));
    assert.deepEqual(await kept(), {});
    // All is as it was: the page has its clicks again.
    await tab.click('textarea');
    assert.ok((await heard(tab)).includes('click'));
  });

  test('by the keyboard: Tab goes from box to box, Enter picks and sends nothing', async () => {
    const tab = await browser.open(RAFAEL.replace('B', 'all'));
    await tab.waitFor(BOX);
    await tab.focus('[data-part~="message-list"]');
    await point(tab);
    await listen(tab);
    for (let tries = 0; tries < 5 && !await tab.eval((box) => document.activeElement?.matches(box), BOX); tries += 1) await tab.press('Tab');
    await tab.press('Enter');
    await tab.ui.find('region', t('bar.label'));
    assert.deepEqual(await heard(tab), []);
    await forget('AliExpress');
  });

  test("what was pointed at goes before the site's own", async () => {
    const tab = await openChat(browser, CHATS.brazil, '?notes');
    await tab.ui.find('region', t('bar.label'));
    await point(tab);
    await tab.click('[data-part~="seller-notes"]');
    await until('the choice', async () => JSON.stringify(await kept()) !== '{}');
    await tab.click('[data-part~="seller-notes"]');
    await tab.type('Dear friend! ');
    await tab.ui.underlined('the greeting in the notes', (lines) => lines.length === 1);
    await tab.click(BOX);
    await tab.type('Dear friend! ');
    const popup = await browser.popup(tab);
    await popup.find('StaticText', t('found.composer_pointed'));
    await popup.close();
    assert.equal((await tab.ui.underlines()).length, 1);
    await forget('AliExpress');
  });

  test('no page and no script of ours reported an error', () => {
    assert.deepEqual(browser.errors, []);
  });
});
