/** What a script of ours that died has left in a page: its element, its highlights, its style sheet. */
import { HOST } from "./root.ts";
import { NAMES } from "./underline.ts";

const names: readonly string[] = Object.values(NAMES);
const selectors = names.map((name) => `::highlight(${name})`);

/** A page's own sheet may be from elsewhere and closed to us; ours never is. */
function isOurs(sheet: CSSStyleSheet): boolean {
  try {
    return [...sheet.cssRules].some((rule) => rule instanceof CSSStyleRule && selectors.includes(rule.selectorText));
  } catch {
    return false;
  }
}

/** Takes it all out; for a script that has not begun, so that nothing of its own is there. */
export function sweep(document: Document): void {
  for (const host of document.querySelectorAll(`[${HOST}]`)) host.remove();
  for (const name of names) globalThis.CSS?.highlights?.delete(name);
  const kept = document.adoptedStyleSheets.filter((sheet) => !isOurs(sheet));
  if (kept.length < document.adoptedStyleSheets.length) document.adoptedStyleSheets = kept;
}
