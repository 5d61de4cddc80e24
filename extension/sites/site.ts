/**
 * What a site file says, and its check: a file that is not whole is refused with the field's name. `site.schema.json`
 * says the same for people and their editors; a test holds the two together.
 */
import type { Market } from "../protocol.ts";

/** One value on a page: candidates in order, what of the element counts, and how sure it must be. */
export interface Field {
  readonly select: readonly string[];
  /** `text`, `@name` for an attribute, or `url` for the page's own address. */
  readonly read: string;
  /** A pattern the value must match; its first group, if any, is the value. */
  readonly match?: string;
  /** All matches must say the same, else nothing is known. */
  readonly unique?: boolean;
}

export interface Site {
  readonly version: 1;
  readonly id: string;
  readonly name: string;
  readonly market: Market;
  readonly matches: readonly string[];
  /** Patterns of path, query and hash whose group `thread` names the conversation. */
  readonly threads: readonly string[];
  /** Patterns of addresses where conversations open that no address tells apart: what is shown must. */
  readonly chats?: readonly string[];
  readonly composer: readonly string[];
  /** Boxes around the composer whose controls the bar must leave free. */
  readonly compose_box: readonly string[];
  readonly messages: {
    readonly list: readonly string[];
    readonly bubble: readonly string[];
    readonly seller: readonly string[];
    /** Where given, a bubble that is neither the seller's nor the buyer's is left out. */
    readonly buyer?: readonly string[];
    readonly system: readonly string[];
    readonly skip: readonly string[];
    readonly time: readonly Field[];
  };
  /** Ways to a value, in order; the first that yields one counts. */
  readonly fields: Readonly<Partial<Record<FieldName, readonly Field[]>>>;
}

/** `place` is a line such as "Munich, Germany"; the others are what they say. */
export const FIELD_NAMES = ["buyer_name", "order", "item", "place", "country", "city", "region", "postal_code", "tracking"] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

/** What was expected where; each has its words in the UI's language files. */
export type Expected =
  | "object" | "unknown" | "version" | "id" | "text" | "market" | "list" | "matches" | "match_pattern" | "pattern" | "thread" | "conversation"
  | "selector" | "read" | "flag";
export interface Fault { readonly field: string; readonly expected: Expected }

/** Says what is wrong with the value at a path; `null` when all is well. */
type Check = (value: unknown, path: string) => Fault | null;

const MOST_ITEMS = 50;
const LONGEST = 500;
const ID = /^[a-z][a-z0-9-]{1,39}$/;
/** Only https, and only a whole host or one with everything under it. */
const MATCHES = /^https:\/\/(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\/[^\s]*$/;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === "string" && value.trim() !== "" && value.length <= LONGEST;

function isPattern(value: unknown): value is string {
  if (!isText(value)) return false;
  try {
    new RegExp(value, "u");
    return true;
  } catch {
    return false;
  }
}

const must = (expected: Expected, test: (value: unknown) => boolean): Check => (value, field) => (test(value) ? null : { field, expected });
const firstFault = (faults: Iterable<Fault | null>): Fault | null => {
  for (const fault of faults) if (fault) return fault;
  return null;
};

const listOf = (item: Check, least = 0, expected: Expected = "list"): Check => (value, field) => {
  if (!Array.isArray(value) || value.length < least || value.length > MOST_ITEMS) return { field, expected };
  return firstFault(value.map((one, index) => item(one, `${field}[${index}]`)));
};

/** An object of these parts and no others; a name that ends in "?" may be absent. */
function shapeOf(parts: Readonly<Record<string, Check>>): Check {
  const names = new Set(Object.keys(parts).map((name) => name.replace("?", "")));
  return (value, field) => {
    if (!isRecord(value)) return { field, expected: "object" };
    const at = (name: string): string => (field === "" ? name : `${field}.${name}`);
    const stray = Object.keys(value).find((name) => !names.has(name));
    if (stray !== undefined) return { field: at(stray), expected: "unknown" };
    return firstFault(Object.entries(parts).map(([part, check]) => {
      const name = part.replace("?", "");
      return part.endsWith("?") && value[name] === undefined ? null : check(value[name], at(name));
    }));
  };
}

const text = must("text", isText);
const pattern = must("pattern", isPattern);
const selectors = listOf(must("selector", isText));
const ways = listOf(shapeOf({
  select: selectors,
  read: must("read", (value) => typeof value === "string" && /^(?:text|url|@[a-z-]+)$/.test(value)),
  "match?": pattern,
  "unique?": must("flag", (value) => typeof value === "boolean"),
}));
const whole = shapeOf({
  "$schema?": text,
  version: must("version", (value) => value === 1),
  id: must("id", (value) => typeof value === "string" && ID.test(value)),
  name: text,
  market: must("market", (value) => value === "etsy" || value === "aliexpress" || value === "other"),
  matches: listOf(must("match_pattern", (value) => isText(value) && MATCHES.test(value)), 1, "matches"),
  threads: listOf(must("thread", (value) => isPattern(value) && value.includes("(?<thread>"))),
  "chats?": listOf(pattern),
  composer: selectors,
  compose_box: selectors,
  messages: shapeOf({ list: selectors, bubble: selectors, seller: selectors, "buyer?": selectors, system: selectors, skip: selectors, time: ways }),
  fields: shapeOf(Object.fromEntries(FIELD_NAMES.map((name) => [`${name}?`, ways]))),
});

/** The first thing that is wrong with a site file, or `null` when `value` is a `Site`. */
export function siteFault(value: unknown): Fault | null {
  const fault = whole(value, "");
  if (fault) return fault;
  const { threads, chats = [] } = value as Site;
  return threads.length + chats.length > 0 ? null : { field: "threads", expected: "conversation" };
}

/** The same as one line for whoever builds or tests. */
export function siteProblem(value: unknown): string | null {
  const fault = siteFault(value);
  return fault && `${fault.field || "file"}: expected ${fault.expected}`;
}

/** The site as a checked value; throws with the field's name, which the build runs into first. */
export function parseSite(value: unknown): Site {
  const problem = siteProblem(value);
  if (problem) throw new TypeError(`site file: ${problem}`);
  return value as Site;
}

/** All CSS selectors of a site with their places in the file, for whoever can try them. */
export function selectorsOf(site: Site): { field: string; selector: string }[] {
  const found: { field: string; selector: string }[] = [];
  const add = (field: string, list: readonly string[] = []): void => {
    for (const [index, selector] of list.entries()) found.push({ field: `${field}[${index}]`, selector });
  };
  const addWays = (field: string, list: readonly Field[] = []): void => {
    for (const [index, way] of list.entries()) add(`${field}[${index}].select`, way.select);
  };
  add("composer", site.composer);
  add("compose_box", site.compose_box);
  for (const part of ["list", "bubble", "seller", "buyer", "system", "skip"] as const) add(`messages.${part}`, site.messages[part]);
  addWays("messages.time", site.messages.time);
  for (const name of FIELD_NAMES) addWays(`fields.${name}`, site.fields[name]);
  return found;
}
