//! More rows than one block, one sample or one digit: the paths that small cases never reach.

use super::{DAY_MS, NOW_MS, context};
use crate::ask::bitmap::Bitmap;
use crate::ask::catalogue::{ColumnNo, DELETED, TableNo};
use crate::ask::check::{SortKey, sorting};
use crate::ask::columns::{Cell, Columns, ColumnsError, Datum, ROWS_MAX};
use crate::ask::context::{Context, Scope};
use crate::ask::desk::{self, CATALOGUE, CONTACT, LEAD, contact, lead};
use crate::ask::lists::{LISTS_MAX, ListError, Lists};
use crate::ask::page::{CursorError, page};
use crate::ask::reference::Reference;
use crate::ask::text::parse;

const LEADS: u32 = 9_000;
const CONTACTS: u32 = 2_000;

/// Numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u32) -> u32 {
        let next = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        self.0 = next;
        ((next >> 33) % u64::from(end)) as u32
    }
}

fn both(cell: Cell<'_>, columns: &mut Vec<(TableNo, u32, ColumnNo, String)>) {
    let written = match cell.datum {
        Datum::Null => String::new(),
        Datum::Int(value) => value.to_string(),
        Datum::Text(text) => format!("t{text}"),
    };
    columns.push((cell.table, cell.row, cell.column, written));
}

/// Returns the same rows as columns and as reference.
fn desk() -> (Columns, Reference) {
    let mut numbers = Numbers(1);
    let mut cells = Vec::new();
    for row in 1..=CONTACTS {
        let name = format!(
            "{} {}",
            ["Anna", "Ben", "Zoë", "ångström"][row as usize % 4],
            numbers.below(1_500)
        );
        let mut set = |column, datum| both(Cell { table: CONTACT, row, column, datum }, &mut cells);
        set(contact::NAME, Datum::Text(&name));
        set(
            contact::CITY,
            if row % 3 == 0 {
                Datum::Null
            } else {
                Datum::Text(["Köln", "Bonn"][row as usize % 2])
            },
        );
        set(DELETED, Datum::Int(i64::from(row % 50 == 0)));
        set(
            contact::SURVIVOR,
            if row % 70 == 1 { Datum::Int(i64::from(row) + 1) } else { Datum::Null },
        );
    }
    for row in 1..=LEADS {
        let owner = numbers.below(CONTACTS + 20);
        let value = numbers.below(60_000);
        let state = desk::LEAD_STATES[numbers.below(5) as usize];
        let age = i64::from(numbers.below(400)) * DAY_MS / 3;
        let mut set = |column, datum| both(Cell { table: LEAD, row, column, datum }, &mut cells);
        set(lead::CONTACT_REF, Datum::Int(owner.into()));
        set(lead::STATE, if row % 90 == 0 { Datum::Null } else { Datum::Text(state) });
        set(lead::VALUE, if value > 50_000 { Datum::Null } else { Datum::Int(value.into()) });
        set(lead::CURRENCY, Datum::Text(if value.is_multiple_of(9) { "USD" } else { "EUR" }));
        set(lead::RECEIVED, Datum::Int(NOW_MS - age));
        set(DELETED, Datum::Int(i64::from(row % 40 == 0)));
    }
    let mut columns = Columns::new(&desk::LAYOUT);
    let mut reference = Reference::new(&desk::LAYOUT);
    for commit in cells.chunks(3_000) {
        let cells = commit.iter().map(|(table, row, column, written)| Cell {
            table: *table,
            row: *row,
            column: *column,
            datum: match written.strip_prefix('t') {
                Some(text) => Datum::Text(text),
                None => written.parse().map_or(Datum::Null, Datum::Int),
            },
        });
        cells.clone().for_each(|cell| reference.set(cell));
        columns.apply(cells).expect("the values fit");
    }
    (columns, reference)
}

fn keys(written: &str) -> Vec<SortKey> {
    let key = |word: &str| SortKey {
        field: word.trim_start_matches('-').to_owned(),
        descending: word.starts_with('-'),
    };
    written.split_whitespace().map(key).collect()
}

const QUESTIONS: [(&str, &str); 9] = [
    ("", ""),
    ("", "-received"),
    ("", "name -value"),
    ("", "state -name received"),
    ("", "-city state -value"),
    ("value > 100 AND NOT state is won", "value"),
    ("name contains 1 AND city is koln", "-name"),
    ("name starts with ang OR value is empty", "-value state"),
    ("any contact where (count of leads > 3)", "city -received"),
];

