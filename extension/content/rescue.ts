/**
 * Keeps the draft of one thread, and offers it when the thread opens with an empty composer: after a crash, a reload or
 * a wrong click. Nothing is put into the page but by the seller's click.
 */
import type { Editor } from "../editors/editor.ts";
import type { Translate } from "../i18n.ts";
import type { Message } from "../protocol.ts";
import type { Draft } from "../storage/drafts.ts";
import { on } from "../ui/dom.ts";
import { RescueLine } from "../ui/rescue.ts";
import type { View } from "../ui/view.ts";
import type { Client } from "./client.ts";
import { explain } from "./refusal.ts";
import { isSent, sameText } from "./sent.ts";

/** At most one write in this time while the seller types. */
const PAUSE = 2_000;
/** A composer that the page has emptied this long ago was sent. */
const SENT_AFTER = 5_000;
/** An empty composer this soon after the seller's own key is the seller's doing. */
const BY_HAND = 1_000;
/** So soon after the thread opened a page that empties the composer is still tidying up after another thread. */
const OPENING = 3_000;
/** While an older draft is still offered, a few letters must not take its place. */
const WORTH_KEEPING = 20;

export interface RescueParts {
  readonly client: Client;
  readonly editor: Editor;
  readonly thread: string;
  /** The conversation that the address names now. */
  readonly here: () => string | null;
  readonly messages: () => readonly Message[];
  /** The seller's zone, for the time of the draft. */
  readonly zone: () => string;
  /** The draft was put back. */
  readonly restored: () => void;
}

const isBlank = (text: string): boolean => text.trim() === "";

/** When a draft was written, by the seller's clock: the time, and the day where it is not today. */
export function whenOf(at: number, now: number, lang: string, zone: string): string {
  const day = new Intl.DateTimeFormat("en", { timeZone: zone, dateStyle: "short" });
  const date: Intl.DateTimeFormatOptions = day.format(at) === day.format(now) ? {} : { day: "numeric", month: "short" };
  return new Intl.DateTimeFormat(lang, { ...date, hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone }).format(at);
}

export class Rescue {
  /** What was kept in this session, or put back; nothing yet where its text is null. */
  #kept: Draft | null = null;
  /** What an earlier session left. */
  #found: Draft | null = null;
  #offered: Draft | null = null;
  #line: RescueLine | null = null;
  #text: string;
  #messages: readonly Message[] | null = null;
  #timer = 0;
  #emptyTimer = 0;
  #openingTimer = 0;
  #deletedAt = -Infinity;
  #undoneAt = -Infinity;
  #typed = false;
  #working = false;
  readonly #openedAt = performance.now();

  constructor(
    private readonly t: Translate,
    private readonly view: View,
    private readonly box: Element,
    private readonly key: string,
    private readonly parts: RescueParts,
    private readonly signal: AbortSignal,
  ) {
    this.#text = parts.editor.text();
    this.#listen();
    void this.#ask().then(() => this.#keepOpening());
  }

  /** The draft is on its way into the page: the focus moves by our own hand. */
  get busy(): boolean {
    return this.#working;
  }

