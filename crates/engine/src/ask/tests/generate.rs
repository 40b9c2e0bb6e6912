//! Random rows, rules and sorts for any catalogue. What is generated are numbers that choose;
//! shrinking them shrinks the case.

use proptest::collection::vec;
use proptest::prelude::*;

use super::{DAY_MS, NOW_MS};
use crate::ask::catalogue::{Catalogue, ColumnNo, Field, FieldType, Kind, Layout, Root, TableNo};
use crate::ask::check::SortKey;
use crate::ask::columns::{Cell, Datum};
use crate::ask::rule::{Compare, Compared, Op, Period, Quantifier, Rule, Unit, Value};

const TEXTS: [&str; 16] = [
    "Anna Müller",
    "anna muller",
    "Straße 5",
    "STRASSE 5",
    "İstanbul",
    "",
    "   ",
    "Zoë",
    "zo",
    "王小明",
    "Ångström & Søn",
    "a\"b\\c",
    "O'Brien (NY)",
    "and",
    "x@y.example",
    "A",
];

const PARTS: [&str; 14] =
    ["a", "mü", "STR", "ß", "an", "王", "o", "y.", "son", "\"b", "'", "5", "Müller", "is empty"];

const CURRENCIES: [&str; 4] = ["EUR", "USD", "JPY", "ABC"];

const AMOUNTS: [&str; 8] = ["0", "-1.5", "10", "10.00", "10.005", "99.99", "100", "+7"];

const NUMBERS: [i64; 7] = [-3, 0, 1, 2, 5, 1_000, 1_001];

const DAYS: [&str; 9] = [
    "2026-03-29",
    "2026-03-28",
    "2026-03-30",
    "2025-12-31",
    "2026-01-01",
    "1969-07-20",
    "today",
    "Yesterday",
    "tomorrow",
];

/// Highest generated row number; small, so that references meet.
const ROWS: u32 = 10;

fn pick<T: Copy>(from: &[T], choice: u16) -> T {
    from[usize::from(choice) % from.len()]
}

/// At least as many columns as any table has.
const COLUMNS: usize = 24;

/// One row: its table, its number, a choice for each column.
pub(super) type RowChoice = (u8, u32, Vec<u16>);

pub(super) fn rows() -> impl Strategy<Value = Vec<RowChoice>> {
    vec((any::<u8>(), 1..=ROWS, vec(any::<u16>(), COLUMNS)), 0..70)
}

/// Cells of a row. `later` cells overwrite, so one row may come several times.
pub(super) fn cells(layout: &'static Layout, rows: &[RowChoice]) -> Vec<Vec<Cell<'static>>> {
    rows.iter()
        .map(|(table, row, choices)| {
            let table = TableNo(table % layout.tables.len() as u8);
            let columns = layout.table(table).columns.iter().zip(0..).zip(choices);
            columns
                .filter(|((column, _), _)| column.gathered.is_empty())
                .map(|((column, at), &choice)| {
                    let datum = datum(column.kind, choice);
                    Cell { table, row: *row, column: ColumnNo(at), datum }
                })
                .collect()
        })
        .collect()
}

fn datum(kind: Kind, choice: u16) -> Datum<'static> {
    let rest = choice / 8;
    if choice.is_multiple_of(8) {
        return Datum::Null;
    }
    match kind {
        Kind::Flag => Datum::Int(i64::from(rest % 4 == 1)),
        Kind::Integer | Kind::Total => Datum::Int(pick(&NUMBERS, rest)),
        Kind::Count => Datum::Int(i64::from(rest % 4)),
        Kind::Money(_) => Datum::Int(pick(&NUMBERS, rest)),
        Kind::Time | Kind::Second => {
            let day = i64::from(rest % 41) - 30;
            let hour = i64::from(rest / 41 % 24);
            // Half of them at the very ends of days, which are the zone's and not Greenwich's.
            let midnight = NOW_MS - 9 * 3_600_000 - if rest.is_multiple_of(4) { 0 } else { DAY_MS };
            let from = if rest.is_multiple_of(2) { midnight } else { NOW_MS + hour * 3_600_000 };
            let far = if rest.is_multiple_of(17) { 367 * DAY_MS } else { 0 };
            let day = if rest % 4 < 2 { day / 10 } else { day };
            Datum::Int(from + day * DAY_MS - far + i64::from(rest % 3) - 1)
        }
        Kind::Date if rest.is_multiple_of(2) => {
            Datum::Int(NOW_MS / DAY_MS + i64::from(rest % 5) - 2)
        }
        Kind::Date => Datum::Int(NOW_MS / DAY_MS + i64::from(rest % 80) - 60),
        Kind::Choice([]) => Datum::Text(pick(&CURRENCIES, rest)),
        Kind::Choice(_) if rest.is_multiple_of(9) => {
            Datum::Text(pick(&["unlisted", "another", ""], rest))
        }
        Kind::Choice(words) => Datum::Text(pick(words, rest)),
        Kind::Text(_) | Kind::LongText => Datum::Text(pick(&TEXTS, rest)),
        Kind::Ref(_) | Kind::Parent(_) => Datum::Int(i64::from(rest) % i64::from(ROWS + 2)),
        // The store resolves merges to the last survivor: here, the even rows survive.
        Kind::Survivor => Datum::Null,
    }
}

