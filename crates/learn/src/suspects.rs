//! Columns that tell the outcome too well alone: most likely they were set after it.

use serde::{Deserialize, Serialize};

use crate::{arithmetic::logit, bins::Encoding, examples::Examples, metrics::auc};

/// A column whose own AUC is above this is named.
const AUC_MAX: f64 = 0.97;

/// Wins and losses without which nothing is said.
const OUTCOMES_MIN: usize = 20;

/// A column that may give the outcome away.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Suspect {
    /// Which.
    pub column: String,
    /// How well it tells wins from losses by itself.
    pub auc: f64,
}

/// Returns the columns that tell the outcome too well alone.
///
/// Each bin's share of wins is learnt from every other row and asked of the rest, and the other
/// way round, so that an id does not look as if it told anything. That a value is missing counts
/// as a value.
#[must_use]
pub fn suspects(examples: &Examples) -> Vec<Suspect> {
    let wins = examples.won.iter().filter(|&&won| won).count();
    if wins.min(examples.won.len() - wins) < OUTCOMES_MIN {
        return Vec::new();
    }
    let columns = examples.table.columns().iter();
    let told = columns.map(|(name, column)| {
        let encoding = Encoding::of(column);
        let reader = encoding.reader(Some(column));
        let bins: Vec<u8> = (0..column.len()).map(|row| reader.bin(row)).collect();
        Suspect { column: name.clone(), auc: told(&bins, &examples.won) }
    });
    told.filter(|suspect| suspect.auc > AUC_MAX).collect()
}

fn told(bins: &[u8], won: &[bool]) -> f64 {
    let mut counts = [[[0.0_f64; 2]; 256]; 2];
    let half = half_of(won);
    for row in 0..bins.len() {
        counts[half[row]][usize::from(bins[row])][usize::from(won[row])] += 1.0;
    }
    let half_auc = |asked: usize| {
        let rows = || (0..bins.len()).filter(|&row| half[row] == asked);
        let share = |row: usize| {
            let [lost, won] = counts[1 - asked][usize::from(bins[row])];
            logit((won + 0.5) / (won + lost + 1.0))
        };
        auc(&rows().map(share).collect::<Vec<_>>(), &rows().map(|row| won[row]).collect::<Vec<_>>())
    };
    f64::midpoint(half_auc(0), half_auc(1))
}

/// Deals wins and losses in turn to two halves.
fn half_of(won: &[bool]) -> Vec<usize> {
    let mut turn = [0, 0];
    let mut next = |&won: &bool| {
        let turn = &mut turn[usize::from(won)];
        *turn = 1 - *turn;
        *turn
    };
    won.iter().map(&mut next).collect()
}
