// What the seller has set outlives the browser, closed or killed.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eachBrowser } from './both.mjs';
import { launch, THREADS } from './browser.mjs';
import { until } from './until.mjs';
import { words } from './words.mjs';

const en = words('en');
const uk = words('uk');

eachBrowser((name) => {
  /** @type {Awaited<ReturnType<typeof launch>>} */
  let browser;
  before(async () => { browser = await launch({ browser: name }); });
  after(() => browser?.close());

  for (const crash of [false, true]) {
    const [from, to, lang] = crash ? [uk, en, 'en'] : [en, uk, 'uk'];
    test(`the language is kept when the browser is ${crash ? 'killed' : 'closed'}`, async () => {
      const popup = await browser.openOwn('popup.html');
      await popup.view.choose(from('popup.language'), lang);
      await popup.view.find('StaticText', to('popup.private'));
      await until('the language on disk', async () => JSON.stringify(await browser.inWorker('chrome.storage.local.get(null)')).includes(`"ui":"${lang}"`));
      await browser.restart({ crash });
      const tab = await browser.openThread(THREADS.munich);
      await tab.ui.find('button', to('bar.templates_label'));
      assert.equal((await tab.ui.hosts()).length, 1);
    });
  }
});
