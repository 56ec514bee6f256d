// A project as a user has it: the packed tarball installed into an empty folder, nothing else.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const binding = fileURLToPath(new URL("../..", import.meta.url));

/** The folder of a project that has arrears, and nothing else, installed. It is removed when the process ends. */
export function cleanProject() {
  const folder = mkdtempSync(join(tmpdir(), "arrears-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const npm = (...words) => execFileSync("npm", words, { cwd: folder, encoding: "utf8" });
  const [{ filename }] = JSON.parse(npm("pack", "--json", join(binding, "pkg")));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  npm("install", "--offline", "--no-audit", "--no-fund", `./${filename}`);
  return folder;
}

/** The package as a module of that project gets it, by its name. */
export function installed(folder) {
  const entry = createRequire(join(folder, "main.js")).resolve("arrears");
  return import(pathToFileURL(entry).href);
}
