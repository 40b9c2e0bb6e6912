//! The weights of a ridge logistic regression.

use crate::{
    arithmetic::{logistic, logit, loss},
    linear::{Design, Rows},
};

/// Newton stands still after six or so.
const STEPS_MAX: usize = 30;

/// As often a step is halved before it counts as none.
const HALVINGS_MAX: usize = 12;

/// A fitted regression.
#[derive(Debug, Clone)]
pub(crate) struct Ridge {
    pub(crate) weights: Vec<f64>,
    pub(crate) constant: f64,
}

/// Rows to fit, with what they are worth.
pub(crate) struct Task<'a> {
    pub(crate) rows: &'a Rows,
    pub(crate) train: &'a [u32],
    pub(crate) won: &'a [bool],
    pub(crate) weights: &'a [f64],
}

impl Ridge {
    /// Returns the regression that knows only the share of wins.
    pub(crate) fn flat(design: &Design, task: &Task<'_>) -> Self {
        let sum = |all: bool| -> f64 {
            let rows = task.train.iter().map(|&row| row as usize);
            rows.filter(|&row| all || task.won[row]).map(|row| task.weights[row]).sum()
        };
        let share = (sum(false) + 0.5) / (sum(true) + 1.0);
        Self { weights: vec![0.0; design.width], constant: logit(share) }
    }

    /// Fits from here on. `strength` is C: the larger, the less weights are held back.
    pub(crate) fn fit(&mut self, design: &Design, task: &Task<'_>, strength: f64) {
        let penalties: Vec<f64> = design.penalties.iter().map(|p| p / strength).collect();
        let mut best = self.cost(task, &penalties);
        for _ in 0..STEPS_MAX {
            let Some(step) = self.step(task, &penalties) else { return };
            let Some(now) = self.shortened(task, &penalties, &step, best) else { return };
            let gained = best - now;
            best = now;
            if gained < 1e-7 * best.abs() {
                return;
            }
        }
    }

    pub(crate) fn logit(&self, rows: &Rows, row: u32) -> f64 {
        let entries = rows.row(row).iter();
        entries.fold(self.constant, |sum, &(at, value)| {
            sum + self.weights[usize::from(at)] * f64::from(value)
        })
    }

    fn cost(&self, task: &Task<'_>, penalties: &[f64]) -> f64 {
        let held = self.weights.iter().zip(penalties).map(|(w, p)| 0.5 * p * w * w).sum::<f64>();
        let rows = task.train.iter().map(|&row| {
            let at = row as usize;
            task.weights[at] * loss(self.logit(task.rows, row), task.won[at])
        });
        held + rows.sum::<f64>()
    }

    /// Returns the Newton step; the constant's comes last.
    fn step(&self, task: &Task<'_>, penalties: &[f64]) -> Option<Vec<f64>> {
        let width = self.weights.len() + 1;
        let last = width - 1;
        let mut matrix = vec![0.0; width * width];
        let mut gradient = vec![0.0; width];
        for (at, penalty) in penalties.iter().enumerate() {
            matrix[at * width + at] = *penalty;
            gradient[at] = penalty * self.weights[at];
        }
        matrix[last * width + last] = 1e-9;
        for &row in task.train {
            let weight = task.weights[row as usize];
            let p = logistic(self.logit(task.rows, row));
            let off = weight * (p - f64::from(u8::from(task.won[row as usize])));
            let bend = weight * p * (1.0 - p);
            let entries = task.rows.row(row);
            // Entries stand in the order of features, so that this is the lower triangle.
            for (position, &(at, value)) in entries.iter().enumerate() {
                let (at, value) = (usize::from(at), f64::from(value));
                gradient[at] += off * value;
                let scaled = bend * value;
                matrix[last * width + at] += scaled;
                let line = &mut matrix[at * width..at * width + at + 1];
                for &(other, value) in &entries[..=position] {
                    line[usize::from(other)] += scaled * f64::from(value);
                }
            }
            gradient[last] += off;
            matrix[last * width + last] += bend;
        }
        solve(&mut matrix, &mut gradient, width).then_some(gradient)
    }

    /// Goes the longest of several halved steps that costs less, and returns that cost.
    fn shortened(
        &mut self,
        task: &Task<'_>,
        penalties: &[f64],
        step: &[f64],
        best: f64,
    ) -> Option<f64> {
        let start = self.clone();
        let mut share = 1.0;
        for _ in 0..HALVINGS_MAX {
            for (at, weight) in self.weights.iter_mut().enumerate() {
                *weight = start.weights[at] - share * step[at];
            }
            self.constant = start.constant - share * step[self.weights.len()];
            let now = self.cost(task, penalties);
            if now < best {
                return Some(now);
            }
            share /= 2.0;
        }
        *self = start;
        None
    }
}

/// Solves a symmetric system of which the lower triangle is given; the answer replaces the right
/// side. Returns whether it could.
fn solve(matrix: &mut [f64], right: &mut [f64], width: usize) -> bool {
    for row in 0..width {
        for column in 0..=row {
            let (above, below) = matrix.split_at(row * width);
            let other = if column < row { &above[column * width..] } else { below };
            let products = below[..column].iter().zip(other).map(|(a, b)| a * b);
            let rest = below[column] - products.sum::<f64>();
            if column < row {
                matrix[row * width + column] = rest / matrix[column * width + column];
            } else if rest > 0.0 && rest.is_finite() {
                matrix[row * width + row] = rest.sqrt();
            } else {
                return false;
            }
        }
    }
    for row in 0..width {
        let line = &matrix[row * width..row * width + row];
        let known: f64 = line.iter().zip(right.iter()).map(|(a, b)| a * b).sum();
        right[row] = (right[row] - known) / matrix[row * width + row];
    }
    for row in (0..width).rev() {
        let known: f64 = (row + 1..width).map(|at| matrix[at * width + row] * right[at]).sum();
        right[row] = (right[row] - known) / matrix[row * width + row];
    }
    true
}

#[cfg(test)]
mod tests {
    use super::solve;

    #[test]
    fn a_system_is_solved() {
        let full = [4.0, 2.0, 0.6, 2.0, 5.0, 1.0, 0.6, 1.0, 3.0];
        let (wanted, mut right) = ([1.0, -2.0, 3.0], [0.0; 3]);
        for row in 0..3 {
            right[row] = (0..3).map(|at| full[row * 3 + at] * wanted[at]).sum();
        }
        assert!(solve(&mut full.clone(), &mut right, 3));
        assert!(right.iter().zip(wanted).all(|(a, b)| (a - b).abs() < 1e-12), "{right:?}");
        assert!(!solve(&mut [0.0], &mut [1.0], 1), "nothing to divide by");
    }
}
