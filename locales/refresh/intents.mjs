// Learns how buyers word what they want, and writes locales/<lang>/buyer/learned.txt:
//
//   node locales/refresh/intents.mjs en
//
// Learned from our own messages (locales/<lang>/buyer/messages.tsv) and the `yes` examples of the intent cues; needs
// nothing else, and always writes the same. The model: multinomial logistic regression over words, pairs of words and
// the first word. Its weights become cues `learned.<intent>`, grouped by size, which src/buyer/intent.cpp adds up: a
// second opinion beside the cues that people wrote, for what none of them foresaw.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const tag = process.argv[2] ?? 'en';
const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', tag);
const intents = ['shipping', 'payment', 'product_details', 'customisation', 'return_exchange', 'technical', 'complaint',
  'review', 'order_change', 'thanks_other', 'none'];
const step = 0.2;

let seed = 7;
const random = () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 4294967296;
};

/** The short forms of the language, as the stream takes them apart. */
function contractionsOf() {
  const out = new Map();
  for (const file of ['buyer/words.txt', 'words.txt']) {
    let inside = false;
    for (const line of fs.readFileSync(path.join(folder, file), 'utf8').split('\n')) {
      if (/^\S/.test(line)) inside = line.trim() === 'contractions';
      const entry = /^ {2}([^:#]+): (.+)$/.exec(line);
      if (inside && entry) out.set(entry[1], entry[2].split(' '));
    }
  }
  return out;
}
const contractions = contractionsOf();

function tokensOf(text) {
  const words = text.toLowerCase().replace(/[’‘]/g, "'").match(/[\p{L}]+(?:'[\p{L}]+)*|\d+/gu) ?? [];
  return words.flatMap((word) => (/^\d/.test(word) ? ['#number'] : contractions.get(word) ?? [word]));
}

function featuresOf(text) {
  const tokens = tokensOf(text);
  const out = new Set();
  tokens.forEach((token, i) => {
    out.add(token);
    if (i > 0) out.add(`${tokens[i - 1]} ${token}`);
  });
  if (tokens.length > 0) out.add(`^^ ${tokens[0]}`);
  return [...out];
}

function examples() {
  const rows = fs.readFileSync(path.join(folder, 'buyer', 'messages.tsv'), 'utf8').split('\n')
    .filter((line) => line && !line.startsWith('#')).map((line) => line.split('\t'));
  for (const file of fs.readdirSync(path.join(folder, 'buyer')).sort()) {
    if (!file.endsWith('.txt') || file === 'topics.txt' || file === 'learned.txt') continue;
    let of = '';
    for (const line of fs.readFileSync(path.join(folder, 'buyer', file), 'utf8').split('\n')) {
      if (/^\S/.test(line)) of = '';
      of = /^ {2}of: (.+)$/.exec(line)?.[1] ?? of;
      const yes = /^ {2}yes: (.+)$/.exec(line)?.[1];
      if (yes && of.startsWith('intent.')) rows.push([of.slice(7), yes]);
    }
  }
  return rows.map(([intent, text]) => ({ truth: intents.indexOf(intent), features: featuresOf(text) }));
}

const data = examples();
const counts = new Map();
for (const { features } of data) for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
const weights = new Map();
for (const [feature, count] of counts) if (count > 1) weights.set(feature, new Float64Array(intents.length));
for (const row of data) row.features = row.features.filter((feature) => weights.has(feature));
const bias = new Float64Array(intents.length);
const scores = new Float64Array(intents.length);
for (let round = 0; round < 40; round += 1) {
  const rate = 0.3 / (1 + round * 0.3);
  for (let i = data.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [data[i], data[j]] = [data[j], data[i]];
  }
  for (const { truth, features } of data) {
    scores.set(bias);
    for (const feature of features) weights.get(feature).forEach((w, k) => { scores[k] += w; });
    const top = Math.max(...scores);
    let sum = 0;
    scores.forEach((z, k) => { sum += (scores[k] = Math.exp(z - top)); });
    const share = 1 / Math.sqrt(features.length || 1);
    for (let k = 0; k < intents.length; k += 1) {
      const slope = scores[k] / sum - (k === truth ? 1 : 0);
      bias[k] -= rate * 0.05 * slope;
      for (const feature of features) {
        const w = weights.get(feature);
        w[k] -= rate * (slope * share + 0.0008 * w[k]);
      }
    }
  }
}

const special = /^[\p{L}'#^ ]+$/u;
const words = ['# Made by locales/refresh/intents.mjs out of messages.tsv: change those, then run it again.', '', 'classes'];
const cues = [];
intents.forEach((intent, k) => {
  const groups = new Map();
  for (const [feature, w] of weights) {
    const size = Math.max(-8, Math.min(8, Math.round(w[k] / step)));
    if (size === 0 || !special.test(feature)) continue;
    const kind = feature.startsWith('^^') ? 'first' : feature.includes(' ') || feature.startsWith('#') ? 'pair' : 'word';
    const key = `${kind}.${size}`;
    groups.set(key, [...(groups.get(key) ?? []), feature]);
  }
  for (const key of [...groups.keys()].sort()) {
    const [kind, size] = key.split('.');
    const id = `${intent}_${kind}_${size.replace('-', 'm')}`;
    const list = groups.get(key).sort();
    let pattern = list.length === 1 ? list[0] : `(${list.join('|')})`;
    if (kind === 'word') {
      words.push(`  b_l_${id}: ${list.join(' ')}`);
      pattern = `@b_l_${id}`;
    }
    if (kind === 'first') pattern = `^^ (${list.map((feature) => feature.slice(3)).join('|')})`;
    cues.push('', `cue learned.${id}`, `  of: learned.${intent}`, `  weight: ${(size * step).toFixed(1)}`, `  pattern: ${pattern}`);
  }
  cues.push('', `cue learned.${intent}_bias`, `  of: learned.${intent}`, `  weight: ${bias[k].toFixed(2)}`, '  pattern: ^^ #any');
});
fs.writeFileSync(path.join(folder, 'buyer', 'learned.txt'), `${[...words, ...cues].join('\n')}\n`);
console.log(`${data.length} messages, ${weights.size} features`);
