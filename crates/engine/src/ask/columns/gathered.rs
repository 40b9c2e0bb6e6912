//! Columns that are worked out from rows of other tables: how often somebody ordered, for how much
//! in all, when last.
//!
//! A commit changes few rows, so that what a row brought before is taken off and what it brings
//! now is added. Only where that cannot tell (the latest moment of a row that went, a merging) the
//! rows of the few that are concerned are looked for, in one pass over the vectors: an index from
//! a contact to its orders would cost more than the orders themselves.

use std::collections::{BTreeMap, BTreeSet};

use crate::ask::bitmap::Bitmap;
use crate::ask::catalogue::{ColumnNo, Gathered, Kind, Layout, TableNo};
use crate::ask::columns::{Columns, NO_NUMBER, NO_SECOND, Store, TableRows};

/// One table that a column is worked out from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source {
    /// Whose column it is.
    table: TableNo,
    column: ColumnNo,
    from: &'static Gathered,
}

/// What a row brings to a column of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Contribution {
    to: u32,
    value: i64,
}

/// What the rows of a commit brought before it.
#[derive(Debug, Default)]
pub(super) struct Gathering {
    seen: BTreeSet<(TableNo, u32)>,
    /// The number of the source, the row, what it brought.
    before: Vec<(usize, u32, Option<Contribution>)>,
}

/// Returns what the columns of a layout are worked out from.
pub(super) fn sources(layout: &'static Layout) -> Vec<Source> {
    let mut sources = Vec::new();
    for (table, at) in layout.tables.iter().zip(0..) {
        for (column, number) in table.columns.iter().zip(0..) {
            let of = |from| Source { table: TableNo(at), column: ColumnNo(number), from };
            sources.extend(column.gathered.iter().map(of));
        }
    }
    sources
}

impl Columns {
    /// Notes what a row brings, before the first of its cells is changed.
    pub(super) fn note_contributions(&self, gathering: &mut Gathering, table: TableNo, row: u32) {
        let is_source = self.sources.iter().any(|source| source.from.table == table);
        if !is_source || !gathering.seen.insert((table, row)) {
            return;
        }
        for (at, &source) in self.sources.iter().enumerate() {
            if source.from.table == table {
                gathering.before.push((at, row, self.brought(source).by(row)));
            }
        }
    }

    /// Takes off what the changed rows brought, and adds what they bring now.
    pub(super) fn gather(&mut self, gathering: Gathering) {
        let mut stale = self.merged_anew();
        for (at, row, before) in gathering.before {
            let source = self.sources[at];
            let now = self.brought(source).by(row);
            if before == now {
                continue;
            }
            if let Some(before) = before
                && !self.gathered(source, before.to).take_off(before)
            {
                stale.entry(source.table).or_default().insert(before.to);
            }
            if let Some(now) = now {
                self.gathered(source, now.to).add(now);
            }
        }
        for (table, rows) in stale {
            self.gather_anew(table, &rows);
        }
    }

    /// Works everything out at the start.
    pub(super) fn gather_all(&mut self) {
        self.tables.iter_mut().for_each(|rows| rows.regather.clear());
        for source in self.sources.clone() {
            let refs = self.refs(source.from.table, source.from.back);
            let highest = refs.iter().copied().max().unwrap_or(0);
            self.gather_source(source, highest, |_| true);
        }
    }

    /// Returns the rows whose mergings changed.
    fn merged_anew(&mut self) -> BTreeMap<TableNo, Bitmap> {
        let tables = self.tables.iter_mut().zip(0..).filter(|(rows, _)| !rows.regather.is_empty());
        let merged = tables.map(|(rows, at)| {
            let rows = std::mem::take(&mut rows.regather);
            (TableNo(at), Bitmap::from_rows(rows))
        });
        merged.collect()
    }

    fn gather_anew(&mut self, table: TableNo, rows: &Bitmap) {
        let own = self.sources.iter().filter(|source| source.table == table);
        let own: Vec<Source> = own.copied().collect();
        for source in &own {
            rows.iter().for_each(|row| self.gathered(*source, row).clear(row));
        }
        let highest = rows.iter().last().unwrap_or(0);
        for source in own {
            self.gather_source(source, highest, |row| rows.get(row));
        }
    }

