// ICU MessageFormat 1 cases with the text ICU 72 gives, through template.render.
//
//     node tests/bench/mf1.mjs [--wasm] [FILE]     native by default: build/native/parley rpc; --wasm: build/wasm/parley.mjs
//
// FILE is ../shared/data/mf1_cases.jsonl unless named. Its params are numbers and texts, as template.render takes them.
// Cases with an odd number were read while Parley was written, even ones only measured: the halves are counted apart,
// and of the even ones only the id is shown. Ends with 1 where a case fails.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);
const here = (path) => fileURLToPath(new URL(path, root));
const wasm = process.argv.includes("--wasm");
const named = process.argv.slice(2).find((argument) => !argument.startsWith("--"));
const file = named ?? here("../shared/data/mf1_cases.jsonl");
const core = here(wasm ? "build/wasm/parley.wasm" : "build/native/parley");
const most = 20; // failures shown

if (!existsSync(file)) {
  console.log(`mf1: not measured: the development data is not here (${file})`);
  process.exit(named === undefined ? 0 : 2);
}
if (!existsSync(core)) {
  console.log(`mf1: ${core} is not built`);
  process.exit(2);
}

const cases = readFileSync(file, "utf8").trim().split("\n").map((line) => JSON.parse(line));
const requests = cases.map(({ pattern, locale, params }, id) =>
  JSON.stringify({ jsonrpc: "2.0", id, method: "template.render", params: { pattern, lang: locale, values: params } }));

/** Answers in the order of the requests. */
async function answer(lines) {
  if (wasm) {
    const { createCore } = await import(new URL("build/wasm/parley.mjs", root));
    const door = await createCore();
    return lines.map((line) => door.call(line));
  }
  const { stdout, status, error } = spawnSync(core, ["rpc"], {
    input: lines.join("\n") + "\n", encoding: "utf8", maxBuffer: 1 << 28 });
  if (error || status !== 0) throw new Error(`parley rpc: ${error?.message ?? `exit ${status}`}`);
  return stdout.trimEnd().split("\n");
}

const answers = (await answer(requests)).map((line) => JSON.parse(line));
const halves = [{ name: "even", passed: 0, all: 0 }, { name: "odd", passed: 0, all: 0 }];
const failures = [];
cases.forEach(({ id, locale, pattern, expected }, i) => {
  const odd = Number(id.replace(/\D/g, "")) % 2;
  const text = answers[i]?.id === i ? answers[i].result?.text : undefined;
  halves[odd].all += 1;
  if (text === expected) {
    halves[odd].passed += 1;
    return;
  }
  const got = text === undefined ? answers[i]?.error?.message : JSON.stringify(text);
  failures.push(odd ? `${id} ${locale} ${JSON.stringify(pattern)}: expected ${JSON.stringify(expected)}, got ${got}` : id);
});

for (const failure of failures.slice(0, most)) console.log(failure);
if (failures.length > most) console.log(`… and ${failures.length - most} more`);
const passed = cases.length - failures.length;
const parts = halves.map(({ name, passed, all }) => `${name} ${passed} of ${all}`).reverse().join(", ");
console.log(`mf1 (${wasm ? "wasm" : "native"}): ${passed} of ${cases.length} pass (${parts})`);
process.exit(failures.length === 0 ? 0 : 1);
