//! What all candidates stand on: rows that count, in bins, as features and in folds; made once.

use crate::{
    bins::{Binned, Reader},
    examples::{Column, Examples, Unfit},
    folds::{self, Fold},
    ladder::{OUTCOMES_MIN, Options, Reason, calibration},
    linear::{Design, Rows},
    recency,
};

/// Blocks that forward folds must give to be worth anything.
const BLOCKS_MIN: usize = 3;

pub(super) struct Ground {
    /// The rows that count, and of their columns those that are used.
    pub(super) examples: Examples,
    /// The rules' score, if there is one, and then the columns.
    pub(super) names: Vec<Option<String>>,
    pub(super) binned: Binned,
    pub(super) design: Design,
    pub(super) rows: Rows,
    /// The rows from the oldest on, where times are known.
    pub(super) order: Option<Vec<u32>>,
    /// For each row its place in that order.
    rank: Vec<u32>,
    pub(super) half_life: Option<f64>,
    pub(super) folds: Vec<Fold>,
    /// Whether folds go forward in time.
    pub(super) is_forward: bool,
    /// The mean of the rules' scores.
    pub(super) rules_mean: f64,
    /// The logit of the share of wins that each fold trains on.
    pub(super) levels: Vec<f64>,
}

/// Rows to train on, with what each row of all is worth.
pub(super) struct Weighted {
    pub(super) rows: Vec<u32>,
    pub(super) weights: Vec<f64>,
}

impl Ground {
    pub(super) fn new(examples: &Examples, options: &Options) -> Result<Self, Unfit> {
        examples.check()?;
        let examples = counting(examples, options)?;
        let order = examples.time.as_ref().map(|times| in_time(times));
        let rank = ranks(order.as_deref(), examples.won.len());
        let half_life = order.as_ref().and_then(|order| half_life(&examples, order, options));
        let forward = order.as_ref().map(|order| folds::forward(order, &examples.won));
        let forward = forward.filter(|folds| folds.len() >= BLOCKS_MIN);
        let is_forward = forward.is_some();
        let folds = forward.unwrap_or_else(|| folds::stratified(&examples.won, options.seed));
        let rules = examples.rules.clone().map(Column::Numbers);
        let mut columns: Vec<&Column> = rules.iter().collect();
        columns.extend(examples.table.columns().iter().map(|(_, column)| column));
        let mut names: Vec<Option<String>> = rules.iter().map(|_| None).collect();
        names.extend(examples.table.columns().iter().map(|(name, _)| Some(name.clone())));
        let binned = Binned::of(&columns);
        let design = Design::of(&columns, &binned, rules.is_some());
        let rows = design.rows(&columns, &binned);
        let rules_mean = mean(examples.rules.as_deref().unwrap_or_default());
        let mut ground = Self {
            names,
            binned,
            design,
            rows,
            order,
            rank,
            half_life,
            folds,
            is_forward,
            rules_mean,
            levels: Vec::new(),
            examples,
        };
        let folds = ground.folds.iter();
        let level = |fold: &Fold| calibration::share(&ground, &ground.weighted(fold.train.clone()));
        ground.levels = folds.map(level).collect();
        Ok(ground)
    }

    /// Returns the reader of an input.
    pub(super) fn reader(&self, input: usize) -> Reader<'_> {
        let encoding = &self.binned.encodings[input];
        match &self.names[input] {
            Some(name) => encoding.reader(self.examples.table.column(name)),
            None => encoding.number_reader(self.examples.rules.as_deref()),
        }
    }

    pub(super) fn won(&self) -> &[bool] {
        &self.examples.won
    }

    pub(super) fn outcomes(&self) -> (usize, usize) {
        let won = self.won().iter().filter(|&&won| won).count();
        (won, self.won().len() - won)
    }

    /// Returns why nothing can be learnt, if so.
    pub(super) fn unfit(&self) -> Option<Reason> {
        let (won, lost) = self.outcomes();
        if won.min(lost) < OUTCOMES_MIN {
            return Some(Reason::TooFew);
        }
        (self.design.width == 0).then_some(Reason::NoColumns)
    }

    /// Returns all rows to train on, the oldest first.
    pub(super) fn all(&self) -> Weighted {
        let rows = (0..self.won().len() as u32).collect();
        self.weighted(self.order.clone().unwrap_or(rows))
    }

    /// Returns what a row is worth apart from its age.
    pub(super) fn own_weight(&self, row: u32) -> f64 {
        self.examples.weights.as_ref().map_or(1.0, |own| own[row as usize])
    }

    /// Returns some rows with what they are worth: the newest of them is worth most.
    pub(super) fn weighted(&self, rows: Vec<u32>) -> Weighted {
        let mut weights = vec![0.0; self.won().len()];
        let newest = rows.iter().map(|&row| self.rank[row as usize]).max().unwrap_or(0);
        let worth = recency::worth(self.half_life, newest as usize + 1);
        let mut most = 0.0_f64;
        for &row in &rows {
            let weight = self.own_weight(row) * worth[self.rank[row as usize] as usize];
            weights[row as usize] = weight;
            most = most.max(weight);
        }
        if most > 0.0 {
            weights.iter_mut().for_each(|weight| *weight /= most);
        }
        Weighted { rows, weights }
    }
}

/// Returns the rows that are worth something, and the columns that are not excluded.
fn counting(examples: &Examples, options: &Options) -> Result<Examples, Unfit> {
    let mut kept = examples.clone();
    if let Some(weights) = &mut kept.weights {
        weights.iter_mut().for_each(|weight| *weight = crate::bins::finite(*weight));
        let rows = (0..weights.len() as u32).filter(|&row| weights[row as usize] > 0.0);
        let rows: Vec<u32> = rows.collect();
        kept = kept.of(&rows);
    }
    if let Some(rules) = &mut kept.rules {
        rules.iter_mut().for_each(|score| *score = crate::bins::finite(*score));
    }
    let mut table = crate::examples::Table::new(kept.table.rows());
    for (name, column) in kept.table.columns() {
        if !options.excluded.contains(name) {
            table.push(name, column.clone())?;
        }
    }
    kept.table = table;
    Ok(kept)
}

/// Returns the rows from the oldest on; without a time they are the oldest.
fn in_time(times: &[f64]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..times.len() as u32).collect();
    let time = |row: u32| {
        let time = times[row as usize];
        if time.is_nan() { f64::NEG_INFINITY } else { time }
    };
    order.sort_by(|&a, &b| time(a).total_cmp(&time(b)));
    order
}

fn ranks(order: Option<&[u32]>, rows: usize) -> Vec<u32> {
    let mut rank: Vec<u32> = (0..rows as u32).collect();
    for (place, &row) in order.unwrap_or_default().iter().enumerate() {
        rank[row as usize] = place as u32;
    }
    rank
}

fn half_life(examples: &Examples, order: &[u32], options: &Options) -> Option<f64> {
    let won: Vec<bool> = order.iter().map(|&row| examples.won[row as usize]).collect();
    let times = examples.time.as_deref().unwrap_or_default();
    let times = order.iter().map(|&row| times[row as usize]).filter(|time| time.is_finite());
    recency::half_life(options.recency, &won, &times.collect::<Vec<_>>())
}

fn mean(scores: &[f64]) -> f64 {
    let there = || scores.iter().filter(|score| !score.is_nan());
    let many = there().count().max(1) as f64;
    there().map(|score| score / many).sum()
}
