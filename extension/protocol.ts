/**
 * Every message of the extension, both directions, and the core's requests and answers as the contract names them.
 * A content script, the popup and the gallery speak to the background over one port each; nothing else crosses.
 */

import type { Draft } from "./storage/drafts.ts";

export type Span = readonly [start: number, end: number];
export type Severity = "stop" | "warn" | "hint";
export type Market = "etsy" | "aliexpress" | "other";
export type Mood = "happy" | "neutral" | "annoyed" | "angry";

export interface Edit { readonly span: Span; readonly text: string }
export interface Fix { readonly label: string; readonly edits: readonly Edit[] }
export interface Finding {
  readonly rule: string;
  readonly kind: string;
  readonly severity: Severity;
  readonly span: Span | null;
  readonly title: string;
  readonly why: string;
  readonly fixes: readonly Fix[];
}
export interface Tone {
  readonly formality: number;
  readonly warmth: number;
  readonly directness: number;
  readonly politeness: number;
}
export interface Message { readonly from: "buyer" | "seller"; readonly text: string; readonly sent_at?: string }
export interface Buyer {
  readonly name?: string;
  readonly country?: string;
  readonly region?: string;
  readonly city?: string;
  readonly postal_code?: string;
  readonly lang?: string;
  readonly zone?: string;
  readonly order?: string;
  readonly item?: string;
  readonly need_by?: string;
}
export interface Seller {
  readonly name?: string;
  readonly country?: string;
  readonly zone?: string;
  readonly lang?: string;
}

export interface BuyerRead {
  readonly lang: string;
  readonly intents: readonly { readonly intent: string; readonly score: number }[];
  readonly mood: Mood;
  readonly sentiment: number;
  readonly urgent: boolean;
  readonly formality: string;
  readonly emoji: boolean;
  readonly terms: readonly { readonly span: Span; readonly term: string; readonly meaning: string }[];
  readonly need_by: string | null;
  readonly place: { readonly country?: string; readonly zone?: string; readonly confidence: number } | null;
}
export interface DraftCheck {
  readonly lang: string;
  readonly findings: readonly Finding[];
  readonly tone: Tone;
  readonly sentences: number;
  readonly words: number;
}
export interface TimeHint {
  readonly zones: readonly { readonly zone: string; readonly local: string; readonly offset_minutes: number; readonly share: number }[];
  readonly awake: boolean;
  readonly reply: { readonly due_at: string; readonly minutes_left: number; readonly rule: string; readonly text?: string } | null;
  readonly text: string;
}
export interface Suggestion { readonly id: string; readonly score: number }
export interface Rendered { readonly text: string; readonly missing: readonly string[]; readonly caret: number | null }
export interface About { readonly name: string; readonly version: string; readonly tzdata: string; readonly packs: readonly string[] }

/** The core's methods as the extension uses them: what goes in, what comes out. */
export interface Methods {
  "draft.check": {
    in: {
      text: string; ui: string; market: Market; mode: "message"; buyer: Buyer; seller: Seller;
      messages: readonly Message[]; known?: { buyer: BuyerRead }; now: string; settings: { off: readonly string[] };
    };
    out: DraftCheck;
  };
  "buyer.read": { in: { text: string; ui: string; market: Market; mode: "message"; now: string; seller_lang?: string }; out: BuyerRead };
  "time.hint": {
    in: { buyer: Buyer; seller: Seller; market: Market; now: string; last_buyer_message_at?: string; first_message?: boolean; ui: string };
    out: TimeHint;
  };
  "template.suggest": {
    in: { library: string; query: string; known?: { buyer: BuyerRead }; context: { intents: readonly string[]; market: Market; lang?: string; country?: string }; limit: number };
    out: { matches: readonly Suggestion[] };
  };
  "template.render": { in: { pattern: string; lang: string; values: Readonly<Record<string, string>>; zone?: string; country?: string; now: string }; out: Rendered };
  about: { in: Record<string, never>; out: About };
}
export type Method = keyof Methods;

/** The names above as values, so that the background refuses any other. */
export const METHODS: readonly Method[] = ["draft.check", "buyer.read", "time.hint", "template.suggest", "template.render", "about"];

