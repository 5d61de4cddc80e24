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