/// Merges odd rows of mergeable tables into even ones, as resolved survivors.
pub(super) fn merges(layout: &'static Layout, choices: &[(u32, u32)]) -> Vec<Cell<'static>> {
    let mut cells = Vec::new();
    for (table, at) in layout.tables.iter().zip(0..) {
        for (column, number) in table.columns.iter().zip(0..) {
            if column.kind != Kind::Survivor {
                continue;
            }
            cells.extend(choices.iter().map(|&(row, survivor)| Cell {
                table: TableNo(at),
                row: row * 2 + 1,
                column: ColumnNo(number),
                datum: if survivor == 0 {
                    Datum::Null
                } else {
                    Datum::Int(i64::from(survivor) * 2)
                },
            }));
        }
    }
    cells
}

/// A rule before it meets a catalogue.
#[derive(Debug, Clone)]
pub(super) enum Shape {
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    Leaf([u16; 4]),
    Related([u16; 4], Box<Self>),
}

pub(super) fn shape() -> impl Strategy<Value = Shape> {
    let leaf = any::<[u16; 4]>().prop_map(Shape::Leaf);
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            2 => vec(inner.clone(), 0..4).prop_map(Shape::All),
            2 => vec(inner.clone(), 0..4).prop_map(Shape::Any),
            1 => inner.clone().prop_map(|part| Shape::Not(Box::new(part))),
            3 => (any::<[u16; 4]>(), inner)
                .prop_map(|(choices, part)| Shape::Related(choices, Box::new(part))),
        ]
    })
}

pub(super) fn rule(catalogue: &'static Catalogue, root: &'static Root, shape: &Shape) -> Rule {
    let each = |parts: &[Shape]| parts.iter().map(|part| rule(catalogue, root, part)).collect();
    match shape {
        Shape::All(parts) => Rule::All(each(parts)),
        Shape::Any(parts) => Rule::Any(each(parts)),
        Shape::Not(part) => Rule::Not(Box::new(rule(catalogue, root, part))),
        Shape::Leaf(choices) => leaf(catalogue, root, choices),
        Shape::Related(_, part) if root.relations.is_empty() => rule(catalogue, root, part),
        Shape::Related([which, how, compared, number], part) => {
            let relation = &root.relations[usize::from(*which) % root.relations.len()];
            let count = Quantifier::Count(pick(&Compared::ALL, *compared), u32::from(number % 4));
            let related = catalogue.root(relation.table);
            let sum = sum(catalogue, related, &[*compared, *number, *how, *which]);
            let sum = sum.map_or_else(|| count.clone(), |sum| Quantifier::Sum(Box::new(sum)));
            let quantifiers =
                [Quantifier::Any, Quantifier::No, Quantifier::Every, count.clone(), count, sum];
            let name = if how % 2 == 0 { relation.name } else { relation.plural };
            let part = rule(catalogue, related, part);
            let quantifier = &quantifiers[usize::from(how / 2) % quantifiers.len()];
            Rule::related(quantifier.clone(), name, part)
        }
    }
}

