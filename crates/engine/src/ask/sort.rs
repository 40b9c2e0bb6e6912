//! Sorting: rows in the order of some fields.
//!
//! Every key of a row becomes a number that compares as its value does; a text's number is its
//! rank in its dictionary. Rows without a value come last in both directions, and the row number
//! decides what is left, so that an order is total. The first page comes from splitting the rows
//! at a bound that a sample gives, until few are left; the whole order is a radix sort, made when
//! a list is jumped about in.

mod key;

use std::cmp::Ordering;

use crate::ask::bitmap::Bitmap;
use crate::ask::check::Sorting;
use crate::ask::columns::Columns;
use crate::ask::context::{Context, Currency};
use key::KeyColumn;
pub(crate) use key::KeyValue;

/// How many rows are looked at to bound what the first page can contain.
const SAMPLE_ROWS: usize = 16_384;

/// So few rows are compared with each other rather than bounded once more.
const FEW_ROWS: usize = 1_024;

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
        match after {
            None => first(&self.keys, rows.clone(), many),
            Some(position) => {
                let keys = self.keys.iter().zip(&position.values);
                let place: Vec<u64> = keys.map(|(key, value)| key.key_of(value)).collect();
                first(&self.keys, later(&self.keys, rows.clone(), &place, position.row), many)
            }
        }
    }

    /// Returns all rows.
    pub(crate) fn all(&self, rows: &Bitmap) -> Vec<u32> {
        all(&self.keys, rows)
    }
}

fn all(keys: &[KeyColumn<'_>], rows: &Bitmap) -> Vec<u32> {
    let mut order = rows.rows();
    if order.len() < RADIX_ROWS_MIN {
        order.sort_unstable_by(|&a, &b| compare(keys, a, b));
        return order;
    }
    // Each sort keeps the order of equals, so the first key goes last.
    for key in keys.iter().rev() {
        key.with(ByDigits { order: &mut order });
    }
    order
}

/// Returns the first rows by these keys.
///
/// The worst of the best rows of a sample bounds the best rows of the whole: none of them lies
/// beyond. What lies before the bound is usually a hundredth of the rows and goes through the same
/// again; what lies on it, when that is needed at all, differs by the other keys only.
fn first(keys: &[KeyColumn<'_>], mut rows: Bitmap, mut many: usize) -> Vec<u32> {
    let mut found = Vec::with_capacity(many);
    let mut keys = keys;
    while let Some((key, rest)) = keys.split_first() {
        let count = rows.count() as usize;
        if count <= FEW_ROWS.max(many) {
            break;
        }
        let mut sample = key.with(Sampled { rows: &rows });
        if sample.len() < many || many == 0 {
            break;
        }
        let (_, &mut bound, _) = sample.select_nth_unstable(many - 1);
        let before = key.before(&rows, bound);
        let sure = before.count() as usize;
        if sure >= many {
            rows = before;
        } else {
            found.extend(all(keys, &before));
            many -= sure;
            rows = key.at(&rows, bound);
            keys = rest;
        }
    }
    if keys.is_empty() {
        found.extend(rows.iter().take(many));
        return found;
    }
    let mut order = all(keys, &rows);
    order.truncate(many);
    found.extend(order);
    found
}

/// Returns the rows behind a place.
fn later(keys: &[KeyColumn<'_>], rows: Bitmap, place: &[u64], row: u32) -> Bitmap {
    let Some(((key, rest), (&bound, place))) = keys.split_first().zip(place.split_first()) else {
        return Bitmap::from_rows(rows.iter().filter(|&other| other > row));
    };
    let (before, on) = (key.before(&rows, bound), key.at(&rows, bound));
    let mut behind = rows;
    for (at, word) in behind.words_mut().iter_mut().enumerate() {
        *word &= !(before.word(at) | on.word(at));
    }
    let on = later(rest, on, place, row);
    behind.grow(on.words().len());
    for (word, on) in behind.words_mut().iter_mut().zip(on.words()) {
        *word |= on;
    }
    behind
}

fn compare(keys: &[KeyColumn<'_>], a: u32, b: u32) -> Ordering {
    let order = keys.iter().map(|key| key.key(a).cmp(&key.key(b))).find(|order| order.is_ne());
    order.unwrap_or_else(|| a.cmp(&b))
}

/// Work that needs a key's numbers; made anew for each kind of column, so that the innermost
/// loops hold no decisions.
pub(crate) trait KeyUse {
    type Done;

    fn run(self, key: impl Fn(u32) -> u64 + Sync) -> Self::Done;
}

/// Looks at some rows' numbers.
struct Sampled<'k> {
    rows: &'k Bitmap,
}

impl KeyUse for Sampled<'_> {
    type Done = Vec<u64>;

    fn run(self, key: impl Fn(u32) -> u64 + Sync) -> Vec<u64> {
        sampled(self.rows).into_iter().map(key).collect()
    }
}

/// Returns some rows from all over a set.
fn sampled(rows: &Bitmap) -> Vec<u32> {
    let count = rows.count() as usize;
    if count < 16 * SAMPLE_ROWS {
        return rows.iter().step_by(count.div_ceil(SAMPLE_ROWS).max(1)).collect();
    }
    let words = rows.words();
    let step = (words.len() / SAMPLE_ROWS).max(1);
    let filled = words.iter().enumerate().step_by(step).filter(|(_, word)| **word != 0);
    filled
        .map(|(at, word)| {
            // Another place in each word, so that rows written in turns do not deceive.
            let turn = (at * 29 % 64) as u32;
            at as u32 * 64 + (word.rotate_right(turn).trailing_zeros() + turn) % 64
        })
        .collect()
}

/// Sorts by one key, digit by digit, keeping the order of equals.
struct ByDigits<'o> {
    order: &'o mut Vec<u32>,
}

impl KeyUse for ByDigits<'_> {
    type Done = ();

    fn run(self, key: impl Fn(u32) -> u64 + Sync) {
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
