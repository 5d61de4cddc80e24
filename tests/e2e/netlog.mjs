// Reads the file Chromium writes with --log-net-log: which addresses were asked for, and by whom.

import { readFile } from 'node:fs/promises';

/**
 * @typedef {object} Asked
 * @property {string} url
 * @property {string} initiator  an origin, or "not an origin": the browser itself or the address bar
 * @property {string} kind       "main frame" for a navigation, else "other"
 */

/** A worker killed mid-write leaves the list open; Chromium's own reader closes it the same way. @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return JSON.parse(`${text.replace(/,?\s*$/, '')}]}`);
  }
}

/** @param {string} file @returns {Promise<{ requests: Asked[], sockets: string[] }>} */
export async function readNetLog(file) {
  const { constants, events } = parse(await readFile(file, 'utf8'));
  /** @type {Asked[]} */
  const requests = [];
  /** @type {Set<string>} */
  const sockets = new Set();
  for (const { type, params } of events) {
    if (type === constants.logEventTypes.URL_REQUEST_START_JOB && params?.url) {
      requests.push({ url: params.url, initiator: params.initiator, kind: params.request_type });
    }
    if (type === constants.logEventTypes.TCP_CONNECT_ATTEMPT && params?.address) sockets.add(params.address);
  }
  return { requests, sockets: [...sockets] };
}

/** What Chromium itself asks of Google in spite of all switches, never on behalf of a page or an extension. */
const BROWSERS_OWN = /^(?:accounts|clients\d|update|content-autofill|redirector|www|optimizationguide-pa)\.(?:google|googleapis|gvt1)\.com$/;

/** The requests that are neither the browser's own nor in the list of those the page makes. @param {Asked[]} requests @param {(asked: Asked) => boolean} pagesOwn */
export function foreign(requests, pagesOwn) {
  return requests.filter((asked) => {
    const { hostname } = new URL(asked.url);
    const browsersOwn = asked.initiator === 'not an origin' && asked.kind === 'other' && BROWSERS_OWN.test(hostname);
    return !browsersOwn && !pagesOwn(asked);
  });
}
