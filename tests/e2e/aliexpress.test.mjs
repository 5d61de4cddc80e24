// The seller chat under one address: read and checked, never touched; no thread's matter in another; no key of ours in it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faults } from './axe.mjs';
import { eachBrowser } from './both.mjs';
import { launch } from './browser.mjs';
import { BOX, CHAT, CHATS, go, heard, listen, openChat, sent } from './chat.mjs';
import { until } from './until.mjs';
import { templateTitle, words } from './words.mjs';

const t = words('en');
const GREETING = 'Dear friend';

/** @typedef {import('./tab.mjs').Tab} Tab */

/** @param {Tab} tab @param {string} [text] */
async function write(tab, text = 'Dear friend! ') {
  await tab.click(BOX);
  await tab.type(text);
}

eachBrowser((name) => {
  /** @type {Awaited<ReturnType<typeof launch>>} */
  let browser;
  before(async () => { browser = await launch({ browser: name }); });
  after(() => browser?.close());

  test('a conversation is read and the draft checked as it is typed', async () => {
    const tab = await openChat(browser, CHATS.brazil);
    await write(tab);
    const [line] = await tab.ui.underlined('the greeting', (lines) => lines.length === 1);
    assert.equal(line?.text, GREETING);
    await tab.ui.find('StaticText', t('deadline.left_h'));
    const popup = await browser.popup(tab);
    const parts = ['found.composer_site', 'found.buyer_name', 'found.order', 'found.item', 'found.country', 'found.messages', 'found.times'];
    for (const part of parts) await popup.find('StaticText', t(part));
    await popup.close();
  });

  for (const query of ['', '?slow', '?nameless', '?routes=hash', '?nameless&slow']) {
    test(`what was dismissed in one conversation stays there${query && ` (${query})`}`, async () => {
      const tab = await openChat(browser, CHATS.spain, query);
      await write(tab);
      // The messages are read: nothing will move under the mouse any more.
      await tab.ui.find('StaticText', t('deadline.left_h'));
      await tab.ui.underlined('the greeting', (lines) => lines.length === 1);
      await tab.press('Alt+KeyP');
      await tab.ui.find('button', t('card.dismiss'));
      for (let stop = 0; stop < 6 && !t('card.dismiss').test((await tab.ui.focused())?.name ?? ''); stop += 1) await tab.press('Tab');
      await tab.press('Enter');
      await tab.ui.underlined('nothing any more', (lines) => lines.length === 0);

      await go(tab, CHATS.korea);
      await tab.ui.underlined('an empty box', (lines) => lines.length === 0);
      assert.equal(await tab.value(BOX), '');
      await write(tab);
      await tab.ui.underlined("the namesake's greeting", (lines) => lines.length === 1);

      await go(tab, CHATS.spain);
      await until('the first draft', async () => (await tab.value(BOX)).startsWith(GREETING));
      await tab.click(BOX);
      await tab.press('Control+End');
      await tab.type('It will come soon. ');
      await tab.ui.underlined('the promise alone', (lines) => lines.length === 1 && lines.every(({ text }) => text.includes('soon')));
      if (query.includes('routes')) assert.match(tab.url(), /#\/conversation\/spain7104$/);
      else assert.match(tab.url(), /#\/window$/);
      await tab.close();
    });
  }

  test('a template takes the values of the conversation that is shown', async () => {
    const tab = await openChat(browser, CHATS.brazil);
    await tab.ui.find('region', t('bar.label'));
    await go(tab, CHATS.poland);
    await tab.click(BOX);
    // Her nine hours, not his five.
    await tab.ui.find('StaticText', t('deadline.left_h', { h: 14 }));
    await tab.press('Alt+KeyM');
    await tab.ui.find('combobox', t('palette.search'));
    await tab.type(templateTitle('delayed-parcel', 'en'));
    await tab.ui.find('option', new RegExp(templateTitle('delayed-parcel', 'en')));
    await tab.press('Enter');
    await until('the template', async () => /Agnieszka/.test(await tab.value(BOX)), { describe: () => tab.value(BOX) });
    assert.match(await tab.value(BOX), new RegExp(CHATS.poland.order));
    assert.doesNotMatch(await tab.value(BOX), /Rafael/);
  });

  test('where Enter sends, no key of the palette or the card is heard, and nothing is sent', async () => {
    const tab = await openChat(browser, CHATS.poland);
    await write(tab);
    await tab.ui.underlined('the greeting', (lines) => lines.length === 1);
    await listen(tab);

    await tab.press('Alt+KeyP');
    await tab.ui.find('group', t('card.fixes'));
    for (const key of ['ArrowRight', 'ArrowDown', 'Tab', 'Shift+Tab', 'KeyA', 'Escape']) await tab.press(key);
    await tab.ui.gone('group', t('card.fixes'));

    await tab.press('Alt+KeyM');
    await tab.ui.find('combobox', t('palette.search'));
    await tab.type('qqqq');
    await tab.ui.find('StaticText', t('palette.empty'));
    // Enter on an empty list is nobody's; the page would send for it.
    for (const key of ['Enter', 'Control+Enter', 'ArrowDown', 'Escape']) await tab.press(key);
    await tab.ui.gone('combobox', t('palette.search'));
    assert.deepEqual((await heard(tab)).filter((what) => !/ (Alt|Control|Shift)$/.test(what)), []);

    await tab.press('Alt+KeyP');
    await tab.ui.find('group', t('card.fixes'));
    await tab.press('Enter');
    await until('the fix', async () => (await tab.value(BOX)).startsWith('Hello!'), { describe: () => tab.value(BOX) });
    assert.deepEqual((await heard(tab)).filter((what) => /key/.test(what) && !/ Alt$/.test(what)), []);
    assert.deepEqual(await sent(tab), []);
  });

  if (name === 'chromium') {
    test('what an input method composes in the search of the palette is not heard by the page either', async () => {
      const tab = await openChat(browser, CHATS.poland);
      const { cdp } = /** @type {{ cdp: import('playwright-core').CDPSession }} */ (/** @type {unknown} */ (tab.ui.sight));
      await write(tab);
      await tab.ui.underlined('the greeting', (lines) => lines.length === 1);
      await listen(tab);
      await tab.press('Alt+KeyM');
      await tab.ui.find('combobox', t('palette.search'));
      for (const text of ['ㅈ', '지', '지연']) await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      // The Enter that ends a composition is the input method's own: it must insert no template and send nothing.
      await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 });
      await cdp.send('Input.insertText', { text: '지연' });
      await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 });
      await until('the composed word', async () => (await tab.ui.find('combobox', t('palette.search'))).value === '지연');
      await tab.press('Escape');
      await tab.ui.gone('combobox', t('palette.search'));
      assert.deepEqual((await heard(tab)).filter((what) => !/ Alt$/.test(what)), []);
      assert.equal((await tab.value(BOX)).trim(), 'Dear friend!');
      assert.deepEqual(await sent(tab), []);
    });
  }

  test('a whole use leaves no click, key, submit or move of ours in the page', async () => {
    const tab = await openChat(browser, CHATS.brazil);
    await listen(tab);
    await tab.eval(() => { document.documentElement.dataset['kept'] = 'yes'; });
    const asked = browser.pages.seen.length;
    await write(tab);
    await tab.ui.underlined('the greeting', (lines) => lines.length === 1);
    await tab.press('Alt+KeyP');
    await tab.ui.find('group', t('card.fixes'));
    await tab.press('Enter');
    await until('the fix', async () => (await tab.value(BOX)).startsWith('Hello'));
    await tab.ui.click('button', t('bar.templates_label'));
    await tab.ui.find('option', new RegExp(templateTitle('delayed-parcel', 'en')));
    await tab.press('Enter');
    await until('the template', async () => /Rafael/.test(await tab.value(BOX)));
    await go(tab, CHATS.poland);
    await tab.ui.find('region', t('bar.label'));
    const made = (await heard(tab)).filter((what) => what.startsWith('made up'));
    assert.deepEqual(made.filter((what) => !/input/.test(what)), [], 'the page heard what no person did');
    assert.equal(await tab.eval(() => document.documentElement.dataset['kept']), 'yes');
    assert.equal(tab.url(), `${CHAT}#/window`);
    assert.deepEqual(browser.pages.seen.slice(asked), []);
    assert.deepEqual(await sent(tab), []);
  });

  for (const kind of ['frame', 'blank']) {
    test(`a reply box in ${kind === 'frame' ? 'a frame of the site' : 'an empty frame of the page'} is checked, with what the page around it says`, async () => {
      const tab = await openChat(browser, CHATS.brazil, `?composer=${kind}`);
      const frame = '[data-part~="input-frame"]';
      const inFrame = () => tab.eval((selector) => {
        const { contentWindow, contentDocument } = /** @type {HTMLIFrameElement} */ (document.querySelector(selector));
        const { CSS } = /** @type {typeof globalThis} */ (/** @type {unknown} */ (contentWindow));
        const box = /** @type {HTMLElement | null | undefined} */ (contentDocument?.querySelector('[role="textbox"]'));
        return { text: box?.innerText ?? null, lines: [...CSS.highlights.values()].reduce((sum, one) => sum + one.size, 0) };
      }, frame);
      await until('the box', async () => (await inFrame()).text !== null);
      await tab.click(frame);
      await tab.eval((selector) => {
        const { contentDocument, contentWindow } = /** @type {HTMLIFrameElement} */ (document.querySelector(selector));
        contentWindow?.focus();
        /** @type {HTMLElement} */ (contentDocument?.querySelector('[role="textbox"]')).focus();
      }, frame);
      await tab.type('Dear friend! ');
      await until('the greeting underlined', async () => (await inFrame()).lines === 1, { describe: async () => JSON.stringify(await inFrame()) });
      const popup = await browser.popup(tab);
      for (const part of ['found.composer_site', 'found.buyer_name', 'found.country', 'found.messages']) await popup.find('StaticText', t(part));
      await popup.close();
    });
  }

  test('a frame of another site gets nothing', async () => {
    const tab = await openChat(browser, CHATS.brazil, '?ad');
    const stranger = () => tab.eval(() => /** @type {{ nodes: number, text: string } | undefined} */ (Reflect.get(window, 'stranger')));
    await until('the stranger', stranger);
    await tab.click('[data-part~="ad-frame"]');
    await tab.type('Dear friend! It will come soon. ');
    await until('the words in it', async () => (await stranger())?.text.includes('soon'));
    // A word of the chat's own box, checked and painted, comes after all that could have been done to the frame.
    await write(tab);
    await tab.ui.underlined('the greeting', (lines) => lines.length === 1);
    assert.equal((await stranger())?.nodes, 2);
  });

  test('axe finds nothing to say about the chat, in either colour scheme', async () => {
    for (const scheme of /** @type {const} */ (['light', 'dark'])) {
      const tab = await openChat(browser, CHATS.brazil);
      await tab.colours(scheme);
      assert.deepEqual(await faults(tab), [], scheme);
      await tab.close();
    }
  });

  test('no page and no script of ours reported an error', () => {
    assert.deepEqual(browser.errors, []);
  });
});
