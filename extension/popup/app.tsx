/** The popup: is Parley on here, what it found on the page, where its box is, and the four things a seller sets. */
import { countryName, countryCodes } from "../sites/places.ts";
import type { Report, Settings, State } from "../protocol.ts";
import { translator, type Translate } from "../i18n.ts";
import { ownZone, zoneName, zones } from "./zones.ts";

export interface PopupProps {
  readonly state: State;
  /** What the content script of the current tab sees; `null` where there is none. */
  readonly report: Report | null;
  readonly site: { readonly id: string; readonly name: string } | null;
  /** The browser has not yet allowed Parley on this site. */
  readonly blocked: boolean;
  readonly patch: (patch: Partial<Settings>) => void;
  readonly allow: () => void;
  /** Lets the seller point at the message box on the page. */
  readonly point: () => void;
  readonly options: () => void;
  /** The tab is of a site we work on, and our script is not there. */
  readonly stale: boolean;
  /** How many drafts are kept. */
  readonly drafts: number;
  readonly eraseDrafts: () => void;
  /** Shown inside another page, which has its own landmarks. */
  readonly embedded?: boolean;
}

function SiteSwitch({ t, props }: { t: Translate; props: PopupProps }) {
  const { site, state, patch } = props;
  if (!site) return <p class="quiet">{t("popup.no_site")}</p>;
  const on = state.settings.sites[site.id] !== false;
  return (
    <label class="switch">
      <span class="switch-text">
        <strong>{t("popup.on_site", { site: site.name })}</strong>
        <span class="quiet">{t(on ? "popup.on" : "popup.off")}</span>
      </span>
      <input type="checkbox" role="switch" checked={on}
        onChange={(event) => patch({ sites: { ...state.settings.sites, [site.id]: event.currentTarget.checked } })} />
    </label>
  );
}

function Found({ t, report, point }: { t: Translate; report: Report; point: () => void }) {
  if (!report.enabled) return null;
  if (!report.thread) return <p class="quiet">{t("popup.no_thread")}</p>;
  const name = (part: string): string => {
    if (part === "messages") return t("found.messages", { n: report.messages });
    return t(part === "composer" && report.composer ? `found.composer_${report.composer}` : `found.${part}`);
  };
  return (
    <div class="seen">
      <dl class="found">
        <dt>{t("popup.found")}</dt>
        <dd>{report.found.map(name).join(", ") || "–"}</dd>
        {report.missing.length > 0 && <><dt>{t("popup.missing")}</dt><dd class="quiet">{report.missing.map((part) => t(`found.${part === "messages" ? "no_messages" : part}`)).join(", ")}</dd></>}
      </dl>
      {!report.composer && <p class="quiet">{t("popup.no_composer")}</p>}
      <button type="button" onClick={point}>{t("popup.point")}</button>
    </div>
  );
}

function Fields({ t, props }: { t: Translate; props: PopupProps }) {
  const { state, patch } = props;
  const { settings } = state;
  return (
    <form class="fields" onSubmit={(event) => event.preventDefault()}>
      <label>
        <span>{t("popup.zone")}</span>
        <select value={settings.zone ?? ""} onChange={(event) => patch({ zone: event.currentTarget.value || null })}>
          <option value="">{t("popup.zone_auto", { zone: zoneName(ownZone()) })}</option>
          {zones(settings.zone).map(({ id, name }) => <option value={id} key={id}>{name}</option>)}
        </select>
      </label>
      <label>
        <span>{t("popup.country")}</span>
        <select value={settings.country ?? ""} onChange={(event) => patch({ country: event.currentTarget.value || null })}>
          <option value="">{t("popup.country_none")}</option>
          {countryCodes(t.lang).map((code) => <option value={code} key={code}>{countryName(code, t.lang)}</option>)}
        </select>
      </label>
      <label>
        <span>{t("popup.shop")}</span>
        <input type="text" maxLength={80} value={settings.shop} placeholder={t("popup.shop_hint")}
          onChange={(event) => patch({ shop: event.currentTarget.value.trim() })} />
      </label>
      <label>
        <span>{t("popup.language")}</span>
        <select value={settings.ui ?? ""} onChange={(event) => patch({ ui: event.currentTarget.value || null })}>
          <option value="">{t("popup.language_auto")}</option>
          {state.languages.map(({ lang, name }) => <option value={lang} lang={lang} key={lang}>{name}</option>)}
        </select>
      </label>
    </form>
  );
}

function Off({ t, props }: { t: Translate; props: PopupProps }) {
  const { off } = props.state.settings;
  if (off.length === 0) return null;
  return (
    <p class="off">
      <span class="quiet">{t("popup.rules_off", { n: off.length })}</span>
      <button type="button" onClick={() => props.patch({ off: [], dismissed: {} })}>{t("popup.rules_on")}</button>
    </p>
  );
}

function Drafts({ t, props }: { t: Translate; props: PopupProps }) {
  if (props.drafts === 0) return null;
  return (
    <p class="off">
      <span class="quiet">{t("popup.drafts", { n: props.drafts })}</span>
      <button type="button" onClick={props.eraseDrafts}>{t("popup.drafts_erase")}</button>
    </p>
  );
}

/** The whole popup as a function of what is known. */
export function Popup(props: PopupProps) {
  const t = translator(props.state.ui, props.state.strings);
  const Frame = props.embedded ? "div" : "main";
  return (
    <Frame class="parley popup" lang={props.state.ui}>
      <div class="head"><img src="icons/48.png" alt="" width="24" height="24" />{props.embedded ? <strong>Parley</strong> : <h1>Parley</h1>}</div>
      {props.state.notices.map((key) => <p class="notice" role="alert" key={key}>{t(key)}</p>)}
      {props.blocked && <div class="notice"><p>{t("popup.blocked", { site: props.site?.name ?? "" })}</p><button type="button" class="strong" onClick={props.allow}>{t("popup.allow")}</button></div>}
      {props.stale && <p class="notice">{t("popup.reload")}</p>}
      <SiteSwitch t={t} props={props} />
      {props.report && <Found t={t} report={props.report} point={props.point} />}
      <Fields t={t} props={props} />
      <Off t={t} props={props} />
      <Drafts t={t} props={props} />
      <div class="private quiet"><p>{t("popup.private")}</p><button type="button" class="link" onClick={props.options}>{t("popup.options")}</button></div>
    </Frame>
  );
}
