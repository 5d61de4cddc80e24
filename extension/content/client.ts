/**
 * The content script's end of the port. The background dies when idle: the port is opened when there is something to
 * say, what was asked and not answered is asked again, and without a question nothing wakes it.
 */
import { PORT, type FromBackground, type Method, type Methods, type State, type Template, type ToBackground } from "../protocol.ts";
import type { Draft } from "../storage/drafts.ts";

type Asked = Extract<ToBackground, { id: number }>;

interface Pending {
  readonly message: Asked;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  tries: number;
  /** When it was last sent. */
  since: number;
}

/** Said when a newer call took this one's place. */
export const STALE = Symbol("stale");
export type Stale = typeof STALE;

/** An answer takes milliseconds, with a cold core a second or two on a slow machine. */
const PATIENCE = 4_000;
const MOST_TRIES = 5;

export class Client {
  #port: chrome.runtime.Port | null = null;
  #id = 0;
  readonly #pending = new Map<number, Pending>();
  readonly #revisions = new Map<string, number>();
  /** When the state was asked for; null once it came. */
  #greeting: number | null = null;
  #patience: ReturnType<typeof setTimeout> | 0 = 0;

  /** `lost` runs once when the extension was updated or removed under our feet. */
  constructor(private readonly onState: (state: State) => void, private readonly lost: () => void) {}

  /** Asks for the state; it comes by `onState`, now and at each change. */
  hello(): void {
    this.#greeting = performance.now();
    this.#send({ kind: "hello" });
    this.#watch();
  }

  /** Starts the core, so that the first check finds it warm. */
  wake(): void {
    this.#send({ kind: "wake" });
  }

  badge(count: number): void {
    this.#send({ kind: "badge", count });
  }

