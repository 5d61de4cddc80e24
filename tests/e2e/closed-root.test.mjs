// The page is not let in: it can neither look into our root nor play the person before the screen.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, THREADS } from './browser.mjs';
import { words } from './words.mjs';

const t = words('en');

/** @type {Awaited<ReturnType<typeof launch>>} */
let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

test('one closed root, whose inside no script of the page can reach', async () => {
  const page = await browser.context.newPage();
  // A curious page: it keeps every root that anybody attaches through its own prototype.
  await page.addInitScript(() => {
    const { attachShadow } = Element.prototype;
    /** @type {ShadowRoot[]} */
    const caught = [];
    Element.prototype.attachShadow = function attach(init) {
      caught.push(attachShadow.call(this, { ...init, mode: 'open' }));
      return /** @type {ShadowRoot} */ (caught.at(-1));
    };
    Object.assign(window, { caught });
  });
  const { ui } = await browser.openThread(THREADS.munich, page);
  await ui.find('region', t('bar.label'));
  const hosts = await ui.hosts();
  assert.equal(hosts.length, 1);
  for (const host of hosts) {
    assert.equal(await ui.ask(host, 'return this.shadowRoot'), null);
    assert.equal(await ui.ask(host, 'return this.innerHTML + this.textContent'), '');
  }
  assert.equal(await page.evaluate(() => [...document.querySelectorAll('*')].filter((element) => element.shadowRoot).length), 0);
  assert.equal(await page.evaluate(() => /** @type {unknown} */ (Reflect.get(window, 'caught'))).then((caught) => /** @type {unknown[]} */ (caught).length), 0);
});

test('events that no person made do nothing', async () => {
  const { page, ui } = await browser.openThread(THREADS.munich);
  await page.locator('textarea').click();
  await page.keyboard.type('Dear friend! ');
  await ui.underlined('the greeting', (lines) => lines.length === 1);
  const button = await ui.middle(await ui.find('button', t('bar.templates_label')));
  const [line] = await ui.underlines();
  assert.ok(line);
  const word = await ui.place(line);
  await page.evaluate(([on, over]) => {
    const box = /** @type {HTMLTextAreaElement} */ (document.querySelector('textarea'));
    for (const code of ['KeyM', 'KeyP', 'Enter']) {
      for (const type of ['keydown', 'keypress', 'keyup']) {
        box.dispatchEvent(new KeyboardEvent(type, { code, altKey: code !== 'Enter', bubbles: true, cancelable: true, composed: true }));
      }
    }
    const at = (/** @type {EventTarget | null} */ target, /** @type {{ x: number, y: number }} */ { x, y }) => {
      for (const type of ['pointermove', 'mousemove', 'pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'dblclick']) {
        target?.dispatchEvent(new MouseEvent(type, { clientX: x, clientY: y, bubbles: true, cancelable: true, composed: true }));
      }
    };
    at(document.elementFromPoint(on.x, on.y), on);
    at(box, over);
  }, /** @type {const} */ ([button, word]));
  // A real keystroke, checked by the worker and painted, comes after all that the events could have started.
  await page.keyboard.type('It will come soon. ');
  await ui.underlined('the vague promise as well', (lines) => lines.length === 2);
  assert.equal((await ui.all()).filter(({ role }) => role === 'dialog').length, 0, await ui.outline());
  assert.equal(await ui.draft(), 'Dear friend! It will come soon. ');
});

test('keys meant for our card do not reach the page', async () => {
  const { page, ui } = await browser.openThread(THREADS.munich);
  await page.evaluate(() => {
    /** @type {string[]} */
    const heard = [];
    for (const type of ['keydown', 'keyup', 'keypress']) window.addEventListener(type, (event) => heard.push(`${type} ${/** @type {KeyboardEvent} */ (event).key}`), true);
    Object.assign(window, { heard });
  });
  await page.locator('textarea').click();
  await page.keyboard.type('Dear friend! ');
  await ui.underlined('the greeting', (lines) => lines.length === 1);
  await page.evaluate(() => /** @type {string[]} */ (Reflect.get(window, 'heard')).splice(0));
  await page.keyboard.press('Alt+KeyP');
  await ui.find('group', t('card.fixes'));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await ui.gone('group', t('card.fixes'));
  const heard = await page.evaluate(() => /** @type {string[]} */ (Reflect.get(window, 'heard')));
  assert.deepEqual(heard.filter((key) => !key.endsWith(' Alt')), []);
  assert.equal(await page.locator('.message.mine').count(), 0, 'nothing was sent');
});
