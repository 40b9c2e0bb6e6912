//! Questions about a million contacts with all that they ordered and did.
//!
//! `cargo xtask bench segments`. Each rule is asked of the engine through its table of commands,
//! counted by a loop written for that rule over the same values (the limit: AVX2 where the
//! processor has it), and asked of SQLite with the indexes that suit it, of DuckDB on one thread
//! and of Polars, on the same values in the same run.

#![expect(clippy::print_stdout, reason = "figures are printed")]

mod facts;
mod limit;
#[path = "../desk/memory.rs"]
mod memory;
mod peers;
mod rules;
mod sqlite;
#[path = "../desk/workspace.rs"]
mod workspace;

use std::{fs, path::PathBuf, time::Instant};

use anteroom_engine::Engine;
use anteroom_xtask::figure::{Better, Figure, commit, quantile};
use anyhow::{Result, ensure};
use clap::Parser;
use serde_json::json;

use crate::{
    facts::Facts,
    rules::RULES,
    workspace::{Copy, Sizes, Workspace, call},
};

/// Measures segments.
#[derive(Parser)]
struct Arguments {
    /// How many contacts, each with a lead.
    #[arg(long, default_value_t = 1_000_000)]
    contacts: u32,
    /// How many orders they have in all.
    #[arg(long, default_value_t = 5_000_000)]
    orders: u32,
    /// How many visits and the like.
    #[arg(long, default_value_t = 10_000_000)]
    interactions: u32,
    /// Keeps the made workspace, and takes that of an earlier run.
    #[arg(long)]
    keep: bool,
    /// A Python that runs DuckDB and Polars; what it lacks is installed once under `--cache`.
    #[arg(long)]
    peer: Option<PathBuf>,
    /// Where the peers are installed.
    #[arg(long, default_value = "target/peers")]
    cache: PathBuf,
    /// What cargo says to every benchmark.
    #[arg(long, hide = true)]
    bench: bool,
}

/// Times that each rule is asked.
const ROUNDS: usize = 25;

/// How often the words of a rule are typed, key by key.
const TYPED: usize = 3;

/// How long a count may take while somebody types.
const TYPING_GOAL_MS: f64 = 5.0;

struct Report(String);

impl Report {
    fn figure(
        &self,
        name: &str,
        (value, unit): (f64, &str),
        limit: Option<f64>,
        peer: Option<(&str, f64)>,
        samples: usize,
    ) {
        let better = Better::Smaller;
        let figure = Figure { bench: "segments", name, value, unit, better, limit, peer, samples };
        println!("{}", figure.line(&self.0));
    }
}

fn main() -> Result<()> {
    let wish = Arguments::parse();
    let report = Report(commit());
    let sizes =
        Sizes { leads: wish.contacts, orders: wish.orders, interactions: wish.interactions };
    let workspace = Workspace::make(&data_folder(), sizes, wish.keep)?;
    if let Some(seconds) = workspace.seeding_seconds {
        report.figure("seed-data", (seconds, "s"), None, None, 1);
    }
    let bytes = workspace.database_bytes()?;
    report.figure("database", (bytes / 1e6, "MB"), None, None, 1);
    let copy = workspace.copy("segments")?;
    let engine = started(&report, &copy, "from the image")?;
    engine.shut_down();
    drop(engine);
    // Columns are read row by row where there is none.
    fs::remove_file(copy.folder().join("image"))?;
    let engine = started(&report, &copy, "row by row")?;
    let asked = ask(&engine)?;
    typed(&report, &engine)?;
    engine.shut_down();
    drop(engine);
    let facts = Facts::read(&copy)?;
    let limits = limit::measure(&facts, ROUNDS);
    let mut others = sqlite::measure(&facts, ROUNDS)?;
    if let Some(python) = &wish.peer {
        others.extend(peers::measure(python, &wish.cache, &facts, ROUNDS)?);
    }
    for (rule, (asked, limit)) in RULES.iter().zip(asked.iter().zip(&limits)) {
        let took = (asked.took_ms, "ms");
        let name = format!("{} {}, count", rule.name, rule.words);
        ensure!(near(asked.count, limit.count), "{name}: {} is not {}", asked.count, limit.count);
        report.figure(&name, took, Some(limit.took_ms), None, ROUNDS);
        for other in others.iter().filter(|other| other.rule == rule.name) {
            let same = near(asked.count, other.count);
            ensure!(same, "{name}: {} is not {} of {}", asked.count, other.count, other.peer);
            let peer = Some((other.peer.as_str(), other.took_ms));
            let name = format!("{name}, as a share of {}", other.peer);
            report.figure(&name, took, Some(other.took_ms), peer, ROUNDS);
        }
        let page = (asked.page_ms, "ms");
        report.figure(&format!("{}, first page", rule.name), page, None, None, ROUNDS);
    }
    Ok(())
}

