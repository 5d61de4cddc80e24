// What every editor of these pages has in common: it stands in each place the page has for one, tells the tests what
// its own model holds, and can be taken away and put back as a framework does it.

/** One editor in its place. */
export interface Mounted {
  /** The text as the editor's model has it, one line end between two lines. */
  text(): string;
  remove(): void;
}

type Mount = (place: HTMLElement, text: string) => Mounted | Promise<Mounted>;

declare global {
  interface Window {
    /** The model's text of the n-th editor. */
    editorText(which?: number): string;
    /** Takes an editor out of the page and puts a new one there, with this text. */
    editorRemount(text: string, which?: number): Promise<void>;
  }
}

/** Puts an editor into every place; the page is ready when each place says so. */
export async function start(mount: Mount): Promise<void> {
  const places = [...document.querySelectorAll<HTMLElement>('.editor-place')];
  const mounted: Mounted[] = [];
  const put = async (which: number, text: string): Promise<void> => {
    const place = places[which];
    if (!place) return;
    mounted[which] = await mount(place, text);
    place.dataset['ready'] = 'yes';
  };
  window.editorText = (which = 0) => mounted[which]?.text() ?? '';
  window.editorRemount = async (text, which = 0) => {
    mounted[which]?.remove();
    places[which]?.replaceChildren();
    await put(which, text);
  };
  for (const which of places.keys()) await put(which, '');
}

/** What a seller hears of the box. */
export const LABEL = 'Your reply';
