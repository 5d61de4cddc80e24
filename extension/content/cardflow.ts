/** How the card comes and goes: by hover, by a click in underlined words, by the keyboard from finding to finding. */
import type { Editor } from "../editors/editor.ts";
import type { Translate } from "../i18n.ts";
import type { Finding, Fix, Span } from "../protocol.ts";
import { landing, mergeEdits } from "../ui/change.ts";
import { on } from "../ui/dom.ts";
import { anchorOf } from "../ui/place.ts";
import type { CardActions } from "../ui/card.ts";
import type { View } from "../ui/view.ts";
import type { Checker } from "./checker.ts";
import type { Client } from "./client.ts";
import { identity, underlined } from "./findings.ts";
import { explain } from "./refusal.ts";

const HOVER = 280;
const LEAVE = 350;
/** The dismissal that makes us ask whether a rule should rest. */
const OFFER_AT = 3;

export class CardFlow {
  view!: View;
  #current: Finding | null = null;
  /** True while the card has the keyboard; a card by hover leaves it in the composer. */
  #keyboard = false;
  #offer = false;
  #timer = 0;
  #caret: Span | null = null;
  #working = false;
  #hoverFrame = 0;
  #shown = "";

  constructor(
    private readonly t: Translate,
    private readonly client: Client,
    private readonly editor: Editor,
    private readonly checker: Checker,
    private readonly signal: AbortSignal,
  ) {}

