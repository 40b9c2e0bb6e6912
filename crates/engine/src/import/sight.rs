//! What a file looks like before anything is set: what parts its cells, whether it has a header,
//! what its columns hold, and what only a person can say of them.

use std::io::Read;

use super::{
    cell::{self, OrderSeen},
    source::{Parting, Rows},
};
use crate::{
    commands::imports::{DateOrder, DecimalMark, ImportCellKind, ImportQuestionKind},
    fault::Outcome,
    table::import::{Sight, SightColumn},
    vault::error::VaultError,
};

/// Rows that are looked at: enough for a date past the twelfth to turn up if there is one.
const ROWS_LOOKED_AT: usize = 20_000;

/// Cells that are shown of a column.
const SAMPLES: usize = 5;

/// What can part cells, the most usual first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Rows that are looked at for what parts them.
const PARTED: usize = 50;

/// Returns what most evenly parts the first rows of a text.
pub(super) fn delimiter<R: Read>(
    mut open: impl FnMut() -> Outcome<R>,
    encoding: &'static encoding_rs::Encoding,
) -> Outcome<u8> {
    let mut best = (0, DELIMITERS[0]);
    for delimiter in DELIMITERS {
        let mut rows = Rows::new(open()?, Parting { encoding, delimiter });
        let mut counts: Vec<usize> = Vec::new();
        if let Some(chunk) = rows.chunk(PARTED).map_err(VaultError::from_read)? {
            chunk.each(|record| {
                counts.push(record.cells.len());
                Outcome::Ok(())
            })?;
        }
        let usual = counts
            .iter()
            .copied()
            .max_by_key(|count| counts.iter().filter(|other| *other == count).count());
        let usual = usual.filter(|count| *count > 1).unwrap_or(0);
        let alike = counts.iter().filter(|count| **count == usual).count();
        let score = alike * usual.min(50);
        if usual > 1 && score > best.0 {
            best = (score, delimiter);
        }
    }
    Ok(best.1)
}

/// Looks at the columns of a text. `header` says whether the first row names them; where it is not
/// known, the cells decide. Returns whether it does.
pub(super) fn look(
    source: impl Read,
    parting: Parting,
    header: Option<bool>,
) -> Outcome<(Vec<SightColumn>, bool)> {
    let mut rows = Rows::new(source, parting);
    let mut first: Option<Vec<String>> = None;
    let mut looks: Vec<Look> = Vec::new();
    let mut left = ROWS_LOOKED_AT;
    while left > 0
        && let Some(chunk) = rows.chunk(left.min(1_000)).map_err(VaultError::from_read)?
    {
        left -= chunk.len();
        chunk.each(|record| {
            if record.problem.is_some() {
                return Outcome::Ok(());
            }
            let Some(first) = &first else {
                first = Some(record.cells.iter().map(|cell| cell.trim().to_owned()).collect());
                return Ok(());
            };
            looks.resize_with(first.len().max(1), Look::default);
            for (at, look) in looks.iter_mut().enumerate() {
                look.take(record.cells.get(at).unwrap_or_default().trim());
            }
            Ok(())
        })?;
    }
    let first = first.unwrap_or_default();
    looks.resize_with(first.len(), Look::default);
    let has_header = header.unwrap_or_else(|| is_header(&first));
    let columns = first.iter().zip(looks).map(|(name, mut look)| {
        if !has_header {
            look.take(name);
        }
        look.column(if has_header { name.trim_start_matches('\u{feff}') } else { "" })
    });
    Ok((columns.collect(), has_header))
}

/// A row of names has no cell that is an address, a number or a date.
fn is_header(first: &[String]) -> bool {
    let is_value = |cell: &String| {
        cell.contains('@') || cell::mark_of(cell).is_some() || cell::order_of(cell).is_some()
    };
    first.iter().any(|cell| !cell.is_empty()) && !first.iter().any(is_value)
}

/// Returns what the header says: the names of the columns.
pub(super) fn names(sight: &Sight) -> Vec<String> {
    sight.columns.iter().map(|column| column.name.clone()).collect()
}

/// A column that is being looked at.
#[derive(Default)]
struct Look {
    samples: Vec<String>,
    empty: u32,
    full: u32,
    kinds: Kinds,
    either_orders: Vec<String>,
    either_marks: Vec<String>,
    dmy: u32,
    mdy: u32,
    ymd: u32,
    comma: u32,
    point: u32,
}

