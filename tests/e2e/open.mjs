// Opens Chromium with the extension on a practice thread, for a person; ends when the window is closed.

import { launch, THREADS } from './browser.mjs';

const browser = await launch({ headless: false, zone: Intl.DateTimeFormat().resolvedOptions().timeZone });
// Chromium writes its profile out a moment longer; the profile is removed at our own end.
browser.context.on('close', () => setTimeout(() => process.exit(), 1500));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => void browser.context.close());
const [blank] = browser.context.pages();
await browser.openThread(THREADS.munich);
await blank?.close();
console.log(`The practice inbox is open (pages on port ${browser.pages.port}). Close the window to end.`);
