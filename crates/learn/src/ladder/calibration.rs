//! Curves over scores of rows that were not learnt from.

use crate::{
    arithmetic::{logit, loss},
    folds::Fold,
    ladder::{
        candidates::Tried,
        rows::{Ground, Weighted},
    },
    model::Kind,
    platt::{Platt, Scored},
};

/// Scores of other rows never deserve a steeper curve than this, and one against them none.
const SLOPE_MAX: f64 = 1.5;

/// The slopes that are tried forward in time, the likeliest first.
const FORWARD_SLOPES: [f64; 6] = [1.0, 0.85, 0.7, 0.5, 0.25, 0.1];

/// How scores become logits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Curve {
    /// Platt's: one line for all.
    Line(Platt),
    /// Steeper or flatter around the share of wins that was trained on. Forward in time nobody
    /// knows the level of what comes, and a line through levels of the past has been seen to be
    /// worse than none.
    Around(f64),
}

impl Curve {
    pub(super) const IDENTITY: Self = Self::Line(Platt::IDENTITY);

    /// Returns the line for a model that was trained on some rows.
    pub(super) fn line(self, ground: &Ground, rows: &Weighted) -> Platt {
        match self {
            Self::Line(line) => line,
            Self::Around(slope) => around(slope, share(ground, rows)),
        }
    }
}

pub(super) struct Calibration {
    /// The curve for the model that is trained on everything.
    pub(super) curve: Curve,
    /// The loss of each row asked, by curves that did not see it.
    pub(super) losses: Vec<f64>,
    /// The logits behind them, fold by fold.
    pub(super) logits: Vec<Vec<f64>>,
}

impl Calibration {
    pub(super) fn of(ground: &Ground, tried: &Tried) -> Self {
        let asked = Asked::of(ground, tried, &|_| true);
        // The rules' logits come from a curve already.
        let is_drawn = tried.choice.kind == Kind::Rules;
        let logits: Vec<Vec<f64>> = (0..asked.folds.len())
            .map(|fold| {
                let curve = asked.fitted(&|other| match ground.is_forward {
                    true => other < fold,
                    false => other != fold,
                });
                let line = if is_drawn { Platt::IDENTITY } else { asked.line(curve, fold) };
                tried.logits[fold].iter().map(|&score| line.apply(score)).collect()
            })
            .collect();
        let rows = ground.folds.iter().zip(&logits);
        let rows = rows.flat_map(|(fold, logits)| fold.test.iter().zip(logits));
        let losses = rows.map(|(&row, &logit)| loss(logit, ground.won()[row as usize])).collect();
        Self { curve: asked.fitted(&|_| true), losses, logits }
    }
}

/// Returns the curve over some of the rows that were asked.
pub(super) fn curve(ground: &Ground, tried: &Tried, counts: &dyn Fn(u32) -> bool) -> Curve {
    Asked::of(ground, tried, counts).fitted(&|_| true)
}

/// Returns the mean loss of a candidate by one curve for all: what settings are chosen by.
pub(super) fn loss_of(ground: &Ground, tried: &Tried) -> f64 {
    let asked = Asked::of(ground, tried, &|_| true);
    asked.loss(asked.fitted(&|_| true), &|_| true)
}

/// Rows that were asked, with what was said of them.
struct Asked {
    folds: Vec<Vec<Scored>>,
    /// Forward in time: the logit of the share of wins each fold was trained on.
    levels: Option<Vec<f64>>,
}

impl Asked {
    fn of(ground: &Ground, tried: &Tried, counts: &dyn Fn(u32) -> bool) -> Self {
        let fold = |(fold, logits): (&Fold, &Vec<f64>)| {
            let rows = fold.test.iter().zip(logits).filter(|(row, _)| counts(**row));
            rows.map(|(&row, &logit)| (logit, ground.won()[row as usize], ground.own_weight(row)))
                .collect()
        };
        let folds = ground.folds.iter().zip(&tried.logits).map(fold).collect();
        Self { folds, levels: ground.is_forward.then(|| ground.levels.clone()) }
    }

    /// Fits a curve to some folds.
    fn fitted(&self, seen: &dyn Fn(usize) -> bool) -> Curve {
        if self.levels.is_none() {
            let folds = (0..self.folds.len()).filter(|&fold| seen(fold));
            let rows: Vec<Scored> = folds.flat_map(|fold| self.folds[fold].clone()).collect();
            return Curve::Line(Platt::fit_within(&rows, 0.0, SLOPE_MAX));
        }
        let rated = FORWARD_SLOPES.map(|slope| (self.loss(Curve::Around(slope), seen), slope));
        let first = rated[0];
        let best = rated.into_iter().fold(first, |best, it| if it.0 < best.0 { it } else { best });
        Curve::Around(best.1)
    }

    fn line(&self, curve: Curve, fold: usize) -> Platt {
        match (curve, &self.levels) {
            (Curve::Around(slope), Some(levels)) => around(slope, levels[fold]),
            (Curve::Line(line), _) => line,
            (Curve::Around(_), None) => Platt::IDENTITY,
        }
    }

    /// Returns the mean loss of some folds.
    fn loss(&self, curve: Curve, seen: &dyn Fn(usize) -> bool) -> f64 {
        let (mut sum, mut all) = (0.0, 0.0);
        for fold in (0..self.folds.len()).filter(|&fold| seen(fold)) {
            let line = self.line(curve, fold);
            for &(score, won, weight) in &self.folds[fold] {
                sum += weight * loss(line.apply(score), won);
                all += weight;
            }
        }
        sum / f64::max(all, f64::MIN_POSITIVE)
    }
}

fn around(slope: f64, level: f64) -> Platt {
    Platt { slope, intercept: (1.0 - slope) * level }
}

/// Returns the logit of the share of wins among rows.
pub(super) fn share(ground: &Ground, rows: &Weighted) -> f64 {
    let (mut won, mut all) = (0.5, 1.0);
    for &row in &rows.rows {
        let weight = rows.weights[row as usize];
        won += if ground.won()[row as usize] { weight } else { 0.0 };
        all += weight;
    }
    logit(won / all)
}
