// How long our own script keeps the page's main thread for each letter typed.

import { until } from '../until.mjs';

/** A draft of 5,000 letters in short lines, with something to find. */
const DRAFT = `Dear friend! It will come soon.\n${'The parcel was packed with care and the ring is in its box.\n'.repeat(83)}`.slice(0, 5_000).trimEnd();
const LETTERS = 40;

/** @typedef {{ id: number, callFrame: { url: string }, children?: number[] }} ProfileNode */

/** Milliseconds with a function of the extension on the stack. @param {{ nodes: ProfileNode[], samples?: number[], timeDeltas?: number[] }} profile */
function ours({ nodes, samples = [], timeDeltas = [] }) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const inside = new Set();
  const mark = (/** @type {ProfileNode} */ node, /** @type {boolean} */ under) => {
    const is = under || node.callFrame.url.startsWith('chrome-extension:');
    if (is) inside.add(node.id);
    for (const id of node.children ?? []) {
      const child = byId.get(id);
      if (child) mark(child, is);
    }
  };
  if (nodes[0]) mark(nodes[0], false);
  return samples.reduce((sum, id, at) => sum + (inside.has(id) ? (timeDeltas[at + 1] ?? 0) : 0), 0) / 1_000;
}

/**
 * Types into a long draft and answers our milliseconds a letter, all that follows from it included.
 * @param {import('./actions.mjs').Stage} stage
 */
export async function perKeystroke({ kind, tab }) {
  await tab.eval((text) => /** @type {any} */ (window).editorRemount(text), DRAFT);
  await tab.ui.underlined('the draft read', (lines) => lines.length === 2);
  await tab.click(kind.box);
  const { cdp } = /** @type {{ cdp: import('playwright-core').CDPSession }} */ (/** @type {unknown} */ (tab.ui.sight));
  await cdp.send('Profiler.enable');
  await cdp.send('Profiler.setSamplingInterval', { interval: 100 });
  await cdp.send('Profiler.start');
  for (let n = 0; n < LETTERS; n += 1) await tab.type('abcd '[n % 5] ?? ' ');
  await until('the letters in the editor', () => tab.eval((length) => /** @type {any} */ (window).editorText().length === length, DRAFT.length + LETTERS));
  const { profile } = await cdp.send('Profiler.stop');
  return ours(profile) / LETTERS;
}
