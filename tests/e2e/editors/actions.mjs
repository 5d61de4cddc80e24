// What a person does in an editor with Parley beside it, and what must be there afterwards.

import assert from 'node:assert/strict';
import { setTimeout as tick } from 'node:timers/promises';
import { until } from '../until.mjs';
import { words } from '../words.mjs';
import { framed, measured, scrollTo, traces } from './inside.mjs';
import { perKeystroke } from './speed.mjs';

/** @typedef {Awaited<ReturnType<typeof import('../browser.mjs').launch>>} Browser */
/** @typedef {Awaited<ReturnType<Browser['open']>>} Tab */
/** @typedef {{ browser: Browser, tab: Tab, name: import('../both.mjs').Name, kind: import('./list.mjs').Kind }} Stage */
/** @typedef {{ title: string, page?: 'pair' | 'frame', run: (stage: Stage) => Promise<import('./table.mjs').Note | void> }} Action */

const t = words('en');
const FRIEND = 'Dear friend';
const SOON = 'It will come soon';
const TYPED = [`${FRIEND}! The ring 💍 is "here" – שלום.`, `${SOON}. Goodbye`];
const LONG = [`${FRIEND}! The ring is here.`, ...Array.from({ length: 9 }, (_, n) => `This is line ${n + 2} of the draft.`), `${SOON}, you see.`, 'Goodbye'].join('\n');

/** Spaces and line ends as a reader sees them. @param {string} text */
const plain = (text) => text.replace(/\u00a0/g, ' ').replace(/[\u200b\ufeff\u2060]/g, '');
/** @param {string} text */
const oneEnd = (text) => plain(text).replace(/\n+/g, '\n').trimEnd();

/** A fresh page of the editor, Parley beside it. @param {Browser} browser @param {string} editor @param {Action['page']} [page] */
export async function openEditor(browser, editor, page) {
  const tab = await browser.open(`/messages/9000000001?editor=${editor}${page ? `&${page}=1` : ''}`);
  if (page === 'frame') await until('the frame', () => tab.eval(framed, null), { describe: () => tab.url() });
  else {
    await tab.waitFor('.editor-place[data-ready]');
    await tab.ui.find('region', t('bar.label'));
  }
  return tab;
}

/** @param {Tab} tab @param {number} [which] */
const model = (tab, which = 0) => tab.eval((at) => /** @type {any} */ (window).editorText(at), which);

/** Waits until the page shows a text and the editor knows it. @param {Stage} stage @param {Tab} tab @param {string} text @param {string} what */
async function holds({ kind }, tab, text, what) {
  await until(what, async () => await model(tab) === text && oneEnd(await tab.value(kind.box)) === oneEnd(text), {
    within: 5_000,
    describe: async () => `model: ${JSON.stringify(await model(tab))}\npage:  ${JSON.stringify(await tab.value(kind.box))}\nwanted ${JSON.stringify(text)}\n${await tab.ui.outline()}`,
  });
}

/** Types a draft of two lines with something to find in each. @param {Stage} stage @param {Tab} tab */
async function write(stage, tab) {
  await tab.click(stage.kind.box);
  const [first = '', second = ''] = TYPED;
  await tab.type(first);
  await tab.press('Enter');
  await tab.type(second);
  await found(tab, [FRIEND, SOON]);
  await holds(stage, tab, TYPED.join('\n'), 'the typed draft');
}

/** @param {Tab} tab @param {string[]} texts */
const found = (tab, texts) => tab.ui.underlined(texts.join(' and ') || 'nothing', (lines) => JSON.stringify(lines.map(({ text }) => text)) === JSON.stringify(texts));

/** Undo takes together what is done in quick succession: a person has read the card meanwhile. @param {Stage} stage */
const breathe = ({ kind }) => tick((kind.steps ?? 0) * 1.1);

