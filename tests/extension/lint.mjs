/** web-ext's lint over the Firefox build: no errors, and no warning but Preact's own innerHTML. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const lint = spawnSync(process.execPath, [path("../node_modules/web-ext/bin/web-ext.js"), "lint", "--output", "json", "--source-dir", path("../../build/extension/firefox")], { encoding: "utf8" });
const { errors, warnings } = JSON.parse(lint.stdout);
const unexpected = [...errors, ...warnings.filter((warning) => warning.code !== "UNSAFE_VAR_ASSIGNMENT")];
for (const message of unexpected) console.log(`${message.code} ${message.file ?? ""}: ${message.message}`);
console.log(`${errors.length} errors, ${warnings.length} warnings`);
process.exit(unexpected.length > 0 ? 1 : 0);
