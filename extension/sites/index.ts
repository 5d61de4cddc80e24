/** The sites Parley knows. A new one is a data file beside this and a line here; a seller may bring more. */
import aliexpress from "./aliexpress.json";
import etsy from "./etsy.json";
import { parseSite, siteProblem, type Site } from "./site.ts";

export const SITES: readonly Site[] = [parseSite(etsy), parseSite(aliexpress)];

/** The sites with the seller's own files: one with a known id takes that site's place, any other comes after. */
export function sitesWith(files: readonly unknown[]): readonly Site[] {
  const own = files.filter((file): file is Site => siteProblem(file) === null);
  const mine = (id: string): Site | undefined => own.find((file) => file.id === id);
  const known = new Set(SITES.map(({ id }) => id));
  return [...SITES.map((site) => mine(site.id) ?? site), ...own.filter(({ id }) => !known.has(id))];
}

/** The site of an address, by its match patterns; only whole hosts over https count. */
export function siteOf(url: string, sites: readonly Site[] = SITES): Site | null {
  let at: URL;
  try {
    at = new URL(url);
  } catch {
    return null;
  }
  return sites.find((site) => site.matches.some((pattern) => matches(pattern, at))) ?? null;
}

function matches(pattern: string, at: URL): boolean {
  const parts = /^(https?):\/\/(\*\.)?([^/*]+)(\/.*)$/.exec(pattern);
  if (!parts) return false;
  const [, scheme, any, host = "", path = ""] = parts;
  const hostFits = at.hostname === host || (any !== undefined && at.hostname.endsWith(`.${host}`));
  const pathFits = new RegExp(`^${path.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&")).join(".*")}$`);
  return at.protocol === `${scheme}:` && hostFits && pathFits.test(at.pathname + at.search);
}

/** What the browser must grant for a site: its hosts, whatever of them the site file is about. */
export function originsOf(sites: readonly Site[]): string[] {
  return [...new Set(sites.flatMap((site) => site.matches).map((pattern) => pattern.replace(/^(https:\/\/[^/]+)\/.*$/, "$1/*")))];
}
