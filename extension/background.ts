/** The background: owns the core and the storage, answers ports, wakes and dies as the browser likes. */
import { CoreHost } from "./background/core.ts";
import { DraftKeeper } from "./background/drafts.ts";
import { Library } from "./background/library.ts";
import { CallQueue } from "./background/queue.ts";
import { SettingsKeeper } from "./background/settings.ts";
import { showBadge } from "./background/badge.ts";
import { SiteScripts } from "./background/scripts.ts";
import { Notices } from "./background/notices.ts";
import { joinWhenInstalled } from "./background/tabs.ts";
import { METHODS, PORT, type Call, type FromBackground, type State, type ToBackground, type ToTab } from "./protocol.ts";
import { siteOf, sitesWith } from "./sites/index.ts";
import type { Draft } from "./storage/drafts.ts";

type DraftMessage = Extract<ToBackground, { kind: "draft" | "draft.keep" | "draft.drop" }>;

const ports = new Set<chrome.runtime.Port>();
const notices = new Notices();
const settings = new SettingsKeeper(notices, (state) => {
  announce(state);
  void drafts.forgetOff().catch(() => undefined);
});
const drafts = new DraftKeeper(chrome.storage.local, async () => (await settings.current()).sites, draftKept);
const core = new CoreHost(async () => {
  const [{ ui }, there] = await Promise.all([settings.state(), packs()]);
  return there.filter((pack) => pack === "en" || pack === ui);
});
const library = new Library(core);
const scripts = new SiteScripts(async () => (await settings.current()).siteFiles);

/** The packs that came with this build; another language's is loaded when a text needs it. */
async function packs(): Promise<readonly string[]> {
  return (await fetch(chrome.runtime.getURL("core/packs.json"))).json() as Promise<string[]>;
}

/** Everybody hears when drafts can't be kept, and when they can again. */
async function draftKept(ok: boolean): Promise<void> {
  const keys = ["notice.drafts_not_saved"];
  if (!notices.set("drafts", ok ? [] : keys)) return;
  if (ok) await notices.forget(keys);
  announce(await settings.state());
}

/** Tells everybody: open ports at once, and tabs whose port sleeps. */
function announce(state: State): void {
  void scripts.sync();
  for (const port of ports) post(port, { kind: "state", state });
  void chrome.tabs.query({}).then((tabs) => {
    for (const { id } of tabs) {
      // A tab without our content script has nobody to hear it.
      if (id !== undefined) void chrome.tabs.sendMessage(id, { kind: "state", state } satisfies ToTab).catch(() => undefined);
    }
  });
}

function post(port: chrome.runtime.Port, message: FromBackground): void {
  try {
    port.postMessage(message);
  } catch {
    // The page went away between the question and the answer.
    ports.delete(port);
  }
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Settings may be changed by our own pages only, not by whatever runs beside a web page. */
const isOwnPage = (port: chrome.runtime.Port): boolean => port.sender?.url?.startsWith(chrome.runtime.getURL("")) ?? false;

/** Keeps what was pointed at on a page of this very site, and tells the tab's other frames that it is over. */
async function pointed(port: chrome.runtime.Port, site: string, selector: string | null): Promise<void> {
  const { url = "", origin = "", tab } = port.sender ?? {};
  const sites = sitesWith((await settings.current()).siteFiles);
  if (![url, `${origin}/`].some((address) => siteOf(address, sites)?.id === site)) throw new Error("pointed: not from here");
  if (selector !== null) await settings.box(site, selector);
  if (tab?.id !== undefined) await chrome.tabs.sendMessage(tab.id, { kind: "point", on: false } satisfies ToTab).catch(() => undefined);
}

/** A content script's draft: its own thread's only, of the origin that the browser says it runs on. */
async function ownDraft(port: chrome.runtime.Port, message: DraftMessage): Promise<Draft | null> {
  const { tab, url } = port.sender ?? {};
  if (!tab || url === undefined || isOwnPage(port)) throw new Error("draft: not from here");
  // An empty frame has no address of its own, but the browser knows whose it is.
  const { origin } = new URL(port.sender?.origin ?? url);
  if (message.kind === "draft") return drafts.get(origin, message.thread);
  if (message.kind === "draft.keep") await drafts.put(origin, message.thread, message.draft);
  else await drafts.drop(origin, message.thread);
  return null;
}

/** Counts or erases all drafts, for our own pages only. */
async function allDrafts(port: chrome.runtime.Port, kind: "drafts" | "drafts.erase"): Promise<number> {
  if (!isOwnPage(port)) throw new Error("drafts: not from here");
  if (kind === "drafts.erase") await drafts.erase();
  return drafts.count();
}

async function answer(port: chrome.runtime.Port, id: number, work: Promise<unknown>): Promise<void> {
  try {
    post(port, { kind: "answer", id, result: await work });
  } catch (error) {
    post(port, { kind: "failed", id, message: reason(error) });
  }
}

async function run(port: chrome.runtime.Port, call: Call): Promise<void> {
  const work = call.method === "template.suggest"
    ? settings.state().then(({ ui }) => library.suggest({ ...call.params }, ui))
    : core.ask(call.method, call.params);
  await answer(port, call.id, work);
}

function receive(port: chrome.runtime.Port, queue: CallQueue, message: ToBackground): void {
  switch (message.kind) {
    case "hello":
      void settings.state().then((state) => post(port, { kind: "state", state }));
      break;
    case "wake":
      void core.wake().catch(() => undefined);
      break;
    case "call":
      if (METHODS.includes(message.method)) queue.add(message);
      else post(port, { kind: "failed", id: message.id, message: `unknown method '${String(message.method)}'` });
      break;
    case "templates":
      void answer(port, message.id, settings.state().then(({ ui }) => library.templates(ui)));
      break;
    case "dismiss":
      void answer(port, message.id, settings.dismiss(message.rule));
      break;
    case "rule.off":
      void answer(port, message.id, settings.rule(message.rule, message.off));
      break;
    case "settings":
      void answer(port, message.id, isOwnPage(port) ? settings.patch(message.patch) : Promise.reject(new Error("settings: not from here")));
      break;
    case "pointed":
      void answer(port, message.id, pointed(port, message.site, message.selector));
      break;
    case "draft":
    case "draft.keep":
    case "draft.drop":
      void answer(port, message.id, ownDraft(port, message));
      break;
    case "drafts":
    case "drafts.erase":
      void answer(port, message.id, allDrafts(port, message.kind));
      break;
    case "notice":
      void answer(port, message.id, notices.claim(message.key));
      break;
    case "badge":
      showBadge(port.sender?.tab?.id, message.count);
      break;
  }
}

chrome.runtime.onConnect.addListener((port) => {
  if (port.name !== PORT) return;
  ports.add(port);
  const queue = new CallQueue(
    (call) => run(port, call),
    (call) => post(port, { kind: "stale", id: call.id }),
    () => core.ready(),
  );
  port.onMessage.addListener((message: ToBackground) => receive(port, queue, message));
  port.onDisconnect.addListener(() => ports.delete(port));
});

joinWhenInstalled();

// A content script is a guest of its page: it asks the background, it does not read the storage.
void chrome.storage.local.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" }).catch(() => undefined);

// The browser keeps registered scripts, but not through every update; a grant may come or go without us.
void scripts.sync();
chrome.permissions.onAdded.addListener(() => void scripts.sync());
chrome.permissions.onRemoved.addListener(() => void scripts.sync());
