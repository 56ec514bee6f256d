// The page of examples/web, served from the root of the project as its README says.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, serve } from "./support/browser.js";
import { binding } from "./support/project.js";

let browser;
let server;
let page;
const problems = [];
before(async () => {
  browser = await launch();
  server = await serve(join(binding, ".."));
  page = await browser.newPage();
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  await page.goto(`${server.address}/examples/web/index.html`);
  await page.waitForSelector("output table");
});
after(async () => {
  await browser?.close();
  server?.stop();
});

const cells = (table) => page.$$eval(`output table:nth-of-type(${table}) td`, (cells) => cells.map((cell) => cell.innerText));

test("the page shows due date, steps and discount", async () => {
  assert.deepEqual(await cells(1), [
    "2026-05-04",
    "1250.00 EUR",
    "2026-04-03: invoice date\n2026-05-03: 30 days later\n2026-05-04: following on TARGET2",
  ]);
  assert.deepEqual(await cells(2), ["2026-04-13", "25.00 EUR", "1225.00 EUR"]);
});

test("it answers while one types, and says what is wrong", async () => {
  await page.fill("[name=terms]", "net 45");
  assert.deepEqual((await cells(1)).slice(0, 2), ["2026-05-18", "1250.00 EUR"]);
  await page.fill("[name=amount]", "12.345");
  assert.match(await page.textContent("output .refusal"), /^amount\.amount: 12\.345 has more than the 2 decimal places of EUR/);
  assert.deepEqual(problems, []);
});
