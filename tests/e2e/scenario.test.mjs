// The scenario of one reply, from the annoyed buyer to the next thread.

import { after, before, test } from 'node:test';
import { eachBrowser } from './both.mjs';
import { launch } from './browser.mjs';
import { playScenario } from './scenario.mjs';

eachBrowser((name) => {
  /** @type {Awaited<ReturnType<typeof launch>>} */
  let browser;
  before(async () => { browser = await launch({ browser: name }); });
  after(() => browser?.close());

  test('one reply, end to end', async (t) => {
    let failed = false;
    await playScenario(browser, {
      // Each step stands on the one before: after a failure the rest would only repeat it.
      step: async (title, run) => {
        await t.test(title, { skip: failed }, async () => {
          failed = true;
          await run();
          failed = false;
        });
      },
    });
  });
});
