/** What went wrong with the storage, in keys of UI strings: the popup shows it while it holds, one bar says it once. */

const TOLD = "told";

export class Notices {
  readonly #keys = new Map<string, readonly string[]>();

  /** All that holds now. */
  all(): readonly string[] {
    return [...this.#keys.values()].flat();
  }

  /** Says what holds for one part of the storage; true when that is news. */
  set(part: string, keys: readonly string[]): boolean {
    if (JSON.stringify(this.#keys.get(part) ?? []) === JSON.stringify(keys)) return false;
    this.#keys.set(part, keys);
    return true;
  }

  /** True for the first who asks about a notice since the browser started; another worker remembers it too. */
  async claim(key: string): Promise<boolean> {
    const told = await this.#told();
    if (told.includes(key)) return false;
    await chrome.storage.session.set({ [TOLD]: [...told, key] });
    return true;
  }

  /** The trouble is over: should it come back, it is said again. */
  async forget(keys: readonly string[]): Promise<void> {
    const told = await this.#told();
    const left = told.filter((key) => !keys.includes(key));
    if (left.length < told.length) await chrome.storage.session.set({ [TOLD]: left });
  }

  async #told(): Promise<string[]> {
    const { [TOLD]: told } = await chrome.storage.session.get(TOLD);
    return Array.isArray(told) ? told.filter((key): key is string => typeof key === "string") : [];
  }
}
