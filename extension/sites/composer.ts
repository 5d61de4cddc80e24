/** Finds the reply box: the one the seller pointed at, one the site file knows, else the one the seller is in. */
import { queryAll } from "./query.ts";
import type { Site } from "./site.ts";

/** How the reply box was found. */
export type Way = "pointed" | "site" | "focused";
export interface Composer { readonly element: HTMLElement; readonly way: Way }

const LEAST_WIDTH = 100;
const LEAST_HEIGHT = 20;
const SEARCH = /search|suche|recherche|buscar|поиск|пошук|搜索|検索|검색/i;

/** The editor that an element is or is within: a textarea, or what is contenteditable as a whole. */
export function editorAt(target: EventTarget | null): HTMLElement | null {
  if (target instanceof HTMLTextAreaElement) return target;
  if (!(target instanceof HTMLElement) || !target.isContentEditable) return null;
  let host = target;
  while (host.parentElement?.isContentEditable) host = host.parentElement;
  // A frame may be an editor as a whole; a page that is one is a tool of somebody else's.
  return host === document.body && window === window.top ? null : host;
}

function isSearch(element: HTMLElement): boolean {
  if (element.closest("[role='search'], [role='searchbox'], [role='combobox'], search")) return true;
  const names = ["name", "id", "aria-label", "placeholder", "enterkeyhint", "inputmode"];
  return names.some((name) => SEARCH.test(element.getAttribute(name) ?? ""));
}

/** True for an editor that a person can write a reply in now: seen, of some size, no search. */
export function isReplyBox(element: HTMLElement): boolean {
  if (editorAt(element) !== element || !element.isConnected || element.closest("[aria-hidden='true'], [inert]")) return false;
  if (element instanceof HTMLTextAreaElement ? element.readOnly || element.disabled : element.ariaReadOnly === "true") return false;
  if (!element.checkVisibility({ visibilityProperty: true })) return false;
  const { width, height } = element.getBoundingClientRect();
  return width >= LEAST_WIDTH && height >= LEAST_HEIGHT && !isSearch(element);
}

export class Composers {
  /** The editor the seller was in last. */
  #last: HTMLElement | null = null;

  constructor(private readonly document: Document, signal: AbortSignal) {
    document.addEventListener("focusin", (event) => event.isTrusted && this.#entered(event.target), { signal, capture: true });
    this.#entered(document.activeElement);
  }

  #entered(target: EventTarget | null): void {
    const editor = editorAt(target);
    if (editor) this.#last = editor;
  }

  /** The reply box now. Of several the one that has, or had, the focus counts, else the first. */
  find(site: Site, pointed: string | undefined): Composer | null {
    const last = this.#last;
    const choose = (way: Way, selectors: readonly string[]): Composer | null => {
      const all = selectors.flatMap((selector) => queryAll<HTMLElement>(this.document, selector).filter(isReplyBox));
      const element = all.find((one) => one === last) ?? all[0];
      return element ? { element, way } : null;
    };
    return choose("pointed", pointed === undefined ? [] : [pointed]) ?? choose("site", site.composer)
      ?? (last && isReplyBox(last) ? { element: last, way: "focused" } : null);
  }
}
