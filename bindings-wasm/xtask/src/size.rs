//! What the package weighs.

use std::process::Command;

use crate::tools::{binding, run};

/// Shows the sizes; with `check`, fails beyond the budget.
pub(crate) fn show(check: bool) -> Result<(), String> {
    let mut command = Command::new("node");
    command.arg(binding().join("xtask/size.js"));
    if check {
        command.arg("--check");
    }
    run(&mut command)
}
