// Documents in the storage: older versions, and whatever can go wrong with each step of a write.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Settings } from "../../extension/protocol.ts";
import etsy from "../../extension/sites/etsy.json";
import { StoredDocument, type Area, type Schema } from "../../extension/storage/document.ts";
import { DEFAULTS, parseSettings, SETTINGS } from "../../extension/storage/settings.ts";
import settings1 from "./samples/settings-1.json";

type Items = Record<string, unknown>;

/** A storage that takes `writes` more writes; then it refuses, or, as after the browser's end, never answers. */
function holding(items: Items, writes = Infinity, then: "refuses" | "dies" = "refuses"): Area {
  let left = writes;
  return {
    get: async (keys) => structuredClone(Object.fromEntries(keys.filter((key) => key in items).map((key) => [key, items[key]]))),
    set: (values) => {
      if (left-- > 0) return Promise.resolve(void Object.assign(items, structuredClone(values)));
      return then === "dies" ? new Promise(() => undefined) : Promise.reject(new Error("quota"));
    },
  };
}

const open = (items: Items): StoredDocument<Settings> => new StoredDocument(holding(items), SETTINGS);
const sign = (shop: string) => (settings: Settings): Settings => ({ ...settings, shop });
const version1 = (): Items => structuredClone(settings1);
/** What the seller had in the sample of version 1, as of today. */
const MIGRATED: Settings = { ...settings1["settings:a"].value, boxes: {}, siteFiles: [] };

/** A storage that went through two changes by this version: "A", then "B". */
async function twice(): Promise<Items> {
  const items: Items = {};
  await open(items).update(sign("A"));
  await open(items).update(sign("B"));
  return items;
}
const placeOf = (items: Items): string => `settings:${(items["settings"] as { place: string }).place}`;

test("settings as version 1 wrote them become today's, with nothing lost", async () => {
  assert.deepEqual(await open(version1()).load(), { value: MIGRATED, notices: [] });
});

test("settings: a message box is a selector, an imported site file is whole", () => {
  assert.deepEqual(parseSettings({ boxes: { etsy: "#box" }, siteFiles: [etsy] }), { ...DEFAULTS, boxes: { etsy: "#box" }, siteFiles: [etsy] });
  for (const wrong of [{ boxes: { etsy: "" } }, { boxes: { etsy: 5 } }, { boxes: [] }, { siteFiles: {} }, { siteFiles: [{ ...etsy, threads: 1 }] }]) {
    assert.equal(parseSettings(wrong), null, JSON.stringify(wrong));
  }
});

test("a backup of the older version is there before anything of the new one", async () => {
  for (const then of ["refuses", "dies"] as const) {
    for (const writes of [0, 1, 2, 3]) {
      const items = version1();
      const write = new StoredDocument(holding(items, writes, then), SETTINGS).update(sign("new"));
      if (then === "dies") await new Promise((resolve) => setImmediate(resolve));
      else if (writes < 3) await assert.rejects(write, /quota/);
      else await write;
      const { value, notices } = await open(items).load();
      assert.deepEqual(notices, []);
      // Backup, place, head: only with the third is the new state the one that counts.
      assert.deepEqual(value, writes < 3 ? MIGRATED : { ...MIGRATED, shop: "new" }, `${then} after ${writes}`);
      if (writes > 0) assert.deepEqual(items["settings:kept:1"], settings1["settings:a"]);
    }
  }
});

test("a write stopped at any step is the old state or the new one, and the next write works", async () => {
  for (const then of ["refuses", "dies"] as const) {
    for (const writes of [0, 1, 2]) {
      const items = await twice();
      const write = new StoredDocument(holding(items, writes, then), SETTINGS).update(sign("C"));
      if (then === "dies") await new Promise((resolve) => setImmediate(resolve));
      else if (writes < 2) await assert.rejects(write, /quota/);
      else await write;
      const { value, notices } = await open(items).load();
      assert.deepEqual([value.shop, notices], [writes < 2 ? "B" : "C", []], `${then} after ${writes}`);
      await open(items).update(sign("D"));
      assert.equal((await open(items).load()).value.shop, "D");
    }
  }
});

