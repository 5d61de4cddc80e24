/** The buyer's clock and what is left of the time to reply: asked of the core, counted on from minute to minute. */
import type { Translate } from "../i18n.ts";
import type { TimeHint } from "../protocol.ts";
import type { BarModel } from "../ui/bar.ts";
import { STALE, type Client } from "./client.ts";
import type { Context } from "./context.ts";

const MINUTE = 60_000;
/** From here on the deadline is worth a colour. */
const NEAR = 4 * 60;

/** What is left, or what is over, in the words of the UI. */
export function deadlineText(t: Translate, minutes: number): string {
  const left = Math.abs(minutes);
  const values = { d: Math.floor(left / 1440), h: Math.floor(left / 60) % (minutes < 0 ? 24 : 100_000), m: left % 60 };
  if (minutes < 0) {
    return t(values.d > 0 ? "deadline.over_d" : values.h > 0 ? "deadline.over_h" : "deadline.over_m", values);
  }
  return t(values.h > 0 ? "deadline.left_h" : "deadline.left_m", values);
}

/** "03:12, Tue", or from where the day is youngest to where it is oldest when the buyer may be in several zones. */
export function shortClock(ui: string, { zones }: Pick<TimeHint, "zones">): string {
  const sorted = [...zones].sort((a, b) => a.offset_minutes - b.offset_minutes);
  const weekday = new Intl.DateTimeFormat(ui, { weekday: "short", timeZone: "UTC" });
  const say = (local: string): string => `${local.slice(11, 16)}, ${weekday.format(new Date(`${local.slice(0, 10)}T00:00Z`))}`;
  const [from = "", to = ""] = [sorted[0], sorted.at(-1)].map((zone) => (zone ? say(zone.local) : ""));
  return from === to ? from : `${from} – ${to}`;
}

export class Clock {
  #hint: TimeHint | null = null;
  #timer = 0;

  constructor(
    private readonly client: Client,
    private readonly context: Context,
    private readonly changed: () => void,
    private readonly signal: AbortSignal,
  ) {
    signal.addEventListener("abort", () => clearTimeout(this.#timer));
    // A hidden page needs no clock; one that is shown again needs the right one at once.
    document.addEventListener("visibilitychange", () => this.refresh(), { signal });
  }

  /** The buyer's time, in full and as the bar can hold it; `null` while nobody knows where the buyer is. */
  get clock(): BarModel["clock"] {
    const hint = this.#hint;
    if (!hint || hint.zones.length === 0) return null;
    return { text: hint.text, short: shortClock(this.context.state.ui, hint), awake: hint.awake };
  }

  deadline(t: Translate): BarModel["deadline"] {
    const reply = this.#hint?.reply;
    if (!reply) return null;
    const minutes = Math.floor((Date.parse(reply.due_at) - Date.now()) / MINUTE);
    if (Number.isNaN(minutes)) return null;
    return { text: deadlineText(t, minutes), why: reply.text ?? "", state: minutes < 0 ? "over" : minutes < NEAR ? "near" : "calm" };
  }

  /** Asks anew, and again with each new minute while the page is looked at. */
  refresh(): void {
    clearTimeout(this.#timer);
    if (this.signal.aborted || document.visibilityState !== "visible") return;
    this.#timer = window.setTimeout(() => this.refresh(), MINUTE - (Date.now() % MINUTE) + 50);
    void this.#ask();
  }

  async #ask(): Promise<void> {
    const { since, first } = this.context.waiting();
    try {
      const hint = await this.client.call("time", "time.hint", {
        buyer: this.context.buyer(),
        seller: this.context.seller(),
        market: this.context.market,
        now: new Date().toISOString(),
        ui: this.context.state.ui,
        ...(since ? { last_buyer_message_at: since, first_message: first } : {}),
      });
      if (this.signal.aborted || hint === STALE) return;
      this.#hint = hint;
    } catch {
      // No clock is better than a wrong one.
      if (!this.signal.aborted) this.#hint = null;
    }
    this.changed();
  }
}
