/** The line by the bar that offers a kept draft: what there is, from when, and two buttons. It takes no focus itself. */
import type { Translate } from "../i18n.ts";
import { dock, GAP } from "./dock.ts";
import { button, h, setText } from "./dom.ts";
import { icon } from "./icons.ts";
import type { View } from "./view.ts";

export interface RescueModel {
  readonly when: string;
  /** The shortcut that leads here, as this machine writes it. */
  readonly key: string;
}
export interface RescueActions {
  restore(): void;
  dismiss(): void;
}
export interface RescueSurface {
  readonly element: HTMLElement;
  readonly restore: HTMLElement;
  /** Says what is offered; apart from the making, so that a screen reader hears it come. */
  say(): void;
}

/** Makes the line. */
export function createRescue(t: Translate, { when, key }: RescueModel, actions: RescueActions): RescueSurface {
  const text = h("span", { class: "rescue-text", role: "status" });
  const restore = button([t("rescue.restore"), h("kbd", { "aria-hidden": "true" }, key)], { class: "rescue-restore" }, actions.restore);
  const element = h("section", { class: "surface rescue", "aria-label": t("rescue.label"), lang: t.lang },
    icon("reply"), text,
    h("span", { class: "rescue-buttons" }, restore, button(t("rescue.dismiss"), { class: "rescue-dismiss" }, actions.dismiss)));
  return { element, restore, say: () => setText(text, t("rescue.offer", { time: when })) };
}

/** The line on a page, in a row of its own beside the bar. */
export class RescueLine {
  readonly #surface: RescueSurface;
  /** Where it stands against the composer, and what that was found by. */
  #offset = { x: 0, y: 0 };
  #seen = "";

  constructor(t: Translate, private readonly view: View, private readonly box: Element, model: RescueModel, actions: RescueActions) {
    this.#surface = createRescue(t, model, actions);
    view.root.shadow.append(this.#surface.element);
    this.#surface.say();
    this.place();
  }

  get hasFocus(): boolean {
    return this.#surface.element.contains(this.view.focused);
  }

  focus(): void {
    this.#surface.restore.focus();
  }

  /** Follows the composer; a new place is looked for only when something beside it is another, for asking is dear. */
  place(): void {
    const { element } = this.#surface;
    const inner = this.view.editor.element.getBoundingClientRect();
    const outer = this.box.getBoundingClientRect();
    const bar = this.view.bar.element.getBoundingClientRect();
    const inView = (): boolean => {
      const y = inner.top + this.#offset.y;
      return y >= 0 && y + element.offsetHeight <= innerHeight;
    };
    const around = [inner.width, inner.height, outer.width, outer.height, outer.top - inner.top, bar.top - inner.top, bar.height, innerWidth, innerHeight];
    const seen = JSON.stringify([...around.map(Math.round), inView()]);
    if (seen !== this.#seen) {
      this.#look(inner, outer, bar);
      this.#seen = JSON.stringify([...around.map(Math.round), inView()]);
    }
    element.style.translate = `${Math.round(inner.left + this.#offset.x)}px ${Math.round(inner.top + this.#offset.y)}px`;
  }

  /** Looks for a row that covers neither the composer nor the bar nor a control of the page. */
  #look(inner: DOMRect, outer: DOMRect, bar: DOMRect): void {
    const { element } = this.#surface;
    element.style.maxWidth = `${Math.round(Math.min(Math.max(outer.width, 240), innerWidth - 2 * GAP))}px`;
    const { width, height } = element.getBoundingClientRect();
    const surfaces = [...this.view.root.shadow.querySelectorAll<HTMLElement>(".surface")];
    // The page is asked what stands where; what is ours must not answer.
    for (const surface of surfaces) surface.style.pointerEvents = "none";
    const place = dock({ composer: this.view.editor.element, box: this.box, widths: [Math.ceil(width)], height, row: -1, taken: bar });
    for (const surface of surfaces) surface.style.pointerEvents = "";
    element.classList.toggle("docked", place !== null);
    if (!place) return;
    const free = place.row >= 0;
    // No row is free: over the box and the bar, where only earlier messages can be.
    const y = free ? place.y : Math.max(GAP, Math.min(outer.top, bar.top) - height - GAP);
    const x = free ? place.x : Math.max(GAP, Math.min(outer.left, innerWidth - width - GAP));
    this.#offset = { x: x - inner.left, y: y - inner.top };
  }

  remove(): void {
    this.#surface.element.remove();
  }
}
