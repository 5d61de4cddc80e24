/** Opens the options page and keeps it true to the settings and to what the browser has granted. */
import { render } from "preact";
import { Client } from "../content/client.ts";
import type { State } from "../protocol.ts";
import { originsOf, SITES, sitesWith } from "../sites/index.ts";
import type { Site } from "../sites/site.ts";
import { Options } from "./app.tsx";

const root = document.getElementById("app") as HTMLElement;
let state: State | null = null;
let blocked: readonly string[] = [];

const client = new Client((next) => {
  state = next;
  document.documentElement.lang = next.ui;
  paint();
  void check();
}, () => window.close());

/** The browser asks the seller; true where all addresses are granted. */
async function grant(site: Site): Promise<boolean> {
  const granted = await chrome.permissions.request({ origins: originsOf([site]) }).catch(() => false);
  void check();
  return granted;
}

/** What came with the package can't be given back, what another site still needs must not be. */
async function release(site: Site): Promise<void> {
  const needed = originsOf([...SITES, ...sitesWith(state?.settings.siteFiles ?? [])]);
  const origins = originsOf([site]).filter((origin) => !needed.includes(origin));
  if (origins.length > 0) await chrome.permissions.remove({ origins }).catch(() => undefined);
}

async function check(): Promise<void> {
  const sites = sitesWith(state?.settings.siteFiles ?? []);
  const granted = await Promise.all(sites.map((site) => chrome.permissions.contains({ origins: originsOf([site]) })));
  blocked = sites.filter((_, index) => !granted[index]).map(({ id }) => id);
  paint();
}

function paint(): void {
  if (!state) return;
  render(<Options state={state} blocked={blocked} patch={(patch) => client.settings(patch)} grant={grant} release={release} />, root);
}

client.hello();
chrome.permissions.onAdded.addListener(() => void check());
chrome.permissions.onRemoved.addListener(() => void check());
