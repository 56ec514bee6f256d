import start from "./arrears.js";

await start({ module_or_path: new URL("./arrears_bg.wasm", import.meta.url) });

export * from "./index.js";
