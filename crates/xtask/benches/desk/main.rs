//! The desk with many leads: what a person waits for, beside what the same work costs without us.
//!
//! `cargo xtask bench desk --leads 100000`. Every number of leads is a workspace of its own, made
//! through the engine as any other; the parts measure copies of it, so that none warms up or
//! fills the next one's.

#![expect(clippy::print_stdout, reason = "figures are printed")]

mod bulk;
mod commit;
mod find;
mod keys;
mod lists;
mod memory;
mod screen;
mod start;
mod window;
mod workspace;

use std::{collections::BTreeSet, path::PathBuf, time::Instant};

use anteroom_xtask::figure::{Better, Figure, commit, quantile};
use anyhow::Result;
use clap::{Parser, ValueEnum};

use crate::workspace::{Sizes, Workspace};

/// Measures the desk.
#[derive(Parser)]
struct Arguments {
    /// How many leads; can be given more than once.
    #[arg(long, default_values_t = [100_000, 1_000_000])]
    leads: Vec<u32>,
    /// Only these parts.
    #[arg(long)]
    part: Vec<Part>,
    /// Keeps the made workspaces, and takes those of an earlier run.
    #[arg(long)]
    keep: bool,
    /// What cargo says to every benchmark.
    #[arg(long, hide = true)]
    bench: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
enum Part {
    /// A change of a hundred thousand records at once, and its undo.
    Bulk,
    /// One change of one record, on the disk.
    Commit,
    /// A filter and a sort to the first page.
    Lists,
    /// Records by beginnings of words, texts by words.
    Find,
    /// The engine from nothing to the first page.
    Start,
    /// A key in the window to what it has painted.
    Keys,
    /// The program from nothing to a painted list, and its memory.
    Window,
}

/// Where figures go.
struct Report {
    commit: String,
    leads: u32,
}

impl Report {
    /// Prints a figure; `limit` is what it may be, by a goal or by what a peer takes.
    fn figure(
        &self,
        name: &str,
        (value, unit): (f64, &str),
        limit: Option<f64>,
        peer: Option<(&str, f64)>,
        samples: usize,
    ) {
        let name = format!("{name}, {} leads", self.leads);
        let better = Better::Smaller;
        let figure =
            Figure { bench: "desk", name: &name, value, unit, better, limit, peer, samples };
        println!("{}", figure.line(&self.commit));
    }

    /// Prints the quantiles of samples in milliseconds against one limit.
    fn quantiles(&self, name: &str, samples: &[f64], limit: Option<f64>) {
        for (word, share) in [("p50", 0.5), ("p95", 0.95), ("max", 1.0)] {
            let value = (quantile(samples, share), "ms");
            self.figure(&format!("{name}, {word}"), value, limit, None, samples.len());
        }
    }
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let parts: BTreeSet<Part> = match arguments.part.as_slice() {
        [] => Part::value_variants().iter().copied().collect(),
        some => some.iter().copied().collect(),
    };
    let commit = commit();
    for leads in &arguments.leads {
        let report = Report { commit: commit.clone(), leads: *leads };
        let sizes = Sizes { leads: *leads, orders: 0, interactions: 0 };
        let workspace = Workspace::make(&data_folder(), sizes, arguments.keep)?;
        if let Some(seconds) = workspace.seeding_seconds {
            report.figure("seed-data", (seconds, "s"), None, None, 1);
        }
        let bytes = workspace.database_bytes()?;
        report.figure("database", (bytes / 1e6, "MB"), None, None, 1);
        for part in &parts {
            match part {
                Part::Bulk => bulk::measure(&report, &workspace)?,
                Part::Commit => commit::measure(&report, &workspace)?,
                Part::Lists => lists::measure(&report, &workspace)?,
                Part::Find => find::measure(&report, &workspace)?,
                Part::Start => start::measure(&report, &workspace)?,
                Part::Keys => keys::measure(&report, &workspace)?,
                Part::Window => window::measure(&report, &workspace)?,
            }
        }
    }
    Ok(())
}

/// Returns the folder that holds workspaces while they are measured: in the build's own.
fn data_folder() -> PathBuf {
    programs().with_file_name("bench-data")
}

/// Returns the folder of the built programs: one above the bench's own.
fn programs() -> PathBuf {
    let this = std::env::current_exe().expect("a running program has a path");
    this.ancestors().nth(2).expect("benches lie in target/<profile>/deps").to_owned()
}

/// Returns what some work returned, and how many milliseconds it took.
fn timed<T>(work: impl FnOnce() -> Result<T>) -> Result<(T, f64)> {
    let start = Instant::now();
    let value = work()?;
    Ok((value, start.elapsed().as_secs_f64() * 1e3))
}
