// The practice page keeps its word: strict policy, one page for all threads, a reply box that React owns.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faults } from './axe.mjs';
import { eachBrowser } from './both.mjs';
import { launch, THREADS } from './browser.mjs';

eachBrowser((name) => {
  /** @type {Awaited<ReturnType<typeof launch>>} */
  let browser;
  before(async () => { browser = await launch({ browser: name, extension: null }); });
  after(() => browser?.close());

  test('ten conversations, newest first, opened one after the other without a reload', async () => {
    const tab = await browser.open('/messages');
    await tab.waitFor('.inbox-list a');
    assert.equal(await tab.count('.inbox-list a'), 10);
    await tab.eval(() => { document.documentElement.dataset.kept = 'yes'; });
    const ids = await tab.eval(() => [...document.querySelectorAll('.inbox-list a')].map((link) => new URL(/** @type {HTMLAnchorElement} */ (link).href).pathname));
    for (const path of ids) {
      await tab.click(`.inbox-list a[href="${path}"]`);
      await tab.waitFor(`[data-thread="${path.split('/').at(-1)}"]`);
      assert.equal(new URL(tab.url()).pathname, path);
      const messages = await tab.count('.scrolling-message-list .wt-rounded.wt-text-body-01');
      assert.equal(await tab.count('.message time[datetime]'), messages);
    }
    assert.equal(await tab.eval(() => document.documentElement.dataset.kept), 'yes');
    await tab.back();
    await tab.waitFor(`[data-thread="${ids.at(-2)?.split('/').at(-1)}"]`);
  });

  test('the Munich message is 13 hours old and names the weekday five days ahead', async () => {
    const tab = await browser.openThread(THREADS.munich);
    const at = await tab.eval(() => document.querySelector('.message time')?.getAttribute('datetime'));
    assert.ok(Math.abs(Date.now() - 13 * 3_600_000 - Date.parse(at ?? '')) < 60_000, String(at));
    const weekday = new Date(Date.now() + 5 * 86_400_000).toLocaleDateString('en', { weekday: 'long', timeZone: THREADS.munich.zone });
    assert.match(await tab.value('.wt-text-body-01'), new RegExp(`bday on ${weekday}`));
    assert.match(await tab.value('.buyer-info'), /Munich, Germany/);
  });

  test('a sent reply stands in the thread and the box is empty; a draft stays with its thread', async () => {
    const tab = await browser.openThread(THREADS.munich);
    await tab.click('textarea');
    await tab.type('Hello <b>Lena</b> & thanks\nOksana');
    await tab.click('.inbox-list a', { text: THREADS.leeds.name });
    await tab.waitFor(`[data-thread="${THREADS.leeds.id}"]`);
    assert.equal(await tab.value('textarea'), '');
    await tab.click('.inbox-list a', { text: THREADS.munich.name });
    await tab.waitFor(`[data-thread="${THREADS.munich.id}"]`);
    await tab.view.click('button', 'Send');
    const mine = '.message .wt-sem-bg-surface-informational-subtle';
    await tab.waitFor(mine);
    assert.equal((await tab.value(mine)).replace(/^Message:\s*/, ''), 'Hello <b>Lena</b> & thanks\nOksana');
    assert.equal(await tab.value('textarea'), '');
  });

  test('the order page holds the ship-to block and a reply box of its own', async () => {
    const tab = await browser.openThread(THREADS.leeds);
    await tab.click('.buyer-info a[href*="order_id="]');
    await tab.waitFor('.address');
    assert.equal(await tab.value('.address .country-name'), 'United Kingdom');
    assert.equal(await tab.value('.address .zip'), 'LS6 1AX');
    await tab.click('#dg-tabs-preact__tab-1--default_wt_tab_panel textarea.textarea');
    await tab.type('Hello');
    assert.equal(await tab.value('#dg-tabs-preact__tab-1--default_wt_tab_panel textarea.textarea'), 'Hello');
    assert.equal(new URL(tab.url()).searchParams.get('order_id'), THREADS.leeds.order);
  });

  test('nothing inline runs without its nonce, and strings do not become markup', async () => {
    const tab = await browser.open('/messages');
    const refused = await tab.eval(() => {
      const script = document.createElement('script');
      try {
        script.textContent = 'window.ran = true';
        return 'textContent went through';
      } catch (error) {
        return error instanceof TypeError ? 'refused' : String(error);
      }
    });
    assert.equal(refused, 'refused');
    const style = await tab.eval(() => {
      document.head.append(Object.assign(document.createElement('style'), { textContent: 'body { display: none }' }));
      return getComputedStyle(document.body).display;
    });
    assert.equal(style, 'block');
  });

  test('axe finds nothing to say, in either colour scheme', async () => {
    for (const scheme of /** @type {const} */ (['light', 'dark'])) {
      for (const path of ['/messages', `/messages/${THREADS.munich.id}`, `/your/orders/sold/completed?order_id=${THREADS.munich.order}`]) {
        const tab = await browser.open(path);
        await tab.colours(scheme);
        assert.deepEqual(await faults(tab), [], `${path}, ${scheme}`);
      }
    }
  });
});