  /** A call to the core; within a slot a newer call makes an older one stale, wherever it is. */
  async call<M extends Method>(slot: string, method: M, params: Methods[M]["in"]): Promise<Methods[M]["out"] | Stale> {
    const rev = (this.#revisions.get(slot) ?? 0) + 1;
    this.#revisions.set(slot, rev);
    for (const [id, { message, resolve }] of this.#pending) {
      if (message.kind !== "call" || message.slot !== slot) continue;
      this.#pending.delete(id);
      resolve(STALE);
    }
    const result = await this.#ask((id) => ({ kind: "call", id, slot, rev, method, params }));
    return this.#revisions.get(slot) === rev ? (result as Methods[M]["out"] | Stale) : STALE;
  }

  templates(): Promise<readonly Template[]> {
    return this.#ask((id) => ({ kind: "templates", id })) as Promise<readonly Template[]>;
  }

  /** Counts a dismissal; answers how many there are now. */
  dismiss(rule: string): Promise<number> {
    return this.#ask((id) => ({ kind: "dismiss", id, rule })) as Promise<number>;
  }

  async ruleOff(rule: string, off: boolean): Promise<void> {
    await this.#ask((id) => ({ kind: "rule.off", id, rule, off }));
  }

  async settings(patch: Extract<ToBackground, { kind: "settings" }>["patch"]): Promise<void> {
    await this.#ask((id) => ({ kind: "settings", id, patch }));
  }

  /** Keeps what the seller pointed at; `null` where they ended without a choice. */
  async pointed(site: string, selector: string | null): Promise<void> {
    await this.#ask((id) => ({ kind: "pointed", id, site, selector }));
  }

  /** The draft that was kept of a thread of this page. */
  draft(thread: string): Promise<Draft | null> {
    return this.#ask((id) => ({ kind: "draft", id, thread })) as Promise<Draft | null>;
  }

  async keepDraft(thread: string, draft: Draft): Promise<void> {
    await this.#ask((id) => ({ kind: "draft.keep", id, thread, draft }));
  }

  async dropDraft(thread: string): Promise<void> {
    await this.#ask((id) => ({ kind: "draft.drop", id, thread }));
  }

  /** How many drafts are kept, of all threads. */
  drafts(): Promise<number> {
    return this.#ask((id) => ({ kind: "drafts", id })) as Promise<number>;
  }

  async eraseDrafts(): Promise<void> {
    await this.#ask((id) => ({ kind: "drafts.erase", id }));
  }

  /** True where this page is the one to say a notice: each is said once. */
  claim(key: string): Promise<boolean> {
    return this.#ask((id) => ({ kind: "notice", id, key })) as Promise<boolean>;
  }

  /** Forgets the calls of a thread that was left. */
  drop(): void {
    for (const [id, { resolve, message }] of this.#pending) {
      if (message.kind !== "call") continue;
      this.#pending.delete(id);
      resolve(STALE);
    }
  }

  close(): void {
    clearTimeout(this.#patience || undefined);
    this.#patience = 0;
    this.#greeting = null;
    this.#port?.disconnect();
    this.#port = null;
  }

  #ask(make: (id: number) => Asked): Promise<unknown> {
    this.#id += 1;
    const message = make(this.#id);
    return new Promise((resolve, reject) => {
      this.#pending.set(message.id, { message, resolve, reject, tries: 0, since: performance.now() });
      this.#send(message);
      this.#watch();
    });
  }

  #send(message: ToBackground): void {
    const port = this.#connect();
    try {
      port?.postMessage(message);
    } catch {
      // The port closed a moment ago; what is pending goes out again by `#again`.
      this.#gone();
    }
  }

  #connect(): chrome.runtime.Port | null {
    if (this.#port) return this.#port;
    try {
      const port = chrome.runtime.connect({ name: PORT });
      port.onMessage.addListener((message: FromBackground) => this.#receive(message));
      port.onDisconnect.addListener(() => {
        // Reading the error tells the browser that it was seen.
        void chrome.runtime.lastError;
        if (this.#port === port) this.#gone();
      });
      this.#port = port;
      return port;
    } catch {
      this.lost();
      return null;
    }
  }

  /** A background that was killed at the wrong moment leaves a port that neither answers nor closes: it is left for another. */
  #watch(): void {
    if (this.#patience !== 0) return;
    this.#patience = setTimeout(() => {
      this.#patience = 0;
      const waiting = [...this.#pending.values()].map(({ since }) => since);
      if (this.#greeting !== null) waiting.push(this.#greeting);
      if (waiting.length === 0) return;
      const silent = waiting.some((since) => performance.now() - since >= PATIENCE);
      if (!silent) {
        this.#watch();
        return;
      }
      this.#port?.disconnect();
      this.#gone();
    }, PATIENCE);
  }

  #gone(): void {
    this.#port = null;
    if (!chrome.runtime?.id) {
      this.lost();
      return;
    }
    let wait = 0;
    for (const [id, pending] of this.#pending) {
      pending.tries += 1;
      wait = Math.max(wait, pending.tries > 1 ? 50 * 4 ** (pending.tries - 2) : 0);
      if (pending.tries < MOST_TRIES) continue;
      this.#pending.delete(id);
      pending.reject(new Error("the background does not answer"));
    }
    if (this.#pending.size > 0 || this.#greeting !== null) setTimeout(() => this.#again(), wait);
  }

  #again(): void {
    const port = this.#connect();
    try {
      if (this.#greeting !== null) {
        this.#greeting = performance.now();
        port?.postMessage({ kind: "hello" } satisfies ToBackground);
      }
      for (const pending of this.#pending.values()) {
        pending.since = performance.now();
        port?.postMessage(pending.message);
      }
      this.#watch();
    } catch {
      this.#gone();
    }
  }

  #receive(message: FromBackground): void {
    if (message.kind === "state") {
      this.#greeting = null;
      this.onState(message.state);
      return;
    }
    const pending = this.#pending.get(message.id);
    if (!pending) return;
    this.#pending.delete(message.id);
    if (message.kind === "answer") pending.resolve(message.result);
    else if (message.kind === "stale") pending.resolve(STALE);
    else pending.reject(new Error(message.message));
  }
}
