/** The sites Parley knows. A new one is a data file beside this and a line here. */
import etsy from "./etsy.json";
import { parseSite, type Site } from "./site.ts";

export const SITES: readonly Site[] = [parseSite(etsy)];

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
