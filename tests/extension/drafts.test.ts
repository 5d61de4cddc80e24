// Kept drafts: how many, how long, whose; and when one counts as sent.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DraftKeeper, type DraftArea } from "../../extension/background/drafts.ts";
import { whenOf } from "../../extension/content/rescue.ts";
import { isSent } from "../../extension/content/sent.ts";
import { LIFE, LONGEST_DRAFT, MOST_BYTES, MOST_DRAFTS } from "../../extension/storage/drafts.ts";

const ETSY = "https://www.etsy.com";
const NOON = Date.UTC(2026, 10, 25, 12);

/** A keeper with its storage, a clock that can be set, and a disk that can be full. */
function keeper() {
  const items: Record<string, unknown> = { settings: { place: "a" } };
  const all = { items, now: NOON, full: false, sites: {} as Record<string, boolean>, kept: [] as boolean[] };
  const area: DraftArea = {
    get: async () => structuredClone(items),
    set: async (values) => {
      if (all.full) throw new Error("quota");
      Object.assign(items, structuredClone(values));
    },
    remove: async (keys) => { for (const key of keys) delete items[key]; },
  };
  const open = (): DraftKeeper => new DraftKeeper(area, async () => all.sites, (ok) => void all.kept.push(ok), () => all.now);
  return Object.assign(all, { open });
}
const draft = (text: string, at = NOON) => ({ text, at });

test("a draft is its own thread's, on its own origin, whatever worker asks", async () => {
  const all = keeper();
  await all.open().put(ETSY, "etsy:0:1", draft("Hello Lena"));
  assert.deepEqual(await all.open().get(ETSY, "etsy:0:1"), draft("Hello Lena"));
  assert.equal(await all.open().get(ETSY, "etsy:0:12"), null);
  assert.equal(await all.open().get("https://etsy.example", "etsy:0:1"), null);
});

test("a later draft takes the place of the one before; dropped, it is gone from the disk", async () => {
  const all = keeper();
  const drafts = all.open();
  await Promise.all([drafts.put(ETSY, "etsy:0:1", draft("Hello")), drafts.put(ETSY, "etsy:0:1", draft("Hello Lena")), drafts.drop(ETSY, "etsy:0:2")]);
  assert.equal((await drafts.get(ETSY, "etsy:0:1"))?.text, "Hello Lena");
  assert.equal(await drafts.count(), 1);
  await drafts.drop(ETSY, "etsy:0:1");
  assert.deepEqual(all.items, { settings: { place: "a" } });
});

test("seven days, and not a moment longer", async () => {
  const all = keeper();
  await all.open().put(ETSY, "etsy:0:1", draft("Hello Lena"));
  all.now = NOON + LIFE - 1;
  assert.notEqual(await all.open().get(ETSY, "etsy:0:1"), null);
  all.now += 1;
  assert.equal(await all.open().get(ETSY, "etsy:0:1"), null);
  assert.deepEqual(Object.keys(all.items), ["settings"]);
});

test("the newest two hundred, and together no more than there is room for", async () => {
  const all = keeper();
  const drafts = all.open();
  for (let i = 0; i <= MOST_DRAFTS; i += 1) await drafts.put(ETSY, `etsy:0:${i}`, draft("Hello", NOON - 1000 + i));
  assert.equal(await drafts.count(), MOST_DRAFTS);
  assert.equal(await drafts.get(ETSY, "etsy:0:0"), null);
  assert.notEqual(await drafts.get(ETSY, `etsy:0:${MOST_DRAFTS}`), null);
  for (let i = 0; i <= MOST_DRAFTS; i += 1) await drafts.put(ETSY, `etsy:0:${i}`, draft("ї".repeat(LONGEST_DRAFT), NOON - 1000 + i));
  const bytes = new TextEncoder().encode(JSON.stringify(all.items)).length;
  assert.ok(bytes > MOST_BYTES * 0.9 && bytes < MOST_BYTES * 1.1, `${bytes} bytes`);
  assert.notEqual(await drafts.get(ETSY, `etsy:0:${MOST_DRAFTS}`), null);
});

