// The browser's own log of a whole session: no request that is not the page's.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { launch, THREADS } from './browser.mjs';
import { foreign, readNetLog } from './netlog.mjs';
import { until } from './until.mjs';
import { templateTitle, words } from './words.mjs';

const PAGE_FILES = /^\/(?:assets\/etsy\.(?:css|js)|(?:messages|your\/orders)\/\d+\/data\?at=\d+)$/;

/** What the practice page asks for by itself. @param {import('./netlog.mjs').Asked} asked */
function pagesOwn({ url, initiator, kind }) {
  const { origin, pathname, search } = new URL(url);
  if (origin !== 'https://www.etsy.com') return false;
  return kind === 'main frame' ? pathname.startsWith('/messages') && search === ''
    : initiator === origin && PAGE_FILES.test(pathname + search);
}

/** @type {string} */
let folder;
before(async () => { folder = await mkdtemp(join(tmpdir(), 'parley-netlog-')); });
after(() => rm(folder, { recursive: true, force: true }));

test('the log would show a leak, whichever part of an extension makes it', async () => {
  const netLog = join(folder, 'leaky.json');
  const browser = await launch({ extension: fileURLToPath(new URL('leaky/', import.meta.url)), netLog });
  await browser.openThread(THREADS.munich);
  await until('the last of the leaks', () => browser.pages.seen.some(({ path }) => path.startsWith('/collect')));
  await browser.close();
  const found = foreign((await readNetLog(netLog)).requests, pagesOwn).map(({ url }) => url);
  for (const url of ['https://leak.example/worker', 'https://leak.example/picture', 'https://www.etsy.com/collect?text=hello']) {
    assert.ok(found.includes(url), `${url} is not among ${found.join(', ')}`);
  }
});

test('a whole session asks the network for nothing but the page itself', async () => {
  const netLog = join(folder, 'session.json');
  const browser = await launch({ netLog });
  const t = words('en');
  await browser.openOwn('gallery.html');
  await browser.openOwn('popup.html');
  const { page, ui } = await browser.openThread(THREADS.munich);
  await page.locator('textarea').click();
  await page.keyboard.type('Dear friend! It will come soon. ');
  await ui.underlined('two findings', (lines) => lines.length === 2);
  await page.keyboard.press('Alt+KeyP');
  await ui.find('group', t('card.fixes'));
  await page.keyboard.press('Enter');
  await ui.underlined('one finding', (lines) => lines.length === 1);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+KeyM');
  await ui.find('option', new RegExp(`^${templateTitle('delayed-parcel', 'en')}`));
  await page.keyboard.press('Enter');
  await ui.underlined('the gap of the template', (lines) => lines.some(({ text }) => text.includes('tracking')));
  await browser.killWorker();
  await page.keyboard.type('LX 123 456 789 DE');
  await ui.underlined('no gap, as a new worker says', (lines) => lines.every(({ text }) => !text.includes('tracking')));
  await page.locator('.inbox-list a', { hasText: THREADS.leeds.name }).click();
  await ui.find('region', t('bar.label'));
  await browser.close();

  const { requests, sockets } = await readNetLog(netLog);
  assert.deepEqual(foreign(requests, pagesOwn), []);
  assert.ok(requests.some(({ url }) => url.endsWith('/assets/etsy.js')), 'the log holds the page');
  assert.deepEqual(sockets.filter((address) => address !== `127.0.0.1:${browser.pages.port}`), []);
});
