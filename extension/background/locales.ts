/** The words of the UI, packed with the extension: which languages there are and what each says. */

export interface Language { readonly lang: string; readonly name: string }
export type Strings = Readonly<Record<string, string>>;

const FALLBACK = "en";
const read = async <T>(path: string): Promise<T> => (await fetch(chrome.runtime.getURL(path))).json() as Promise<T>;

let list: Promise<readonly Language[]> | null = null;
const words = new Map<string, Promise<Strings>>();

/** The languages the extension speaks. */
export function languages(): Promise<readonly Language[]> {
  list ??= read<Language[]>("locales/index.json");
  return list;
}

/** The words of a language; what it lacks is said in English. */
export function strings(lang: string): Promise<Strings> {
  let found = words.get(lang);
  if (!found) {
    const own = read<Record<string, string>>(`locales/${lang}/ui.json`);
    found = lang === FALLBACK ? own : Promise.all([strings(FALLBACK), own]).then(([base, over]) => ({ ...base, ...over }));
    words.set(lang, found);
  }
  return found;
}

/** The seller's choice if we have it, else the browser's language, else English. */
export function uiLanguage(chosen: string | null, available: readonly Language[]): string {
  const wanted = [chosen, chrome.i18n.getUILanguage(), chrome.i18n.getUILanguage().split("-")[0], FALLBACK];
  return wanted.find((lang) => available.some((known) => known.lang === lang)) ?? FALLBACK;
}
