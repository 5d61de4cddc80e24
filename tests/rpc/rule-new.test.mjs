// `parley rule new` begins a rule and never writes over one.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL(process.env.PARLEY_COMMAND ?? 'build/native/parley', new URL('../../', import.meta.url)));
const skip = process.env.PARLEY_DOOR === 'wasm' ? 'the terminal is native' : false;
const locales = mkdtempSync(join(tmpdir(), 'parley-locales-'));
mkdirSync(join(locales, 'en'));
after(() => rmSync(locales, { recursive: true, force: true }));

/** @param {string} id */
const begin = (id) => spawnSync(command, ['rule', 'new', id, '--locales', locales], { encoding: 'utf8' });

test('a new rule stands in the file of its kind, with every field', { skip }, () => {
  const { status, stdout } = begin('pushy.only_today');
  assert.equal(status, 0);
  assert.match(stdout, /pushy\.txt: pushy\.only_today begun/);
  const record = readFileSync(join(locales, 'en', 'rules', 'pushy.txt'), 'utf8');
  for (const field of ['rule pushy.only_today', '  kind: pushy', '  severity:', '  reason:', '  pattern:', '  fix:', '  bad:', '  good:']) {
    assert.ok(record.includes(`${field}`), field);
  }
  assert.equal(record.match(/^ {2}(bad|good):/gm)?.length, 4);
});

test('a rule that is there, a kind that is none and an id that is none are refused, each with its reason', { skip }, () => {
  begin('pushy.again');
  for (const [id, reason] of [['pushy.again', /is there already/], ['nokind.x', /'nokind' is no kind; there are: insult/], ['Pushy', /expected kind\.name/], ['pushy.', /expected kind\.name/]]) {
    const { status, stderr } = begin(/** @type {string} */ (id));
    assert.equal(status, 2, String(id));
    assert.match(stderr, /** @type {RegExp} */ (reason));
  }
});
