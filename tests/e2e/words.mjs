// What the extension says, from its own language files: the tests look for the words a seller sees.

import { readFileSync } from 'node:fs';

/** @param {string} lang @returns {Record<string, string>} */
const read = (lang) => JSON.parse(readFileSync(new URL(`../../locales/${lang}/ui.json`, import.meta.url), 'utf8'));

/** @param {string} text */
const literal = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/**
 * The words of one UI language: `t(key)` is a pattern that fits the message with anything in its gaps,
 * whole or, with `part`, within more text.
 * @param {string} lang
 */
export function words(lang) {
  const strings = { ...read('en'), ...read(lang) };
  /** @param {string} key @param {Record<string, string | number>} [values] @param {{ part?: boolean }} [options] */
  return (key, values = {}, { part = false } = {}) => {
    const message = strings[key];
    if (message === undefined) throw new Error(`locales/${lang}/ui.json has no '${key}'`);
    let pattern = '';
    let depth = 0;
    let gap = '';
    for (const letter of message) {
      if (letter === '{') depth += 1;
      if (depth > 0) gap += letter;
      else pattern += literal(letter);
      if (letter !== '}') continue;
      depth -= 1;
      if (depth > 0) continue;
      const value = values[gap.slice(1, -1)];
      pattern += value === undefined ? '.+?' : literal(String(value));
      gap = '';
    }
    return new RegExp(part ? pattern : `^${pattern}$`, 'us');
  };
}
