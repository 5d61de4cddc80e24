/** Opens the popup for the current tab and keeps it true to the settings. */
import { render } from "preact";
import { Client } from "../content/client.ts";
import type { Report, State, ToTab } from "../protocol.ts";
import { siteOf } from "../sites/index.ts";
import { Popup } from "./app.tsx";

const root = document.getElementById("app") as HTMLElement;
let state: State | null = null;
let report: Report | null = null;
let blocked = false;
let asked = false;
let drafts = 0;
let tab: chrome.tabs.Tab | undefined;

const client = new Client((next) => {
  state = next;
  document.documentElement.lang = next.ui;
  paint();
  void ask();
  void count();
}, () => window.close());

/** The tab the popup is about; `?tab=` names one where the popup is opened as a page of its own. */
async function currentTab(): Promise<chrome.tabs.Tab | undefined> {
  const asked = new URLSearchParams(location.search).get("tab");
  if (asked !== null) return chrome.tabs.get(Number(asked)).catch(() => undefined);
  return (await chrome.tabs.query({ active: true, currentWindow: true }))[0];
}

async function ask(): Promise<void> {
  if (tab?.id === undefined) return;
  report = await chrome.tabs.sendMessage<ToTab, Report>(tab.id, { kind: "report?" }).catch(() => null);
  asked = true;
  paint();
}

async function count(): Promise<void> {
  drafts = await client.drafts().catch(() => 0);
  paint();
}

function paint(): void {
  if (!state) return;
  const site = tab?.url === undefined ? null : siteOf(tab.url);
  render(<Popup state={state} report={report} site={site ?? lone()} blocked={blocked}
    patch={(patch) => void client.settings(patch).catch(() => undefined)} allow={() => void allow()}
    stale={asked && !blocked && site !== null && report === null} drafts={drafts} eraseDrafts={() => void client.eraseDrafts().catch(() => undefined).then(count)} />, root);
}

/** A tab whose address is hidden from us may still have a content script that tells its site. */
function lone(): { id: string; name: string } | null {
  return report ? { id: report.site, name: report.site } : null;
}

const origins = (): string[] => chrome.runtime.getManifest().host_permissions ?? [];

async function allow(): Promise<void> {
  blocked = !(await chrome.permissions.request({ origins: origins() }));
  paint();
}

tab = await currentTab();
// Firefox leaves host permissions to the seller; without them there is nobody on the page to talk to.
blocked = !(await chrome.permissions.contains({ origins: origins() }));
client.hello();
