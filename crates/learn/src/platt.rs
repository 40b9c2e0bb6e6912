//! From scores to probabilities: Platt's logistic curve (1999), with the targets and the Newton
//! steps of Lin, Lin and Weng (2007).

use crate::arithmetic::{logistic, logit, loss};

/// Steps until it stands still; it does after five or so.
const STEPS_MAX: usize = 50;

/// As often a step is halved before it counts as none.
const HALVINGS_MAX: usize = 20;

/// A score's logit is `slope * score + intercept`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Platt {
    pub(crate) slope: f64,
    pub(crate) intercept: f64,
}

/// A score, whether it was won, and its weight.
pub(crate) type Scored = (f64, bool, f64);

impl Platt {
    /// Returns the line that leaves logits as they are.
    pub(crate) const IDENTITY: Self = Self { slope: 1.0, intercept: 0.0 };

    pub(crate) fn apply(self, score: f64) -> f64 {
        self.slope * score + self.intercept
    }

    /// Fits slope and intercept.
    pub(crate) fn fit(scored: &[Scored]) -> Self {
        let Some(targets) = Targets::of(scored) else { return Self::IDENTITY };
        let (mean, scale) = spread(scored);
        if scale == 0.0 {
            return Self { slope: 0.0, intercept: logit(targets.rate) };
        }
        // Scores of any size are brought to one, so that Newton's matrix is well behaved.
        let scaled =
            scored.iter().map(|&(score, won, weight)| ((score - mean) / scale, won, weight));
        let scaled: Vec<Scored> = scaled.collect();
        let line =
            newton(&scaled, &targets, true, Self { slope: 0.0, intercept: logit(targets.rate) });
        let slope = line.slope / scale;
        Self { slope, intercept: line.intercept - slope * mean }
    }

    /// Fits as [`Platt::fit`] does and keeps the slope within bounds.
    pub(crate) fn fit_within(scored: &[Scored], low: f64, high: f64) -> Self {
        let free = Self::fit(scored);
        if (low..=high).contains(&free.slope) {
            return free;
        }
        Self::shifted(scored, free.slope.clamp(low, high))
    }

    /// Fits only the intercept.
    fn shifted(scored: &[Scored], slope: f64) -> Self {
        let Some(targets) = Targets::of(scored) else { return Self { slope, intercept: 0.0 } };
        newton(scored, &targets, false, Self { slope, intercept: 0.0 })
    }
}

/// What the curve is drawn to instead of 1 and 0, so that few rows do not make it certain.
struct Targets {
    won: f64,
    lost: f64,
    /// The share that was won.
    rate: f64,
}

impl Targets {
    fn of(scored: &[Scored]) -> Option<Self> {
        let sum = |which: bool| -> f64 {
            scored.iter().filter(|row| row.1 == which).map(|row| row.2).sum()
        };
        let (won, lost) = (sum(true), sum(false));
        if won + lost <= 0.0 {
            return None;
        }
        let targets = (((won + 1.0) / (won + 2.0)), (1.0 / (lost + 2.0)));
        let rate = (won * targets.0 + lost * targets.1) / (won + lost);
        Some(Self { won: targets.0, lost: targets.1, rate })
    }

    const fn target(&self, won: bool) -> f64 {
        if won { self.won } else { self.lost }
    }
}

/// Returns the weighted mean and standard deviation of scores.
fn spread(scored: &[Scored]) -> (f64, f64) {
    let weight: f64 = scored.iter().map(|row| row.2).sum();
    let mean = scored.iter().map(|row| row.0 * row.2).sum::<f64>() / weight;
    let square = scored.iter().map(|row| (row.0 - mean).powi(2) * row.2).sum::<f64>() / weight;
    let scale = square.sqrt();
    (mean, if scale > 1e-9 * mean.abs().max(1e-9) { scale } else { 0.0 })
}

fn newton(scored: &[Scored], targets: &Targets, tilt: bool, start: Platt) -> Platt {
    let cost = |line: Platt| -> f64 {
        let terms = scored.iter().map(|&(score, won, weight)| {
            let (at, target) = (line.apply(score), targets.target(won));
            weight * (target * loss(at, true) + (1.0 - target) * loss(at, false))
        });
        terms.sum()
    };
    let mut line = start;
    let mut best = cost(line);
    for _ in 0..STEPS_MAX {
        let mut gradient = [0.0; 2];
        let mut curve = [1e-12, 0.0, 1e-12];
        for &(score, won, weight) in scored {
            let p = logistic(line.apply(score));
            let (off, bend) = (weight * (p - targets.target(won)), weight * p * (1.0 - p));
            gradient[0] += off * score;
            gradient[1] += off;
            curve[0] += bend * score * score;
            curve[1] += bend * score;
            curve[2] += bend;
        }
        let step = if tilt {
            let determinant = (curve[0] * curve[2] - curve[1] * curve[1]).max(1e-24);
            [
                (curve[2] * gradient[0] - curve[1] * gradient[1]) / determinant,
                (curve[0] * gradient[1] - curve[1] * gradient[0]) / determinant,
            ]
        } else {
            [0.0, gradient[1] / curve[2]]
        };
        let Some((next, now)) = shortened(line, step, best, &cost) else { break };
        let gained = best - now;
        (line, best) = (next, now);
        if gained < 1e-10 * best.abs() {
            break;
        }
    }
    line
}

/// Returns the longest step of several halvings that costs less.
fn shortened(
    line: Platt,
    step: [f64; 2],
    best: f64,
    cost: &dyn Fn(Platt) -> f64,
) -> Option<(Platt, f64)> {
    let mut share = 1.0;
    for _ in 0..HALVINGS_MAX {
        let next = Platt {
            slope: line.slope - share * step[0],
            intercept: line.intercept - share * step[1],
        };
        let now = cost(next);
        if now < best {
            return Some((next, now));
        }
        share /= 2.0;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arithmetic::Random;

    #[test]
    fn it_finds_the_line_that_made_the_outcomes() {
        let mut random = Random::new(7);
        let scored: Vec<Scored> = (0..20_000)
            .map(|_| {
                let score = random.below(1_000) as f64;
                let chance = logistic(0.004 * score - 3.0);
                (score, (random.below(1_000_000) as f64) < 1e6 * chance, 1.0)
            })
            .collect();
        let line = Platt::fit(&scored);
        assert!((line.slope - 0.004).abs() < 0.0003, "{line:?}");
        assert!((line.intercept + 3.0).abs() < 0.2, "{line:?}");
        let shifted = Platt::shifted(&scored, 0.0);
        let rate = scored.iter().filter(|row| row.1).count() as f64 / 20_000.0;
        assert!((logistic(shifted.intercept) - rate).abs() < 1e-3);
    }

    #[test]
    fn certainty_is_not_had_from_few_rows() {
        let apart: Vec<Scored> = (0..20).map(|row| (f64::from(row), row >= 10, 1.0)).collect();
        let line = Platt::fit(&apart);
        assert!(line.slope.is_finite() && logistic(line.apply(19.0)) < 0.99, "{line:?}");
        assert_eq!(Platt::fit(&[]), Platt::IDENTITY);
        let same = Platt::fit(&[(3.0, true, 1.0), (3.0, false, 1.0)]);
        assert!(same.slope == 0.0 && same.intercept.abs() < 1e-9);
    }
}
