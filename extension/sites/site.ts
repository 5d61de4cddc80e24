/** What a site file says, and its check: a file that is not whole is refused with the field's name. */
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
  /** Patterns of path and query whose group `thread` names the conversation. */
  readonly threads: readonly string[];
  readonly composer: readonly string[];
  /** Boxes around the composer whose controls the bar must leave free. */
  readonly compose_box: readonly string[];
  readonly messages: {
    readonly list: readonly string[];
    readonly bubble: readonly string[];
    readonly seller: readonly string[];
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

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every((item) => typeof item === "string");

function fieldProblem(path: string, value: unknown): string | null {
  if (!isRecord(value)) return `${path}: expected an object`;
  if (!isTexts(value["select"])) return `${path}.select: expected a list of selectors`;
  const read = value["read"];
  if (read !== "text" && read !== "url" && !(typeof read === "string" && /^@[a-z-]+$/.test(read))) return `${path}.read: expected "text", "url" or "@attribute"`;
  if (value["match"] !== undefined) {
    if (typeof value["match"] !== "string") return `${path}.match: expected a pattern`;
    try {
      new RegExp(value["match"], "u");
    } catch {
      return `${path}.match: not a pattern`;
    }
  }
  return null;
}

function waysProblem(path: string, ways: unknown): string | null {
  if (!Array.isArray(ways)) return `${path}: expected a list`;
  return ways.map((way, index) => fieldProblem(`${path}[${index}]`, way)).find((problem) => problem !== null) ?? null;
}

/** Says what is wrong with a site file, or `null` when `value` is a `Site`. */
export function siteProblem(value: unknown): string | null {
  if (!isRecord(value)) return "expected an object";
  if (value["version"] !== 1) return "version: expected 1";
  for (const key of ["id", "name", "market"]) if (typeof value[key] !== "string") return `${key}: expected text`;
  for (const key of ["matches", "threads", "composer", "compose_box"]) if (!isTexts(value[key])) return `${key}: expected a list of texts`;
  const messages = value["messages"];
  if (!isRecord(messages)) return "messages: expected an object";
  for (const key of ["list", "bubble", "seller", "system", "skip"]) {
    if (!isTexts(messages[key])) return `messages.${key}: expected a list of selectors`;
  }
  const fields = value["fields"];
  if (!isRecord(fields)) return "fields: expected an object";
  const unknown = Object.keys(fields).find((name) => !(FIELD_NAMES as readonly string[]).includes(name));
  if (unknown !== undefined) return `fields.${unknown}: not a field`;
  return Object.entries(fields).map(([name, ways]) => waysProblem(`fields.${name}`, ways)).find((problem) => problem !== null)
    ?? waysProblem("messages.time", messages["time"]);
}

/** The site as a checked value; throws with the field's name, which the build runs into first. */
export function parseSite(value: unknown): Site {
  const problem = siteProblem(value);
  if (problem) throw new TypeError(`site file: ${problem}`);
  return value as Site;
}
