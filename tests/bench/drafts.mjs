#!/usr/bin/env node
// How well draft.check finds what a careful editor marked in sellers' drafts.
//
//   node tests/bench/drafts.mjs [--errors] [--core COMMAND] [--data FILE]
//
// Reads ../shared/data/dev_seller_drafts.jsonl (its README explains the scoring) and asks `build/native/parley rpc`.
// Rules are written from rows with an odd number; rows with an even number are only measured, so both halves are
// printed apart and --errors shows odd rows only.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const option = (name, otherwise) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const data = option('--data', join(root, '../shared/data/dev_seller_drafts.jsonl'));
const core = option('--core', join(root, 'build/native/parley'));
const showErrors = process.argv.includes('--errors');

// Kinds that a rule over phrases can find; the others need the thread, the buyer's country or the whole message.
const phraseKinds = new Set([
  'insult', 'legal_threat', 'review_incentive', 'off_platform_payment', 'off_platform_contact', 'personal_data', 'blame',
  'passive_aggressive', 'sarcasm', 'pushy', 'command', 'over_promise', 'vague_deadline', 'over_familiar', 'boilerplate',
  'over_apology', 'shouting', 'excess_punctuation', 'slang_idiom', 'house_rule', 'slip', 'unfilled_placeholder',
]);

for (const [what, path] of [['the development data', data], ['the native command', core]]) {
  if (!existsSync(path)) {
    console.log(`drafts: ${what} is not here (${path}); nothing measured`);
    process.exit(0);
  }
}

const rows = readFileSync(data, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
const requests = rows.map((row, id) => JSON.stringify({
  jsonrpc: '2.0',
  id,
  method: 'draft.check',
  params: {
    text: row.draft,
    market: 'etsy',
    buyer: { country: row.buyer_country },
    messages: [{ from: 'buyer', text: row.buyer_message }],
  },
}));
const run = spawnSync(core, ['rpc'], { input: requests.join('\n') + '\n', maxBuffer: 1 << 28, encoding: 'utf8' });
const answers = (run.stdout ?? '').trim().split('\n').map((line) => JSON.parse(line));
if (answers.length !== rows.length) {
  console.error(`drafts: ${rows.length} questions, ${answers.length} answers\n${run.stderr}`);
  process.exit(1);
}

const overlap = (a, b) => a[0] < b[1] && b[0] < a[1];

/** Every place in the draft where the marked words stand. */
function places(draft, words) {
  const out = [];
  for (let at = draft.indexOf(words); at >= 0; at = draft.indexOf(words, at + 1)) out.push([at, at + words.length]);
  return out;
}

// Two things the figures hide are printed beside them. `hint`s count where they hit and never against: "loud" is recall
// by warn and stop alone. And a second finding of a kind that the draft is wanted for is no extra even where it
// overlaps nothing marked: "strict" is precision with those counted against.

/** Wanted, hit and extra of one draft; `known` is the set of kinds that count, or null for all. */
function score(row, findings, known) {
  const counts = (kind) => known === null || known.has(kind);
  const wanted = row.issues.filter((issue) => counts(issue.kind))
    .map((issue) => ({ ...issue, spans: issue.span_text === null ? null : places(row.draft, issue.span_text) }));
  const used = new Set();
  const hits = [];
  const missed = [];
  for (const issue of wanted) {
    const fits = (finding, i) => !used.has(i) && finding.kind === issue.kind
      && (issue.spans === null || finding.span === null || issue.spans.some((span) => overlap(span, finding.span)));
    const shown = findings.findIndex((finding, i) => finding.severity !== 'hint' && fits(finding, i));
    const at = shown >= 0 ? shown : findings.findIndex(fits);
    if (at < 0) {
      missed.push(issue);
    } else {
      used.add(at);
      hits.push({ ...issue, loud: findings[at].severity !== 'hint' });
    }
  }
  const wantedKinds = new Set(row.issues.map((issue) => issue.kind));
  const allSpans = row.issues.flatMap((issue) => (issue.span_text === null ? [] : places(row.draft, issue.span_text)));
  const strict = findings.filter((finding, i) => counts(finding.kind) && !used.has(i) && finding.severity !== 'hint'
    && (row.clean || !(finding.span !== null && allSpans.some((span) => overlap(span, finding.span)))));
  const extra = strict.filter((finding) => row.clean || !wantedKinds.has(finding.kind));
  return { wanted, hits, missed, extra, strict };
}

const number = (row) => Number(/\d+/.exec(row.id)[0]);
const percent = (part, whole) => (whole === 0 ? '   –' : (part / whole).toFixed(2).padStart(4));

function report(title, wantedRows, known) {
  const total = { wanted: 0, hits: 0, loud: 0, extra: 0, strict: 0, alarms: 0, clean: 0 };
  for (const row of wantedRows) {
    const { wanted, hits, extra, strict } = score(row, answers[rows.indexOf(row)].result?.findings ?? [], known);
    total.wanted += wanted.length;
    total.hits += hits.length;
    total.loud += hits.filter((hit) => hit.loud).length;
    total.strict += strict.length;
    total.clean += row.clean ? 1 : 0;
    total[row.clean ? 'alarms' : 'extra'] += extra.length;
  }
  const { wanted, hits, loud, extra, strict, alarms, clean } = total;
  console.log(`${title.padEnd(34)} precision ${percent(hits, hits + extra + alarms)}  recall ${percent(hits, wanted)}`
    + `  (strict ${percent(hits, hits + strict)}, loud ${percent(loud, wanted)})`
    + `   ${hits} of ${wanted} wanted, ${extra} extra, ${alarms} false alarms on ${clean} clean drafts`);
}

const languages = [...new Set(rows.map((row) => row.lang))];
for (const [name, half] of [['all', () => true], ['odd', (row) => number(row) % 2 === 1], ['even', (row) => number(row) % 2 === 0]]) {
  console.log(`\n${name} rows`);
  for (const [what, known] of [['all kinds', null], ['kinds at the level of a phrase', phraseKinds]]) {
    report(what, rows.filter(half), known);
    for (const lang of languages) report(`  ${lang}`, rows.filter((row) => half(row) && row.lang === lang), known);
  }
}

console.log('\nby kind, English');
const kinds = [...new Set(rows.flatMap((row) => row.issues.map((issue) => issue.kind)))].sort();
for (const kind of kinds) report(`  ${kind}`, rows.filter((row) => row.lang === 'en'), new Set([kind]));

if (showErrors) {
  console.log('\nerrors in odd rows');
  for (const row of rows.filter((each) => number(each) % 2 === 1)) {
    const { missed, extra } = score(row, answers[rows.indexOf(row)].result?.findings ?? [], null);
    if (missed.length + extra.length === 0) continue;
    console.log(`${row.id} ${row.lang} ${row.draft}`);
    for (const issue of missed) console.log(`  missed  ${issue.kind}: ${issue.span_text ?? '(whole message)'}`);
    for (const finding of extra) {
      const words = finding.span === null ? '(whole message)' : row.draft.slice(finding.span[0], finding.span[1]);
      console.log(`  extra   ${finding.kind}: ${words} (${finding.rule}, ${finding.severity})`);
    }
  }
}
