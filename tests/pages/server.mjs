// Serves the practice pages under the sites' real names on loopback. A browser must be told to come here:
//   --host-resolver-rules="MAP www.etsy.com 127.0.0.1:PORT"
// Run alone, it prints its port and stays up: node tests/pages/server.mjs [PORT]

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildEditor, buildPages, outDir } from './build.mjs';
import { certificate } from './certificate.mjs';
import { answer as aliexpress, stranger } from './aliexpress/serve.mjs';
import { answer as editors } from './editors/serve.mjs';
import { answer as etsy } from './etsy/serve.mjs';

/** @typedef {{ type: string, headers?: Record<string, string>, body: string } | { redirect: string } | null} Answer */

/** @type {Record<string, { title: string, start: string, answer: (url: URL) => Answer }>} */
const SITES = {
  'www.etsy.com': { title: 'Etsy-like inbox', start: '/messages', answer: (url) => editors(url) ?? etsy(url) },
  'gsp.aliexpress.com': { title: 'AliExpress-like seller chat', start: '/m_apps/im-chat/im#/window', answer: aliexpress },
  'csp.aliexpress.com': { title: 'The same chat on its other host', start: '/m_apps/im-chat/im#/window', answer: aliexpress },
  'chat.practice.example': { title: 'The same chat on a host Parley does not know', start: '/m_apps/im-chat/im#/window', answer: aliexpress },
  'ads.practice.example': { title: 'A stranger in a frame', start: '/', answer: stranger },
};

/** The names all of it is served under. */
export const HOSTS = Object.keys(SITES);

/** @type {Record<string, string>} */
const TYPES = { '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8' };

/** @returns {Answer} */
function list() {
  const rows = Object.entries(SITES).map(([host, { title, start }]) => `<li><a href="https://${host}${start}">${title}</a> (${host})</li>`);
  return {
    type: 'text/html; charset=utf-8',
    headers: { 'content-security-policy': "default-src 'none'" },
    body: `<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>Practice pages</title>\n<h1>Practice pages</h1>\n<ul>${rows.join('')}</ul>\n</html>\n`,
  };
}

/** @param {string} path @returns {Promise<Answer>} */
async function asset(path) {
  const name = /^\/assets\/([a-z-]+\.(?:js|css))$/.exec(path)?.[1];
  const editor = /^editor-([a-z]+)\./.exec(name ?? '')?.[1];
  if (editor) await buildEditor(editor);
  return name ? { type: TYPES[extname(name)] ?? 'text/plain', body: await readFile(join(outDir, name), 'utf8') } : null;
}

/**
 * @typedef {object} Pages
 * @property {number} port
 * @property {{ host: string, path: string }[]} seen  every request so far, for tests that ask who called
 * @property {() => Promise<void>} close
 */

/** @param {{ port?: number }} [options] @returns {Promise<Pages>} */
export async function startPages({ port = 0 } = {}) {
  await buildPages();
  /** @type {Pages['seen']} */
  const seen = [];
  const server = createServer(certificate([...HOSTS, 'localhost']), async (request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const url = new URL(request.url ?? '/', `https://${host || 'localhost'}`);
    seen.push({ host, path: url.pathname + url.search });
    const site = SITES[host];
    const found = await asset(url.pathname) ?? (site ? site.answer(url) : url.pathname === '/' ? list() : null);
    if (!found) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not here\n');
    } else if ('redirect' in found) {
      response.writeHead(302, { location: found.redirect }).end();
    } else {
      response.writeHead(200, {
        'content-type': found.type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer',
        ...found.headers,
      }).end(found.body);
    }
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    seen,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { port } = await startPages({ port: Number(process.argv[2]) || 0 });
  console.log(`Practice pages on port ${port}: https://localhost:${port}/`);
}
