//! What rules say of stages, next steps and tags, by example; the reference is not asked.

use super::{DAY_MS, NOW_MS, context};
use crate::ask::catalogue::{ColumnNo, DELETED, TableNo};
use crate::ask::check::{SortKey, sorting};
use crate::ask::columns::{Cell, Columns, Datum};
use crate::ask::context::Scope;
use crate::ask::desk::{self, CATALOGUE, LEAD, LEAD_TAG, STAGE, TAG, lead, lead_tag, stage, tag};
use crate::ask::text::parse;

fn put(columns: &mut Columns, table: TableNo, row: u32, data: &[(ColumnNo, Datum<'_>)]) {
    let cells = data.iter().map(|&(column, datum)| Cell { table, row, column, datum });
    columns.apply(cells).expect("the values fit");
}

/// Two stages, of which the second stands first and lets leads rot after three days; four leads.
fn desk() -> Columns {
    use Datum::{Int, Null, Text};
    let mut columns = Columns::new(&desk::LAYOUT);
    let desk = &mut columns;
    for (row, name, place, days) in [(1, "Pending", 1, Null), (6, "Call back", 0, Int(3))] {
        let data =
            [(stage::NAME, Text(name)), (stage::PLACE, Int(place)), (stage::ROTTING_DAYS, days)];
        put(desk, STAGE, row, &data);
    }
    let today = NOW_MS / DAY_MS;
    let leads = [
        (1, 9 * DAY_MS, Null, 0),
        (6, 3 * DAY_MS, Int(today - 1), 1),
        (6, 3 * DAY_MS - 1, Int(today), 1),
        (6, 4 * DAY_MS, Null, 1),
    ];
    for (row, (stands, age, step, has)) in (1..).zip(leads) {
        let data = [
            (lead::STAGE, Int(stands)),
            (lead::STATE_AT, Int(NOW_MS - age)),
            (lead::NEXT_STEP, step),
            (lead::HAS_NEXT_STEP, Int(has)),
            (lead::ARCHIVED, Int(i64::from(row == 4))),
        ];
        put(desk, LEAD, row, &data);
    }
    for (row, name) in [(1, "VIP"), (2, "Visa"), (3, "Gone")] {
        put(desk, TAG, row, &[(tag::NAME, Text(name))]);
    }
    put(desk, TAG, 3, &[(DELETED, Int(1))]);
    for (row, (lead, tag)) in (1..).zip([(1, 1), (1, 2), (2, 2), (3, 3), (4, 1)]) {
        let data = [(lead_tag::LEAD_REF, Int(lead)), (lead_tag::TAG_REF, Int(tag))];
        put(desk, LEAD_TAG, row, &data);
    }
    put(desk, LEAD_TAG, 5, &[(DELETED, Int(1))]);
    columns
}

fn check(columns: &Columns, rule: &str, expected: &[u32]) {
    let checked = parse(&CATALOGUE, LEAD, rule).expect(rule);
    assert_eq!(columns.evaluate(&checked, &context(Scope::Live)).rows(), expected, "{rule}");
}

#[test]
fn stages_are_named_and_stand_in_order() {
    let columns = desk();
    check(&columns, "stage is PENDING", &[1]);
    check(&columns, "stage in (pending, \"call back\")", &[1, 2, 3, 4]);
    check(&columns, "stage is empty", &[]);
    let key = SortKey { field: "stage".to_owned(), descending: false };
    let sorting = sorting(&CATALOGUE, LEAD, &[key]).expect("stages sort");
    let all = parse(&CATALOGUE, LEAD, "").expect("everything");
    let context = context(Scope::Live);
    let found = columns.evaluate(&all, &context);
    assert_eq!(columns.order(&found, &sorting, &context), [2, 3, 4, 1]);
}

#[test]
fn what_stands_still_too_long_is_rotting() {
    let mut columns = desk();
    check(&columns, "rotting", &[2, 4]);
    check(&columns, "rotting is false", &[1, 3]);
    put(&mut columns, STAGE, 1, &[(stage::ROTTING_DAYS, Datum::Int(9))]);
    check(&columns, "rotting is true", &[1, 2, 4]);
    put(&mut columns, STAGE, 6, &[(stage::ROTTING_DAYS, Datum::Null)]);
    check(&columns, "rotting is true", &[1]);
}

#[test]
fn next_steps_are_days() {
    let columns = desk();
    check(&columns, "next_step before today", &[2]);
    check(&columns, "next step is today", &[3]);
    check(&columns, "next_step is empty", &[1, 4]);
    check(&columns, "has_next_step is false", &[1]);
    check(&columns, "not archived", &[1, 2, 3]);
}

#[test]
fn tags_are_any_of_several() {
    let mut columns = desk();
    check(&columns, "tag is vip", &[1]);
    check(&columns, "tag is visa", &[1, 2]);
    check(&columns, "tag is not visa", &[3, 4]);
    check(&columns, "tags in (vip, visa)", &[1, 2]);
    check(&columns, "tag is gone", &[]);
    check(&columns, "tag is empty", &[3, 4]);
    put(&mut columns, TAG, 3, &[(DELETED, Datum::Int(0))]);
    check(&columns, "tag is gone", &[3]);
    put(&mut columns, TAG, 2, &[(tag::NAME, Datum::Text("Work"))]);
    check(&columns, "tag is work", &[1, 2]);
}
