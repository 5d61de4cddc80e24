/** What a script of ours that died has left in a page: its element, its highlights, its style sheet. */
import { HOST } from "./root.ts";

/** Every name of a highlight begins so. */
const OURS = "parley-";

const isOurs = (sheet: CSSStyleSheet): boolean =>
  [...sheet.cssRules].some((rule) => rule instanceof CSSStyleRule && rule.selectorText.startsWith(`::highlight(${OURS}`));

/** Takes it all out; for a script that has not begun, so that nothing of its own is there. */
export function sweep(document: Document): void {
  for (const host of document.querySelectorAll(`[${HOST}]`)) host.remove();
  const highlights = globalThis.CSS?.highlights;
  if (highlights) for (const name of [...highlights.keys()]) if (name.startsWith(OURS)) highlights.delete(name);
  const kept = document.adoptedStyleSheets.filter((sheet) => !isOurs(sheet));
  if (kept.length < document.adoptedStyleSheets.length) document.adoptedStyleSheets = kept;
}
