/*
 * One list of actions over all editors, in both browsers. Each is looked at twice: what a person reads on the page, and
 * what the editor's own model holds, for a page may show what its editor never learnt. The result is printed as a table
 * at the end and kept in build/check/editors-….txt.
 */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { eachBrowser } from './both.mjs';
import { launch } from './browser.mjs';
import { ACTIONS, openEditor, REFUSALS } from './editors/actions.mjs';
import { EDITORS } from './editors/list.mjs';
import { Table } from './editors/table.mjs';

const table = new Table(Object.keys(EDITORS), [...ACTIONS, ...REFUSALS].map(({ title }) => title));
const only = process.env.PARLEY_EDITOR;

after(() => table.print());

eachBrowser((name) => {
  /** @type {Awaited<ReturnType<typeof launch>>} */
  let browser;
  before(async () => { browser = await launch({ browser: name }); });
  after(() => browser?.close());

  for (const [editor, kind] of Object.entries(EDITORS).filter(([one]) => !only || one === only)) {
    describe(editor, () => {
      for (const { title, page, run } of kind.refuses ? REFUSALS : ACTIONS) {
        test(title, async (context) => {
          const tab = await openEditor(browser, editor, page);
          try {
            const note = await table.record(name, editor, title, () => run({ browser, tab, name, kind }));
            if (note?.skip) context.skip(note.skip);
          } finally {
            await tab.close();
          }
        });
      }
    });
  }

  test('no page and no script of ours reported an error', () => assert.deepEqual(browser.errors, []));
});
