// Accessibility faults of a page that axe can reach, as readable lines.

import axe from 'axe-core';

/** @param {import('./tab.mjs').Tab} tab @returns {Promise<string[]>} */
export async function faults(tab) {
  // The page's policy lets no script in, the browser itself does.
  await tab.run(`${axe.source}; undefined`);
  // Hundreds of zones and countries are one control each; their options take axe seconds and say nothing new.
  return tab.eval(async () => {
    const { violations } = await /** @type {typeof axe} */ (Reflect.get(window, 'axe')).run({ exclude: ['option'] });
    return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html, failureSummary }) =>
      `${id}: ${help}\n  ${html.slice(0, 160)}\n  ${failureSummary?.replace(/\s+/g, ' ') ?? ''}`));
  });
}
