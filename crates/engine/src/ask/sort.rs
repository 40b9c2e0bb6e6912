//! Sorting: rows in the order of some fields.
//!
//! Every key of a row becomes a number that compares as its value does; a text's number is its
//! rank in its dictionary. Rows without a value come last in both directions, and the row number
//! decides what is left, so that an order is total. The first page comes from one pass that keeps
//! the best; the whole order is a radix sort, made when a list is jumped about in.

mod key;

use std::cmp::Ordering;

use crate::ask::bitmap::Bitmap;
use crate::ask::check::Sorting;
use crate::ask::columns::Columns;
use crate::ask::context::{Context, Currency};
use key::KeyColumn;
pub(crate) use key::KeyValue;

/// How many rows are looked at to guess what the first page will at worst contain.
const SAMPLE_ROWS: usize = 4_096;

/// Fewer rows than this are sorted by comparing; more by their digits.
const RADIX_ROWS_MIN: usize = 4_096;

/// Bits of one radix digit: its counters stay in the nearest cache.
const DIGIT_BITS: u32 = 11;

/// A place in an order, which a row need not occupy any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Position {
    pub(crate) values: Vec<KeyValue>,
    pub(crate) row: u32,
}

impl Columns {
    /// Returns the first rows of a set in order.
    #[must_use]
    pub fn first(
        &self,
        rows: &Bitmap,
        sorting: &Sorting,
        context: &Context<'_>,
        many: usize,
    ) -> Vec<u32> {
        Order::new(self, sorting, context.currency).first(rows, None, many)
    }

    /// Returns all rows of a set in order.
    #[must_use]
    pub fn order(&self, rows: &Bitmap, sorting: &Sorting, context: &Context<'_>) -> Vec<u32> {
        Order::new(self, sorting, context.currency).all(rows)
    }
}

/// A sort on the columns as they are now.
pub(crate) struct Order<'a> {
    keys: Vec<KeyColumn<'a>>,
}

impl<'a> Order<'a> {
    pub(crate) fn new(columns: &'a Columns, sorting: &Sorting, currency: Currency) -> Self {
        let keys = sorting.keys.iter();
        let key = |&(field, descending)| {
            KeyColumn::new(columns, sorting.root, field, descending, currency)
        };
        Self { keys: keys.map(key).collect() }
    }

    /// Returns where a row stands.
    pub(crate) fn position(&self, row: u32) -> Position {
        Position { values: self.keys.iter().map(|key| key.value(row)).collect(), row }
    }

    /// Returns the first rows, after a position if one is given.
    pub(crate) fn first(&self, rows: &Bitmap, after: Option<&Position>, many: usize) -> Vec<u32> {
        let after = after.map(|position| {
            let keys = self.keys.iter().zip(&position.values);
            (keys.map(|(key, value)| key.key_of(value)).collect::<Vec<_>>(), position.row)
        });
        let later = |row: u32| match &after {
            None => true,
            Some((keys, last)) => {
                let own = self.keys.iter().zip(keys);
                let order = own.map(|(key, &last)| key.key(row).cmp(&last)).find(|o| o.is_ne());
                order.unwrap_or_else(|| row.cmp(last)).is_gt()
            }
        };
        let Some((first, rest)) = self.keys.split_first() else {
            return rows.iter().filter(|&row| later(row)).take(many).collect();
        };
        if many == 0 {
            return Vec::new();
        }
        first.with(BestRows { rest, rows, later, many })
    }

    /// Returns all rows.
    pub(crate) fn all(&self, rows: &Bitmap) -> Vec<u32> {
        let mut order = rows.rows();
        if order.len() < RADIX_ROWS_MIN {
            order.sort_by(|&a, &b| compare(&self.keys, a, b));
            return order;
        }
        // Each sort keeps the order of equals, so the first key goes last.
        for key in self.keys.iter().rev() {
            key.with(ByDigits { order: &mut order });
        }
        order
    }
}

