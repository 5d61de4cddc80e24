// A reply that was not sent comes back when the seller wants it, and only then, and only where it belongs.

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { eachBrowser } from './both.mjs';
import { launch, THREADS } from './browser.mjs';
import { clear, draftOf, drafts, draftsAre, plant, stored } from './kept.mjs';
import { until } from './until.mjs';
import { words } from './words.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */
/** @typedef {import('./tab.mjs').Tab} Tab */

const t = words('en');
const REPLY = 'Hi Lena, your ring left Kyiv on Monday.';
/** A thread with a reply of the seller in it. */
const ANSWERED = { id: '1846205871' };
const DAY = 86_400_000;

/** Types a reply and waits until it is kept. @param {Browser} browser @param {Tab} tab @param {string} [text] */
async function write(browser, tab, text = REPLY) {
  await tab.click('textarea');
  await tab.type(text);
  await draftsAre(browser, 'the reply among the kept drafts', (texts) => texts.some((kept) => kept.endsWith(text)));
}

/** The line's words, once it is there. @param {Tab} tab @param {(key: string, values?: Record<string, string>) => RegExp} [say] */
async function offer(tab, say = t) {
  return until('the offer', async () => (await tab.ui.all()).find(({ role, name }) => role === 'StaticText' && say('rescue.offer').test(name))?.name, { describe: () => tab.ui.outline() });
}

/** Reloads and waits until Parley has looked at the thread. @param {Tab} tab */
async function reopened(tab) {
  await tab.reload();
  await tab.waitFor('textarea');
  await tab.ui.find('region', t('bar.label'));
}

/** Waits until the bar is there and the thread's draft has been asked for, and no line came. @param {Tab} tab */
async function noOffer(tab) {
  await tab.ui.find('region', t('bar.label'));
  await tab.click('textarea');
  await tab.type('Dear friend! ');
  // The answer of a check comes after that about the draft.
  await tab.ui.underlined('the greeting', (lines) => lines.some(({ text }) => /friend/.test(text)));
  assert.equal(await tab.ui.peek('region', t('rescue.label')), undefined, await tab.ui.outline());
}

/** Where something of ours or of the page stands. @typedef {{ left: number, top: number, right: number, bottom: number }} Box */
const box = '(node) => { const { left, top, right, bottom } = node.getBoundingClientRect(); return { left, top, right, bottom }; }';
/** @param {Box} a @param {Box} b */
const overlap = (a, b) => a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;

