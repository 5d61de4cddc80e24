/**
 * Sizes, cold start and the time of one check, as `node tests/bench/core.mjs` prints them after a build. Medians of
 * several runs, on this machine, now.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const root = new URL("../../", import.meta.url);
const wasm = new URL("build/wasm/", root);
const kb = (bytes) => `${(bytes / 1000).toFixed(0)} KB`.padStart(8);
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

console.log("what                      raw     gzip");
for (const name of ["parley.wasm", "icu.dat", "common.pack", ...JSON.parse(readFileSync(new URL("packs.json", wasm))).map((lang) => `${lang}.pack`)]) {
  const bytes = readFileSync(new URL(name, wasm));
  console.log(`${name.padEnd(20)} ${kb(bytes.length)} ${kb(gzipSync(bytes, { level: 9 }).length)}`);
}
for (const name of ["parley-chrome.zip", "parley-firefox.zip"]) {
  const file = new URL(`build/extension/${name}`, root);
  if (existsSync(file)) console.log(`${name.padEnd(20)} ${kb(statSync(file).size)}`);
}

const draft = "Hi Lena, I'm sorry the ring is late. As I already said, you must wait. It will come soon. The new date is 03/04. Kind regards, Olha";
const request = JSON.stringify({
  jsonrpc: "2.0", id: 1, method: "draft.check",
  params: { text: draft, lang: "en", ui: "uk", market: "etsy", buyer: { name: "Lena", country: "DE" }, seller: { zone: "Europe/Kyiv" }, now: "2026-11-24T12:00:00Z" },
});

if (process.argv[2] === "cold") {
  const start = performance.now();
  const { createCore } = await import(new URL("parley.mjs", wasm).href);
  const core = await createCore({ packs: ["en", "uk"] });
  const ready = performance.now();
  core.call(request);
  process.stdout.write(`\n@${JSON.stringify([ready - start, performance.now() - ready])}\n`);
} else {
  const runs = Array.from({ length: 9 }, () => JSON.parse(execFileSync(process.execPath, [fileURLToPath(import.meta.url), "cold"], { encoding: "utf8" }).split("@").at(-1)));
  console.log(`cold start, Wasm in Node: core ready in ${median(runs.map(([ready]) => ready)).toFixed(0)} ms, its first check ${median(runs.map(([, first]) => first)).toFixed(0)} ms`);
  const { createCore } = await import(new URL("parley.mjs", wasm).href);
  const core = await createCore({ packs: ["en", "uk"] });
  const times = Array.from({ length: 300 }, () => {
    const start = performance.now();
    core.call(request);
    return performance.now() - start;
  });
  console.log(`one check of ${draft.length} characters, Wasm, warm: ${median(times).toFixed(2)} ms`);
}
