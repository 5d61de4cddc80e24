/** Keeps the findings of one draft: asks a little after each change, shows only what belongs to the text as it is. */
import type { DraftCheck, Finding, Methods, Tone } from "../protocol.ts";
import { STALE, type Client } from "./client.ts";
import { byGravity, identity, LEAST_WORDS, shift } from "./findings.ts";

type CheckInput = Methods["draft.check"]["in"];
/** What surrounds the draft: all of a check but the text. */
export type CheckContext = Omit<CheckInput, "text" | "now" | "mode">;

/** After a keystroke; short enough to feel immediate, long enough for a burst of typing to be one check. */
const DEBOUNCE = 120;
/** Whole-message findings wait until the seller pauses. */
const PAUSE = 2_000;

export class Checker {
  #text = "";
  #found: readonly Finding[] = [];
  #answer: DraftCheck | null = null;
  #timer = 0;
  #pauseTimer = 0;
  /** Rules about the whole message that were shown once stay while they hold: they don't flicker with typing. */
  #shownWhole = new Set<string>();
  #asking = false;
  #waiting: ((checked: boolean) => void)[] = [];
  trouble = false;

  constructor(
    private readonly client: Client,
    private readonly context: () => CheckContext,
    /** Findings the seller dismissed in this thread. */
    private readonly dismissed: Set<string>,
    private readonly changed: () => void,
    private readonly signal: AbortSignal,
  ) {
    signal.addEventListener("abort", () => {
      clearTimeout(this.#timer);
      clearTimeout(this.#pauseTimer);
      this.#settle(false);
    });
  }

  get text(): string {
    return this.#text;
  }

  /** The tone of the last answer; `null` for a draft too short to have one. */
  get tone(): Tone | null {
    return this.#answer && this.#answer.words >= 3 && this.#text.trim() !== "" ? this.#answer.tone : null;
  }

  get checked(): boolean {
    return this.#answer !== null && this.#text.trim() !== "";
  }

  /** What the seller should see now, gravest first. */
  visible(): Finding[] {
    const whole = (finding: Finding): boolean => finding.span !== null || this.#shownWhole.has(finding.rule);
    return byGravity(this.#found.filter((finding) => whole(finding) && !this.dismissed.has(identity(finding, this.#text))));
  }

  /** Takes the draft as it is now; findings move along at once, the check follows. */
  update(text: string): void {
    if (text === this.#text) return;
    this.#found = shift(this.#found, this.#text, text);
    this.#text = text;
    if (text.trim() === "") this.#clear();
    this.changed();
    this.#schedule(DEBOUNCE);
    clearTimeout(this.#pauseTimer);
    this.#pauseTimer = window.setTimeout(() => this.#paused(), PAUSE);
  }

  /** Checks again although the text is the same: the thread or the settings changed. */
  recheck(): void {
    this.#schedule(0);
  }

  dismiss(finding: Finding): void {
    this.dismissed.add(identity(finding, this.#text));
    this.changed();
  }

  /** Resolves when the text as it stands was checked; false when the draft went away. */
  settled(): Promise<boolean> {
    return this.#timer === 0 && !this.#asking ? Promise.resolve(true) : new Promise((resolve) => this.#waiting.push(resolve));
  }

  #schedule(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#check(), wait);
  }

  async #check(): Promise<void> {
    this.#timer = 0;
    const text = this.#text;
    if (text.trim() === "") {
      this.#settle(true);
      return;
    }
    this.#asking = true;
    try {
      const answer = await this.client.call("check", "draft.check", { ...this.context(), text, mode: "message", now: new Date().toISOString() });
      // An answer about another text, or for a thread that was left, says nothing about this one.
      if (this.signal.aborted || answer === STALE || text !== this.#text) return;
      this.#answer = answer;
      this.#found = answer.findings;
      this.trouble = false;
      const present = new Set(answer.findings.map(({ rule }) => rule));
      this.#shownWhole = new Set([...this.#shownWhole].filter((rule) => present.has(rule)));
      if (this.#pauseTimer === 0) this.#paused();
    } catch {
      if (this.signal.aborted || text !== this.#text) return;
      this.trouble = true;
    } finally {
      if (text === this.#text && this.#timer === 0) {
        this.#asking = false;
        this.#settle(!this.signal.aborted);
      }
    }
    this.changed();
  }

  #paused(): void {
    this.#pauseTimer = 0;
    if (!this.#answer || this.#answer.words < LEAST_WORDS) return;
    const whole = this.#found.filter(({ span }) => span === null);
    if (whole.every(({ rule }) => this.#shownWhole.has(rule))) return;
    for (const { rule } of whole) this.#shownWhole.add(rule);
    this.changed();
  }

  #clear(): void {
    this.#found = [];
    this.#answer = null;
    this.#shownWhole.clear();
  }

  #settle(checked: boolean): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve(checked);
  }
}
