//! Rows side by side: parted by the value of one field, and what each part is worth.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use foldhash::fast::RandomState;

use crate::ask::bitmap::Bitmap;
use crate::ask::catalogue::{Field, TableNo};
use crate::ask::columns::{Columns, NO_NUMBER, Store};
use crate::ask::context::Currency;
use crate::ask::sort::{KeyColumn, KeyUse, KeyValue};
use crate::ask::threads::runs;

/// Rows with one value of a field.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) value: KeyValue,
    /// A row that holds the value, in the table in which the field's column lies.
    pub(crate) holder: u32,
    pub(crate) rows: Bitmap,
}

/// What rows are worth together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Worth {
    /// In minor units of one currency.
    pub(crate) minor: i64,
    /// How many have an amount in another currency, which is not added.
    pub(crate) elsewhere: u32,
}

impl Columns {
    /// Parts rows by a field that can be sorted by, in its order; those without a value come last.
    /// `None` when there are more than `most` different values.
    pub(crate) fn parted(
        &self,
        rows: &Bitmap,
        (root, field): (TableNo, &Field),
        currency: Currency,
        most: usize,
    ) -> Option<Vec<Part>> {
        let key = KeyColumn::new(self, root, field, false, currency);
        let parts = key.with(Parting { rows, most })?;
        let part = |rows: Bitmap| {
            let first = rows.iter().next().unwrap_or(0);
            Part { value: key.value(first), holder: key.holder(first), rows }
        };
        Some(parts.into_values().map(part).collect())
    }

    /// Adds up the amounts of rows in one currency.
    pub(crate) fn worth(
        &self,
        rows: &Bitmap,
        (root, field): (TableNo, &Field),
        currency: Currency,
    ) -> Worth {
        let Store::Number(amounts) = self.store(root, field.column) else {
            return Worth::default();
        };
        let key = KeyColumn::new(self, root, field, false, currency);
        let sums = runs(rows.words().len(), |run| {
            let (mut sum, mut elsewhere) = (0_i128, 0);
            for row in rows.within(run) {
                match amounts.get(row as usize) {
                    Some(&NO_NUMBER) | None => {}
                    Some(&amount) if key.has_value(row) => sum += i128::from(amount),
                    Some(_) => elsewhere += 1,
                }
            }
            (sum, elsewhere)
        });
        let sum: i128 = sums.iter().map(|(sum, _)| sum).sum();
        let elsewhere = sums.iter().map(|(_, elsewhere)| elsewhere).sum();
        let minor = sum.clamp(i64::MIN.into(), i64::MAX.into());
        Worth { minor: i64::try_from(minor).unwrap_or_default(), elsewhere }
    }
}

/// Collects the rows of each key number.
struct Parting<'r> {
    rows: &'r Bitmap,
    most: usize,
}

/// The key numbers of a run of words, each with its rows among them.
type RunParts = Vec<(u64, Vec<u64>)>;

impl KeyUse for Parting<'_> {
    type Done = Option<BTreeMap<u64, Bitmap>>;

    fn run(self, key: impl Fn(u32) -> u64 + Sync) -> Self::Done {
        let words = self.rows.words().len();
        let mut parts = BTreeMap::new();
        for (start, found) in runs(words, |run| (run.start, self.parts_of(run, &key))) {
            for (number, bits) in found? {
                let part = parts.entry(number).or_insert_with(|| Bitmap::zeros(words));
                part.words_mut()[start..][..bits.len()].copy_from_slice(&bits);
            }
        }
        (parts.len() <= self.most).then_some(parts)
    }
}

impl Parting<'_> {
    /// Parts the rows of a run of words; `None` when there are too many parts.
    fn parts_of(&self, run: Range<usize>, key: impl Fn(u32) -> u64) -> Option<RunParts> {
        let (start, words) = (run.start * 64, run.len());
        let mut places: HashMap<u64, usize, RandomState> = HashMap::default();
        let mut parts = RunParts::new();
        let mut last = None;
        for row in self.rows.within(run) {
            let number = key(row);
            // Neighbours are often alike.
            let at = match last {
                Some((known, at)) if known == number => at,
                _ => *places.entry(number).or_insert_with(|| {
                    parts.push((number, vec![0; words]));
                    parts.len() - 1
                }),
            };
            if parts.len() > self.most {
                return None;
            }
            last = Some((number, at));
            let bit = row as usize - start;
            parts[at].1[bit / 64] |= 1 << (bit % 64);
        }
        Some(parts)
    }
}
