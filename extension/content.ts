/**
 * The content script, one a frame: knows whether Parley is on here, sees which conversation and which composer are open,
 * and keeps one session for the two. Off means off: no listener, no node, nothing read.
 */
import { arrive } from "./content/arrival.ts";
import { Client } from "./content/client.ts";
import { Context } from "./content/context.ts";
import { addressesOf, windowsAround } from "./content/frames.ts";
import { KeyGuard } from "./content/keys.ts";
import { Pointing } from "./content/pointing.ts";
import { Session } from "./content/session.ts";
import { watch } from "./content/watch.ts";
import { contenteditableEditor } from "./editors/contenteditable.ts";
import { textareaEditor } from "./editors/textarea.ts";
import type { Editor } from "./editors/editor.ts";
import { translator } from "./i18n.ts";
import { REPORTS, type FrameReport, type Report, type State, type ToTab } from "./protocol.ts";
import { Composers, type Composer } from "./sites/composer.ts";
import { Conversations, isConversation, lastingKey } from "./sites/conversations.ts";
import { siteOf, sitesWith } from "./sites/index.ts";
import { closest } from "./sites/query.ts";
import { readThread, type Thread } from "./sites/reader.ts";
import { reportOf } from "./sites/report.ts";
import { selectorFor } from "./sites/selector.ts";
import type { Site } from "./sites/site.ts";

/** How long a page may still show the thread that was left before we believe what it shows. */
const SETTLE = 3_000;

class Page {
  #state: State | null = null;
  #site: Site | null = null;
  #session: Session | null = null;
  #running: AbortController | null = null;
  #guard: KeyGuard | null = new KeyGuard(window);
  #pointing: Pointing | null = new Pointing(window);
  #composers: Composers | null = null;
  #key: string | null = null;
  /** What the last session read: a page that still shows it has not moved on yet. */
  #lastRead = "";
  #movedAt = 0;
  #address = "";
  readonly #windows = windowsAround(window);
  readonly #conversations = new Conversations();
  /** Dismissals live as long as the page does, by thread. */
  readonly #dismissed = new Map<string, Set<string>>();
  readonly #client = new Client((state) => this.#take(state), () => this.#stop());
  /** Popups that look at this page, and what they were told last. */
  readonly #watchers = new Map<chrome.runtime.Port, string>();