eachBrowser((name) => {
  /** @type {Browser} */
  let browser;

  describe('kept and offered', () => {
    beforeEach(async () => { browser = await launch({ browser: name }); });
    afterEach(() => browser?.close());

    test('after a reload: one click restores it, one undo takes it away again', async () => {
      const tab = await browser.openThread(THREADS.munich);
      await write(browser, tab);
      await reopened(tab);
      assert.equal(await tab.ui.draft(), '', 'the page keeps nothing itself');
      assert.match(await offer(tab), /Unsent reply from \d\d:\d\d\. Restore\?/);
      assert.equal(await tab.ui.draft(), '', 'nothing is put in unasked');
      await tab.ui.click('button', t('rescue.restore'));
      await until('the reply in the box', async () => await tab.ui.draft() === REPLY);
      await tab.ui.gone('region', t('rescue.label'));
      await tab.press('Control+KeyZ');
      await until('an empty box', async () => await tab.ui.draft() === '');
      await tab.press('Control+Shift+KeyZ');
      await until('the reply again', async () => await tab.ui.draft() === REPLY);
      assert.deepEqual(browser.errors, []);
    });

    test('after the browser was killed, with the keyboard alone', async () => {
      const first = await browser.openThread(THREADS.munich);
      await write(browser, first);
      await browser.restart({ crash: true });
      const tab = await browser.openThread(THREADS.munich);
      await offer(tab);
      await tab.focus('textarea');
      await tab.press('Alt+KeyP');
      await until('the focus on Restore', async () => t('rescue.restore').test((await tab.ui.focused())?.name ?? ''), { describe: () => tab.ui.outline() });
      await tab.press('Escape');
      await until('the focus in the box', () => tab.eval(() => document.activeElement?.tagName === 'TEXTAREA'));
      await tab.press('Alt+KeyP');
      await until('the focus on Restore', async () => t('rescue.restore').test((await tab.ui.focused())?.name ?? ''));
      await tab.press('Enter');
      await until('the reply in the box', async () => await tab.ui.draft() === REPLY);
      await tab.type(' It is on its way.');
      assert.equal(await tab.ui.draft(), `${REPLY} It is on its way.`);
      assert.equal(await tab.count('.message.mine'), 0, 'nothing was sent');
    });

    test('never in another thread; in its own again after a walk through the inbox', async () => {
      const tab = await browser.openThread(THREADS.munich);
      await write(browser, tab);
      await tab.goto(`https://www.etsy.com/messages/${THREADS.leeds.id}`);
      await tab.waitFor(`[data-thread="${THREADS.leeds.id}"] textarea`);
      await noOffer(tab);
      await tab.goto(`https://www.etsy.com/messages/${THREADS.munich.id}`);
      await tab.waitFor(`[data-thread="${THREADS.munich.id}"] textarea`);
      await offer(tab);
    });

    test('a wrong click: what the page still has is not offered, and no thread gets the other one\'s', async () => {
      const tab = await browser.openThread(THREADS.munich);
      await tab.click('textarea');
      await tab.type(REPLY);
      await tab.click('.inbox-list a', { text: THREADS.leeds.name });
      await tab.waitFor(`[data-thread="${THREADS.leeds.id}"] textarea`);
      await draftsAre(browser, 'the reply, kept on leaving', (texts) => texts.length === 1 && texts[0] === REPLY);
      assert.ok(Object.keys(await stored(browser)).some((key) => key.endsWith(` etsy:0:${THREADS.munich.id}`)));
      await tab.click('.inbox-list a', { text: THREADS.munich.name });
      await tab.waitFor(`[data-thread="${THREADS.munich.id}"] textarea`);
      if (await tab.ui.draft() === '') await offer(tab);
      else assert.equal(await tab.ui.peek('region', t('rescue.label')), undefined);
    });

    test('letters typed beside the offer don\'t cost it; restored, it follows them', async () => {
      await plant(browser, draftOf(THREADS.munich, REPLY));
      const tab = await browser.openThread(THREADS.munich);
      await offer(tab);
      await tab.click('textarea');
      await tab.type('Hello');
      await tab.click('h2');
      assert.deepEqual(await drafts(browser), [REPLY]);
      await tab.ui.click('button', t('rescue.restore'));
      await until('both in the box', async () => await tab.ui.draft() === `Hello\n\n${REPLY}`, { describe: () => tab.ui.draft() });
    });
  });

  describe('gone', () => {
    before(async () => { browser = await launch({ browser: name }); });
    after(() => browser?.close());
    afterEach(() => clear(browser));

    test('when it was sent', async () => {
      const tab = await browser.openThread(THREADS.munich);
      await write(browser, tab);
      await tab.click('button.send');
      await draftsAre(browser, 'no kept draft', (texts) => texts.length === 0);
      await reopened(tab);
      await noOffer(tab);
      await tab.close();
    });

    test('when a bubble with its words is there on a later visit, and not for one from before', async () => {
      const look = await browser.openThread(ANSWERED);
      const sent = await look.eval(() => {
        const bubbles = [...document.querySelectorAll('.message.mine .wt-text-body-01')];
        const own = /** @type {HTMLElement} */ (bubbles.at(-1));
        const at = own?.closest('li')?.querySelector('time')?.dateTime ?? '';
        return { text: own?.innerText.replace('Message:', '').trim() ?? '', at };
      });
      await look.close();
      assert.notEqual(sent.text, '', 'the thread has a reply of the seller');
      await plant(browser, draftOf(ANSWERED, sent.text.replace(/\s+/g, '  '), Date.parse(sent.at) - 60_000));
      const tab = await browser.openThread(ANSWERED);
      await draftsAre(browser, 'no kept draft', (texts) => texts.length === 0);
      await noOffer(tab);
      await tab.close();
      await plant(browser, draftOf(ANSWERED, sent.text));
      const again = await browser.openThread(ANSWERED);
      await offer(again);
      await again.close();
    });

    test('when the seller deletes it', async () => {
      const tab = await browser.openThread(THREADS.munich);
      await write(browser, tab);
      await tab.press('Control+KeyA');
      await tab.press('Backspace');
      await draftsAre(browser, 'no kept draft', (texts) => texts.length === 0);
      await tab.close();
    });

    test('when it is dismissed, for good', async () => {
      await plant(browser, draftOf(THREADS.munich, REPLY));
      const tab = await browser.openThread(THREADS.munich);
      await offer(tab);
      await tab.ui.click('button', t('rescue.dismiss'));
      await tab.ui.gone('region', t('rescue.label'));
      await draftsAre(browser, 'no kept draft', (texts) => texts.length === 0);
      await reopened(tab);
      await noOffer(tab);
      await tab.close();
    });

    test('after seven days', async () => {
      await plant(browser, draftOf(THREADS.munich, REPLY, Date.now() - 7 * DAY));
      const tab = await browser.openThread(THREADS.munich);
      await draftsAre(browser, 'no kept draft', (texts) => texts.length === 0);
      await noOffer(tab);
      await tab.close();
    });

    test('when the site is switched off, and nothing more is kept there', async () => {
      const tab = await browser.openThread(THREADS.munich);
      await write(browser, tab);
      const popup = await browser.popup(tab);
      await popup.click('switch', /Etsy/);
      await draftsAre(browser, 'no kept draft', (texts) => texts.length === 0);
      await popup.close();
      await tab.close();
    });

    test('when all are erased in the popup, which says how many there are', async () => {
      await plant(browser, { ...draftOf(THREADS.munich, REPLY), ...draftOf(THREADS.leeds, 'Hi Gemma') });
      const tab = await browser.openOwn('popup.html');
      await until('the number', async () => (await tab.view.all()).some(({ name: text }) => t('popup.drafts', { n: 2 }).test(text)), { describe: () => tab.view.outline() });
      await tab.view.click('button', t('popup.drafts_erase'));
      await draftsAre(browser, 'no kept draft', (texts) => texts.length === 0);
      await tab.view.gone('button', t('popup.drafts_erase'));
      await tab.close();
    });
  });

  describe('the line', () => {
    before(async () => { browser = await launch({ browser: name }); });
    after(() => browser?.close());

    test('covers neither the box nor the bar nor a control, in wide and narrow windows, light and dark, English and Ukrainian', async () => {
      const shots = process.env.PARLEY_SHOTS ?? fileURLToPath(new URL('../../build/shots/', import.meta.url));
      await mkdir(shots, { recursive: true });
      await plant(browser, draftOf(THREADS.munich, REPLY, Date.now() - 2 * DAY));
      for (const [lang, width, height, colours] of /** @type {const} */ ([['en', 1280, 800, 'light'], ['en', 620, 700, 'dark'], ['uk', 360, 640, 'light'], ['uk', 1280, 800, 'dark']])) {
        const say = words(lang);
        await plant(browser, { settings: { place: 'a' }, 'settings:a': { version: 2, value: { ui: lang } } });
        const tab = await browser.openThread(THREADS.munich);
        await tab.viewport(width, height);
        await tab.colours(colours);
        const text = await offer(tab, say);
        assert.match(text, lang === 'en' ? /from [A-Z][a-z]{2} \d+, \d\d:\d\d/ : /від \d+ [а-яіїє.]+,? \d\d:\d\d/);
        await until('a line in its place', async () => {
          const line = /** @type {Box} */ (await tab.ui.sight.ask((await tab.ui.find('region', say('rescue.label'))).node, box));
          const bar = /** @type {Box} */ (await tab.ui.sight.ask((await tab.ui.find('region', say('bar.label'))).node, box));
          const taken = [bar, ...await tab.eval(() => [...document.querySelectorAll('textarea, .thread button, .thread a')].map((element) => {
            const { left, top, right, bottom } = element.getBoundingClientRect();
            return { left, top, right, bottom };
          }))];
          return line.left >= 0 && line.top >= 0 && line.right <= width && line.bottom <= height && !taken.some((other) => overlap(line, other));
        });
        await tab.screenshot(`${shots}/rescue-${name}-${lang}-${width}-${colours}.png`);
        await tab.close();
      }
    });
  });
});
