// Scores buyer.read on the development data (../shared/data): node tests/bench/buyers.mjs [parley command]
//
// Rows with an odd number (in the id; the line, where there is none) may be read while writing cues, even ones are only
// measured: where odd is better by more than 0.10, the cues are memorised. No file of the data is part of the project.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const data = process.env.PARLEY_DATA ?? path.join(root, '..', 'shared', 'data');
const command = process.argv.length > 2 ? process.argv.slice(2) : [path.join(root, 'build', 'native', 'parley'), 'rpc'];

function rowsOf(name) {
  const file = path.join(data, name);
  if (!fs.existsSync(file)) {
    console.log(`${name}: not here (looked in ${data}); nothing measured`);
    return [];
  }
  return fs.readFileSync(file, 'utf8').trim().split('\n').map((line, i) => {
    const row = JSON.parse(line);
    const number = row.id === undefined ? i + 1 : Number(String(row.id).replace(/\D/g, ''));
    return { ...row, odd: number % 2 === 1 };
  });
}

function read(rows) {
  const input = rows.map((row, id) => JSON.stringify({ jsonrpc: '2.0', id, method: 'buyer.read', params: { text: row.text } }));
  const run = spawnSync(command[0], command.slice(1), { input: `${input.join('\n')}\n`, maxBuffer: 1 << 30, encoding: 'utf8' });
  const lines = (run.stdout ?? '').trim().split('\n');
  if (run.error || lines.length !== rows.length) throw new Error(`${command.join(' ')}: ${run.error?.message ?? run.stderr ?? 'no answer'}`);
  return rows.map((row, i) => {
    const answer = JSON.parse(lines[i]);
    if (answer.error) throw new Error(`row ${i + 1}: ${answer.error.message}`);
    return { ...row, got: answer.result };
  });
}

const share = (rows, test) => (rows.length === 0 ? NaN : rows.filter(test).length / rows.length);
const show = (x) => (Number.isNaN(x) ? '  - ' : x.toFixed(3));

/** F1 of one class. */
function f1(rows, wanted, got) {
  const hit = rows.filter((row) => wanted(row) && got(row)).length;
  const all = rows.filter(wanted).length + rows.filter(got).length;
  return all === 0 ? NaN : (2 * hit) / all;
}

/** Mean of F1 over the classes that occur in what is wanted. */
function macroF1(rows, wanted, got) {
  const names = [...new Set(rows.map(wanted))];
  return names.reduce((sum, name) => sum + f1(rows, (r) => wanted(r) === name, (r) => got(r) === name), 0) / names.length;
}

function pearson(pairs) {
  const mean = (k) => pairs.reduce((sum, pair) => sum + pair[k], 0) / pairs.length;
  const [mx, my] = [mean(0), mean(1)];
  let [xy, xx, yy] = [0, 0, 0];
  for (const [x, y] of pairs) {
    xy += (x - mx) * (y - my);
    xx += (x - mx) ** 2;
    yy += (y - my) ** 2;
  }
  return xy / Math.sqrt(xx * yy);
}

const halves = [['odd ', (row) => row.odd], ['even', (row) => !row.odd]];

function buyers() {
  const rows = read(rowsOf('dev_buyer_messages.jsonl'));
  for (const [group, inGroup] of [['English', (row) => row.lang === 'en'], ['others ', (row) => row.lang !== 'en']]) {
    for (const [half, inHalf] of halves) {
      const some = rows.filter((row) => inGroup(row) && inHalf(row));
      if (some.length === 0) continue;
      const names = (row) => row.got.intents.map((each) => each.intent);
      console.log(
        `messages ${group} ${half} n=${String(some.length).padStart(3)}`,
        `intent top-1 ${show(share(some, (row) => names(row)[0] === row.intent))}`,
        `top-2 ${show(share(some, (row) => names(row).slice(0, 2).includes(row.intent)))}`,
        `mood F1 ${show(macroF1(some, (row) => row.mood, (row) => row.got.mood))}`,
        `urgent F1 ${show(f1(some, (row) => row.urgent, (row) => row.got.urgent))}`,
        `formality ${show(share(some, (row) => row.got.formality === row.formality))}`,
        `emoji ${show(share(some, (row) => row.got.emoji === row.emoji))}`,
        `language ${show(share(some, (row) => row.got.lang === row.lang))}`,
      );
    }
  }
}

function intents() {
  const rows = read(rowsOf('intent_dev.jsonl'));
  for (const [half, inHalf] of halves) {
    const some = rows.filter(inHalf);
    const named = some.filter((row) => row.intent !== null);
    const unnamed = some.filter((row) => row.intent === null);
    if (named.length === 0) continue;
    console.log(
      `shop questions ${half} n=${named.length} top-1 ${show(share(named, (row) => row.got.intents[0]?.intent === row.intent))}`,
      `top-2 ${show(share(named, (row) => row.got.intents.slice(0, 2).some((each) => each.intent === row.intent)))}`,
      `unanswered ${show(share(named, (row) => row.got.intents.length === 0))};`,
      `none of ours n=${unnamed.length} answered [] ${show(share(unnamed, (row) => row.got.intents.length === 0))}`,
    );
  }
}

function sentiment() {
  const rows = read(rowsOf('sentiment_dev.jsonl'));
  for (const [half, inHalf] of halves) {
    const some = rows.filter(inHalf);
    if (some.length > 0) console.log(`sentiment ${half} n=${some.length} r ${show(pearson(some.map((row) => [row.rating, row.got.sentiment])))}`);
  }
}

function languages() {
  const rows = read(rowsOf('language_dev.jsonl'));
  for (const kind of ['sentences', 'word-pairs']) {
    for (const [half, inHalf] of halves) {
      const some = rows.filter((row) => row.kind === kind && inHalf(row));
      if (some.length === 0) continue;
      const tags = [...new Set(some.map((row) => row.lang))];
      const each = tags.map((tag) => share(some.filter((row) => row.lang === tag), (row) => row.got.lang === tag));
      console.log(`language ${kind} ${half} n=${some.length} macro ${show(each.reduce((a, b) => a + b) / tags.length)} ` +
        tags.map((tag, i) => `${tag} ${each[i].toFixed(2)}`).join(' '));
    }
  }
}

if (!fs.existsSync(command[0])) {
  console.log(`${command[0]} is not built: build it first`);
  process.exit(1);
}
const started = performance.now();
for (const part of [buyers, intents, sentiment, languages]) part();
console.log(`${((performance.now() - started) / 1000).toFixed(1)} s`);
