// The service worker dies whenever the browser likes; the seller must not notice.

import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { launch, THREADS } from './browser.mjs';
import { until } from './until.mjs';
import { templateTitle, words } from './words.mjs';

/** @type {Awaited<ReturnType<typeof launch>>} */
let browser;
beforeEach(async () => { browser = await launch(); });
afterEach(() => browser?.close());

test('killed in the middle of typing: no letter is lost and the next keystroke is checked', async () => {
  const { page, ui } = await browser.openThread(THREADS.munich);
  await page.locator('textarea').click();
  await page.keyboard.type('Dear friend! ');
  await ui.underlined('the greeting', (lines) => lines.some(({ text }) => /friend/.test(text)));
  await page.keyboard.type('As I already sa');
  await browser.killWorker();
  await page.keyboard.type('id, you ');
  await ui.underlined('the reproach, by a new worker', (lines) => lines.some(({ text }) => /already said/.test(text)));
  assert.equal(await ui.draft(), 'Dear friend! As I already said, you ');
  assert.ok(await browser.workerRuns());
  assert.deepEqual(browser.errors, []);
});

test('killed again and again, each time with an answer on its way', async () => {
  const { page, ui } = await browser.openThread(THREADS.munich);
  await page.locator('textarea').click();
  let typed = '';
  for (const piece of ['Dear friend! ', 'I will write ', 'you again. ']) {
    await page.keyboard.type(piece);
    typed += piece;
    await browser.killWorker();
    await page.keyboard.type('.');
    typed += '.';
    await until('a new worker', () => browser.workerRuns());
  }
  await ui.underlined('the greeting', (lines) => lines.length === 1 && /friend/.test(lines[0]?.text ?? ''));
  assert.equal(await ui.draft(), typed);
});

test('killed while nothing is typed: the palette and the card still answer', async () => {
  const t = words('en');
  const { page, ui } = await browser.openThread(THREADS.munich);
  await page.locator('textarea').click();
  await page.keyboard.type('Dear friend! ');
  await ui.underlined('the greeting', (lines) => lines.length === 1);
  await browser.killWorker();
  await page.keyboard.press('Alt+KeyM');
  await ui.find('option', new RegExp(`^${templateTitle('delayed-parcel', 'en')}`));
  await page.keyboard.press('Escape');
  await ui.gone('dialog', t('palette.title'));
  await browser.killWorker();
  await page.keyboard.press('Alt+KeyP');
  await ui.find('group', t('card.fixes'));
  await page.keyboard.press('Enter');
  await until('the fix in the draft', async () => !/friend/.test(await ui.draft()), { describe: () => ui.draft() });
});
