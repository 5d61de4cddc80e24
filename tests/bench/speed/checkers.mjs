/** Each checker as a function from a text to how many things it found; made anew, as a program's start would. */
import { readFile } from "node:fs/promises";

const wasm = new URL("../../../build/wasm/", import.meta.url);

/** `english` is another file than the built pack. */
async function parley(english) {
  const { createCore } = await import(new URL("parley.mjs", wasm).href);
  const read = async (name) => new Uint8Array(await readFile(name === "en.pack" && english ? english : new URL(name, wasm)));
  const core = await createCore({ packs: ["en"], read });
  let id = 0;
  return {
    check: (text) => {
      const params = { text, lang: "en", ui: "en", market: "etsy", buyer: { name: "Lena", country: "DE" }, now: "2026-11-24T12:00:00Z" };
      return JSON.parse(core.call(JSON.stringify({ jsonrpc: "2.0", id: ++id, method: "draft.check", params }))).result.findings.length;
    },
  };
}

async function harper() {
  const { LocalLinter } = await import("harper.js");
  const { binaryInlined } = await import("harper.js/binaryInlined");
  const linter = new LocalLinter({ binary: binaryInlined });
  await linter.setup();
  return { check: async (text) => (await linter.lint(text)).length };
}

async function writeGood() {
  const { default: check } = await import("write-good");
  return { check: (text) => check(text).length };
}

async function alex() {
  const { text: check } = await import("alex");
  return { check: (text) => check(text).messages.length };
}

export const CHECKERS = { "Parley": parley, "harper.js": harper, "write-good": writeGood, "alex": alex };
