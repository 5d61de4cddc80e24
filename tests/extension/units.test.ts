// The extension's pure parts: storage, words, places, stamps, addresses, findings under the seller's hands.

import assert from "node:assert/strict";
import { test } from "node:test";
import { deadlineText, shortClock } from "../../extension/content/clock.ts";
import { byGravity, identity, shift, underlined } from "../../extension/content/findings.ts";
import { shortcutName } from "../../extension/content/keys.ts";
import { translator } from "../../extension/i18n.ts";
import type { Finding, Settings } from "../../extension/protocol.ts";
import { SITES, siteOf } from "../../extension/sites/index.ts";
import { countryCode, parsePlace } from "../../extension/sites/places.ts";
import { threadKey } from "../../extension/sites/reader.ts";
import { siteProblem } from "../../extension/sites/site.ts";
import { parseStamp } from "../../extension/sites/times.ts";
import { StoredDocument, type Area } from "../../extension/storage/document.ts";
import { DEFAULTS, parseSettings, SETTINGS } from "../../extension/storage/settings.ts";
import { changeOf, landing, mergeEdits } from "../../extension/ui/change.ts";
import { toneWords } from "../../extension/ui/tone.ts";
import de from "../../locales/de/ui.json";
import en from "../../locales/en/ui.json";
import ru from "../../locales/ru/ui.json";
import uk from "../../locales/uk/ui.json";
import zh from "../../locales/zh/ui.json";
import library from "../../locales/en/templates.json";

/** A storage whose n-th write from now fails. */
function memory(): { area: Area; items: Record<string, unknown>; failAt: (write: number) => void } {
  const items: Record<string, unknown> = {};
  let left = 0;
  return {
    items,
    failAt: (write) => { left = write; },
    area: {
      get: async (keys) => structuredClone(Object.fromEntries(keys.filter((key) => key in items).map((key) => [key, items[key]]))),
      set: async (values) => {
        if (left > 0 && (left -= 1) === 0) throw new Error("quota");
        Object.assign(items, structuredClone(values));
      },
    },
  };
}
const sign = (shop: string) => (settings: Settings): Settings => ({ ...settings, shop });

test("settings: nothing stored is the defaults, without a notice", async () => {
  assert.deepEqual(await new StoredDocument(memory().area, SETTINGS).load(), { value: DEFAULTS, notices: [] });
});

test("settings: a write that fails at any step leaves the old state whole", async () => {
  for (const step of [1, 2]) {
    const { area, failAt } = memory();
    const stored = new StoredDocument(area, SETTINGS);
    await stored.update(sign("A"));
    failAt(step);
    await assert.rejects(stored.update(sign("B")), /quota/);
    assert.equal((await stored.load()).value.shop, "A");
    await stored.update(sign("C"));
    assert.equal((await stored.load()).value.shop, "C");
  }
});

test("settings: a broken current state falls back to the one before, then to the defaults, and says so", async () => {
  const { area, items } = memory();
  const stored = new StoredDocument(area, SETTINGS);
  await stored.update(sign("A"));
  await stored.update(sign("B"));
  const { place } = items["settings"] as { place: string };
  items[`settings:${place}`] = { version: 1, value: { ui: 5 } };
  assert.deepEqual(await stored.load(), { value: { ...DEFAULTS, shop: "A" }, notices: ["notice.settings_older"] });
  items["settings:a"] = items["settings:b"] = "x";
  assert.deepEqual(await stored.load(), { value: DEFAULTS, notices: ["notice.settings_defaults"] });
});

test("settings: changes at the same moment all count", async () => {
  const { area } = memory();
  const stored = new StoredDocument(area, SETTINGS);
  await Promise.all(["a", "b", "c"].map((rule) => stored.update((settings) => ({ ...settings, off: [...settings.off, rule] }))));
  assert.deepEqual((await stored.load()).value.off, ["a", "b", "c"]);
});

test("settings: an older version is brought up to date, a newer one is left alone", async () => {
  const { area, items } = memory();
  const version = SETTINGS.version + 1;
  const next = { ...SETTINGS, version, migrations: { [SETTINGS.version]: (value: unknown) => ({ ...(value as object), shop: "moved" }) } };
  await new StoredDocument(area, SETTINGS).update(sign("A"));
  assert.equal((await new StoredDocument(area, next).load()).value.shop, "moved");
  items["settings"] = { place: "a" };
  items["settings:a"] = { version: 9, value: DEFAULTS };
  delete items["settings:b"];
  assert.deepEqual((await new StoredDocument(area, SETTINGS).load()).notices, ["notice.settings_newer"]);
});

test("settings: a value of the wrong shape is refused whole", () => {
  for (const wrong of [null, [], { zone: "Mars/Olympus" }, { country: "GER" }, { sites: { etsy: 1 } }, { off: [1] }, { dismissed: { a: -1 } }, { shop: 5 }]) {
    assert.equal(parseSettings(wrong), null, JSON.stringify(wrong));
  }
  assert.equal(parseSettings({ zone: "Europe/Kyiv", country: "UA" })?.zone, "Europe/Kyiv");
});

