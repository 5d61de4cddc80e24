/** The card of one finding: what is meant, why this buyer may mind, and what to write instead. */
import type { Translate } from "../i18n.ts";
import type { Finding, Fix } from "../protocol.ts";
import { button, fill, h } from "./dom.ts";
import { icon } from "./icons.ts";
import { changeOf } from "./change.ts";

export interface CardModel {
  readonly finding: Finding;
  readonly text: string;
  readonly index: number;
  readonly total: number;
  /** This rule was dismissed often enough to ask whether it should rest. */
  readonly offerOff: boolean;
}

export interface CardActions {
  apply(finding: Finding, fix: Fix): void;
  dismiss(finding: Finding): void;
  turnOff(finding: Finding): void;
  keepOn(finding: Finding): void;
  step(by: 1 | -1): void;
  close(): void;
}

export interface Card {
  readonly element: HTMLElement;
  update(model: CardModel): void;
  /** What Enter should press first. */
  primary(): HTMLElement;
}

function fixButton(t: Translate, text: string, fix: Fix, apply: () => void): HTMLButtonElement {
  const { before, after } = changeOf(text, fix.edits);
  const to = after === "" ? h("span", { class: "fix-gone" }, t("card.removed")) : h("ins", {}, h("bdi", {}, after));
  const change = before === "" ? [to] : [h("del", {}, h("bdi", {}, before)), icon("arrow"), to];
  // "Replace with X" over "Y → X" would say X twice; then the label is for the ear only.
  const says = fix.edits.some((edit) => edit.text !== "" && fix.label.includes(edit.text));
  const label = h("span", { class: says ? "unseen" : "fix-label" }, fix.label);
  return button([label, h("span", { class: "fix-change" }, ...change)], { class: "fix" }, apply);
}

/** Makes the card; `update` shows a finding in it. */
export function createCard(t: Translate, actions: CardActions): Card {
  const element = h("div", { class: "surface card", role: "dialog", "aria-labelledby": "card-title", "aria-describedby": "card-why", tabindex: "-1", lang: t.lang });
  let first: HTMLElement = element;

  const offer = (finding: Finding): HTMLElement => h("div", { class: "card-offer" },
    h("p", {}, t("card.offer_off", { title: finding.title })),
    h("div", { class: "card-row" },
      button(t("card.turn_off"), { class: "strong" }, () => actions.turnOff(finding)),
      button(t("card.keep_on"), {}, () => actions.keepOn(finding))));

  const update = ({ finding, text, index, total, offerOff }: CardModel): void => {
    element.dataset["severity"] = finding.severity;
    const fixes = finding.fixes.map((fix) => fixButton(t, text, fix, () => actions.apply(finding, fix)));
    const dismiss = button(t("card.dismiss"), { class: "quiet" }, () => actions.dismiss(finding));
    const body = offerOff ? offer(finding) : fixes.length > 0
      ? h("div", { class: "fixes", role: "group", "aria-label": t("card.fixes") }, ...fixes)
      : h("p", { class: "card-nofix" }, t("card.no_fix"));
    const next = button(icon("next"), { class: "step", "aria-label": t("card.next"), title: t("card.next") }, () => actions.step(1));
    const close = button(icon("close"), { class: "step", "aria-label": t("card.close"), title: t("card.close_hint") }, actions.close);
    const steps = total > 1 && h("span", { class: "card-steps" },
      button(icon("previous"), { class: "step", "aria-label": t("card.previous"), title: t("card.previous") }, () => actions.step(-1)),
      h("span", { class: "card-place" }, t("card.place", { index: index + 1, total })),
      next);
    fill(element,
      h("header", { class: "card-head" },
        icon(finding.severity),
        h("h2", { id: "card-title" }, finding.title, h("span", { class: "unseen" }, ` (${t(`severity.${finding.severity}`)})`)),
        close),
      h("p", { id: "card-why", class: "card-why" }, finding.why),
      body,
      h("footer", { class: "card-foot" },
        !offerOff && dismiss,
        h("span", { class: "card-keys", "aria-hidden": "true" }, h("kbd", {}, "←"), h("kbd", {}, "→"), h("kbd", {}, "Enter"), h("kbd", {}, "Esc")),
        steps));
    // Where there is nothing to apply, Enter goes on; it must not dismiss by accident.
    first = (offerOff ? element.querySelector<HTMLElement>(".card-offer button") : fixes[0]) ?? (total > 1 ? next : close);
  };
  return { element, update, primary: () => first };
}
