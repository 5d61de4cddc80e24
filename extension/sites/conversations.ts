/**
 * Which conversation is open. On most sites the address says so. Some chats keep one address for all of them: there a
 * conversation is known by what the page shows, the buyer's name, the order and the messages. When in doubt two
 * readings are two conversations: a draft's findings that come up once more cost little, in another's thread much.
 */
import type { Message } from "../protocol.ts";
import { threadKey, type Thread } from "./reader.ts";
import type { Site } from "./site.ts";

interface Known {
  readonly key: string;
  readonly address: string | null;
  name: string | undefined;
  order: string | undefined;
  messages: readonly Message[];
}

const MOST_KNOWN = 60;
const MOST_MESSAGES = 200;
/** The words "5 minutes ago" read twice may be a minute apart. */
const STAMP_ROOM = 120_000;

/** True where conversations open under an address, whether or not it names one. */
export function isConversation(site: Site, url: string): boolean {
  if (threadKey(site, url) !== null) return true;
  const { pathname, search, hash } = new URL(url);
  return (site.chats ?? []).some((pattern) => new RegExp(pattern, "u").test(pathname + search + hash));
}

const differ = (a: string | undefined, b: string | undefined): boolean => a !== undefined && b !== undefined && a !== b;

function isSameMessage(a: Message, b: Message): boolean {
  if (a.from !== b.from || a.text !== b.text) return false;
  if (!a.sent_at || !b.sent_at) return true;
  return Math.abs(Date.parse(a.sent_at) - Date.parse(b.sent_at)) <= STAMP_ROOM;
}

/** A short name for some texts. */
function hash(...parts: readonly string[]): string {
  let [a, b] = [0x811c9dc5, 0x1000193];
  for (const letter of parts.join("\u0000")) {
    const code = letter.codePointAt(0) ?? 0;
    a = Math.imul(a ^ code, 0x01000193) >>> 0;
    b = (Math.imul(b, 31) + code) >>> 0;
  }
  return a.toString(36) + b.toString(36);
}

/** True where the messages of a reading are a conversation's. */
function shows({ name, messages: known }: Known, { buyer, messages }: Thread): boolean {
  const shared = messages.filter((one) => known.some((other) => isSameMessage(one, other))).length;
  const named = name !== undefined && name === buyer.name;
  return shared > 0 && (named || 2 * shared >= Math.min(messages.length, known.length));
}

/** True where a conversation that has shown no messages yet may be this one; one that has shown some never empties. */
function mayGrowInto({ address, name, order, messages: known }: Known, { buyer, messages }: Thread): boolean {
  if (known.length > 0 || (order !== undefined && order !== buyer.order)) return false;
  return address !== null || (name !== undefined ? name === buyer.name : messages.length === 0);
}

/** What a first reading says; two readings that agree in it are told apart by `#fresh`. */
function fingerprint({ buyer: { name = "", order = "" }, messages }: Thread): string {
  return hash(name, order, ...messages.slice(0, 3).flatMap(({ from, text, sent_at = "" }) => [from, text, sent_at]));
}

/**
 * A conversation's name that holds beyond the life of a page, `null` where nothing sure gives one. Under one address for
 * all it takes the order: two buyers may have one name.
 */
export function lastingKey(site: Site, urls: readonly string[], { buyer }: Thread): string | null {
  const address = urls.map((url) => threadKey(site, url)).find((key) => key !== null) ?? null;
  if (!site.chats?.length) return address;
  if (buyer.name === undefined) return null;
  if (address !== null) return `${address}:${hash(buyer.name)}`;
  return buyer.order === undefined ? null : `${site.id}:shown:${hash(buyer.name, buyer.order)}`;
}

export class Conversations {
  readonly #known: Known[] = [];
  #current: Known | null = null;

  /** The key of the conversation that a page shows at one of its addresses, or `null` where it shows none. */
  key(site: Site, urls: readonly string[], read: () => Thread): string | null {
    const address = urls.map((url) => threadKey(site, url)).find((key) => key !== null) ?? null;
    if (!site.chats?.length) return address;
    if (!urls.some((url) => isConversation(site, url))) {
      this.#current = null;
      return null;
    }
    const thread = read();
    const known = this.#recall(address, thread) ?? this.#fresh(site, address, thread);
    this.#learn(known, thread);
    this.#current = known;
    return known.key;
  }

  /** The conversation of this reading: the one whose messages are shown, else the open one that was still empty. */
  #recall(address: string | null, thread: Thread): Known | undefined {
    const others = this.#known.filter((known) => known !== this.#current).reverse();
    const all = [...(this.#current ? [this.#current] : []), ...others];
    const possible = all.filter(({ address: own, name, order }) => own === address && !differ(name, thread.buyer.name) && !differ(order, thread.buyer.order));
    return possible.find((known) => shows(known, thread)) ?? possible.find((known) => known === this.#current && mayGrowInto(known, thread));
  }

  #fresh(site: Site, address: string | null, thread: Thread): Known {
    const { buyer, messages } = thread;
    const nothing = buyer.name === undefined && messages.length === 0;
    const base = nothing && address === null ? `${site.id}:unnamed` : `${address ?? `${site.id}:shown`}:${fingerprint(thread)}`;
    const taken = new Set(this.#known.map(({ key }) => key));
    let key = base;
    for (let n = 2; taken.has(key); n += 1) key = `${base}~${n}`;
    const known: Known = { key, address, name: buyer.name, order: buyer.order, messages: [] };
    this.#known.push(known);
    if (this.#known.length > MOST_KNOWN) this.#known.shift();
    return known;
  }

  /** What a reading adds to a conversation: a name that loads later, messages that came or were scrolled to. */
  #learn(known: Known, { buyer, messages }: Thread): void {
    known.name ??= buyer.name;
    known.order ??= buyer.order;
    const fresh = messages.filter((one) => !known.messages.some((other) => isSameMessage(one, other)));
    if (fresh.length > 0) known.messages = [...known.messages, ...fresh].slice(-MOST_MESSAGES);
  }
}
