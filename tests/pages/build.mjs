// Bundles the practice pages' scripts and styles into build/pages.

import { mkdir, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
export const outDir = fileURLToPath(new URL('../../build/pages/', import.meta.url));

/** Tests in several processes may build at once: each file appears whole or not at all. */
export async function buildPages() {
  const { outputFiles } = await build({
    absWorkingDir: here,
    entryPoints: {
      etsy: 'etsy/main.tsx', 'etsy-style': 'etsy/page.css', aliexpress: 'aliexpress/main.tsx', 'aliexpress-style': 'aliexpress/page.css',
    },
    outdir: outDir,
    bundle: true,
    write: false,
    minify: true,
    jsx: 'automatic',
    format: 'iife',
    target: ['chrome120', 'firefox128'],
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  });
  await mkdir(outDir, { recursive: true });
  await Promise.all(outputFiles.map(async ({ path, contents }) => {
    const name = basename(path).replace('-style.css', '.css');
    const fresh = join(outDir, `.${name}.${process.pid}`);
    await writeFile(fresh, contents);
    await rename(fresh, join(outDir, name));
  }));
}
