/**
 * The one element Parley adds to a page: a popover in the top layer, so that no stacking of the page covers it, with a
 * closed shadow root, so that the page can't look in. It takes no room and no clicks; its children do.
 */
import base from "./base.css";
import bar from "./bar.css";
import card from "./card.css";
import list from "./list.css";
import palette from "./palette.css";
import point from "./point.css";
import rescue from "./rescue.css";
import underline from "./underline.css";

export interface Root {
  readonly host: HTMLElement;
  readonly shadow: ShadowRoot;
  remove(): void;
}

/** The attribute of our element, by which a later script knows it. */
export const HOST = "data-parley";

/** The style sheets of everything that lives in a root. */
export const STYLES: readonly string[] = [base, underline, bar, card, list, palette, point, rescue];

/** Gives a shadow root our styles; constructed sheets pass every page's CSP. */
export function adopt(shadow: ShadowRoot, styles: readonly string[] = STYLES): void {
  shadow.adoptedStyleSheets = styles.map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
}

/** Puts a root into the page that serves `near`: inside an open modal dialog, where all else is inert. */
export function createRoot(near: Element, lang: string): Root {
  const host = document.createElement("div");
  const shadow = host.attachShadow({ mode: "closed" });
  host.lang = lang;
  host.setAttribute("popover", "manual");
  host.setAttribute(HOST, "");
  adopt(shadow);
  const parent = near.closest("dialog[open]") ?? document.documentElement;
  parent.append(host);
  host.showPopover();
  return { host, shadow, remove: () => host.remove() };
}
