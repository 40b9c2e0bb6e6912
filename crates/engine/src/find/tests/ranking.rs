//! What comes first, by example.

use crate::find::{Entry, Field, Finder, Grade, Kinds, Record};

use super::{finder, person};

const NAME: Field = Field::Name;

/// Checks which of some names are found, in their order.
fn check(query: &str, names: &[&str], expected: &[&str]) {
    let texts: Vec<[(Field, &str); 1]> = names.iter().map(|&name| [(NAME, name)]).collect();
    let records: Vec<&[(Field, &str)]> = texts.iter().map(<[_; 1]>::as_slice).collect();
    let hits = finder(&records).find(query, Kinds::All, 10);
    let found: Vec<&str> = hits.iter().map(|hit| names[hit.record.row as usize]).collect();
    assert_eq!(found, expected, "{query}: {hits:?}");
}

/// Checks the grade at which a query finds a text of a field, and whether it does at all.
fn check_text(query: &str, field: Field, text: &str, expected: Option<Grade>) {
    let hits = finder(&[&[(field, text)]]).find(query, Kinds::All, 10);
    assert_eq!(hits.first().map(|hit| hit.grade), expected, "{query} in {text}");
    assert!(hits.iter().all(|hit| hit.field == field), "{query} in {text}: {hits:?}");
}

#[test]
fn the_better_match_comes_first() {
    check(
        "anna",
        &["Joanna Ana", "Ana Lee", "Lee Anna", "Annabel Lee", "Anna Lee", "Anna", "Lee Annabel"],
        &["Anna", "Anna Lee", "Annabel Lee", "Lee Anna", "Lee Annabel", "Ana Lee", "Joanna Ana"],
    );
    check(
        "anna le",
        &["Le Anna", "Anna Lee", "Anna Maria Lee"],
        &["Anna Lee", "Le Anna", "Anna Maria Lee"],
    );
    check("lee anna", &["Anna Lee", "Lee Annabel"], &["Lee Annabel", "Anna Lee"]);
}

#[test]
fn the_newer_comes_first_among_equals_and_then_the_smaller_key() {
    check("ann", &["Ann A", "Ann B", "Ann C"], &["Ann C", "Ann B", "Ann A"]);
    let mut finder = Finder::default();
    for (kind, row) in [(1, 7), (0, 9), (0, 2)] {
        let record = Record { kind, row };
        finder.set(&Entry { record, when_ms: 5, texts: &[(NAME, "Ann")] });
    }
    let found: Vec<_> = finder.find("ann", Kinds::All, 9).iter().map(|hit| hit.record).collect();
    assert_eq!(found, [person(2), person(9), Record { kind: 1, row: 7 }]);
}

#[test]
fn the_weightier_field_comes_first() {
    let fields = Field::ALL.map(|field| [(field, "of acme")]);
    let records: Vec<&[(Field, &str)]> = fields.iter().map(<[_; 1]>::as_slice).collect();
    let hits = finder(&records).find("acme", Kinds::All, 10);
    let found: Vec<Field> = hits.iter().map(|hit| hit.field).collect();
    assert_eq!(found, Field::ALL);
    assert!(hits.is_sorted_by(|a, b| a.score > b.score), "scores fall: {hits:?}");
}

#[test]
fn words_may_stand_in_any_order_and_field() {
    let lead: &[(Field, &str)] =
        &[(NAME, "Anna Müller"), (Field::Company, "Acme Ltd"), (Field::Title, "Lease dispute")];
    let finder = finder(&[lead, &[(NAME, "Anna Miller")]]);
    for query in ["acme mul", "DISPUTE muller anna", "müller, anna", "le ac mu an"] {
        let hits = finder.find(query, Kinds::All, 10);
        let best = hits.first().map(|hit| hit.record);
        assert_eq!(best, Some(person(0)), "{query}: {hits:?}");
    }
    assert_eq!(finder.find("anna zzz", Kinds::All, 10), [], "every word must be found");
}

