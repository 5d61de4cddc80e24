/** Bundles a TypeScript test with the extension's own esbuild and runs it in this process. */
import { build } from "../../extension/node_modules/esbuild/lib/main.js";
import { fileURLToPath } from "node:url";

const path = (name) => fileURLToPath(new URL(name, import.meta.url));

/** Runs `NAME.test.ts` of this folder. */
export async function runBundled(name) {
  const outfile = path(`../../build/tests/extension-${name}.mjs`);
  await build({
    entryPoints: [path(`${name}.test.ts`)],
    bundle: true,
    format: "esm",
    platform: "node",
    loader: { ".css": "text" },
    outfile,
    logLevel: "warning",
  });
  await import(outfile);
}
