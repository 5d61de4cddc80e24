/**
 * Notices that a page changed without slowing it: the observer hears one batch of changes, is taken off, and put back
 * when we have looked, at most four times a second. A quiet page that changes is looked at at once, for it may show
 * another thread; one that rewrites itself costs no more than a quiet one.
 */

const PAUSE = 250;

/** Runs `look` now, after changes of the documents of these windows and after each move to another address. */
export function watch(windows: readonly Window[], look: () => void, signal: AbortSignal): void {
  const addresses = (): string => windows.map(({ location }) => location.href).join("\n");
  let timer = 0;
  let looked = performance.now();
  let address = addresses();

  const observer = new MutationObserver(() => {
    observer.disconnect();
    later();
  });
  const later = (): void => {
    if (timer === 0) timer = window.setTimeout(again, Math.max(0, looked + PAUSE - performance.now()));
  };
  const again = (): void => {
    timer = 0;
    if (signal.aborted) return;
    address = addresses();
    look();
    looked = performance.now();
    observe();
  };
  const observe = (): void => {
    for (const { document } of windows) observer.observe(document, { childList: true, subtree: true, characterData: true });
  };
  const moved = (): void => {
    if (addresses() === address) return;
    address = addresses();
    // At once, so that nothing of the thread that was left stays a moment longer; then again when the page is there.
    look();
    looked = performance.now();
    later();
  };

  for (const one of windows) {
    const { navigation } = one as Window & { navigation?: EventTarget };
    navigation?.addEventListener("currententrychange", moved, { signal });
    one.addEventListener("popstate", moved, { signal });
    one.addEventListener("hashchange", moved, { signal });
  }
  document.addEventListener("focusin", (event) => event.isTrusted && (moved(), later()), { signal, capture: true });
  signal.addEventListener("abort", () => {
    observer.disconnect();
    window.clearTimeout(timer);
  });
  look();
  observe();
}
