//! `cargo xtask`: installs what is missing, then runs, tests, measures or seeds.
//!
//! Nothing here knows a lead or a window; it starts the programs that do.

#![expect(clippy::print_stdout, reason = "it speaks to the person at the shell")]

mod bench;
mod example;
mod install;
mod run;
mod screenshots;
mod shell;
mod steps;
mod tally;
mod test;
mod ui;

use std::{path::PathBuf, process::ExitCode};

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Everything that is done with Anteroom's sources.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Builds the program and opens its window, or serves it to a browser where there is none.
    Run(run::Run),
    /// Runs every check and test.
    Test(test::Test),
    /// The same as on the build machine: asks nothing.
    Ci,
    /// Measures; prints one JSON object a line.
    Bench(bench::Bench),
    /// Takes a picture of every screen, from sample data.
    Screenshots(screenshots::Screenshots),
    /// Fills a data folder with made-up leads.
    SeedData(example::Words),
    /// Runs the reading of intake over a folder and says how it went.
    Corpus(example::Words),
    /// Compares what is read in a folder with what other programs read there.
    Agreement(example::Words),
    /// Says how good the learned score is on a CSV file with outcomes.
    ScoreQuality(example::Words),
}

fn main() -> ExitCode {
    match perform(Arguments::parse().task) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> Result<ExitCode> {
    let root = root();
    match task {
        Task::Run(wish) => run::run(&root, &wish),
        Task::Test(wish) => test::run(&root, &wish),
        Task::Ci => test::run(&root, &test::Test::on_a_build_machine()),
        Task::Bench(wish) => bench::run(&root, &wish),
        Task::Screenshots(wish) => screenshots::run(&root, &wish),
        Task::SeedData(wish) => example::run(&root, "seed", &wish),
        Task::Corpus(wish) => example::run(&root, "corpus", &wish),
        Task::Agreement(wish) => example::run(&root, "agreement", &wish),
        Task::ScoreQuality(wish) => example::run_narrow(&root, "learn", "score-quality", &wish),
    }
}

/// Returns the root of the checkout.
fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).map_or(here.clone(), PathBuf::from)
}
