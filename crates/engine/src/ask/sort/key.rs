//! One key of a sort: from a row to a number that compares as the row's value does.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::ask::bitmap::Bitmap;
use crate::ask::catalogue::{Field, Kind, Many, Only, TableNo};
use crate::ask::columns::{Choices, Columns, NO_DAY, NO_NUMBER, NO_SECOND, Store, TableRows};
use crate::ask::context::Currency;
use crate::ask::dictionary::{Dictionary, NOTHING};
use crate::ask::evaluate::keep_members;
use crate::ask::sort::KeyUse;
use crate::ask::threads::{ALONE_MAX, fill};

/// The number of a row without a value.
const LAST: u64 = u64::MAX;

/// A value that a row was sorted by, independent of the columns' present codes and ranks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum KeyValue {
    #[serde(rename = "z")]
    None,
    #[serde(rename = "n")]
    Number(i64),
    #[serde(rename = "t")]
    Text(String),
    /// A word past the most that a choice column tells apart.
    #[serde(rename = "o")]
    OtherWord,
}

/// References, and the table they lead to. Those to a row's only value are gathered for the sort.
type Hop<'a> = (Cow<'a, [u32]>, &'a TableRows);

/// One key of a sort.
pub(crate) struct KeyColumn<'a> {
    /// References to follow, each with the table it leads to.
    hops: Vec<Hop<'a>>,
    source: Source<'a>,
    /// All ones to turn the order round, else zero.
    turn: u64,
}

