/** What is shipped: two zips within their limit, the least permissions, a policy that reaches no network. */
import assert from "node:assert/strict";
import { readFile, stat } from "node:fs/promises";
import { test } from "node:test";

const build = new URL("../../build/extension/", import.meta.url);
const manifest = async (browser) => JSON.parse(await readFile(new URL(`${browser}/manifest.json`, build), "utf8"));

for (const browser of ["chrome", "firefox"]) {
  test(`${browser}: the zip is at most 3.2 MB`, async () => {
    const { size } = await stat(new URL(`parley-${browser}.zip`, build));
    console.log(`parley-${browser}.zip: ${size} bytes`);
    assert.ok(size <= 3_200_000, `${size} bytes`);
  });

  test(`${browser}: permissions and policy are the least`, async () => {
    const { permissions, host_permissions: hosts, optional_host_permissions: optional, content_security_policy: policy, manifest_version: version } = await manifest(browser);
    assert.equal(version, 3);
    assert.deepEqual(permissions, ["storage", "scripting"]);
    assert.deepEqual(hosts, ["https://www.etsy.com/*", "https://gsp.aliexpress.com/*", "https://csp.aliexpress.com/*"]);
    assert.deepEqual(optional, ["https://*/*"]);
    assert.match(policy.extension_pages, /connect-src 'none'/);
    assert.doesNotMatch(policy.extension_pages, /unsafe-inline|'unsafe-eval'|https?:/);
  });
}
