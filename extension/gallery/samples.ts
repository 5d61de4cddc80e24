/** Sample data for the gallery: every state a surface has, in words a seller might meet. */
import type { BarModel } from "../ui/bar.ts";
import type { CardModel } from "../ui/card.ts";
import type { BuyerRead, Finding, Rendered, Report, Settings, Template } from "../protocol.ts";
import { DEFAULTS } from "../storage/settings.ts";

export const TEXT = "Dear friend! As I already said, you must wait. It will come soon. The new date is 03/04. {tracking}";

const span = (words: string): [number, number] => [TEXT.indexOf(words), TEXT.indexOf(words) + words.length];
const say = (words: string, text: string, label: string): Finding["fixes"][number] => ({ label, edits: [{ span: span(words), text }] });

export const FINDINGS: readonly Finding[] = [
  {
    rule: "gap.unfilled", kind: "unfilled_placeholder", severity: "stop", span: span("{tracking}"), title: "A gap is not filled in",
    why: "The buyer would see the placeholder. Put the real value here before you send.", fixes: [],
  },
  {
    rule: "passive.already", kind: "passive_aggressive", severity: "warn", span: span("As I already said, "), title: "Sounds impatient",
    why: "It tells the buyer that they did not listen. Say the thing itself; nothing is lost.",
    fixes: [say("As I already said, ", "", "Leave it out"), say("As I already said", "To be sure it didn't get lost", "Soften it")],
  },
  {
    rule: "command.must", kind: "command", severity: "warn", span: span("you must wait"), title: "Sounds like an order",
    why: "An annoyed buyer hears a command. Ask, and say what you do meanwhile.",
    fixes: [say("you must wait", "could you give it two more days", "Ask instead")],
  },
  {
    rule: "date.numbers", kind: "ambiguous_date", severity: "warn", span: span("03/04"), title: "Can be read as two dates",
    why: "In Germany 03/04 is 3 April, in the USA it is March 4. A month in letters is the same everywhere.",
    fixes: [say("03/04", "3 April", "As 3 April"), say("03/04", "March 4", "As March 4")],
  },
  {
    rule: "greeting.name", kind: "missing_greeting", severity: "hint", span: null, title: "Greet the buyer by name",
    why: "A first reply with the buyer's name reads as written for them.", fixes: [],
  },
];

const bar: BarModel = {
  tone: [], toFix: 0, more: 0, notReady: false, stop: false, checked: false, clock: null, deadline: null, trouble: "",
};

/** States of the bar by name; words that come from the core are given in the UI language by the caller. */
export const bars = (clock: NonNullable<BarModel["clock"]>, tone: readonly string[], left: string, over: string): readonly (readonly [string, BarModel])[] => [
  ["empty draft", { ...bar, clock, deadline: { text: left, why: "", state: "calm" } }],
  ["to fix", { ...bar, tone, toFix: 2, more: 3, checked: true, clock, deadline: { text: left, why: "", state: "near" } }],
  ["not ready", { ...bar, tone, toFix: 3, more: 1, notReady: true, stop: true, checked: true, clock, deadline: { text: over, why: "", state: "over" } }],
  ["hints only", { ...bar, tone, more: 2, checked: true, clock }],
  ["all clear", { ...bar, tone, checked: true, clock, deadline: { text: left, why: "", state: "calm" } }],
];

export const cards: readonly (readonly [string, CardModel])[] = FINDINGS.slice(0, 4).map((finding, index) =>
  [finding.rule, { finding, text: TEXT, index, total: FINDINGS.length, offerOff: false }] as const);

export const BUYER: BuyerRead = {
  lang: "en", intents: [{ intent: "shipping", score: 0.9 }, { intent: "complaint", score: 0.6 }], mood: "annoyed", sentiment: -0.5,
  urgent: true, formality: "casual", emoji: false, need_by: null, place: null,
  terms: [
    { span: [0, 3], term: "tbh", meaning: "to be honest" },
    { span: [4, 8], term: "bday", meaning: "birthday" },
  ],
};

export const TEMPLATES: readonly Template[] = [
  { id: "delayed-parcel", title: "Delayed parcel", lang: "en", intents: ["shipping"], shortcut: "delay", pattern: "" },
  { id: "new-date", title: "New delivery date", lang: "en", intents: ["shipping"], shortcut: "date", pattern: "" },
  { id: "damaged-item", title: "Item arrived damaged", lang: "en", intents: ["complaint"], shortcut: "damaged", pattern: "" },
];

export const PREVIEW: Rendered = {
  text: "Hi Lena,\n\nI'm sorry your moonstone ring hasn't reached you yet. I have looked into order 3187264950: the tracking number is {tracking}, and I've asked the carrier where the parcel is.\n\nKind regards,\nOksana",
  missing: ["tracking"], caret: null,
};

export const SETTINGS: Settings = { ...DEFAULTS, country: "UA", shop: "Oksana", off: ["x"] };

export const REPORT: Report = {
  site: "etsy", name: "Etsy", enabled: true, thread: true, composer: "site", found: ["composer", "buyer_name", "order", "item", "messages", "times"], missing: ["country"], messages: 6,
};
