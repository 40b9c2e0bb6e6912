//! The peers, on the same splits: `peer.py` is given the columns and gives probabilities back.

use std::{fs, path::Path, process::Command};

use anteroom_learn::{
    arithmetic::logit,
    examples::{Column, Examples},
    metrics::Metrics,
};
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::trial::Trial;

/// How a peer did on a split.
pub(crate) struct Answer {
    pub(crate) model: String,
    pub(crate) trial: usize,
    pub(crate) metrics: Metrics,
}

impl Answer {
    /// Returns the answer of a model to a trial.
    pub(crate) fn of<'a>(answers: &'a [Self], model: &str, trial: usize) -> Option<&'a Self> {
        answers.iter().find(|answer| answer.model == model && answer.trial == trial)
    }
}

/// Runs the peers on every split.
pub(crate) fn run(
    python: &Path,
    cache: &Path,
    examples: &Examples,
    trials: &[Trial],
) -> Result<Vec<Answer>> {
    let columns: Vec<Value> = examples
        .table
        .columns()
        .iter()
        .map(|(name, column)| {
            let levels = is_levels(column);
            json!({ "name": name, "levels": levels, "values": values(column) })
        })
        .collect();
    let won: Vec<u8> = examples.won.iter().map(|&won| u8::from(won)).collect();
    let splits: Vec<Value> = trials
        .iter()
        .map(|trial| json!({ "train": trial.fold.train, "test": trial.fold.test }))
        .collect();
    let task = json!({ "columns": columns, "won": won, "splits": splits });
    let folder = tempfile::Builder::new().prefix("anteroom-peer-").tempdir()?;
    let file = folder.path().join("task.json");
    fs::write(&file, task.to_string())?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/score-quality/peer.py");
    let output = Command::new(python)
        .arg(script)
        .args([&file, &std::path::absolute(cache)?])
        .stderr(std::process::Stdio::inherit())
        .output()
        .with_context(|| format!("{} does not start", python.display()))?;
    if !output.status.success() {
        bail!("peer.py failed");
    }
    let lines = String::from_utf8(output.stdout)?;
    lines.lines().map(|line| answer(line, examples, trials)).collect()
}

fn answer(line: &str, examples: &Examples, trials: &[Trial]) -> Result<Answer> {
    let line: Value = serde_json::from_str(line).context("a line is no answer")?;
    let trial = line["split"].as_u64().context("no split")? as usize;
    let chances = line["chances"].as_array().context("no chances")?;
    let logits = chances.iter().map(|chance| chance.as_f64().map(logit).context("no chance"));
    let logits = logits.collect::<Result<Vec<f64>>>()?;
    let asked = trials.get(trial).context("no such split")?.fold.test.iter();
    let won: Vec<bool> = asked.map(|&row| examples.won[row as usize]).collect();
    if won.len() != logits.len() {
        bail!("peer.py left rows out");
    }
    let model = line["model"].as_str().context("no model")?.to_owned();
    Ok(Answer { model, trial, metrics: Metrics::of(&logits, &won) })
}

const fn is_levels(column: &Column) -> bool {
    !matches!(column, Column::Numbers(_))
}

/// Returns numbers as they are and levels as codes; null is missing.
fn values(column: &Column) -> Vec<Value> {
    match column {
        Column::Numbers(values) => values.iter().map(|&value| json!(value)).collect(),
        Column::Levels { codes, names } => {
            let there = |&code: &u32| (code as usize) < names.len();
            codes.iter().map(|code| there(code).then_some(*code).into()).collect()
        }
        Column::Flags(flags) => flags.iter().map(|flag| flag.map(u8::from).into()).collect(),
    }
}
