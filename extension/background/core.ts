/** The one core of the extension: loaded when first asked, gone with the worker, back in some 50 ms. */
import { createCore, type Core } from "parley-core";

/** The core's own answer to a request it can't serve; `data` says what it needs. */
export class CoreError extends Error {
  constructor(readonly code: number, message: string, readonly data: Readonly<Record<string, unknown>>) {
    super(message);
  }
}

const PACK_NEEDED = -32002;
/** A request names one language or two; more loads than that mean the packs are not what they say. */
const MOST_LOADS = 4;

type Answer = { result: unknown } | { error: { code: number; message: string; data?: Record<string, unknown> } };

export class CoreHost {
  #core: Promise<Core> | null = null;
  #id = 0;

  constructor(private readonly packs: () => Promise<readonly string[]>) {}

  /** Starts loading; a failed load is forgotten, so that the next call tries again. */
  wake(): Promise<Core> {
    this.#core ??= this.packs()
      .then((packs) => createCore({ packs }))
      .catch((error: unknown) => {
        this.#core = null;
        throw error;
      });
    return this.#core;
  }

  /** True once a call would be answered at once. */
  async ready(): Promise<void> {
    await this.wake();
  }

  /** One request, answered; a pack the core misses is loaded and the request asked again. */
  async ask(method: string, params: unknown): Promise<unknown> {
    const core = await this.wake();
    this.#id += 1;
    const line = JSON.stringify({ jsonrpc: "2.0", id: this.#id, method, params });
    for (let loads = 0; ; loads += 1) {
      const answer = JSON.parse(core.call(line)) as Answer;
      if ("result" in answer) return answer.result;
      const { code, message, data = {} } = answer.error;
      const pack = data["pack"];
      if (code !== PACK_NEEDED || typeof pack !== "string" || loads === MOST_LOADS) throw new CoreError(code, message, data);
      await core.load(pack);
    }
  }
}
