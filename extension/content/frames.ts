/** A frame and those of its own origin around it: what the conversation is may stand in any of them. */

/** This window and the ones around it that it may look into, from inside out. */
export function windowsAround(window: Window): Window[] {
  const found = [window];
  for (let at = window; at !== at.parent; ) {
    at = at.parent;
    try {
      // A frame of another origin refuses this, and whatever is around it is none of our business.
      void at.document.body;
    } catch {
      break;
    }
    found.push(at);
  }
  return found;
}

/** The addresses of these windows that are addresses at all: an empty frame has none of its own. */
export function addressesOf(windows: readonly Window[]): string[] {
  return windows.map(({ location }) => location.href).filter((url) => url.startsWith("https://"));
}
