/**
 * One content script a page. An update leaves the old one in every open page: Chromium's lives on without its
 * extension, Firefox's is dead and leaves what it had put into the page. The new one sends the old one away, takes away
 * what nobody else can, and only then begins.
 */
import { sweep } from "../ui/leftovers.ts";

/** Heard by every script of ours on the page. A page may send it too: whoever still has an extension doesn't care. */
const ARRIVED = "parley:arrived";

type World = typeof globalThis & { parleyLives?: () => boolean };

const lives = (): boolean => chrome.runtime?.id !== undefined;

/** True when this script is the only one; `leave` runs when a newer one has come and our extension is gone. */
export function arrive(leave: () => void): boolean {
  const world = globalThis as World;
  // The script came twice: with the page, and by the background that could not know.
  if (world.parleyLives?.()) return false;
  world.parleyLives = lives;
  document.dispatchEvent(new Event(ARRIVED));
  sweep(document);
  const listener = (): void => {
    if (lives()) return;
    document.removeEventListener(ARRIVED, listener);
    leave();
  };
  document.addEventListener(ARRIVED, listener);
  return true;
}
