// How a contenteditable is read: what is text in it, and that each letter leads back to its own node, in real browsers.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { eachBrowser } from './both.mjs';
import { launch } from './browser.mjs';

/** @type {{ what: string, html: string, text: string, style?: string }[]} */
const CASES = [
  { what: 'inline elements', html: '<p>One <b>t<i>w</i>o</b> three</p>', text: 'One two three' },
  { what: 'paragraphs, one of them empty', html: '<p>a</p><p><br></p><p>b</p>', text: 'a\n\nb' },
  { what: 'an empty first and an empty last line', html: '<p><br></p><p>b</p><p><br></p>', text: '\nb\n' },
  { what: 'breaks', html: '<div>a<br>b<br><br>c</div>', text: 'a\nb\n\nc' },
  { what: 'a text before a block', html: 'a<div>b</div>c', text: 'a\nb\nc' },
  { what: 'a break that only holds the caret', html: 'a<br>', text: 'a' },
  { what: 'a break and one that holds the caret', html: 'a<br><br>', text: 'a\n' },
  { what: 'a break within an inline element at the end', html: '<p><b>a<br></b></p><p>b</p>', text: 'a\nb' },
  { what: 'nothing', html: '', text: '' },
  { what: 'an empty paragraph', html: '<p><br></p>', text: '' },
  { what: 'a mention', html: '<p>Hi <span contenteditable="false">@<b>Lena</b></span>!</p>', text: 'Hi @Lena!' },
  { what: 'a placeholder', html: '<p><span contenteditable="false" data-style="user-select: none; -webkit-user-select: none">Type here</span><span>\ufeff<br></span></p>', text: '' },
  { what: 'letters of no width', html: '<p>a\u2060\u2060\u2060b\u200bc\ufeff</p>', text: 'abc' },
  { what: 'spaces that do not break', html: '<p>a&nbsp; b&nbsp;</p>', text: 'a  b ' },
  { what: 'spaces drawn together', html: '\n  <p>a \n  b </p>\n  <p> c <b> d</b></p>\n', text: 'a b\nc d' },
  { what: 'spaces and line ends that are shown', html: 'a  b\n\nc ', style: 'white-space: pre-wrap', text: 'a  b\n\nc ' },
  { what: 'a last line end that is not shown', html: '<div>a\n</div><div>b</div>', style: 'white-space: pre-wrap', text: 'a\nb' },
  { what: 'lists', html: '<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>', text: 'a\nb\nc' },
  { what: 'a picture', html: '<p>a<img alt="">b</p>', text: 'ab' },
  { what: 'emoji and letters from the right', html: '<p dir="rtl">שלום <b>👩‍🎨</b> 💍 x</p>', text: 'שלום 👩‍🎨 💍 x' },
  { what: 'a script', html: '<p>a<script type="text/plain">no</script></p>', text: 'a' },
];

const { outputFiles: [bundle] } = await build({
  entryPoints: [fileURLToPath(new URL('../../extension/editors/reading.ts', import.meta.url))],
  bundle: true, write: false, format: 'iife', globalName: 'reading', target: 'es2022',
});

/**
 * Reads a piece of HTML and answers what was wrong on the way back. Runs in the page, with `reading` there.
 * @param {{ html: string, style?: string }} piece
 */
function readBack({ html, style }) {
  /** @type {{ read: (root: HTMLElement) => import('../../extension/editors/reading.ts').Reading }} */
  const { read } = Reflect.get(globalThis, 'reading');
  const root = document.createElement('div');
  root.contentEditable = 'true';
  root.style.cssText = style ?? '';
  root.innerHTML = html;
  // The page's policy has no style in HTML.
  for (const one of root.querySelectorAll('[data-style]')) /** @type {HTMLElement} */ (one).style.cssText = one.getAttribute('data-style') ?? '';
  document.body.append(root);
  const seen = read(root);
  const wrong = [];
  for (let at = 0; at < seen.text.length; at += 1) {
    const range = seen.range([at, at + 1]);
    const letter = seen.text[at];
    if (!range) wrong.push(`${at}: no range`);
    else if (letter !== '\n' && range.toString().replace(/[\u00a0\n]/g, ' ') !== letter) wrong.push(`${at}: '${range}' is not '${letter}'`);
    else if (seen.offset(range.startContainer, range.startOffset) !== at) wrong.push(`${at}: leads to ${seen.offset(range.startContainer, range.startOffset)}`);
    else if (seen.offset(range.endContainer, range.endOffset) !== at + 1) wrong.push(`${at + 1}: its end leads to ${seen.offset(range.endContainer, range.endOffset)}`);
  }
  const caret = seen.range([seen.text.length, seen.text.length]);
  if (caret && seen.offset(caret.startContainer, caret.startOffset) !== seen.text.length) wrong.push('the caret at the end');
  root.remove();
  return { text: seen.text, wrong };
}

eachBrowser((name) => {
  /** @type {Awaited<ReturnType<typeof launch>>} */
  let browser;
  /** @type {Awaited<ReturnType<Awaited<ReturnType<typeof launch>>['open']>>} */
  let tab;
  before(async () => {
    browser = await launch({ browser: name, extension: null });
    tab = await browser.open('/messages/9000000001?editor=quill');
    await tab.run(`void ((0, eval)(${JSON.stringify(`${bundle?.text};globalThis.reading = reading`)}))`);
  });
  after(() => browser?.close());

  for (const { what, html, style, text } of CASES) {
    test(what, async () => {
      assert.deepEqual(await tab.eval(readBack, { html, ...(style ? { style } : {}) }), { text, wrong: [] });
    });
  }
});
