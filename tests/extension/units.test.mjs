/** Bundles the extension's unit tests with its own esbuild and runs them in this process. */
import { build } from "../../extension/node_modules/esbuild/lib/main.js";
import { fileURLToPath } from "node:url";

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const outfile = path("../../build/tests/extension-units.mjs");
await build({
  entryPoints: [path("units.test.ts")],
  bundle: true,
  format: "esm",
  platform: "node",
  loader: { ".css": "text" },
  outfile,
  logLevel: "warning",
});
await import(outfile);