#[derive(Default)]
struct Kinds {
    whole: u32,
    number: u32,
    date: u32,
    flag: u32,
    email: u32,
    phone: u32,
}

impl Look {
    fn take(&mut self, cell: &str) {
        if cell.is_empty() {
            self.empty += 1;
            return;
        }
        self.full += 1;
        let is_new = self.samples.len() < SAMPLES && !self.samples.iter().any(|s| s == cell);
        if is_new {
            self.samples.push(super::source::shortened(cell));
        }
        if cell.len() > 60 {
            return;
        }
        if cell.contains('@') {
            self.kinds.email += u32::from(cell::email(cell).is_ok());
            return;
        }
        if cell::flag(cell).is_ok() {
            self.kinds.flag += 1;
        }
        if !cell.bytes().any(|byte| byte.is_ascii_digit()) {
            return;
        }
        self.take_date(cell);
        self.take_number(cell);
        let digits = cell.bytes().filter(u8::is_ascii_digit).count();
        let rest = cell.chars().all(|c| c.is_ascii_digit() || " +-()./".contains(c));
        self.kinds.phone += u32::from((7..=15).contains(&digits) && rest);
    }

    fn take_date(&mut self, cell: &str) {
        let Some(seen) = cell::order_of(cell) else { return };
        self.kinds.date += 1;
        match seen {
            OrderSeen::Certain(DateOrder::Dmy) => self.dmy += 1,
            OrderSeen::Certain(DateOrder::Mdy) => self.mdy += 1,
            OrderSeen::Certain(DateOrder::Ymd) => self.ymd += 1,
            OrderSeen::Either => note(&mut self.either_orders, cell),
            OrderSeen::Any => {}
        }
    }

    fn take_number(&mut self, cell: &str) {
        let Some(mark) = cell::mark_of(cell) else { return };
        self.kinds.number += 1;
        if cell::is_ambiguous_number(cell) {
            note(&mut self.either_marks, cell);
            return;
        }
        match mark {
            Some(DecimalMark::Comma) => self.comma += 1,
            Some(DecimalMark::Point) => self.point += 1,
            None => self.kinds.whole += 1,
        }
    }

    fn column(self, name: &str) -> SightColumn {
        // Three of a hundred cells may be bad and the column is still what the others say.
        let most = |count: u32| count > 0 && u64::from(count) * 100 >= u64::from(self.full) * 90;
        let kinds = &self.kinds;
        let kind = if most(kinds.email) {
            ImportCellKind::Email
        } else if most(kinds.date) {
            ImportCellKind::Date
        } else if most(kinds.flag) && kinds.number < kinds.flag {
            ImportCellKind::Flag
        } else if most(kinds.number) && kinds.whole == kinds.number {
            if most(kinds.phone) { ImportCellKind::Phone } else { ImportCellKind::Number }
        } else if most(kinds.number) {
            ImportCellKind::Decimal
        } else if most(kinds.phone) {
            ImportCellKind::Phone
        } else {
            ImportCellKind::Text
        };
        let order = if self.dmy >= self.mdy && self.dmy > 0 {
            Some(DateOrder::Dmy)
        } else if self.mdy > 0 {
            Some(DateOrder::Mdy)
        } else if self.either_orders.is_empty() {
            Some(DateOrder::Ymd)
        } else {
            None
        };
        let mark = if self.comma > self.point {
            Some(DecimalMark::Comma)
        } else if self.point > 0 || self.either_marks.is_empty() {
            Some(DecimalMark::Point)
        } else {
            None
        };
        SightColumn {
            name: name.to_owned(),
            samples: self.samples,
            kind,
            empty: self.empty,
            order,
            either_orders: self.either_orders,
            mark,
            either_marks: self.either_marks,
        }
    }
}

fn note(samples: &mut Vec<String>, cell: &str) {
    if samples.len() < SAMPLES && !samples.iter().any(|sample| sample == cell) {
        samples.push(cell.to_owned());
    }
}

/// Returns what has to be asked of a column that is read as a date or as a number.
pub(super) fn question(
    column: &SightColumn,
    (as_date, as_number): (bool, bool),
    answered: (bool, bool),
) -> Option<(ImportQuestionKind, Vec<String>)> {
    if as_date && !answered.0 && column.order.is_none() {
        return Some((ImportQuestionKind::DateOrder, column.either_orders.clone()));
    }
    if as_number && !answered.1 && column.mark.is_none() {
        return Some((ImportQuestionKind::Decimal, column.either_marks.clone()));
    }
    None
}
