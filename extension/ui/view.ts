/** The surfaces of one session: the bar always, one of card, list and palette at a time, a short notice. */
import { autoUpdate, type VirtualElement } from "@floating-ui/dom";
import type { Editor } from "../editors/editor.ts";
import type { Translate } from "../i18n.ts";
import { createBar, type Bar, type BarActions } from "./bar.ts";
import { createCard, type Card, type CardActions } from "./card.ts";
import { dock } from "./dock.ts";
import { button, fill, h } from "./dom.ts";
import { icon } from "./icons.ts";
import { createList, type List, type ListActions } from "./list.ts";
import { createPalette, type Palette, type PaletteActions } from "./palette.ts";
import { placeBy } from "./place.ts";
import type { Root } from "./root.ts";

export type Surface = "card" | "list" | "palette";
type Anchor = () => Element | VirtualElement | null;

export interface ViewActions {
  readonly bar: BarActions;
  readonly card: CardActions;
  readonly list: ListActions;
  readonly palette: PaletteActions;
  /** Something moved: underlines that are drawn by us must follow. */
  layout(): void;
}

/** The bar's sizes, from all its words to the fewest. */
const SIZES = ["", "1", "1 2", "1 2 3", "1 2 3 4", "1 2 3 4 5", "1 2 3 4 5 6", "1 2 3 4 5 6 7", "1 2 3 4 5 6 7 8"];
const DOCK_PAUSE = 120;
/** The least time between two looks for a place where all stands still, and that time as a multiple of what one took. */
const ASK_PAUSE = 1_000;
const ASK_SHARE = 200;
const NOTICE_TIME = 6_000;

export class View {
  readonly bar: Bar;
  readonly card: Card;
  readonly list: List;
  readonly palette: Palette;
  open: Surface | null = null;
  #anchor: Anchor = () => null;
  #notice: HTMLElement | null = null;
  #noticeTimer = 0;
  #dockTimer = 0;
  #frame = 0;
  /** Where the bar stands against the composer, between two looks for a place. */
  #offset = { x: 0, y: 0 };
  #row = -1;
  #docked = false;
  /** How wide the bar may be where it stands. */
  #room = 0;
  /** What the last look for a place went by, and when the next may be while that is the same. */
  #around = "";
  #askAgain = 0;
  /** What the bar's widths were measured for. */
  #words: string | null = null;
  #widths: readonly number[] = [];

