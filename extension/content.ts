/**
 * The content script: knows whether Parley is on here, sees which conversation and which composer are open, and keeps
 * one session for the two. Off means off: no listener, no node, nothing read.
 */
import { arrive } from "./content/arrival.ts";
import { Client } from "./content/client.ts";
import { Context } from "./content/context.ts";
import { KeyGuard } from "./content/keys.ts";
import { Session } from "./content/session.ts";
import { watch } from "./content/watch.ts";
import { contenteditableEditor } from "./editors/contenteditable.ts";
import { textareaEditor } from "./editors/textarea.ts";
import type { Editor } from "./editors/editor.ts";
import type { Report, State, ToTab } from "./protocol.ts";
import { siteOf } from "./sites/index.ts";
import { findComposer, readThread, reportOf, threadKey, type Thread } from "./sites/reader.ts";
import type { Site } from "./sites/site.ts";

/** How long a page may still show the thread that was left before we believe what it shows. */
const SETTLE = 3_000;

class Page {
  #state: State | null = null;
  #session: Session | null = null;
  #running: AbortController | null = null;
  #guard: KeyGuard | null = new KeyGuard(window);
  #key: string | null = null;
  /** What the last session read: a page that still shows it has not moved on yet. */
  #lastRead = "";
  #movedAt = 0;
  /** Dismissals live as long as the page does, by thread. */
  readonly #dismissed = new Map<string, Set<string>>();
  readonly #client = new Client((state) => this.#take(state), () => this.#stop());

  constructor(private readonly site: Site) {
    chrome.runtime.onMessage.addListener((message: ToTab, _sender, reply: (report: Report) => void) => {
      if (message.kind === "state") this.#take(message.state);
      else reply(this.#report());
    });
    this.#client.hello();
  }

  /** A newer script of ours has come, and our extension is gone. */
  leave(): void {
    this.#stop();
  }

  #take(state: State): void {
    // The same news comes by the port and to the tab.
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return;
    const words = this.#state?.ui !== state.ui;
    this.#state = state;
    if (state.settings.sites[this.site.id] === false) {
      this.#stop();
      return;
    }
    if (words) this.#end();
    this.#session?.settings(state);
    this.#start();
  }

  #start(): void {
    this.#guard ??= new KeyGuard(window);
    if (this.#running) {
      this.#look();
      return;
    }
    const running = new AbortController();
    this.#running = running;
    // A page that comes back from the browser's memory may have missed a change of the settings.
    window.addEventListener("pageshow", (event) => event.persisted && this.#client.hello(), { signal: running.signal });
    const begin = (): void => {
      if (!running.signal.aborted) watch(window, () => this.#look(), running.signal);
    };
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin, { once: true, signal: running.signal });
    else begin();
  }

  #stop(): void {
    this.#end();
    this.#running?.abort();
    this.#running = null;
    this.#guard?.remove();
    this.#guard = null;
    this.#key = null;
    this.#lastRead = "";
    this.#client.close();
  }

  #end(): void {
    const session = this.#session;
    // Ending says a last word to the background; should that be gone, we come here again.
    this.#session = null;
    session?.end();
  }

  /** Brings the session in line with what the page shows now. */
  #look(): void {
    const key = threadKey(this.site, location.href);
    if (key !== this.#key) {
      this.#end();
      this.#key = key;
      this.#movedAt = performance.now();
      // The address is new, the page may not be: what it shows is looked at when it has changed.
      if (this.#lastRead !== "") return;
    }
    const composer = key === null ? null : findComposer(this.site, document);
    const session = this.#session;
    if (session && (session.composer !== composer || !session.host.isConnected)) this.#end();
    if (!composer || key === null || !this.#state) return;
    if (this.#session) this.#session.look();
    else this.#begin(key, composer, this.#state);
  }

  #begin(key: string, composer: HTMLElement, state: State): void {
    const thread = this.#read();
    const shown = JSON.stringify([thread.buyer, thread.messages]);
    const same = thread.messages.length > 0 && shown === this.#lastRead.slice(this.#lastRead.indexOf("\n") + 1);
    if (same && !this.#lastRead.startsWith(`${key}\n`) && performance.now() - this.#movedAt < SETTLE) {
      setTimeout(() => this.#running && this.#look(), SETTLE / 10);
      return;
    }
    const editor = makeEditor(composer);
    if (!editor || !this.#guard) return;
    this.#lastRead = `${key}\n${shown}`;
    this.#session = new Session({
      client: this.#client,
      guard: this.#guard,
      context: new Context(this.site.market, thread, state),
      box: this.site.compose_box.map((selector) => composer.closest(selector)).find((box) => box !== null) ?? composer,
      dismissed: this.#dismissals(key),
      makeEditor: editor,
      composer,
      thread: key,
      here: () => threadKey(this.site, location.href),
      read: () => this.#read(),
    });
  }

  #read(): Thread {
    return readThread(this.site, document, new Date());
  }

  #dismissals(key: string): Set<string> {
    const known = this.#dismissed.get(key) ?? new Set<string>();
    this.#dismissed.set(key, known);
    return known;
  }

  #report(): Report {
    const enabled = this.#running !== null;
    const key = enabled ? threadKey(this.site, location.href) : null;
    const composer = key !== null && findComposer(this.site, document) !== null;
    return { ...reportOf(this.site, key === null ? null : this.#read(), composer), enabled };
  }
}

/** The adapter for an element, by what it is; `null` for one that no adapter fits. */
function makeEditor(element: HTMLElement): ((layer: ParentNode) => Editor) | null {
  if (element instanceof HTMLTextAreaElement) return (layer) => textareaEditor(element, layer);
  return element.isContentEditable ? () => contenteditableEditor(element) : null;
}

const site = siteOf(location.href);
if (site) {
  let page: Page | null = null;
  if (arrive(() => page?.leave())) page = new Page(site);
}
