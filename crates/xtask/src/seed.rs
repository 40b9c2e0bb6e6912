//! `cargo xtask seed-data`: fills a data folder with made-up leads.
//!
//! The work is done by `examples/seed.rs`, which may use the engine.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Result;
use clap::Args;

use crate::shell;

#[derive(Args)]
pub(crate) struct Seed {
    /// How many leads.
    #[arg(long)]
    leads: u32,
    /// The data folder to make.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// What is passed on, such as a passphrase file.
    #[arg(last = true)]
    arguments: Vec<String>,
}

pub(crate) fn run(root: &Path, wish: &Seed) -> Result<ExitCode> {
    let words = ["run", "--quiet", "--package", "anteroom-xtask", "--example", "seed", "--"];
    let mut seed = shell::cargo(root, &words);
    // Cargo runs in the checkout; a folder is meant from where the person stands.
    seed.arg("--leads").arg(wish.leads.to_string()).arg("--out");
    seed.arg(std::path::absolute(&wish.out)?).args(&wish.arguments);
    shell::pass_on(seed)
}
