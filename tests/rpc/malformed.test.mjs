import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { isWasm, openDoor } from "./door.mjs";

let door;
before(async () => { door = await openDoor(); });
after(async () => assert.equal(await door.close(), 0, "the command ends well at the end of its input"));

/** Numbers that are the same in every run (mulberry32). */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const good = JSON.stringify({
  jsonrpc: "2.0", id: 7, method: "draft.check",
  params: { text: "Thanks for your order, it ships on 3 June. 😊", ui: "en", buyer: { name: "Anna", country: "DE" }, messages: [{ from: "buyer", text: "when?" }] },
});

/** A broken request: bytes cut, swapped, doubled or replaced, or a value of another type put in. */
function broken(next) {
  const junk = [null, true, -1, 1e308, "", "x", "\u0000", [], {}, [[]], "GER", "9".repeat(400)];
  switch (next(7)) {
    case 0: return Buffer.from(good).subarray(0, next(good.length));
    case 1: { const bytes = Buffer.from(good); for (let i = 0; i < 4; i++) bytes[next(bytes.length)] = next(256) || 1; return Buffer.from(bytes.toString("latin1").replace(/[\n\r]/g, "x"), "latin1"); }
    case 2: { const at = next(good.length); return good.slice(0, at) + good.slice(next(good.length)); }
    case 3: { const request = JSON.parse(good); request.params[["text", "ui", "buyer", "messages", "market", "mode", "now", "settings", "lang"][next(9)]] = junk[next(junk.length)]; return JSON.stringify(request); }
    case 4: { const request = JSON.parse(good); request[["jsonrpc", "id", "method", "params"][next(4)]] = junk[next(junk.length)]; return JSON.stringify(request); }
    case 5: return "[".repeat(1 + next(5000)) + (next(2) ? "]" : "");
    default: return ["", " ", "null", "[]", "{}", "\"", "\\", "\u0000", "{\"a\":\"\\ud800\"}", "NaN", "+1", "{]", "𝕏"][next(13)];
  }
}

test("1,000 malformed lines leave the core alive and the next good answer right", async () => {
  const next = numbers(20261124);
  const expected = await door.line(good);
  assert.ok(JSON.parse(expected).result, "the good request is good");
  let refused = 0;
  for (let i = 0; i < 1000; i++) {
    const line = broken(next);
    const answer = JSON.parse(await door.line(line));
    assert.equal(answer.jsonrpc, "2.0");
    if (answer.error) {
      refused++;
      assert.ok([-32700, -32600, -32601, -32602, -32001].includes(answer.error.code), `code ${answer.error.code}`);
      assert.ok(answer.error.message.length > 8, "the message says something");
    }
    if (i % 50 === 0) assert.equal(await door.line(good), expected);
  }
  assert.ok(refused > 800, `${refused} of 1,000 were refused`);
  assert.equal(await door.line(good), expected);
});

test("each kind of error has its code and names the field", async () => {
  const cases = [
    ["{", -32700, /byte 2/],
    ["[]", -32600, /batch/],
    ['{"jsonrpc":"2.0","method":"about"}', -32600, /id/],
    ['{"jsonrpc":"1.0","id":1,"method":"about"}', -32600, /jsonrpc/],
    ['{"jsonrpc":"2.0","id":1,"method":7}', -32600, /method/],
    ['{"jsonrpc":"2.0","id":1,"method":"draft.chek"}', -32601, /draft\.chek/],
    ['{"jsonrpc":"2.0","id":1,"method":"draft.check","params":[]}', -32602, /params/],
    ['{"jsonrpc":"2.0","id":1,"method":"draft.check","params":{}}', -32602, /^text: /],
    ['{"jsonrpc":"2.0","id":1,"method":"draft.check","params":{"text":"x","buyer":{"country":"GER"}}}', -32602, /^buyer\.country: 'GER' is not an ISO 3166-1 alpha-2 code$/],
    ['{"jsonrpc":"2.0","id":1,"method":"draft.check","params":{"text":"x","market":"ebay"}}', -32602, /^market: .*etsy, aliexpress, other/],
    ['{"jsonrpc":"2.0","id":1,"method":"draft.check","params":{"text":"x","messages":[{"from":"me","text":""}]}}', -32602, /^messages\[0\]\.from: /],
    ['{"jsonrpc":"2.0","id":1,"method":"template.suggest","params":{"library":"never","query":""}}', -32003, /^library: /],
  ];
  for (const [line, code, message] of cases) {
    const { error } = JSON.parse(await door.line(line));
    assert.equal(error?.code, code, line);
    assert.match(error.message, message);
  }
});

test("a text may have 100,000 code units and not one more", async () => {
  assert.ok((await door.ask("draft.check", { text: "a ".repeat(50_000) })).result);
  assert.equal((await door.ask("draft.check", { text: "a".repeat(100_001) })).error.code, -32001);
  assert.equal((await door.ask("draft.check", { text: "😊".repeat(50_001) })).error.code, -32001);
});

test("unpaired surrogates: the native command refuses, the Wasm door replaces them one for one", async () => {
  const line = '{"jsonrpc":"2.0","id":1,"method":"draft.check","params":{"text":"a \\ud800 {gap} \\\\ud800"}}';
  const answer = JSON.parse(await door.line(line));
  if (isWasm) {
    assert.deepEqual(answer.result.findings.map((finding) => finding.span), [[4, 9]]);
  } else {
    assert.equal(answer.error.code, -32700);
  }
});

test("line ends inside an answer are escaped", async () => {
  const answer = await door.line('{"jsonrpc":"2.0","id":"\u2028\u2029\u0085","method":"about"}');
  assert.doesNotMatch(answer, /[\u2028\u2029\u0085]/);
  assert.equal(JSON.parse(answer).id, "\u2028\u2029\u0085");
});
