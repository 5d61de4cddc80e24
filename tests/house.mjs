/**
 * The house rules that no compiler checks. Prints each breach with its place; exit 1 where there is one.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const root = new URL("../", import.meta.url);
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: root, encoding: "utf8" })
  .split("\n")
  .filter(Boolean);
const text = (file) => readFileSync(new URL(file, root), "utf8");
const breaches = [];
const breach = (file, what) => breaches.push(`${file}: ${what}`);

// The top level has few names.
const top = new Set(["CMakeLists.txt", "CMakePresets.json", "wasm", "extension", "src", "locales", "tests", "README.md", "LICENSE", "NOTICE", "try", "check"]);
for (const name of new Set(files.map((file) => file.split("/")[0]))) {
  if (!name.startsWith(".") && !top.has(name)) breach(name, "does not belong at the top level");
}

// Arrows point one way.
const below = {
  text: [],
  lexicon: ["text"],
  buyer: ["text", "lexicon"],
  template: ["text", "lexicon"],
  time: ["text", "lexicon"],
  market: ["text", "lexicon"],
  tone: ["text", "lexicon", "buyer", "time", "market"],
  api: ["text", "lexicon", "buyer", "time", "market", "tone", "template"],
  pack: ["text", "lexicon", "time", "market", "buyer"],
  cli: ["text", "lexicon", "buyer", "time", "market", "tone", "template", "api", "pack"],
};
for (const file of files.filter((name) => /^src\/.*\.(h|cpp)$/.test(name))) {
  const room = file.split("/")[1];
  const lines = text(file).split("\n");
  for (const line of lines) {
    const include = /^#include "([a-z]+)\//.exec(line)?.[1];
    if (include && include !== "absl" && include !== room && !below[room]?.includes(include)) breach(file, `${room} may not look into ${include}`);
    if (line.includes("<nlohmann/") && room !== "api") breach(file, "only api knows JSON");
  }
  if (lines.length > 400) console.log(`${file}: ${lines.length} lines: two jobs in one?`); // advice, not a breach
  if (file.endsWith(".h") && !text(file).includes("/// @brief")) breach(file, "a header says what it is for");
}

// What a page gives is data.
for (const file of files.filter((name) => /^extension\/.*\.tsx?$/.test(name))) {
  if (/\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write)\b|\beval\(/.test(text(file))) breach(file, "builds HTML or code from text");
  if (/\bfetch\(\s*["'`]https?:|XMLHttpRequest|WebSocket\(|sendBeacon/.test(text(file))) breach(file, "reaches for the network");
}

// Every word for people is there in every language that has words for people.
const records = (file, type) => [...text(file).matchAll(new RegExp(`^${type} (\\S+)`, "gm"))].map((match) => match[1]);
const byLanguage = (type) => {
  const all = new Map();
  for (const file of files.filter((name) => /^locales\/[a-z]{2}\/.*\.txt$/.test(name))) {
    const language = file.split("/")[1];
    const names = all.get(language) ?? new Set();
    for (const name of records(file, type)) names.add(name);
    all.set(language, names);
  }
  return all;
};
const reasons = byLanguage("reason");
for (const [language, names] of reasons) {
  for (const name of reasons.get("en")) if (!names.has(name)) breach(`locales/${language}`, `reason ${name} is missing`);
}
const strings = Object.fromEntries(
  files.filter((name) => /^locales\/[a-z]{2}\/ui\.json$/.test(name)).map((file) => [file, Object.keys(JSON.parse(text(file)))]),
);
for (const [file, keys] of Object.entries(strings)) {
  for (const key of strings["locales/en/ui.json"]) if (!keys.includes(key)) breach(file, `${key} is missing`);
  for (const key of keys) if (!strings["locales/en/ui.json"].includes(key)) breach(file, `${key} is not in English`);
}

// Nothing of the machine it was made on.
for (const file of files.filter((name) => !/\.(png|dat|lock)$|package-lock\.json$/.test(name))) {
  if (file === "tests/house.mjs") continue;
  if (/\/(work|root|home)\/[a-z]+\/|\/tmp\/bash/.test(text(file))) breach(file, "names a path of a machine");
}

for (const line of breaches) console.log(line);
console.log(`${files.length} files, ${breaches.length} breaches`);
process.exit(breaches.length > 0 ? 1 : 0);
