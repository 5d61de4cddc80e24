/** Every surface of Parley in every state, on a page of its own, where eyes, axe and screenshots reach it. */
import { render } from "preact";
import { translator } from "../i18n.ts";
import { Popup } from "../popup/app.tsx";
import type { State } from "../protocol.ts";
import { createBar } from "../ui/bar.ts";
import { createCard } from "../ui/card.ts";
import { h } from "../ui/dom.ts";
import { createList } from "../ui/list.ts";
import { createPalette } from "../ui/palette.ts";
import { createRescue } from "../ui/rescue.ts";
import { adopt, STYLES } from "../ui/root.ts";
import { toneWords } from "../ui/tone.ts";
import { deadlineText } from "../content/clock.ts";
import { bars, BUYER, cards, FINDINGS, PREVIEW, REPORT, SETTINGS, TEMPLATES, TEXT } from "./samples.ts";

/** Here surfaces stand in the flow; on a page they float. */
const IN_FLOW = `
:host { position: static !important; width: auto !important; height: auto !important; pointer-events: auto !important; }
.surface { position: static; }
.list, .card { max-height: none; }
.bar, .rescue { visibility: visible; }
`;

const nothing = (): void => undefined;
const read = async <T,>(path: string): Promise<T> => (await fetch(path)).json() as Promise<T>;

const app = document.getElementById("app") as HTMLElement;
const lang = new URLSearchParams(location.search).get("lang") ?? "en";
const strings = { ...(await read<Record<string, string>>("locales/en/ui.json")), ...(await read<Record<string, string>>(`locales/${lang}/ui.json`)) };
const languages = await read<State["languages"]>("locales/index.json");
const t = translator(lang, strings);
document.documentElement.lang = lang;

/** Samples of one surface stand on one page: each gets a name of its own. */
function rename(surface: HTMLElement, name: string): void {
  for (const element of [surface, ...surface.querySelectorAll("section, [role='region']")]) {
    const label = element.getAttribute("aria-label");
    if (label !== null) element.setAttribute("aria-label", `${label}, ${name}`);
  }
}

function section(title: string, ...surfaces: HTMLElement[]): void {
  const row = h("div", { class: "row" });
  for (const [index, surface] of surfaces.entries()) {
    rename(surface, `${title} ${index + 1}`);
    const host = h("div");
    const shadow = host.attachShadow({ mode: "open" });
    adopt(shadow, [...STYLES, IN_FLOW]);
    shadow.append(surface);
    row.append(host);
  }
  app.append(h("section", {}, h("h2", {}, title), row));
}

app.append(h("h1", {}, "Parley"), h("nav", { "aria-label": "Language" }, ...languages.map((one) => h("a", { href: `?lang=${one.lang}`, lang: one.lang }, one.name))));

const keys = { card: "Alt+P", palette: "Alt+M" };
const clock = lang === "uk"
  ? { text: "У покупця 03:12, вівторок: спить", short: "03:12, вт", awake: false }
  : { text: "03:12 on Tuesday in Munich, asleep", short: "03:12, Tue", awake: false };
const tone = toneWords(t, { formality: 0, warmth: -0.5, directness: 0, politeness: -0.4 });
for (const [name, model] of bars(clock, tone, deadlineText(t, 658), deadlineText(t, -65))) {
  const bar = createBar(t, keys, { list: nothing, templates: nothing });
  bar.update(model);
  section(`bar: ${name}`, bar.element);
}

const cardActions = { apply: nothing, dismiss: nothing, turnOff: nothing, keepOn: nothing, step: nothing, close: nothing };
section("card", ...[...cards, ["offer", { ...cards[1]![1], offerOff: true }] as const].map(([, model]) => {
  const card = createCard(t, cardActions);
  card.update(model);
  return card.element;
}));

section("list", ...[{ findings: FINDINGS, text: TEXT, buyer: BUYER, clock: clock.text }, { findings: [], text: "", buyer: null, clock: "" }].map((model) => {
  const list = createList(t, { open: nothing, close: nothing });
  list.update(model);
  return list.element;
}));

section("palette", ...[{ templates: TEMPLATES, selected: 0, preview: PREVIEW }, { templates: [], selected: 0, preview: null }].map((model) => {
  const palette = createPalette(t, { select: nothing, insert: nothing });
  palette.update(model);
  return palette.element;
}));

const rescue = createRescue(t, { when: "14:02", key: keys.card }, { restore: nothing, dismiss: nothing });
rescue.say();
section("rescue", rescue.element);

const state = (change: Partial<State> = {}): State => ({ settings: SETTINGS, ui: lang, zone: "Europe/Kyiv", strings, languages, notices: [], ...change });
const site = { id: "etsy", name: "Etsy" };
const popups = [
  { state: state(), report: REPORT, site, blocked: false, drafts: 2 },
  { state: state({ settings: { ...SETTINGS, sites: { etsy: false }, off: [] } }), report: { ...REPORT, enabled: false }, site, blocked: false },
  { state: state({ notices: ["notice.settings_older"] }), report: null, site, blocked: true },
  { state: state(), report: null, site, blocked: false, stale: true },
  { state: state(), report: null, site: null, blocked: false },
];
const row = h("div", { class: "row" });
app.append(h("section", {}, h("h2", {}, "popup"), row));
for (const props of popups) {
  // A page has one main part; the popups of the gallery are samples in it.
  const frame = h("div", { class: "frame" });
  row.append(frame);
  render(<Popup drafts={0} stale={false} eraseDrafts={nothing} {...props} patch={nothing} allow={nothing} point={nothing} options={nothing} embedded />, frame);
}
document.documentElement.dataset["ready"] = "true";
