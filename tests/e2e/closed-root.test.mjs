// The page is not let in: it can neither look into our root nor play the person before the screen.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eachBrowser } from './both.mjs';
import { launch, THREADS } from './browser.mjs';
import { words } from './words.mjs';

const t = words('en');

eachBrowser((name) => {
  /** @type {Awaited<ReturnType<typeof launch>>} */
  let browser;
  before(async () => { browser = await launch({ browser: name }); });
  after(() => browser?.close());

  test('one closed root, whose inside no script of the page can reach', async () => {
    const tab = await browser.blank();
    // A curious page: it keeps every root that anybody attaches through its own prototype.
    await tab.atStart(() => {
      const { attachShadow } = Element.prototype;
      /** @type {ShadowRoot[]} */
      const caught = [];
      Element.prototype.attachShadow = function attach(init) {
        caught.push(attachShadow.call(this, { ...init, mode: 'open' }));
        return /** @type {ShadowRoot} */ (caught.at(-1));
      };
      Object.assign(window, { caught });
    });
    await browser.openThread(THREADS.munich, tab);
    await tab.ui.find('region', t('bar.label'));
    const hosts = await tab.ui.hosts();
    assert.equal(hosts.length, 1);
    const seen = await tab.eval((places) => places.map((place) => {
      const host = document.querySelectorAll('*')[place];
      return { root: host?.shadowRoot, inside: `${host?.innerHTML}${host?.textContent}` };
    }), hosts);
    for (const { root, inside } of seen) {
      assert.equal(root, null);
      assert.equal(inside, '');
    }
    assert.equal(await tab.eval(() => [...document.querySelectorAll('*')].filter((element) => element.shadowRoot).length), 0);
    assert.equal(await tab.eval(() => /** @type {unknown[]} */ (Reflect.get(window, 'caught')).length), 0);
  });

  test('events that no person made do nothing', async () => {
    const tab = await browser.openThread(THREADS.munich);
    await tab.click('textarea');
    await tab.type('Dear friend! ');
    await tab.ui.underlined('the greeting', (lines) => lines.length === 1);
    const button = await tab.ui.middle(await tab.ui.find('button', t('bar.templates_label')));
    const [line] = await tab.ui.underlines();
    assert.ok(line);
    const word = await tab.ui.place(line);
    await tab.eval(([on, over]) => {
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
    await tab.type('It will come soon. ');
    await tab.ui.underlined('the vague promise as well', (lines) => lines.length === 2);
    assert.equal((await tab.ui.all()).filter(({ role }) => role === 'dialog').length, 0, await tab.ui.outline());
    assert.equal(await tab.ui.draft(), 'Dear friend! It will come soon. ');
  });

  test('keys meant for our card do not reach the page', async () => {
    const tab = await browser.openThread(THREADS.munich);
    await tab.eval(() => {
      /** @type {string[]} */
      const heard = [];
      for (const type of ['keydown', 'keyup', 'keypress']) window.addEventListener(type, (event) => heard.push(`${type} ${/** @type {KeyboardEvent} */ (event).key}`), true);
      Object.assign(window, { heard });
    });
    await tab.click('textarea');
    await tab.type('Dear friend! ');
    await tab.ui.underlined('the greeting', (lines) => lines.length === 1);
    await tab.eval(() => /** @type {string[]} */ (Reflect.get(window, 'heard')).splice(0));
    await tab.press('Alt+KeyP');
    await tab.ui.find('group', t('card.fixes'));
    await tab.press('ArrowRight');
    await tab.press('Escape');
    await tab.ui.gone('group', t('card.fixes'));
    const heard = await tab.eval(() => /** @type {string[]} */ (Reflect.get(window, 'heard')));
    assert.deepEqual(heard.filter((key) => !key.endsWith(' Alt')), []);
    assert.equal(await tab.count('.message.mine'), 0, 'nothing was sent');
  });
});