/** The first thing underlined is on its words, to a pixel. @param {Stage} stage @param {Tab} tab @param {string} text @param {string} when */
async function sits({ kind }, tab, text, when) {
  let seen = '';
  await until(`the underline on its words ${when}`, async () => {
    const line = (await tab.ui.underlines()).find((one) => one.text === text);
    const here = line && await tab.ui.place(line).catch(() => null);
    const there = await tab.eval(measured, { box: kind.box, words: text });
    seen = `ours ${JSON.stringify(here)}, the page's ${JSON.stringify(there)}`;
    if (!here || !there) return false;
    return Math.abs(here.x - there.x - there.width / 2) <= 1 && Math.abs(here.y - there.y - there.height / 2) <= 1
      && Math.abs(here.width - there.width) <= 1;
  }, { within: 5_000, describe: () => seen });
}

const FIXED = TYPED.join('\n').replace(FRIEND, 'Hello');

/** Undo and redo by the keys of the editor, the draft in between. @param {Stage} stage @param {Tab} tab */
async function undoRedo(stage, tab) {
  await tab.press('Control+KeyZ');
  await holds(stage, tab, TYPED.join('\n'), 'the draft before the fix, after one undo');
  await found(tab, [FRIEND, SOON]);
  await tab.press('Control+Shift+KeyZ');
  await holds(stage, tab, FIXED, 'the fix again, after one redo');
  await found(tab, [SOON]);
}

/** @param {Stage} stage */
async function typing(stage) {
  const { tab } = stage;
  await write(stage, tab);
  await tab.type(' and more');
  await holds(stage, tab, `${TYPED.join('\n')} and more`, 'the draft as typed on');
  await found(tab, [FRIEND, SOON]);
}

/** @param {Stage} stage */
async function places(stage) {
  const { tab } = stage;
  const scroller = stage.kind.scroller ?? stage.kind.box;
  await tab.eval((text) => /** @type {any} */ (window).editorRemount(text), LONG);
  await found(tab, [FRIEND, SOON]);
  await sits(stage, tab, FRIEND, 'at rest');
  const down = await tab.eval(measured, { box: stage.kind.box, words: SOON });
  assert.ok(down);
  assert.ok(await tab.eval(scrollTo, { scroller, place: down }) > 20, 'the editor does not scroll');
  await sits(stage, tab, SOON, 'after scrolling in the editor');
  await tab.eval(() => window.scrollBy({ top: 120, behavior: 'instant' }));
  await sits(stage, tab, SOON, 'after scrolling the page');
  await tab.viewport(640, 700);
  await sits(stage, tab, SOON, 'in a smaller window');
  await tab.viewport(1280, 800);
  for (const factor of [0.67, 1.5, 1]) {
    await tab.zoom(factor);
    await sits(stage, tab, SOON, `at ${factor * 100} %`);
  }
}

/** @param {Stage} stage */
async function fixByMouse(stage) {
  const { tab } = stage;
  await write(stage, tab);
  await breathe(stage);
  const [line] = await tab.ui.underlines();
  assert.ok(line);
  await tab.ui.hover(await tab.ui.place(line));
  await tab.ui.click('button', /Hello/);
  await holds(stage, tab, FIXED, 'the fix');
  await found(tab, [SOON]);
  await breathe(stage);
  await undoRedo(stage, tab);
}

/** @param {Stage} stage */
async function fixByKeyboard(stage) {
  const { tab } = stage;
  await write(stage, tab);
  await breathe(stage);
  await tab.press('Alt+KeyP');
  await until('the focus on the card', async () => (await tab.ui.focused())?.role === 'button', { describe: () => tab.ui.outline() });
  await tab.press('Enter');
  await holds(stage, tab, FIXED, 'the fix');
  await found(tab, [SOON]);
  await tab.press('Escape');
  await until('the focus back in the editor', () => tab.eval((box) => document.querySelector(box)?.contains(document.activeElement), stage.kind.box));
  await breathe(stage);
  await undoRedo(stage, tab);
  // The caret is behind the fix: what is typed next stands there.
  await tab.type('!');
  await until('typing to go on in the editor', async () => (await model(tab)).length === FIXED.length + 1);
}

const TEMPLATE = ['Hi Lena,', '', "Thank you for writing, you've made my day. It's good to know that the {item} has found the right home.", '',
  "If you ever have a question about its care, I'm here.", '', 'Warm wishes,', '{shop}'].join('\n');

