/**
 * What a keystroke costs a page, with Parley and without, on pages that make it hard: node tests/bench/typing.mjs [BROWSER]
 * A keystroke's time is from its event to the next frame, as the page itself sees it.
 */
import { BROWSERS } from "../e2e/both.mjs";
import { launch, THREADS } from "../e2e/browser.mjs";

const TEXT = "Hello Lena, thank you for the photo. It will come soon. As I already said, you must wait a little. ";

const PAGES = {
  "quiet page": () => undefined,
  "10,000 bubbles": () => {
    const list = document.querySelector(".messages");
    const bubble = list.querySelector(".message");
    list.prepend(...Array.from({ length: 10_000 }, () => bubble.cloneNode(true)));
  },
  "rewritten every 50 ms": () => {
    const list = document.querySelector(".messages");
    setInterval(() => list.replaceChildren(...[...list.childNodes].map((node) => node.cloneNode(true))), 50);
  },
};

const at = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))].toFixed(1).padStart(7);

async function times(name, extension, prepare) {
  const browser = await launch({ browser: name, ...extension ? {} : { extension: null } });
  try {
    const tab = await browser.openThread(THREADS.munich);
    await tab.click("textarea");
    await tab.type("Hello ");
    await tab.eval(prepare);
    await tab.eval(() => {
      window.times = [];
      window.addEventListener("keydown", () => {
        const start = performance.now();
        requestAnimationFrame(() => setTimeout(() => window.times.push(performance.now() - start)));
      }, true);
    });
    await tab.type(TEXT);
    return (await tab.eval(() => window.times)).sort((a, b) => a - b);
  } finally {
    await browser.close();
  }
}

console.log("ms from a key to the next frame       median    p95    most");
for (const name of BROWSERS) {
  for (const [page, prepare] of Object.entries(PAGES)) {
    for (const extension of [false, true]) {
      const sorted = await times(name, extension, prepare);
      console.log(`${`${name}, ${page}, ${extension ? "with Parley" : "without"}`.padEnd(46)}${at(sorted, 0.5)}${at(sorted, 0.95)}${at(sorted, 1)}`);
    }
  }
}
