// Opens a browser with the extension on a practice thread, for a person; ends when its window is closed.
// node tests/e2e/open.mjs [BROWSER]

import { launch, THREADS } from './browser.mjs';

const browser = await launch({
  browser: process.argv[2] === 'firefox' ? 'firefox' : 'chromium', headless: false, zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});
// The browser writes its profile out a moment longer; the profile is removed at our own end.
void browser.engine.gone.then(() => setTimeout(() => process.exit(), 1500));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => void browser.engine.close());
await browser.openThread(THREADS.munich);
console.log(`The practice inbox is open (pages on port ${browser.pages.port}). Close the window to end.`);
