/** The background: owns the core and the storage, answers ports, wakes and dies as the browser likes. */
import { CoreHost } from "./background/core.ts";
import { Library } from "./background/library.ts";
import { CallQueue } from "./background/queue.ts";
import { SettingsKeeper } from "./background/settings.ts";
import { showBadge } from "./background/badge.ts";
import { SiteScripts } from "./background/scripts.ts";
import { METHODS, PORT, type Call, type FromBackground, type State, type ToBackground, type ToTab } from "./protocol.ts";
import { siteOf, sitesWith } from "./sites/index.ts";

const ports = new Set<chrome.runtime.Port>();
const settings = new SettingsKeeper(announce);
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

// A content script is a guest of its page: it asks the background, it does not read the storage.
void chrome.storage.local.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" }).catch(() => undefined);

// The browser keeps registered scripts, but not through every update; a grant may come or go without us.
void scripts.sync();
chrome.permissions.onAdded.addListener(() => void scripts.sync());
chrome.permissions.onRemoved.addListener(() => void scripts.sync());
