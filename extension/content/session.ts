/** One conversation with one composer: made when both are there, ended with its signal, nothing of it survives. */
import type { Editor } from "../editors/editor.ts";
import type { Mark } from "../editors/mirror.ts";
import { translator, type Translate } from "../i18n.ts";
import type { State } from "../protocol.ts";
import type { Thread } from "../sites/reader.ts";
import { on } from "../ui/dom.ts";
import { createRoot } from "../ui/root.ts";
import { toneWords } from "../ui/tone.ts";
import { Underlines } from "../ui/underline.ts";
import { View } from "../ui/view.ts";
import { CardFlow } from "./cardflow.ts";
import { Checker } from "./checker.ts";
import { STALE, type Client, type Stale } from "./client.ts";
import { Clock } from "./clock.ts";
import type { Context } from "./context.ts";
import { underlined } from "./findings.ts";
import { CARD_KEY, isShortcut, PALETTE_KEY, shortcutName, type KeyGuard, type KeyUser } from "./keys.ts";
import { PaletteFlow } from "./paletteflow.ts";
import { Rescue } from "./rescue.ts";

export interface SessionParts {
  readonly client: Client;
  readonly guard: KeyGuard;
  readonly context: Context;
  /** The box around the composer, whose controls stay free. */
  readonly box: Element;
  readonly dismissed: Set<string>;
  readonly makeEditor: (layer: ParentNode) => Editor;
  readonly composer: HTMLElement;
  /** The conversation's name; `null` where it is not sure, and then no draft is kept. */
  readonly thread: string | null;
  /** The name of the conversation that the address is about now. */
  readonly here: () => string | null;
  /** Reads the page now; where it shows another conversation, this session ends with it. */
  readonly read: () => Thread;
}

export class Session implements KeyUser {
  readonly host: HTMLElement;
  readonly composer: HTMLElement;
  readonly #abort = new AbortController();
  readonly #t: Translate;
  readonly #view: View;
  readonly #editor: Editor;
  readonly #underlines: Underlines;
  readonly #checker: Checker;
  readonly #clock: Clock;
  readonly #card: CardFlow;
  readonly #palette: PaletteFlow;
  readonly #rescue: Rescue | null;
  #buyerText = "";
  #marks: readonly Mark[] = [];
  /** The text the underlines were painted on. */
  #painted = "";
  #listed = "";
  #badged = 0;