    /// Adds what all rows of a source bring to some rows, the highest of which is given.
    fn gather_source(&mut self, source: Source, highest: u32, wanted: impl Fn(u32) -> bool) {
        let mut gathered = std::mem::take(self.gathered(source, highest));
        let brought = self.brought(source);
        let rows = self.table(source.from.table);
        for at in 0..rows.words {
            let mut left = rows.exists.word(at);
            while left != 0 {
                let row = at as u32 * 64 + left.trailing_zeros();
                left &= left - 1;
                if let Some(contribution) = brought.by(row).filter(|found| wanted(found.to)) {
                    gathered.add(contribution);
                }
            }
        }
        *self.gathered(source, highest) = gathered;
    }

    /// Returns the column that a source goes to, long enough for a row.
    fn gathered(&mut self, source: Source, row: u32) -> &mut Store {
        let rows = &mut self.tables[source.table.index()];
        rows.make_room(row);
        &mut rows.stores[source.column.index()]
    }

    fn brought(&self, source: Source) -> Brought<'_> {
        let Gathered { table, back, only, value } = *source.from;
        let rows = self.table(table);
        let choice = |column, word: &str| match self.store(table, column) {
            Store::Choice(choices) => (choices.codes.as_slice(), choices.find(word)),
            _ => (&[][..], None),
        };
        let value = match value.map(|column| (self.store(table, column), column)) {
            None => Value::One,
            Some((Store::Count(values), _)) => Value::Count(values),
            Some((Store::Second(values), _)) => Value::Second(values),
            Some((Store::Number(values), column)) => match self.layout.kind(table, column) {
                Kind::Money(currency) => {
                    let home = self.currency.map(|currency| currency.code().to_owned());
                    let (codes, code) = choice(currency, &home.unwrap_or_default());
                    Value::Money(values, codes, code)
                }
                _ => Value::Nothing,
            },
            Some(_) => Value::Nothing,
        };
        Brought {
            rows,
            refs: self.refs(table, back),
            owners: self.table(source.table),
            only: only.map(|(column, word)| choice(column, word)),
            value,
        }
    }
}

/// What the rows of a source bring.
struct Brought<'a> {
    rows: &'a TableRows,
    refs: &'a [u32],
    owners: &'a TableRows,
    only: Option<(&'a [u8], Option<u8>)>,
    value: Value<'a>,
}

enum Value<'a> {
    One,
    Count(&'a [u32]),
    Second(&'a [u32]),
    /// Amounts, their currencies, and the code of the one that counts.
    Money(&'a [i64], &'a [u8], Option<u8>),
    Nothing,
}

impl Brought<'_> {
    #[inline]
    fn by(&self, row: u32) -> Option<Contribution> {
        let at = row as usize;
        if let Some((codes, code)) = self.only
            && (code.is_none() || codes.get(at).copied() != code)
        {
            return None;
        }
        let to = self.refs[at];
        if to == 0 || self.rows.deleted().get(row) {
            return None;
        }
        let value = match self.value {
            Value::One => 1,
            Value::Count(values) => values[at].into(),
            Value::Second(values) if values[at] != NO_SECOND => values[at].into(),
            Value::Money(values, codes, Some(code))
                if codes[at] == code && values[at] != NO_NUMBER =>
            {
                values[at]
            }
            _ => return None,
        };
        Some(Contribution { to: self.owners.survivor(to), value })
    }
}

impl Store {
    /// Counts in what a row brings. Sums wrap around, so that taking off is its exact opposite.
    #[inline]
    fn add(&mut self, Contribution { to, value }: Contribution) {
        let at = to as usize;
        match self {
            Self::Total(values) => values[at] = values[at].wrapping_add(value),
            Self::Count(values) => values[at] = values[at].wrapping_add(value as u32),
            Self::Second(values) => values[at] = values[at].max(value as u32),
            _ => {}
        }
    }

    /// Takes off what a row brought. Returns false where that leaves open what is left.
    fn take_off(&mut self, Contribution { to, value }: Contribution) -> bool {
        let at = to as usize;
        match self {
            Self::Total(values) => values[at] = values[at].wrapping_sub(value),
            Self::Count(values) => values[at] = values[at].wrapping_sub(value as u32),
            Self::Second(values) => return i64::from(values[at]) > value,
            _ => {}
        }
        true
    }

    fn clear(&mut self, row: u32) {
        let at = row as usize;
        match self {
            Self::Total(values) => values[at] = 0,
            Self::Count(values) => values[at] = 0,
            Self::Second(values) => values[at] = NO_SECOND,
            _ => {}
        }
    }
}
