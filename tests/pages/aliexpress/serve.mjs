// The seller chat's answers: one page for every conversation, its reply box as a frame of its own, nothing else.

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

const { shop, threads } = JSON.parse(readFileSync(new URL('threads.json', import.meta.url), 'utf8'));
const HOUR = 3_600_000;

/** As strict as a marketplace could be. @param {string} nonce @param {boolean} framed */
function policy(nonce, framed) {
  return [
    "default-src 'none'", `script-src 'nonce-${nonce}'`, "style-src 'self'", "img-src 'self' data:", "frame-src 'self' https://ads.practice.example",
    "require-trusted-types-for 'script'", "trusted-types 'none'", "base-uri 'none'", "form-action 'none'", `frame-ancestors ${framed ? "'self'" : "'none'"}`,
  ].join('; ');
}

/** @param {number} now */
function data(now) {
  return {
    shop,
    threads: threads.map((/** @type {{ lines: { from: string, hours_ago: number, text: string }[] }} */ { lines, ...thread }) => ({
      ...thread,
      messages: lines.map(({ from, hours_ago: hours, text }) => ({ from, text, at: Math.round(now - hours * HOUR) })),
    })),
  };
}

/** @param {URL} url @returns {import('../server.mjs').Answer} */
export function answer(url) {
  if (url.pathname === '/') return { redirect: '/m_apps/im-chat/im#/window' };
  const framed = url.pathname === '/m_apps/im-chat/box';
  if (!framed && url.pathname !== '/m_apps/im-chat/im') return null;
  const nonce = randomBytes(16).toString('base64');
  const json = JSON.stringify(data(Date.now())).replace(/</g, '\\u003c');
  return {
    type: 'text/html; charset=utf-8',
    headers: { 'content-security-policy': policy(nonce, framed) },
    body: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Messages – Practice seller centre</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/aliexpress.css">
<script nonce="${nonce}">window.Chat = ${framed ? '{}' : json};</script>
</head>
<body>
<div id="root"></div>
<script nonce="${nonce}" src="/assets/aliexpress.js" defer></script>
</body>
</html>
`,
  };
}

/** A frame of another origin with a box of its own: it tells its parent what strangers did to it. @param {URL} url @returns {import('../server.mjs').Answer} */
export function stranger(url) {
  if (url.pathname !== '/') return null;
  const nonce = randomBytes(16).toString('base64');
  return {
    type: 'text/html; charset=utf-8',
    headers: { 'content-security-policy': `default-src 'none'; script-src 'nonce-${nonce}'` },
    body: `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>A stranger</title>
<textarea rows="4" cols="110" aria-label="Feedback to the advertiser"></textarea>
<script nonce="${nonce}">
const tell = () => parent.postMessage({ stranger: { nodes: document.documentElement.children.length, text: document.querySelector('textarea').value } }, '*');
new MutationObserver(tell).observe(document, { childList: true, subtree: true, attributes: true });
document.querySelector('textarea').addEventListener('input', tell);
tell();
</script>
</html>
`,
  };
}
