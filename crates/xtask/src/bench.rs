//! `cargo xtask bench NAME`: measures, and prints one JSON object a line.
//!
//! A benchmark is a bench target of this package (`benches/NAME/main.rs`), so that it may use the
//! engine without this program having to. The programs are built first, in the same profile: what
//! is measured is what ships.

use std::{path::Path, process::ExitCode};

use anyhow::Result;
use clap::Args;

use crate::{
    install::{self, Purpose},
    shell, ui,
};

#[derive(Args)]
pub(crate) struct Bench {
    /// Installs what is missing without asking.
    #[arg(long)]
    yes: bool,
    /// Measures the development build, which is there sooner and a little slower.
    #[arg(long)]
    dev: bool,
    /// Which one: a folder of `crates/xtask/benches`.
    name: String,
    /// What is passed on to it, such as `--leads 100000`.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

pub(crate) fn run(root: &Path, wish: &Bench) -> Result<ExitCode> {
    install::ensure(Purpose::Tests, wish.yes || install::is_build_machine())?;
    if let Some(install) = ui::packages(root) {
        shell::must(install)?;
    }
    shell::must(ui::script(root, "build"))?;
    let profile = if wish.dev { "dev" } else { "release" };
    shell::must(shell::cargo(root, &["build", "--workspace", "--bins", "--profile", profile]))?;
    // The whole workspace again, for the same set of features; `bench` is `release`.
    let mut words = vec!["bench", "--quiet", "--workspace"];
    if wish.dev {
        words.extend(["--profile", "dev"]);
    }
    words.extend(["--bench", &wish.name, "--"]);
    words.extend(wish.arguments.iter().map(String::as_str));
    shell::pass_on(shell::cargo(root, &words))
}