/** Puts the template for kind words in at the caret. @param {Tab} tab */
async function insert(tab) {
  await tab.press('Alt+KeyM');
  await tab.ui.find('dialog', t('palette.title'));
  await tab.type('kind words');
  await until('the template in the list', async () => {
    const [first] = (await tab.ui.all()).filter(({ role }) => role === 'option');
    return first?.name.startsWith('Thank you for kind words') && first.states.selected === true;
  }, { describe: () => tab.ui.outline() });
  await tab.press('Enter');
}

/** @param {Stage} stage */
async function template(stage) {
  const { tab } = stage;
  await tab.click(stage.kind.box);
  await tab.type('P');
  await holds(stage, tab, 'P', 'a letter');
  await tab.press('Backspace');
  // What is read then may be a placeholder.
  await until('an empty box', async () => await model(tab) === '');
  await breathe(stage);
  await insert(tab);
  await holds(stage, tab, stage.kind.lines(TEMPLATE), 'the template with its lines');
  await found(tab, ['{item}', '{shop}']);
  // The first gap is selected: what is typed fills it.
  await tab.type('ring');
  await holds(stage, tab, stage.kind.lines(TEMPLATE).replace('{item}', 'ring'), 'the gap filled by typing');
  await found(tab, ['{shop}']);
}

/** @param {Stage} stage */
async function templateBehind(stage) {
  const { tab } = stage;
  await tab.click(stage.kind.box);
  await tab.type('One');
  await tab.press('Enter');
  await tab.type('Two ');
  await holds(stage, tab, 'One\nTwo ', 'two lines');
  await breathe(stage);
  await insert(tab);
  await holds(stage, tab, `One\nTwo ${stage.kind.lines(TEMPLATE)}`, 'the template behind the two lines');
  await breathe(stage);
  await tab.press('Control+KeyZ');
  await holds(stage, tab, 'One\nTwo ', 'the two lines again, after one undo');
}

/** @param {Stage} stage */
async function offAndOn(stage) {
  const { tab } = stage;
  await write(stage, tab);
  const popup = await stage.browser.popup(tab);
  await popup.click('switch', /Etsy/);
  await until('an empty page', async () => (await tab.ui.hosts()).length === 0, { describe: () => tab.ui.outline() });
  assert.deepEqual(await tab.eval(traces), { highlights: 0, sheets: 0, popovers: 0 });
  await tab.eval(() => {
    const heard = /** @type {string[]} */ ([]);
    window.addEventListener('keydown', (event) => heard.push(`${event.code} ${event.defaultPrevented}`));
    Object.assign(window, { heard });
  });
  await tab.focus(stage.kind.box);
  await tab.press('Alt+KeyM');
  await tab.press('Alt+KeyP');
  const heard = await tab.eval(() => /** @type {any} */ (window).heard.filter((/** @type {string} */ key) => key.startsWith('Key')));
  assert.deepEqual(heard, ['KeyM false', 'KeyP false']);
  assert.deepEqual(await tab.eval(traces), { highlights: 0, sheets: 0, popovers: 0 });
  assert.equal(await model(tab), TYPED.join('\n'));
  await popup.click('switch', /Etsy/);
  await found(tab, [FRIEND, SOON]);
  await popup.close();
}

/** @param {Stage} stage */
async function remount(stage) {
  const { tab } = stage;
  await write(stage, tab);
  await tab.eval((text) => /** @type {any} */ (window).editorRemount(text), 'Good day!\nIt will come soon, dear friend.');
  await found(tab, [SOON, 'dear friend']);
  await sits(stage, tab, SOON, 'in the new editor');
  assert.equal((await tab.ui.hosts()).length, 1, 'one root for the editor that is there');
}

