// The same tests in both browsers: PARLEY_BROWSER names one to have only that.

import { describe } from 'node:test';

/** @typedef {'chromium' | 'firefox'} Name */

/** @type {readonly Name[]} */
const ALL = ['chromium', 'firefox'];

/** The browsers this run is for. */
export const BROWSERS = ALL.filter((name) => (process.env.PARLEY_BROWSER ?? name) === name);
if (BROWSERS.length === 0) throw new Error(`PARLEY_BROWSER is '${process.env.PARLEY_BROWSER}'; there are ${ALL.join(' and ')}`);

const TITLES = { chromium: 'Chromium', firefox: 'Firefox' };

/** Describes the tests once a browser. @param {(name: Name) => void} tests */
export function eachBrowser(tests) {
  for (const name of BROWSERS) describe(TITLES[name], () => tests(name));
}
