//! How good predictions were: AUC, log-loss, Brier, calibration.

use serde::{Deserialize, Serialize};

use crate::arithmetic::{logistic, loss};

/// Into how many parts of equal count predictions are cut to see whether they hold.
const DECILES: usize = 10;

/// How predictions and outcomes compare.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Metrics {
    /// Rows that were predicted.
    pub rows: usize,
    /// How many of them were won.
    pub won: usize,
    /// The chance that a won row is above a lost one; a half where there are not both.
    pub auc: f64,
    /// The mean of −ln of the probability given to what happened.
    pub log_loss: f64,
    /// The mean squared difference of probability and outcome.
    pub brier: f64,
    /// The mean difference of predicted and actual share over the deciles.
    pub ece: f64,
    /// From the lowest predictions to the highest.
    pub deciles: Vec<Decile>,
}

/// A tenth of the predictions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Decile {
    /// Rows in it.
    pub rows: usize,
    /// The mean probability that was predicted.
    pub predicted: f64,
    /// The share that was won.
    pub actual: f64,
}

impl Metrics {
    /// Compares logits with outcomes; both in the same order.
    #[must_use]
    pub fn of(logits: &[f64], won: &[bool]) -> Self {
        let rows = logits.len();
        let mean = |sum: f64| if rows == 0 { 0.0 } else { sum / rows as f64 };
        let pairs = || logits.iter().zip(won);
        let off = |(&logit, &won): (&f64, &bool)| logistic(logit) - f64::from(u8::from(won));
        let deciles = deciles(logits, won);
        let gaps = deciles.iter().map(|d| (d.predicted - d.actual).abs() * d.rows as f64);
        Self {
            rows,
            won: won.iter().filter(|&&won| won).count(),
            auc: auc(logits, won),
            log_loss: mean(pairs().map(|(&logit, &won)| loss(logit, won)).sum()),
            brier: mean(pairs().map(|pair| off(pair).powi(2)).sum()),
            ece: mean(gaps.sum()),
            deciles,
        }
    }
}

/// Returns the chance that a won row is above a lost one, ties counting half.
#[must_use]
pub fn auc(scores: &[f64], won: &[bool]) -> f64 {
    let order = sorted(scores);
    let (mut below, mut wins, mut losses) = (0.0, 0.0, 0.0);
    for tied in order.chunk_by(|&a, &b| scores[a as usize] == scores[b as usize]) {
        let here = tied.iter().filter(|&&row| won[row as usize]).count() as f64;
        let lost = tied.len() as f64 - here;
        below += here * (losses + lost / 2.0);
        wins += here;
        losses += lost;
    }
    if wins * losses == 0.0 { 0.5 } else { below / (wins * losses) }
}

fn deciles(logits: &[f64], won: &[bool]) -> Vec<Decile> {
    let order = sorted(logits);
    let cut = |part: usize| part * order.len() / DECILES;
    (0..DECILES)
        .map(|part| &order[cut(part)..cut(part + 1)])
        .filter(|part| !part.is_empty())
        .map(|part| {
            let mean = |value: &dyn Fn(usize) -> f64| {
                part.iter().map(|&row| value(row as usize)).sum::<f64>() / part.len() as f64
            };
            Decile {
                rows: part.len(),
                predicted: mean(&|row| logistic(logits[row])),
                actual: mean(&|row| f64::from(u8::from(won[row]))),
            }
        })
        .collect()
}

/// Returns the rows from the lowest score up.
fn sorted(scores: &[f64]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..scores.len() as u32).collect();
    order.sort_by(|&a, &b| scores[a as usize].total_cmp(&scores[b as usize]));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_answers() {
        let won = [true, false, true, false];
        assert_eq!(auc(&[4.0, 1.0, 3.0, 2.0], &won), 1.0);
        assert_eq!(auc(&[1.0, 1.0, 1.0, 1.0], &won), 0.5, "ties count half");
        assert_eq!(auc(&[1.0, 2.0], &[true, true]), 0.5, "there is nothing to compare");
        let metrics = Metrics::of(&[0.0; 4], &won);
        assert!((metrics.log_loss - std::f64::consts::LN_2).abs() < 1e-12);
        assert!((metrics.brier - 0.25).abs() < 1e-12);
        assert_eq!(Metrics::of(&[], &[]).rows, 0, "no rows are no reason to fail");
    }

    #[test]
    fn a_share_that_holds_has_no_calibration_error() {
        let won: Vec<bool> = (0..1_000).map(|row| row % 10 < 3).collect();
        let held = Metrics::of(&vec![crate::arithmetic::logit(0.3); 1_000], &won);
        assert!(held.ece < 1e-9, "{}", held.ece);
        let off = Metrics::of(&vec![crate::arithmetic::logit(0.5); 1_000], &won);
        assert!((off.ece - 0.2).abs() < 1e-9);
        assert_eq!(off.deciles.len(), 10);
    }
}
