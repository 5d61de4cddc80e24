// Sites as data: the schema and the check at run time, files a seller brings, and which conversation is open.

import assert from "node:assert/strict";
import { test } from "node:test";
import Ajv from "ajv";
import type { Report } from "../../extension/protocol.ts";
import aliexpress from "../../extension/sites/aliexpress.json";
import { Conversations, isConversation } from "../../extension/sites/conversations.ts";
import etsy from "../../extension/sites/etsy.json";
import { originsOf, siteOf, SITES, sitesWith } from "../../extension/sites/index.ts";
import type { Thread } from "../../extension/sites/reader.ts";
import { combineReports } from "../../extension/sites/report.ts";
import schema from "../../extension/sites/site.schema.json";
import { parseSite, selectorsOf, siteFault, siteProblem } from "../../extension/sites/site.ts";

function isRegex(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}
const ajv = new Ajv({ allErrors: false, strict: true, strictTypes: false, strictRequired: false });
ajv.addFormat("regex", isRegex);
const fits = ajv.compile(schema);

const files = { etsy, aliexpress };
const way = { select: ["p"], read: "text" };

test("site files: every one of ours is whole, for the schema and for the check", () => {
  for (const [name, file] of Object.entries(files)) {
    assert.equal(siteProblem(file), null, name);
    assert.ok(fits(file), `${name}: ${ajv.errorsText(fits.errors)}`);
  }
  assert.deepEqual(SITES.map(({ id }) => id), Object.keys(files));
});

test("site files: what the check refuses by its field, the schema refuses too", () => {
  const { messages } = etsy;
  const bad: Record<string, unknown> = {
    file: [],
    version: { ...etsy, version: 2 },
    id: { ...etsy, id: "My shop" },
    name: { ...etsy, name: " " },
    market: { ...etsy, market: "ebay" },
    matches: { ...etsy, matches: [] },
    "matches[0]": { ...etsy, matches: ["http://www.etsy.com/*"] },
    "threads[0]": { ...etsy, threads: ["^/messages/(\\d+)"] },
    "threads[1]": { ...etsy, threads: ["(?<thread>x)", "(?<thread>"] },
    threads: { ...etsy, threads: [] },
    "chats[0]": { ...etsy, chats: ["("] },
    composer: { ...etsy, composer: "textarea" },
    "composer[1]": { ...etsy, composer: ["textarea", ""] },
    compose_box: { ...etsy, compose_box: undefined },
    composers: { ...etsy, composers: ["textarea"] },
    messages: { ...etsy, messages: null },
    "messages.list": { ...etsy, messages: { ...messages, list: undefined } },
    "messages.sender": { ...etsy, messages: { ...messages, sender: [] } },
    "messages.time[0]": { ...etsy, messages: { ...messages, time: ["time"] } },
    "fields.nonsense": { ...etsy, fields: { nonsense: [] } },
    "fields.order": { ...etsy, fields: { order: way } },
    "fields.order[0].read": { ...etsy, fields: { order: [{ ...way, read: "html" }] } },
    "fields.order[0].match": { ...etsy, fields: { order: [{ ...way, match: "[" }] } },
    "fields.order[0].unique": { ...etsy, fields: { order: [{ ...way, unique: "yes" }] } },
    "fields.order[0].select": { ...etsy, fields: { order: [{ read: "text" }] } },
    "fields.order[0].html": { ...etsy, fields: { order: [{ ...way, html: true }] } },
  };
  for (const [field, file] of Object.entries(bad)) {
    // What is undefined is absent in a file.
    const value: unknown = JSON.parse(JSON.stringify(file));
    assert.equal((siteFault(value)?.field ?? "nothing") || "file", field);
    assert.equal(fits(value), false, `the schema takes a file with a bad ${field}`);
  }
});

test("site files: only https, only a whole host or one with all under it", () => {
  const faults = (pattern: string): boolean => {
    const file = { ...etsy, matches: [pattern] };
    assert.equal(fits(file), siteFault(file) === null, pattern);
    return siteFault(file) !== null;
  };
  for (const good of ["https://chat.shop.com/*", "https://*.shop.com/chat/*", "https://a-b.co.uk/"]) assert.equal(faults(good), false, good);
  for (const wrong of [
    "https://*/*", "*://shop.com/*", "<all_urls>", "https://*.com/*", "https://shop.*/*", "https://sh*op.com/*", "https://localhost/*", "https://shop.com",
    "https://shop.com:8080/*", "file:///*", "https://me@shop.com/*", "https://*.*.com/*",
  ]) assert.equal(faults(wrong), true, wrong);
});

test("site files: a seller's file takes a known site's place or comes after, a broken one counts for nothing", () => {
  const newer = { ...etsy, composer: ["#new"] };
  const shop = { ...etsy, id: "my-shop", name: "My shop", matches: ["https://chat.shop.com/im/*", "https://chat.shop.com/orders/*"] };
  const sites = sitesWith([newer, shop, { ...etsy, id: "broken", threads: 5 }]);
  assert.deepEqual(sites.map(({ id }) => id), ["etsy", "aliexpress", "my-shop"]);
  assert.deepEqual(sites[0]?.composer, ["#new"]);
  assert.equal(siteOf("https://chat.shop.com/im/1", sites)?.id, "my-shop");
  assert.equal(siteOf("https://chat.shop.com/im/1"), null);
  assert.deepEqual(originsOf([parseSite(shop)]), ["https://chat.shop.com/*"]);
  assert.ok(selectorsOf(parseSite(shop)).some(({ field }) => field === "fields.order[1].select[0]"));
});

