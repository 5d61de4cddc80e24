/** The seller's settings: read once a life of the worker, changed here only, told to whoever listens. */
import type { Settings, State } from "../protocol.ts";
import { StoredDocument } from "../storage/document.ts";
import { DEFAULTS, parseSettings, SETTINGS } from "../storage/settings.ts";
import { languages, strings, uiLanguage } from "./locales.ts";
import type { Notices } from "./notices.ts";

const PART = "settings";
const NOT_SAVED = "notice.settings_not_saved";

const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

export class SettingsKeeper {
  readonly #document = new StoredDocument<Settings>(chrome.storage.local, SETTINGS);
  #loaded: Promise<Settings> | null = null;

  /** `changed` runs after each change, and after one that did not reach the disk. */
  constructor(private readonly notices: Notices, private readonly changed: (state: State) => void) {}

  /** The settings as stored. */
  current(): Promise<Settings> {
    this.#loaded ??= this.#document.load().then(
      ({ value, notices }) => {
        this.notices.set(PART, notices);
        return value;
      },
      () => {
        this.notices.set(PART, ["notice.settings_defaults"]);
        return DEFAULTS;
      },
    );
    return this.#loaded;
  }

  /** The settings with their defaults filled in and the words to show them with. */
  async state(): Promise<State> {
    const settings = await this.current();
    const list = await languages();
    const ui = uiLanguage(settings.ui, list);
    return {
      settings,
      ui,
      zone: settings.zone ?? ownZone(),
      strings: await strings(ui),
      languages: list,
      notices: this.notices.all(),
    };
  }

  /** Applies a patch that is checked as a whole; a value of the wrong shape changes nothing. */
  patch(patch: Partial<Settings>): Promise<void> {
    return this.#update((settings) => parseSettings({ ...settings, ...patch }) ?? settings);
  }

  /** Counts one more dismissal of a rule and says how many there are now. */
  async dismiss(rule: string): Promise<number> {
    await this.#update((settings) => ({
      ...settings,
      dismissed: { ...settings.dismissed, [rule]: (settings.dismissed[rule] ?? 0) + 1 },
    }));
    return (await this.current()).dismissed[rule] ?? 0;
  }

  /** Turns a rule off or on again; on again starts its count of dismissals anew. */
  rule(rule: string, off: boolean): Promise<void> {
    return this.#update((settings) => ({
      ...settings,
      off: [...settings.off.filter((other) => other !== rule), ...(off ? [rule] : [])],
      dismissed: Object.fromEntries(Object.entries(settings.dismissed).filter(([other]) => other !== rule)),
    }));
  }

  /** Remembers the selector of a site's message box. */
  box(site: string, selector: string): Promise<void> {
    return this.#update((settings) => parseSettings({ ...settings, boxes: { ...settings.boxes, [site]: selector } }) ?? settings);
  }

  async #update(change: (settings: Settings) => Settings): Promise<void> {
    await this.current();
    try {
      this.#loaded = Promise.resolve(await this.#document.update(change));
      this.notices.set(PART, []);
      await this.notices.forget([NOT_SAVED]);
    } catch (error) {
      // The old state stays whole; the seller is told that the change was not kept.
      this.notices.set(PART, [NOT_SAVED]);
      this.changed(await this.state());
      throw error;
    }
    this.changed(await this.state());
  }
}
