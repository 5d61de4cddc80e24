// The background dies whenever the browser likes; the seller must not notice.

import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { eachBrowser } from './both.mjs';
import { launch, THREADS } from './browser.mjs';
import { until } from './until.mjs';
import { templateTitle, words } from './words.mjs';

eachBrowser((name) => {
  /** @type {Awaited<ReturnType<typeof launch>>} */
  let browser;
  beforeEach(async () => { browser = await launch({ browser: name }); });
  afterEach(() => browser?.close());

  test('killed in the middle of typing: no letter is lost and the next keystroke is checked', async () => {
    const tab = await browser.openThread(THREADS.munich);
    await tab.click('textarea');
    await tab.type('Dear friend! ');
    await tab.ui.underlined('the greeting', (lines) => lines.some(({ text }) => /friend/.test(text)));
    await tab.type('As I already sa');
    await browser.killWorker();
    await tab.type('id, you ');
    await tab.ui.underlined('the reproach, by a new worker', (lines) => lines.some(({ text }) => /already said/.test(text)));
    assert.equal(await tab.ui.draft(), 'Dear friend! As I already said, you ');
    assert.ok(await browser.workerRuns());
    assert.deepEqual(browser.errors, []);
  });

  test('killed again and again, each time with an answer on its way', async () => {
    const tab = await browser.openThread(THREADS.munich);
    await tab.click('textarea');
    let typed = '';
    for (const piece of ['Dear friend! ', 'I will write ', 'you again. ']) {
      await tab.type(piece);
      typed += piece;
      await browser.killWorker();
      await tab.type('.');
      typed += '.';
      await until('a new worker', () => browser.workerRuns());
    }
    await tab.ui.underlined('the greeting', (lines) => lines.length === 1 && /friend/.test(lines[0]?.text ?? ''));
    assert.equal(await tab.ui.draft(), typed);
  });

  test('killed while nothing is typed: the palette and the card still answer', async () => {
    const t = words('en');
    const tab = await browser.openThread(THREADS.munich);
    await tab.click('textarea');
    await tab.type('Dear friend! ');
    await tab.ui.underlined('the greeting', (lines) => lines.length === 1);
    await browser.killWorker();
    await tab.press('Alt+KeyM');
    await tab.ui.find('option', new RegExp(`^${templateTitle('delayed-parcel', 'en')}`));
    await tab.press('Escape');
    await tab.ui.gone('dialog', t('palette.title'));
    await browser.killWorker();
    await tab.press('Alt+KeyP');
    await tab.ui.find('group', t('card.fixes'));
    await tab.press('Enter');
    await until('the fix in the draft', async () => !/friend/.test(await tab.ui.draft()), { describe: () => tab.ui.draft() });
  });
});
