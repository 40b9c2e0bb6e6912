//! `cargo xtask score-quality FILE --target COLUMN --positive VALUE`: how good the learned score
//! is on a CSV file, beside the calibrated rules and, with `--peer`, LightGBM.
//!
//! Prints one JSON object a line. Every figure is one of rows that were not learnt from: the mean
//! of several random splits, and one split in the order of time. A ratio over 1 is worse than the
//! peer's in the same run.

#![expect(clippy::print_stdout, reason = "figures are printed")]

mod figures;
mod peer;
mod rules;
mod sheet;
mod trial;

use std::{fs, path::PathBuf, process::ExitCode};

use anteroom_learn::{
    arithmetic::Random,
    examples::Examples,
    folds::{Fold, hold_out},
    ladder::Recency,
    suspects::suspects,
};
use anyhow::{Context, Result};
use clap::Parser;
use serde_json::json;

use trial::Trial;

/// Says how good the learned score is on a CSV file.
#[derive(Parser)]
#[command(name = "cargo xtask score-quality")]
struct Arguments {
    /// The CSV file; its delimiter is found out.
    file: PathBuf,
    /// The column that says how each row ended.
    #[arg(long, value_name = "COLUMN")]
    target: String,
    /// Its value for a win; every other is a loss.
    #[arg(long, value_name = "VALUE")]
    positive: String,
    /// A column to leave out, such as one that is known only afterwards.
    #[arg(long, value_name = "COLUMN")]
    drop: Vec<String>,
    /// Point rules, one a line: `poutcome = success : +40`. The score is their sum.
    #[arg(long, value_name = "FILE")]
    rules: Option<PathBuf>,
    /// How many random splits.
    #[arg(long, default_value_t = 10)]
    splits: u64,
    /// What chance starts from.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Only the split in time. With a column: that is the time, and no feature. Without: rows
    /// stand in the order of time.
    #[arg(long, value_name = "COLUMN", num_args = 0..=1, default_missing_value = "")]
    time: Option<String>,
    /// Only so many random rows of each training part are learnt from.
    #[arg(long, value_name = "ROWS")]
    train_rows: Option<usize>,
    /// A Python that runs the peers; what it lacks is installed once into a folder of its own.
    #[arg(long, value_name = "PYTHON")]
    peer: Option<PathBuf>,
    /// Where that folder is made.
    #[arg(long, value_name = "DIR", default_value = "target/score-quality")]
    cache: PathBuf,
}

/// The share of rows that is asked.
const ASKED: f64 = 0.3;

fn main() -> ExitCode {
    match measure(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("score-quality: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn measure(wish: &Arguments) -> Result<()> {
    let sheet = sheet::Sheet::read(&wish.file)?;
    let mut examples = sheet.examples(&wish.target, &wish.positive, &wish.drop)?;
    if let Some(file) = &wish.rules {
        let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
        examples.rules = Some(rules::Rules::parse(&text)?.scores(&sheet)?);
    }
    let column = wish.time.as_deref().filter(|column| !column.is_empty());
    let times = match column {
        Some(column) => sheet.times(column)?,
        None => (0..examples.won.len()).map(|row| row as f64).collect(),
    };
    if let Some(column) = column {
        examples = sheet.without(examples, column)?;
    }
    let described = json!({
        "bench": "score-quality",
        "file": wish.file.file_name().map(|name| name.to_string_lossy()),
        "rows": examples.won.len(),
        "won": examples.won.iter().filter(|&&won| won).count(),
        "columns": sheet::described(&examples.table),
        "suspects": suspects(&examples),
    });
    println!("{described}");
    let trials = trials(wish, &examples, &times);
    let peers = match &wish.peer {
        Some(python) => peer::run(python, &wish.cache, &examples, &trials)?,
        None => Vec::new(),
    };
    let mut outcomes = Vec::new();
    for trial in &trials {
        let outcome = trial.run(&examples)?;
        println!("{}", outcome.line(trial));
        outcomes.push(outcome);
    }
    figures::print(&trials, &outcomes, &peers);
    Ok(())
}

/// Returns the splits: by chance, and in time.
fn trials(wish: &Arguments, examples: &Examples, times: &[f64]) -> Vec<Trial> {
    let by_chance = if wish.time.is_some() { 0 } else { wish.splits };
    let fewer = |mut fold: Fold, seed: u64| {
        if let Some(rows) = wish.train_rows {
            Random::new(seed ^ 0x5EED).shuffle(&mut fold.train);
            fold.train.truncate(rows);
            fold.train.sort_unstable();
        }
        fold
    };
    let mut trials: Vec<Trial> = (0..by_chance)
        .map(|number| {
            let seed = wish.seed.wrapping_mul(1_000) + number;
            let fold = fewer(hold_out(&examples.won, ASKED, seed), seed);
            Trial { name: "random", fold, times: None, recency: Recency::None, seed }
        })
        .collect();
    let mut order: Vec<u32> = (0..times.len() as u32).collect();
    order.sort_by(|&a, &b| times[a as usize].total_cmp(&times[b as usize]));
    let cut = order.len() - (order.len() as f64 * ASKED) as usize;
    let fold = Fold { train: order[..cut].to_vec(), test: order[cut..].to_vec() };
    let mut fold = fewer(fold, wish.seed);
    // Fewer of them were put in the order of the file.
    fold.train.sort_by(|&a, &b| times[a as usize].total_cmp(&times[b as usize]));
    let times = Some(times.to_vec());
    trials.push(Trial { name: "time", fold, times, recency: Recency::Auto, seed: wish.seed });
    trials
}
