/*
 * One reply, end to end: what the tests check and what `./try` shows. Each step ends in a state a seller can see and
 * leaves a screenshot. All that must stand in the bar is worked out here from the machine's clock, not by the product.
 */

import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { THREADS } from './browser.mjs';
import { until } from './until.mjs';
import { templateTitle, words } from './words.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */
/** @typedef {import('./tab.mjs').Tab} Tab */
/**
 * @typedef {object} Stage
 * @property {Tab} tab
 * @property {ReturnType<typeof words>} t
 * @property {number} openedAt  when the page was loaded: its stamps count from there
 * @property {(name: string) => Promise<void>} shot
 */

export const DRAFT = 'Dear friend! As I already said, you must wait. It will come soon. Write me on WhatsApp +380 67 000 00 00, '
  + 'leave 5 stars and I give you discount. The new date is 03/04.';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LANG = 'uk';
const UKRAINIAN = /\p{Script=Cyrillic}{3}/u;

/** The three minutes around now: the bar may be one tick behind or ahead. */
const aroundNow = () => [-1, 0, 1].map((minutes) => Date.now() + minutes * MINUTE);

/** @param {string} zone */
function clockTimes(zone) {
  const format = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone });
  return aroundNow().map((at) => format.format(at));
}

/** The words for the time from now to `due`, within a minute. @param {Stage} stage @param {number} due */
function deadlines({ t }, due) {
  return aroundNow().map((now) => {
    const minutes = Math.floor(Math.abs(due - now) / MINUTE);
    const values = { h: Math.floor(minutes / 60), m: minutes % 60 };
    const key = due < now ? (values.h > 0 ? 'deadline.over_h' : 'deadline.over_m') : values.h > 0 ? 'deadline.left_h' : 'deadline.left_m';
    return t(key, values);
  });
}

/** @param {Stage} stage */
async function bar({ tab, t }) {
  const node = await tab.ui.peek('region', t('bar.label'));
  return node ? tab.ui.text(node) : '';
}

/** Waits until the bar says it. @param {Stage} stage @param {string} what @param {(text: string) => boolean} test */
async function barSays(stage, what, test) {
  return until(`a bar with ${what}`, async () => {
    const text = await bar(stage);
    return test(text) ? text : null;
  }, { describe: () => stage.tab.ui.outline() });
}

/** Lines of the list: how grave, and the words they are about. @param {Stage} stage */
async function listed({ tab, t }) {
  const ranks = ['stop', 'warn', 'hint'].map((severity) => t(`severity.${severity}`));
  const lines = [];
  for (const { role, name } of await tab.ui.all()) {
    const [, severity] = /\(([^()]+)\)/.exec(name) ?? [];
    const rank = severity ? ranks.findIndex((one) => one.test(severity)) : -1;
    if (role === 'button' && rank >= 0) lines.push({ rank, name });
  }
  return lines;
}

/** The seller's own settings, made in the popup: Ukrainian, Kyiv, a name to sign with. @param {Browser} browser @param {ReturnType<typeof words>} t */
async function settings(browser, t) {
  const id = await browser.inWorker("chrome.tabs.query({ url: 'https://www.etsy.com/*' }).then(([tab]) => tab.id)");
  const popup = await browser.openOwn(`popup.html?tab=${id}`);
  await popup.viewport(340, 430);
  await popup.view.choose(words('en')('popup.language'), LANG);
  await popup.view.find('combobox', t('popup.zone')); // the words change a moment after the choice
  const kyiv = await popup.eval(() => [...document.querySelectorAll('option')].map(({ value }) => value).find((zone) => /^Europe\/K(?:yiv|iev)$/.test(zone)));
  assert.ok(kyiv, 'Kyiv is not among the zones');
  await popup.view.choose(t('popup.zone'), kyiv);
  await popup.view.click('textbox', t('popup.shop'));
  await popup.type('Oksana');
  await popup.press('Tab');
  return popup;
}

/** @param {Stage} stage */
async function clockAndDeadline(stage) {
  await stage.tab.click('textarea');
  const due = stage.openedAt - 13 * HOUR + 24 * HOUR;
  return barSays(stage, `one of ${clockTimes(THREADS.munich.zone)} and ${deadlines(stage, due)}`, (text) =>
    clockTimes(THREADS.munich.zone).some((time) => text.includes(time)) && deadlines(stage, due).some((words) => words.test(text)));
}

