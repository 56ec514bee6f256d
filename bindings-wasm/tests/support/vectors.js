// The shared vectors: their files, the cases in them, and what a case asks of an answer.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { binding } from "./project.js";

const folder = join(binding, "../tests/vectors");

/** Every file by its name below the folder, such as `terms/anchors.jsonl`, in order. */
export function vectorFiles() {
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".jsonl"));
  return files.map((file) => file.replaceAll("\\", "/")).sort();
}

export function digests() {
  return JSON.parse(readFileSync(join(folder, "digests.json"), "utf8"));
}

/** The cases of a file, in order; a table gives one for each row. */
export function casesOf(file) {
  const lines = readFileSync(join(folder, file), "utf8").split("\n");
  return lines.filter((line) => line !== "").flatMap((line) => expanded(JSON.parse(line)));
}

function expanded({ table, ...vector }) {
  if (table === undefined) return [caseOf(vector)];
  return table.rows.map((row, index) => {
    const { name, request, expect } = structuredClone({ expect: {}, ...vector });
    row.forEach((value, column) => {
      const path = table.columns[column];
      if (path.startsWith("=")) set(expect, path.slice(1), value);
      else set(request, path, value);
    });
    return caseOf({ ...vector, name: `${name} [${index}]`, request, expect });
  });
}

function caseOf(vector) {
  return { ...vector, text: vector.text ?? JSON.stringify(vector.request) };
}

function set(document, path, value) {
  const steps = path.split(".");
  const last = steps.pop();
  let place = document;
  steps.forEach((step, index) => {
    const following = steps[index + 1] ?? last;
    place[step] ??= /^\d+$/.test(following) ? [] : {};
    place = place[step];
  });
  place[last] = value;
}

/** Why an answer is not what its case asks for; undefined if it is. */
export function fault({ name, expect, answer: whole, errors }, text) {
  const answer = JSON.parse(text);
  const found = [];
  if (expect === undefined && whole === undefined && errors === undefined) found.push("the case asks for nothing");
  if (expect !== undefined) found.push(difference(expect, answer, ""));
  if (errors !== undefined) found.push(difference({ type: "error", errors }, answer, ""));
  if (whole !== undefined) {
    const { library, inputs_hash, ...rest } = answer;
    if (!isDeepStrictEqual(rest, whole)) found.push(`the answer is ${text}`);
  }
  const faults = found.filter((fault) => fault !== undefined);
  return faults.length === 0 ? undefined : `${name}: ${faults.join("; ")} in ${text}`;
}

/** Where `actual` lacks something of `expected`: objects by the members given, lists element by element. */
function difference(expected, actual, path) {
  if (typeof expected !== "object" || expected === null) {
    return expected === actual ? undefined : `${path} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`;
  }
  if (Array.isArray(expected) !== Array.isArray(actual) || typeof actual !== "object" || actual === null) {
    return `${path} is ${JSON.stringify(actual)}`;
  }
  if (Array.isArray(expected) && expected.length !== actual.length) {
    return `${path} has ${actual.length} elements, not ${expected.length}`;
  }
  for (const [key, value] of Object.entries(expected)) {
    const inside = difference(value, actual[key], `${path}.${key}`);
    if (inside !== undefined) return inside;
  }
  return undefined;
}
