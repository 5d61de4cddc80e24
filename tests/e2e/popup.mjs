// The extension's real popup, over the tab it is about. Playwright does not adopt it, so the browser passes messages on.

import { until } from './until.mjs';
import { View } from './view.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

/**
 * A session to a target through another session.
 * @param {import('playwright-core').CDPSession} browser @param {string} targetId
 * @returns {Promise<import('./view.mjs').Cdp>}
 */
async function through(browser, targetId) {
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: false });
  /** @type {Map<number, { resolve: (value: never) => void, reject: (reason: Error) => void }>} */
  const waiting = new Map();
  browser.on('Target.receivedMessageFromTarget', (received) => {
    if (received.sessionId !== sessionId) return;
    const { id, result, error } = JSON.parse(received.message);
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error) asked?.reject(new Error(error.message));
    else asked?.resolve(/** @type {never} */ (result));
  });
  let last = 0;
  return {
    send: (method, params) => new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject });
      browser.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) }).catch(reject);
    }),
  };
}

export class Popup extends View {
  /** Opens it over a tab, as a click on the toolbar does. @param {Browser} browser @param {import('playwright-core').Page} page */
  static async over(browser, page) {
    await page.bringToFront();
    await browser.inWorker('chrome.action.openPopup()');
    const popup = await until('the popup', async () => {
      const { targetInfos } = await browser.cdp.send('Target.getTargets');
      return targetInfos.find(({ url, attached }) => !attached && url.startsWith(`chrome-extension://${browser.extensionId}/popup.html`));
    });
    return new Popup(await through(browser.cdp, popup.targetId), browser, popup.targetId);
  }

  /** @param {import('./view.mjs').Cdp} cdp @param {Browser} browser @param {string} targetId */
  constructor(cdp, browser, targetId) {
    super(cdp);
    this.browser = browser;
    this.targetId = targetId;
  }

  /** The popup goes, as when a person clicks elsewhere. */
  async close() {
    await this.browser.cdp.send('Target.closeTarget', { targetId: this.targetId });
  }
}
