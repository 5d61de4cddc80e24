// The page is hostile: what it says stays text, what it asks for it does not get, and its tricks slow nothing down.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eachBrowser } from './both.mjs';
import { launch, THREADS } from './browser.mjs';
import { until } from './until.mjs';
import { templateTitle, words } from './words.mjs';

const t = words('en');
const DELAYED = new RegExp(`^${templateTitle('delayed-parcel', 'en')}`);
/** A first name that would run where text is taken for markup, with an override that would turn what follows round. */
const NAME = '<img/src=x/onerror=window.ran=1>\u202e\u200bEve<script>window.ran=2</script>';
const MESSAGE = '<b onmouseover="window.ran=3">Where</b> is \u202emy parcel?\u2066 <svg onload="window.ran=4"></svg> It is late.';

/** What of it reaches the page: nothing ever runs. @param {import('./tab.mjs').Tab} tab */
const ran = (tab) => tab.eval(() => Reflect.get(window, 'ran') ?? null);

eachBrowser((name) => {
  /** @type {Awaited<ReturnType<typeof launch>>} */
  let browser;
  before(async () => { browser = await launch({ browser: name }); });
  after(() => browser?.close());

  test('names and messages that are markup stay text, without their invisible letters', async () => {
    const tab = await browser.open(`/messages/${THREADS.munich.id}?policy=none`);
    await tab.waitFor('textarea');
    await tab.eval(([buyer, message]) => {
      const set = (/** @type {string} */ selector, /** @type {string} */ text) => {
        /** @type {Element} */ (document.querySelector(selector)).textContent = text;
      };
      set('h3.buyer-name a', buyer);
      set('.scrolling-message-list .wt-text-body-01', message);
    }, /** @type {const} */ ([NAME, MESSAGE]));
    await tab.ui.find('region', t('bar.label'));
    await tab.click('textarea');
    await tab.press('Alt+KeyM');
    await tab.ui.find('option', DELAYED);
    const shown = await until('the name in the preview', async () => {
      const text = await tab.ui.text(await tab.ui.find('region', t('palette.preview')));
      return text.includes('onerror') ? text : null;
    }, { describe: () => tab.ui.outline() });
    assert.doesNotMatch(shown, /[\u200b\u202e\u2066]/);
    assert.ok(shown.includes('<img/src=x/onerror=window.ran=1>'), shown);
    await tab.press('Enter');
    await until('the template in the draft', async () => (await tab.ui.draft()).includes('<img/src=x/onerror=window.ran=1>'), { describe: () => tab.ui.draft() });
    assert.doesNotMatch(await tab.ui.draft(), /[\u200b\u202e\u2066]/);
    await tab.click('button', { text: 'Send' });
    assert.equal(await ran(tab), null);
  });

  test('a draft that is markup is underlined and fixed as text', async () => {
    const tab = await browser.open(`/messages/${THREADS.munich.id}?policy=none`);
    await tab.waitFor('textarea');
    await tab.click('textarea');
    await tab.type('<img src=x onerror=window.ran=1> Dear friend! ');
    await tab.ui.underlined('the greeting', (lines) => lines.some(({ text }) => /friend/.test(text)));
    await tab.press('Alt+KeyP');
    await tab.ui.find('dialog', /./);
    await until('a fix', async () => {
      if (await tab.ui.peek('group', t('card.fixes'))) return true;
      await tab.press('ArrowRight');
      return false;
    }, { describe: () => tab.ui.outline() });
    await tab.press('Enter');
    await until('the fixed draft', async () => !/friend/.test(await tab.ui.draft()), { describe: () => tab.ui.draft() });
    assert.ok((await tab.ui.draft()).includes('<img src=x onerror=window.ran=1>'));
    assert.equal(await ran(tab), null);
  });

  test('the page gets no file, no answer and no object of the extension', async () => {
    const tab = await browser.open(`/messages/${THREADS.munich.id}?policy=none`);
    await tab.ui.find('region', t('bar.label'));
    const got = await tab.eval(async (origin) => {
      /** @type {string[]} */
      const out = [];
      for (const file of ['locales/en/templates.json', 'core/en.pack', 'popup.html', 'icons/48.png', 'content.js']) {
        await fetch(`${origin}/${file}`).then(() => out.push(file), () => undefined);
        await new Promise((resolve) => {
          const image = new Image();
          image.onerror = () => resolve(undefined);
          image.onload = () => resolve(out.push(`${file} as a picture`));
          image.src = `${origin}/${file}`;
        });
      }
      const { chrome, browser: gecko } = /** @type {{ chrome?: { runtime?: unknown }, browser?: unknown }} */ (/** @type {unknown} */ (window));
      if (chrome?.runtime !== undefined || gecko !== undefined) out.push('a runtime');
      out.push(...Object.getOwnPropertyNames(window).filter((key) => /parley/i.test(key)));
      // Answers to guesses at our own messages would come back this way.
      window.addEventListener('message', (event) => event.source !== window && out.push('a message'));
      for (const kind of ['hello', 'templates', 'state', 'report?']) window.postMessage({ kind, id: 1 }, '*');
      await new Promise((resolve) => setTimeout(resolve));
      return out;
    }, browser.engine.origin);
    assert.deepEqual(got, []);
  });

  test('under the strictest policy and Trusted Types nothing of ours is reported', async () => {
    const tab = await browser.blank();
    await tab.atStart(() => {
      /** @type {string[]} */
      const violations = [];
      document.addEventListener('securitypolicyviolation', (event) => violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
      Object.assign(window, { violations });
    });
    await browser.openThread(THREADS.munich, tab);
    await tab.click('textarea');
    await tab.type('Dear friend! It will come soon. ');
    await tab.ui.underlined('two findings', (lines) => lines.length === 2);
    await tab.press('Alt+KeyP');
    await tab.ui.find('group', t('card.fixes'));
    await tab.press('Enter');
    await tab.ui.underlined('one finding', (lines) => lines.length === 1);
    await tab.press('Escape');
    await tab.press('Alt+KeyM');
    await tab.ui.find('option', DELAYED);
    await tab.press('Enter');
    await tab.ui.underlined('the gap', (lines) => lines.some(({ text }) => text.includes('tracking')));
    await tab.click('.inbox-list a', { text: THREADS.leeds.name });
    await tab.waitFor(`[data-thread="${THREADS.leeds.id}"] textarea`);
    await tab.ui.find('region', t('bar.label'));
    assert.deepEqual(await tab.eval(() => Reflect.get(window, 'violations')), []);
  });

  test('ten thousand bubbles: typing is checked, no letter is lost', async () => {
    const tab = await browser.openThread(THREADS.munich);
    await tab.ui.find('region', t('bar.label'));
    await tab.eval(() => {
      const list = /** @type {Element} */ (document.querySelector('.messages'));
      const bubble = /** @type {Element} */ (list.querySelector('.message'));
      list.prepend(...Array.from({ length: 10_000 }, () => bubble.cloneNode(true)));
    });
    await tab.click('textarea');
    await tab.type('Dear friend! It will come soon. ');
    await tab.ui.underlined('two findings', (lines) => lines.length === 2);
    assert.equal(await tab.ui.draft(), 'Dear friend! It will come soon. ');
    assert.equal((await tab.ui.hosts()).length, 1);
  });

  test('a page that rewrites itself every 50 ms: typing is checked, no letter is lost, nothing is doubled', async () => {
    const tab = await browser.openThread(THREADS.munich);
    await tab.ui.find('region', t('bar.label'));
    await tab.eval(() => {
      const list = /** @type {Element} */ (document.querySelector('.messages'));
      const side = /** @type {Element} */ (document.querySelector('.buyer-info'));
      setInterval(() => {
        for (const part of [list, side]) part.replaceChildren(...[...part.childNodes].map((node) => node.cloneNode(true)));
      }, 50);
    });
    await tab.click('textarea');
    await tab.type('Dear friend! It will come soon. ');
    await tab.ui.underlined('two findings', (lines) => lines.length === 2);
    assert.equal(await tab.ui.draft(), 'Dear friend! It will come soon. ');
    assert.equal((await tab.ui.hosts()).length, 1);
    await tab.press('Alt+KeyM');
    await tab.ui.find('option', DELAYED);
    await tab.press('Escape');
    await tab.ui.gone('dialog', t('palette.title'));
  });
});
