// Firefox leaves it to the seller whether an add-on may see a site; Chromium asks once, when it is installed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BROWSERS } from './both.mjs';
import { launch, THREADS } from './browser.mjs';
import { words } from './words.mjs';

const t = words('en');

test('without permission: one button in the popup, and the thread that is open works as soon as it is pressed', { skip: !BROWSERS.includes('firefox') }, async () => {
  const browser = await launch({ browser: 'firefox' });
  try {
    await browser.inWorker('chrome.permissions.remove({ origins: chrome.runtime.getManifest().host_permissions })');
    const tab = await browser.openThread(THREADS.munich);
    const popup = await browser.popup(tab);
    await popup.find('button', t('popup.allow'));
    const asking = (await popup.all()).filter(({ role, name }) => role === 'button' && t('popup.allow').test(name));
    assert.equal(asking.length, 1, await popup.outline());
    await popup.find('StaticText', t('popup.blocked', { site: 'Etsy, AliExpress' }));
    assert.deepEqual(await tab.ui.hosts(), []);

    await popup.click('button', t('popup.allow'));
    await popup.gone('button', t('popup.allow'));
    await popup.find('switch', /Etsy/);
    await popup.find('term', t('popup.found'));
    assert.equal(await popup.peek('StaticText', t('popup.reload')), undefined, await popup.outline());
    await popup.close();
    await tab.ui.find('region', t('bar.label'));
    await tab.click('textarea');
    await tab.type('Dear friend! ');
    await tab.ui.underlined('the greeting', (lines) => lines.length === 1);
    assert.deepEqual(browser.errors, []);
  } finally {
    await browser.close();
  }
});
