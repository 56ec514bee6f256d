// Every shared vector in Node and in a browser, from the packed tarball: the answers, and their bytes.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { launch, open, serve } from "./support/browser.js";
import { binding, cleanProject, installed } from "./support/project.js";
import { casesOf, digests, fault, vectorFiles } from "./support/vectors.js";

const project = cleanProject();
const files = vectorFiles().map((file) => ({ file, cases: casesOf(file) }));
const known = digests();

function check(evaluateAll) {
  for (const { file, cases } of files) {
    test(file, async () => {
      const answers = await evaluateAll(cases.map(({ text }) => text));
      assert.equal(answers.length, cases.length);
      assert.ok(cases.length > 0, "a file without cases");
      const faults = cases.map((vector, index) => fault(vector, answers[index]));
      assert.deepEqual(faults.filter((fault) => fault !== undefined), []);
      const digest = createHash("sha256").update(answers.map((answer) => `${answer}\n`).join("")).digest("hex");
      assert.equal(digest, known[file], `the bytes of ${file}`);
    });
  }
}

describe("in Node", () => {
  check(async (texts) => {
    const { evaluateJson } = await installed(project);
    return texts.map((text) => evaluateJson(text));
  });
});

describe("in Chromium", () => {
  let browser, server, page;
  before(async () => {
    copyFileSync(join(binding, "tests/fixtures/plain/index.html"), join(project, "index.html"));
    browser = await launch();
    server = await serve(project);
    page = await open(browser, `${server.address}/index.html`);
  });
  after(async () => {
    await browser?.close();
    server?.stop();
  });
  check((texts) => page.evaluate((texts) => texts.map((text) => window.arrears.evaluateJson(text)), texts));
});

describe("whatever the route", () => {
  test("an object gives what its text gives", async () => {
    const { evaluate, evaluateJson, ArrearsError } = await installed(project);
    let compared = 0;
    for (const { cases } of files) {
      for (const { name, request } of cases) {
        if (request === undefined) continue;
        const { type, errors, ...answer } = JSON.parse(evaluateJson(JSON.stringify(request)));
        if (type === "error") {
          assert.throws(
            () => evaluate(request),
            (error) => error instanceof ArrearsError && assert.deepEqual(error.errors, errors, name) === undefined,
          );
        } else {
          assert.deepEqual(evaluate(request), { type, ...answer }, name);
        }
        compared += 1;
      }
    }
    assert.ok(compared > 0);
  });

  test("every error code is reached by a vector", async () => {
    const { evaluateJson } = await installed(project);
    const reached = new Set();
    for (const { cases } of files) {
      for (const { text } of cases) {
        for (const { code } of JSON.parse(evaluateJson(text)).errors ?? []) reached.add(code);
      }
    }
    const types = readFileSync(join(project, "node_modules/arrears/types.d.ts"), "utf8");
    const [, union] = /^export type ErrorCode = ([^;]*);/m.exec(types);
    const codes = union.split(" | ").map((word) => JSON.parse(word));
    assert.ok(codes.length > 20, union);
    assert.deepEqual(codes.filter((code) => !reached.has(code)), []);
    assert.deepEqual([...reached].filter((code) => !codes.includes(code)), []);
  });
});
