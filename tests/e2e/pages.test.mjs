// The practice page keeps its word: strict policy, one page for all threads, a reply box that React owns.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faults } from './axe.mjs';
import { launch, THREADS } from './browser.mjs';

/** @type {Awaited<ReturnType<typeof launch>>} */
let browser;
before(async () => { browser = await launch({ extension: null }); });
after(() => browser?.close());

test('ten conversations, newest first, opened one after the other without a reload', async () => {
  const { page } = await browser.open('/messages');
  const rows = page.locator('.inbox-list a');
  assert.equal(await rows.count(), 10);
  await page.evaluate(() => { document.documentElement.dataset.kept = 'yes'; });
  const ids = await rows.evaluateAll((links) => links.map((link) => new URL(/** @type {HTMLAnchorElement} */ (link).href).pathname));
  for (const path of ids) {
    await page.locator(`.inbox-list a[href="${path}"]`).click();
    await page.locator(`[data-thread="${path.split('/').at(-1)}"]`).waitFor();
    assert.equal(new URL(page.url()).pathname, path);
    const messages = await page.locator('.scrolling-message-list .wt-rounded.wt-text-body-01').count();
    assert.equal(await page.locator('.message time[datetime]').count(), messages);
  }
  assert.equal(await page.evaluate(() => document.documentElement.dataset.kept), 'yes');
  await page.goBack();
  await page.locator(`[data-thread="${ids.at(-2)?.split('/').at(-1)}"]`).waitFor();
});

test('the Munich message is 13 hours old and names the weekday five days ahead', async () => {
  const { page } = await browser.openThread(THREADS.munich);
  const at = await page.locator('.message time').getAttribute('datetime');
  assert.ok(Math.abs(Date.now() - 13 * 3_600_000 - Date.parse(at ?? '')) < 60_000, String(at));
  const weekday = new Date(Date.now() + 5 * 86_400_000).toLocaleDateString('en', { weekday: 'long', timeZone: THREADS.munich.zone });
  assert.match(await page.locator('.wt-text-body-01').innerText(), new RegExp(`bday on ${weekday}`));
  assert.match(await page.locator('.buyer-info').innerText(), /Munich, Germany/);
});

test('a sent reply stands in the thread and the box is empty; a draft stays with its thread', async () => {
  const { page } = await browser.openThread(THREADS.munich);
  const box = page.locator('textarea');
  await box.pressSequentially('Hello <b>Lena</b> & thanks\nOksana');
  await page.locator('.inbox-list a', { hasText: THREADS.leeds.name }).click();
  await page.locator(`[data-thread="${THREADS.leeds.id}"]`).waitFor();
  assert.equal(await box.inputValue(), '');
  await page.locator('.inbox-list a', { hasText: THREADS.munich.name }).click();
  await page.getByRole('button', { name: 'Send' }).click();
  const mine = page.locator('.message .wt-sem-bg-surface-informational-subtle');
  assert.equal((await mine.innerText()).replace(/^Message:\s*/, ''), 'Hello <b>Lena</b> & thanks\nOksana');
  assert.equal(await box.inputValue(), '');
});

test('the order page holds the ship-to block and a reply box of its own', async () => {
  const { page } = await browser.openThread(THREADS.leeds);
  await page.locator('.buyer-info a[href*="order_id="]').click();
  assert.equal(await page.locator('.address .country-name').innerText(), 'United Kingdom');
  assert.equal(await page.locator('.address .zip').innerText(), 'LS6 1AX');
  await page.locator('#dg-tabs-preact__tab-1--default_wt_tab_panel textarea.textarea').fill('Hello');
  assert.equal(new URL(page.url()).searchParams.get('order_id'), THREADS.leeds.order);
});

test('nothing inline runs without its nonce, and strings do not become markup', async () => {
  const { page } = await browser.open('/messages');
  const refused = await page.evaluate(() => {
    const script = document.createElement('script');
    try {
      script.textContent = 'window.ran = true';
      return 'textContent went through';
    } catch (error) {
      return error instanceof TypeError ? 'refused' : String(error);
    }
  });
  assert.equal(refused, 'refused');
  const style = await page.evaluate(() => {
    document.head.append(Object.assign(document.createElement('style'), { textContent: 'body { display: none }' }));
    return getComputedStyle(document.body).display;
  });
  assert.equal(style, 'block');
});

test('axe finds nothing to say, in either colour scheme', async () => {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    for (const path of ['/messages', `/messages/${THREADS.munich.id}`, `/your/orders/sold/completed?order_id=${THREADS.munich.order}`]) {
      const { page } = await browser.open(path);
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await faults(page), [], `${path}, ${colorScheme}`);
    }
  }
});
