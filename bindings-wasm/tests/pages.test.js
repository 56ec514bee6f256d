// The package in pages: bundled by Vite without a plug-in, and imported by a plain module script.
import assert from "node:assert/strict";
import { cpSync, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { build } from "vite";
import { launch, open, serve } from "./support/browser.js";
import { binding, cleanProject } from "./support/project.js";

const project = cleanProject();
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

async function shown(folder) {
  const server = await serve(folder);
  try {
    const page = await open(browser, `${server.address}/index.html`);
    return await page.textContent("output");
  } finally {
    server.stop();
  }
}

test("a page that Vite builds", async () => {
  cpSync(join(binding, "tests/fixtures/vite"), project, { recursive: true });
  await build({ root: project, configFile: false, logLevel: "warn" });
  const assets = readdirSync(join(project, "dist/assets"));
  assert.equal(assets.filter((file) => file.endsWith(".wasm")).length, 1, `${assets}`);
  assert.equal(await shown(join(project, "dist")), "2026-02-14 false missing_date");
});

test("a page with a plain module script", async () => {
  cpSync(join(binding, "tests/fixtures/plain"), project, { recursive: true });
  assert.ok(existsSync(join(project, "node_modules/arrears/arrears_bg.wasm")));
  assert.equal(await shown(project), "2026-05-04");
});