  /** The draft or the thread may have changed. */
  look(): void {
    const { editor, here, thread } = this.parts;
    // The address may have moved on while the composer stayed: what stands there is no longer this thread's.
    if (here() !== thread) return;
    this.#checkSent();
    const text = editor.text();
    if (text === this.#text) return;
    const before = this.#text;
    this.#text = text;
    if (this.#offered && !isBlank(text) && (!this.#typed || sameText(text, this.#offered.text))) this.#withdraw();
    if (isBlank(text)) {
      if (!isBlank(before)) this.#emptied();
      return;
    }
    clearTimeout(this.#emptyTimer);
    if (this.#timer === 0) this.#timer = window.setTimeout(() => this.#flush(), PAUSE);
  }

  /** Brings the focus to the line; false where there is none. */
  openByKey(): boolean {
    this.#line?.focus();
    return this.#line !== null;
  }

  /** Leaves the line for the composer; false where the focus is elsewhere. */
  leave(): boolean {
    if (!this.#line?.hasFocus) return false;
    this.parts.editor.focus();
    return true;
  }

  layout(): void {
    this.#line?.place();
  }

  #listen(): void {
    const { element } = this.parts.editor;
    const { signal } = this;
    const options = { signal, capture: true, passive: true };
    on<InputEvent>(element, "beforeinput", ({ inputType }) => this.#hand(inputType), options);
    on<InputEvent>(element, "input", ({ inputType }) => this.#hand(inputType), options);
    on(element, "cut", () => this.#hand("delete"), options);
    // Some editors make their own of these keys and let no input event come.
    on<KeyboardEvent>(element, "keydown", ({ key }) => {
      if (key === "Backspace" || key === "Delete") this.#hand("delete");
    }, options);
    on(element, "blur", () => this.#flush(), options);
    on(window, "pagehide", () => this.#flush(), options);
    on(document, "visibilitychange", () => document.visibilityState === "hidden" && this.#flush(), options);
    signal.addEventListener("abort", () => {
      clearTimeout(this.#emptyTimer);
      clearTimeout(this.#openingTimer);
      // The composer may show another thread by now: only what was read before counts.
      if (this.#timer !== 0) this.#keep(this.#text);
      clearTimeout(this.#timer);
      this.#line?.remove();
    });
  }

  #hand(inputType: string): void {
    this.#typed = true;
    if (inputType.startsWith("delete")) this.#deletedAt = performance.now();
    if (inputType.startsWith("history")) this.#undoneAt = performance.now();
  }

  async #ask(): Promise<void> {
    const { client, thread } = this.parts;
    const draft = await client.draft(thread).catch(() => null);
    if (!draft || this.signal.aborted) return;
    this.#found = draft;
    this.#messages = null;
    this.#checkSent();
    // What stands in the composer and was not typed just now is what the page kept by itself.
    if (isBlank(this.#text) || this.#typed) this.#offer();
  }

  /** What was typed before the session began is kept as well, once it is sure that it is not another thread's. */
  #keepOpening(): void {
    const text = this.#text;
    if (isBlank(text) || this.#found || this.signal.aborted) return;
    this.#openingTimer = window.setTimeout(() => {
      const { editor, here, thread } = this.parts;
      if (this.#kept === null && this.#timer === 0 && here() === thread && editor.text() === text) this.#keep(text);
    }, OPENING);
  }

  #offer(): void {
    const draft = this.#found;
    if (!draft || this.#line || sameText(this.#text, draft.text)) return;
    this.#offered = draft;
    const when = whenOf(draft.at, Date.now(), this.t.lang, this.parts.zone());
    this.#line = new RescueLine(this.t, this.view, this.box, { when, key: this.key }, {
      restore: () => void this.#restore(),
      dismiss: () => {
        this.#withdraw();
        this.#found = null;
        if (this.#kept === null) this.#drop();
        this.parts.editor.focus();
      },
    });
  }

  #withdraw(): void {
    this.#line?.remove();
    this.#line = null;
    this.#offered = null;
  }

  async #restore(): Promise<void> {
    const draft = this.#offered;
    if (!draft || this.#working) return;
    this.#working = true;
    const { editor } = this.parts;
    const text = editor.text();
    const blank = isBlank(text);
    // What was typed meanwhile stays; the draft follows it.
    const outcome = await editor.replace([blank ? 0 : text.length, text.length], blank ? draft.text : `\n\n${draft.text}`);
    this.#working = false;
    if (this.signal.aborted) return;
    if (!outcome.ok) {
      await explain(this.t, this.view, outcome.reason, draft.text);
      return;
    }
    this.#withdraw();
    this.#kept = draft;
    const { length } = editor.text();
    editor.select([length, length]);
    this.parts.restored();
  }

  #emptied(): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
    const now = performance.now();
    // What was undone can be done again: it stays kept.
    if (now - this.#undoneAt < BY_HAND) return;
    if (now - this.#deletedAt < BY_HAND) this.#forget();
    else if (this.#kept === null && now - this.#openedAt < OPENING) this.#offer();
    else this.#emptyTimer = window.setTimeout(() => this.#forget(), SENT_AFTER);
  }

  /** The draft of this session is done with; one that is still offered keeps its place. */
  #forget(): void {
    if (this.#offered && this.#kept) void this.parts.client.keepDraft(this.parts.thread, this.#offered).catch(() => undefined);
    else if (!this.#offered) this.#drop();
    this.#kept = null;
  }

  #drop(): void {
    this.#found = null;
    void this.parts.client.dropDraft(this.parts.thread).catch(() => undefined);
  }

  /** A bubble of the seller with the kept text: it has been sent. */
  #checkSent(): void {
    const messages = this.parts.messages();
    if (messages === this.#messages) return;
    this.#messages = messages;
    if (this.#found && isSent(this.#found, messages)) {
      this.#withdraw();
      this.#found = null;
      if (this.#kept === null) this.#drop();
    }
    if (this.#kept && isSent(this.#kept, messages)) {
      clearTimeout(this.#emptyTimer);
      this.#forget();
    }
  }

  #flush(): void {
    if (this.#timer === 0) return;
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (this.parts.here() === this.parts.thread) this.#keep(this.parts.editor.text());
  }

  #keep(text: string): void {
    if (isBlank(text) || text === this.#kept?.text) return;
    if (this.#offered && text.length < WORTH_KEEPING) return;
    this.#kept = { text, at: Date.now() };
    void this.parts.client.keepDraft(this.parts.thread, this.#kept).catch(() => undefined);
  }
}
