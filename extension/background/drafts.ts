/** The kept drafts: read once a life of the worker, each written in one piece, none longer than seven days. */
import { ANY_DRAFT, draftKey, draftsIn, limited, siteOfKey, siteOfThread, surplus, type Draft } from "../storage/drafts.ts";

/** The few calls of `chrome.storage.local` that are needed; `null` asks for everything. */
export interface DraftArea {
  get(keys: null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

export class DraftKeeper {
  #loaded: Promise<Map<string, Draft>> | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly area: DraftArea,
    /** Site id → false where it is switched off: nothing is kept there. */
    private readonly sites: () => Promise<Readonly<Record<string, boolean>>>,
    /** Hears after each attempt whether the disk took it. */
    private readonly kept: (ok: boolean) => void | Promise<void>,
    private readonly now = Date.now,
  ) {}

  /** The draft of one thread of one origin. */
  get(origin: string, thread: string): Promise<Draft | null> {
    return this.#next((drafts) => drafts.get(draftKey(origin, thread)) ?? null);
  }

  /** Keeps a draft in place of the one before it. */
  put(origin: string, thread: string, { text, at }: Draft): Promise<void> {
    return this.#next(async (drafts) => {
      if ((await this.sites())[siteOfThread(thread)] === false) return;
      const key = draftKey(origin, thread);
      const draft = { text: limited(text), at: Math.min(at, this.now()) };
      const ok = await this.area.set({ [key]: draft }).then(() => true, () => false);
      if (ok) drafts.set(key, draft);
      await this.kept(ok);
    });
  }

  drop(origin: string, thread: string): Promise<void> {
    return this.#next((drafts) => this.#remove(drafts, [draftKey(origin, thread)]));
  }

  /** Forgets what was written on sites that are switched off. */
  forgetOff(): Promise<void> {
    return this.#next(async (drafts) => {
      const sites = await this.sites();
      await this.#remove(drafts, [...drafts.keys()].filter((key) => sites[siteOfKey(key)] === false));
    });
  }

  count(): Promise<number> {
    return this.#next((drafts) => drafts.size);
  }

  /** Removes all drafts, those we can't read as well. */
  erase(): Promise<void> {
    return this.#next(async (drafts) => {
      const stored = Object.keys(await this.area.get(null)).filter((key) => key.startsWith(ANY_DRAFT));
      await this.#remove(drafts, [...drafts.keys(), ...stored]);
    });
  }

  /** One after another, so that a draft and its end never cross; what is over its limits goes on the way. */
  #next<R>(work: (drafts: Map<string, Draft>) => R | Promise<R>): Promise<R> {
    const result = this.#queue.then(async () => {
      const drafts = await this.#drafts();
      await this.#remove(drafts, surplus(drafts, this.now()));
      const done = await work(drafts);
      await this.#remove(drafts, surplus(drafts, this.now()));
      return done;
    });
    this.#queue = result.catch(() => undefined);
    return result;
  }

  #drafts(): Promise<Map<string, Draft>> {
    this.#loaded ??= this.area.get(null).then(draftsIn).catch((error: unknown) => {
      this.#loaded = null;
      throw error;
    });
    return this.#loaded;
  }

  async #remove(drafts: Map<string, Draft>, keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    for (const key of keys) drafts.delete(key);
    await this.area.remove([...keys]);
  }
}
