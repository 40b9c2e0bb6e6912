//! `cargo xtask bench NAME`: measures, and prints one JSON object a line.
//!
//! A benchmark is a bench target of this package (`benches/NAME.rs`), so that it may use the
//! engine without this program having to.

use std::{path::Path, process::ExitCode};

use anyhow::Result;
use clap::Args;

use crate::shell;

#[derive(Args)]
pub(crate) struct Bench {
    /// Which one: a file of `crates/xtask/benches`.
    name: String,
    /// Measures the development build, which is there sooner and a little slower.
    #[arg(long)]
    dev: bool,
    /// What is passed on to the benchmark.
    #[arg(last = true)]
    arguments: Vec<String>,
}

pub(crate) fn run(root: &Path, wish: &Bench) -> Result<ExitCode> {
    let mut words = vec!["bench", "--quiet", "--package", "anteroom-xtask"];
    if wish.dev {
        words.extend(["--profile", "dev"]);
    }
    words.extend(["--bench", &wish.name, "--"]);
    words.extend(wish.arguments.iter().map(String::as_str));
    shell::pass_on(shell::cargo(root, &words))
}
