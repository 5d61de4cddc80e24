/** The number on the toolbar button: how many things the draft of a tab has to fix, nothing when none. */

/** Asks on one tab for a reload: our script could not join it. The mark goes with the page. */
export function showReload(tabId: number): void {
  void chrome.action.setBadgeBackgroundColor({ tabId, color: "#a15c00" }).catch(() => undefined);
  void chrome.action.setBadgeText({ tabId, text: "↻" }).catch(() => undefined);
}

/** Shows a count on one tab; a tab that is gone meanwhile is nobody's loss. */
export function showBadge(tabId: number | undefined, count: number): void {
  if (tabId === undefined) return;
  const text = count > 0 ? String(Math.min(count, 99)) : "";
  void chrome.action.setBadgeBackgroundColor({ tabId, color: "#0b6e63" }).catch(() => undefined);
  void chrome.action.setBadgeText({ tabId, text }).catch(() => undefined);
}
