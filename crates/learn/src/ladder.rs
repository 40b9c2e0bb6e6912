//! Four kinds of model, of which the simplest that is good enough is published.
//!
//! The rungs: the rules' score as a probability (without rules the share of wins); a ridge
//! regression beside the rules; a curve for each column; small trees. Each is tried on rows that
//! it did not learn from, forward in time where times are known, and its scores there are what
//! Platt's curve is drawn through. The simplest whose loss is within a standard error of the
//! best's is taken, row compared with row, and it must beat the rules beyond doubt.
//!
//! Rows that were won or lost under other circumstances say less: where the share of wins
//! wanders, old rows are worth less, and a model that follows it has something on rules that
//! cannot.

mod calibration;
mod candidates;
mod choice;
mod publish;
mod rows;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use crate::recency::Recency;
use crate::{
    examples::{Examples, Unfit},
    folds,
    metrics::Metrics,
    model::{Kind, Model, Scorer},
    suspects::{Suspect, suspects},
};
use calibration::{Calibration, Curve};
pub use candidates::Setting;
use candidates::Tried;
use rows::Ground;

/// Fewer wins or losses than this, and the rules are published.
pub const OUTCOMES_MIN: usize = 40;

/// The share of rows, the newest where times are known, that figures are shown for.
const HELD_OUT: f64 = 0.2;

/// Rows whose reasons say how much each column matters.
const IMPORTANCE_ROWS: usize = 500;

/// What may be said about training.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Columns that are not to be used.
    pub excluded: Vec<String>,
    /// How the worth of rows falls with their age; only where times are known.
    pub recency: Recency,
    /// What chance starts from.
    pub seed: u64,
}

/// A model and how it came about.
#[derive(Debug, Clone)]
pub struct Trained {
    /// The model to publish.
    pub model: Model,
    /// How it came about.
    pub report: Report,
}

/// How a model came about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// What was published, with which setting.
    pub published: Choice,
    /// Why.
    pub reason: Reason,
    /// Rows that were won and lost.
    pub outcomes: (usize, usize),
    /// The half-life that rows were weighted by, in rows.
    pub half_life: Option<f64>,
    /// What was tried, the simplest first.
    pub candidates: Vec<Candidate>,
    /// How the published kind does on the newest rows when trained on the older ones. Rows
    /// without an order are held out at random.
    pub held_out: Metrics,
    /// How far each column moves a logit on average, in logits, the strongest first; none is the
    /// rules' score.
    pub importance: Vec<(Option<String>, f64)>,
    /// Columns that may give the outcome away.
    pub suspects: Vec<Suspect>,
}

/// A kind of model with what was chosen for it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// Which kind.
    pub kind: Kind,
    /// With which setting.
    pub setting: Setting,
}

/// Why a kind was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Reason {
    /// There are too few wins or losses to learn from.
    TooFew,
    /// There is no column that says anything.
    NoColumns,
    /// Nothing beat the rules beyond doubt.
    RulesHold,
    /// It is the best, or the simplest that is not clearly worse.
    Simplest,
}

/// How a candidate did on rows it had not learnt from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// The best of its settings.
    pub choice: Choice,
    /// Its mean loss, as it stands.
    pub log_loss: f64,
    /// Its AUC; forward in time the mean of those of the blocks.
    pub auc: f64,
    /// What it gains on the rules by the losses candidates are compared by.
    pub gain: f64,
    /// The standard error of that.
    pub gain_error: f64,
}

/// Trains the candidates and returns the one to publish.
///
/// # Errors
///
/// Refuses examples whose parts differ in length. Anything else, however odd or little, gives a
/// model: at worst one that says the share of wins.
pub fn train(examples: &Examples, options: &Options) -> Result<Trained, Unfit> {
    let ground = Ground::new(examples, options)?;
    let (tried, reason) = match ground.unfit() {
        Some(reason) => (vec![Tried::rules(&ground)], reason),
        None => (candidates::all(&ground), Reason::Simplest),
    };
    let calibrations: Vec<_> = tried.iter().map(|tried| Calibration::of(&ground, tried)).collect();
    let compared = choice::compare(&ground, &tried, &calibrations);
    let taken = choice::taken(&compared);
    let reason = if reason == Reason::Simplest && tried[taken].choice.kind == Kind::Rules {
        Reason::RulesHold
    } else {
        reason
    };
    let published = tried[taken].choice;
    let model = candidates::fit(&ground, published, &ground.all(), calibrations[taken].curve);
    let report = Report {
        published,
        reason,
        outcomes: ground.outcomes(),
        half_life: ground.half_life,
        held_out: held_out(&ground, &tried[taken], options.seed),
        importance: importance(&ground, &model),
        suspects: suspects(&ground.examples),
        candidates: compared.into_iter().map(|compared| compared.candidate).collect(),
    };
    Ok(Trained { model, report })
}

/// Trains one kind, uncalibrated: what a candidate costs.
///
/// # Errors
///
/// As [`train`].
pub fn train_only(examples: &Examples, options: &Options, choice: Choice) -> Result<Model, Unfit> {
    let ground = Ground::new(examples, options)?;
    Ok(candidates::fit(&ground, choice, &ground.all(), Curve::IDENTITY))
}

/// Trains the kind on the older rows and asks it of the newer.
fn held_out(ground: &Ground, tried: &Tried, seed: u64) -> Metrics {
    let fold = match &ground.order {
        Some(order) => {
            let cut = order.len() - (order.len() as f64 * HELD_OUT) as usize;
            folds::Fold { train: order[..cut].to_vec(), test: order[cut..].to_vec() }
        }
        None => folds::hold_out(ground.won(), HELD_OUT, seed),
    };
    let mut is_older = vec![false; ground.won().len()];
    fold.train.iter().for_each(|&row| is_older[row as usize] = true);
    let curve = calibration::curve(ground, tried, &|row| is_older[row as usize]);
    let rows = ground.weighted(fold.train);
    let model = candidates::fit(ground, tried.choice, &rows, curve);
    let scorer = Scorer::new(&model, &ground.examples.table, ground.examples.rules.as_deref());
    let test = fold.test.iter().map(|&row| row as usize);
    let logits: Vec<f64> =
        test.clone().map(|row| f64::from(scorer.logit(row)) / crate::model::MILLI).collect();
    let won: Vec<bool> = test.map(|row| ground.won()[row]).collect();
    Metrics::of(&logits, &won)
}

fn importance(ground: &Ground, model: &Model) -> Vec<(Option<String>, f64)> {
    let scorer = Scorer::new(model, &ground.examples.table, ground.examples.rules.as_deref());
    let rows = ground.won().len();
    let step = rows.div_ceil(IMPORTANCE_ROWS).max(1);
    let mut sums: Vec<(Option<String>, f64)> =
        model.columns().map(|column| (column.map(str::to_owned), 0.0)).collect();
    for row in (0..rows).step_by(step) {
        for contribution in scorer.explain(row).contributions {
            let sum = sums.iter_mut().find(|(column, _)| *column == contribution.column);
            if let Some((_, sum)) = sum {
                *sum += f64::from(contribution.points).abs();
            }
        }
    }
    let asked = rows.div_ceil(step).max(1) as f64;
    sums.iter_mut().for_each(|(_, sum)| *sum /= asked * crate::model::MILLI);
    sums.sort_by(|a, b| b.1.total_cmp(&a.1));
    sums
}
