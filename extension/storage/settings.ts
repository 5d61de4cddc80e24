/** The seller's settings as they are stored: their shape, their defaults, their check. */
import type { Settings } from "../protocol.ts";
import type { Schema } from "./document.ts";

export const DEFAULTS: Settings = { ui: null, zone: null, country: null, shop: "", sites: {}, off: [], dismissed: {} };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === "string";

const isRecordOf = <T>(value: unknown, test: (item: unknown) => item is T): value is Record<string, T> =>
  isRecord(value) && Object.values(value).every(test);

const isBoolean = (value: unknown): value is boolean => typeof value === "boolean";
const isCount = (value: unknown): value is number => typeof value === "number" && Number.isInteger(value) && value >= 0;
const isText = (value: unknown): value is string => typeof value === "string";

/** True for a zone this browser can tell the time in. */
export function isZone(value: unknown): value is string {
  if (typeof value !== "string" || value === "") return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return true;
  } catch {
    return false;
  }
}

/** A checked copy of a stored or received value; `null` when any part has another shape. */
export function parseSettings(value: unknown): Settings | null {
  if (!isRecord(value)) return null;
  const { ui, zone, country, shop, sites, off, dismissed } = { ...DEFAULTS, ...value };
  if (!isTextOrNull(ui) || !isText(shop) || shop.length > 200) return null;
  if (zone !== null && !isZone(zone)) return null;
  if (country !== null && !(isText(country) && /^[A-Z]{2}$/.test(country))) return null;
  if (!isRecordOf(sites, isBoolean) || !isRecordOf(dismissed, isCount)) return null;
  if (!Array.isArray(off) || !off.every(isText)) return null;
  return { ui, zone, country, shop, sites, off, dismissed };
}

/** Version 1 is the first; the next one adds `migrations: { 1: … }` and a stored sample of this one to the tests. */
export const SETTINGS: Schema<Settings> = {
  name: "settings",
  version: 1,
  defaults: DEFAULTS,
  parse: parseSettings,
  migrations: {},
};
