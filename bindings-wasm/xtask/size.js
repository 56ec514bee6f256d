// What a page downloads: the module, and all of the package's scripts that run in a browser.
// With --check, fails when the compressed module is over the budget.
import { readFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const folder = new URL("../pkg/", import.meta.url);
const budget = JSON.parse(readFileSync(new URL("../size-budget.json", import.meta.url), "utf8"));

function sizes(files) {
  const contents = files.map((file) => readFileSync(new URL(file, folder)));
  const total = (pack) => contents.reduce((sum, content) => sum + pack(content).length, 0);
  return {
    raw: total((content) => content),
    gzip: total((content) => gzipSync(content, { level: 9 })),
    brotli: total((content) =>
      brotliCompressSync(content, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: 11,
          [constants.BROTLI_PARAM_LGWIN]: 22,
          [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
        },
      }),
    ),
  };
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
const module = sizes(["arrears_bg.wasm"]);
const scripts = sizes(["arrears.js", "browser.js", "documents.js", "errors.js", "index.js"]);
console.log("          ", ...["raw", "gzip", "brotli"].map((word) => word.padStart(10)));
for (const [name, size] of [["module", module], ["scripts", scripts]]) {
  console.log(name.padEnd(10), kilobytes(size.raw), kilobytes(size.gzip), kilobytes(size.brotli));
}
console.log(`budget of the module: ${budget.module_brotli_bytes} bytes in brotli; it has ${module.brotli}`);
if (process.argv.includes("--check") && module.brotli > budget.module_brotli_bytes) {
  console.error("the module is over its budget: make it smaller, or raise bindings-wasm/size-budget.json and say why");
  process.exit(1);
}
