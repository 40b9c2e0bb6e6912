//! From the cells of a row to the values of a record, or to what is wrong with them.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher};

use foldhash::quality::FixedState;
use jiff::tz::TimeZone;

use super::{
    cell,
    fields::{self, FIELDS, Takes, place},
    source::{Record, shortened},
};
use crate::{
    ask::context::Currency,
    commands::imports::{DateOrder, DecimalMark, ImportProblem},
    desk::Desk,
    fault::Outcome,
    table::{
        custom::{self, CustomFieldRow, CustomKind},
        import::ImportRecord,
    },
};

/// A value of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Datum {
    Text(String),
    /// An address or number, as it is written and as it is compared.
    Point(String, String),
    Int(i64),
    Flag(bool),
}

/// Why a row is not taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Blame {
    pub(super) column: Option<u32>,
    pub(super) kind: ImportProblem,
    pub(super) message: String,
    pub(super) value: Option<String>,
}

impl Blame {
    pub(super) fn row(kind: ImportProblem, message: impl Into<String>) -> Self {
        Self { column: None, kind, message: message.into(), value: None }
    }
}

/// A row that was read.
pub(super) struct Row {
    pub(super) line: u32,
    /// What tells it from a row with other cells.
    pub(super) sum: u32,
    values: Vec<Option<Datum>>,
    pub(super) currency: Currency,
    pub(super) blames: Vec<Blame>,
}

impl Row {
    pub(super) fn text(&self, slot: usize) -> Option<&str> {
        match self.values[slot].as_ref()? {
            Datum::Text(text) | Datum::Point(text, _) => Some(text),
            _ => None,
        }
    }

    pub(super) fn point(&self, slot: usize) -> Option<(&str, &str)> {
        match self.values[slot].as_ref()? {
            Datum::Point(written, normal) => Some((written, normal)),
            _ => None,
        }
    }

    pub(super) fn int(&self, slot: usize) -> Option<i64> {
        match self.values[slot].as_ref()? {
            Datum::Int(int) => Some(*int),
            _ => None,
        }
    }

    pub(super) fn flag(&self, slot: usize) -> Option<bool> {
        match self.values[slot].as_ref()? {
            Datum::Flag(flag) => Some(*flag),
            _ => None,
        }
    }

    /// Returns what the row has in the fields that the team made up.
    pub(super) fn custom(&self) -> impl Iterator<Item = (usize, &str)> {
        (0..self.values.len() - FIELDS.len())
            .filter_map(|at| Some((at, self.text(FIELDS.len() + at)?)))
    }
}

/// How one column is read.
struct ColumnRule {
    column: usize,
    slot: usize,
    takes: Takes,
    order: DateOrder,
    mark: DecimalMark,
    /// What is read instead of some values.
    fixes: HashMap<String, String>,
}

/// How rows are read.
pub(super) struct Reader {
    rules: Vec<ColumnRule>,
    columns: usize,
    currency: Currency,
    zone: TimeZone,
    pub(super) custom: Vec<CustomFieldRow>,
    hash: FixedState,
}

impl Reader {
    pub(super) fn new(desk: &Desk, import: &ImportRecord) -> Outcome<Self> {
        let custom = desk.read(custom::all)?;
        let reading = &import.reading;
        let mut rules = Vec::new();
        for (column, seen) in import.sight.columns.iter().enumerate() {
            let field = reading.mapping.get(column).and_then(Option::as_deref);
            let known = field.and_then(|name| fields::find(reading.target, &custom, name));
            let Some((slot, takes)) = known else { continue };
            let at = u32::try_from(column).unwrap_or(u32::MAX);
            let fixes = reading.fixes.iter().filter(|fix| fix.column == at);
            rules.push(ColumnRule {
                column,
                slot,
                takes,
                order: reading.order(at, seen),
                mark: reading.mark(at, seen),
                fixes: fixes.map(|fix| (fix.value.clone(), fix.replacement.clone())).collect(),
            });
        }
        // Amounts are read with the row's currency.
        rules.sort_by_key(|rule| rule.takes != Takes::Currency);
        Ok(Self {
            rules,
            columns: import.sight.columns.len(),
            currency: desk.currency,
            zone: desk.zone.clone(),
            custom,
            hash: FixedState::with_seed(0),
        })
    }

