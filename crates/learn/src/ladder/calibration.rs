//! Platt's curve over scores of rows that were not learnt from.

use crate::{
    arithmetic::loss,
    ladder::{candidates::Tried, rows::Ground},
    platt::{Platt, Scored},
};

/// Scores of other rows never deserve a steeper curve than this, and one against them none.
const SLOPE_MAX: f64 = 1.5;

/// Forward in time levels differ from block to block, and few of them say little about slopes.
const FORWARD_SLOPE: (f64, f64) = (0.25, 1.25);

pub(super) struct Calibration {
    /// The curve for the model that is trained on everything.
    pub(super) line: Platt,
    /// The loss of each row asked, by curves that did not see it.
    pub(super) losses: Vec<f64>,
    /// The same, every block brought to its own level; forward in time only.
    pub(super) levelled: Option<Vec<f64>>,
    /// The logits behind `losses`.
    pub(super) logits: Vec<Vec<f64>>,
}

impl Calibration {
    pub(super) fn of(ground: &Ground, tried: &Tried) -> Self {
        let many = ground.folds.len();
        let lines: Vec<Platt> = (0..many)
            .map(|fold| {
                let seen = |other: usize| match ground.is_forward {
                    true => other < fold,
                    false => other != fold,
                };
                fitted(ground, &scored(ground, tried, &|other, _| seen(other)))
            })
            .collect();
        let apply = |lines: &[Platt]| -> Vec<Vec<f64>> {
            let folds = tried.logits.iter().zip(lines);
            folds.map(|(logits, line)| logits.iter().map(|&it| line.apply(it)).collect()).collect()
        };
        let logits = apply(&lines);
        let levelled = ground.is_forward.then(|| {
            let levelled: Vec<Platt> = (0..many)
                .map(|fold| {
                    let own = scored(ground, tried, &|other, _| other == fold).remove(fold);
                    Platt::shifted(&own, lines[fold].slope)
                })
                .collect();
            losses(ground, &apply(&levelled))
        });
        let line = line(ground, tried, &|_| true);
        Self { line, losses: losses(ground, &logits), levelled, logits }
    }
}

/// Returns the curve over some of the rows that were asked.
pub(super) fn line(ground: &Ground, tried: &Tried, counts: &dyn Fn(u32) -> bool) -> Platt {
    fitted(ground, &scored(ground, tried, &|_, row| counts(row)))
}

/// Returns the mean loss of a candidate by one curve for all: what settings are chosen by.
pub(super) fn loss_of(ground: &Ground, tried: &Tried) -> f64 {
    let folds = scored(ground, tried, &|_, _| true);
    let lines: Vec<Platt> = match ground.is_forward {
        true => {
            let slope = fitted(ground, &folds).slope;
            folds.iter().map(|fold| Platt::shifted(fold, slope)).collect()
        }
        false => vec![fitted(ground, &folds); folds.len()],
    };
    let rows = folds.iter().zip(lines).flat_map(|(fold, line)| {
        fold.iter().map(move |&(score, won, weight)| (loss(line.apply(score), won) * weight, weight))
    });
    let (sum, all) = rows.fold((0.0, 0.0), |(sum, all), (loss, weight)| (sum + loss, all + weight));
    sum / f64::max(all, f64::MIN_POSITIVE)
}

fn losses(ground: &Ground, logits: &[Vec<f64>]) -> Vec<f64> {
    let folds = ground.folds.iter().zip(logits);
    let rows = folds.flat_map(|(fold, logits)| fold.test.iter().zip(logits));
    rows.map(|(&row, &logit)| loss(logit, ground.won()[row as usize])).collect()
}

/// Returns the scores of each fold's rows that count.
fn scored(
    ground: &Ground,
    tried: &Tried,
    counts: &dyn Fn(usize, u32) -> bool,
) -> Vec<Vec<Scored>> {
    let weights = &ground.worth;
    let fold = |(at, (fold, logits)): (usize, (&crate::folds::Fold, &Vec<f64>))| {
        let rows = fold.test.iter().zip(logits).filter(|(row, _)| counts(at, **row));
        let rows = rows.map(|(&row, &logit)| {
            (logit, ground.won()[row as usize], weights[row as usize])
        });
        rows.collect()
    };
    ground.folds.iter().zip(&tried.logits).enumerate().map(fold).collect()
}

/// Draws the curve: through all rows alike, or forward in time with a slope that holds within
/// blocks, and the level of the newest.
fn fitted(ground: &Ground, folds: &[Vec<Scored>]) -> Platt {
    if !ground.is_forward {
        let all: Vec<Scored> = folds.concat();
        return Platt::fit_within(&all, 0.0, SLOPE_MAX);
    }
    let slopes = folds.iter().filter(|fold| !fold.is_empty()).map(|fold| {
        let weight: f64 = fold.iter().map(|row| row.2).sum();
        (Platt::fit(fold).slope, weight)
    });
    let (sum, all) = slopes.fold((0.0, 0.0), |(sum, all), (slope, weight)| {
        (sum + slope * weight, all + weight)
    });
    if all <= 0.0 {
        return Platt::IDENTITY;
    }
    let slope = (sum / all).clamp(FORWARD_SLOPE.0, FORWARD_SLOPE.1);
    Platt::shifted(&folds.concat(), slope)
}
