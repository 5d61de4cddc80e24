/** Everything Parley has to say about a draft, and what the buyer meant: the bar's count, unfolded. */
import type { Translate } from "../i18n.ts";
import type { BuyerRead, Finding } from "../protocol.ts";
import { button, fill, h } from "./dom.ts";
import { icon } from "./icons.ts";

export interface ListModel {
  readonly findings: readonly Finding[];
  readonly text: string;
  readonly buyer: BuyerRead | null;
  /** The buyer's time in full, empty when it is not known. */
  readonly clock: string;
}

export interface ListActions {
  open(finding: Finding): void;
  close(): void;
}

export interface List {
  readonly element: HTMLElement;
  update(model: ListModel): void;
  primary(): HTMLElement;
}

const excerpt = (finding: Finding, text: string): string =>
  finding.span ? text.slice(...finding.span).replace(/\s+/g, " ").slice(0, 60) : "";

/** Makes the list; each line opens the card of its finding. */
export function createList(t: Translate, actions: ListActions): List {
  // What scrolls lies within: Firefox squares the corners of a box that has a scroll bar.
  const inside = h("div", { class: "list-inside", tabindex: "-1" });
  const element = h("div", { class: "surface list", role: "dialog", "aria-label": t("list.title"), tabindex: "-1", lang: t.lang }, inside);

  const line = (finding: Finding, text: string): HTMLElement => {
    const quoted = excerpt(finding, text);
    return h("li", {}, button([
      icon(finding.severity),
      h("span", { class: "list-text" },
        h("span", { class: "list-title" }, finding.title, h("span", { class: "unseen" }, ` (${t(`severity.${finding.severity}`)})`)),
        quoted !== "" && h("bdi", { class: "list-quote" }, quoted)),
    ], { class: "list-line" }, () => actions.open(finding)));
  };

  const buyerPart = (buyer: BuyerRead, clock: string): HTMLElement => {
    const facts = [
      t(`mood.${buyer.mood}`),
      ...(buyer.urgent ? [t("buyer.urgent")] : []),
      ...buyer.intents.slice(0, 2).map(({ intent }) => t(`intent.${intent}`)),
    ];
    const seen = new Set<string>();
    const terms = buyer.terms.filter(({ term }) => !seen.has(term.toLowerCase()) && seen.add(term.toLowerCase()));
    return h("section", { class: "list-buyer", "aria-label": t("list.buyer") },
      h("h3", {}, t("list.buyer")),
      h("p", { class: "list-facts" }, facts.join(" · ")),
      clock !== "" && h("p", { class: "list-facts list-clock" }, clock),
      terms.length > 0 && h("dl", { class: "list-terms" }, ...terms.slice(0, 12).map(({ term, meaning }) =>
        h("div", {}, h("dt", { lang: buyer.lang }, term), h("dd", {}, meaning)))));
  };

  const update = ({ findings, text, buyer, clock }: ListModel): void => {
    const part = (title: string, some: readonly Finding[]): HTMLElement | false => some.length > 0
      && h("section", {}, h("h3", {}, title), h("ul", {}, ...some.map((finding) => line(finding, text))));
    const hints = findings.filter(({ severity }) => severity === "hint");
    const toFix = findings.filter(({ severity }) => severity !== "hint");
    fill(inside,
      findings.length === 0 && h("p", { class: "list-clear" }, icon("ok"), t("list.clear")),
      part(t("list.to_fix"), toFix),
      part(t("list.hints"), hints),
      buyer && buyerPart(buyer, clock));
  };
  return { element, update, primary: () => element.querySelector("button") ?? element };
}
