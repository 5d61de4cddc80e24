// The browser's own log of a whole session: no request that is not the page's.

import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { eachBrowser } from './both.mjs';
import { launch, THREADS } from './browser.mjs';
import { foreign } from './netlog.mjs';
import { until } from './until.mjs';
import { templateTitle, words } from './words.mjs';

const PAGE_FILES = /^\/(?:assets\/etsy\.(?:css|js)|(?:messages|your\/orders)\/\d+\/data\?at=\d+)$/;

/** What the practice page asks for by itself. @param {number} port @returns {(asked: import('./netlog.mjs').Asked) => boolean} */
const pagesOwn = (port) => ({ url, initiator, navigation }) => {
  const { protocol, host, origin, pathname, search } = new URL(url);
  if (protocol === 'socket:') return host === `127.0.0.1:${port}`;
  if (origin !== 'https://www.etsy.com') return false;
  return navigation ? pathname.startsWith('/messages') && search === ''
    : initiator === origin && PAGE_FILES.test(pathname + search);
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
    await session(browser);
    await browser.close();
    assert.deepEqual(foreign(browser.asked, pagesOwn(browser.pages.port)), []);
    assert.ok(browser.asked.some(({ url }) => url.endsWith('/assets/etsy.js')), 'the log holds the page');
  });
});