/// A sum of one of the numbers of a row, if it has any.
fn sum(catalogue: &'static Catalogue, root: &Root, choices: &[u16; 4]) -> Option<Compare> {
    let [which, how, first, second] = *choices;
    let own = |field: &&Field| field.forward.is_empty() && field.many.is_none();
    let numbers = root.fields.iter().filter(own).filter(|field| field.kind.is_number());
    let numbers: Vec<&Field> = numbers.collect();
    let field = *numbers.get(usize::from(which) % numbers.len().max(1))?;
    let op = pick(&field.kind.operators()[..7], how);
    let value = value(catalogue, root, field, op, (first, second));
    Some(Compare { field: field.name.to_owned(), op, value })
}

fn leaf(catalogue: &'static Catalogue, root: &Root, choices: &[u16; 4]) -> Rule {
    let [which, how, first, second] = *choices;
    let field = &root.fields[usize::from(which) % root.fields.len()];
    let op = pick(field.kind.operators(), how);
    let words = [&[field.name], field.aliases].concat();
    Rule::compare(pick(&words, which / 8), op, value(catalogue, root, field, op, (first, second)))
}

fn value(
    catalogue: &'static Catalogue,
    root: &Root,
    field: &Field,
    op: Op,
    (first, second): (u16, u16),
) -> Value {
    let texts: Vec<&str> = TEXTS.into_iter().filter(|text| !text.trim().is_empty()).collect();
    let choices = field.choices(catalogue.layout, root.table);
    let one = |choice: u16| -> String {
        match field.kind {
            FieldType::Text | FieldType::Email | FieldType::Phone | FieldType::LongText => {
                let whole = matches!(op, Op::Is | Op::IsNot | Op::In | Op::NotIn);
                if whole { pick(&texts, choice) } else { pick(&PARTS, choice) }.to_owned()
            }
            FieldType::Choice => pick(choices, choice).to_lowercase().replace('_', " "),
            FieldType::Integer => pick(&NUMBERS, choice).to_string(),
            FieldType::Money => pick(&AMOUNTS, choice).to_owned(),
            FieldType::Date | FieldType::Time => pick(&DAYS, choice).to_owned(),
            FieldType::Segment => {
                let segment = pick(catalogue.segments, choice);
                if choice.is_multiple_of(2) { segment.name } else { segment.id }.to_owned()
            }
            FieldType::Flag => pick(&["true", "no", "1", "FALSE"], choice).to_owned(),
        }
    };
    match op {
        Op::Empty | Op::NotEmpty => Value::None,
        Op::In | Op::NotIn => Value::Many(vec![one(first), one(second), one(first / 7)]),
        Op::Between => range(field.kind, one(first), one(second)),
        Op::InLast | Op::InNext | Op::OlderThan => {
            Value::Span(u32::from(first % 40), pick(&Unit::ALL, second))
        }
        Op::During => Value::Period(pick(&Period::ALL, first)),
        _ => Value::One(one(first)),
    }
}

/// Puts two ends in order, as a rule demands.
fn range(kind: FieldType, from: String, to: String) -> Value {
    let swapped = match kind {
        FieldType::Date | FieldType::Time => from > to,
        _ => from.parse::<f64>().unwrap_or(0.0) > to.parse::<f64>().unwrap_or(0.0),
    };
    if swapped { Value::Range(to, from) } else { Value::Range(from, to) }
}

pub(super) fn sort_choices() -> impl Strategy<Value = Vec<(u16, bool)>> {
    vec(any::<(u16, bool)>(), 0..4)
}

pub(super) fn sort_keys(root: &Root, choices: &[(u16, bool)]) -> Vec<SortKey> {
    let sortable: Vec<&Field> = root.fields.iter().filter(|field| field.sort.is_some()).collect();
    let key = |&(choice, descending): &(u16, bool)| SortKey {
        field: sortable[usize::from(choice) % sortable.len()].name.to_owned(),
        descending,
    };
    choices.iter().map(key).collect()
}
