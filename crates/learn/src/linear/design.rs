//! Columns as features of a linear model: numbers scaled, levels one feature each.

use crate::{
    arithmetic::ln,
    bins::{Binned, Encoding},
    examples::Column,
    model::Term,
};

/// Levels of a column that get a feature; the rest are as the mean.
const LEVELS_MAX: usize = 40;

/// Rows a level or a gap must have to get a feature.
const LEVEL_ROWS_MIN: usize = 5;

/// Numbers further out than this many deviations count as being there.
const REACH: f64 = 8.0;

/// A column of numbers more skewed than this is taken as logarithms.
const SKEW_MAX: f64 = 2.5;

/// Features of rows: some columns have one in every row, levels have one of several.
pub(crate) struct Design {
    columns: Vec<Features>,
    /// How many features there are, without the constant.
    pub(crate) width: usize,
    /// How much each feature's weight is held back; 1 is as usual.
    pub(crate) penalties: Vec<f64>,
}

/// Entries of each row, all rows after one another.
pub(crate) struct Rows {
    pub(crate) starts: Vec<u32>,
    pub(crate) entries: Vec<(u16, f32)>,
}

impl Rows {
    pub(crate) fn row(&self, row: u32) -> &[(u16, f32)] {
        &self.entries[self.starts[row as usize] as usize..self.starts[row as usize + 1] as usize]
    }
}

enum Features {
    /// Says nothing.
    Constant,
    Number {
        scale: Scale,
        at: u16,
        gap: Option<u16>,
    },
    /// For each bin its feature.
    Bins(Vec<Option<u16>>),
}

/// How a number is brought to mean 0 and deviation 1.
#[derive(Clone, Copy)]
struct Scale {
    low: f64,
    high: f64,
    /// Not zero: the unit of the logarithm.
    unit: f64,
    mean: f64,
    deviation: f64,
}

/// The share of the usual penalty that the rule score bears: it is known to say something.
const RULES_PENALTY: f64 = 0.001;

impl Design {
    /// Chooses the features; the first column is the rule score if `ruled`.
    pub(crate) fn of(columns: &[&Column], binned: &Binned, ruled: bool) -> Self {
        let mut design = Self { columns: Vec::new(), width: 0, penalties: Vec::new() };
        for (at, column) in columns.iter().enumerate() {
            let features = match column {
                Column::Numbers(values) => design.number(values),
                _ => design.bins(&binned.bins[at], binned.encodings[at].bins()),
            };
            design.columns.push(features);
            if at == 0 && ruled {
                design.penalties.fill(RULES_PENALTY);
            }
        }
        design
    }

    fn next(&mut self) -> u16 {
        self.width += 1;
        self.penalties.push(1.0);
        self.width as u16 - 1
    }

    fn number(&mut self, values: &[f64]) -> Features {
        let gaps = values.iter().filter(|value| value.is_nan()).count();
        let scale = Scale::of(values);
        if scale.is_none() && (gaps < LEVEL_ROWS_MIN || gaps == values.len()) {
            return Features::Constant;
        }
        let at = self.next();
        let gap = (gaps >= LEVEL_ROWS_MIN).then(|| self.next());
        let still = Scale { low: 0.0, high: 0.0, unit: 0.0, mean: 0.0, deviation: 1.0 };
        Features::Number { scale: scale.unwrap_or(still), at, gap }
    }

    fn bins(&mut self, bins: &[u8], many: usize) -> Features {
        let mut counts = vec![0_usize; many];
        bins.iter().for_each(|&bin| counts[usize::from(bin)] += 1);
        let mut ranked: Vec<usize> = (0..many).collect();
        ranked.sort_by_key(|&bin| (std::cmp::Reverse(counts[bin]), bin));
        let mut features = vec![None; many];
        if counts[ranked[0]] == bins.len() {
            return Features::Constant;
        }
        for &bin in ranked.iter().take(LEVELS_MAX) {
            if counts[bin] >= LEVEL_ROWS_MIN {
                features[bin] = Some(self.next());
            }
        }
        Features::Bins(features)
    }