/// A rule and how long its answer took.
struct Asked {
    count: u32,
    took_ms: f64,
    page_ms: f64,
}

/// Opens the workspace, and says when the columns of contacts were there and when all were.
fn started(report: &Report, copy: &Copy, how: &str) -> Result<Engine> {
    let before = memory::pss_of_tree(std::process::id()).0;
    let start = Instant::now();
    let engine = copy.open()?;
    for (what, rule) in [("contacts", "name is \"Nobody\""), ("everything", "spend > 1")] {
        call(&engine, "rule_check", json!({ "root": "contact", "text": rule }))?;
        let took = (start.elapsed().as_secs_f64(), "s");
        report.figure(&format!("{what} ready after the start, {how}"), took, None, None, 1);
    }
    let after = memory::pss_of_tree(std::process::id()).0;
    report.figure(&format!("memory, {how}"), (after - before, "MB"), None, None, 1);
    Ok(engine)
}

fn ask(engine: &Engine) -> Result<Vec<Asked>> {
    let one = |rule: &rules::Named| {
        let check = || call(engine, "rule_check", json!({ "root": "contact", "text": rule.text }));
        let page = json!({
            "root": "contact", "scope": "live", "rule": rule.text, "sort": [], "limit": 50,
        });
        let count = check()?["count"].as_u64();
        let count = count.ok_or_else(|| anyhow::anyhow!("{} does not read", rule.text))?;
        let (mut counts, mut pages) = (Vec::new(), Vec::new());
        for _round in 0..ROUNDS {
            counts.push(timed(check)?.1);
            pages.push(timed(|| call(engine, "list_open", page.clone()))?.1);
        }
        let (took_ms, page_ms) = (quantile(&counts, 0.5), quantile(&pages, 0.5));
        Ok(Asked { count: u32::try_from(count)?, took_ms, page_ms })
    };
    RULES.iter().map(one).collect()
}

/// Types each rule key by key, counting as the builder does.
fn typed(report: &Report, engine: &Engine) -> Result<()> {
    let mut took = Vec::new();
    for rule in RULES.iter().filter(|rule| !rule.is_long_text) {
        for _time in 0..TYPED {
            for (end, _) in rule.text.char_indices().skip(1) {
                let text = json!({ "root": "contact", "text": &rule.text[..end] });
                took.push(timed(|| call(engine, "rule_check", text))?.1);
            }
        }
    }
    for (word, share) in [("p50", 0.5), ("p99", 0.99), ("max", 1.0)] {
        let value = (quantile(&took, share), "ms");
        let name = format!("count at each key, {word}");
        report.figure(&name, value, Some(TYPING_GOAL_MS), None, took.len());
    }
    Ok(())
}

/// Whether two counts are of the same question: a window of days begins at a moment that goes on
/// while it is measured, and by an hour elsewhere where the clocks were set.
const fn near(one: u32, other: u32) -> bool {
    one.abs_diff(other) <= 20 + one / 200
}

/// Returns the folder that holds workspaces while they are measured: in the build's own.
fn data_folder() -> PathBuf {
    let this = std::env::current_exe().expect("a running program has a path");
    let programs = this.ancestors().nth(2).expect("benches lie in target/<profile>/deps");
    programs.with_file_name("bench-data")
}

/// Returns what some work returned, and how many milliseconds it took.
fn timed<T>(work: impl FnOnce() -> Result<T>) -> Result<(T, f64)> {
    let start = Instant::now();
    let value = work()?;
    Ok((value, start.elapsed().as_secs_f64() * 1e3))
}
