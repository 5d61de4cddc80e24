import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { openDoor } from "./door.mjs";

const folder = new URL("../../src/api/schema/", import.meta.url);
const ajv = new Ajv2020({ strict: false, allErrors: false });
const schemas = new Map();
let door;

before(async () => {
  door = await openDoor();
  for (const file of await readdir(folder)) {
    const schema = JSON.parse(await readFile(new URL(file, folder), "utf8"));
    schemas.set(schema.title, {
      source: schema.properties,
      params: ajv.compile(schema.properties.params),
      result: ajv.compile(schema.properties.result),
    });
  }
});
after(() => door.close());

const template = { id: "late", title: "Delayed parcel", lang: "en", intents: ["shipping"], pattern: "Hi {name}, order {order}", uses: 3 };
const buyer = { name: "Lena", country: "DE", city: "Munich", lang: "en", order: "3218765432", item: "Silver ring" };

/** Requests that use every field, by method. */
const requests = {
  "draft.check": {
    text: "Dear friend! As I already said, you must wait. It will come soon {tracking} 03/04!!!", lang: "en", ui: "uk", market: "etsy", mode: "message", buyer,
    seller: { name: "Olha", country: "UA", zone: "Europe/Kyiv", lang: "uk" }, messages: [{ from: "buyer", text: "where is it??", sent_at: "2026-11-23T10:00:00Z" }],
    now: "2026-11-24T12:00:00Z", settings: { off: ["boilerplate"], house_terms: ["Moon"], house_rules: [{ find: "wait", note: "say when", replace: "hold on" }] },
  },
  "buyer.read": { text: "hey, where's my ring?? need it by Friday, it's a bday gift 😕", ui: "uk", market: "etsy", mode: "message", now: "2026-11-24T12:00:00Z", seller_lang: "uk" },
  "time.hint": {
    buyer, seller: { zone: "Europe/Kyiv", hours: { mon: [["09:00", "18:00"]] } }, market: "etsy", now: "2026-11-24T12:00:00Z",
    last_buyer_message_at: "2026-11-23T23:00:00Z", first_message: true, help_request: false, promise_hours: 4, lang: "en", ui: "uk",
  },
  "time.local": { zone: "America/Vancouver", at: "2026-12-01T12:00:00Z" },
  "time.mentions": { text: "It arrives on 03/04 at 5 pm, 10 inches, $20", lang: "en", from_zone: "Europe/Kyiv", to_zone: "Europe/Berlin", to_country: "DE", now: "2026-11-24T12:00:00Z" },
  "template.validate": { pattern: "{n, plural, one {# ring} other {# rings}} {d, date, long}", lang: "en" },
  "template.render": { pattern: "{> hi} {n, plural, one {# ring} other {# rings}} {d, date, long} {gone}", lang: "en", values: { n: 2, d: "2026-11-24", name: null }, partials: { hi: "Hi" }, zone: "Europe/Berlin", country: "DE", now: "2026-11-24T12:00:00Z" },
  "library.load": { rev: "r1", templates: [template] },
  "template.suggest": { templates: [template], query: "dela", context: { intents: [{ intent: "shipping", score: 0.9 }], lang: "en", country: "DE", market: "etsy" }, limit: 3 },
  "country.profile": { country: "DE", ui: "uk" },
  about: {},
};

test("there is a schema for every method and a method for every schema", () => {
  assert.deepEqual([...schemas.keys()].sort(), Object.keys(requests).sort());
});

for (const [method, params] of Object.entries(requests)) {
  test(`${method}: what the schema accepts is accepted, and answered as the schema says`, async () => {
    const schema = schemas.get(method);
    assert.ok(schema.params(params), ajv.errorsText(schema.params.errors));
    const answer = await door.ask(method, params);
    assert.ok(answer.result, answer.error?.message);
    assert.ok(schema.result(answer.result), `${ajv.errorsText(schema.result.errors)}: ${JSON.stringify(answer.result).slice(0, 400)}`);
  });

  test(`${method}: what the schema refuses is refused by name`, async () => {
    const schema = schemas.get(method);
    for (const [field, wanted] of Object.entries(schema.source.params.properties)) {
      for (const wrong of [17.5, "\u0000?", [1], { x: 1 }, true]) {
        const bad = { ...params, [field]: wrong };
        if (schema.params(bad)) continue;
        const answer = await door.ask(method, bad);
        assert.ok(answer.error, `${method} took ${field} = ${JSON.stringify(wrong)}; expected ${JSON.stringify(wanted).slice(0, 80)}`);
        assert.ok(answer.error.message.startsWith(field), answer.error.message);
      }
    }
    for (const field of schema.source.params.required ?? []) {
      const { [field]: _, ...rest } = params;
      const answer = await door.ask(method, rest);
      assert.equal(answer.error?.code, -32602, `${method} without ${field}`);
      assert.ok(answer.error.message.startsWith(field), answer.error.message);
    }
  });
}
