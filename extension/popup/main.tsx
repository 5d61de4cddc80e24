/** Opens the popup for the current tab and keeps it true to the settings. */
import { render } from "preact";
import { Client } from "../content/client.ts";
import { REPORTS, type FrameReport, type Report, type State, type ToTab } from "../protocol.ts";
import { originsOf, siteOf, sitesWith } from "../sites/index.ts";
import { combineReports } from "../sites/report.ts";
import type { Site } from "../sites/site.ts";
import { Popup } from "./app.tsx";

const root = document.getElementById("app") as HTMLElement;
let state: State | null = null;
/** What each frame of the tab says, told anew by itself whenever it changes. */
const reports = new Map<string, Report>();
let blocked = false;
/** Nobody on the page answers. */
let deaf = false;
let drafts = 0;
let tab: chrome.tabs.Tab | undefined;

const client = new Client((next) => {
  state = next;
  document.documentElement.lang = next.ui;
  paint();
  void check();
  void count();
}, () => window.close());

/** The tab the popup is about; `?tab=` names one where the popup is opened as a page of its own. */
async function currentTab(): Promise<chrome.tabs.Tab | undefined> {
  const asked = new URLSearchParams(location.search).get("tab");
  if (asked !== null) return chrome.tabs.get(Number(asked)).catch(() => undefined);
  return (await chrome.tabs.query({ active: true, currentWindow: true }))[0];
}

/** Listens to the frames of the tab; where none has our content script the port closes by itself. */
function listen(tabId: number): void {
  const port = chrome.tabs.connect(tabId, { name: REPORTS });
  port.onMessage.addListener(({ frame, report }: FrameReport) => {
    if (report) reports.set(frame, report);
    else reports.delete(frame);
    paint();
  });
  port.onDisconnect.addListener(() => {
    // Reading the error tells the browser that it was seen.
    void chrome.runtime.lastError;
    deaf = reports.size === 0;
    reports.clear();
    paint();
  });
}

async function count(): Promise<void> {
  drafts = await client.drafts().catch(() => 0);
  paint();
}

const siteHere = (): Site | null => (state && tab?.url !== undefined ? siteOf(tab.url, sitesWith(state.settings.siteFiles)) : null);

function paint(): void {
  if (!state) return;
  const report = combineReports([...reports.values()]);
  // A tab whose address is hidden from us may still have a content script that tells its site.
  const told = report && { id: report.site, name: report.name };
  const site = siteHere();
  render(<Popup state={state} report={report} site={site ?? told} blocked={blocked}
    patch={(patch) => void client.settings(patch).catch(() => undefined)} allow={() => void allow()}
    stale={deaf && !blocked && site !== null && report === null} drafts={drafts} eraseDrafts={() => void client.eraseDrafts().catch(() => undefined).then(count)}
    point={() => void point()} options={() => void chrome.runtime.openOptionsPage().then(() => window.close())} />, root);
}

function origins(): string[] {
  const site = siteHere();
  return site ? originsOf([site]) : (chrome.runtime.getManifest().host_permissions ?? []);
}

async function allow(): Promise<void> {
  blocked = !(await chrome.permissions.request({ origins: origins() }));
  paint();
}

/** Firefox leaves host permissions to the seller; without them there is nobody on the page to talk to. */
async function check(): Promise<void> {
  blocked = !(await chrome.permissions.contains({ origins: origins() }));
  paint();
}

/** The page takes over: the popup would only be in its way. */
async function point(): Promise<void> {
  if (tab?.id === undefined) return;
  await chrome.tabs.sendMessage(tab.id, { kind: "point", on: true } satisfies ToTab).catch(() => undefined);
  window.close();
}

tab = await currentTab();
if (tab?.id !== undefined) listen(tab.id);
client.hello();
