// The inbox's answers: the page for every address of the site's mail and orders, the data of one thread.

import { randomBytes } from 'node:crypto';
import { bootstrap, threadById, threadByOrder } from './data.mjs';

const PAGES = /^\/(?:messages(?:\/(?:all|inbox|\d+))?\/?|your\/orders\/sold\/(?:new|completed))$/;

/** As strict as a marketplace could be: what the extension does must work under it. @param {string} nonce */
function policy(nonce) {
  return [
    "default-src 'none'", `script-src 'nonce-${nonce}'`, "style-src 'self'", "connect-src 'self'", "img-src 'self' data:",
    "require-trusted-types-for 'script'", "trusted-types 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * As strict a page as `policy` says, or, asked with `?policy=none`, one where a script that slips in would run.
 * @param {number} now @param {URL} url
 */
function html(now, url, nonce = randomBytes(16).toString('base64')) {
  const data = bootstrap(now, url.pathname, url.search);
  const json = JSON.stringify(data).replace(/</g, '\\u003c');
  return {
    type: 'text/html; charset=utf-8',
    headers: /** @type {Record<string, string>} */ (url.searchParams.get('policy') === 'none' ? {} : { 'content-security-policy': policy(nonce) }),
    body: `<!doctype html>
<html lang="en" data-user-id="${data.shop.user_id}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Inbox – Practice market</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/etsy.css">
<script nonce="${nonce}">window.Practice = {"bootstrap":${json}};</script>
</head>
<body>
<div id="content"></div>
<script nonce="${nonce}" src="/assets/etsy.js" defer></script>
</body>
</html>
`,
  };
}

/** @param {URL} url @returns {import('../server.mjs').Answer} */
export function answer(url) {
  const now = Date.now();
  if (url.pathname === '/') return { redirect: '/messages' };
  if (PAGES.test(url.pathname)) return html(now, url);
  const [, kind, id] = /^\/(messages|your\/orders)\/(\d+)\/data$/.exec(url.pathname) ?? [];
  if (!id) return null;
  const at = Number(url.searchParams.get('at')) || now;
  const thread = kind === 'messages' ? threadById(id, at) : threadByOrder(id, at);
  return thread ? { type: 'application/json', body: JSON.stringify(thread) } : null;
}
