// What the extension has in the browser's storage, and how a test puts something there for the next background.

import { until } from './until.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

/** All of it. @param {Browser} browser */
export async function stored(browser) {
  return /** @type {Record<string, any>} */ (await browser.inWorker('chrome.storage.local.get(null)'));
}

/** The kept drafts' texts. @param {Browser} browser */
export async function drafts(browser) {
  return Object.entries(await stored(browser)).flatMap(([key, value]) => key.startsWith('draft:') ? [String(value.text)] : []);
}

/** Waits until the drafts are as wanted. @param {Browser} browser @param {string} what @param {(texts: string[]) => boolean} test */
export async function draftsAre(browser, what, test) {
  await until(what, async () => test(await drafts(browser)), { describe: async () => JSON.stringify(await drafts(browser)) });
}

/** Puts items there as if an earlier life of the extension had. @param {Browser} browser @param {Record<string, unknown>} items */
export async function plant(browser, items) {
  await afresh(browser, `chrome.storage.local.set(${JSON.stringify(items)})`);
}

/** Everything goes. @param {Browser} browser */
export async function clear(browser) {
  await afresh(browser, 'chrome.storage.local.clear()');
}

/** @param {Browser} browser @param {string} change */
async function afresh(browser, change) {
  // A page of ours wakes the background, should it sleep.
  const page = await browser.openOwn('popup.html');
  await page.run(`${change}.then(() => true)`);
  await page.close();
  // The background remembers what it has read.
  await browser.killWorker();
}

/** A draft of the practice shop. @param {{ id: string }} thread @param {string} text @param {number} [at] */
export const draftOf = ({ id }, text, at = Date.now()) => ({ [`draft:1:https://www.etsy.com etsy:0:${id}`]: { text, at } });
