/** The seller's settings as they are stored: their shape, their defaults, their check. */
import type { Settings } from "../protocol.ts";
import { siteProblem } from "../sites/site.ts";
import type { Schema } from "./document.ts";

export const DEFAULTS: Settings = {
  ui: null, zone: null, country: null, shop: "", sites: {}, off: [], dismissed: {}, boxes: {}, siteFiles: [],
};

const LONGEST_SELECTOR = 1_000;
const MOST_SITE_FILES = 50;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === "string";

const isRecordOf = <T>(value: unknown, test: (item: unknown) => item is T): value is Record<string, T> =>
  isRecord(value) && Object.values(value).every(test);

const isBoolean = (value: unknown): value is boolean => typeof value === "boolean";
const isCount = (value: unknown): value is number => typeof value === "number" && Number.isInteger(value) && value >= 0;
const isText = (value: unknown): value is string => typeof value === "string";
const isSelector = (value: unknown): value is string => isText(value) && value.trim() !== "" && value.length <= LONGEST_SELECTOR;

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
  const { ui, zone, country, shop, sites, off, dismissed, boxes, siteFiles } = { ...DEFAULTS, ...value };
  if (!isTextOrNull(ui) || !isText(shop) || shop.length > 200) return null;
  if (zone !== null && !isZone(zone)) return null;
  if (country !== null && !(isText(country) && /^[A-Z]{2}$/.test(country))) return null;
  if (!isRecordOf(sites, isBoolean) || !isRecordOf(dismissed, isCount)) return null;
  if (!Array.isArray(off) || !off.every(isText)) return null;
  if (!isRecordOf(boxes, isSelector)) return null;
  if (!Array.isArray(siteFiles) || siteFiles.length > MOST_SITE_FILES) return null;
  if (siteFiles.some((file) => siteProblem(file) !== null)) return null;
  return { ui, zone, country, shop, sites, off, dismissed, boxes, siteFiles };
}

/** A new version adds its migration here and a stored sample of the one before to tests/extension/samples/. */
export const SETTINGS: Schema<Settings> = {
  name: "settings",
  version: 2,
  defaults: DEFAULTS,
  parse: parseSettings,
  migrations: {
    1: (value) => (isRecord(value) ? { ...value, boxes: {}, siteFiles: [] } : value),
  },
};
