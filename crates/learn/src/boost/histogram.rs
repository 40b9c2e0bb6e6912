//! Sums of gradients by bin.

use std::ops::{AddAssign, Sub};

/// What 1 is in sums: fine enough for a row in a million, and billions of rows fit.
pub(super) const UNIT: f64 = (1_i64 << 32) as f64;

/// Gradient and curvature of some rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) slope: i64,
    pub(super) bend: i64,
}

impl Sum {
    pub(super) fn of(slope: f64, bend: f64) -> Self {
        Self { slope: (slope * UNIT) as i64, bend: (bend * UNIT) as i64 }
    }

    /// Returns what the best step from here gains, and with it twice what it is worth. `hold` is
    /// in the unit of sums.
    pub(super) fn gain(self, hold: f64) -> f64 {
        let slope = self.slope as f64;
        slope * slope / (self.bend as f64 + hold)
    }

    pub(super) fn step(self, hold: f64) -> f64 {
        -(self.slope as f64) / (self.bend as f64 + hold)
    }
}

impl AddAssign for Sum {
    fn add_assign(&mut self, other: Self) {
        self.slope += other.slope;
        self.bend += other.bend;
    }
}

impl Sub for Sum {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self { slope: self.slope - other.slope, bend: self.bend - other.bend }
    }
}

/// A column's sums; a bin is a byte, so that no place has to be checked.
pub(super) type Bins = [Sum; 256];

/// Adds rows to the sums of all columns. `sums` stand in the order of `rows`.
pub(super) fn fill(columns: &[Vec<u8>], rows: &[u32], sums: &[Sum]) -> Vec<Bins> {
    let fill = |column: &Vec<u8>| {
        let mut bins = [Sum::default(); 256];
        if rows.len() == column.len() {
            for (&bin, &sum) in column.iter().zip(sums) {
                bins[usize::from(bin)] += sum;
            }
        } else {
            for (&row, &sum) in rows.iter().zip(sums) {
                bins[usize::from(column[row as usize])] += sum;
            }
        }
        bins
    };
    columns.iter().map(fill).collect()
}

/// Returns the sums of the rows that are not in a part.
pub(super) fn rest(whole: &[Bins], part: &[Bins]) -> Vec<Bins> {
    let rest = |(whole, part): (&Bins, &Bins)| std::array::from_fn(|bin| whole[bin] - part[bin]);
    whole.iter().zip(part).map(rest).collect()
}
