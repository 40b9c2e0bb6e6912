//! Tasks that use the engine: `examples/` of this package, so that this program needs none of it.

use std::{
    path::Path,
    process::{Command, ExitCode},
};

use anyhow::Result;
use clap::Args;

use crate::shell;

/// What a person says to such a task; the task itself reads it.
#[derive(Args)]
#[command(disable_help_flag = true)]
pub(crate) struct Words {
    /// What the task takes; `--help` says what that is.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    words: Vec<String>,
}

pub(crate) fn run(root: &Path, name: &str, wish: &Words) -> Result<ExitCode> {
    // The whole workspace, for the set of features that everything else is built with.
    shell::must(shell::cargo(root, &["build", "--quiet", "--workspace", "--example", name]))?;
    let program = shell::target(root).join("debug/examples").join(name);
    let mut task = Command::new(program);
    task.args(&wish.words);
    shell::pass_on(task)
}
