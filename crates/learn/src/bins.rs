//! Columns cut into at most 256 bins, once: what boosting, level tables and the leak guard work on.
//!
//! Bin 0 is missing. Numbers are cut at quantiles, so that only their order matters; levels get a
//! bin each while they are frequent enough, and share bin 1 where they are not. Outcomes play no
//! part in it, so that cutting before splitting into folds tells nothing.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::examples::{Column, MISSING};

/// The bin of what is missing.
pub(crate) const NONE: u8 = 0;

/// The bin of levels that are too rare to have their own, and of those never seen.
pub(crate) const RARE: u8 = 1;

/// Bins of numbers beside the missing one.
const NUMBER_BINS_MAX: usize = 254;

/// Fewer rows than this do not make a bin of numbers.
const NUMBER_ROWS_MIN: usize = 3;

/// Levels with a bin of their own.
const LEVELS_MAX: usize = 254;

/// Fewer rows than this do not make a level's own bin.
const LEVEL_ROWS_MIN: usize = 4;

/// How a value becomes a bin.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) enum Encoding {
    /// The last value of each bin but the last.
    Number(Vec<f64>),
    /// The names of the bins from 2 on.
    Levels(Vec<String>),
    /// 1 is no and 2 is yes.
    Flag,
}

impl Encoding {
    /// Chooses the bins of a column.
    pub(crate) fn of(column: &Column) -> Self {
        match column {
            Column::Numbers(values) => Self::Number(edges(values)),
            Column::Levels { codes, names } => Self::Levels(levels(codes, names)),
            Column::Flags(_) => Self::Flag,
        }
    }

    /// Returns how many bins there are, the missing one counted.
    pub(crate) const fn bins(&self) -> usize {
        match self {
            Self::Number(edges) => edges.len() + 2,
            Self::Levels(names) => names.len() + 2,
            Self::Flag => 3,
        }
    }

    /// Whether bins stand in an order that means something.
    pub(crate) const fn is_ordered(&self) -> bool {
        !matches!(self, Self::Levels(_))
    }

    /// Returns the reader of a column that may be another than the one it was made of.
    pub(crate) fn reader<'a>(&'a self, column: Option<&'a Column>) -> Reader<'a> {
        match (self, column) {
            (Self::Number(edges), Some(Column::Numbers(values))) => Reader::Number(edges, values),
            (Self::Levels(own), Some(Column::Levels { codes, names })) => {
                Reader::Levels(translation(own, names), codes)
            }
            (Self::Flag, Some(Column::Flags(flags))) => Reader::Flag(flags),
            _ => Reader::Nothing,
        }
    }
}

impl Encoding {
    /// Returns the reader of numbers that are no column.
    pub(crate) fn number_reader<'a>(&'a self, values: Option<&'a [f64]>) -> Reader<'a> {
        match (self, values) {
            (Self::Number(edges), Some(values)) => Reader::Number(edges, values),
            _ => Reader::Nothing,
        }
    }
}

/// Reads the bins of a column's rows.
pub(crate) enum Reader<'a> {
    Number(&'a [f64], &'a [f64]),
    Levels(Vec<u8>, &'a [u32]),
    Flag(&'a [Option<bool>]),
    /// The column is not there, or of another type.
    Nothing,
}

impl Reader<'_> {
    pub(crate) fn bin(&self, row: usize) -> u8 {
        match self {
            Self::Number(edges, values) => {
                let value = values[row];
                if value.is_nan() {
                    return NONE;
                }
                let value = finite(value);
                edges.partition_point(|&edge| edge < value) as u8 + 1
            }
            Self::Levels(bins, codes) => bins.get(codes[row] as usize).copied().unwrap_or(NONE),
            Self::Flag(flags) => flags[row].map_or(NONE, |flag| 1 + u8::from(flag)),
            Self::Nothing => NONE,
        }
    }

    /// Returns the number itself; NaN where there is none.
    pub(crate) fn number(&self, row: usize) -> f64 {
        if let Self::Number(_, values) = self { finite(values[row]) } else { f64::NAN }
    }
}

/// An infinity counts as the largest number, so that it can be reckoned with.
pub(crate) const fn finite(value: f64) -> f64 {
    // A NaN stays one.
    value.clamp(-f64::MAX, f64::MAX)
}

