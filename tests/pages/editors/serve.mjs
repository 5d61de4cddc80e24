// One page for all editors, on an address the site file takes for a thread:
//   /messages/9000000001?editor=NAME            one editor beside a conversation
//   /messages/9000000001?editor=NAME&pair=1     two of them
//   /messages/9000000001?editor=NAME&frame=1    the editor alone in a frame of the same site

import { randomBytes } from 'node:crypto';
import { EDITORS } from './list.mjs';

/** As strict as the editor bears. @param {string} nonce @param {import('./list.mjs').Kind} kind */
const policy = (nonce, kind) => [
  "default-src 'none'", `script-src 'nonce-${nonce}'`, `style-src 'self'${kind.style ? ` ${kind.style}` : ''}`, "img-src 'self' data:", "frame-src 'self'",
  ...kind.trusted ? ["require-trusted-types-for 'script'", "trusted-types 'none'"] : [],
  "base-uri 'none'", "form-action 'none'", "frame-ancestors 'self'",
].join('; ');

const LINES = ['Hello, I ordered the ring last week.', 'Could you tell me when it will be posted?', 'It is a present for my sister in Munich.'];

/** @param {boolean} second */
const compose = (second) => `<form class="inline-compose-container" aria-label="${second ? 'Second reply' : 'Reply'}">
<div class="editor-place"></div>
<div class="compose-tools"><button type="button">Send</button></div>
</form>`;

/** @param {URL} url @returns {import('../server.mjs').Answer} */
export function answer(url) {
  const name = url.searchParams.get('editor') ?? '';
  const kind = url.pathname === '/messages/9000000001' && Object.hasOwn(EDITORS, name) ? EDITORS[name] : undefined;
  if (!kind) return null;
  const nonce = randomBytes(16).toString('base64');
  const framed = url.searchParams.has('frame');
  const bubbles = LINES.map((line) => `<li><div class="wt-rounded wt-text-body-01">${line}</div></li>`).join('\n');
  const conversation = url.searchParams.has('inner') ? '' : `<h3 class="buyer-name"><a href="#buyer">Lena Hofmann</a></h3>
<div class="scrolling-message-list"><ol>${bubbles}</ol></div>`;
  const inner = framed ? `<iframe title="Reply" src="/messages/9000000001?editor=${name}&inner=1"></iframe>`
    : compose(false) + (url.searchParams.has('pair') ? compose(true) : '');
  return {
    type: 'text/html; charset=utf-8',
    headers: { 'content-security-policy': policy(nonce, kind) },
    body: `<!doctype html>
<html lang="en" data-user-id="1">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name} – Practice editors</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/editor-${name}.css">
</head>
<body>
<main>
${conversation}
${inner}
<p class="after">The rest of the page, so that there is something to scroll to.</p>
</main>
${framed ? '' : `<script nonce="${nonce}" src="/assets/editor-${name}.js" defer></script>`}
</body>
</html>
`,
  };
}
