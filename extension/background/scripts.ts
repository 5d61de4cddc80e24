/** The content script on sites that the seller brought: registered for what the browser has granted, and for nothing else. */
import { originsOf, SITES, sitesWith } from "../sites/index.ts";

const ID = "own-sites";

export class SiteScripts {
  #queue: Promise<void> = Promise.resolve();

  constructor(private readonly files: () => Promise<readonly unknown[]>) {}

  /** Brings the registration in line with the site files and the grants of now; calls never cross. */
  sync(): Promise<void> {
    this.#queue = this.#queue.then(() => this.#sync()).catch((error: unknown) => console.warn("site scripts:", error));
    return this.#queue;
  }

  async #sync(): Promise<void> {
    const packed = originsOf(SITES);
    const wanted = originsOf(sitesWith(await this.files())).filter((origin) => !packed.includes(origin));
    const granted = await Promise.all(wanted.map((origin) => chrome.permissions.contains({ origins: [origin] })));
    const matches = wanted.filter((_, index) => granted[index]);
    const [registered] = await chrome.scripting.getRegisteredContentScripts({ ids: [ID] });
    if (matches.length === 0) {
      if (registered) await chrome.scripting.unregisterContentScripts({ ids: [ID] });
      return;
    }
    const script: chrome.scripting.RegisteredContentScript = {
      id: ID, matches, excludeMatches: packed, js: ["content.js"], runAt: "document_start", allFrames: true, persistAcrossSessions: true,
      matchOriginAsFallback: true,
    };
    if (registered) await chrome.scripting.updateContentScripts([script]);
    else await chrome.scripting.registerContentScripts([script]);
  }
}