  /** What the card's controls do. */
  readonly actions: CardActions = {
    apply: (finding, fix) => void this.#apply(finding, fix),
    dismiss: (finding) => void this.#dismiss(finding),
    // A rule that could not be turned off is the notice's matter; the seller goes on either way.
    turnOff: (finding) => void this.client.ruleOff(finding.rule, true).catch(() => undefined).then(() => this.#next(finding)),
    keepOn: (finding) => this.#next(finding),
    step: (by) => this.step(by),
    close: () => this.close(),
  };

  /** A fix is on its way into the page: the focus moves by our own hand. */
  get busy(): boolean {
    return this.#working;
  }

  /** Listens to the composer; the view must be there. */
  start(): void {
    const { element } = this.editor;
    const options = { signal: this.signal, passive: true };
    on<MouseEvent>(element, "mousemove", (event) => this.#hover(event), options);
    on<MouseEvent>(element, "mouseleave", () => this.#leave(), options);
    on<MouseEvent>(element, "click", (event) => {
      const finding = this.#at(event.clientX, event.clientY);
      if (finding) this.#show(finding, false);
    }, options);
    const card = this.view.card.element;
    on(card, "mouseenter", () => clearTimeout(this.#timer), options);
    on(card, "mouseleave", () => this.#leave(), options);
    on<PointerEvent>(window, "pointerdown", (event) => {
      if (event.target !== this.view.root.host && event.target !== element) this.close(false);
    }, { ...options, capture: true });
    this.signal.addEventListener("abort", () => clearTimeout(this.#timer));
  }

  /** Opens by the shortcut: the finding at the caret, else the gravest. False when there is none. */
  openByKey(): boolean {
    const all = this.checker.visible();
    const caret = this.editor.selection();
    const here = all.find(({ span }) => span && caret && caret[0] >= span[0] && caret[0] <= span[1]);
    const finding = here ?? all[0];
    if (!finding) return false;
    this.#show(finding, true);
    return true;
  }

  /** Opens from the list. */
  open(finding: Finding): void {
    this.#show(finding, true);
  }

  /** The seller types on: a card that only hovers goes out of the way. */
  typed(): void {
    clearTimeout(this.#timer);
    if (!this.#keyboard && !this.#working) this.close(false);
  }

  /** The draft or its findings changed under the card. */
  refresh(): void {
    if (this.view.open !== "card" || !this.#current || this.#working) return;
    const all = this.checker.visible();
    const key = identity(this.#current, this.checker.text);
    const now = all.find((finding) => identity(finding, this.checker.text) === key);
    if (now) this.#show(now, this.#keyboard);
    else if (!this.#offer) this.close(this.#keyboard);
  }

  step(by: 1 | -1): void {
    const all = this.checker.visible();
    const at = all.findIndex((finding) => finding === this.#current);
    const next = all[(Math.max(at, 0) + by + all.length) % all.length];
    if (next) this.#show(next, true);
  }

  /** Closes the card; by the keyboard the caret is where it was. */
  close(restore = this.#keyboard): void {
    if (this.view.open !== "card") return;
    this.view.hide();
    this.#current = null;
    this.#offer = false;
    if (restore) {
      this.editor.focus();
      if (this.#caret) this.editor.select(this.#caret);
    }
    this.#keyboard = false;
    this.#caret = null;
  }

  #show(finding: Finding, keyboard: boolean): void {
    clearTimeout(this.#timer);
    const all = this.checker.visible();
    const text = this.checker.text;
    // Only the first look at a finding takes the focus; a refresh must not move it from the control it is on.
    const same = this.view.open === "card" && this.#current !== null && identity(this.#current, text) === identity(finding, text);
    if (!same) this.#offer = false;
    if (keyboard && !this.#keyboard) this.#caret = this.editor.selection();
    this.#keyboard ||= keyboard;
    this.#current = finding;
    const focusAt = this.view.focused && this.view.card.element.contains(this.view.focused) ? this.#focusIndex() : -1;
    const model = { finding, text, index: Math.max(0, all.indexOf(finding)), total: all.length, offerOff: this.#offer };
    const shown = JSON.stringify(model);
    // A card drawn anew is read aloud anew: only when it says something else.
    if (this.view.open === "card" && shown === this.#shown && (!this.#keyboard || focusAt >= 0)) return;
    this.#shown = shown;
    this.view.card.update(model);
    const { span } = finding;
    this.view.show("card", () => (span ? anchorOf(this.editor.rects(span), this.editor.element) : this.view.bar.element));
    if (!this.#keyboard) return;
    if (same && focusAt >= 0) this.#buttons()[focusAt]?.focus();
    else this.view.card.primary().focus();
  }

  #buttons(): HTMLElement[] {
    return [...this.view.card.element.querySelectorAll<HTMLElement>("button")];
  }

  #focusIndex(): number {
    return this.#buttons().findIndex((element) => element === this.view.focused);
  }

  async #apply(finding: Finding, fix: Fix): Promise<void> {
    const text = this.editor.text();
    const change = text === this.checker.text ? mergeEdits(text, fix.edits) : null;
    if (!change || this.#working) return;
    this.#working = true;
    const keyboard = this.#keyboard;
    const outcome = await this.editor.replace(change.span, change.text);
    if (this.signal.aborted) return;
    if (!outcome.ok) {
      this.#working = false;
      this.close();
      await explain(this.t, this.view, outcome.reason, change.text);
      return;
    }
    this.#caret = landing(change.span[0], outcome.kept);
    this.checker.update(this.editor.text());
    if (!keyboard) {
      this.#working = false;
      this.editor.select(this.#caret);
      this.close(false);
      return;
    }
    await this.checker.settled();
    this.#working = false;
    if (!this.signal.aborted) this.#next(finding);
  }

  async #dismiss(finding: Finding): Promise<void> {
    this.#working = true;
    // At once: a session that ends while the background counts must not lose it.
    this.checker.dismiss(finding);
    const count = await this.client.dismiss(finding.rule).catch(() => 0);
    this.#working = false;
    if (this.signal.aborted) return;
    if (count < OFFER_AT) {
      this.#next(finding);
      return;
    }
    this.#offer = true;
    const text = this.checker.text;
    this.view.card.update({ finding, text, index: 0, total: 1, offerOff: true });
    if (this.#keyboard) this.view.card.primary().focus();
  }

  /** After one is done: the next by keyboard, or the composer again. */
  #next(done: Finding): void {
    this.#offer = false;
    const [first] = this.checker.visible().filter((finding) => finding !== done);
    if (!this.#keyboard) this.close();
    else if (first) this.#show(first, true);
    else this.close(true);
  }

  #at(x: number, y: number): Finding | null {
    const inside = (rect: DOMRect): boolean => x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom + 3;
    return underlined(this.checker.visible()).find(({ span }) => this.editor.rects(span).some(inside)) ?? null;
  }

  #hover(event: MouseEvent): void {
    if (this.#keyboard || event.buttons !== 0 || this.#hoverFrame !== 0) return;
    this.#hoverFrame = requestAnimationFrame(() => {
      this.#hoverFrame = 0;
      if (this.signal.aborted) return;
      const finding = this.#at(event.clientX, event.clientY);
      if (!finding) {
        this.#leave();
      } else if (finding !== this.#current && this.view.open !== "palette") {
        clearTimeout(this.#timer);
        this.#timer = window.setTimeout(() => this.#show(finding, false), HOVER);
      } else {
        clearTimeout(this.#timer);
      }
    });
  }

  #leave(): void {
    clearTimeout(this.#timer);
    if (this.#keyboard) return;
    this.#timer = window.setTimeout(() => this.close(false), LEAVE);
  }
}