test("words: all languages say the same keys with the same values", () => {
  const values = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1] ?? ""))].sort();
  for (const [lang, words] of Object.entries({ de, ru, uk, zh })) {
    assert.deepEqual(Object.keys(words).sort(), Object.keys(en).sort(), lang);
    for (const key of Object.keys(en) as (keyof typeof en)[]) assert.deepEqual(values(words[key]), values(en[key]), `${lang} ${key}`);
  }
});

test("words: numbers take the forms of their language", () => {
  const gaps = (lang: string, words: Readonly<Record<string, string>>): string[] => {
    const t = translator(lang, words);
    return [1, 2, 5, 11, 21, 22].map((n) => t("palette.missing", { n }));
  };
  assert.deepEqual(gaps("uk", uk), ["1 місце", "2 місця", "5 місць", "11 місць", "21 місце", "22 місця"].map((words) => `Лишилося заповнити ${words}`));
  assert.deepEqual(gaps("ru", ru), ["1 место", "2 места", "5 мест", "11 мест", "21 место", "22 места"].map((words) => `Осталось заполнить ${words}`));
  assert.deepEqual(gaps("de", de), ["1 Lücke", "2 Lücken", "5 Lücken", "11 Lücken", "21 Lücken", "22 Lücken"].map((words) => `Noch ${words} auszufüllen`));
  assert.deepEqual(gaps("zh", zh), [1, 2, 5, 11, 21, 22].map((n) => `还有 ${n} 处要填`));
});

test("words: a value is text, whatever is in it", () => {
  const t = translator("en", en);
  assert.equal(t("bar.live", { n: 1, first: "{n} # <b>" }), "1 thing to fix: {n} # <b>");
  assert.equal(t("no.such.key"), "no.such.key");
});

test("words: time left and time over", () => {
  const t = translator("en", en);
  assert.deepEqual([658, 1500, 25, 0, -1, -65, -1500].map((minutes) => deadlineText(t, minutes)), [
    "10 h 58 min left", "25 h 0 min left", "25 min left", "0 min left", "overdue by 1 min", "overdue by 1 h 5 min", "overdue by 1 d 1 h",
  ]);
});

test("clock: one time, or the span of several zones", () => {
  const zone = (local: string, offset_minutes: number) => ({ zone: "x", local, offset_minutes, share: 0.5 });
  assert.equal(shortClock("en", { zones: [zone("2026-11-24T03:12:00+01:00", 60)] }), "03:12, Tue");
  assert.equal(shortClock("en", { zones: [zone("2026-11-24T01:00:00-05:00", -300), zone("2026-11-23T22:00:00-08:00", -480)] }), "22:00, Mon – 01:00, Tue");
});

test("tone: the two most marked words, else even", () => {
  const t = translator("en", en);
  assert.deepEqual(toneWords(t, { formality: 0.1, warmth: -0.6, directness: 0.3, politeness: -0.4 }), ["cold", "curt"]);
  assert.deepEqual(toneWords(t, { formality: 0, warmth: 0, directness: 0, politeness: 0 }), ["even"]);
});

test("places: only a country that is written out is sure", () => {
  const cases: Record<string, object> = {
    "Munich, Germany": { country: "DE", city: "Munich" },
    "Germany": { country: "DE" },
    "Austin, TX, United States": { country: "US", city: "Austin", region: "TX" },
    "London, UK": { country: "GB", city: "London" },
    "Atlanta, Georgia": {},
    "Austin, Texas": {},
    "Buyer since 2021": {},
    "": {},
  };
  for (const [line, place] of Object.entries(cases)) assert.deepEqual(parsePlace(line, "en"), place, line);
  assert.deepEqual(parsePlace("Lviv, Україна", "uk"), { country: "UA", city: "Lviv" });
  assert.equal(countryCode("Deutschland", "de"), "DE");
  assert.equal(countryCode("East Germany"), undefined);
  assert.equal(countryCode("Germany", "not a language"), "DE");
});

test("stamps: exact or none", () => {
  const now = new Date(2026, 10, 24, 14, 0);
  const at = (...when: [number, number, number, number, number]): string => new Date(...when).toISOString();
  const cases: Record<string, string | undefined> = {
    "Today 08:14": at(2026, 10, 24, 8, 14),
    "Yesterday 19:02": at(2026, 10, 23, 19, 2),
    "Nov 18, 2026 10:30": at(2026, 10, 18, 10, 30),
    "Nov 18, 2026, 8:30 PM": at(2026, 10, 18, 20, 30),
    "Dec 30, 8:14 AM": at(2025, 11, 30, 8, 14),
    "5 minutes ago": at(2026, 10, 24, 13, 55),
    "03/04/2026 10:00": undefined,
    "2 days ago": undefined,
    "13 hours ago": undefined,
    "2027-01-01T00:00:00Z": undefined,
    "soon": undefined,
  };
  for (const [text, stamp] of Object.entries(cases)) assert.equal(parseStamp(text, now), stamp, text);
});

