// What the extension says, from its own language files: the tests look for the words a seller sees.

import { readFileSync } from 'node:fs';

const locales = new URL('../../locales/', import.meta.url);
/** @param {string} path */
const read = (path) => JSON.parse(readFileSync(new URL(path, locales), 'utf8'));

/** @param {string} text */
const literal = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** Splits a message into its texts and its `{…}` gaps, braces within braces kept together. @param {string} message */
function parts(message) {
  /** @type {{ text: string, gap: boolean }[]} */
  const found = [];
  let from = 0;
  let depth = 0;
  for (let at = 0; at < message.length; at += 1) {
    if (message[at] === '{' && depth++ === 0) {
      found.push({ text: message.slice(from, at), gap: false });
      from = at + 1;
    } else if (message[at] === '}' && --depth === 0) {
      found.push({ text: message.slice(from, at), gap: true });
      from = at + 1;
    }
  }
  return [...found, { text: message.slice(from), gap: false }];
}

/** @param {string} message @param {Record<string, string | number>} values @returns {string} */
function pattern(message, values) {
  return parts(message).map(({ text, gap }) => {
    if (!gap) return literal(text);
    const [name = '', type, ...branches] = text.split(',').map((piece) => piece.trim());
    const value = values[name];
    if (type !== 'plural') return value === undefined ? '.+?' : literal(String(value));
    const number = value === undefined ? '\\d+' : literal(String(value));
    const choices = parts(branches.join(',')).filter((piece) => piece.gap);
    return `(?:${choices.map((piece) => pattern(piece.text, values).replace(/#/g, number)).join('|')})`;
  }).join('');
}

/**
 * The words of one UI language: `t(key)` is a pattern that fits the message with anything in its gaps; it may stand
 * within more text.
 * @param {string} lang
 */
export function words(lang) {
  /** @type {Record<string, string>} */
  const strings = { ...read('en/ui.json'), ...read(`${lang}/ui.json`) };
  /** @param {string} key @param {Record<string, string | number>} [values] */
  return (key, values = {}) => {
    const message = strings[key];
    if (message === undefined) throw new Error(`There is no text '${key}' in locales/${lang}/ui.json`);
    return new RegExp(pattern(message, values), 'us');
  };
}

/** A starter template's title. @param {string} id @param {string} lang */
export function templateTitle(id, lang) {
  /** @type {{ templates: { id: string, title: Record<string, string> }[] }} */
  const { templates } = read('en/templates.json');
  const title = templates.find((template) => template.id === id)?.title[lang];
  if (!title) throw new Error(`The starter library has no '${id}' in ${lang}`);
  return title;
}
