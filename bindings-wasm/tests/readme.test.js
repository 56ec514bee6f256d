// The JavaScript that the READMEs show runs, and what its comments say is what it gives.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { binding, cleanProject } from "./support/project.js";

const project = cleanProject();

/** The program with each `expression; // value` turned into a comparison, and how many there were. */
function checked(program) {
  let comparisons = 0;
  const lines = program.split("\n").map((line) => {
    const [, expression, comment] = /^(\S.*);\s*\/\/ (.*)$/.exec(line) ?? [];
    if (comment === undefined) {
      assert.ok(!line.includes("//"), `a comment that no expression stands before: ${line}`);
      return line;
    }
    const [, value] = /^(true|false|-?\d+|"[^"]*"|\{.*\}|\[.*\])(?:: .*)?$/.exec(comment) ?? [];
    assert.ok(value !== undefined, `a comment that is no value: ${comment}`);
    comparisons += 1;
    return `assert.deepEqual(${expression}, ${value});`;
  });
  return { text: ['import assert from "node:assert/strict";', ...lines].join("\n"), comparisons };
}

for (const readme of ["../README.md", "js/README.md"]) {
  const blocks = [...readFileSync(join(binding, readme), "utf8").matchAll(/^```js\n(.*?)^```$/gms)];
  test(readme, () => {
    assert.ok(blocks.length > 0, "no JavaScript");
    let comparisons = 0;
    blocks.forEach(([, program], index) => {
      const { text, comparisons: more } = checked(program);
      comparisons += more;
      const file = join(project, `block-${index}.js`);
      writeFileSync(file, text);
      execFileSync("node", [file], { cwd: project, encoding: "utf8", stdio: "pipe" });
    });
    assert.ok(comparisons >= 4, `${comparisons} comparisons`);
  });
}
