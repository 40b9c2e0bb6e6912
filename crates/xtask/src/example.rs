//! Tasks that use the engine: `examples/` of this package, so that this program needs none of it;
//! and one that uses a smaller crate alone.

use std::{
    path::{Path, PathBuf},
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
    perform(shell::target(root).join("debug/examples").join(name), wish)
}

/// Runs an example of a package that needs nothing of the rest, in the build that ships: it is
/// there within a minute on a machine that has built nothing yet, and its times are real.
pub(crate) fn run_narrow(root: &Path, package: &str, name: &str, wish: &Words) -> Result<ExitCode> {
    let package = format!("anteroom-{package}");
    let words = ["build", "--quiet", "--release", "--package", &package, "--example", name];
    shell::must(shell::cargo(root, &words))?;
    perform(shell::target(root).join("release/examples").join(name), wish)
}

fn perform(program: PathBuf, wish: &Words) -> Result<ExitCode> {
    let mut task = Command::new(program);
    task.args(&wish.words);
    shell::pass_on(task)
}
