// The browser's own log of a whole session: no request that is not the page's.

import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { eachBrowser } from './both.mjs';
import { launch, THREADS } from './browser.mjs';
import { BOX, CHATS, openChat } from './chat.mjs';
import { draftsAre } from './kept.mjs';
import { foreign } from './netlog.mjs';
import { until } from './until.mjs';
import { templateTitle, words } from './words.mjs';

/** By origin: the tabs a seller opens, and what their pages ask for by themselves. */
const PAGES = {
  'https://www.etsy.com': {
    tab: /^\/messages/,
    files: /^\/(?:assets\/etsy\.(?:css|js)|(?:messages|your\/orders)\/\d+\/data\?at=\d+)$/,
  },
  'https://gsp.aliexpress.com': { tab: /^\/m_apps\/im-chat\/im$/, files: /^\/assets\/aliexpress\.(?:css|js)$/ },
};

/** What the practice page asks for by itself. @param {number} port @returns {(asked: import('./netlog.mjs').Asked) => boolean} */
const pagesOwn = (port) => ({ url, initiator, navigation }) => {
  const { protocol, host, origin, pathname, search } = new URL(url);
  if (protocol === 'socket:') return host === `127.0.0.1:${port}`;
  const page = Object.entries(PAGES).find(([one]) => one === origin)?.[1];
  if (!page) return false;
  return navigation ? page.tab.test(pathname) && search === '' : initiator === origin && page.files.test(pathname + search);
};

/** A seller's session with every part of Parley in it. @param {Awaited<ReturnType<typeof launch>>} browser */
async function session(browser) {
  const t = words('en');
  await browser.openOwn('gallery.html');
  await browser.openOwn('popup.html');
  const tab = await browser.openThread(THREADS.munich);
  await tab.click('textarea');
  await tab.type('Dear friend! It will come soon. ');
  await tab.ui.underlined('two findings', (lines) => lines.length === 2);
  await tab.press('Alt+KeyP');
  await tab.ui.find('group', t('card.fixes'));
  await tab.press('Enter');
  await tab.ui.underlined('one finding', (lines) => lines.length === 1);
  await tab.press('Escape');
  await tab.press('Alt+KeyM');
  await tab.ui.find('option', new RegExp(`^${templateTitle('delayed-parcel', 'en')}`));
  await tab.press('Enter');
  await tab.ui.underlined('the gap of the template', (lines) => lines.some(({ text }) => text.includes('tracking')));
  await browser.killWorker();
  await tab.type('LX 123 456 789 DE');
  await tab.ui.underlined('no gap, as a new background says', (lines) => lines.every(({ text }) => !text.includes('tracking')));
  await tab.click('.inbox-list a', { text: THREADS.leeds.name });
  await tab.ui.find('region', t('bar.label'));

  // A kept draft, lost with its tab and put back.
  await tab.waitFor(`[data-thread="${THREADS.leeds.id}"] textarea`);
  await tab.click('textarea');
  await tab.type('It will come soon. ');
  await tab.ui.underlined('the vague promise', (lines) => lines.length === 1);
  await draftsAre(browser, 'the draft to be kept', (texts) => texts.some((text) => text.startsWith('It will come soon.')));
  await tab.reload();
  await tab.waitFor('textarea');
  await tab.ui.click('button', t('rescue.restore'));
  await tab.ui.underlined('the draft put back', (lines) => lines.length === 1);

  // The other marketplace, pointing at a box, and the options with a newer file for a site.
  const chat = await openChat(browser, CHATS.brazil);
  await chat.click(BOX);
  await chat.type('Dear friend! ');
  await chat.ui.underlined('the greeting', (lines) => lines.length === 1);
  const popup = await browser.popup(chat);
  // The press closes the popup under the mouse.
  await popup.press(await popup.middle(await popup.find('button', t('popup.point')))).catch(() => undefined);
  await chat.ui.find('StaticText', t('point.hint'));
  await chat.click(BOX);
  await chat.ui.gone('StaticText', t('point.hint'));
  const options = await browser.openOwn('options.html');
  await options.waitFor('textarea');
  await options.click('textarea');
  await options.type('{"version":1}');
  await options.view.click('button', t('options.take'));
  await until('what is wrong with it', () => options.eval(() => document.querySelector('[role="alert"]')?.textContent));
}

eachBrowser((name) => {
  test('the log would show a leak, whichever part of an extension makes it', async () => {
    const browser = await launch({ browser: name, extension: fileURLToPath(new URL('leaky/', import.meta.url)), log: true });
    await browser.openThread(THREADS.munich);
    await until('the last of the leaks', () => browser.pages.seen.some(({ path }) => path.startsWith('/collect')));
    await browser.close();
    const found = foreign(browser.asked, pagesOwn(browser.pages.port)).map(({ url }) => url);
    for (const url of ['https://leak.example/worker', 'https://leak.example/picture', 'https://www.etsy.com/collect?text=hello']) {
      assert.ok(found.includes(url), `${url} is not among ${found.join(', ')}`);
    }
  });

  test('a whole session asks the network for nothing but the page itself', async () => {
    const browser = await launch({ browser: name, log: true });
    // What was asked is known after the end, whatever came before it.
    await session(browser).finally(() => browser.close());
    assert.deepEqual(foreign(browser.asked, pagesOwn(browser.pages.port)), []);
    assert.ok(browser.asked.some(({ url }) => url.endsWith('/assets/etsy.js')), 'the log holds the page');
  });
});