/// Returns for each place of a dictionary its bin.
fn translation(own: &[String], names: &[String]) -> Vec<u8> {
    let bins: HashMap<&str, u8> =
        own.iter().enumerate().map(|(at, name)| (name.as_str(), at as u8 + 2)).collect();
    names.iter().map(|name| bins.get(name.as_str()).copied().unwrap_or(RARE)).collect()
}

fn edges(values: &[f64]) -> Vec<f64> {
    let there = values.iter().copied().filter(|value| !value.is_nan()).map(finite);
    let mut sorted: Vec<f64> = there.collect();
    sorted.sort_by(f64::total_cmp);
    let mut edges = Vec::new();
    let mut left = sorted.as_slice();
    while edges.len() + 1 < NUMBER_BINS_MAX {
        // What is left is spread anew over the bins that are left: a value that fills several
        // bins does not use them up.
        let share = left.len().div_ceil(NUMBER_BINS_MAX - edges.len());
        let wanted = share.max(NUMBER_ROWS_MIN);
        let Some(&last) = left.get(wanted - 1) else { break };
        let end = left.partition_point(|&value| value <= last);
        let Some(&next) = left.get(end) else { break };
        edges.push(between(last, next));
        left = &left[end..];
    }
    edges
}

/// Returns a number from one up to below another, in the middle if there is one.
fn between(low: f64, high: f64) -> f64 {
    let middle = low / 2.0 + high / 2.0;
    if middle >= low && middle < high { middle } else { low }
}

fn levels(codes: &[u32], names: &[String]) -> Vec<String> {
    let mut counts = vec![0_usize; names.len()];
    for &code in codes.iter().filter(|&&code| code != MISSING) {
        if let Some(count) = counts.get_mut(code as usize) {
            *count += 1;
        }
    }
    let frequent = counts.iter().zip(names).filter(|(count, _)| **count >= LEVEL_ROWS_MIN);
    let mut frequent: Vec<_> = frequent.collect();
    frequent.sort_by(|a, b| b.0.cmp(a.0).then_with(|| a.1.cmp(b.1)));
    frequent.dedup_by(|a, b| a.1 == b.1);
    frequent.truncate(LEVELS_MAX);
    frequent.into_iter().map(|(_count, name)| name.clone()).collect()
}

/// Columns in bins, column by column.
pub(crate) struct Binned {
    pub(crate) encodings: Vec<Encoding>,
    pub(crate) bins: Vec<Vec<u8>>,
}

impl Binned {
    pub(crate) fn of(columns: &[&Column]) -> Self {
        let encodings: Vec<_> = columns.iter().map(|column| Encoding::of(column)).collect();
        let read = |(encoding, column): (&Encoding, &&Column)| {
            let reader = encoding.reader(Some(*column));
            (0..column.len()).map(|row| reader.bin(row)).collect()
        };
        let bins = encodings.iter().zip(columns).map(read).collect();
        Self { encodings, bins }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[test]
    fn odd_columns_have_bins() {
        let check = |column: Column, bins: usize| {
            let encoding = Encoding::of(&column);
            assert_eq!(encoding.bins(), bins, "{column:?}");
            let reader = encoding.reader(Some(&column));
            assert!((0..column.len()).all(|row| usize::from(reader.bin(row)) < bins));
        };
        check(Column::Numbers(vec![f64::NAN; 9]), 2);
        check(Column::Numbers(vec![7.0; 9]), 2);
        check(Column::Numbers(vec![]), 2);
        let infinite = [f64::INFINITY, f64::NEG_INFINITY, 0.0].repeat(4);
        check(Column::Numbers(infinite), 4);
        check(Column::Numbers((0..10_000).map(f64::from).collect()), 255);
        check(Column::Flags(vec![None, Some(true)]), 3);
        let names: Vec<String> = (0..500).map(|id| format!("id {id}")).collect();
        let ids = |codes: Vec<u32>| Column::Levels { codes, names: Arc::new(names.clone()) };
        check(ids((0..500).collect()), 2);
        check(ids((0..2_000).map(|row| row % 500).collect()), 256);
        check(ids(vec![MISSING, 900, 3, 3, 3, 3]), 3);
    }

    #[test]
    fn a_value_that_fills_half_the_rows_leaves_bins_for_the_rest() {
        let values = (0..20_000).map(|row| if row % 2 == 0 { 0.0 } else { f64::from(row) });
        let encoding = Encoding::of(&Column::Numbers(values.collect()));
        assert!(encoding.bins() > 240, "{}", encoding.bins());
    }
}
