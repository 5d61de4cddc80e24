/**
 * Reads a thread by a site file. The only code that knows selectors is the file; this is what each of its words does.
 * What is not found, or is found in two versions, stays blank: a wrong name in a reply is worse than none.
 */
import type { Buyer, Message } from "../protocol.ts";
import { countryCode, parsePlace } from "./places.ts";
import { first, isElement, matchesAny, queryAll } from "./query.ts";
import { FIELD_NAMES, type Field, type FieldName, type Site } from "./site.ts";
import { parseStamp } from "./times.ts";

/** What a page says about one conversation, at one moment. */
export interface Thread {
  readonly buyer: Buyer;
  readonly tracking?: string;
  readonly messages: readonly Message[];
  readonly found: readonly string[];
  readonly missing: readonly string[];
}

/** The newest messages are enough for every check; a thread of thousands must not cost more. */
const MOST_MESSAGES = 30;
const MOST_TEXT = 5_000;
const BLOCKS = new Set(["P", "DIV", "LI", "UL", "OL", "BLOCKQUOTE", "TR"]);

/** The conversation's name in an address, or `null` where there is none. */
export function threadKey(site: Site, url: string): string | null {
  const { pathname, search, hash } = new URL(url);
  for (const [kind, pattern] of site.threads.entries()) {
    const thread = new RegExp(pattern, "u").exec(pathname + search + hash)?.groups?.["thread"];
    if (thread) return `${site.id}:${kind}:${thread}`;
  }
  return null;
}

/** Text with the line breaks one sees; what is meant for no eye is left out. */
function readText(root: Element, skip: readonly string[]): string {
  let out = "";
  const walk = (node: Node): void => {
    if (out.length > MOST_TEXT) return;
    if (node.nodeType === Node.TEXT_NODE) {
      out += (node.nodeValue ?? "").replace(/\s+/g, " ");
    } else if (isElement(node)) {
      if (node.tagName === "BR") out += "\n";
      if (matchesAny(node, ["script", "style", "textarea", "button", ...skip])) return;
      const block = BLOCKS.has(node.tagName);
      if (block && out !== "" && !out.endsWith("\n")) out += "\n";
      node.childNodes.forEach(walk);
      if (block && !out.endsWith("\n")) out += "\n";
    }
  };
  root.childNodes.forEach(walk);
  return out.slice(0, MOST_TEXT).replace(/ *\n */g, "\n").trim();
}

/** One line without the invisible characters that make two names look like one. */
const oneLine = (text: string): string =>
  text.replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "").replace(/\s+/g, " ").trim().slice(0, 200);

function valueOf(element: Element, field: Field, skip: readonly string[]): string | null {
  const raw = field.read === "text" ? readText(element, skip)
    : field.read === "url" ? element.ownerDocument.location.href : element.getAttribute(field.read.slice(1));
  const line = oneLine(raw ?? "");
  if (line === "") return null;
  if (field.match === undefined) return line;
  const match = new RegExp(field.match, "u").exec(line);
  return match ? (match[1] ?? match[0]) : null;
}

/** The value one way yields: of its candidates, the first with one; two answers where one must be are none. */
function readField(root: ParentNode, field: Field, skip: readonly string[], sure: (value: string) => boolean = () => true): string | null {
  for (const selector of field.select) {
    const values = new Set<string>();
    for (const element of queryAll(root, selector)) {
      const value = valueOf(element, field, skip);
      if (value === null || !sure(value)) continue;
      values.add(value);
      if (!field.unique) break;
    }
    const [only] = values;
    if (values.size > 0) return values.size === 1 && only !== undefined ? only : null;
  }
  return null;
}

/** The element around one bubble that holds neither neighbour: its stamp and sender stand in there. */
function rowOf(bubble: Element, list: Element, neighbours: readonly (Element | undefined)[]): Element {
  let row = bubble;
  for (let up = row.parentElement; up && up !== list && list.contains(up); up = up.parentElement) {
    if (neighbours.some((other) => other && up.contains(other))) break;
    row = up;
  }
  return row;
}