test("addresses: which are threads, and of which site", () => {
  const [etsy] = SITES;
  assert.ok(etsy);
  const key = (path: string): string | null => threadKey(etsy, `https://www.etsy.com${path}`);
  for (const path of ["/messages/123456", "/de/messages/123456?x=1", "/messages/all/123456"]) assert.equal(key(path), "etsy:0:123456", path);
  assert.notEqual(key("/your/orders/sold/completed?order_id=123456"), key("/messages/123456"));
  for (const path of ["/messages", "/messages/all", "/listing/123456", "/your/orders/sold"]) assert.equal(key(path), null, path);
  assert.equal(siteOf("https://www.etsy.com/messages")?.id, "etsy");
  for (const url of ["http://www.etsy.com/", "https://etsy.com.example/", "https://example.com/www.etsy.com/", "nonsense"]) assert.equal(siteOf(url), null, url);
});

test("site files: a fault is named by its field", () => {
  const [etsy] = SITES;
  assert.equal(siteProblem(etsy), null);
  assert.match(siteProblem({ ...etsy, composer: "textarea" }) ?? "", /^composer:/);
  assert.match(siteProblem({ ...etsy, fields: { buyer_name: [{ select: [], read: "html" }] } }) ?? "", /^fields\.buyer_name\[0\]\.read:/);
  assert.match(siteProblem({ ...etsy, fields: { nonsense: [] } }) ?? "", /^fields\.nonsense:/);
});

const finding = (change: Partial<Finding>): Finding => ({ rule: "r", kind: "other", severity: "warn", span: [0, 1], title: "", why: "", fixes: [], ...change });

test("findings: gravest first, three underlined, hints never", () => {
  const all = byGravity([
    finding({ rule: "h", severity: "hint" }), finding({ rule: "w2", span: [9, 10] }), finding({ rule: "w1", span: [2, 3] }),
    finding({ rule: "whole", span: null }), finding({ rule: "s", severity: "stop", span: [20, 21] }), finding({ rule: "w3", span: [30, 31] }),
  ]);
  assert.deepEqual(all.map(({ rule }) => rule), ["s", "w1", "w2", "w3", "whole", "h"]);
  assert.deepEqual(underlined(all).map(({ rule }) => rule), ["s", "w1", "w2"]);
});

test("findings: they move with the text and go when their words are touched", () => {
  const before = "Dear friend! As I already said, wait";
  const one = finding({ span: [13, 31], fixes: [{ label: "", edits: [{ span: [13, 33], text: "W" }] }] });
  const moved = shift([one], before, `Hi! ${before}`)[0];
  assert.deepEqual(moved?.span, [17, 35]);
  assert.deepEqual(moved?.fixes[0]?.edits[0]?.span, [17, 37]);
  assert.deepEqual(shift([one], before, `${before}.`)[0]?.span, [13, 31]);
  assert.deepEqual(shift([one], before, before.replace("already", "alrdy")), []);
  assert.equal(identity(one, before), identity(moved ?? one, `Hi! ${before}`));
});

test("fixes: several edits are one change, and one that does not fit is none", () => {
  assert.deepEqual(mergeEdits("abcdef", [{ span: [0, 1], text: "X" }, { span: [3, 4], text: "" }]), { span: [0, 4], text: "Xbc" });
  assert.equal(mergeEdits("abc", [{ span: [2, 9], text: "" }]), null);
  assert.equal(mergeEdits("abc", [{ span: [1, 2], text: "" }, { span: [0, 1], text: "" }]), null);
  assert.deepEqual(changeOf("I am herre now", [{ span: [8, 9], text: "" }]), { before: "herre", after: "here" });
  assert.deepEqual(changeOf("Hello Lena", [{ span: [0, 0], text: "Hi! " }]), { before: "Hello", after: "Hi! Hello" });
});

test("fixes: the seller goes on at the first gap, else at the end", () => {
  assert.deepEqual(landing(10, "by {date}, ok"), [13, 19]);
  assert.deepEqual(landing(10, "by {x} and {date}", ["date"]), [21, 27]);
  assert.deepEqual(landing(10, "done"), [14, 14]);
});

test("keys: a shortcut as the machine writes it", () => {
  assert.equal(shortcutName("KeyP", "Linux x86_64"), "Alt+P");
  assert.equal(shortcutName("KeyP", "MacIntel"), "⌥P");
});

test("templates: whole, titled in every language, without canned words", () => {
  const intents = Object.keys(en).filter((key) => key.startsWith("intent.")).map((key) => key.slice(7));
  assert.equal(library.templates.length, 12);
  assert.equal(new Set(library.templates.map(({ id }) => id)).size, 12);
  for (const { id, title, pattern, intents: own } of library.templates) {
    assert.ok(title.en && title.uk && title.ru && title.de && title.zh, id);
    for (const intent of own) assert.ok(intents.includes(intent), `${id}: ${intent}`);
    assert.doesNotMatch(pattern, /—|inconvenience|hesitate|!|\bsoon\b|\btoday\b|\btomorrow\b|asap|dear/i, id);
  }
});
