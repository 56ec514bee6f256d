// The types: what they let through and refuse, and that the documents of the vectors have them.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { binding, cleanProject, installed } from "./support/project.js";
import { casesOf, vectorFiles } from "./support/vectors.js";

const project = cleanProject();
cpSync(join(binding, "tests/fixtures/types"), project, { recursive: true });
const { evaluateJson } = await installed(project);

/** What the compiler has to say, from the first error on. */
function complaints(...options) {
  const tsc = join(binding, "node_modules/typescript/bin/tsc");
  const { status, stdout, stderr } = spawnSync("node", [tsc, "--project", project, ...options], { encoding: "utf8" });
  return status === 0 ? "" : `${stdout}${stderr}`.slice(0, 4000) || `tsc ended with ${status}`;
}

test("a program as Node resolves it", () => {
  assert.equal(complaints(), "");
});

test("a program as bundlers resolve it", () => {
  assert.equal(complaints("--module", "esnext", "--moduleResolution", "bundler", "--lib", "es2023,dom"), "");
});

test("every request that is answered, and every answer, has its type", () => {
  const lines = ['import type { Answer, Refusal, Request } from "arrears";'];
  const counts = { requests: 0, refusals: 0 };
  for (const file of vectorFiles()) {
    // The rows of a table differ in values only.
    const cases = new Map(casesOf(file).map((vector) => [vector.name.replace(/ \[\d+\]$/, ""), vector]));
    for (const { name, text } of cases.values()) {
      const answer = evaluateJson(text);
      const refused = JSON.parse(answer).type === "error";
      lines.push(`// ${file}: ${name.replaceAll(/\s/g, " ")}`);
      if (!refused) lines.push(`(${text.replaceAll("\n", " ")}) satisfies Request;`);
      lines.push(`(${answer}) satisfies ${refused ? "Refusal" : "Answer"};`);
      counts[refused ? "refusals" : "requests"] += 1;
    }
  }
  assert.ok(counts.requests > 100 && counts.refusals > 10, JSON.stringify(counts));
  writeFileSync(join(project, "vectors.ts"), lines.join("\n"));
  assert.equal(complaints(), "");
});
