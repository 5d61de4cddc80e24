/**
 * How fast Parley's check is, beside harper.js, write-good and alex, in one run on this machine:
 *
 *     node tests/bench/speed/run.mjs          after `npm ci --prefix tests/bench/speed` and a Wasm build
 *
 * Cold start is a new process: from loading the checker to its first answer. A keystroke adds a letter to a text that
 * was checked before. "Fresh" texts have no sentence that was seen before. Rules doubled: every rule of English there
 * twice, under another name. Times in ms, median and 95th percentile.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CHECKERS } from "./checkers.mjs";
import { fresh } from "./texts.mjs";

const self = fileURLToPath(import.meta.url);
const root = fileURLToPath(new URL("../../../", import.meta.url));
const now = () => performance.now();

/** Sorted times of `runs` calls; the first few, while the engine still compiles, are left out. */
async function times(runs, run) {
  const out = [];
  for (let i = -Math.ceil(runs / 4); i < runs; i += 1) {
    const start = now();
    await run(i);
    if (i >= 0) out.push(now() - start);
  }
  return out.sort((a, b) => a - b);
}
const part = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const say = (ms) => ms < 10 ? ms.toFixed(2) : ms.toFixed(0);
const both = (sorted) => `${say(part(sorted, 0.5))} / ${say(part(sorted, 0.95))}`;

/** A seller types on at a text's end: each text is the one before and a letter more. */
function typing(length) {
  const text = fresh(length + 400);
  let at = length;
  return () => text.slice(0, at < text.length ? at++ : (at = length));
}

/** What one checker takes; in a process of its own, so that heaps do not mix. */
async function measure(name, english) {
  const start = now();
  const checker = await CHECKERS[name](english);
  await checker.check(fresh(200));
  const cold = now() - start;
  const before = process.memoryUsage().rss;
  const row = { cold };
  for (const length of [1_000, 10_000]) {
    // As many runs as some seconds hold, so that the slowest checker ends as well.
    const [once] = await times(1, () => checker.check(fresh(length)));
    const runs = Math.max(3, Math.min(200, Math.floor(4_000 / once)));
    const key = typing(length);
    row[`key ${length}`] = both(await times(runs, () => checker.check(key())));
    const sorted = await times(runs, () => checker.check(fresh(length)));
    row[`fresh ${length}`] = both(sorted);
    row[`median ${length}`] = part(sorted, 0.5);
  }
  const long = await times(1, () => checker.check(fresh(100_000)));
  row["100000"] = say(long[0]);
  row.growth = long[0] / row["median 10000"] / 10;
  row.heap = (process.memoryUsage().rss - before) / 1e6;
  return row;
}

/** English with every rule twice. */
function doubled(folder) {
  cpSync(join(root, "locales"), join(folder, "locales"), { recursive: true });
  const rules = join(folder, "locales", "en", "rules");
  for (const file of readdirSync(rules)) {
    const copy = readFileSync(join(rules, file), "utf8").split(/\n(?=\S)/).filter((record) => /^rule /.test(record))
      .map((record) => record.replace(/^rule (\S+)/, "rule $1.again")).join("\n");
    writeFileSync(join(rules, `again-${file}`), `${copy}\n`);
  }
  const cache = readFileSync(join(root, "build", "native", "CMakeCache.txt"), "utf8");
  const value = (name) => new RegExp(`^${name}:[A-Z]+=(.*)$`, "m").exec(cache)?.[1];
  const build = readFileSync(join(root, "build", "native", "build.ninja"), "utf8");
  const [, zones, icu] = /parley-pack \S+\/locales (\S+) (\S+) \S+\/packs/.exec(build) ?? [];
  if (!zones || !icu) throw new Error(`no call of parley-pack in the native build (${value("CMAKE_BUILD_TYPE")})`);
  execFileSync(join(root, "build", "native", "parley-pack"), [join(folder, "locales"), zones, icu, join(folder, "packs")], { stdio: "pipe" });
  return join(folder, "packs", "en.pack");
}

const [, , name, english] = process.argv;
if (name) {
  process.stdout.write(`\n@${JSON.stringify(await measure(name, english))}`);
} else {
  const run = (checker, pack = "") => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [self, checker, pack], { encoding: "utf8", maxBuffer: 1 << 26 });
    if (status !== 0) throw new Error(stderr.slice(-2_000));
    return JSON.parse(stdout.slice(stdout.lastIndexOf("@") + 1));
  };
  const columns = ["key 1000", "fresh 1000", "key 10000", "fresh 10000", "100000"];
  const line = (title, row) => console.log(title.padEnd(22) + say(row.cold).padStart(8) + columns.map((column) => row[column].padStart(17)).join("")
    + `${row.growth.toFixed(2)}`.padStart(9) + `${row.heap.toFixed(0)} MB`.padStart(9));
  console.log(`${"".padEnd(22)}${"cold".padStart(8)}${columns.map((column) => column.replace("key", "keystroke").padStart(17)).join("")}${"growth".padStart(9)}${"heap".padStart(9)}`);
  const rows = {};
  for (const checker of Object.keys(CHECKERS)) line(checker, rows[checker] = run(checker));
  const folder = mkdtempSync(join(tmpdir(), "parley-speed-"));
  try {
    const twice = run("Parley", doubled(folder));
    line("Parley, rules doubled", twice);
    const more = (of) => `${(((twice[of] / rows.Parley[of]) - 1) * 100).toFixed(0)} %`;
    console.log(`\nrules doubled: ${more("median 1000")} for 1,000 fresh characters, ${more("median 10000")} for 10,000`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
