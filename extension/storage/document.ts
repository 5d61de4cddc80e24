/**
 * A document in `storage.local` that is never half written.
 *
 * It has two places, `name:a` and `name:b`, and a head, `name`, that says which one counts. A write fills the place
 * that does not count and only then moves the head: whatever stops in the middle, the head points at a whole one. The
 * place left behind is the backup: a reader that finds the current one broken goes on with it and says so.
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

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Brings a stored value to the schema's version and checks it; `null` when it can't be made whole. */
function revive<T>(schema: Schema<T>, stored: unknown): T | null {
  if (!isRecord(stored) || typeof stored["version"] !== "number") return null;
  let { version } = stored as { version: number };
  let value = stored["value"];
  while (version < schema.version) {
    const migrate = schema.migrations[version];
    if (!migrate) return null;
    value = migrate(value);
    version += 1;
  }
  return version === schema.version ? schema.parse(value) : null;
}

/** Reads and writes one document; writes are queued, so that two never cross. */
export class StoredDocument<T> {
  #queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly area: Area, private readonly schema: Schema<T>) {}

  /** The current value, else the one before it, else the defaults; the notices say which. */
  async load(): Promise<Loaded<T>> {
    const { name, defaults } = this.schema;
    const stored = await this.area.get([name, `${name}:a`, `${name}:b`]);
    const head = stored[name];
    if (head === undefined) return { value: defaults, notices: [] };
    const current: Place = isRecord(head) && head["place"] === "b" ? "b" : "a";
    const before: Place = current === "a" ? "b" : "a";
    const value = revive(this.schema, stored[`${name}:${current}`]);
    if (value !== null) return { value, notices: [] };
    const older = revive(this.schema, stored[`${name}:${before}`]);
    if (older !== null) return { value: older, notices: ["notice.settings_older"] };
    return { value: defaults, notices: ["notice.settings_defaults"] };
  }

  /** Changes the value: reads, applies, writes whole and switches. The promise rejects when the disk refuses. */
  update(change: (value: T) => T): Promise<T> {
    const result = this.#queue.then(async () => {
      const value = change((await this.load()).value);
      await this.#write(value);
      return value;
    });
    this.#queue = result.catch(() => undefined);
    return result;
  }

  async #write(value: T): Promise<void> {
    const { name, version } = this.schema;
    const head = (await this.area.get([name]))[name];
    const next: Place = isRecord(head) && head["place"] === "a" ? "b" : "a";
    await this.area.set({ [`${name}:${next}`]: { version, value } });
    await this.area.set({ [name]: { place: next } });
  }
}
