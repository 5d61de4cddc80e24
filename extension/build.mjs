/*
 * Builds the extension for both browsers from one source:
 *
 *   node extension/build.mjs        → build/extension/{chrome,firefox}/ and parley-{chrome,firefox}.zip beside them
 *
 * The core comes from build/wasm/, or from the folder that PARLEY_CORE_DIR names. The same sources give the same bytes:
 * files are sorted and carry one fixed time.
 */
import { build } from "esbuild";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Resvg } from "@resvg/resvg-js";
import { zip } from "./zip.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const out = process.env.PARLEY_OUT_DIR ?? join(root, "build", "extension");
const coreDir = process.env.PARLEY_CORE_DIR ?? join(root, "build", "wasm");
const CORE_FILES = /^(parley\.mjs|parley\.wasm|icu\.dat|packs\.json|.+\.pack)$/;
const BROWSERS = ["chrome", "firefox"];

const readJson = async (path) => JSON.parse(await readFile(path, "utf8"));
const writeJson = (path, value) => writeFile(path, `${JSON.stringify(value, null, 2)}\n`);

/** Bundles the scripts; the core's door stays a module of its own, beside its Wasm. */
async function scripts(target) {
  const common = {
    absWorkingDir: here, outdir: target, bundle: true, target: "es2022", charset: "utf8", legalComments: "none",
    minify: true, loader: { ".css": "text" }, jsx: "automatic", jsxImportSource: "preact", logLevel: "warning",
  };
  const core = {
    name: "core",
    setup: (plugin) => plugin.onResolve({ filter: /^parley-core$/ }, () => ({ path: "./core/parley.mjs", external: true })),
  };
  await Promise.all([
    build({ ...common, format: "iife", entryPoints: { content: "content.ts" } }),
    build({
      ...common, format: "esm", plugins: [core],
      entryPoints: { background: "background.ts", popup: "popup/main.tsx", options: "options/main.tsx", gallery: "gallery/main.tsx" },
    }),
  ]);
}

/** Loads a TypeScript module of ours in this process. */
async function load(path) {
  const cache = join(out, ".load");
  const file = join(cache, `${path.replace(/\W/g, "_")}.mjs`);
  await build({ absWorkingDir: here, entryPoints: [path], outfile: file, bundle: true, format: "esm", platform: "node", logLevel: "warning" });
  return import(pathToFileURL(file).href);
}

/** The languages that have words for the UI, English first. */
async function languages() {
  const found = [];
  for (const lang of (await readdir(join(root, "locales"))).sort()) {
    const path = join(root, "locales", lang, "ui.json");
    if (existsSync(path)) found.push({ lang, words: await readJson(path) });
  }
  return found.sort((a, b) => Number(b.lang === "en") - Number(a.lang === "en"));
}

async function locales(target, list) {
  for (const { lang, words } of list) {
    await mkdir(join(target, "locales", lang), { recursive: true });
    await mkdir(join(target, "_locales", lang.replace("-", "_")), { recursive: true });
    await writeJson(join(target, "locales", lang, "ui.json"), words);
    await writeJson(join(target, "_locales", lang.replace("-", "_"), "messages.json"), { description: { message: words["app.description"] } });
  }
  await writeJson(join(target, "locales", "index.json"), list.map(({ lang, words }) => ({ lang, name: words["language.name"] })));
  await cp(join(root, "locales", "en", "templates.json"), join(target, "locales", "en", "templates.json"));
}

async function icons(target) {
  await mkdir(join(target, "icons"), { recursive: true });
  for (const size of [16, 32, 48, 128]) {
    const svg = await readFile(join(here, "icons", size <= 16 ? "mark-small.svg" : "mark.svg"), "utf8");
    await writeFile(join(target, "icons", `${size}.png`), new Resvg(svg, { fitTo: { mode: "width", value: size } }).render().asPng());
  }
}

async function pages(target) {
  const base = await readFile(join(here, "ui", "base.css"), "utf8");
  const own = await Promise.all(["popup/popup.css", "options/options.css", "gallery/gallery.css"].map((path) => readFile(join(here, path), "utf8")));
  await writeFile(join(target, "pages.css"), [base, ...own].join("\n"));
  await cp(join(here, "popup", "popup.html"), join(target, "popup.html"));
  await cp(join(here, "options", "options.html"), join(target, "options.html"));
  await cp(join(here, "gallery", "gallery.html"), join(target, "gallery.html"));
}

async function core(target) {
  await mkdir(join(target, "core"), { recursive: true });
  for (const name of (await readdir(coreDir)).filter((file) => CORE_FILES.test(file))) {
    await cp(join(coreDir, name), join(target, "core", name));
  }
}

async function filesOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
  return Promise.all(names.sort().map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })));
}

if (!existsSync(join(coreDir, "parley.mjs"))) {
  console.error(`extension: there is no core in ${coreDir}. Build it first: cmake --preset wasm && cmake --build --preset wasm`);
  process.exit(1);
}
const { version } = await readJson(join(here, "package.json"));
const { manifest } = await load("manifest.ts");
const { SITES } = await load("sites/index.ts");
const matches = SITES.flatMap((site) => site.matches);
const list = await languages();

for (const browser of BROWSERS) {
  const target = join(out, browser);
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  await Promise.all([scripts(target), locales(target, list), icons(target), pages(target), core(target)]);
  await writeJson(join(target, "manifest.json"), manifest({ browser, version, matches }));
  const archive = zip(await filesOf(target));
  await writeFile(join(out, `parley-${browser}.zip`), archive);
  console.log(`${relative(root, target)}  parley-${browser}.zip ${(archive.length / 1024).toFixed(0)} KB`);
}
await rm(join(out, ".load"), { recursive: true, force: true });
