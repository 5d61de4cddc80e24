/** The bar by the composer: one calm line of tone, count, the buyer's clock, the reply deadline and the templates. */
import type { Translate } from "../i18n.ts";
import { button, fill, h, setText, show } from "./dom.ts";
import { icon, type Icon } from "./icons.ts";

export interface BarModel {
  /** The tone in a word or two; none while there is too little text. */
  readonly tone: readonly string[];
  readonly toFix: number;
  readonly more: number;
  /** An unfilled gap stands in the draft. */
  readonly notReady: boolean;
  /** Something in it must not be sent. */
  readonly stop: boolean;
  readonly checked: boolean;
  /** The buyer's clock as the core words it, and in short. */
  readonly clock: { readonly text: string; readonly short: string; readonly awake: boolean } | null;
  readonly deadline: { readonly text: string; readonly why: string; readonly state: "calm" | "near" | "over" } | null;
  /** The core can't be reached just now. */
  readonly trouble: string;
}

export interface BarActions {
  list(): void;
  templates(): void;
}

export interface Bar {
  readonly element: HTMLElement;
  readonly listButton: HTMLElement;
  update(model: BarModel): void;
  /** Says a change to assistive technology, politely. */
  announce(text: string): void;
}

const STATE_ICON: Record<"stop" | "warn" | "hint" | "ok", Icon> = { stop: "stop", warn: "warn", hint: "hint", ok: "ok" };

/** Makes the bar. `keys` are the shortcuts as this machine writes them. */
export function createBar(t: Translate, keys: { card: string; palette: string }, actions: BarActions): Bar {
  const toneFirst = h("span");
  const toneMore = h("span", { class: "bar-tone-more" });
  const tone = h("span", { class: "bar-tone" }, toneFirst, toneMore);
  const state = h("span", { class: "bar-state" });
  const count = h("span", { class: "bar-count" });
  const others = h("span", { class: "bar-more" });
  const findings = button([state, h("span", {}, count, others), h("kbd", {}, keys.card)], { class: "bar-findings", "aria-haspopup": "dialog" }, actions.list);
  const clockLong = h("span", { class: "bar-clock-long" });
  const clockShort = h("span", { class: "bar-clock-short" });
  const clockPart = h("span", { class: "bar-part bar-clock" }, icon("clock"), icon("night"), clockLong, clockShort);
  const deadline = h("span", { class: "bar-deadline-text" });
  const deadlinePart = h("span", { class: "bar-part bar-deadline" }, icon("reply"), deadline);
  const templates = button(
    [icon("templates"), h("span", { class: "bar-templates-text" }, t("bar.templates")), h("kbd", {}, keys.palette)],
    { class: "bar-templates", "aria-haspopup": "dialog", "aria-label": t("bar.templates_label", { keys: keys.palette }) },
    actions.templates,
  );
  const live = h("span", { class: "unseen", role: "status", "aria-live": "polite" });
  const element = h("section", { class: "surface bar", "aria-label": t("bar.label"), lang: t.lang },
    h("span", { class: "bar-mark" }, icon("mark")), findings, tone, clockPart, deadlinePart, templates, live);

  let shown = "";
  const update = (model: BarModel): void => {
    const kind = model.stop ? "stop" : model.toFix > 0 ? "warn" : model.more > 0 ? "hint" : "ok";
    const words = [
      model.notReady ? t("bar.not_ready") : "",
      model.toFix > 0 ? t("bar.to_fix", { n: model.toFix }) : "",
    ].filter((part) => part !== "");
    const more = model.more > 0 && model.trouble === "" ? t("bar.more", { n: model.more }) : "";
    const grave = model.trouble !== "" ? model.trouble : words.join(" · ");
    const text = grave || more || (model.checked ? t("bar.all_clear") : "");
    setText(count, text);
    setText(others, grave !== "" && more !== "" ? ` · ${more}` : "");
    findings.dataset["state"] = kind;
    if (shown !== kind) {
      fill(state, icon(STATE_ICON[kind]));
      shown = kind;
    }
    show(findings, text !== "");
    const [word = "", ...rest] = model.tone;
    setText(toneFirst, word);
    setText(toneMore, rest.map((other) => `, ${other}`).join(""));
    show(tone, word !== "");
    setText(clockLong, model.clock?.text ?? "");
    setText(clockShort, model.clock?.short ?? "");
    clockPart.title = model.clock?.text ?? "";
    clockPart.dataset["awake"] = String(model.clock?.awake ?? true);
    show(clockPart, model.clock !== null);
    setText(deadline, model.deadline?.text ?? "");
    deadlinePart.title = model.deadline?.why ?? "";
    deadlinePart.dataset["state"] = model.deadline?.state ?? "calm";
    show(deadlinePart, model.deadline !== null);
  };
  return { element, listButton: findings, update, announce: (text) => setText(live, text) };
}