/** @param {Stage} stage */
async function gravestUnderlined(stage) {
  const { tab, t } = stage;
  await tab.click('textarea');
  await tab.type(DRAFT);
  const lines = await tab.ui.underlined('WhatsApp and the stars among three', (found) => found.length === 3
    && found.some(({ text }) => /whatsapp/i.test(text)) && found.some(({ text }) => /5 stars/.test(text)));
  await barSays(stage, 'what to fix and how much more', (text) => t('bar.to_fix').test(text) && t('bar.more').test(text));
  await tab.ui.click('button', t('bar.to_fix'));
  await tab.ui.find('dialog', t('list.title'));
  const list = await listed(stage);
  assert.ok(list.length >= 6, `only ${list.length} lines:\n${await tab.ui.outline()}`);
  const isUnderlined = (/** @type {{ name: string }} */ { name }) => lines.some(({ text }) => name.includes(text.replace(/\s+/g, ' ').slice(0, 60)));
  const mildest = Math.max(...list.filter(isUnderlined).map(({ rank }) => rank));
  // A line that quotes nothing is about the whole message, which can't be underlined.
  const gravestLeft = Math.min(...list.filter((line) => !isUnderlined(line) && !line.name.endsWith(')')).map(({ rank }) => rank));
  assert.ok(mildest <= gravestLeft, `a graver one is not underlined:\n${await tab.ui.outline()}`);
  for (const { name } of list) assert.match(name, UKRAINIAN);
  return `${lines.length} underlined, ${list.length} listed`;
}

/** @param {Stage} stage */
async function cardExplains({ tab, t }) {
  await tab.press('Escape');
  await tab.ui.gone('dialog', t('list.title'));
  const lines = await tab.ui.underlines();
  const worst = lines.find(({ text }) => /whatsapp/i.test(text));
  assert.ok(worst);
  await tab.ui.hover(await tab.ui.place(worst));
  const card = await tab.ui.find('dialog', /./);
  assert.match(card.name, UKRAINIAN);
  assert.match(card.description, UKRAINIAN);
  assert.equal(await tab.ui.draft(), DRAFT, 'looking changes nothing');
  return `${card.name}: ${card.description}`;
}

/** Fixes until three are applied, each by Enter on the card's own focus. @param {Stage} stage */
async function threeFixes({ tab, t }) {
  await tab.press('Escape');
  await tab.focus('textarea');
  await tab.press('Control+End');
  const drafts = [await tab.ui.draft()];
  await tab.press('Alt+KeyP');
  for (let looked = 0; drafts.length < 4; looked += 1) {
    assert.ok(looked < 12, `no third fix among the findings\n${await tab.ui.outline()}`);
    await until('the focus on the card', async () => (await tab.ui.focused())?.role === 'button', { describe: () => tab.ui.outline() });
    const { name: title = '' } = await tab.ui.find('dialog', /./);
    if (!await tab.ui.peek('group', t('card.fixes'))) {
      await tab.press('ArrowRight');
      await until('the next finding', async () => (await tab.ui.peek('dialog', /./))?.name !== title, { describe: () => tab.ui.outline() });
      continue;
    }
    const before = drafts.at(-1);
    await tab.press('Enter');
    drafts.push(await until('the fix in the draft', async () => {
      const draft = await tab.ui.draft();
      return draft === before ? null : draft;
    }, { describe: () => tab.ui.outline() }));
    await until('the next finding', async () => (await tab.ui.peek('dialog', /./))?.name !== title, { describe: () => tab.ui.outline() });
  }
  return drafts;
}

/** @param {Stage} stage */
async function fixesAndUndo(stage) {
  const { tab } = stage;
  const drafts = await threeFixes(stage);
  await stage.shot('fixed');
  await tab.press('Escape');
  await until('the focus back in the draft', () => tab.eval(() => document.activeElement?.tagName === 'TEXTAREA'));
  for (const draft of drafts.slice(0, -1).reverse()) {
    await tab.press('Control+KeyZ');
    await until(`the draft before the fix:\n${draft}`, async () => await tab.ui.draft() === draft, { describe: () => tab.ui.draft() });
  }
  await tab.ui.underlined('the first three again', (lines) => lines.length === 3);
  return `${drafts.length - 1} fixes: ${drafts.at(-1)}`;
}