    /// Reads a row.
    pub(super) fn read(&self, record: &Record) -> Row {
        let mut row = Row {
            line: record.line,
            sum: 0,
            values: vec![None; FIELDS.len() + self.custom.len()],
            currency: self.currency,
            blames: Vec::new(),
        };
        if let Some(blame) = self.unreadable(record) {
            row.blames.push(blame);
            return row;
        }
        let mut hasher = self.hash.build_hasher();
        for rule in &self.rules {
            let raw = record.cells.get(rule.column).unwrap_or_default().trim();
            let fixed = if rule.fixes.is_empty() { None } else { rule.fixes.get(&shortened(raw)) };
            let text = cell::restored(fixed.map_or(raw, |fixed| fixed.trim()));
            hasher.write(text.as_bytes());
            hasher.write_u8(0xff);
            if text.is_empty() {
                continue;
            }
            match self.value(rule, text, row.currency) {
                Ok(value) => row.values[rule.slot] = Some(value),
                Err((kind, message)) => row.blames.push(Blame {
                    column: u32::try_from(rule.column).ok(),
                    kind,
                    message,
                    value: Some(shortened(raw)),
                }),
            }
            if rule.takes == Takes::Currency
                && let Some(Datum::Text(code)) = &row.values[rule.slot]
            {
                row.currency = Currency::parse(code).unwrap_or(self.currency);
            }
        }
        // The lower half is as good as the whole to tell two rows of one key apart.
        row.sum = hasher.finish() as u32;
        row
    }

    fn unreadable(&self, record: &Record) -> Option<Blame> {
        let message = match record.problem {
            Some(ImportProblem::Quote) => "has a quotation mark that is never closed",
            Some(ImportProblem::Encoding) => "has bytes that are no letters of its encoding",
            Some(ImportProblem::Control) => "has control characters, such as NUL",
            Some(ImportProblem::TooLong) => "is too long to be one row",
            _ => "",
        };
        if let Some(problem) = record.problem {
            return Some(Blame::row(problem, message));
        }
        let more = record.cells.iter().skip(self.columns).any(|cell| !cell.trim().is_empty());
        if record.cells.len() < self.columns || more {
            // In so many words for each count: rows with one slip in common stand together.
            let message = format!("has {} cells, not {}", record.cells.len(), self.columns);
            return Some(Blame::row(ImportProblem::Ragged, message));
        }
        None
    }

    fn value(&self, rule: &ColumnRule, text: &str, row: Currency) -> Result<Datum, cell::Fault> {
        Ok(match rule.takes {
            Takes::Line => Datum::Text(cell::line(text)?),
            Takes::Long => Datum::Text(cell::long(text)?),
            Takes::Email => {
                let (written, normal) = cell::email(text)?;
                Datum::Point(written, normal)
            }
            Takes::Phone => {
                let (written, normal) = cell::phone(text)?;
                Datum::Point(written, normal)
            }
            Takes::Money(negative) => Datum::Int(cell::money(text, rule.mark, row, negative)?),
            Takes::Count => Datum::Int(cell::count(text, rule.mark)?),
            Takes::Moment => Datum::Int(cell::moment(text, rule.order, &self.zone)?),
            Takes::Flag => Datum::Flag(cell::flag(text)?),
            Takes::Currency => Datum::Text(cell::currency(text)?.code().to_owned()),
            Takes::State => Datum::Text(cell::state(text)?.as_str().to_owned()),
            Takes::Word => Datum::Text(cell::word(text)?),
            Takes::Custom(at) => Datum::Text(self.made_up(&self.custom[at], rule, text)?),
        })
    }

    /// Reads a value of a field that the team made up, as its kind stores it.
    fn made_up(
        &self,
        field: &CustomFieldRow,
        rule: &ColumnRule,
        text: &str,
    ) -> Result<String, cell::Fault> {
        let value = match field.kind {
            CustomKind::Text | CustomKind::Url => cell::line(text)?,
            CustomKind::Number => cell::scaled(text, rule.mark, 0)?.to_string(),
            CustomKind::Money => cell::money(text, rule.mark, self.currency, true)?.to_string(),
            CustomKind::Date => cell::date(text, rule.order)?.to_string(),
            CustomKind::Flag => cell::flag(text)?.to_string(),
            CustomKind::Choice => {
                let known = field.options.iter().find(|option| option.eq_ignore_ascii_case(text));
                known.cloned().unwrap_or_else(|| text.to_owned())
            }
        };
        match field.kind.refuse(&value, &field.options) {
            Some(why) => Err((ImportProblem::NotAChoice, why.to_owned())),
            None => Ok(value),
        }
    }
}

/// What a row calls its record: a full name, the two halves of one, a company, an address.
pub(super) fn name_of(row: &Row) -> Option<String> {
    const NAME: usize = place("name");
    const HALVES: [usize; 2] = [place("first_name"), place("last_name")];
    if let Some(name) = row.text(NAME) {
        return Some(name.to_owned());
    }
    let halves: Vec<&str> = HALVES.into_iter().filter_map(|half| row.text(half)).collect();
    if !halves.is_empty() {
        return Some(halves.join(" "));
    }
    let other = [place("company"), place("email")].into_iter().find_map(|slot| row.text(slot));
    other.map(ToOwned::to_owned)
}
