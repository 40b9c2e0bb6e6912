//! What rules mean, by example; the reference is not asked.

use super::{DAY_MS, NOW_MS, context, context_with};
use crate::ask::bitmap::Bitmap;
use crate::ask::catalogue::{ColumnNo, DELETED, TableNo};
use crate::ask::check::{SortKey, sorting};
use crate::ask::columns::{Cell, Columns, Datum};
use crate::ask::context::{Currency, Scope, TextIndex};
use crate::ask::desk::{
    self, CATALOGUE, CONTACT, CONTACT_POINT, DOCUMENT, LEAD, MEMBER, NOTE, contact, contact_point,
    document, lead, member, note,
};
use crate::ask::text::parse;

fn put(columns: &mut Columns, table: TableNo, row: u32, data: &[(ColumnNo, Datum<'_>)]) {
    let cells = data.iter().map(|&(column, datum)| Cell { table, row, column, datum });
    columns.apply(cells).expect("the values fit");
}

/// Three contacts, of whom the third was merged into the second, and five leads.
fn desk() -> Columns {
    use Datum::{Int, Text};
    let mut columns = Columns::new(&desk::LAYOUT);
    let desk = &mut columns;
    put(desk, MEMBER, 1, &[(member::NAME, Text("Dora"))]);
    put(desk, CONTACT, 1, &[(contact::NAME, Text("Zoë Weiß")), (contact::CITY, Text("Köln"))]);
    put(desk, CONTACT, 2, &[(contact::NAME, Text("anna")), (contact::IS_COMPANY, Int(1))]);
    put(desk, CONTACT, 3, &[(contact::NAME, Text("Anna M.")), (contact::SURVIVOR, Int(2))]);
    let points = [(1, "email", "z@a.example"), (1, "email", "zoe@b.example"), (3, "phone", "+1")];
    for (row, (owner, kind, value)) in (1..).zip(points) {
        let data = [
            (contact_point::CONTACT_REF, Int(owner)),
            (contact_point::KIND, Text(kind)),
            (contact_point::VALUE, Text(value)),
        ];
        put(desk, CONTACT_POINT, row, &data);
    }
    let leads = [
        (1, "WON", Int(1_000), "EUR", 1),
        (1, "LOST", Int(1_001), "EUR", 10),
        (2, "PENDING", Int(1_000), "USD", 100),
        (3, "REACHED_OUT", Datum::Null, "EUR", 0),
        (3, "archived", Int(-50), "EUR", 400),
    ];
    for (row, (owner, state, value, currency, days)) in (1..).zip(leads) {
        let data = [
            (lead::CONTACT_REF, Int(owner)),
            (lead::STATE, Text(state)),
            (lead::VALUE, value),
            (lead::CURRENCY, Text(currency)),
            (lead::OWNER, Int(i64::from(row == 2))),
            (lead::RECEIVED, Int(NOW_MS - days * DAY_MS)),
        ];
        put(desk, LEAD, row, &data);
    }
    put(desk, NOTE, 1, &[(note::LEAD_REF, Int(1)), (note::CREATED, Int(NOW_MS))]);
    put(desk, NOTE, 2, &[(note::LEAD_REF, Int(5)), (note::CREATED, Int(NOW_MS - 9 * DAY_MS))]);
    for row in 1..=3 {
        let data = [
            (document::LEAD_REF, Int(if row == 3 { 4 } else { 2 })),
            (document::KIND, Text("pdf")),
            (document::PAGES, Int(i64::from(row))),
        ];
        put(desk, DOCUMENT, row, &data);
    }
    columns
}

fn rows(columns: &Columns, root: TableNo, rule: &str, scope: Scope) -> Vec<u32> {
    let checked = parse(&CATALOGUE, root, rule).expect(rule);
    columns.evaluate(&checked, &context(scope)).rows()
}

#[test]
fn fields_find_what_people_mean() {
    let columns = desk();
    let check = |rule: &str, expected: &[u32]| {
        assert_eq!(rows(&columns, LEAD, rule, Scope::Live), expected, "{rule}");
    };
    check("", &[1, 2, 3, 4, 5]);
    check("name is ANNA", &[3, 4, 5]);
    check("name contains weiss", &[1, 2]);
    check("name starts with zo AND city is KOLN", &[1, 2]);
    check("city is not Köln", &[3, 4, 5]);
    check("state is won OR state is reached out", &[1, 4]);
    check("state is not won", &[2, 3, 4, 5]);
    check("owner is dora", &[2]);
    check("owner is empty", &[1, 3, 4, 5]);
    check("is_company", &[3, 4, 5]);
    check("email ends with b.example", &[1, 2]);
    check("email is not z@a.example", &[3, 4, 5]);
    check("phone is \"+1\"", &[3, 4, 5]);
    check("phone is empty", &[1, 2]);
    check("received is today", &[4]);
    // Ten times 24 hours reach an hour beyond ten days, one of which had only 23.
    check("received in last 10 days", &[1, 4]);
    check("received older than 10 days", &[2, 3, 5]);
    check("nothing", &[]);
}

#[test]
fn amounts_compare_in_the_workspaces_currency() {
    let columns = desk();
    let check = |code: &str, rule: &str, expected: &[u32]| {
        let checked = parse(&CATALOGUE, LEAD, rule).expect(rule);
        let currency = Currency::parse(code).expect("three letters");
        let context = crate::ask::context::Context { currency, ..context(Scope::Live) };
        assert_eq!(columns.evaluate(&checked, &context).rows(), expected, "{code} {rule}");
    };
    check("EUR", "value = 10", &[1]);
    check("EUR", "value > 10", &[2]);
    check("EUR", "value >= 10", &[1, 2]);
    check("EUR", "value < 10", &[5]);
    check("EUR", "value <= 10", &[1, 5]);
    check("EUR", "value < 10.01", &[1, 5]);
    check("EUR", "value > 10.005", &[2]);
    check("EUR", "value <= 10.005", &[1, 5]);
    check("EUR", "value = 10.005", &[]);
    check("EUR", "value < -0.49", &[5]);
    check("EUR", "value >= -0.505", &[1, 2, 5]);
    check("EUR", "value between -1 and 10", &[1, 5]);
    // Another currency is not ten euros, and nothing is not either.
    check("EUR", "value != 10", &[2, 3, 4, 5]);
    check("EUR", "value is empty", &[4]);
    check("USD", "value >= 0", &[3]);
    check("JPY", "value >= 0", &[]);
}

#[test]
fn relations_count_what_is_shown() {
    let mut columns = desk();
    let check = |columns: &Columns, root: TableNo, rule: &str, expected: &[u32]| {
        assert_eq!(rows(columns, root, rule, Scope::Live), expected, "{rule}");
    };
    check(&columns, CONTACT, "", &[1, 2]);
    check(&columns, CONTACT, "any lead where state is pending", &[2]);
    check(&columns, CONTACT, "count of leads = 3", &[2]);
    check(&columns, CONTACT, "count of documents where kind is pdf >= 2", &[1]);
    check(&columns, CONTACT, "any document where pages = 3", &[2]);
    check(&columns, CONTACT, "no note where created in last 7 days", &[2]);
    check(&columns, CONTACT, "count of notes = 1", &[1, 2]);
    check(&columns, LEAD, "every document where pages > 1", &[1, 3, 4, 5]);
    check(&columns, LEAD, "no document", &[1, 3, 5]);
    check(&columns, LEAD, "any contact where count of leads > 2", &[3, 4, 5]);
    check(&columns, NOTE, "any lead where state is won", &[1]);
    put(&mut columns, LEAD, 5, &[(DELETED, Datum::Int(1))]);
    check(&columns, CONTACT, "count of leads = 2", &[1, 2]);
    check(&columns, CONTACT, "count of notes = 0", &[2]);
    // Undoing the merge takes the leads along.
    put(&mut columns, CONTACT, 3, &[(contact::SURVIVOR, Datum::Null)]);
    check(&columns, CONTACT, "count of leads = 1", &[2, 3]);
}

#[test]
fn what_is_deleted_hides_what_belongs_to_it() {
    let mut columns = desk();
    let live = |columns: &Columns, root| rows(columns, root, "", Scope::Live);
    let trash = |columns: &Columns, root, rule| rows(columns, root, rule, Scope::Trash);
    put(&mut columns, LEAD, 4, &[(DELETED, Datum::Int(1))]);
    put(&mut columns, CONTACT, 1, &[(DELETED, Datum::Int(1))]);
    assert_eq!(live(&columns, CONTACT), [2]);
    assert_eq!(live(&columns, LEAD), [3, 5]);
    assert_eq!(live(&columns, NOTE), [2]);
    assert!(live(&columns, DOCUMENT).is_empty());
    assert_eq!(trash(&columns, CONTACT, ""), [1]);
    assert_eq!(trash(&columns, LEAD, ""), [4]);
    // In the trash a row keeps what belongs to it.
    assert_eq!(trash(&columns, CONTACT, "count of leads = 2 AND email contains zoe"), [1]);
    assert_eq!(columns.count(LEAD, Scope::Trash), 1);
    // Contact 3 was merged into 2, so its lead goes with contact 2.
    put(&mut columns, CONTACT, 2, &[(DELETED, Datum::Int(1))]);
    assert!(live(&columns, LEAD).is_empty());
    assert!(trash(&columns, LEAD, "").is_empty());
    put(&mut columns, CONTACT, 1, &[(DELETED, Datum::Int(0))]);
    assert_eq!(live(&columns, LEAD), [1, 2]);
    assert_eq!(live(&columns, DOCUMENT), [1, 2]);
}

#[test]
fn rows_sort_as_people_expect() {
    let mut columns = desk();
    // Words that are not listed stand behind the others by their letters, not by their arrival.
    put(&mut columns, LEAD, 6, &[(lead::STATE, Datum::Text("aborted"))]);
    let check = |sort: &str, expected: &[u32]| {
        let key = |word: &str| SortKey {
            field: word.trim_start_matches('-').to_owned(),
            descending: word.starts_with('-'),
        };
        let keys: Vec<SortKey> = sort.split(' ').map(key).collect();
        let sorting = sorting(&CATALOGUE, LEAD, &keys).expect(sort);
        let everything = parse(&CATALOGUE, LEAD, "").expect("everything");
        let context = context(Scope::Live);
        let found = columns.evaluate(&everything, &context);
        assert_eq!(columns.order(&found, &sorting, &context), expected, "{sort}");
    };
    check("state", &[3, 4, 1, 2, 6, 5]);
    check("-state", &[5, 6, 2, 1, 4, 3]);
    check("name -received", &[4, 3, 5, 1, 2, 6]);
    check("-name received", &[2, 1, 5, 3, 4, 6]);
    // Other currencies and nothing stand last in both directions.
    check("value", &[5, 1, 2, 3, 4, 6]);
    check("-value", &[2, 1, 5, 3, 4, 6]);
}

#[test]
fn long_text_is_answered_elsewhere() {
    struct Index;
    impl TextIndex for Index {
        fn rows_containing(&self, table: TableNo, column: ColumnNo, term: &str) -> Bitmap {
            assert_eq!((table, column, term), (NOTE, note::TEXT, "kundigung"));
            Bitmap::from_rows([2, 900])
        }
    }
    let columns = desk();
    let checked = parse(&CATALOGUE, LEAD, "any note where text contains Kündigung").expect("right");
    let context = context_with(Scope::Live, &Index);
    assert_eq!(columns.evaluate(&checked, &context).rows(), [5]);
}