/** True where one of the selectors means the bubble, something in it, or something around it within its row. */
function tells(bubble: Element, row: Element, selectors: readonly string[]): boolean {
  if (selectors.some((selector) => queryAll(bubble, selector).length > 0)) return true;
  for (let at: Element | null = bubble; at; at = at === row ? null : at.parentElement) if (matchesAny(at, selectors)) return true;
  return false;
}

/** Who wrote a bubble; `null` where the page does not say so for sure. */
function senderOf(site: Site, bubble: Element, row: Element): Message["from"] | null {
  const { seller, buyer } = site.messages;
  const mine = tells(bubble, row, seller);
  if (!buyer) return mine ? "seller" : "buyer";
  const theirs = tells(bubble, row, buyer);
  return mine === theirs ? null : mine ? "seller" : "buyer";
}

function readMessages(site: Site, root: ParentNode, now: Date): Message[] {
  const { list: lists, bubble, system, skip, time } = site.messages;
  const list = first(root, lists);
  const selector = bubble.find((candidate) => list && queryAll(list, candidate).length > 0);
  if (!list || !selector) return [];
  // A bubble inside a bubble (a quotation, a card) belongs to the outer one.
  const newest = queryAll(list, selector).slice(-2 * MOST_MESSAGES);
  const all = newest.filter((element) => !element.parentElement?.closest(selector)).slice(-MOST_MESSAGES);
  const messages: Message[] = [];
  for (const [index, element] of all.entries()) {
    const row = rowOf(element, list, [all[index - 1], all[index + 1]]);
    if (tells(element, row, system)) continue;
    const text = readText(element, skip);
    const from = senderOf(site, element, row);
    if (text === "" || !from) continue;
    const sent = time.map((way) => parseStamp(readField(row, way, skip) ?? "", now)).find((stamp) => stamp !== undefined);
    messages.push({ from, text, ...(sent ? { sent_at: sent } : {}) });
  }
  return messages;
}

/** Reads all a page says of the conversation that is open on it; the documents are a frame's and of those around it. */
export function readThread(site: Site, documents: readonly Document[], now: Date): Thread {
  const values: Partial<Record<FieldName, string>> = {};
  const lang = documents.at(-1)?.documentElement.lang ?? "";
  const sure: Partial<Record<FieldName, (value: string) => boolean>> = {
    place: (value) => parsePlace(value, lang).country !== undefined,
    country: (value) => countryCode(value, lang) !== undefined,
  };
  for (const document of documents) {
    for (const name of FIELD_NAMES) {
      for (const field of site.fields[name] ?? []) {
        const value = readField(document, field, site.messages.skip, sure[name]);
        if (value !== null) values[name] ??= value;
      }
    }
  }
  const place = values.place === undefined ? {} : parsePlace(values.place, lang);
  const country = values.country === undefined ? undefined : countryCode(values.country, lang);
  const text = (key: keyof Buyer, value: string | undefined): Buyer => (value === undefined ? {} : { [key]: value });
  const buyer: Buyer = {
    ...text("name", values.buyer_name),
    ...text("order", values.order),
    ...text("item", values.item),
    ...text("country", country ?? place.country),
    ...text("city", values.city ?? place.city),
    ...text("region", values.region ?? place.region),
    ...text("postal_code", values.postal_code),
  };
  const messages = documents.map((document) => readMessages(site, document, now)).find(({ length }) => length > 0) ?? [];
  const known: readonly [string, boolean][] = [
    ["buyer_name", buyer.name !== undefined],
    ["order", buyer.order !== undefined],
    ["item", buyer.item !== undefined],
    ["country", buyer.country !== undefined],
    ["messages", messages.length > 0],
    ["times", messages.some((message) => message.sent_at !== undefined)],
  ];
  const names = (wanted: boolean): string[] => known.filter(([, has]) => has === wanted).map(([name]) => name);
  return {
    buyer,
    ...(values.tracking === undefined ? {} : { tracking: values.tracking }),
    messages,
    found: names(true),
    missing: names(false),
  };
}
