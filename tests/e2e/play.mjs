// Plays the scenario without a window and leaves numbered screenshots and a log: node tests/e2e/play.mjs FOLDER [BROWSER]

import { launch } from './browser.mjs';
import { playScenario } from './scenario.mjs';

const [, , shots = 'build/try', name] = process.argv;
const browser = await launch({ browser: name === 'firefox' ? name : 'chromium' });
try {
  await playScenario(browser, { shots, say: console.log });
} catch {
  process.exitCode = 1;
} finally {
  await browser.close();
}
