// Documents in the storage: older versions, and whatever can go wrong with each step of a write.

import assert from "node:assert/strict";
import { test } from "node:test";
import etsy from "../../extension/sites/etsy.json";
import { StoredDocument, type Area } from "../../extension/storage/document.ts";
import { DEFAULTS, parseSettings, SETTINGS } from "../../extension/storage/settings.ts";
import settings1 from "./samples/settings-1.json";

/** A storage with these items in it. */
function holding(items: Record<string, unknown>): Area {
  return {
    get: async (keys) => structuredClone(Object.fromEntries(keys.filter((key) => key in items).map((key) => [key, items[key]]))),
    set: async (values) => { Object.assign(items, structuredClone(values)); },
  };
}

test("settings as version 1 wrote them become today's, with nothing lost", async () => {
  const { value, notices } = await new StoredDocument(holding(structuredClone(settings1)), SETTINGS).load();
  assert.deepEqual(notices, []);
  assert.deepEqual(value, { ...settings1["settings:a"].value, boxes: {}, siteFiles: [] });
});

test("settings: a message box is a selector, an imported site file is whole", () => {
  assert.deepEqual(parseSettings({ boxes: { etsy: "#box" }, siteFiles: [etsy] }), { ...DEFAULTS, boxes: { etsy: "#box" }, siteFiles: [etsy] });
  for (const wrong of [{ boxes: { etsy: "" } }, { boxes: { etsy: 5 } }, { boxes: [] }, { siteFiles: {} }, { siteFiles: [{ ...etsy, threads: 1 }] }]) {
    assert.equal(parseSettings(wrong), null, JSON.stringify(wrong));
  }
});
