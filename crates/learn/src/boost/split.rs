//! The best question to ask of some rows.

use crate::{
    bins::NONE,
    boost::{
        Shape,
        histogram::{Bins, Sum, UNIT},
    },
    model::Split,
};

/// A level whose curvature is under this share of what a leaf must have is not told apart.
const LEVEL_SHARE: f64 = 0.25;

/// Levels are put in order by step with this much more held back, so that rare ones stand in the
/// middle.
const LEVEL_ORDER_HOLD: f64 = 10.0;

/// A question, and what it gains.
#[derive(Debug, Clone)]
pub(super) struct Question {
    pub(super) gain: f64,
    pub(super) column: usize,
    pub(super) split: Split,
}

/// A column as questions see it.
pub(super) struct Kind {
    /// Bins beyond these are empty.
    pub(super) bins: usize,
    pub(super) is_ordered: bool,
}

/// Rows in a leaf: their sum, and the least curvature either side must keep.
pub(super) struct Side {
    pub(super) all: Sum,
    pub(super) bend_min: i64,
}

/// Returns the best question, if any gains.
pub(super) fn best(
    histograms: &[Bins],
    kinds: &[Kind],
    side: &Side,
    shape: &Shape,
) -> Option<Question> {
    let mut best: Option<Question> = None;
    for (column, (bins, kind)) in histograms.iter().zip(kinds).enumerate() {
        let found = if kind.is_ordered {
            ordered(&bins[..kind.bins], side, shape.hold * UNIT)
        } else {
            levels(&bins[..kind.bins], side, shape)
        };
        let Some((gain, split)) = found else { continue };
        if best.as_ref().is_none_or(|best| gain > best.gain) {
            best = Some(Question { gain, column, split });
        }
    }
    let least = side.all.gain(shape.hold * UNIT) + shape.gain_min * UNIT;
    best.map(|best| Question { gain: best.gain - least, ..best }).filter(|best| best.gain > 0.0)
}

/// Cuts a column of numbers, the missing ones on either side.
fn ordered(bins: &[Sum], side: &Side, hold: f64) -> Option<(f64, Split)> {
    let missing = bins[usize::from(NONE)];
    let gaps = missing.bend > 0;
    let mut best = None;
    let mut most = 0.0;
    let mut left = Sum::default();
    for (bin, &sum) in bins.iter().enumerate().skip(1) {
        left += sum;
        if sum.bend == 0 {
            continue;
        }
        let last = bin as u8;
        if let Some(gain) = both(left, side, hold).filter(|gain| *gain > most) {
            most = gain;
            best = Some((left, 1, last));
        }
        if gaps {
            let mut with = left;
            with += missing;
            if let Some(gain) = both(with, side, hold).filter(|gain| *gain > most) {
                most = gain;
                best = Some((with, 0, last));
            }
        }
    }
    let (left, mut first, last) = best?;
    if !gaps && left.bend > side.all.bend - left.bend {
        // Where nothing was missing, what is missing later goes with the many.
        first = 0;
    }
    Some((most, Split::Range(first, last)))
}

/// Parts levels in two, in the order of their steps (Fisher 1958: the best parting of all is one
/// of these).
fn levels(bins: &[Sum], side: &Side, shape: &Shape) -> Option<(f64, Split)> {
    let hold = (shape.hold + shape.level_hold) * UNIT;
    let bend_min = (side.bend_min as f64 * LEVEL_SHARE) as i64;
    let known = |&bin: &usize| bins[bin].bend > 0 && bins[bin].bend >= bend_min;
    let mut order: Vec<usize> = (0..bins.len()).filter(known).collect();
    let place = |bin: usize| bins[bin].step(LEVEL_ORDER_HOLD * UNIT);
    order.sort_by(|&a, &b| place(a).total_cmp(&place(b)).then(a.cmp(&b)));
    let mut best = None;
    let mut most = 0.0;
    let mut left = Sum::default();
    for (at, &bin) in order.iter().enumerate() {
        left += bins[bin];
        if let Some(gain) = both(left, side, hold).filter(|gain| *gain > most) {
            most = gain;
            best = Some((at, left));
        }
    }
    let (at, left) = best?;
    // What is new goes with the many, and so do rare levels, which were counted on the right.
    let all_known = order.len() == bins.iter().filter(|sum| sum.bend > 0).count();
    let flipped = all_known && left.bend * 2 > side.all.bend;
    let named = if flipped { &order[at + 1..] } else { &order[..=at] };
    let mut named: Vec<u8> = named.iter().map(|&bin| bin as u8).collect();
    named.sort_unstable();
    (!named.is_empty()).then_some((most, Split::Among(named)))
}

/// Returns the gain of both sides, if neither is too small.
fn both(left: Sum, side: &Side, hold: f64) -> Option<f64> {
    let right = side.all - left;
    (left.bend >= side.bend_min && right.bend >= side.bend_min)
        .then(|| left.gain(hold) + right.gain(hold))
}
