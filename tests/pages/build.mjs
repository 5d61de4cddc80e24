// Bundles the practice pages' scripts and styles into build/pages: the inboxes at once, an editor when it is asked for.

import { mkdir, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { EDITORS } from './editors/list.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
export const outDir = fileURLToPath(new URL('../../build/pages/', import.meta.url));

/** @type {import('esbuild').BuildOptions & { write: false }} */
const COMMON = {
  absWorkingDir: here,
  outdir: outDir,
  bundle: true,
  write: false,
  minify: true,
  jsx: 'automatic',
  format: 'iife',
  target: ['chrome120', 'firefox128'],
  define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  logLevel: 'warning',
};

/** Tests in several processes may build at once: each file appears whole or not at all. @param {import('esbuild').OutputFile[]} files */
async function put(files) {
  await mkdir(outDir, { recursive: true });
  await Promise.all(files.map(async ({ path, contents }) => {
    const name = basename(path).replace('-style.css', '.css');
    const fresh = join(outDir, `.${name}.${process.pid}`);
    await writeFile(fresh, contents);
    await rename(fresh, join(outDir, name));
  }));
}

/** Builds the inboxes. */
export async function buildPages() {
  const { outputFiles } = await build({
    ...COMMON,
    entryPoints: {
      etsy: 'etsy/main.tsx', 'etsy-style': 'etsy/page.css', aliexpress: 'aliexpress/main.tsx', 'aliexpress-style': 'aliexpress/page.css',
    },
  });
  await put(outputFiles);
}

/** @type {Map<string, Promise<void>>} */
const built = new Map();

/** Builds one editor's page, once in this process. @param {string} name */
export function buildEditor(name) {
  const kind = Object.hasOwn(EDITORS, name) ? EDITORS[name] : undefined;
  if (!kind) return Promise.resolve();
  const known = built.get(name);
  if (known) return known;
  const source = [`import './editors/page.css';`, `import './editors/${kind.file}';`].join('\n');
  const work = build({
    ...COMMON,
    stdin: { contents: source, resolveDir: here },
    entryNames: `editor-${name}`,
  }).then(({ outputFiles }) => put(outputFiles));
  built.set(name, work);
  return work;
}