const site = parseSite(aliexpress);
const WINDOW = "https://gsp.aliexpress.com/m_apps/im-chat/im#/window";
const at = (minute: number): string => new Date(Date.UTC(2026, 10, 24, 12, minute)).toISOString();
function thread(name: string | undefined, texts: readonly string[], order?: string, minute = 0): Thread {
  return {
    buyer: { ...(name ? { name } : {}), ...(order ? { order } : {}) },
    messages: texts.map((text, index) => ({ from: "buyer", text, sent_at: at(minute + index) })),
    found: [], missing: [],
  };
}
/** What a page keeps over its life: asks for the key of one reading after the other. */
function chat(): (reading: Thread, url?: string) => string | null {
  const conversations = new Conversations();
  return (reading, url = WINDOW) => conversations.key(site, [url], () => reading);
}

test("addresses: the chat is one place, a conversation in it may have its own", () => {
  for (const path of ["im-chat/im#/window", "im-chat/im#/conversation/77a1", "im?x=1", "im"]) assert.ok(isConversation(site, `https://gsp.aliexpress.com/m_apps/${path}`), path);
  for (const path of ["im-chat/im#/setting", "image/upload", "order-manage/orderList"]) assert.equal(isConversation(site, `https://csp.aliexpress.com/m_apps/${path}`), false, path);
});

test("conversations: under one address the name, the order and the messages tell them apart", () => {
  const key = chat();
  const rafael = key(thread("Rafael", ["Where is it?"], "1"));
  assert.equal(key(thread("Rafael", ["Where is it?", "Hello?"], "1")), rafael, "a message more");
  const anna = key(thread("Anna", ["Hello"], "2"));
  assert.notEqual(anna, rafael);
  assert.notEqual(key(thread("Anna", ["Hello"], "3")), anna, "a namesake with another order");
  assert.notEqual(key(thread("Anna", ["Good day"])), anna, "a namesake with other messages");
  assert.notEqual(key(thread("Anna", ["Hello"], undefined, 30)), anna, "a namesake who wrote the same at another time");
  assert.equal(key(thread("Rafael", ["Where is it?", "Hello?"], "1")), rafael, "back again");
});

test("conversations: what loads later adds to one, it makes no other", () => {
  const key = chat();
  const first = key(thread("Rafael", []));
  assert.equal(key(thread("Rafael", ["Where is it?"])), first);
  assert.equal(key(thread("Rafael", ["Where is it?"], "1")), first);
  assert.notEqual(key(thread("Anna", ["Where is it?"], "1")), first, "the new name over the old messages is no longer the old one");
});

test("conversations: where nothing is named, other messages are another conversation", () => {
  const key = chat();
  const first = key(thread(undefined, ["a", "b", "c"]));
  assert.equal(key(thread(undefined, ["b", "c", "d"].map(String), undefined, 1)), first, "scrolled on");
  const second = key(thread(undefined, ["x", "y"]));
  assert.notEqual(second, first);
  assert.notEqual(key(thread(undefined, [])), second, "an emptied page may be any");
  assert.notEqual(key(thread(undefined, ["p"])), second);
  assert.equal(key(thread(undefined, ["a", "b", "c"])), first);
});

test("conversations: while a namesake's messages load, neither is taken for the other", () => {
  const key = chat();
  const first = key(thread("Anna", ["Hello", "Is it real?"], "1"));
  const loading = key(thread("Anna", []));
  assert.notEqual(loading, first);
  const second = key(thread("Anna", ["Hello"], undefined, 30));
  assert.notEqual(second, first);
  assert.notEqual(key(thread("Anna", [], "1")), second);
  assert.equal(key(thread("Anna", ["Hello", "Is it real?"], "1")), first);
});

test("conversations: an address that names one is believed, as long as the page does not show another", () => {
  const key = chat();
  const url = WINDOW.replace("window", "conversation/rafael1");
  const rafael = key(thread("Rafael", []), url);
  assert.match(rafael ?? "", /^aliexpress:0:rafael1/);
  assert.equal(key(thread("Rafael", ["Where is it?"]), url), rafael);
  assert.notEqual(key(thread("Anna", ["Hello"]), url), rafael);
  assert.notEqual(key(thread("Rafael", ["Where is it?"])), rafael);
  assert.equal(key(thread("Rafael", []), "https://gsp.aliexpress.com/m_apps/im-chat/im#/setting"), null);
});

test("reports: what one frame found is found", () => {
  const one = (change: Partial<Report>): Report => ({ site: "etsy", name: "Etsy", enabled: true, thread: true, composer: null, found: [], missing: [], messages: 0, ...change });
  assert.equal(combineReports([]), null);
  const both = combineReports([
    one({ found: ["buyer_name", "messages"], missing: ["composer", "country"], messages: 3 }),
    one({ composer: "focused", found: ["composer"], missing: ["buyer_name", "country", "messages"] }),
  ]);
  assert.deepEqual(both, one({ composer: "focused", found: ["composer", "buyer_name", "messages"], missing: ["country"], messages: 3 }));
});
