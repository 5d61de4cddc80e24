/** Tabs that were open before the extension came, was updated or was let onto their site: the content script joins them. */
import { showReload } from "./badge.ts";

/** Brings the content script into the open tabs of these match patterns. */
export async function joinOpenTabs(patterns: readonly string[]): Promise<void> {
  const tabs = await chrome.tabs.query({ url: [...patterns] });
  await Promise.all(tabs.map(join));
}

async function join({ id, discarded }: chrome.tabs.Tab): Promise<void> {
  // A tab that the browser has put to sleep loads anew when it is looked at.
  if (id === undefined || discarded) return;
  try {
    await chrome.scripting.executeScript({ target: { tabId: id, allFrames: true }, files: ["content.js"], injectImmediately: true });
  } catch {
    showReload(id);
  }
}

/** The pages of the manifest's own content script. */
const ownPages = (): string[] => (chrome.runtime.getManifest().content_scripts ?? []).flatMap(({ matches }) => matches ?? []);

/** Joins at each moment from which on an open tab could have us and has not. */
export function joinWhenInstalled(): void {
  chrome.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === "install" || reason === "update") void joinOpenTabs(ownPages()).catch(() => undefined);
  });
  chrome.permissions.onAdded.addListener(({ origins = [] }) => {
    if (origins.length > 0) void joinOpenTabs(origins).catch(() => undefined);
  });
}
