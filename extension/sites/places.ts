/** Places as a page words them: only a country that is written out counts; the rest stays text. */

export interface Place {
  readonly country?: string;
  readonly region?: string;
  readonly city?: string;
}

/** Names that pages use and the browser's own table does not. */
const ALIASES: Readonly<Record<string, string>> = {
  usa: "US", "u.s.a.": "US", "u.s.": "US", us: "US", "united states of america": "US", uk: "GB", "u.k.": "GB",
  "great britain": "GB", "the netherlands": "NL", holland: "NL", "czech republic": "CZ", turkey: "TR",
  "south korea": "KR", "republic of korea": "KR", "hong kong": "HK", macao: "MO", "ivory coast": "CI",
  "russian federation": "RU", uae: "AE", "republic of ireland": "IE", vietnam: "VN",
};
/** Codes the table names that are no countries. */
const NOT_COUNTRIES = new Set(["EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"]);

/** A country and a state of another one: after a city, "Georgia" says nothing sure. */
const ALSO_STATES = new Set(["georgia"]);

const tables = new Map<string, Map<string, string>>();
const fold = (name: string): string => name.normalize("NFC").toLowerCase().replace(/[\s\u00a0]+/g, " ").trim();

function table(lang: string): Map<string, string> {
  let names = tables.get(lang);
  if (names) return names;
  names = new Map();
  const display = new Intl.DisplayNames([lang], { type: "region", fallback: "none" });
  for (let a = 65; a <= 90; a += 1) {
    for (let b = 65; b <= 90; b += 1) {
      const code = String.fromCharCode(a, b);
      const name = display.of(code);
      // A withdrawn code (DD, SU) canonicalises to another one; only today's countries count.
      const current = Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`;
      if (name && current && !NOT_COUNTRIES.has(code)) names.set(fold(name), code);
    }
  }
  tables.set(lang, names);
  return names;
}

/** The ISO code of a country's name in English or in the page's language; nothing when it is not sure. */
export function countryCode(name: string, pageLang?: string): string | undefined {
  const folded = fold(name);
  const own = pageLang?.split("-")[0]?.toLowerCase();
  try {
    return ALIASES[folded] ?? table("en").get(folded) ?? (own && own !== "en" ? table(own).get(folded) : undefined);
  } catch {
    // A page may claim a language no browser knows.
    return undefined;
  }
}

/** Reads "Munich, Germany" or "Austin, TX, United States"; without a country at its end a line says nothing sure. */
export function parsePlace(line: string, pageLang?: string): Place {
  const parts = line.split(/[,·•]/).map((part) => part.trim()).filter((part) => part !== "");
  const last = parts.at(-1);
  if (last === undefined || parts.length > 4) return {};
  const country = countryCode(last, pageLang);
  if (!country || (parts.length > 1 && ALSO_STATES.has(fold(last)))) return {};
  const [city, region] = parts.slice(0, -1);
  return { country, ...(city ? { city } : {}), ...(region ? { region } : {}) };
}

/** All countries, sorted by their names in a language. */
export function countryCodes(lang: string): string[] {
  return [...table(lang)].sort(([a], [b]) => a.localeCompare(b, lang)).map(([, code]) => code);
}

/** A country's name in a language. */
export function countryName(code: string, lang: string): string {
  return new Intl.DisplayNames([lang], { type: "region" }).of(code) ?? code;
}