/** @param {Stage} stage */
async function template(stage) {
  const { tab, t } = stage;
  await tab.press('Control+KeyA');
  await tab.press('Delete');
  await tab.ui.underlined('nothing', (lines) => lines.length === 0);
  await tab.press('Alt+KeyM');
  await tab.ui.find('dialog', t('palette.title'));
  await until('the palette\'s first line', async () => {
    const first = (await tab.ui.all()).find(({ role }) => role === 'option');
    return first?.name.startsWith(templateTitle('delayed-parcel', LANG)) && first.states.selected === true;
  }, { describe: () => tab.ui.outline() });
  await until('the preview', async () => (await tab.ui.text(await tab.ui.find('region', t('palette.preview')))).includes(THREADS.munich.order));
  await stage.shot('palette');
  await tab.press('Enter');
  const [firstName = ''] = THREADS.munich.name.split(' ');
  await until('the template in the draft', async () => {
    const draft = await tab.ui.draft();
    return draft.includes(firstName) && draft.includes(THREADS.munich.order);
  }, { describe: () => tab.ui.draft() });
  const [gap, ...others] = await tab.ui.underlined('the missing tracking number', (lines) => lines.some(({ text }) => text.includes('tracking')));
  assert.deepEqual(others, [], 'the template itself is above reproach');
  return `${gap?.text}: ${await barSays(stage, 'not ready', (text) => t('bar.not_ready').test(text))}`;
}

/** @param {Stage} stage */
async function nextThread(stage) {
  const { tab, t } = stage;
  await tab.click('.inbox-list a', { text: THREADS.leeds.name });
  await tab.waitFor(`[data-thread="${THREADS.leeds.id}"]`);
  assert.equal(await tab.ui.draft(), '');
  const due = stage.openedAt - 25 * HOUR + 24 * HOUR;
  const text = await barSays(stage, `one of ${deadlines(stage, due)}`, (words) => deadlines(stage, due).some((late) => late.test(words)));
  for (const key of ['bar.not_ready', 'bar.to_fix', 'bar.more']) assert.doesNotMatch(text, t(key));
  assert.deepEqual(await tab.ui.underlines(), []);
  assert.equal((await tab.ui.all()).filter(({ role }) => role === 'dialog').length, 0);
  return text;
}

/** @type {{ shot: string, title: string, run: (stage: Stage) => Promise<string> }[]} */
const STEPS = [
  { shot: 'bar', title: 'the bar shows her local time and what is left of the 24 hours', run: clockAndDeadline },
  { shot: 'list', title: 'the gravest is underlined, at most three; the rest is listed', run: gravestUnderlined },
  { shot: 'card', title: 'the card explains in Ukrainian', run: cardExplains },
  { shot: 'undone', title: 'the keyboard alone applies three fixes, undo brings each back', run: fixesAndUndo },
  { shot: 'template', title: 'the palette offers "delayed parcel" first; inserted, it shows its gap and is not ready', run: template },
  { shot: 'next', title: 'the next thread starts afresh and is overdue', run: nextThread },
];

/**
 * Plays it. `shots` is a folder for numbered screenshots and a log; `step` wraps each step (a test runner's subtest).
 * @param {Browser} browser
 * @param {{ shots?: string, say?: (line: string) => void, step?: (title: string, run: () => Promise<void>) => Promise<void> }} [options]
 */
export async function playScenario(browser, { shots, say = () => undefined, step = (_title, run) => run() } = {}) {
  const t = words(LANG);
  /** @type {string[]} */
  const log = [];
  let number = 0;
  if (shots) await mkdir(shots, { recursive: true });
  /** @param {Tab} tab @param {string} name */
  const shoot = async (tab, name) => {
    if (shots) await tab.screenshot(join(shots, `${String(++number).padStart(2, '0')}-${name}.png`));
  };
  /** @param {string} line */
  const note = async (line) => {
    log.push(line);
    say(line);
    if (shots) await writeFile(join(shots, 'log.txt'), `${log.join('\n')}\n`);
  };

  const openedAt = Date.now();
  const tab = await browser.openThread(THREADS.munich);
  await step('the seller sets language, zone and name in the popup', async () => {
    const popup = await settings(browser, t);
    await shoot(popup, 'popup');
    await popup.close();
    await tab.front();
    await note('ok    the seller sets language, zone and name in the popup');
  });
  const stage = { tab, t, openedAt, shot: (/** @type {string} */ name) => shoot(tab, name) };
  for (const { shot, title, run } of STEPS) {
    await step(title, async () => {
      try {
        const seen = await run(stage);
        await note(`ok    ${title}\n        ${seen.replace(/\s+/g, ' ')}`);
      } catch (error) {
        await note(`FAIL  ${title}\n        ${error instanceof Error ? error.message : String(error)}`);
        throw error;
      } finally {
        await shoot(tab, shot);
      }
    });
  }
  await step('no page and no script of ours reported an error', async () => assert.deepEqual(browser.errors, []));
}
