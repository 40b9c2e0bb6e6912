//! One split: trained on one part, asked of the other.

use std::time::Instant;

use anteroom_learn::{
    examples::Examples,
    folds::Fold,
    ladder::{Choice, Options, Recency, Setting, Trained, train, train_only},
    metrics::Metrics,
    model::{Kind, MILLI, Model, Scorer},
};
use anyhow::Result;
use serde_json::{Value, json};

/// A split, and what is known of time when training on it.
pub(crate) struct Trial {
    pub(crate) name: &'static str,
    pub(crate) fold: Fold,
    pub(crate) times: Option<Vec<f64>>,
    pub(crate) recency: Recency,
    pub(crate) seed: u64,
}

/// How it went.
pub(crate) struct Outcome {
    trained: Trained,
    pub(crate) metrics: Metrics,
    /// The same of the rules alone; without rules of the share of wins.
    pub(crate) rules: Metrics,
    /// Seconds of the whole ladder.
    pub(crate) ladder: f64,
    /// Seconds of each kind trained once.
    pub(crate) kinds: Vec<(Kind, f64)>,
    /// The loss of each kind as trained, uncalibrated.
    asked: Vec<f64>,
    /// Microseconds to score a row.
    pub(crate) scoring: f64,
}

impl Trial {
    pub(crate) fn run(&self, examples: &Examples) -> Result<Outcome> {
        let mut part = examples.of(&self.fold.train);
        part.time = self
            .times
            .as_ref()
            .map(|times| self.fold.train.iter().map(|&row| times[row as usize]).collect());
        let options = Options { excluded: Vec::new(), recency: self.recency, seed: self.seed };
        let (trained, ladder) = timed(|| train(&part, &options));
        let trained = trained?;
        let asked = examples.of(&self.fold.test);
        let (metrics, scoring) = ask(&trained.model, &asked);
        let alone = Choice { kind: Kind::Rules, setting: Setting::None };
        let rules =
            train_only(&part, &Options { recency: Recency::None, ..options.clone() }, alone)?;
        let (mut kinds, mut losses) = (Vec::new(), Vec::new());
        for candidate in &trained.report.candidates {
            let (model, seconds) = timed(|| train_only(&part, &options, candidate.choice));
            let model = model?;
            kinds.push((model.kind(), seconds));
            losses.push(ask(&model, &asked).0.log_loss);
        }
        Ok(Outcome {
            rules: ask(&rules, &asked).0,
            trained,
            metrics,
            ladder,
            kinds,
            asked: losses,
            scoring: scoring * 1e6 / asked.won.len().max(1) as f64,
        })
    }
}

/// Returns how good a model is on rows, and the seconds that scoring them took.
fn ask(model: &Model, asked: &Examples) -> (Metrics, f64) {
    let scorer = Scorer::new(model, &asked.table, asked.rules.as_deref());
    let (logits, seconds) = timed(|| scorer.all());
    let logits: Vec<f64> = logits.into_iter().map(|milli| f64::from(milli) / MILLI).collect();
    (Metrics::of(&logits, &asked.won), seconds)
}

/// Returns what work gives and the seconds it took: of the processor where the system tells, so
/// that others on the machine do not count.
fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let (start, on_processor) = (Instant::now(), processor_seconds());
    let done = work();
    let seconds = match (on_processor, processor_seconds()) {
        (Some(from), Some(to)) => to - from,
        _ => start.elapsed().as_secs_f64(),
    };
    (done, seconds)
}

/// Returns the seconds that this thread, the only one, has run; on Linux.
fn processor_seconds() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/self/schedstat").ok()?;
    let nanoseconds: f64 = told.split_whitespace().next()?.parse().ok()?;
    Some(nanoseconds / 1e9)
}

impl Outcome {
    /// Returns what was published and why, as a line.
    pub(crate) fn line(&self, trial: &Trial) -> Value {
        let report = &self.trained.report;
        json!({
            "bench": "score-quality",
            "split": trial.name,
            "seed": trial.seed,
            "rows": trial.fold.train.len(),
            "published": report.published,
            "reason": report.reason,
            "halfLife": report.half_life,
            "auc": self.metrics.auc,
            "logLoss": self.metrics.log_loss,
            "rulesLogLoss": self.rules.log_loss,
            "heldOutLogLoss": report.held_out.log_loss,
            "candidates": report.candidates,
            "candidatesLogLoss": self.asked,
            "bytes": self.trained.model.to_bytes().len(),
        })
    }
}
