/** One manifest, two outputs: what Chrome and Firefox read differently is decided here and nowhere else. */

export type Browser = "chrome" | "firefox";

/** The public half of a throw-away key: it fixes the id of the unpacked extension in Chrome. */
const CHROME_KEY =
  "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEApiSST15roT15MuceuO5q++eiUotYDF1TfWq8Sw/PuUDK5B0t8AeZMp+vxC0uIaW1y1h6" +
  "JNDRPES3EYlnd4BAOGZqys++cwvrIKP/03Fwr3e8maeFPFHUZZjsjFeNvgPOOCaLnc+Z8StFMD7cKpldEsntrToipAiSmdwWdU8iE9UOvo09sYu0" +
  "W+o0DmouzbUjZrT9afS4v012zc0XoLa0zePA3aSRy0JV2zW3vEqU3UX+MqIEbLxIjXzHpYpYiVPp570lvQGYWhqvfxvriWuKocortf1bfn2/VIaO" +
  "qwvt7c32EGM0clV5crAffZ9RNVnxHV5Mj7+by2W1HPWVfkBcOwIDAQAB";

/** Extension pages and the worker run only what is packed with them and talk to nobody. */
const CSP = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

export interface ManifestInput {
  readonly browser: Browser;
  readonly version: string;
  /** Match patterns of the marketplaces, from the site files. */
  readonly matches: readonly string[];
}

/** The manifest of one browser as a plain value, ready to be written as JSON. */
export function manifest({ browser, version, matches }: ManifestInput): Record<string, unknown> {
  const icons = { 16: "icons/16.png", 32: "icons/32.png", 48: "icons/48.png", 128: "icons/128.png" };
  const common = {
    manifest_version: 3,
    name: "Parley",
    version,
    description: "__MSG_description__",
    default_locale: "en",
    icons,
    action: { default_popup: "popup.html", default_title: "Parley", default_icon: icons },
    options_ui: { page: "options.html", open_in_tab: true },
    permissions: ["storage", "scripting"],
    host_permissions: [...matches],
    // Only what a seller's own site file names is ever asked for.
    optional_host_permissions: ["https://*/*"],
    content_scripts: [{ matches: [...matches], js: ["content.js"], run_at: "document_start", all_frames: true, match_origin_as_fallback: true }],
    content_security_policy: { extension_pages: CSP },
  };
  if (browser === "chrome") {
    return {
      ...common,
      key: CHROME_KEY,
      minimum_chrome_version: "125",
      background: { service_worker: "background.js", type: "module" },
    };
  }
  return {
    ...common,
    background: { scripts: ["background.js"], type: "module" },
    browser_specific_settings: {
      gecko: {
        id: "parley@parley.example",
        strict_min_version: "142.0",
        data_collection_permissions: { required: ["none"] },
      },
    },
  };
}