test("the very first write, stopped before its head, did not happen", async () => {
  const items: Items = {};
  await assert.rejects(new StoredDocument(holding(items, 1), SETTINGS).update(sign("A")), /quota/);
  assert.deepEqual(await open(items).load(), { value: DEFAULTS, notices: [] });
});

test("what can't be read is told, gone on without, and never overwritten before it is copied", async () => {
  const cases: [broken: unknown, copy: string, notice: string][] = [
    [{ version: 2, value: { ui: 5 } }, "settings:kept:2", "notice.settings_older"],
    [{ version: 2 }, "settings:kept:2", "notice.settings_older"],
    [{ version: "2", value: DEFAULTS }, "settings:kept:broken", "notice.settings_older"],
    ['{"version":2,"value":{"ui":nu', "settings:kept:broken", "notice.settings_older"],
    [{ version: 9, value: { all: "new" } }, "settings:kept:9", "notice.settings_newer"],
  ];
  for (const [broken, copy, notice] of cases) {
    const items = await twice();
    items[placeOf(items)] = broken;
    const before = structuredClone(items);
    const { value, notices } = await open(items).load();
    assert.deepEqual([value.shop, notices], ["A", [notice]], JSON.stringify(broken));
    assert.deepEqual(items, before, "reading changes nothing");
    // A backup that finds no room stops the write.
    await assert.rejects(new StoredDocument(holding(items, 0), SETTINGS).update(sign("C")), /quota/);
    assert.deepEqual(items, before);
    await open(items).update(sign("C"));
    await open(items).update(sign("D"));
    assert.deepEqual(items[copy], broken);
    assert.deepEqual(await open(items).load(), { value: { ...DEFAULTS, shop: "D" }, notices: [] });
  }
});

test("a write over a broken place, stopped at any step, still reads whole", async () => {
  for (const writes of [0, 1, 2]) {
    const items = await twice();
    items[placeOf(items)] = "x";
    await assert.rejects(new StoredDocument(holding(items, writes), SETTINGS).update(sign("C")), /quota/);
    assert.equal((await open(items).load()).value.shop, writes < 2 ? "A" : "C", `after ${writes}`);
  }
});

test("both places broken: the backup from before the migration, else the defaults", async () => {
  const items = version1();
  await open(items).update(sign("new"));
  items["settings:a"] = items["settings:b"] = "x";
  assert.deepEqual(await open(items).load(), { value: MIGRATED, notices: ["notice.settings_backup"] });
  delete items["settings:kept:1"];
  assert.deepEqual(await open(items).load(), { value: DEFAULTS, notices: ["notice.settings_defaults"] });
});

test("a head that names no place, or is lost, loses nothing", async () => {
  for (const head of [undefined, "a", { place: "c" }, []]) {
    const items = await twice();
    if (head === undefined) delete items["settings"];
    else items["settings"] = head;
    const { value, notices } = await open(items).load();
    assert.deepEqual(notices, ["notice.settings_older"]);
    assert.match(value.shop, /^[AB]$/);
    await open(items).update(sign("C"));
    assert.deepEqual(await open(items).load(), { value: { ...DEFAULTS, shop: "C" }, notices: [] });
  }
});

test("back to an older Parley and forth again: each finds what it wrote", async () => {
  const items = await twice();
  const next: Schema<Settings> = { ...SETTINGS, version: 3, migrations: { ...SETTINGS.migrations, 2: (value) => value } };
  const newer = (): StoredDocument<Settings> => new StoredDocument(holding(items), next);
  await newer().update(sign("by the newer"));
  const back = await open(items).load();
  assert.deepEqual([back.value.shop, back.notices], ["B", ["notice.settings_newer"]]);
  await open(items).update(sign("by the older"));
  assert.equal((items["settings:kept:3"] as { value: Settings }).value.shop, "by the newer");
  assert.equal((await newer().load()).value.shop, "by the older");
});

test("a migration that throws is a value that can't be read, not an end", async () => {
  const items = version1();
  const schema: Schema<Settings> = { ...SETTINGS, migrations: { 1: () => { throw new Error("never"); } } };
  assert.deepEqual(await new StoredDocument(holding(items), schema).load(), { value: DEFAULTS, notices: ["notice.settings_defaults"] });
  await new StoredDocument(holding(items), schema).update(sign("A"));
  assert.deepEqual(items["settings:kept:1"], settings1["settings:a"]);
});