#[test]
fn many_rows_answer_as_the_reference_does() {
    let (columns, reference) = desk();
    for scope in [Scope::Live, Scope::Trash] {
        let context = &context(scope);
        // The last question asks each contact about each lead, which the reference takes literally.
        let few = if scope == Scope::Live { QUESTIONS.len() - 1 } else { 3 };
        for (rule, sort) in &QUESTIONS[..few] {
            let checked = parse(&CATALOGUE, LEAD, rule).expect(rule);
            let sorting = sorting(&CATALOGUE, LEAD, &keys(sort)).expect(sort);
            let found = columns.evaluate(&checked, context);
            let expected = reference.evaluate(&checked, context);
            assert_eq!(found.rows(), expected, "{rule}");
            let expected = reference.order(&expected, &sorting, context);
            assert_eq!(columns.order(&found, &sorting, context), expected, "{rule} by {sort}");
            for many in [1, 50, 700, 5_000] {
                let first = columns.first(&found, &sorting, context, many);
                assert_eq!(first, expected[..many.min(expected.len())], "{rule} by {sort}");
            }
        }
    }
}

#[test]
fn pages_and_windows_are_pieces_of_the_order() {
    let (columns, _) = desk();
    let context = &context(Scope::Live);
    for (rule, sort) in QUESTIONS {
        let checked = parse(&CATALOGUE, LEAD, rule).expect(rule);
        let sorting = sorting(&CATALOGUE, LEAD, &keys(sort)).expect(sort);
        let order = columns.order(&columns.evaluate(&checked, context), &sorting, context);
        let (mut pages, mut cursor) = (Vec::new(), None);
        loop {
            let page = page(&columns, &checked, &sorting, context, cursor.as_deref(), 777);
            let page = page.expect("the cursor is its own");
            pages.extend(page.rows);
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(pages, order, "{rule} by {sort}");
        let mut lists = Lists::default();
        let opened = lists.open(&columns, &checked, &sorting, context, 50);
        assert_eq!(opened.rows, order[..50.min(order.len())]);
        for offset in [0, 400, 600, order.len().saturating_sub(10), order.len() + 5] {
            let window = lists.window(&columns, opened.handle, offset as u32, 100);
            let end = (offset + 100).min(order.len());
            let expected = order.get(offset..end).unwrap_or_default();
            assert_eq!(window.expect("the list is open").rows, expected, "{rule} by {sort}");
        }
        let last = order.last().copied().expect("every question finds something");
        let fresh = lists.open(&columns, &checked, &sorting, context, 50);
        let place = lists.locate(&columns, fresh.handle, last);
        assert_eq!(place, Ok(Some(order.len() as u32 - 1)));
        let place = lists.locate(&columns, opened.handle, last);
        assert_eq!(place, Ok(Some(order.len() as u32 - 1)));
        assert_eq!(lists.locate(&columns, opened.handle, ROWS_MAX), Ok(None));
    }
}

/// Opens a list of all leads by a field.
fn open(lists: &mut Lists, columns: &Columns, context: &Context<'_>, sort: &str) -> u32 {
    let everything = parse(&CATALOGUE, LEAD, "").expect("everything");
    let sorting = sorting(&CATALOGUE, LEAD, &keys(sort)).expect(sort);
    lists.open(columns, &everything, &sorting, context, 50).handle
}

#[test]
fn a_list_stands_still_while_rows_change() {
    let (mut columns, _) = desk();
    let context = &context(Scope::Live);
    let mut lists = Lists::default();
    let scrolled = open(&mut lists, &columns, context, "-value");
    let fresh = open(&mut lists, &columns, context, "-value");
    let window = |lists: &mut Lists, columns: &Columns, handle, offset| {
        lists.window(columns, handle, offset, 60).expect("the list is open").rows
    };
    let head = window(&mut lists, &columns, fresh, 0);
    let middle = window(&mut lists, &columns, scrolled, 4_000);
    let changed = head.iter().chain(&middle).map(|&row| Cell {
        table: LEAD,
        row,
        column: if row % 2 == 0 { lead::VALUE } else { DELETED },
        datum: Datum::Int(1),
    });
    columns.apply(changed.collect::<Vec<_>>()).expect("the values fit");
    assert_eq!(window(&mut lists, &columns, scrolled, 4_000), middle);
    assert_eq!(window(&mut lists, &columns, fresh, 0), head);
    let total = lists.window(&columns, fresh, 0, 1).expect("the list is open").total;
    let mut all = Vec::new();
    for offset in (0..total).step_by(60) {
        all.extend(window(&mut lists, &columns, fresh, offset));
    }
    assert_eq!(all[..60], head);
    assert_eq!(Bitmap::from_rows(all.iter().copied()).count(), total, "no row is lost or doubled");
}

#[test]
fn the_longest_unused_list_gives_way() {
    let (columns, _) = desk();
    let context = &context(Scope::Live);
    let mut lists = Lists::default();
    let handles: Vec<u32> =
        (0..LISTS_MAX).map(|_| open(&mut lists, &columns, context, "name")).collect();
    lists.window(&columns, handles[0], 0, 1).expect("the list is open");
    open(&mut lists, &columns, context, "name");
    assert!(lists.window(&columns, handles[0], 0, 1).is_ok());
    assert_eq!(lists.window(&columns, handles[1], 0, 1), Err(ListError::Expired));
    lists.close(handles[0]);
    assert_eq!(lists.locate(&columns, handles[0], 1), Err(ListError::Expired));
}

#[test]
fn a_cursor_goes_on_behind_its_place() {
    let (mut columns, _) = desk();
    let context = &context(Scope::Live);
    let everything = parse(&CATALOGUE, CONTACT, "").expect("everything");
    let by = |sort| sorting(&CATALOGUE, CONTACT, &keys(sort)).expect(sort);
    let by_name = by("name");
    let next = |columns: &Columns, cursor: Option<&str>| {
        page(columns, &everything, &by_name, context, cursor, 40).expect("the cursor is its own")
    };
    let first = next(&columns, None);
    let second = next(&columns, first.next.as_deref());
    let last = first.rows.last().copied().expect("a row");
    // The row that the cursor was made from gets another name; its place stays where it was.
    let rename =
        |row, name| Cell { table: CONTACT, row, column: contact::NAME, datum: Datum::Text(name) };
    columns.apply([rename(last, "Zz")]).expect("the values fit");
    assert_eq!(next(&columns, first.next.as_deref()).rows, second.rows);
    // A row before the place is not seen any more, one behind it is.
    columns
        .apply([rename(CONTACTS + 1, "aaa"), rename(CONTACTS + 2, "Anna 9999")])
        .expect("the values fit");
    let mut seen = Vec::new();
    let mut cursor = first.next.clone();
    while let Some(at) = cursor {
        let page = next(&columns, Some(&at));
        seen.extend(page.rows);
        cursor = page.next;
    }
    assert!(!seen.contains(&(CONTACTS + 1)));
    assert!(seen.contains(&(CONTACTS + 2)));
    let other = page(&columns, &everything, &by("-name"), context, first.next.as_deref(), 40);
    assert_eq!(other, Err(CursorError::OfAnotherList));
    let wrong = page(&columns, &everything, &by_name, context, Some("x y"), 40);
    assert_eq!(wrong, Err(CursorError::Malformed));
}

#[test]
fn what_cannot_be_kept_is_refused() {
    let mut columns = Columns::new(&desk::LAYOUT);
    let mut set = |row, column, datum| columns.apply([Cell { table: LEAD, row, column, datum }]);
    let outside = |row: u32| ColumnsError::RowOutOfRange { table: "lead", row: row.into() };
    assert_eq!(set(0, lead::TITLE, Datum::Null), Err(outside(0)));
    assert_eq!(set(ROWS_MAX + 1, lead::TITLE, Datum::Null), Err(outside(ROWS_MAX + 1)));
    let wrong = ColumnsError::WrongKind { table: "lead", column: "value" };
    assert_eq!(set(1, lead::VALUE, Datum::Text("5")), Err(wrong));
    let wrong = ColumnsError::WrongKind { table: "lead", column: "contact" };
    assert_eq!(set(1, lead::CONTACT_REF, Datum::Int(-1)), Err(wrong));
    assert_eq!(set(1, lead::RECEIVED, Datum::Int(i64::MIN)), Ok(()));
}
