/** How a template gets from the palette into the draft: search, preview with what the page knows, one undo step. */
import type { Editor } from "../editors/editor.ts";
import type { Translate } from "../i18n.ts";
import type { Rendered, Span, Template } from "../protocol.ts";
import { follow, landing } from "../ui/change.ts";
import type { PaletteActions } from "../ui/palette.ts";
import type { View } from "../ui/view.ts";
import { STALE, type Client, type Stale } from "./client.ts";
import type { Context } from "./context.ts";
import { explain } from "./refusal.ts";

const MOST = 40;

export class PaletteFlow {
  view!: View;
  #all: readonly Template[] = [];
  #shown: readonly Template[] = [];
  #selected = 0;
  #preview: Rendered | null = null;
  #place: Span | null = null;
  #working = false;
  /** What is typed is being looked for. */
  #searching: Promise<void> = Promise.resolve();

  constructor(
    private readonly t: Translate,
    private readonly client: Client,
    private readonly editor: Editor,
    private readonly context: Context,
    /** Reads the page once more, so that no value of a moment ago goes in. */
    private readonly reread: () => void,
    private readonly inserted: () => void,
    private readonly signal: AbortSignal,
  ) {}

  readonly actions: PaletteActions = {
    select: (index) => this.#select(index),
    insert: () => void this.#insert(),
  };

  get busy(): boolean {
    return this.#working;
  }

  async open(): Promise<void> {
    this.reread();
    this.#place = this.editor.selection();
    const { input } = this.view.palette;
    input.value = "";
    this.#shown = [];
    this.#preview = null;
    this.view.show("palette", () => this.view.bar.element);
    input.focus();
    try {
      this.#all = await this.client.templates();
      await (this.#searching = this.#search());
    } catch {
      this.#rank(this.#all);
    }
  }

  close(): void {
    if (this.view.open !== "palette") return;
    this.view.hide();
    this.editor.focus();
    if (this.#place) this.editor.select(this.#place);
  }

  /** The search box changed. */
  typed(): void {
    this.#searching = this.#search();
  }

  move(by: 1 | -1): void {
    const { length } = this.#shown;
    if (length > 0) this.#select((this.#selected + by + length) % length);
  }

  enter(): void {
    void this.#insert();
  }

  async #search(): Promise<void> {
    const query = this.view.palette.input.value.trim();
    const read = this.context.buyerRead;
    const { country } = this.context.buyer();
    let ranked: readonly Template[];
    try {
      const answer = await this.client.call("suggest", "template.suggest", {
        library: "",
        query,
        ...(read ? { known: { buyer: read } } : {}),
        context: {
          intents: read?.intents.map(({ intent }) => intent) ?? [],
          market: this.context.market,
          ...(country ? { country } : {}),
          ...(read && read.lang !== "und" ? { lang: read.lang } : {}),
        },
        limit: MOST,
      });
      if (answer === STALE || this.signal.aborted) return;
      const found = answer.matches.flatMap(({ id }) => this.#all.find((template) => template.id === id) ?? []);
      ranked = query === "" ? [...found, ...this.#all.filter((template) => !found.includes(template))] : found;
    } catch {
      // Without the core the titles can still be searched.
      ranked = this.#all.filter(({ title }) => title.toLowerCase().includes(query.toLowerCase()));
    }
    if (!this.signal.aborted && this.view.open === "palette") this.#rank(ranked);
  }

  #rank(templates: readonly Template[]): void {
    this.#shown = templates;
    this.#select(0);
  }

  #select(index: number): void {
    this.#selected = index;
    this.#preview = null;
    this.#paint();
    void this.#render().then((rendered) => {
      if (rendered === null || this.view.open !== "palette") return;
      this.#preview = rendered;
      this.#paint();
    });
  }

  #paint(): void {
    this.view.palette.update({ templates: this.#shown, selected: this.#selected, preview: this.#preview });
  }

  /** Fills the template of the line; a preview that is asked for meanwhile must not take an insertion's place. */
  async #render(slot: "render" | "insert" = "render"): Promise<Rendered | null> {
    const template = this.#shown[this.#selected];
    if (!template) return null;
    const { country, zone } = this.context.buyer();
    const rendered = await this.client.call(slot, "template.render", {
      pattern: template.pattern,
      lang: template.lang,
      values: this.context.values(),
      now: new Date().toISOString(),
      ...(country ? { country } : {}),
      ...(zone ? { zone } : {}),
    }).catch((): Stale => STALE);
    return rendered === STALE || this.signal.aborted ? null : rendered;
  }

  async #insert(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    this.reread();
    // Enter may come before the list has followed the last letter, and before the preview of the line it is on.
    await this.#searching;
    const rendered = this.#preview ?? (await this.#render("insert"));
    if (!rendered || this.signal.aborted) {
      this.#working = false;
      return;
    }
    const length = this.editor.text().length;
    const [start, end] = this.#place ?? [length, length];
    this.view.hide();
    const outcome = await this.editor.replace([Math.min(start, length), Math.min(end, length)], rendered.text);
    this.#working = false;
    if (this.signal.aborted) return;
    if (!outcome.ok) {
      await explain(this.t, this.view, outcome.reason, rendered.text);
      return;
    }
    const { text, missing, caret } = rendered;
    const { kept } = outcome;
    const at = caret === null ? 0 : start + follow(text, kept, caret);
    this.editor.select(missing.length > 0 || caret === null ? landing(start, kept, missing) : [at, at]);
    this.inserted();
  }
}
