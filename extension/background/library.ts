/** The template library: the starter set that is packed, in the UI language, and its revision in the core. */
import type { Template } from "../protocol.ts";
import { CoreError, type CoreHost } from "./core.ts";

interface Starter {
  readonly templates: readonly (Omit<Template, "title"> & { readonly title: Readonly<Record<string, string>> })[];
}

const UNKNOWN_REVISION = -32003;

export class Library {
  #starter: Promise<Starter> | null = null;
  /** The revision this core was given; a new worker is a new core. */
  #given: string | null = null;

  constructor(private readonly core: CoreHost) {}

  /** All templates, titled in the UI language. */
  async templates(ui: string): Promise<readonly Template[]> {
    this.#starter ??= fetch(chrome.runtime.getURL("locales/en/templates.json")).then((file) => file.json() as Promise<Starter>);
    const { templates } = await this.#starter;
    return templates.map(({ title, ...rest }) => ({ ...rest, title: title[ui] ?? title["en"] ?? rest.id }));
  }

  /** Asks the core for suggestions; the library is loaded first where this core does not know it. */
  async suggest(params: Record<string, unknown>, ui: string): Promise<unknown> {
    const rev = `starter-1-${ui}`;
    const ask = (): Promise<unknown> => this.core.ask("template.suggest", { ...params, library: rev });
    if (this.#given !== rev) await this.#load(rev, ui);
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof CoreError) || error.code !== UNKNOWN_REVISION) throw error;
      await this.#load(rev, ui);
      return ask();
    }
  }

  async #load(rev: string, ui: string): Promise<void> {
    await this.core.ask("library.load", { rev, templates: await this.templates(ui) });
    this.#given = rev;
  }
}
