/**
 * Notices that a page changed without slowing it: the observer hears one batch of changes, is taken off, and put back
 * when we have looked, at most four times a second. A page that rewrites itself costs no more than a quiet one.
 */

const PAUSE = 250;

/** Runs `look` now, after changes of the page and after each move to another address. */
export function watch(window: Window, look: () => void, signal: AbortSignal): void {
  const { document } = window;
  let timer = 0;
  let address = window.location.href;

  const observer = new MutationObserver(() => {
    observer.disconnect();
    later();
  });
  const later = (): void => {
    if (timer === 0) timer = window.setTimeout(again, PAUSE);
  };
  const again = (): void => {
    timer = 0;
    if (signal.aborted) return;
    address = window.location.href;
    look();
    observe();
  };
  const observe = (): void => observer.observe(document, { childList: true, subtree: true, characterData: true });
  const moved = (): void => {
    if (window.location.href === address) return;
    address = window.location.href;
    // At once, so that nothing of the thread that was left stays a moment longer; then again when the page is there.
    look();
    later();
  };

  const { navigation } = window as Window & { navigation?: EventTarget };
  navigation?.addEventListener("currententrychange", moved, { signal });
  window.addEventListener("popstate", moved, { signal });
  window.addEventListener("hashchange", moved, { signal });
  document.addEventListener("focusin", (event) => event.isTrusted && (moved(), later()), { signal, capture: true });
  signal.addEventListener("abort", () => {
    observer.disconnect();
    window.clearTimeout(timer);
  });
  look();
  observe();
}