/** @param {Stage} stage */
async function replacedNodes(stage) {
  const { tab } = stage;
  await write(stage, tab);
  // A framework draws the same words with other nodes, and no event says so.
  const drawn = await tab.eval((box) => {
    const walker = document.createTreeWalker(/** @type {Node} */ (document.querySelector(box)), NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
    for (const text of texts) text.replaceWith(document.createTextNode(text.data));
    return texts.length;
  }, stage.kind.box);
  if (stage.kind.box.includes('textarea')) assert.ok(drawn < 2);
  await found(tab, [FRIEND, SOON]);
  await sits(stage, tab, SOON, 'on the new nodes');
}

/** @param {Stage} stage */
async function twoEditors(stage) {
  const { tab, kind } = stage;
  const first = { ...stage, kind: { ...kind, box: `[aria-label="Reply"] ${kind.box}` } };
  const second = { ...stage, kind: { ...kind, box: `[aria-label="Second reply"] ${kind.box}` } };
  await tab.click(second.kind.box);
  await tab.type(`${FRIEND}! Thanks.`);
  await found(tab, [FRIEND]);
  await sits(second, tab, FRIEND, 'in the second editor');
  await tab.press('Alt+KeyP');
  await until('the focus on the card', async () => (await tab.ui.focused())?.role === 'button', { describe: () => tab.ui.outline() });
  await tab.press('Enter');
  await until('the fix in the second editor', async () => await model(tab, 1) === 'Hello! Thanks.', { describe: () => model(tab, 1) });
  assert.equal(await model(tab), '');
  await tab.press('Escape');
  await tab.click(first.kind.box);
  await tab.type(`${SOON}. ok`);
  await found(tab, [SOON]);
  await sits(first, tab, SOON, 'in the first editor');
  assert.equal(await model(tab, 1), 'Hello! Thanks.');
  assert.equal((await tab.ui.hosts()).length, 1);
}

/** @param {Stage} stage */
async function inFrame({ tab, kind, name }) {
  await tab.click('iframe');
  await tab.type(`${FRIEND}! Thanks.`);
  const seen = () => tab.eval(framed, null);
  await until('Parley beside the editor in the frame', async () => (await seen())?.roots === 1);
  // Firefox has no highlights in a textarea: what is drawn there is in a closed root in the frame.
  if (name === 'firefox' && kind.box.includes('textarea')) return { say: 'bar only' };
  await until('the underline in the frame', async () => (await seen())?.highlights === 1);
  await tab.press('Alt+KeyP');
  await until('the focus on the card', async () => (await seen())?.focused === true);
  await tab.press('Enter');
  await until('the fix in the frame', async () => (await seen())?.text === 'Hello! Thanks.', { describe: async () => JSON.stringify(await seen()) });
  return undefined;
}

/** @param {Stage} stage */
async function speed(stage) {
  if (stage.name !== 'chromium') return { skip: 'measured in Chromium only' };
  return { say: `${(await perKeystroke(stage)).toFixed(1)} ms` };
}

/** @type {Action[]} */
export const ACTIONS = [
  { title: 'type', run: typing },
  { title: 'underline in place', run: places },
  { title: 'fix by mouse, undo, redo', run: fixByMouse },
  { title: 'fix by keyboard, undo, redo', run: fixByKeyboard },
  { title: 'template', run: template },
  { title: 'template behind a text, undo', run: templateBehind },
  { title: 'nodes replaced', run: replacedNodes },
  { title: 'off and on', run: offAndOn },
  { title: 'remount', run: remount },
  { title: 'two editors', page: 'pair', run: twoEditors },
  { title: 'in a frame', page: 'frame', run: inFrame },
  { title: 'our time a keystroke', run: speed },
];

/** @param {Stage} stage */
async function refused(stage) {
  const { tab } = stage;
  await tab.click(stage.kind.box);
  await tab.type('Yes. ');
  await holds(stage, tab, 'Yes. ', 'a few letters');
  await insert(tab);
  await tab.ui.find('StaticText', t('insert.copied'));
  await holds(stage, tab, 'Yes. ', 'the draft as it was');
  await tab.press('Escape');
  await tab.eval(() => document.querySelector('.after')?.append(Object.assign(document.createElement('textarea'), { id: 'notes' })));
  await tab.click('#notes');
  await tab.press('Control+KeyV');
  await until('the text from the clipboard', async () => await tab.value('#notes') === TEMPLATE, { describe: () => tab.value('#notes') });
}

/** @type {Action[]} */
export const REFUSALS = [{ title: 'text not taken: notice, clipboard', run: refused }];
