/**
 * The calls of one port that wait for the core. A slot holds one call: a newer revision takes the older one's place,
 * so that a burst of keystrokes during a cold start costs one check, not twenty.
 */
import type { Call } from "../protocol.ts";

export class CallQueue {
  readonly #waiting = new Map<string, Call>();
  #draining = false;

  constructor(
    private readonly run: (call: Call) => Promise<void>,
    private readonly stale: (call: Call) => void,
    private readonly ready: () => Promise<void>,
  ) {}

  /** Takes a call in; whichever of it and the one in its slot is older is told so at once. */
  add(call: Call): void {
    const other = this.#waiting.get(call.slot);
    if (other && other.rev > call.rev) {
      this.stale(call);
      return;
    }
    if (other) this.stale(other);
    this.#waiting.set(call.slot, call);
    void this.#drain();
  }

  async #drain(): Promise<void> {
    if (this.#draining) return;
    this.#draining = true;
    // While the core loads, newer calls push older ones out; a failed load is reported by the call itself.
    await this.ready().catch(() => undefined);
    for (let next = this.#take(); next; next = this.#take()) {
      await this.run(next);
      // Lets messages that came in meanwhile replace what still waits.
      await new Promise((resolve) => setTimeout(resolve));
    }
    this.#draining = false;
  }

  #take(): Call | undefined {
    const first = this.#waiting.values().next().value;
    if (first) this.#waiting.delete(first.slot);
    return first;
  }
}
