//! Why a row has its logit.
//!
//! An additive model's reasons are its terms. Those of trees are Shapley values by the paths of
//! each tree (TreeSHAP, Lundberg and others 2018) rather than differences along the one path that
//! was taken (Saabas): those give the last question asked too much, so that a column can count
//! for less where it matters more. They are fractions; rounding gives what is left over to the
//! largest ones, so that whole milli-logits sum.

use crate::model::{Body, Model, Scorer, paths};

/// The reasons for a logit: `base` and all `points` sum to it exactly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The logit of the average row, in milli-logits.
    pub base: i32,
    /// The row's, in milli-logits.
    pub logit: i32,
    /// What moves it from the one to the other, the strongest first; none adds zero.
    pub contributions: Vec<Contribution>,
}

/// What a column does to a row's logit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contribution {
    /// Which; none is the rules' score.
    pub column: Option<String>,
    /// Milli-logits.
    pub points: i32,
}

impl Scorer<'_> {
    /// Returns the reasons for a row's logit.
    #[must_use]
    pub fn explain(&self, row: usize) -> Explanation {
        let logit = self.logit(row);
        let (base, points) = match &self.model.body {
            Body::Terms(terms) => {
                let points = (0..terms.len()).map(|at| self.points(&terms[at], at, row)).collect();
                (self.model.base, points)
            }
            Body::Trees(trees) => {
                let mut bins = Vec::new();
                self.bins(row, &mut bins);
                let mut shares = vec![0.0; bins.len()];
                let mut middle = 0.0;
                for tree in trees {
                    middle += paths::mean(tree);
                    paths::add(tree, &bins, &mut shares);
                }
                let base = self.model.base + middle.round() as i32;
                let points = rounded(&shares, i64::from(logit) - i64::from(base));
                (base, points)
            }
        };
        Explanation { base, logit, contributions: named(self.model, &points) }
    }
}

fn named(model: &Model, points: &[i32]) -> Vec<Contribution> {
    let all = model.inputs.iter().zip(points).filter(|(_, points)| **points != 0);
    let named = all.map(|(input, &points)| Contribution { column: input.column.clone(), points });
    let mut named: Vec<_> = named.collect();
    named.sort_by_key(|contribution| std::cmp::Reverse(contribution.points.unsigned_abs()));
    named
}

/// Rounds so that the sum is the one given, which lies near that of the shares.
fn rounded(shares: &[f64], sum: i64) -> Vec<i32> {
    let mut points: Vec<i64> = shares.iter().map(|share| share.round() as i64).collect();
    let left = sum - points.iter().sum::<i64>();
    // Steps go where they change a share least, round after round.
    let mut order: Vec<usize> = (0..shares.len()).filter(|&at| shares[at] != 0.0).collect();
    if order.is_empty() {
        order.extend(0..shares.len().min(1));
    }
    let step = left.signum();
    let gap = |points: &[i64], at: usize| (shares[at] - points[at] as f64) * step as f64;
    order.sort_by(|&a, &b| gap(&points, b).total_cmp(&gap(&points, a)).then(a.cmp(&b)));
    for &at in order.iter().cycle().take(left.unsigned_abs() as usize) {
        points[at] += step;
    }
    points.into_iter().map(|points| points as i32).collect()
}

#[cfg(test)]
mod tests {
    use super::rounded;

    #[test]
    fn what_is_left_over_goes_where_it_hurts_least() {
        assert_eq!(rounded(&[1.4, 1.4, 0.2], 3), [2, 1, 0]);
        assert_eq!(rounded(&[-1.4, -1.4, -0.2], -3), [-2, -1, 0]);
        assert_eq!(rounded(&[0.5, 0.5, 0.0], 1).iter().sum::<i32>(), 1);
        assert_eq!(rounded(&[0.0, 0.0], 1), [1, 0]);
    }
}
