import { readFileSync } from "node:fs";
import { initSync } from "./arrears.js";

initSync({ module: readFileSync(new URL("./arrears_bg.wasm", import.meta.url)) });

export * from "./index.js";