  constructor(
    private readonly t: Translate,
    readonly root: Root,
    readonly editor: Editor,
    private readonly box: Element,
    keys: { card: string; palette: string },
    private readonly actions: ViewActions,
    private readonly signal: AbortSignal,
  ) {
    this.bar = createBar(t, keys, actions.bar);
    this.card = createCard(t, actions.card);
    this.list = createList(t, actions.list);
    this.palette = createPalette(t, actions.palette);
    root.shadow.append(this.bar.element);
    // Clicks in Parley are no clicks in the page; keys are the guard's matter.
    for (const type of ["click", "dblclick", "mousedown", "mouseup", "pointerdown", "pointerup", "wheel", "contextmenu"]) {
      root.shadow.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
    }
    const stop = autoUpdate(editor.element, this.bar.element, () => this.layout(), { layoutShift: true });
    editor.element.addEventListener("scroll", () => this.layout(), { passive: true, signal });
    signal.addEventListener("abort", () => {
      stop();
      cancelAnimationFrame(this.#frame);
      clearTimeout(this.#dockTimer);
      clearTimeout(this.#noticeTimer);
      root.remove();
    });
  }

  /** The element in Parley that has the focus. */
  get focused(): Element | null {
    return this.root.shadow.activeElement;
  }

  surface(name: Surface): HTMLElement {
    return this[name].element;
  }

  /** Shows a surface by its anchor, which may move; whatever else was open closes. */
  show(name: Surface, anchor: Anchor): void {
    if (this.open !== name) {
      if (this.open) this.surface(this.open).remove();
      this.open = name;
      this.root.shadow.append(this.surface(name));
    }
    this.#anchor = anchor;
    this.#place();
  }

  /** Closes what is open. The caller decides where the focus goes. */
  hide(): void {
    if (!this.open) return;
    const surface = this.surface(this.open);
    this.open = null;
    surface.remove();
  }

  /** Moves the focus on among the controls of the open surface, around its end. */
  tab(back: boolean): void {
    if (!this.open) return;
    const stops = [...this.surface(this.open).querySelectorAll<HTMLElement>("button:not([disabled]), input, [tabindex='0']")]
      .filter((element) => element.checkVisibility());
    const at = stops.findIndex((element) => element === this.focused);
    const next = at < 0 ? (back ? -1 : 0) : (at + (back ? -1 : 1) + stops.length) % stops.length;
    stops.at(next)?.focus();
  }

  /** A short notice that goes by itself. */
  notice(text: string, action?: { label: string; run: () => void }): void {
    clearTimeout(this.#noticeTimer);
    this.#notice?.remove();
    const close = (): void => this.#notice?.remove();
    this.#notice = h("div", { class: "surface toast", role: "status", lang: this.t.lang });
    this.root.shadow.append(this.#notice);
    fill(this.#notice, icon("hint"), h("span", {}, text), action ? button(action.label, {}, () => { close(); action.run(); }) : null);
    void placeBy(this.bar.element, this.#notice, "top-start");
    this.#noticeTimer = window.setTimeout(close, NOTICE_TIME);
  }

  /** Follows the page: the bar at once with the composer, the rest in the next frame. */
  layout(): void {
    if (this.#frame !== 0 || this.signal.aborted) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      // Other words need another width at once; a place that moved is looked for when it stands still.
      if (this.#docked && this.bar.element.textContent === this.#words) this.#follow();
      else this.dock();
      this.actions.layout();
      this.#place();
      if (this.#dockTimer === 0) {
        this.#dockTimer = window.setTimeout(() => {
          this.#dockTimer = 0;
          this.dock();
        }, DOCK_PAUSE);
      }
    });
  }

  #follow(): void {
    const { left, top, bottom } = this.editor.element.getBoundingClientRect();
    const seen = bottom > 0 && top < window.innerHeight && this.editor.element.checkVisibility();
    this.bar.element.style.visibility = seen ? "" : "hidden";
    this.bar.element.style.translate = `${Math.round(left + this.#offset.x)}px ${Math.round(top + this.#offset.y)}px`;
  }

  /** Looks for the bar's place; its width is what its words need. */
  dock(): void {
    if (this.signal.aborted) return;
    const { element } = this.bar;
    const widths = this.#measure();
    const around = JSON.stringify([this.editor.element.getBoundingClientRect(), this.box.getBoundingClientRect(), innerWidth, innerHeight]);
    // Asking what stands where is dear on a long page: as long as all stands still it is asked anew now and then only,
    // and other words make the bar wider or narrower in the room it has.
    if (around === this.#around && performance.now() < this.#askAgain) {
      const size = widths.findIndex((width) => width <= this.#room);
      if (size >= 0) element.dataset["fit"] = SIZES[size] ?? "";
      return;
    }
    const started = performance.now();
    const surfaces = [...this.root.shadow.querySelectorAll<HTMLElement>(".surface")];
    // The page is asked what stands where; what is ours must not answer.
    for (const surface of surfaces) surface.style.pointerEvents = "none";
    const place = dock({ composer: this.editor.element, box: this.box, widths, height: element.offsetHeight, row: this.#row });
    for (const surface of surfaces) surface.style.pointerEvents = "";
    this.#around = around;
    this.#askAgain = performance.now() + Math.max(ASK_PAUSE, (performance.now() - started) * ASK_SHARE);
    element.classList.toggle("docked", place !== null);
    if (!place) return;
    element.dataset["fit"] = SIZES[place.size] ?? "";
    this.#row = place.row;
    this.#room = place.room;
    this.#docked = true;
    const { left, top } = this.editor.element.getBoundingClientRect();
    this.#offset = { x: place.x - left, y: place.y - top };
    this.#follow();
    this.#place();
  }

  /** What the bar needs in each size; measured again only when its words are others. */
  #measure(): readonly number[] {
    const { element } = this.bar;
    if (element.textContent === this.#words) return this.#widths;
    this.#words = element.textContent;
    const fit = element.dataset["fit"] ?? "";
    this.#widths = SIZES.map((size) => {
      element.dataset["fit"] = size;
      return Math.ceil(element.getBoundingClientRect().width);
    });
    element.dataset["fit"] = fit;
    return this.#widths;
  }

  #place(): void {
    if (!this.open) return;
    const anchor = this.#anchor();
    if (anchor) void placeBy(anchor, this.surface(this.open), this.open === "card" ? "bottom-start" : "top-start");
  }
}