export interface Template {
  readonly id: string;
  readonly title: string;
  readonly lang: string;
  readonly intents: readonly string[];
  readonly shortcut?: string;
  readonly pattern: string;
}

/** What the seller can set. `null` means "as the browser says". */
export interface Settings {
  readonly ui: string | null;
  readonly zone: string | null;
  readonly country: string | null;
  readonly shop: string;
  /** Site id → false where it is switched off; absent means on. */
  readonly sites: Readonly<Record<string, boolean>>;
  readonly off: readonly string[];
  readonly dismissed: Readonly<Record<string, number>>;
  /** Site id → selector of the message box that the seller pointed at. */
  readonly boxes: Readonly<Record<string, string>>;
  /** Site files the seller imported; `sites/site.ts` says what one is. */
  readonly siteFiles: readonly unknown[];
}

/** All a page needs to begin: the settings with their defaults filled in, and the words of the UI language. */
export interface State {
  readonly settings: Settings;
  readonly ui: string;
  readonly zone: string;
  readonly strings: Readonly<Record<string, string>>;
  readonly languages: readonly { readonly lang: string; readonly name: string }[];
  /** Keys of UI strings: what the storage could not read or keep, and how it went on. */
  readonly notices: readonly string[];
}

/** A call carries its slot and revision: within a slot only the newest is worth answering. */
export interface Call<M extends Method = Method> {
  readonly kind: "call";
  readonly id: number;
  readonly slot: string;
  readonly rev: number;
  readonly method: M;
  readonly params: Methods[M]["in"];
}
export type ToBackground =
  | Call
  | { readonly kind: "hello" }
  | { readonly kind: "wake" }
  | { readonly kind: "templates"; readonly id: number }
  | { readonly kind: "dismiss"; readonly id: number; readonly rule: string }
  | { readonly kind: "rule.off"; readonly id: number; readonly rule: string; readonly off: boolean }
  | { readonly kind: "settings"; readonly id: number; readonly patch: Partial<Settings> }
  /** The seller pointed at a site's message box, or ended that without a choice. */
  | { readonly kind: "pointed"; readonly id: number; readonly site: string; readonly selector: string | null }
  /** A content script's own thread; whose page it is says the browser. */
  | { readonly kind: "draft"; readonly id: number; readonly thread: string }
  | { readonly kind: "draft.keep"; readonly id: number; readonly thread: string; readonly draft: Draft }
  | { readonly kind: "draft.drop"; readonly id: number; readonly thread: string }
  /** From our own pages: how many drafts are kept, and that all shall go. */
  | { readonly kind: "drafts"; readonly id: number }
  | { readonly kind: "drafts.erase"; readonly id: number }
  /** Asks whether this page is the one to say a notice. */
  | { readonly kind: "notice"; readonly id: number; readonly key: string }
  | { readonly kind: "badge"; readonly count: number };

/** Over the port. `stale` says that a newer revision took the call's place. */
export type FromBackground =
  | { readonly kind: "state"; readonly state: State }
  | { readonly kind: "answer"; readonly id: number; readonly result: unknown }
  | { readonly kind: "stale"; readonly id: number }
  | { readonly kind: "failed"; readonly id: number; readonly message: string };

/** Sent to tabs outside the port, which may be asleep: the new state, and that pointing at the box begins or is over. */
export type ToTab = { readonly kind: "state"; readonly state: State } | { readonly kind: "point"; readonly on: boolean };

/** What the content script of a frame sees on its page, for the popup. Field names, never their values. */
export interface Report {
  readonly site: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly thread: boolean;
  /** How the reply box was found; `null` where it was not. */
  readonly composer: "pointed" | "site" | "focused" | null;
  readonly found: readonly string[];
  readonly missing: readonly string[];
  readonly messages: number;
}

/** Over the popup's port to a tab: each frame tells what it sees, now and when that changes. */
export interface FrameReport { readonly frame: string; readonly report: Report | null }
export const REPORTS = "parley-reports";

/** The port's name; another name is not ours. */
export const PORT = "parley";
