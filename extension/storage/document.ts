/**
 * A document in `storage.local` that is never half written.
 *
 * It has two places, `name:a` and `name:b`, and a head, `name`, that says which one counts. A write fills the place
 * that does not count and only then moves the head: whatever stops in the middle, the head points at a whole one. The
 * place left behind is the value before: a reader that finds the current one broken goes on with it and says so.
 *
 * What this version did not write itself, because it is older, newer or broken, is copied to `name:kept:VERSION` before
 * the first write after it. So each migration has a backup, and nothing we can't read is ever lost by our own hand.
 */

/** What a document looks like and how older ones become it. */
export interface Schema<T> {
  readonly name: string;
  readonly version: number;
  readonly defaults: T;
  /** A whole, checked value or `null`; never throws. */
  parse(value: unknown): T | null;
  /** `migrations[n]` makes a value of version n + 1 out of one of version n. */
  readonly migrations: Readonly<Record<number, (value: unknown) => unknown>>;
}

/** The few calls of `chrome.storage.local` that are needed, so that a test can bring its own. */
export interface Area {
  get(keys: string[]): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

export interface Loaded<T> {
  readonly value: T;
  /** Keys of UI strings, empty when all was well. */
  readonly notices: readonly string[];
}

type Place = "a" | "b";
type Fault = "broken" | "newer";
type Revived<T> = { readonly value: T; readonly fault?: undefined } | { readonly fault: Fault };

/** All a write must know of what it replaces. */
interface Reading<T> extends Loaded<T> {
  /** Where the value was found; `null` when in neither place. */
  readonly place: Place | null;
  /** The place the head names. */
  readonly current: Place;
  readonly entries: Readonly<Record<Place, unknown>>;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const otherThan = (place: Place): Place => (place === "a" ? "b" : "a");

/** The version an entry says it has; `null` for what is no entry. */
function versionOf(entry: unknown): number | null {
  const version = isRecord(entry) ? entry["version"] : undefined;
  return typeof version === "number" && Number.isInteger(version) && version > 0 ? version : null;
}

/** Brings a stored value to the schema's version and checks it. */
function revive<T>(schema: Schema<T>, entry: unknown): Revived<T> {
  const version = versionOf(entry);
  if (version === null) return { fault: "broken" };
  if (version > schema.version) return { fault: "newer" };
  try {
    let value = (entry as { value?: unknown }).value;
    for (let from = version; from < schema.version; from += 1) value = schema.migrations[from]?.(value);
    const whole = schema.parse(value);
    return whole === null ? { fault: "broken" } : { value: whole };
  } catch {
    // A migration met a shape that its version never wrote.
    return { fault: "broken" };
  }
}

/** Reads and writes one document; writes are queued, so that two never cross. */
export class StoredDocument<T> {
  #queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly area: Area, private readonly schema: Schema<T>) {}

  /** The current value, else the one before it, else a backup, else the defaults; the notices say which. */
  async load(): Promise<Loaded<T>> {
    const { value, notices } = await this.#read();
    return { value, notices };
  }

  /** Changes the value: reads, applies, writes whole and switches. The promise rejects when the disk refuses. */
  update(change: (value: T) => T): Promise<T> {
    const result = this.#queue.then(async () => {
      const reading = await this.#read();
      const value = change(reading.value);
      await this.#write(value, reading);
      return value;
    });
    this.#queue = result.catch(() => undefined);
    return result;
  }

  async #read(): Promise<Reading<T>> {
    const { name, defaults } = this.schema;
    const stored = await this.area.get([name, `${name}:a`, `${name}:b`]);
    const head = stored[name];
    const named = isRecord(head) ? head["place"] : undefined;
    const current: Place = named === "b" ? "b" : "a";
    const entries = { a: stored[`${name}:a`], b: stored[`${name}:b`] };
    // One place without a head is a first write that was stopped: it did not happen.
    const fresh = head === undefined && (entries.a === undefined || entries.b === undefined);
    if (fresh) return { value: defaults, notices: [], place: null, current, entries };

    const now = revive(this.schema, entries[current]);
    const fault = now.fault ?? (named === current ? null : "broken");
    if (now.fault === undefined) return { value: now.value, notices: this.#notices(fault, "older"), place: current, current, entries };
    const place = otherThan(current);
    const before = revive(this.schema, entries[place]);
    if (before.fault === undefined) return { value: before.value, notices: this.#notices(fault, "older"), place, current, entries };
    const backup = await this.#backup();
    return { value: backup ?? defaults, notices: this.#notices(fault, backup === null ? "defaults" : "backup"), place: null, current, entries };
  }

  #notices(fault: Fault | null, found: "older" | "backup" | "defaults"): string[] {
    return fault === null ? [] : [`notice.${this.schema.name}_${fault === "newer" ? "newer" : found}`];
  }

  /** The newest value that was kept before a migration and that we can still read. */
  async #backup(): Promise<T | null> {
    const keys = Array.from({ length: this.schema.version }, (_, index) => this.#keptKey(this.schema.version - index));
    const kept = await this.area.get(keys);
    for (const key of keys) {
      const backup = revive(this.schema, kept[key]);
      if (backup.fault === undefined) return backup.value;
    }
    return null;
  }

  #keptKey(version: number | null): string {
    return `${this.schema.name}:kept:${version ?? "broken"}`;
  }

  async #write(value: T, { place, current, entries }: Reading<T>): Promise<void> {
    const { name, version } = this.schema;
    const kept: Record<string, unknown> = {};
    // The current entry comes last: of two with one version it is the newer.
    for (const entry of [entries[otherThan(current)], entries[current]]) {
      const own = versionOf(entry) === version && revive(this.schema, entry).fault === undefined;
      if (entry !== undefined && !own) kept[this.#keptKey(versionOf(entry))] = entry;
    }
    if (Object.keys(kept).length > 0) await this.area.set(kept);
    const next = otherThan(place ?? current);
    await this.area.set({ [`${name}:${next}`]: { version, value } });
    await this.area.set({ [name]: { place: next } });
  }
}
