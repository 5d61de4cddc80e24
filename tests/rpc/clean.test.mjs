/**
 * Quiet: clean seller messages of our own draw no warning. What does is known by name in known.txt (`rule<TAB>message`);
 * a change of that list shows in its diff: `UPDATE=1 node --test tests/rpc/clean.test.mjs` writes it anew.
 */
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { test } from "node:test";
import { openDoor } from "./door.mjs";

const corpus = new URL("../corpus/", import.meta.url);
const lines = async (name) => (await readFile(new URL(name, corpus), "utf8")).split("\n").filter((line) => line && !line.startsWith("#"));

test("clean messages draw no warning but those that are known", async () => {
  const door = await openDoor();
  const found = [];
  for (const message of await lines("clean.txt")) {
    const { findings } = await door.result("draft.check", { text: message.replaceAll("\\n", "\n"), lang: "en", market: "etsy" });
    for (const finding of findings) if (finding.severity !== "hint") found.push(`${finding.rule}\t${message}`);
  }
  await door.close();
  const text = `${found.join("\n")}\n`;
  if (process.env.UPDATE) await writeFile(new URL("known.txt", corpus), text);
  assert.deepEqual(found, await lines("known.txt"));
});
