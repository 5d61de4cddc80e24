/**
 * The key guard. Keys that are meant for Parley must not reach the page, where Enter may send. Listeners on the window's
 * capture phase run before all others of a page only if they are there first: the guard is set when the document starts
 * and stays deaf until a session takes it; where the site is switched off it is taken away again at once.
 */

export interface KeyUser {
  readonly host: Element;
  /** A key while the focus is in Parley. */
  inside(event: KeyboardEvent): void;
  /** A key while the focus is in the page; true when it was ours. */
  outside(event: KeyboardEvent): boolean;
  /** Something was typed into Parley. */
  typed(): void;
  /** The focus left Parley. */
  left(): void;
}

const KEPT = [
  "keydown", "keypress", "keyup", "beforeinput", "input", "textInput", "compositionstart", "compositionupdate", "compositionend",
  "paste", "copy", "cut", "focusin", "focusout", "focus", "blur", "change", "select",
] as const;

/** True while an input method is composing: its Enter and arrows are its own. */
const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

export class KeyGuard {
  #user: KeyUser | null = null;
  /** Keys whose press was ours: their release is ours as well. */
  readonly #held = new Set<string>();

  constructor(private readonly window: Window) {
    for (const type of KEPT) window.addEventListener(type, this.#hear, true);
  }

  use(user: KeyUser | null): void {
    this.#user = user;
    this.#held.clear();
  }

  remove(): void {
    for (const type of KEPT) this.window.removeEventListener(type, this.#hear, true);
  }

  readonly #hear = (event: Event): void => {
    const user = this.#user;
    if (!user) return;
    const key = event instanceof KeyboardEvent ? event : null;
    if (event.target === user.host) {
      // The browser's own end of a composition may not be trusted, and still holds what was typed into Parley.
      event.stopImmediatePropagation();
      if (!event.isTrusted) return;
      if (key) this.#hold(key);
      if (key?.type === "keydown" && !isComposing(key)) user.inside(key);
      if (event.type === "input" || event.type === "compositionend") user.typed();
      if (event.type === "focusout") user.left();
      return;
    }
    if (!key || !key.isTrusted || !this.#isOurs(key, user)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  #hold(key: KeyboardEvent): void {
    if (key.type === "keydown") this.#held.add(key.code);
    if (key.type === "keyup") this.#held.delete(key.code);
  }

  /** A key in the page is ours if it is a shortcut, or the rest of a press that began in Parley. */
  #isOurs(key: KeyboardEvent, user: KeyUser): boolean {
    const held = this.#held.has(key.code);
    if (key.type !== "keydown" || (held && key.repeat)) {
      if (key.type === "keyup") this.#held.delete(key.code);
      return held;
    }
    this.#held.delete(key.code);
    if (isComposing(key) || !user.outside(key)) return false;
    this.#held.add(key.code);
    return true;
  }
}

/** The two shortcuts: keys by their place, so that they work in every layout, and clear of both browsers' own. */
export const CARD_KEY = "KeyP";
export const PALETTE_KEY = "KeyM";

/** Alt and a key, and nothing else held: AltGr types letters and is left alone. */
export function isShortcut(event: KeyboardEvent, code: string): boolean {
  return event.code === code && event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.getModifierState("AltGraph");
}

/** A shortcut as this machine writes it. */
export function shortcutName(code: string, platform: string): string {
  const key = code.replace(/^Key/, "");
  return /mac|iphone|ipad/i.test(platform) ? `⌥${key}` : `Alt+${key}`;
}