#[test]
fn typos_are_forgiven_by_length() {
    let check = |query, grade| check_text(query, Field::Other, "john johannes", grade);
    check("jonh", Some(Grade::OneTypo));
    check("johhn", Some(Grade::OneTypo));
    check("jhn", None);
    check("joxa", Some(Grade::OneTypoPrefix));
    check("kohn", Some(Grade::OneTypoAnywhere));
    check("ojhn", Some(Grade::OneTypoAnywhere));
    check("johanens", Some(Grade::OneTypo));
    check("johaxnxs", Some(Grade::TwoTypos));
    check("xohaxnes", Some(Grade::TwoTyposAnywhere));
    check("joxaxne", None);
    check_text("12435", Field::Other, "12345", None);
}

#[test]
fn typos_come_last_and_only_where_there_is_room() {
    check("jane", &["Jaine", "Jane", "Jan"], &["Jane", "Jan", "Jaine"]);
    let finder = finder(&[&[(NAME, "Jaine")], &[(NAME, "Jane")]]);
    assert_eq!(finder.find("jane", Kinds::All, 1).len(), 1);
}

#[test]
fn addresses_are_found_by_each_part_and_as_a_whole() {
    let check = |query, grade| check_text(query, Field::Email, "Anna.Lee42@mail.acme.co.uk", grade);
    check("anna.lee42@mail.acme.co.uk", Some(Grade::Exact));
    check("anna.lee42", Some(Grade::Exact));
    check("lee", Some(Grade::Exact));
    check("anna.lee42@ma", Some(Grade::Prefix));
    check("@acme.co.uk", Some(Grade::Exact));
    check("acm", Some(Grade::Prefix));
    check("bob@acme.co.uk", None);
}

#[test]
fn numbers_are_found_however_they_are_grouped() {
    let check = |query, text| {
        let found = !finder(&[&[(Field::Other, text)]]).find(query, Kinds::All, 1).is_empty();
        assert!(found, "{query} in {text}");
    };
    for text in ["+1 (555) 010-1234", "+15550101234", "+1.555.0101234"] {
        for query in ["+1 555 010 1234", "5550101234", "(555) 010-1234", "555 0101", "15550101"] {
            check(query, text);
        }
    }
    check("555 01", "+1 (555) 010-1234");
    check("0101234", "+1 (555) 010-1234");
    check("010 1234", "Tel. +1 (555) 010-1234");
    check("+49 30 1234567", "+49301234567");
    check("3545678901", "+354 567 8901");
    check("567 8901", "+3545678901");
    check("2024-0012345", "Case 2024-0012345");
    check("2024/00123", "Case 2024-0012345");
    check("12345", "2024-12345");
    check("WX12345", "Ref. WX-12345");
    check("h1b", "H-1B visa");
}

#[test]
fn scripts_and_signs_are_found() {
    let found = |query, text| check_text(query, NAME, text, Some(Grade::NameStart));
    found("o'br", "O’Brien");
    found("OBR", "O'Brien");
    found("zoe\u{301}", "Zoé\u{308}lle");
    found("שלו", "שלום כהן");
    found("ивано", "Иванов");
    found("strass", "Straße");
    check_text("小明", NAME, "王小明", Some(Grade::Exact));
    check_text("🎉", NAME, "party 🎉", Some(Grade::Exact));
}

#[test]
fn only_the_kinds_asked_for_are_found() {
    let mut finder = Finder::default();
    for kind in 0..4 {
        let record = Record { kind, row: 1 };
        finder.set(&Entry { record, when_ms: 0, texts: &[(NAME, "Ann")] });
    }
    let kinds = |kinds| {
        let hits = finder.find("ann", kinds, 10);
        hits.iter().map(|hit| hit.record.kind).collect::<Vec<_>>()
    };
    assert_eq!(kinds(Kinds::All), [0, 1, 2, 3]);
    assert_eq!(kinds(Kinds::Only(&[3, 1, 9])), [1, 3]);
    assert_eq!(kinds(Kinds::Only(&[])), [0; 0]);
}