enum Source<'a> {
    Number(&'a [i64]),
    /// Amounts, the currency's column, and the code of the workspace's: others do not compare.
    Money(&'a [i64], &'a [u8], u8),
    /// What is gathered may be so for a row that is not there yet.
    Total(&'a [i64], &'a Bitmap),
    Count(&'a [u32], &'a Bitmap),
    Second(&'a [u32], &'a Bitmap),
    Day(&'a [i32]),
    Choice(&'a Choices),
    Text(&'a [u32], &'a Dictionary),
    Flag(&'a Bitmap, &'a Bitmap),
    Nothing,
}

impl<'a> KeyColumn<'a> {
    pub(crate) fn new(
        columns: &'a Columns,
        root: TableNo,
        field: &Field,
        descending: bool,
        currency: Currency,
    ) -> Self {
        let layout = columns.layout();
        let mut table = root;
        let mut hops = Vec::with_capacity(field.forward.len());
        for &column in field.forward {
            let target = layout.kind(table, column).target();
            let target = target.expect("BUG: a path step is not a reference");
            hops.push((Cow::Borrowed(columns.refs(table, column)), columns.table(target)));
            table = target;
        }
        if let Some(many) = field.many.filter(|many| many.single) {
            hops.push((Cow::Owned(columns.holders(many)), columns.table(many.table)));
            table = many.table;
        }
        let source = field.sort.map_or(Source::Nothing, |column| {
            match (columns.store(table, column), layout.kind(table, column)) {
                (Store::Number(values), Kind::Money(currency_column)) => {
                    match columns.store(table, currency_column) {
                        Store::Choice(choices) => {
                            choices.find(currency.code()).map_or(Source::Nothing, |code| {
                                Source::Money(values, &choices.codes, code)
                            })
                        }
                        _ => Source::Nothing,
                    }
                }
                (Store::Number(values), _) => Source::Number(values),
                (Store::Total(values), _) => Source::Total(values, &columns.table(table).exists),
                (Store::Count(values), _) => Source::Count(values, &columns.table(table).exists),
                (Store::Second(values), _) => Source::Second(values, &columns.table(table).exists),
                (Store::Day(values), _) => Source::Day(values),
                (Store::Choice(choices), _) => Source::Choice(choices),
                (Store::Text(codes, number), _) => Source::Text(codes, columns.dictionary(*number)),
                (Store::Flag(bits), _) => Source::Flag(bits, &columns.table(table).exists),
                (Store::Ref(_) | Store::Elsewhere, _) => Source::Nothing,
            }
        });
        Self { hops, source, turn: if descending { u64::MAX } else { 0 } }
    }

    /// Runs work with this key's numbers.
    pub(crate) fn with<U: KeyUse>(&self, work: U) -> U::Done {
        self.with_hops(&self.hops, work)
    }

    /// Returns the rows whose number is smaller than a bound.
    pub(crate) fn before(&self, rows: &Bitmap, bound: u64) -> Bitmap {
        self.such(rows, |key| key < bound)
    }

    /// Returns the rows whose number a bound is.
    pub(crate) fn at(&self, rows: &Bitmap, bound: u64) -> Bitmap {
        if bound == LAST {
            // What leads nowhere has no value either.
            return self.with(Such { rows, is: |key| key == LAST });
        }
        self.such(rows, |key| key == bound)
    }

    /// Returns the rows whose number fits; that of rows without a value does not.
    fn such(&self, rows: &Bitmap, is: impl Fn(u64) -> bool + Sync) -> Bitmap {
        let target = self.hops.last().map(|(_, target)| *target);
        // For many rows it pays to ask each target once, in order, and to gather only bits.
        match target.filter(|target| rows.count() as usize > target.words * 64 / 4) {
            None => self.with(Such { rows, is }),
            Some(target) => {
                let wanted = self.with_hops(&[], Such { rows: &target.exists, is });
                // Nothing comes before the first of a few values, which most bounds are.
                if wanted.count() == 0 {
                    return wanted;
                }
                self.leading_to(rows, wanted)
            }
        }
    }

    /// Returns the rows whose references lead to one of the wanted rows.
    fn leading_to(&self, rows: &Bitmap, mut wanted: Bitmap) -> Bitmap {
        for (hop, (refs, target)) in self.hops.iter().enumerate().rev() {
            for (&merged, &survivor) in &target.survivors {
                let also = wanted.get(survivor);
                wanted.put(merged, also);
            }
            let before = hop.checked_sub(1).map(|before| self.hops[before].1);
            let mut holders = before.map_or(rows, |table| &table.exists).clone();
            keep_members(&mut holders, refs, &wanted);
            wanted = holders;
        }
        wanted
    }

    fn with_hops<U: KeyUse>(&self, hops: &[Hop<'_>], work: U) -> U::Done {
        match &self.source {
            Source::Number(values) => self.run(hops, work, |at| number(values.get(at))),
            Source::Money(values, currencies, code) => self.run(hops, work, |at| {
                if currencies.get(at) == Some(code) { number(values.get(at)) } else { LAST }
            }),
            Source::Total(values, exists) => {
                self.run(hops, work, |at| number(values.get(at).filter(|_| there(exists, at))))
            }
            Source::Count(values, exists) => {
                self.run(hops, work, |at| small(values.get(at).filter(|_| there(exists, at))))
            }
            Source::Second(values, exists) => {
                self.run(hops, work, |at| second(values.get(at).filter(|_| there(exists, at))))
            }
            Source::Day(values) => self.run(hops, work, |at| day(values.get(at))),
            Source::Choice(choices) => self.run(hops, work, |at| choice(choices, at)),
            Source::Text(codes, dictionary) => {
                let ranks = dictionary.ranks();
                self.run(hops, work, |at| text(codes, ranks, at))
            }
            Source::Flag(bits, exists) => self.run(hops, work, |at| flag(bits, exists, at)),
            Source::Nothing => self.run(hops, work, |_| LAST),
        }
    }

    #[inline]
    fn run<U: KeyUse>(
        &self,
        hops: &[Hop<'_>],
        work: U,
        source: impl Fn(usize) -> u64 + Sync,
    ) -> U::Done {
        let turn = self.turn;
        let turned = |at: usize| match source(at) {
            LAST => LAST,
            key => key ^ turn,
        };
        match hops {
            [] => work.run(|row| turned(row as usize)),
            [(refs, target)] => work.run(|row| {
                let row = refs.get(row as usize).copied().unwrap_or(0);
                turned(target.survivor(row) as usize)
            }),
            hops => work.run(|row| turned(followed(hops, row))),
        }
    }

    /// Returns the row at the end of a row's references.
    pub(crate) fn holder(&self, row: u32) -> u32 {
        followed(&self.hops, row) as u32
    }

    /// Whether a row has a value that compares.
    pub(crate) fn has_value(&self, row: u32) -> bool {
        self.key(row) != LAST
    }

    /// Returns the number of one row.
    pub(crate) fn key(&self, row: u32) -> u64 {
        let at = followed(&self.hops, row);
        let key = match &self.source {
            Source::Number(values) => number(values.get(at)),
            Source::Money(values, currencies, code) if currencies.get(at) == Some(code) => {
                number(values.get(at))
            }
            Source::Total(values, exists) => number(values.get(at).filter(|_| there(exists, at))),
            Source::Count(values, exists) => small(values.get(at).filter(|_| there(exists, at))),
            Source::Second(values, exists) => second(values.get(at).filter(|_| there(exists, at))),
            Source::Day(values) => day(values.get(at)),
            Source::Choice(choices) => choice(choices, at),
            Source::Text(codes, dictionary) => text(codes, dictionary.ranks(), at),
            Source::Flag(bits, exists) => flag(bits, exists, at),
            Source::Money(..) | Source::Nothing => LAST,
        };
        if key == LAST { LAST } else { key ^ self.turn }
    }

    /// Returns the value that a row has now.
    pub(crate) fn value(&self, row: u32) -> KeyValue {
        let at = followed(&self.hops, row);
        if self.key(row) == LAST {
            return KeyValue::None;
        }
        match &self.source {
            Source::Number(values) | Source::Money(values, ..) => KeyValue::Number(values[at]),
            Source::Total(values, _) => KeyValue::Number(values[at]),
            Source::Count(values, _) | Source::Second(values, _) => {
                KeyValue::Number(values[at].into())
            }
            Source::Day(values) => KeyValue::Number(values[at].into()),
            Source::Choice(choices) => choices
                .word(choices.codes[at])
                .map_or(KeyValue::OtherWord, |word| KeyValue::Text(word.to_owned())),
            Source::Text(codes, dictionary) => {
                KeyValue::Text(String::from_utf8_lossy(dictionary.text(codes[at])).into_owned())
            }
            Source::Flag(bits, _) => KeyValue::Number(bits.get(at as u32).into()),
            Source::Nothing => KeyValue::None,
        }
    }

    /// Returns the number that a value has now, or would have if a row had it.
    pub(crate) fn key_of(&self, value: &KeyValue) -> u64 {
        let key = match (&self.source, value) {
            (Source::Number(_) | Source::Money(..), KeyValue::Number(value)) => number(Some(value)),
            (
                Source::Total(..) | Source::Count(..) | Source::Second(..),
                KeyValue::Number(value),
            ) => number(Some(value)),
            (Source::Day(_), KeyValue::Number(value)) => {
                day(Some(&(*value).clamp(i32::MIN.into(), i32::MAX.into()).try_into().unwrap_or(0)))
            }
            (Source::Flag(..), KeyValue::Number(value)) => flag_key(*value != 0),
            (Source::Choice(choices), KeyValue::Text(word)) => {
                let (rank, itself) = choices.position(word);
                ranked(rank.into(), itself)
            }
            (Source::Choice(_), KeyValue::OtherWord) => ranked(u8::MAX.into(), true),
            (Source::Text(_, dictionary), KeyValue::Text(text)) => {
                let (rank, itself) = dictionary.position(text);
                ranked(rank, itself)
            }
            _ => LAST,
        };
        if key == LAST { LAST } else { key ^ self.turn }
    }
}

impl Columns {
    /// Returns, for each row that has values of a field, the row that holds its only one: of
    /// several the first, as nobody should have several.
    fn holders(&self, many: Many) -> Vec<u32> {
        let layout = self.layout();
        let Some(owner) = layout.kind(many.table, many.back).target() else { return Vec::new() };
        let owners = self.table(owner);
        let mut holders = vec![0; owners.words * 64];
        let back = self.refs(many.table, many.back);
        let mut rows = self.undeleted(many.table);
        match many.only {
            Some(Only::Row(column, wanted)) => {
                let refs = self.refs(many.table, column);
                keep_members(&mut rows, refs, &Bitmap::from_rows([wanted]));
            }
            Some(Only::Word(column, word)) => match self.store(many.table, column) {
                Store::Choice(choices) => {
                    let code = choices.find(word);
                    for row in rows.rows() {
                        if code != Some(choices.codes[row as usize]) {
                            rows.remove(row);
                        }
                    }
                }
                _ => return holders,
            },
            None => {}
        }
        for row in rows.iter() {
            let to = owners.survivor(back[row as usize]) as usize;
            if let Some(holder) = holders.get_mut(to).filter(|holder| to != 0 && **holder == 0) {
                *holder = row;
            }
        }
        holders
    }
}

/// Picks rows by their number.
struct Such<'k, F> {
    rows: &'k Bitmap,
    is: F,
}

impl<F: Fn(u64) -> bool + Sync> KeyUse for Such<'_, F> {
    type Done = Bitmap;

    fn run(self, key: impl Fn(u32) -> u64 + Sync) -> Bitmap {
        let mut picked = self.rows.clone();
        let words = picked.words_mut();
        let alone = words.len() < ALONE_MAX;
        fill(words, alone, |from, words| {
            for (word, base) in words.iter_mut().zip((from as u32 * 64..).step_by(64)) {
                *word = self.picked(*word, base, &key);
            }
        });
        picked
    }
}

impl<F: Fn(u64) -> bool> Such<'_, F> {
    /// Picks among the rows of one word.
    #[inline]
    fn picked(&self, word: u64, base: u32, key: &impl Fn(u32) -> u64) -> u64 {
        let bit = |at: u32| u64::from((self.is)(key(base + at))) << at;
        // A few rows are cheaper to look at one by one than all 64 together.
        if word.count_ones() > 16 {
            return (0..64).fold(0, |picked, at| picked | bit(at)) & word;
        }
        let (mut left, mut picked) = (word, 0);
        while left != 0 {
            picked |= bit(left.trailing_zeros());
            left &= left - 1;
        }
        picked
    }
}

/// Returns the row at the end of the references; row 0 has no values.
fn followed(hops: &[Hop<'_>], row: u32) -> usize {
    hops.iter().fold(row, |row, (refs, target)| {
        target.survivor(refs.get(row as usize).copied().unwrap_or(0))
    }) as usize
}

#[inline]
fn number(value: Option<&i64>) -> u64 {
    match value {
        Some(&value) if value != NO_NUMBER => value as u64 ^ 1 << 63,
        _ => LAST,
    }
}

#[inline]
fn there(exists: &Bitmap, at: usize) -> bool {
    exists.get(at as u32)
}

#[inline]
fn small(value: Option<&u32>) -> u64 {
    value.map_or(LAST, |&value| number(Some(&value.into())))
}

#[inline]
fn second(value: Option<&u32>) -> u64 {
    small(value.filter(|&&value| value != NO_SECOND))
}

#[inline]
fn day(value: Option<&i32>) -> u64 {
    match value {
        Some(&value) if value != NO_DAY => number(Some(&i64::from(value))),
        _ => LAST,
    }
}

/// Leaves a number between any two ranks, for values that no row has any more. Never 0, which
/// turned round would stand for no value.
#[inline]
fn ranked(rank: u32, itself: bool) -> u64 {
    u64::from(rank) * 2 + u64::from(!itself)
}

#[inline]
fn choice(choices: &Choices, at: usize) -> u64 {
    match choices.codes.get(at) {
        None | Some(0) => LAST,
        Some(&code) => ranked(choices.ranks[code as usize].into(), true),
    }
}

#[inline]
fn text(codes: &[u32], ranks: &[u32], at: usize) -> u64 {
    match codes.get(at) {
        None | Some(&NOTHING) => LAST,
        Some(&code) => ranked(ranks[code as usize], true),
    }
}

#[inline]
fn flag(bits: &Bitmap, exists: &Bitmap, at: usize) -> u64 {
    if exists.get(at as u32) { flag_key(bits.get(at as u32)) } else { LAST }
}

const fn flag_key(flag: bool) -> u64 {
    1 + flag as u64
}
