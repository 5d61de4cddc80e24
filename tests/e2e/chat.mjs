// The practice seller chat, for the tests: its people, opening a conversation, what its page noticed.

export const CHAT = 'https://gsp.aliexpress.com/m_apps/im-chat/im';
export const BOX = '[data-part~="input-area"]';

/** @typedef {import('./tab.mjs').Tab} Tab */
/** @typedef {import('./browser.mjs').Browser} Browser */

/** Two buyers have one name, one of them no order; both began with the same ready-made words. */
export const CHATS = {
  brazil: { id: 'brazil7101', name: 'Rafael Moura', order: '8172400915530217' },
  poland: { id: 'poland7102', name: 'Agnieszka Wrona', order: '8172388104427001' },
  spain: { id: 'spain7104', name: 'Anna', order: '8172350091148820' },
  korea: { id: 'korea7105', name: 'Anna', order: '' },
};

/** Goes to a conversation as a seller does, by its line in the list. @param {Tab} tab @param {{ id: string }} chat */
export async function go(tab, { id }) {
  await tab.click(`button[data-thread="${id}"]`);
  await tab.waitFor(`[data-open="${id}"] [data-part~="message-text"]`);
}

/** A tab on a conversation. @param {Browser} browser @param {{ id: string }} chat @param {string} [query]  the page's variant, as '?slow' */
export async function openChat(browser, chat, query = '') {
  const tab = await browser.open(`${CHAT}${query}#/window`);
  await go(tab, chat);
  return tab;
}

/** What the seller has sent so far. @param {Tab} tab */
export async function sent(tab) {
  return tab.eval(() => [...document.querySelectorAll('[data-part~="message-right"] [data-part~="message-text"]')].map((one) => one.textContent));
}

/** From now on the page writes down what it hears, as a curious page would. @param {Tab} tab */
export async function listen(tab) {
  await tab.eval(() => {
    /** @type {string[]} */
    const heard = [];
    const types = [
      'keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'compositionstart', 'compositionupdate', 'compositionend',
      'pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'dblclick', 'submit', 'change',
    ];
    for (const type of types) {
      window.addEventListener(type, (event) => {
        const key = event instanceof KeyboardEvent ? ` ${event.key}` : '';
        heard.push(`${event.isTrusted ? '' : 'made up '}${type}${key}`);
      }, true);
    }
    Object.assign(window, { heard });
  });
}

/** What it has heard since the last time. @param {Tab} tab @returns {Promise<string[]>} */
export async function heard(tab) {
  return tab.eval(() => /** @type {string[]} */ (Reflect.get(window, 'heard')).splice(0));
}
