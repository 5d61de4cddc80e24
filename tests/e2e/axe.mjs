// Accessibility faults of a page that axe can reach, as readable lines.

import { AxeBuilder } from '@axe-core/playwright';

/** @param {import('playwright-core').Page} page */
export async function faults(page) {
  // Hundreds of zones and countries are one control each; their options take axe seconds and say nothing new.
  const { violations } = await new AxeBuilder({ page }).exclude('option').analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html, failureSummary }) =>
    `${id}: ${help}\n  ${html.slice(0, 160)}\n  ${failureSummary?.replace(/\s+/g, ' ') ?? ''}`));
}
