//! How much less an old row is worth.

use crate::arithmetic::{exp, logit, loss};

/// How the worth of rows falls with their age.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Recency {
    /// It does not.
    None,
    /// It halves over so many rows.
    Rows(f64),
    /// It halves over so much time, in the unit of the examples' times.
    Time(f64),
    /// It halves as fast as foretells the share of wins best.
    Auto,
}

/// The half-lives that are tried, as shares of the rows. Shorter ones follow chance: they foretell
/// the next few rows better and the next many worse.
const SHARES: [f64; 2] = [0.25, 0.1];

/// Fewer rows of half-life than this say too little.
const ROWS_MIN: f64 = 200.0;

/// Rows whose share of wins is foretold at a time, as a share of all.
const STEPS: usize = 40;

/// How many standard errors better a half-life must foretell to be believed.
const DOUBT: f64 = 2.0;

/// Returns the half-life in rows; none is endless. `won` stands in the order of time.
pub(crate) fn half_life(recency: Recency, won: &[bool], times: &[f64]) -> Option<f64> {
    let rows = won.len() as f64;
    match recency {
        Recency::None => None,
        Recency::Rows(rows) => (rows > 0.0 && rows.is_finite()).then_some(rows),
        Recency::Time(time) => {
            let (first, last) = (times.first()?, times.last()?);
            let half_life = time * rows / (last - first);
            (half_life > 0.0 && half_life.is_finite()).then_some(half_life)
        }
        Recency::Auto => chosen(won),
    }
}

/// Returns what the rows before a place are worth, 1 for the newest.
pub(crate) fn worth(half_life: Option<f64>, rows: usize) -> Vec<f64> {
    let Some(half_life) = half_life else { return vec![1.0; rows] };
    let fall = std::f64::consts::LN_2 / half_life;
    (0..rows).rev().map(|age| exp(-fall * age as f64)).collect()
}

/// Foretells the share of wins block by block with each half-life, and takes one only where it
/// foretells better than an endless one beyond doubt.
fn chosen(won: &[bool]) -> Option<f64> {
    let rows = won.len() as f64;
    let endless = foretold(won, None);
    let tried = SHARES.iter().map(|share| share * rows).filter(|&rows| rows >= ROWS_MIN);
    let tried: Vec<_> =
        tried.map(|half_life| (half_life, foretold(won, Some(half_life)))).collect();
    let mean = |losses: &[f64]| losses.iter().sum::<f64>();
    let best = tried.iter().min_by(|a, b| mean(&a.1).total_cmp(&mean(&b.1)))?;
    let (gain, error) = paired(endless.iter().zip(&best.1).map(|(a, b)| a - b));
    (gain > DOUBT * error).then_some(best.0)
}

/// Returns the mean of differences and its standard error.
pub(crate) fn paired(differences: impl Iterator<Item = f64> + Clone) -> (f64, f64) {
    let many = differences.clone().count().max(1) as f64;
    let mean = differences.clone().sum::<f64>() / many;
    let square = differences.map(|difference| (difference - mean).powi(2)).sum::<f64>();
    (mean, (square / (many - 1.0).max(1.0) / many).sqrt())
}

/// Returns the loss of each row where the share of wins before its block is foretold for it.
fn foretold(won: &[bool], half_life: Option<f64>) -> Vec<f64> {
    let block = won.len().div_ceil(STEPS).max(1);
    let fall = half_life.map_or(1.0, |rows| exp(-std::f64::consts::LN_2 / rows));
    let (mut wins, mut all) = (0.0, 0.0);
    let mut losses = Vec::with_capacity(won.len());
    for (at, rows) in won.chunks(block).enumerate() {
        // The first quarter only learns.
        if at * 4 >= STEPS {
            let logit = logit((wins + 0.5) / (all + 1.0));
            losses.extend(rows.iter().map(|&won| loss(logit, won)));
        }
        for &won in rows {
            wins = wins * fall + f64::from(u8::from(won));
            all = all * fall + 1.0;
        }
    }
    losses
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arithmetic::Random;

    fn rows(share: impl Fn(usize) -> usize) -> Vec<bool> {
        let mut random = Random::new(5);
        (0..10_000).map(|row| random.below(100) < share(row)).collect()
    }

    #[test]
    fn only_a_share_that_wanders_makes_old_rows_worth_less() {
        assert_eq!(chosen(&rows(|_| 20)), None);
        assert!(chosen(&rows(|row| 10 + 30 * (row / 2_000))).is_some_and(|rows| rows < 2_000.0));
        assert_eq!(chosen(&rows(|_| 0)), None);
        assert_eq!(chosen(&[]), None);
    }

    #[test]
    fn worth_halves() {
        let worth = worth(Some(10.0), 21);
        assert!((worth[20] - 1.0).abs() < 1e-12 && (worth[10] - 0.5).abs() < 1e-12);
        let times: Vec<f64> = (0..101).map(f64::from).collect();
        let life = half_life(Recency::Time(5.0), &[true; 101], &times).expect("a half-life");
        assert!((life - 5.05).abs() < 1e-9);
    }
}