    /// Returns the entries of all rows.
    pub(crate) fn rows(&self, columns: &[&Column], binned: &Binned) -> Rows {
        let many = columns.first().map_or(0, |column| column.len());
        let mut rows = Rows { starts: vec![0], entries: Vec::new() };
        for row in 0..many {
            for (at, features) in self.columns.iter().enumerate() {
                match (features, columns[at]) {
                    (Features::Number { scale, at, gap }, Column::Numbers(values)) => {
                        let value = values[row];
                        match gap {
                            _ if !value.is_nan() => {
                                rows.entries.push((*at, scale.apply(value) as f32));
                            }
                            Some(gap) => rows.entries.push((*gap, 1.0)),
                            None => {}
                        }
                    }
                    (Features::Bins(features), _) => {
                        let feature = features[usize::from(binned.bins[at][row])];
                        rows.entries.extend(feature.map(|feature| (feature, 1.0)));
                    }
                    _ => {}
                }
            }
            rows.starts.push(rows.entries.len() as u32);
        }
        rows
    }

    /// Returns what the weights make of each column, in logits.
    pub(crate) fn terms(&self, weights: &[f64], encodings: &[Encoding]) -> Vec<Term<f64>> {
        let weight = |at: u16| weights[usize::from(at)];
        let term = |(features, encoding): (&Features, &Encoding)| match features {
            Features::Constant => Term::Bins(vec![0.0; encoding.bins()]),
            Features::Number { scale, at, gap } => Term::Slope {
                low: scale.low,
                high: scale.high,
                unit: scale.unit,
                middle: scale.mean,
                slope: weight(*at) / scale.deviation,
                missing: gap.map_or(0.0, weight),
            },
            Features::Bins(features) => {
                Term::Bins(features.iter().map(|at| at.map_or(0.0, weight)).collect())
            }
        };
        self.columns.iter().zip(encodings).map(term).collect()
    }
}

impl Scale {
    /// Returns how numbers are scaled; `None` where they are all the same.
    fn of(values: &[f64]) -> Option<Self> {
        let there = values.iter().copied().filter(|value| !value.is_nan());
        let mut sorted: Vec<f64> = there.map(crate::bins::finite).collect();
        sorted.sort_by(f64::total_cmp);
        let (&first, &last) = (sorted.first()?, sorted.last()?);
        if first == last {
            return None;
        }
        // Outliers say nothing about the scale: moments are taken within the middle 98 %, unless
        // all that differs lies outside of it.
        let cut = sorted.len() / 100;
        let (low, high) = (sorted[cut], sorted[sorted.len() - 1 - cut]);
        let (low, high) = if low < high { (low, high) } else { (first, last) };
        let plain = Self { low, high, unit: 0.0, mean: 0.0, deviation: 1.0 };
        let moments = plain.moments(&sorted);
        let unit = if moments.2.abs() > SKEW_MAX {
            (high / 4.0 - low / 4.0).max(1e-300) / 25.0
        } else {
            0.0
        };
        let bent = Self { unit, ..plain };
        let (mean, deviation, _) = if unit > 0.0 { bent.moments(&sorted) } else { moments };
        if !(deviation > 0.0 && deviation.is_finite()) {
            return None;
        }
        // Beyond the middle it goes on for a while: what is new is often just beyond.
        let (low, high) = match unit > 0.0 {
            true => (first, last),
            false => (first.max(mean - REACH * deviation), last.min(mean + REACH * deviation)),
        };
        let room = if unit > 0.0 { 0.0 } else { deviation };
        Some(Self { low: low - room, high: high + room, unit, mean, deviation })
    }

    /// Returns mean, deviation and skew.
    fn moments(&self, values: &[f64]) -> (f64, f64, f64) {
        let many = values.len() as f64;
        let bent = || values.iter().map(|&value| self.bend(value));
        let mean = bent().map(|value| value / many).sum::<f64>();
        let variance = bent().map(|value| (value - mean) * ((value - mean) / many)).sum::<f64>();
        let deviation = variance.sqrt();
        let skew = bent().map(|value| ((value - mean) / deviation).powi(3) / many).sum::<f64>();
        (mean, deviation, skew)
    }

    fn bend(&self, value: f64) -> f64 {
        bend(value.clamp(self.low, self.high), self.unit)
    }

    fn apply(&self, value: f64) -> f64 {
        (self.bend(value) - self.mean) / self.deviation
    }
}

/// Returns a number, or its logarithm counted from zero both ways.
pub(crate) fn bend(value: f64, unit: f64) -> f64 {
    if unit == 0.0 {
        return value;
    }
    let size = ln(1.0 + value.abs() / unit);
    if value < 0.0 { -size } else { size }
}
