//! Which candidate is taken.

use crate::{
    ladder::{Candidate, calibration::Calibration, candidates::Tried, rows::Ground},
    metrics::auc,
    model::Kind,
    recency::paired,
};

/// So many standard errors better than the rules is beyond doubt.
const DOUBT: f64 = 2.0;

/// A candidate, and how it compares with the best.
pub(super) struct Compared {
    pub(super) candidate: Candidate,
    /// Whether it may be taken instead of the rules.
    beats_rules: bool,
    /// How much worse than the best it is, and the standard error of that.
    behind: (f64, f64),
}

/// Compares candidates row by row; the first are the rules.
pub(super) fn compare(
    ground: &Ground,
    tried: &[Tried],
    calibrations: &[Calibration],
) -> Vec<Compared> {
    let by = |at: usize| calibrations[at].losses.as_slice();
    let mean = |losses: &[f64]| losses.iter().sum::<f64>() / losses.len().max(1) as f64;
    let less = |a: &[f64], b: &[f64]| paired(a.iter().zip(b).map(|(a, b)| a - b));
    let better = |at: usize| -> bool {
        let (gain, error) = less(by(0), by(at));
        gain > DOUBT * error
    };
    let all = || 0..tried.len();
    let best = all()
        .filter(|&at| at == 0 || better(at))
        .min_by(|&a, &b| mean(by(a)).total_cmp(&mean(by(b))))
        .unwrap_or(0);
    all()
        .map(|at| {
            let (gain, gain_error) = less(by(0), by(at));
            let candidate = Candidate {
                choice: tried[at].choice,
                log_loss: mean(by(at)),
                auc: asked_auc(ground, &calibrations[at].logits),
                gain,
                gain_error,
            };
            Compared { candidate, beats_rules: better(at), behind: less(by(at), by(best)) }
        })
        .collect()
}

/// Returns the place of the simplest within a standard error of the best.
pub(super) fn taken(compared: &[Compared]) -> usize {
    let may = |one: &Compared| one.candidate.choice.kind == Kind::Rules || one.beats_rules;
    let near = |one: &Compared| one.behind.0 <= one.behind.1;
    compared.iter().position(|one| may(one) && near(one)).unwrap_or(0)
}

fn asked_auc(ground: &Ground, logits: &[Vec<f64>]) -> f64 {
    let won: Vec<Vec<bool>> = ground
        .folds
        .iter()
        .map(|fold| fold.test.iter().map(|&row| ground.won()[row as usize]).collect())
        .collect();
    if !ground.is_forward {
        return auc(&logits.concat(), &won.concat());
    }
    let blocks = logits.iter().zip(&won).map(|(logits, won)| auc(logits, won));
    blocks.sum::<f64>() / logits.len().max(1) as f64
}