test("a very long draft keeps its beginning, without half a letter at its end", async () => {
  const drafts = keeper().open();
  await drafts.put(ETSY, "etsy:0:1", draft(`${"x".repeat(LONGEST_DRAFT - 1)}😀`));
  assert.equal((await drafts.get(ETSY, "etsy:0:1"))?.text, "x".repeat(LONGEST_DRAFT - 1));
});

test("a site that is switched off keeps nothing and takes nothing in", async () => {
  const all = keeper();
  const drafts = all.open();
  await drafts.put(ETSY, "etsy:0:1", draft("Hello"));
  await drafts.put("https://shop.example", "etsyish:0:1", draft("Hello"));
  all.sites = { etsy: false };
  await Promise.all([drafts.forgetOff(), drafts.put(ETSY, "etsy:0:2", draft("Late"))]);
  assert.equal(await drafts.count(), 1);
  assert.notEqual(await drafts.get("https://shop.example", "etsyish:0:1"), null);
});

test("erased means all, and only drafts", async () => {
  const all = keeper();
  all.items["draft:2:of a later version"] = { any: "shape" };
  const drafts = all.open();
  await drafts.put(ETSY, "etsy:0:1", draft("Hello"));
  await drafts.erase();
  assert.deepEqual(Object.keys(all.items), ["settings"]);
  assert.equal(await drafts.count(), 0);
});

test("a full disk: the draft before stays, and it is told; then it is told that all is well", async () => {
  const all = keeper();
  const drafts = all.open();
  await drafts.put(ETSY, "etsy:0:1", draft("Hello"));
  all.full = true;
  await drafts.put(ETSY, "etsy:0:1", draft("Hello Lena"));
  assert.equal((await drafts.get(ETSY, "etsy:0:1"))?.text, "Hello");
  all.full = false;
  await drafts.put(ETSY, "etsy:0:1", draft("Hello Lena"));
  assert.deepEqual(all.kept, [true, false, true]);
});

test("entries of another shape are no drafts and harm nobody", async () => {
  const all = keeper();
  for (const [index, broken] of [null, "x", { text: 5, at: 1 }, { text: "x" }].entries()) all.items[`draft:1:${ETSY} etsy:0:${index}`] = broken;
  assert.equal(await all.open().count(), 0);
  assert.equal(await all.open().get(ETSY, "etsy:0:0"), null);
});

test("sent: the seller's bubble with these words, whatever its line breaks, not one from before", () => {
  const kept = draft("Hello Lena,\nit is on its way.");
  const at = (minutes: number): string => new Date(NOON + minutes * 60_000).toISOString();
  const bubble = (text: string, minutes?: number, from: "seller" | "buyer" = "seller") => ({ from, text, ...(minutes === undefined ? {} : { sent_at: at(minutes) }) });
  assert.ok(isSent(kept, [bubble("Hello Lena, it is on  its way.", 1)]));
  assert.ok(isSent(kept, [bubble("Hello Lena, it is on its way.", -1)]), "a stamp to the minute");
  assert.ok(!isSent(kept, [bubble("Hello Lena, it is on its way.", -60)]), "the same words of an hour ago");
  assert.ok(!isSent(kept, [bubble("Hello Lena, it is on its way.", 1, "buyer")]));
  assert.ok(!isSent(kept, [bubble("Hello Lena", 1)]));
  assert.ok(isSent(kept, [bubble("Hi"), bubble("Hello Lena, it is on its way.")]), "without times the newest");
  assert.ok(!isSent(kept, [bubble("Hello Lena, it is on its way."), bubble("Hi")]));
});

test("when: the time by the seller's clock, the day where it is not today", () => {
  const at = Date.UTC(2026, 10, 24, 22, 30);
  assert.equal(whenOf(at, NOON, "en", "Europe/Kyiv"), "00:30");
  assert.equal(whenOf(at, NOON, "en", "America/New_York"), "Nov 24, 17:30");
  assert.match(whenOf(at, NOON, "uk", "America/New_York"), /^24 лист\.?, 17:30$/);
});
