// Which addresses a browser was asked for, and by whom; from the file Chromium writes with --log-net-log.

import { readFile } from 'node:fs/promises';

/**
 * @typedef {object} Asked
 * @property {string} url         an address, or "socket://…" for a connection the log shows by itself
 * @property {string} initiator   an origin; "" for the browser itself or the address bar
 * @property {boolean} navigation of a whole tab
 */

/** A worker killed mid-write leaves the list open; Chromium's own reader closes it the same way. @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return JSON.parse(`${text.replace(/,?\s*$/, '')}]}`);
  }
}

/** @param {string} file @returns {Promise<Asked[]>} */
export async function readNetLog(file) {
  const { constants, events } = parse(await readFile(file, 'utf8'));
  /** @type {Asked[]} */
  const asked = [];
  /** @type {Set<string>} */
  const sockets = new Set();
  for (const { type, params } of events) {
    if (type === constants.logEventTypes.URL_REQUEST_START_JOB && params?.url) {
      asked.push({
        url: params.url,
        initiator: params.initiator === 'not an origin' ? '' : params.initiator,
        navigation: params.request_type === 'main frame',
      });
    }
    if (type === constants.logEventTypes.TCP_CONNECT_ATTEMPT && params?.address) sockets.add(params.address);
  }
  return [...asked, ...[...sockets].map((address) => ({ url: `socket://${address}`, initiator: '', navigation: false }))];
}

/** What the browsers themselves ask of their makers in spite of all switches, never on behalf of a page or an extension. */
const BROWSERS_OWN = /^(?:accounts|clients\d|update|content-autofill|redirector|www|optimizationguide-pa)\.(?:google|googleapis|gvt1)\.com$|\.(?:services\.mozilla|mozilla|firefox|cdn\.mozilla)\.(?:com|net|org)$/;

/** The requests that are neither the browser's own nor in the list of those the page makes. @param {Asked[]} requests @param {(asked: Asked) => boolean} pagesOwn */
export function foreign(requests, pagesOwn) {
  return requests.filter((asked) => {
    const { hostname } = new URL(asked.url);
    const browsersOwn = asked.initiator === '' && !asked.navigation && BROWSERS_OWN.test(hostname);
    return !browsersOwn && !pagesOwn(asked);
  });
}
