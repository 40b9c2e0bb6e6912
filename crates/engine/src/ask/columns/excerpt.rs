//! A few rows and what hangs together with them, as columns of their own.
//!
//! Asking twenty rules of one lead must not cost twenty looks at everybody's orders. What belongs
//! to the lead is copied into columns so small that every question of them is as good as free; it
//! is the same evaluator that answers.

use std::collections::HashMap;

use crate::ask::bitmap::Bitmap;
use crate::ask::catalogue::{ColumnNo, TableNo};
use crate::ask::columns::{Columns, Store, TableRows};
use crate::ask::context::TextIndex;

/// A few rows as columns of their own.
pub(crate) struct Excerpt {
    /// The columns.
    pub(crate) columns: Columns,
    /// The new number of each row that was taken, by table.
    numbers: Vec<HashMap<u32, u32>>,
}

impl Excerpt {
    /// Takes these rows of each table; of tables that are not named, all. A row that was merged
    /// counts as its survivor, and a reference to a row that was not taken leads nowhere.
    pub(crate) fn of(columns: &Columns, rows: &HashMap<TableNo, Vec<u32>>) -> Self {
        let tables = 0..columns.tables.len();
        let numbers: Vec<HashMap<u32, u32>> = tables
            .map(|at| {
                let table = TableNo(at as u8);
                let known = columns.table(table);
                match rows.get(&table) {
                    Some(wanted) => {
                        let mut taken: Vec<u32> =
                            wanted.iter().map(|&row| known.survivor(row)).collect();
                        taken.retain(|&row| known.exists.get(row));
                        taken.sort_unstable();
                        taken.dedup();
                        taken.into_iter().zip(1..).collect()
                    }
                    None => known.exists.iter().map(|row| (row, row)).collect(),
                }
            })
            .collect();
        let mut excerpt = Columns::new(columns.layout());
        excerpt.currency = columns.currency;
        for (at, taken) in numbers.iter().enumerate() {
            let table = TableNo(at as u8);
            let highest = taken.values().copied().max().unwrap_or(0);
            excerpt.tables[at].make_room(highest);
            copy_rows(&mut excerpt, columns, table, taken, &numbers);
        }
        for dictionary in &mut excerpt.dictionaries {
            dictionary.settle();
        }
        Self { columns: excerpt, numbers }
    }

    /// Returns the number that a row has in the excerpt.
    pub(crate) fn number(&self, table: TableNo, row: u32) -> Option<u32> {
        self.numbers[table.index()].get(&row).copied()
    }
}

/// Answers for long text in an excerpt by whoever answers for the whole.
pub(crate) struct ExcerptText<'a> {
    pub(crate) whole: &'a dyn TextIndex,
    pub(crate) excerpt: &'a Excerpt,
}

impl TextIndex for ExcerptText<'_> {
    fn rows_containing(&self, table: TableNo, column: ColumnNo, term: &str) -> Bitmap {
        let found = self.whole.rows_containing(table, column, term);
        let rows = self.excerpt.numbers[table.index()].iter();
        Bitmap::from_rows(rows.filter(|(row, _)| found.get(**row)).map(|(_, &number)| number))
    }
}

fn copy_rows(
    excerpt: &mut Columns,
    columns: &Columns,
    table: TableNo,
    taken: &HashMap<u32, u32>,
    numbers: &[HashMap<u32, u32>],
) {
    let known = columns.table(table);
    let copy = &mut excerpt.tables[table.index()];
    for (&row, &number) in taken {
        copy.exists.insert(number);
        copy.hidden.put(number, known.hidden.get(row));
    }
    for (at, store) in known.stores.iter().enumerate() {
        let target = columns.layout().kind(table, ColumnNo(at as u8)).target();
        let target = target.map(|target| (columns.table(target), &numbers[target.index()]));
        let copy = &mut copy.stores[at];
        for (&row, &number) in taken {
            copy_value(copy, store, (row, number), target);
        }
        if let (Store::Text(copied, number), Store::Text(codes, _)) = (copy, store) {
            for (&row, &at) in taken {
                let text = columns.dictionaries[*number].text(codes[row as usize]);
                let text = std::str::from_utf8(text).unwrap_or_default();
                copied[at as usize] = excerpt.dictionaries[*number].intern(text);
            }
        }
    }
}

/// Copies one value; texts, which get new codes, are the caller's.
fn copy_value(
    copy: &mut Store,
    store: &Store,
    (from, to): (u32, u32),
    target: Option<(&TableRows, &HashMap<u32, u32>)>,
) {
    let (row, number) = (from as usize, to as usize);
    match (copy, store) {
        (Store::Flag(copy), Store::Flag(bits)) => copy.put(to, bits.get(from)),
        (Store::Number(copy), Store::Number(values))
        | (Store::Total(copy), Store::Total(values)) => copy[number] = values[row],
        (Store::Count(copy), Store::Count(values))
        | (Store::Second(copy), Store::Second(values)) => copy[number] = values[row],
        (Store::Day(copy), Store::Day(values)) => copy[number] = values[row],
        (Store::Choice(copy), Store::Choice(choices)) => copy.copy(number, choices, row),
        (Store::Ref(copy), Store::Ref(values)) => {
            let reached = target.and_then(|(rows, taken)| taken.get(&rows.survivor(values[row])));
            copy[number] = reached.copied().unwrap_or(0);
        }
        _ => {}
    }
}