  constructor(private readonly parts: SessionParts) {
    const { client, guard, context, box, dismissed, composer } = parts;
    const { signal } = this.#abort;
    this.composer = composer;
    this.#t = translator(context.state.ui, context.state.strings);
    const root = createRoot(composer, context.state.ui);
    this.host = root.host;
    this.#editor = parts.makeEditor(root.shadow);
    this.#underlines = new Underlines(this.#editor);
    const paint = (): void => this.#paint();
    this.#checker = new Checker(client, () => context.check(), dismissed, paint, signal);
    this.#clock = new Clock(client, context, paint, signal);
    this.#card = new CardFlow(this.#t, client, this.#editor, this.#checker, signal);
    this.#palette = new PaletteFlow(this.#t, client, this.#editor, context, () => this.reread(), () => this.#edited(), signal);
    const keys = { card: shortcutName(CARD_KEY, navigator.platform), palette: shortcutName(PALETTE_KEY, navigator.platform) };
    this.#view = new View(this.#t, root, this.#editor, box, keys, {
      bar: { list: () => this.#toggleList(), templates: () => this.#togglePalette() },
      card: this.#card.actions,
      list: { open: (finding) => this.#card.open(finding), close: () => this.#back() },
      palette: this.#palette.actions,
      layout: () => {
        this.#underlines.layout();
        this.#rescue?.layout();
      },
    }, signal);
    this.#card.view = this.#view;
    this.#palette.view = this.#view;
    this.#card.start();
    this.#rescue = parts.thread === null ? null : new Rescue(this.#t, this.#view, box, keys.card, {
      client,
      editor: this.#editor,
      thread: parts.thread,
      here: parts.here,
      messages: () => context.thread.messages,
      zone: () => context.state.zone,
      restored: () => this.#edited(),
    }, signal);
    // A framework may keep the input event to itself; these two come before it.
    for (const type of ["beforeinput", "paste"]) on(composer, type, () => this.#card.typed(), { signal });
    this.#editor.watch(() => this.#changed());
    on(composer, "focus", () => client.wake(), { signal });
    guard.use(this);
    void this.#readBuyer();
    void this.#tell();
    document.addEventListener("visibilitychange", () => void this.#tell(), { signal });
    this.#edited();
    this.#paint();
  }

  /** Ends the session: nothing of it stays in the page. */
  end(): void {
    this.parts.guard.use(null);
    this.#abort.abort();
    this.#underlines.dispose();
    this.#editor.dispose();
    this.parts.client.drop();
    this.#badge(0);
  }

  /** The settings changed; the words of the UI are another matter, they need a new session. */
  settings(state: State): void {
    this.parts.context.state = state;
    void this.#tell();
    this.#clock.refresh();
    this.#checker.recheck();
  }

  /** The page changed: the draft may be another, the thread may have grown. */
  look(): void {
    // A page may close popovers it does not know.
    if (!this.host.matches(":popover-open")) this.host.showPopover();
    this.reread();
    this.#edited();
    this.#view.layout();
  }

  reread(): void {
    const { context } = this.parts;
    const thread = this.parts.read();
    // What was read may be of another conversation: then this one is over.
    if (this.#abort.signal.aborted) return;
    if (JSON.stringify(thread) === JSON.stringify(context.thread)) return;
    context.thread = thread;
    void this.#readBuyer();
    this.#checker.recheck();
  }

  inside(event: KeyboardEvent): void {
    const { open } = this.#view;
    const handled = ((): boolean => {
      if (event.key === "Escape") return open === null ? (this.#rescue?.leave() ?? false) : (this.#back(), true);
      if (event.key === "Tab") return open !== null && (this.#view.tab(event.shiftKey), true);
      if (isShortcut(event, PALETTE_KEY)) return this.#togglePalette(), true;
      if (isShortcut(event, CARD_KEY)) return open === "card" ? (this.#back(), true) : this.#card.openByKey();
      const forward = event.key === "ArrowDown" || event.key === "ArrowRight";
      const backward = event.key === "ArrowUp" || event.key === "ArrowLeft";
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
      if (open === "card" && (forward || backward)) return this.#card.step(forward ? 1 : -1), true;
      if (open === "list" && (forward || backward)) return this.#view.tab(backward), true;
      if (open !== "palette") return false;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") return this.#palette.move(forward ? 1 : -1), true;
      if (event.key === "Enter" && this.#view.focused === this.#view.palette.input) return this.#palette.enter(), true;
      return false;
    })();
    if (handled) event.preventDefault();
  }

  outside(event: KeyboardEvent): boolean {
    if (event.key === "Escape" && this.#view.open !== null) return this.#back(), true;
    if (isShortcut(event, PALETTE_KEY)) return this.#togglePalette(), true;
    return isShortcut(event, CARD_KEY) && this.#ours(event) && this.#openByKey();
  }

  typed(): void {
    if (this.#view.open === "palette") this.#palette.typed();
  }

  left(): void {
    // A control that is drawn anew loses the focus for a moment; only a focus that stays elsewhere closes.
    setTimeout(() => {
      const gone = document.hasFocus() && document.activeElement !== this.host;
      if (!gone || this.#abort.signal.aborted || this.#card.busy || this.#palette.busy || this.#rescue?.busy) return;
      this.#card.close(false);
      this.#view.hide();
    });
  }

  /** True where the shortcut can only be meant for this composer. */
  #ours(event: KeyboardEvent): boolean {
    return event.target === this.composer || event.target === document.body;
  }

  #openByKey(): boolean {
    if (this.#card.openByKey() || this.#rescue?.openByKey()) return true;
    this.#toggleList();
    return true;
  }

  #back(): void {
    if (this.#view.open === "card") this.#card.close(true);
    else if (this.#view.open === "palette") this.#palette.close();
    else if (this.#view.open === "list") {
      this.#view.hide();
      this.#editor.focus();
    }
  }

  #togglePalette(): void {
    if (this.#view.open === "palette") this.#back();
    else {
      this.#card.close(false);
      void this.#palette.open();
    }
  }

  #toggleList(): void {
    if (this.#view.open === "list") {
      this.#back();
      return;
    }
    this.#card.close(false);
    this.#fillList();
    this.#view.show("list", () => this.#view.bar.element);
    this.#view.list.primary().focus();
  }

  /** Brings the list up to date; the focus stays on the line it was on. */
  #fillList(): void {
    const model = { findings: this.#checker.visible(), text: this.#checker.text, buyer: this.parts.context.buyerRead, clock: this.#clock.clock?.text ?? "" };
    const now = JSON.stringify(model);
    const buttons = (): HTMLElement[] => [...this.#view.list.element.querySelectorAll("button")];
    const at = buttons().findIndex((line) => line === this.#view.focused);
    if (this.#view.open === "list" && now === this.#listed) return;
    this.#listed = now;
    this.#view.list.update(model);
    if (at >= 0) (buttons()[at] ?? this.#view.list.primary()).focus();
  }

  /** Says what is wrong with the storage, where no other page has said it. */
  async #tell(): Promise<void> {
    if (document.visibilityState !== "visible") return;
    for (const key of this.parts.context.state.notices) {
      const first = await this.parts.client.claim(key).catch(() => false);
      if (this.#abort.signal.aborted) return;
      if (first) this.#view.notice(this.#t(key));
    }
  }

  #edited(): void {
    if (this.#abort.signal.aborted) return;
    this.#checker.update(this.#editor.text());
    this.#rescue?.look();
  }

  /** The editor says that it changed: the words, or only the nodes under the same words. */
  #changed(): void {
    const painted = this.#painted;
    this.#edited();
    if (this.#painted === painted && this.#marks.length > 0) this.#underlines.paint(this.#marks);
  }

  async #readBuyer(): Promise<void> {
    const { client, context } = this.parts;
    const text = context.buyerText();
    this.#clock.refresh();
    if (text === this.#buyerText) return;
    this.#buyerText = text;
    context.buyerRead = null;
    if (text === "") return;
    const { ui } = context.state;
    const read = await client.call("buyer", "buyer.read", { text, ui, market: context.market, mode: "message", now: new Date().toISOString() })
      .catch((): Stale => STALE);
    if (this.#abort.signal.aborted || read === STALE || text !== this.#buyerText) return;
    context.buyerRead = read;
    this.#clock.refresh();
    this.#checker.recheck();
  }

  /** Tells the toolbar, only when the number is another: each telling may wake the background. */
  #badge(count: number): void {
    if (count !== this.#badged) this.parts.client.badge(count);
    this.#badged = count;
  }

  #paint(): void {
    if (this.#abort.signal.aborted) return;
    const findings = this.#checker.visible();
    const marks = underlined(findings).map(({ span, severity }) => ({ span, severity }));
    if (JSON.stringify(marks) !== JSON.stringify(this.#marks) || this.#checker.text !== this.#painted) this.#underlines.paint(marks);
    this.#marks = marks;
    this.#painted = this.#checker.text;
    const whole = findings.filter(({ span, severity }) => span === null && severity !== "hint").length;
    const toFix = marks.length + whole;
    const t = this.#t;
    this.#view.bar.update({
      tone: this.#checker.tone ? toneWords(t, this.#checker.tone) : [],
      toFix,
      more: findings.length - toFix,
      notReady: findings.some(({ severity, kind }) => severity === "stop" && kind === "unfilled_placeholder"),
      stop: findings.some(({ severity }) => severity === "stop"),
      checked: this.#checker.checked,
      clock: this.#clock.clock,
      deadline: this.#clock.deadline(t),
      trouble: this.#checker.trouble ? t("bar.trouble") : "",
    });
    this.#view.bar.announce(toFix > 0 ? t("bar.live", { n: toFix, first: findings[0]?.title ?? "" }) : "");
    this.#badge(toFix);
    this.#card.refresh();
    if (this.#view.open === "list") this.#fillList();
    this.#view.layout();
  }
}