fn compare(keys: &[KeyColumn<'_>], a: u32, b: u32) -> Ordering {
    let order = keys.iter().map(|key| key.key(a).cmp(&key.key(b))).find(|order| order.is_ne());
    order.unwrap_or_else(|| a.cmp(&b))
}

/// Work that needs a key's numbers; made anew for each kind of column, so that the innermost
/// loops hold no decisions.
pub(crate) trait KeyUse {
    type Done;

    fn run(self, key: impl Fn(u32) -> u64) -> Self::Done;
}

/// Finds the best rows in one pass.
struct BestRows<'k, 'a, F> {
    rest: &'k [KeyColumn<'a>],
    rows: &'k Bitmap,
    later: F,
    many: usize,
}

impl<F: Fn(u32) -> bool> KeyUse for BestRows<'_, '_, F> {
    type Done = Vec<u32>;

    fn run(self, key: impl Fn(u32) -> u64) -> Vec<u32> {
        let Self { rest, rows, later, many } = self;
        let full =
            |a: &(u64, u32), b: &(u64, u32)| a.0.cmp(&b.0).then_with(|| compare(rest, a.1, b.1));
        // The worst of the best rows of any part of the set bounds the best rows of the whole:
        // without a bound from the start, a set that lies in the opposite order would let every
        // row in.
        let mut sample: Vec<(u64, u32)> =
            sampled(rows).filter(|&row| later(row)).map(|row| (key(row), row)).collect();
        let mut worst =
            (many <= sample.len()).then(|| *sample.select_nth_unstable_by(many - 1, full).1);
        let room = (4 * many).max(SAMPLE_ROWS);
        let mut best: Vec<(u64, u32)> = Vec::with_capacity(room);
        for row in rows.iter() {
            let candidate = (key(row), row);
            if let Some(worst) = &worst
                && (candidate.0 > worst.0
                    || candidate.0 == worst.0 && full(&candidate, worst).is_gt())
            {
                continue;
            }
            if !later(row) {
                continue;
            }
            best.push(candidate);
            if best.len() == room {
                worst = Some(*best.select_nth_unstable_by(many - 1, full).1);
                best.truncate(many);
            }
        }
        best.sort_unstable_by(full);
        best.truncate(many);
        best.into_iter().map(|(_, row)| row).collect()
    }
}

/// Returns some rows from all over a set, in ascending order.
fn sampled(rows: &Bitmap) -> impl Iterator<Item = u32> + '_ {
    let words = rows.words();
    let step = (words.len() / SAMPLE_ROWS).max(1);
    words.iter().enumerate().step_by(step).filter(|(_, word)| **word != 0).map(|(at, word)| {
        // Another place in each word, so that rows written in turns do not deceive.
        let turn = (at * 29 % 64) as u32;
        at as u32 * 64 + (word.rotate_right(turn).trailing_zeros() + turn) % 64
    })
}

/// Sorts by one key, digit by digit, keeping the order of equals.
struct ByDigits<'o> {
    order: &'o mut Vec<u32>,
}

impl KeyUse for ByDigits<'_> {
    type Done = ();

    fn run(self, key: impl Fn(u32) -> u64) {
        let mut keyed: Vec<(u64, u32)> = self.order.iter().map(|&row| (key(row), row)).collect();
        let first = keyed.first().map_or(0, |&(key, _)| key);
        let varying = keyed.iter().fold(0, |bits, &(key, _)| bits | (key ^ first));
        let mut other = vec![(0, 0); keyed.len()];
        let mut shift = varying.trailing_zeros();
        while shift < u64::BITS && varying >> shift != 0 {
            let digit = |key: u64| (key >> shift) as usize & ((1 << DIGIT_BITS) - 1);
            let mut starts = vec![0_usize; 1 << DIGIT_BITS];
            for &(key, _) in &keyed {
                starts[digit(key)] += 1;
            }
            let mut start = 0;
            for count in &mut starts {
                start += std::mem::replace(count, start);
            }
            for &(key, row) in &keyed {
                let place = &mut starts[digit(key)];
                other[*place] = (key, row);
                *place += 1;
            }
            std::mem::swap(&mut keyed, &mut other);
            // Digits in which all keys agree need no pass.
            let next = shift + DIGIT_BITS;
            shift = if next < u64::BITS { next + (varying >> next).trailing_zeros() } else { next };
        }
        self.order.clear();
        self.order.extend(keyed.into_iter().map(|(_, row)| row));
    }
}
