/** The template palette: search, a ranked list, and the text as it will stand, with its gaps marked. */
import type { Translate } from "../i18n.ts";
import type { Rendered, Template } from "../protocol.ts";
import { button, fill, h, setText } from "./dom.ts";

export interface PaletteModel {
  readonly templates: readonly Template[];
  readonly selected: number;
  /** The selected template with the values filled in; `null` while it is being made. */
  readonly preview: Rendered | null;
}

export interface PaletteActions {
  select(index: number): void;
  insert(): void;
}

export interface Palette {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  update(model: PaletteModel): void;
}

/** The preview as text and marked gaps; a gap is `{name}` of a missing value. */
function previewParts(t: Translate, { text, missing }: Rendered): Node[] {
  const parts: Node[] = [];
  let from = 0;
  for (const match of text.matchAll(/\{([^{}\s]+)\}/g)) {
    if (!missing.includes(match[1] ?? "")) continue;
    parts.push(document.createTextNode(text.slice(from, match.index)));
    parts.push(h("mark", { class: "gap", title: t("palette.gap") }, match[0]));
    from = match.index + match[0].length;
  }
  parts.push(document.createTextNode(text.slice(from)));
  return parts;
}

/** Makes the palette. Arrows and Enter come from the key guard, the search box types by itself. */
export function createPalette(t: Translate, actions: PaletteActions): Palette {
  const input = h("input", {
    class: "palette-input", type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", autocapitalize: "off",
    "aria-label": t("palette.search"), placeholder: t("palette.search"), "aria-controls": "palette-list", "aria-expanded": "true",
    "aria-autocomplete": "list",
  });
  const listbox = h("ul", { class: "palette-list", id: "palette-list", role: "listbox", "aria-label": t("palette.title") });
  const empty = h("p", { class: "palette-empty" }, t("palette.empty"));
  const preview = h("div", { class: "palette-text", tabindex: "0", role: "region", "aria-label": t("palette.preview") });
  const note = h("p", { class: "palette-note", role: "status" });
  const insert = button([t("palette.insert"), h("kbd", {}, "Enter")], { class: "strong" }, actions.insert);
  const element = h("div", { class: "surface palette", role: "dialog", "aria-label": t("palette.title"), tabindex: "-1", lang: t.lang },
    h("div", { class: "palette-side" }, input, listbox, empty),
    h("div", { class: "palette-preview" }, preview, note, h("div", { class: "palette-foot" },
      h("span", { class: "card-keys", "aria-hidden": "true" }, h("kbd", {}, "↑"), h("kbd", {}, "↓"), h("kbd", {}, "Esc")), insert)));

  let shown: readonly Template[] = [];
  const options = (templates: readonly Template[]): void => {
    if (shown === templates) return;
    shown = templates;
    fill(listbox, ...templates.map((template, index) => {
      const option = h("li", { class: "palette-option", role: "option", id: `option-${index}` },
        h("span", { class: "palette-name" }, template.title),
        template.shortcut !== undefined && h("span", { class: "palette-short" }, template.shortcut));
      option.addEventListener("click", (event) => event.isTrusted && actions.select(index));
      option.addEventListener("dblclick", (event) => event.isTrusted && actions.insert());
      return option;
    }));
  };

  const update = ({ templates, selected, preview: rendered }: PaletteModel): void => {
    options(templates);
    [...listbox.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === selected)));
    const current = listbox.children[selected];
    if (current) {
      input.setAttribute("aria-activedescendant", current.id);
      current.scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
    empty.hidden = templates.length > 0;
    listbox.hidden = templates.length === 0;
    insert.disabled = rendered === null;
    fill(preview, ...(rendered ? previewParts(t, rendered) : []));
    setText(note, rendered && rendered.missing.length > 0 ? t("palette.missing", { n: rendered.missing.length }) : "");
  };
  return { element, input, update };
}
