//! The package folder: the module, its glue, and the hand-written files around them.

use std::path::{Path, PathBuf};
use std::process::Command;

use wasm_bindgen_cli_support::Bindgen;

use crate::tools::{binding, copy, emptied, package, read, run, write};

/// What the module may use. All features at once would include some that neither Node 20 nor a browser loads.
const WASM_OPT: &[&str] = &[
    "-Oz",
    "--converge",
    // The first kilobyte of memory is the far end of the stack.
    "--low-memory-unused",
    "--reorder-functions",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--strip-debug",
    "--strip-producers",
];

/// The files of `js/` that are published as they are.
const WRITTEN: &[&str] = &[
    "browser.js",
    "documents.js",
    "errors.js",
    "index.d.ts",
    "index.js",
    "node.js",
    "README.md",
    "types.d.ts",
];

/// Runs the packaged module once: an optimiser can write a module that does not start.
const SMOKE_TEST: &str = r#"
const { version } = await import(process.argv[1]);
const { library } = version();
if (library !== process.argv[2]) throw new Error(`the module says it is ${library}, not ${process.argv[2]}`);
"#;

/// The package, its module compiled with such features.
pub(crate) fn build(features: &[&str]) -> Result<(), String> {
    let package = package();
    emptied(&package)?;
    let module = package.join("arrears_bg.wasm");
    bind(&compile(features)?, &package)?;
    optimise(&module)?;
    let js = binding().join("js");
    for file in WRITTEN {
        copy(&js.join(file), &package.join(file))?;
    }
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        copy(&binding().join("..").join(licence), &package.join(licence))?;
    }
    let manifest = read(&js.join("package.json"))?;
    let version = env!("CARGO_PKG_VERSION");
    if !manifest.contains(r#""version": "0.0.0""#) {
        return Err("js/package.json must leave its version to the workspace: 0.0.0".to_owned());
    }
    let manifest = manifest.replace(
        r#""version": "0.0.0""#,
        &format!(r#""version": "{version}""#),
    );
    write(&package.join("package.json"), &manifest)?;
    run(Command::new("node")
        .args(["--input-type=module", "--eval", SMOKE_TEST])
        .arg(package.join("node.js"))
        .arg(format!("arrears {version}")))
}

/// The module as the compiler leaves it.
fn compile(features: &[&str]) -> Result<PathBuf, String> {
    // This program lies in <target>/<profile>/; the module is built into the same target.
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let target = program
        .ancestors()
        .nth(2)
        .ok_or("xtask does not lie in a target folder")?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    // Messages of panics name source files; the module names them alike on every machine.
    let home = std::env::var("CARGO_HOME").unwrap_or_else(|_| {
        let home = std::env::var("HOME").unwrap_or_default();
        format!("{home}/.cargo")
    });
    let flags = format!("build.rustflags=['--remap-path-prefix={home}=cargo']");
    run(Command::new(cargo)
        .args(["build", "--locked", "--package", "arrears-wasm"])
        .args(features)
        .args(["--target", "wasm32-unknown-unknown", "--profile", "wasm"])
        // wasm-bindgen reads the sections that stripping would remove; it removes them itself.
        .args(["--config", "profile.wasm.strip=false"])
        .args(["--config", &flags])
        .arg("--target-dir")
        .arg(target)
        .current_dir(binding()))?;
    Ok(target.join("wasm32-unknown-unknown/wasm/arrears_wasm.wasm"))
}

/// The module with its glue; the types of the package are written by hand over the derived ones.
fn bind(module: &Path, package: &Path) -> Result<(), String> {
    let mut bindgen = Bindgen::new();
    bindgen
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .input_path(module)
                .out_name("arrears")
                .typescript(false)
                .remove_name_section(true)
                .remove_producers_section(true)
                .generate(package)
        })
        .map_err(|error| format!("wasm-bindgen: {error:#}"))
}

/// The module made smaller, by the binaryen that `package.json` pins.
fn optimise(module: &Path) -> Result<(), String> {
    let wasm_opt = binding().join("node_modules/binaryen/bin/wasm-opt");
    if !wasm_opt.exists() {
        return Err("binaryen is missing: run `npm ci` in bindings-wasm".to_owned());
    }
    run(Command::new("node")
        .arg(wasm_opt)
        .args(WASM_OPT)
        .arg(module)
        .arg("-o")
        .arg(module))
}
