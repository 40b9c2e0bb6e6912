//! Texts and queries that nobody means well with, and rows that vanish.

use crate::find::{Entry, Field, Finder, HITS_MAX, Kinds};

use super::{finder, person};

fn count(finder: &Finder, query: &str) -> usize {
    finder.find(query, Kinds::All, 10).len()
}

#[test]
fn queries_without_words_find_nothing() {
    let finder = finder(&[&[(Field::Name, "Ann")], &[(Field::Name, "")], &[]]);
    for query in ["", "   ", "\0\0", "'", "@.-", "\u{301}\u{308}", "\u{200f}\u{202e}", "…"] {
        assert_eq!(count(&finder, query), 0, "{query:?}");
    }
    assert_eq!(count(&finder, "a\0"), 1);
    assert_eq!(finder.find("ann", Kinds::All, 0), []);
}

#[test]
fn long_queries_are_cut() {
    let finder = finder(&[&[(Field::Name, &"ab ".repeat(90))], &[(Field::Name, "Ann Lee")]]);
    assert_eq!(count(&finder, &"ab ".repeat(50_000)), 1);
    assert_eq!(count(&finder, &"a".repeat(10_000)), 0);
    assert_eq!(count(&finder, &"é".repeat(10_000)), 0);
    let many: String = (0..5_000).map(|number| format!("w{number} ")).collect();
    assert_eq!(count(&finder, &many), 0);
    assert_eq!(count(&finder, &format!("ann lee{}", " ".repeat(10_000))), 1);
}

#[test]
fn a_name_of_a_megabyte_costs_little() {
    let name = "Anna Lee ".repeat(120_000);
    let words: String = (0..100_000).map(|number| format!("word{number} ")).collect();
    let wide = "\u{fdfa}".repeat(350_000);
    let marks = format!("Zoe{}", "\u{301}".repeat(500_000));
    let digits = "1 2 3 4 5 6 7 8 9 ".repeat(60_000);
    let texts = [&name, &words, &wide, &marks, &digits].map(|text| [(Field::Name, text.as_str())]);
    let records: Vec<&[(Field, &str)]> = texts.iter().map(<[_; 1]>::as_slice).collect();
    let finder = finder(&records);
    assert!(finder.bytes() < 50_000, "{} bytes", finder.bytes());
    for query in ["anna lee anna", "word0", "صلى", "zoe", "1234567", &name, &words, &wide] {
        assert_eq!(count(&finder, query), 1, "{}", query.chars().take(20).collect::<String>());
    }
}

#[test]
fn a_record_of_very_many_texts_is_cut() {
    let texts: Vec<String> = (0..10_000).map(|number| format!("city{number}")).collect();
    let texts: Vec<(Field, &str)> =
        texts.iter().map(|text| (Field::Other, text.as_str())).collect();
    let finder = finder(&[&texts]);
    assert_eq!(count(&finder, "city"), 1);
    assert!(finder.bytes() < 10_000, "{} bytes", finder.bytes());
}

#[test]
fn what_was_replaced_or_removed_is_not_found() {
    let mut finder = Finder::default();
    let set = |finder: &mut Finder, row, name: &str| {
        let record = person(row);
        finder.set(&Entry { record, when_ms: 0, texts: &[(Field::Name, name)] });
    };
    for row in 0..100 {
        set(&mut finder, row, "Ann Lee");
    }
    set(&mut finder, 7, "Bob");
    assert_eq!(finder.find("ann", Kinds::All, HITS_MAX).len(), 99);
    assert_eq!(count(&finder, "bob"), 1);
    assert!(finder.remove(person(7)));
    assert!(!finder.remove(person(7)), "it is gone already");
    assert!(!finder.remove(person(4_000_000_000)));
    assert_eq!((count(&finder, "bob"), finder.len()), (0, 99));
    set(&mut finder, 7, "Ann");
    (0..100).for_each(|row| assert!(finder.remove(person(row)), "row {row}"));
    assert!(finder.is_empty());
    assert_eq!((count(&finder, "ann"), finder.bytes()), (0, 0));
}

#[test]
fn rows_and_moments_may_be_any() {
    let mut finder = Finder::default();
    for (row, when_ms) in [(0, i64::MIN), (u32::MAX, i64::MAX), (5, 0)] {
        finder.set(&Entry { record: person(row), when_ms, texts: &[(Field::Name, "Ann")] });
    }
    let rows: Vec<u32> =
        finder.find("ann", Kinds::All, 9).iter().map(|hit| hit.record.row).collect();
    assert_eq!(rows, [u32::MAX, 5, 0]);
}
