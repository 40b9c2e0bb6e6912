//! Who is trained on and who is asked: folds by chance, or forward in time.

use crate::arithmetic::Random;

/// Into how many folds rows are cut; more where there are few, so that training on the others
/// lacks little.
const FOLDS: usize = 5;
const FOLDS_OF_FEW: usize = 10;

/// So many rows are few.
const FEW_ROWS: usize = 1_000;

/// Forward in time: the share that only trains, and how many blocks the rest makes.
const FIRST_SHARE: f64 = 0.4;
const BLOCKS: usize = 6;

/// Wins and losses that a block must be able to learn from.
const OUTCOMES_MIN: usize = 10;

/// Rows to train on and rows to ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fold {
    /// The rows to train on; forward in time, the oldest first.
    pub train: Vec<u32>,
    /// The rows to ask.
    pub test: Vec<u32>,
}

/// Cuts rows so that each is asked once and every fold has its share of wins.
#[must_use]
pub fn stratified(won: &[bool], seed: u64) -> Vec<Fold> {
    let many = if won.len() < FEW_ROWS { FOLDS_OF_FEW } else { FOLDS };
    let mut of_row = vec![0; won.len()];
    for (turn, row) in dealt(won, seed).into_iter().enumerate() {
        of_row[row as usize] = turn % many;
    }
    let rows = || 0..won.len() as u32;
    let fold = |fold: usize| Fold {
        train: rows().filter(|&row| of_row[row as usize] != fold).collect(),
        test: rows().filter(|&row| of_row[row as usize] == fold).collect(),
    };
    (0..many).map(fold).collect()
}

/// Cuts off a share of the rows at random, as large a share of the wins as of the losses.
#[must_use]
pub fn hold_out(won: &[bool], share: f64, seed: u64) -> Fold {
    let (mut train, mut test) = (Vec::new(), Vec::new());
    let mut owed = 0.0;
    for row in dealt(won, seed) {
        owed += share;
        if owed >= 1.0 {
            owed -= 1.0;
            test.push(row);
        } else {
            train.push(row);
        }
    }
    train.sort_unstable();
    test.sort_unstable();
    Fold { train, test }
}

/// Returns the rows in a random order, wins before losses.
fn dealt(won: &[bool], seed: u64) -> Vec<u32> {
    let mut random = Random::new(seed);
    let mut rows: Vec<u32> = (0..won.len() as u32).collect();
    random.shuffle(&mut rows);
    rows.sort_by_key(|&row| !won[row as usize]);
    rows
}

/// Cuts rows that stand in the order of time into blocks, each asked of what lies before it.
/// Empty where what lies before never has enough wins and losses.
#[must_use]
pub fn forward(order: &[u32], won: &[bool]) -> Vec<Fold> {
    let first = (FIRST_SHARE * order.len() as f64) as usize;
    let cut = |block: usize| first + block * (order.len() - first) / BLOCKS;
    let enough = |rows: &[u32]| {
        let wins = rows.iter().filter(|&&row| won[row as usize]).count();
        wins >= OUTCOMES_MIN && rows.len() - wins >= OUTCOMES_MIN
    };
    (0..BLOCKS)
        .map(|block| (&order[..cut(block)], &order[cut(block)..cut(block + 1)]))
        .filter(|(train, test)| enough(train) && !test.is_empty())
        .map(|(train, test)| Fold { train: train.to_vec(), test: test.to_vec() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_asked_once_and_never_trained_on() {
        let won: Vec<bool> = (0..503).map(|row| row % 7 == 0).collect();
        let folds = stratified(&won, 1);
        let mut asked: Vec<u32> = folds.iter().flat_map(|fold| fold.test.clone()).collect();
        asked.sort_unstable();
        assert!(asked.into_iter().eq(0..503));
        for fold in &folds {
            assert_eq!(fold.train.len() + fold.test.len(), 503);
            let wins = fold.test.iter().filter(|&&row| won[row as usize]).count();
            assert!((7..=8).contains(&wins), "{wins} of 72 in ten folds");
        }
        assert_eq!(folds, stratified(&won, 1), "a seed decides");
        assert_ne!(folds, stratified(&won, 2));
        let held = hold_out(&won, 0.3, 4);
        assert_eq!((held.train.len(), held.test.len()), (353, 150));
    }

    #[test]
    fn nobody_learns_from_the_future() {
        let order: Vec<u32> = (0..100).rev().collect();
        let won: Vec<bool> = (0..100).map(|row| row % 2 == 0).collect();
        let folds = forward(&order, &won);
        assert_eq!(folds.len(), BLOCKS);
        for fold in &folds {
            let oldest = fold.test.iter().max().expect("rows");
            assert!(fold.train.iter().all(|row| row > oldest));
        }
        assert_eq!(forward(&order, &[false; 100]), [], "nothing was ever won");
        assert_eq!(forward(&[], &[]), []);
    }
}
