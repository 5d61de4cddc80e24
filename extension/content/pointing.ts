/**
 * "Point at the message box": editors light up under the mouse or the focus; a click or Enter picks one, Escape ends.
 * No part of this reaches the page. Its listeners must be there before the page's own, so they are set when the
 * document starts and stay deaf until the seller asks.
 */
import type { Translate } from "../i18n.ts";
import { editorAt, isReplyBox } from "../sites/composer.ts";
import { h } from "../ui/dom.ts";
import { createRoot, type Root } from "../ui/root.ts";

const CAUGHT = [
  "pointerdown", "pointerup", "mousedown", "mouseup", "click", "dblclick", "auxclick", "contextmenu", "touchstart", "touchend",
  "keydown", "keypress", "keyup",
] as const;

export interface PointingActions {
  picked(element: HTMLElement): void;
  ended(): void;
}

export class Pointing {
  #running: { root: Root; frame: HTMLElement; actions: PointingActions; abort: AbortController } | null = null;
  #at: HTMLElement | null = null;
  /** The press that picked goes on after the picking: its release and its click are caught as well. */
  #rest = new Set<string>();

  constructor(private readonly window: Window) {
    for (const type of CAUGHT) window.addEventListener(type, this.#hear, { capture: true, passive: false });
  }

  get active(): boolean {
    return this.#running !== null;
  }

  remove(): void {
    this.stop();
    for (const type of CAUGHT) this.window.removeEventListener(type, this.#hear, { capture: true });
  }

  /** Begins, with a word on what to do where the page is large enough for one. */
  start(t: Translate, actions: PointingActions): void {
    if (this.#running) return;
    const { document } = this.window;
    const abort = new AbortController();
    const root = createRoot(document.documentElement, t.lang);
    const frame = h("div", { class: "point-frame", hidden: true });
    const hint = h("div", { class: "surface toast point-hint", role: "status" }, t("point.hint"));
    root.shadow.append(frame, ...(this.window === this.window.top ? [hint] : []));
    this.#running = { root, frame, actions, abort };
    const options = { signal: abort.signal, capture: true, passive: true };
    this.window.addEventListener("mousemove", (event) => event.isTrusted && this.#over(event.target), options);
    document.addEventListener("focusin", (event) => event.isTrusted && this.#over(event.target), options);
    this.window.addEventListener("scroll", () => this.#draw(), options);
    this.window.addEventListener("resize", () => this.#draw(), options);
    this.#over(document.activeElement);
  }

  /** Ends without a word to anybody. */
  stop(): void {
    this.#running?.abort.abort();
    this.#running?.root.remove();
    this.#running = null;
    this.#at = null;
  }

  readonly #hear = (event: Event): void => {
    if (!event.isTrusted) return;
    if (!this.#running) {
      this.#catchRest(event);
      return;
    }
    event.stopImmediatePropagation();
    if (event instanceof KeyboardEvent) this.#key(event);
    else {
      event.preventDefault();
      if (event.type === "click") this.#pick(editorAt(event.target));
    }
  };

  #key(event: KeyboardEvent): void {
    // The focus may wander from box to box; all else the page would hear stays here.
    if (event.key === "Tab" || event.isComposing) return;
    event.preventDefault();
    if (event.type !== "keydown") return;
    if (event.key === "Enter") this.#pick(editorAt(this.window.document.activeElement), event.code);
    if (event.key === "Escape") {
      const { actions } = this.#running ?? {};
      this.#rest.add(event.code);
      this.stop();
      actions?.ended();
    }
  }

  /** The release of a key whose press was ours. */
  #catchRest(event: Event): void {
    if (this.#rest.size === 0 || !(event instanceof KeyboardEvent) || !this.#rest.has(event.code)) return;
    if (event.type === "keydown" && !event.repeat) {
      this.#rest.delete(event.code);
      return;
    }
    if (event.type === "keyup") this.#rest.delete(event.code);
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  #pick(element: HTMLElement | null, code?: string): void {
    if (!element || !isReplyBox(element) || !this.#running) return;
    const { actions } = this.#running;
    if (code !== undefined) this.#rest.add(code);
    this.stop();
    actions.picked(element);
  }

  #over(target: EventTarget | null): void {
    const editor = editorAt(target);
    this.#at = editor && isReplyBox(editor) ? editor : null;
    this.#draw();
  }

  #draw(): void {
    const { frame } = this.#running ?? {};
    if (!frame) return;
    frame.hidden = this.#at === null;
    if (!this.#at) return;
    const { left, top, width, height } = this.#at.getBoundingClientRect();
    Object.assign(frame.style, { left: `${left - 3}px`, top: `${top - 3}px`, width: `${width + 6}px`, height: `${height + 6}px` });
  }
}
