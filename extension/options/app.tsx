/** The options page: the sites, what the seller pointed at there, and site files of their own. */
import { useState } from "preact/hooks";
import { translator, type Translate } from "../i18n.ts";
import type { Settings, State } from "../protocol.ts";
import { SITES, sitesWith } from "../sites/index.ts";
import type { Site } from "../sites/site.ts";
import { readSiteFile } from "./import.ts";

export interface OptionsProps {
  readonly state: State;
  /** Ids of sites the browser has not let Parley onto. */
  readonly blocked: readonly string[];
  readonly patch: (patch: Partial<Settings>) => Promise<void>;
  /** Asks the browser for a site's addresses; must run within the click. */
  readonly grant: (site: Site) => Promise<boolean>;
  /** Gives addresses back that no site needs any more. */
  readonly release: (site: Site) => Promise<void>;
}

interface Part { readonly t: Translate; readonly props: OptionsProps }

const hosts = ({ matches }: Site): string => [...new Set(matches.map((pattern) => pattern.replace(/^https:\/\//, "").replace(/\/.*$/, "")))].join(", ");
const without = <T,>(record: Readonly<Record<string, T>>, id: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== id));
const isFile = (id: string) => (file: unknown): boolean => (file as Site).id === id;

function SiteRow({ t, props, site }: Part & { site: Site }) {
  const { settings } = props.state;
  const on = settings.sites[site.id] !== false;
  const box = settings.boxes[site.id];
  const own = settings.siteFiles.some(isFile(site.id));
  const packed = SITES.some(({ id }) => id === site.id);
  const remove = (): void => {
    const siteFiles = settings.siteFiles.filter((file) => !isFile(site.id)(file));
    void props.patch(packed ? { siteFiles } : { siteFiles, boxes: without(settings.boxes, site.id), sites: without(settings.sites, site.id) })
      .then(() => props.release(site));
  };
  return (
    <li class="site">
      <label class="switch">
        <span class="switch-text">
          <strong>{site.name}</strong>
          <span class="quiet">{hosts(site)}{own && ` · ${t(packed ? "options.site_changed" : "options.site_own")}`}</span>
        </span>
        <input type="checkbox" role="switch" checked={on}
          onChange={(event) => void props.patch({ sites: { ...settings.sites, [site.id]: event.currentTarget.checked } })} />
      </label>
      {props.blocked.includes(site.id) && (
        <p class="line"><span>{t("options.not_granted")}</span>
          <button type="button" aria-label={t("options.grant_label", { site: site.name })} onClick={() => void props.grant(site)}>{t("options.grant")}</button></p>
      )}
      {box !== undefined && (
        <p class="line"><span>{t("options.box")}: <code>{box}</code></span>
          <button type="button" aria-label={t("options.forget_label", { site: site.name })}
            onClick={() => void props.patch({ boxes: without(settings.boxes, site.id) })}>{t("options.forget")}</button></p>
      )}
      {own && (
        <p class="line end">
          <button type="button" aria-label={t(packed ? "options.restore_label" : "options.remove_label", { site: site.name })} onClick={remove}>
            {t(packed ? "options.restore" : "options.remove")}</button></p>
      )}
    </li>
  );
}

function AddSite({ t, props }: Part) {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState("");
  const [done, setDone] = useState("");
  const say = (wrong: string, right = ""): void => {
    setProblem(wrong);
    setDone(right);
  };
  /** Up to the browser's question nothing may wait: it is asked within the click or not at all. */
  const take = (): void => {
    const read = readSiteFile(t, text);
    if ("problem" in read) {
      say(read.problem);
      return;
    }
    void props.grant(read.site).then((granted) => (granted ? keep(read.site) : say(t("options.denied", { site: read.site.name }))));
  };
  const keep = async (site: Site): Promise<void> => {
    const { siteFiles } = props.state.settings;
    const others = siteFiles.filter((file) => !isFile(site.id)(file));
    if (others.length >= MOST_FILES) {
      say(t("options.too_many"));
      return;
    }
    const known = siteFiles.length > others.length || SITES.some(({ id }) => id === site.id);
    try {
      await props.patch({ siteFiles: [...others, site] });
      say("", t(known ? "options.updated" : "options.added", { site: site.name }));
      setText("");
    } catch {
      say(t("options.not_saved"));
    }
  };
  return (
    <form class="add" onSubmit={(event) => {
      event.preventDefault();
      take();
    }}>
      <h3>{t("options.add")}</h3>
      <p class="quiet">{t("options.add_intro")}</p>
      <label class="file"><span>{t("options.file")}</span>
        <input type="file" accept=".json,application/json" onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          void file?.text().then((content) => {
            setText(content);
            say("");
          });
        }} />
      </label>
      <label class="paste"><span>{t("options.paste")}</span>
        <textarea rows={8} spellcheck={false} value={text} aria-invalid={problem !== ""} aria-describedby="import-problem"
          onInput={(event) => setText(event.currentTarget.value)} />
      </label>
      <p class="problem" role="alert" id="import-problem">{problem}</p>
      <p class="line"><span role="status">{done}</span><button type="submit" class="strong" disabled={text.trim() === ""}>{t("options.take")}</button></p>
    </form>
  );
}

/** As many as the settings hold. */
const MOST_FILES = 50;

/** The whole page as a function of what is known. */
export function Options(props: OptionsProps) {
  const t = translator(props.state.ui, props.state.strings);
  return (
    <main class="parley options" lang={props.state.ui}>
      <div class="head"><img src="icons/48.png" alt="" width="28" height="28" /><h1>{t("options.title")}</h1></div>
      {props.state.notices.map((key) => <p class="notice" role="alert" key={key}>{t(key)}</p>)}
      <section aria-labelledby="sites">
        <h2 id="sites">{t("options.sites")}</h2>
        <p class="quiet">{t("options.sites_intro")}</p>
        <ul class="sites">{sitesWith(props.state.settings.siteFiles).map((site) => <SiteRow t={t} props={props} site={site} key={site.id} />)}</ul>
        <AddSite t={t} props={props} />
      </section>
    </main>
  );
}
