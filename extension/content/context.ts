/** What is known of the conversation that is open: the page's thread, what the core read in it, the seller's settings. */
import type { Buyer, BuyerRead, Market, Message, Seller, State } from "../protocol.ts";
import type { Thread } from "../sites/reader.ts";
import type { CheckContext } from "./checker.ts";

/** A place the buyer wrote of counts where the page says none and the core is this sure. */
const SURE = 0.8;

export class Context {
  buyerRead: BuyerRead | null = null;

  constructor(readonly market: Market, public thread: Thread, public state: State) {}

  /** The buyer's newest run of messages as one text, or nothing. */
  buyerText(): string {
    const { messages } = this.thread;
    const end = messages.findLastIndex(({ from }) => from === "buyer");
    let start = end;
    while (start > 0 && messages[start - 1]?.from === "buyer") start -= 1;
    return end < 0 ? "" : messages.slice(start, end + 1).map(({ text }) => text).join("\n\n");
  }

  buyer(): Buyer {
    const { buyer } = this.thread;
    const read = this.buyerRead;
    const place = !buyer.country && read?.place && read.place.confidence >= SURE ? read.place : null;
    return {
      ...buyer,
      ...(place?.country ? { country: place.country } : {}),
      ...(place?.zone ? { zone: place.zone } : {}),
      ...(read && read.lang !== "und" ? { lang: read.lang } : {}),
      ...(read?.need_by ? { need_by: read.need_by } : {}),
    };
  }

  seller(): Seller {
    const { settings, zone } = this.state;
    return {
      zone,
      ...(settings.country ? { country: settings.country } : {}),
      ...(settings.shop ? { name: settings.shop } : {}),
    };
  }

  /** The message that still waits for an answer, and whether it opened the thread. */
  waiting(): { since?: string; first: boolean } {
    const { messages } = this.thread;
    const lastSeller = messages.findLastIndex(({ from }) => from === "seller");
    const run = messages.slice(lastSeller + 1);
    const first = lastSeller < 0 && run.length > 0;
    // The clock of a first message runs from its beginning, in a running talk from the newest.
    const message: Message | undefined = first ? run[0] : run.at(-1);
    return { first, ...(message?.sent_at ? { since: message.sent_at } : {}) };
  }

  check(): CheckContext {
    return {
      ui: this.state.ui,
      market: this.market,
      buyer: this.buyer(),
      seller: this.seller(),
      messages: this.thread.messages.slice(-12),
      ...(this.buyerRead ? { known: { buyer: this.buyerRead } } : {}),
      settings: { off: this.state.settings.off },
    };
  }

  /** The values a template may use; a variable without one stays a gap that the seller sees. */
  values(): Record<string, string> {
    const { buyer, tracking } = this.thread;
    const [firstName] = (buyer.name ?? "").split(/\s+/);
    const known: Record<string, string | undefined> = {
      buyer_name: firstName,
      order: buyer.order,
      item: buyer.item ? shortItem(buyer.item) : undefined,
      tracking,
      shop: this.state.settings.shop,
    };
    return Object.fromEntries(Object.entries(known).filter((entry): entry is [string, string] => Boolean(entry[1])));
  }
}

/** A listing's title up to its first separator: the rest is written for search engines. */
function shortItem(title: string): string {
  const [head = title] = title.split(/\s*[|,•·–—(]\s*|\s+-\s+/);
  return head.length >= 3 ? head : title;
}
