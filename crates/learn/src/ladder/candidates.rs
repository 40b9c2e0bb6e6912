//! The candidates: what each says of rows it has not learnt from, and how it is trained at last.

use serde::{Deserialize, Serialize};

use crate::{
    boost::{self, Shape},
    ladder::{
        calibration::{Curve, loss_of},
        publish,
        rows::{Ground, Weighted},
    },
    linear::{self, Ridge},
    model::{Kind, Model},
    platt::{Platt, Scored},
};

/// C of the ridge: the smaller, the more weights are held back. From the smallest on, each starts
/// where the one before ended.
const STRENGTHS: [f64; 5] = [0.003, 0.01, 0.03, 0.1, 0.5];

/// Trees after which the loss on other rows is looked at.
const PAUSE: usize = 10;

/// Trees at most; the best number of them is found on other rows.
const STUMPS_MAX: usize = 300;
const TREES_MAX: usize = 120;

/// How many leaves a tree may have; the better is found on other rows.
const LEAVES: [usize; 2] = [8, 15];

/// What was chosen for a kind.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Setting {
    /// There is nothing to choose.
    None,
    /// C of the ridge regression.
    Strength(f64),
    /// How many trees, of how many leaves.
    Trees {
        /// How many.
        trees: usize,
        /// Their leaves at most.
        leaves: usize,
    },
}

/// A candidate with the best of its settings, and what it says of rows it has not learnt from.
pub(super) struct Tried {
    pub(super) choice: super::Choice,
    /// For each fold the logits of its rows.
    pub(super) logits: Vec<Vec<f64>>,
}

impl Tried {
    pub(super) fn rules(ground: &Ground) -> Self {
        let logits = ground.folds.iter().map(|fold| {
            let line = rules_line(ground, &fold.train);
            fold.test.iter().map(|&row| line.apply(rules_score(ground, row))).collect()
        });
        let choice = super::Choice { kind: Kind::Rules, setting: Setting::None };
        Self { choice, logits: logits.collect() }
    }

    /// Takes the best of several settings.
    fn best(ground: &Ground, kind: Kind, settings: Vec<(Setting, Vec<Vec<f64>>)>) -> Option<Self> {
        let tried = settings.into_iter().map(|(setting, logits)| {
            let choice = super::Choice { kind, setting };
            Self { choice, logits }
        });
        let rated = tried.map(|tried| (loss_of(ground, &tried), tried));
        rated.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_loss, tried)| tried)
    }
}

/// Tries all kinds.
pub(super) fn all(ground: &Ground) -> Vec<Tried> {
    let mut all = vec![Tried::rules(ground)];
    all.extend(Tried::best(ground, Kind::Linear, linear(ground)));
    all.extend(Tried::best(ground, Kind::Stumps, boosted(ground, &[2], STUMPS_MAX)));
    all.extend(Tried::best(ground, Kind::Trees, boosted(ground, &LEAVES, TREES_MAX)));
    all
}

fn linear(ground: &Ground) -> Vec<(Setting, Vec<Vec<f64>>)> {
    let mut settings: Vec<_> =
        STRENGTHS.iter().map(|&strength| (Setting::Strength(strength), Vec::new())).collect();
    for fold in &ground.folds {
        let rows = ground.weighted(fold.train.clone());
        let task = linear_task(ground, &rows);
        let mut ridge = Ridge::flat(&ground.design, &task);
        for (setting, logits) in settings.iter_mut().zip(STRENGTHS) {
            ridge.fit(&ground.design, &task, logits);
            let asked = fold.test.iter().map(|&row| ridge.logit(&ground.rows, row));
            setting.1.push(asked.collect());
        }
    }
    settings
}

fn boosted(ground: &Ground, leaves: &[usize], most: usize) -> Vec<(Setting, Vec<Vec<f64>>)> {
    let mut settings: Vec<_> = leaves
        .iter()
        .flat_map(|&leaves| {
            let trees = (PAUSE..=most).step_by(PAUSE);
            trees.map(move |trees| (Setting::Trees { trees, leaves }, Vec::new()))
        })
        .collect();
    for fold in &ground.folds {
        let rows = ground.weighted(fold.train.clone());
        let mut at = settings.iter_mut();
        for &leaves in leaves {
            let growth = growth(most, leaves, &rows);
            boost::grow(&boost_task(ground, &rows), &growth, &fold.test, PAUSE, |logits| {
                if let Some((_, all)) = at.next() {
                    all.push(logits.to_vec());
                }
            });
        }
    }
    settings
}

/// Trains a choice and draws its curve.
pub(super) fn fit(ground: &Ground, choice: super::Choice, rows: &Weighted, curve: Curve) -> Model {
    let line = &curve.line(ground, rows);
    match choice.setting {
        Setting::None => publish::rules(ground, rules_line(ground, &rows.rows)),
        Setting::Strength(strength) => {
            let task = linear_task(ground, rows);
            let mut ridge = Ridge::flat(&ground.design, &task);
            ridge.fit(&ground.design, &task, strength);
            let terms = ground.design.terms(&ridge.weights, &ground.binned.encodings);
            publish::terms(ground, choice.kind, rows, terms, ridge.constant, line)
        }
        Setting::Trees { trees, leaves } => {
            let growth = growth(trees, leaves, rows);
            let task = boost_task(ground, rows);
            let forest = boost::grow(&task, &growth, &[], usize::MAX, |_| {});
            if leaves == 2 {
                let terms = publish::curves(ground, &forest);
                publish::terms(ground, choice.kind, rows, terms, forest.start, line)
            } else {
                publish::trees(ground, &forest, line)
            }
        }
    }
}

fn linear_task<'a>(ground: &'a Ground, rows: &'a Weighted) -> linear::Task<'a> {
    let (won, weights) = (ground.won(), rows.weights.as_slice());
    linear::Task { rows: &ground.rows, train: &rows.rows, won, weights }
}

fn boost_task<'a>(ground: &'a Ground, rows: &'a Weighted) -> boost::Task<'a> {
    let (won, weights) = (ground.won(), rows.weights.as_slice());
    boost::Task { binned: &ground.binned, train: &rows.rows, won, weights }
}

/// Small leaves are kept from fitting to chance, the more so the fewer rows there are.
fn growth(rounds: usize, leaves: usize, rows: &Weighted) -> boost::Settings {
    let many = rows.rows.len() as f64;
    let rows_min = (many / 100.0).clamp(5.0, 40.0);
    let rate = if leaves == 2 { 0.1 } else { 0.06 };
    let shape = Shape { leaves, rows_min, hold: 5.0, level_hold: 10.0, gain_min: 1e-6 };
    boost::Settings { rounds, rate, shape }
}

/// Returns the curve from the rules' score; without rules it is flat. All rows count alike,
/// however old: it is what a model has to beat.
fn rules_line(ground: &Ground, rows: &[u32]) -> Platt {
    let scored = rows
        .iter()
        .map(|&row| (rules_score(ground, row), ground.won()[row as usize], ground.own_weight(row)));
    Platt::fit(&scored.collect::<Vec<Scored>>())
}

/// Returns the rules' score of a row; the mean where they gave none.
fn rules_score(ground: &Ground, row: u32) -> f64 {
    let Some(rules) = &ground.examples.rules else { return 0.0 };
    let score = rules[row as usize];
    if score.is_nan() { ground.rules_mean } else { score }
}
