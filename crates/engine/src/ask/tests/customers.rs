//! What is asked of customers: figures that are worked out, and what is said of things that
//! happened.

use super::{DAY_MS, NOW_MS, context, currency};
use crate::ask::catalogue::{ColumnNo, DELETED, TableNo};
use crate::ask::columns::{Cell, Columns, Datum};
use crate::ask::context::Scope;
use crate::ask::desk::{
    self, CATALOGUE, CONTACT, INTERACTION, LEAD, OPENING_BALANCE, ORDER, ORDER_LINE, PRODUCT,
    contact, interaction, lead, opening_balance, order, order_line, product,
};
use crate::ask::json;
use crate::ask::text::parse;
use Datum::{Int, Text};

fn put(columns: &mut Columns, table: TableNo, row: u32, data: &[(ColumnNo, Datum<'_>)]) {
    let cells = data.iter().map(|&(column, datum)| Cell { table, row, column, datum });
    columns.apply(cells).expect("the values fit");
}

/// Four customers: one who buys, one who comes, one who did before, one of whom nothing is known.
fn desk() -> Columns {
    let mut columns = Columns::new(&desk::LAYOUT).counting_in(currency());
    let desk = &mut columns;
    for (row, name) in (1..).zip(["Ana", "Ben", "Cem", "Dora"]) {
        put(desk, CONTACT, row, &[(contact::NAME, Text(name))]);
    }
    put(desk, PRODUCT, 1, &[(product::NAME, Text("Will")), (product::CATEGORY, Text("Papers"))]);
    let orders = [
        (1, 900_000, "EUR", 10),
        (1, 300_000, "EUR", 50),
        (1, 700_000, "USD", 5),
        (2, 5_000, "EUR", 400),
    ];
    for (row, (whose, amount, currency, days)) in (1..).zip(orders) {
        let data = [
            (order::CONTACT_REF, Int(whose)),
            (order::AMOUNT, Int(amount)),
            (order::CURRENCY, Text(currency)),
            (order::PLACED, Int(NOW_MS - days * DAY_MS)),
        ];
        put(desk, ORDER, row, &data);
    }
    let line = [(order_line::ORDER_REF, Int(2)), (order_line::PRODUCT_REF, Int(1))];
    put(desk, ORDER_LINE, 1, &line);
    let deeds = [
        (1, "visit", 3),
        (2, "visit", 1),
        (2, "visit", 20),
        (2, "visit", 29),
        (2, "site_tour", 2),
        (3, "cart", 100),
    ];
    for (row, (whose, kind, days)) in (1..).zip(deeds) {
        let data = [
            (interaction::CONTACT_REF, Int(whose)),
            (interaction::KIND, Text(kind)),
            (interaction::AT, Int(NOW_MS - days * DAY_MS)),
        ];
        put(desk, INTERACTION, row, &data);
    }
    let known = [
        (opening_balance::CONTACT_REF, Int(3)),
        (opening_balance::AMOUNT, Int(1_100_000)),
        (opening_balance::CURRENCY, Text("EUR")),
        (opening_balance::ORDERS, Int(7)),
        (opening_balance::VISITS, Int(2)),
        (opening_balance::LAST_VISIT, Int(NOW_MS - 60 * DAY_MS)),
    ];
    put(desk, OPENING_BALANCE, 1, &known);
    put(desk, LEAD, 1, &[(lead::CONTACT_REF, Int(2))]);
    columns
}

fn rows(columns: &Columns, root: TableNo, rule: &str) -> Vec<u32> {
    let checked =
        parse(&CATALOGUE, root, rule).unwrap_or_else(|problem| panic!("{rule}: {problem}"));
    let written = checked.text();
    let again = parse(&CATALOGUE, root, &written).expect("canonical text is understood");
    assert_eq!(again.rule(), checked.rule(), "{rule} → {written}");
    assert_eq!(json::read(&json::write(checked.rule())).as_ref(), Ok(checked.rule()), "{rule}");
    columns.evaluate(&checked, &context(Scope::Live)).rows()
}

#[test]
fn figures_are_worked_out_from_what_stands() {
    let mut columns = desk();
    let check = |columns: &Columns, rule: &str, expected: &[u32]| {
        assert_eq!(rows(columns, CONTACT, rule), expected, "{rule}");
    };
    check(&columns, "spend > 10000 AND visits < 3", &[1, 3]);
    check(&columns, "totalSpend = 12000", &[1]);
    check(&columns, "total_spend = 0", &[4]);
    check(&columns, "order_count = 3", &[1]);
    check(&columns, "numVisits >= 2", &[2, 3]);
    check(&columns, "lastVisitDate in last 30 days", &[1, 2]);
    check(&columns, "last_visit_at older than 30 days", &[3]);
    check(&columns, "last_order is empty", &[3, 4]);
    check(&columns, "last_order in last 7 days", &[1]);
    assert_eq!(rows(&columns, LEAD, "visits = 3 AND spend = 50"), [1]);
    // Voided, and brought back.
    put(&mut columns, ORDER, 3, &[(DELETED, Int(1))]);
    check(&columns, "order_count = 2 AND last_order in last 7 days", &[]);
    check(&columns, "order_count = 2 AND last_order in last 11 days", &[1]);
    put(&mut columns, ORDER, 1, &[(DELETED, Int(1))]);
    check(&columns, "spend = 3000 AND order_count = 1", &[1]);
    put(&mut columns, ORDER, 1, &[(DELETED, Int(0))]);
    check(&columns, "spend = 12000 AND order_count = 2", &[1]);
    // Merged, and apart again.
    put(&mut columns, CONTACT, 3, &[(contact::SURVIVOR, Int(1))]);
    check(&columns, "spend = 23000 AND order_count = 9 AND visits = 3", &[1]);
    put(&mut columns, CONTACT, 3, &[(contact::SURVIVOR, Datum::Null)]);
    check(&columns, "spend = 12000 AND visits = 1", &[1]);
    check(&columns, "spend = 11000 AND visits = 2 AND last_visit in last 61 days", &[3]);
}

#[test]
fn what_happened_is_said_as_people_say_it() {
    let columns = desk();
    let check = |rule: &str, canonical: &str, expected: &[u32]| {
        assert_eq!(rows(&columns, CONTACT, rule), expected, "{rule}");
        let checked = parse(&CATALOGUE, CONTACT, rule).expect(rule);
        assert_eq!(checked.text(), canonical, "{rule}");
    };
    check(
        "count of orders where amount > 100 in last 90 days >= 2",
        "count of orders where (amount > 100 AND placed in last 90 days) >= 2",
        &[1],
    );
    check(
        "count of orders in the last 30 days > 1",
        "count of orders where placed in last 30 days > 1",
        &[1],
    );
    check("any order where product is will", "any order where product is will", &[1]);
    check("no order in last year", "no order where placed in last 1 year", &[2, 3, 4]);
    check("any order this month", "any order where placed is this month", &[1]);
    check("ordered", "any order", &[1, 2]);
    check("ordered > 1 times in 90 days", "count of orders where placed in last 90 days > 1", &[1]);
    check(
        "did \"visit\" at least 3 times in 30 days",
        "count of interactions where (kind is visit AND at in last 30 days) >= 3",
        &[2],
    );
    check("did \"Site Tour\"", "any interaction where kind is site_tour", &[2]);
    check("did visit once", "count of interactions where kind is visit = 1", &[1]);
    check(
        "did not visit in last 2 days",
        "no interaction where (kind is visit AND at in last 2 days)",
        &[1, 3, 4],
    );
    check(
        "last did cart older than 30 days",
        "any interaction where kind is cart AND \
         no interaction where (kind is cart AND NOT at older than 30 days)",
        &[3],
    );
    check(
        "last did visit in last 2 days",
        "any interaction where (kind is visit AND at in last 2 days)",
        &[2],
    );
    assert_eq!(rows(&columns, LEAD, "did visit at least 3 times"), [1]);
    assert_eq!(rows(&columns, ORDER, "ordered in last 20 days"), [1, 3]);
    assert_eq!(rows(&columns, ORDER, "amount > 4000 AND name is ana"), [1]);
    assert_eq!(rows(&columns, ORDER, "product starts with wi AND category is papers"), [2]);
    assert_eq!(rows(&columns, INTERACTION, "kind in (\"site tour\", cart)"), [5, 6]);
}

#[test]
fn what_makes_no_sense_of_events_is_refused_in_its_place() {
    let refused = |root, rule: &str, part: &str, message: &str| {
        let problem = parse(&CATALOGUE, root, rule).expect_err(rule);
        assert_eq!(&rule[problem.span.clone()], part, "{rule}: {problem}");
        assert!(problem.message.contains(message), "{rule}: {problem}");
    };
    refused(PRODUCT, "did visit", "did", "nothing is known");
    refused(CONTACT, "did visit at least often", "often", "whole number");
    refused(CONTACT, "last did visit", "", "a time is needed");
    refused(CONTACT, "ordered in last many days", "many", "a number of days");
}