  constructor() {
    chrome.runtime.onMessage.addListener((message: ToTab) => {
      if (message.kind === "state") this.#take(message.state);
      else if (message.on) this.#point();
      else this.#pointing?.stop();
    });
    chrome.runtime.onConnect.addListener((port) => {
      if (port.name !== REPORTS) return;
      this.#watchers.set(port, "");
      port.onDisconnect.addListener(() => this.#watchers.delete(port));
      this.#tell();
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
    const before = JSON.stringify(this.#site);
    const sites = sitesWith(state.settings.siteFiles);
    this.#site = addressesOf(this.#windows).map((url) => siteOf(url, sites)).find((site) => site !== null) ?? null;
    if (!this.#site || state.settings.sites[this.#site.id] === false) {
      this.#stop();
      return;
    }
    if (words || JSON.stringify(this.#site) !== before) this.#end();
    this.#session?.settings(state);
    this.#start();
  }

  #start(): void {
    this.#guard ??= new KeyGuard(window);
    this.#pointing ??= new Pointing(window);
    if (this.#running) {
      this.#look();
      return;
    }
    const running = new AbortController();
    this.#running = running;
    this.#composers = new Composers(document, running.signal);
    // A page that comes back from the browser's memory may have missed a change of the settings.
    window.addEventListener("pageshow", (event) => event.persisted && this.#client.hello(), { signal: running.signal });
    const begin = (): void => {
      if (!running.signal.aborted) watch(this.#windows, () => this.#look(), running.signal);
    };
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin, { once: true, signal: running.signal });
    else begin();
  }

  #stop(): void {
    this.#end();
    this.#running?.abort();
    this.#running = null;
    this.#composers = null;
    this.#guard?.remove();
    this.#guard = null;
    this.#pointing?.remove();
    this.#pointing = null;
    this.#key = null;
    this.#lastRead = "";
    this.#client.close();
    this.#tell();
  }

  #end(): void {
    const session = this.#session;
    // Ending says a last word to the background; should that be gone, we come here again.
    this.#session = null;
    session?.end();
  }

  /** The conversation that is open, or `null` where none is. */
  #conversation(read: () => Thread = () => this.#read()): string | null {
    return this.#site && this.#conversations.key(this.#site, addressesOf(this.#windows), read);
  }

  #composer(): Composer | null {
    const { boxes = {} } = this.#state?.settings ?? {};
    return this.#site && this.#composers ? this.#composers.find(this.#site, boxes[this.#site.id]) : null;
  }

  /** Brings the session in line with what the page shows now. */
  #look(): void {
    this.#follow();
    this.#tell();
  }

  #follow(): void {
    const address = addressesOf(this.#windows).join("\n");
    const moved = address !== this.#address;
    this.#address = address;
    const key = this.#conversation();
    if (key !== this.#key) {
      this.#end();
      this.#key = key;
      this.#movedAt = performance.now();
      // The address is new, the page may not be: what it shows is looked at when it has changed.
      if (moved && this.#lastRead !== "") return;
    }
    const composer = key === null ? null : (this.#composer()?.element ?? null);
    const session = this.#session;
    if (session && (session.composer !== composer || !session.host.isConnected)) this.#end();
    if (!composer || key === null || !this.#state || !this.#site) return;
    if (this.#session) this.#session.look();
    else this.#begin(key, composer, this.#state, this.#site);
  }

  #begin(key: string, composer: HTMLElement, state: State, site: Site): void {
    const thread = this.#read();
    const shown = JSON.stringify(thread.messages);
    const same = thread.messages.length > 0 && shown === this.#lastRead.slice(this.#lastRead.indexOf("\n") + 1);
    if (same && !this.#lastRead.startsWith(`${key}\n`) && performance.now() - this.#movedAt < SETTLE) {
      setTimeout(() => this.#running && this.#look(), SETTLE / 10);
      return;
    }
    const editor = makeEditor(composer);
    if (!editor || !this.#guard) return;
    this.#lastRead = `${key}\n${shown}`;
    const draft = lastingKey(site, addressesOf(this.#windows), thread);
    this.#session = new Session({
      client: this.#client,
      guard: this.#guard,
      context: new Context(site.market, thread, state),
      box: closest(composer, site.compose_box) ?? composer,
      dismissed: this.#dismissals(key),
      makeEditor: editor,
      composer,
      thread: draft,
      here: () => (this.#conversation() === key ? draft : null),
      read: () => this.#readFor(key),
    });
  }

  #read(): Thread {
    return this.#site ? readThread(this.#site, this.#windows.map(({ document }) => document), new Date()) : NOTHING;
  }

  /** What the page shows of a conversation; where it shows another one by now, its session ends at once. */
  #readFor(key: string): Thread {
    const thread = this.#read();
    if (this.#conversation(() => thread) !== key) this.#follow();
    return thread;
  }

  #dismissals(key: string): Set<string> {
    const known = this.#dismissed.get(key) ?? new Set<string>();
    this.#dismissed.set(key, known);
    return known;
  }

  #point(): void {
    const site = this.#site;
    if (!site || !this.#state || !this.#running) return;
    this.#pointing?.start(translator(this.#state.ui, this.#state.strings), {
      picked: (element) => {
        const { name } = this.#read().buyer;
        this.#pointed(site, selectorFor(element, name ? name.split(/\s+/) : []));
      },
      ended: () => this.#pointed(site, null),
    });
  }

  #pointed(site: Site, selector: string | null): void {
    void this.#client.pointed(site.id, selector).catch(() => undefined);
  }

  #report(): Report | null {
    const site = this.#site;
    if (!site) return null;
    const open = this.#running !== null && addressesOf(this.#windows).some((url) => isConversation(site, url));
    return reportOf(site, this.#running !== null, open ? this.#read() : null, open ? (this.#composer()?.way ?? null) : null);
  }

  /** Tells the popups that look at this page what there is to see, when it is something else than before. */
  #tell(): void {
    if (this.#watchers.size === 0) return;
    const message: FrameReport = { frame: FRAME, report: this.#report() };
    const now = JSON.stringify(message);
    for (const [port, before] of this.#watchers) {
      if (before === now) continue;
      this.#watchers.set(port, now);
      port.postMessage(message);
    }
  }
}

const FRAME = crypto.randomUUID();
const NOTHING: Thread = { buyer: {}, messages: [], found: [], missing: [] };

/** The adapter for an element, by what it is; `null` for one that no adapter fits. */
function makeEditor(element: HTMLElement): ((layer: ParentNode) => Editor) | null {
  if (element instanceof HTMLTextAreaElement) return (layer) => textareaEditor(element, layer);
  return element.isContentEditable ? () => contenteditableEditor(element) : null;
}

let page: Page | null = null;
if (arrive(() => page?.leave())) page = new Page();
