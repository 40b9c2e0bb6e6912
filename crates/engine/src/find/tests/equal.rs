//! The finder against the slow one: the same hits in the same order, whatever happened before.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::find::reference::Reference;
use crate::find::{Entry, Field, Finder, Kinds, Record};

/// Words that are close to each other, so that everything that may match does.
const WORDS: &[&str] = &[
    "anna",
    "ann",
    "anne",
    "hanna",
    "johannes",
    "johanna",
    "johann",
    "john",
    "jon",
    "ohn",
    "nana",
    "O'Ann",
    "annalena",
    "anneliese",
    "annelies",
    "hannelore",
    "a",
    "an",
    "жанна",
    "жан",
    "王小",
    "é",
    "🎉",
    "12",
    "1234567",
    "12 34567",
    "+49 30 1234567",
    "a1",
    "ann1",
    "anna@ann.de",
];

#[derive(Debug, Clone)]
struct Known {
    record: Record,
    when_ms: i64,
    texts: Vec<(Field, String)>,
}

#[derive(Debug, Clone)]
enum Step {
    Set(Vec<Known>),
    Remove(Record),
}

fn record() -> impl Strategy<Value = Record> {
    (0..3_u8, 0..25_u32).prop_map(|(kind, row)| Record { kind, row })
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => select(WORDS).prop_map(str::to_owned),
        2 => "[anje]{1,10}",
        1 => any::<String>(),
    ]
}

fn text() -> impl Strategy<Value = String> {
    vec(word(), 0..4).prop_map(|words| words.join(" "))
}

fn known() -> impl Strategy<Value = Known> {
    let texts = vec((select(&Field::ALL[..]), text()), 0..4);
    let all = (record(), 0..5_i64, texts);
    all.prop_map(|(record, when_ms, texts)| Known { record, when_ms, texts })
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => vec(known(), 1..3).prop_map(Step::Set),
        1 => vec(known(), 5..40).prop_map(Step::Set),
        3 => record().prop_map(Step::Remove),
    ]
}

/// A word with up to two edits.
fn typed() -> impl Strategy<Value = String> {
    let edits =
        vec((0..4_u8, any::<prop::sample::Index>(), select(&['a', 'n', 'e', 'x'][..])), 0..3);
    (word(), edits).prop_map(|(word, edits)| {
        let mut letters: Vec<char> = word.chars().collect();
        for (edit, at, letter) in edits {
            let at = at.index(letters.len().max(1));
            match edit {
                _ if letters.is_empty() => letters.push(letter),
                0 => letters[at] = letter,
                1 => letters.insert(at, letter),
                2 => drop(letters.remove(at)),
                _ => letters.swap(at, at.saturating_sub(1)),
            }
        }
        letters.into_iter().collect()
    })
}

fn query() -> impl Strategy<Value = (String, Option<Vec<u8>>, usize)> {
    let words = prop_oneof![6 => vec(typed(), 1..4), 1 => vec(typed(), 8..12)];
    (words.prop_map(|words| words.join(" ")), prop::option::of(vec(0..4_u8, 0..3)), 1..60_usize)
}

fn set_all(known: &[Known], set: impl FnOnce(&[Entry<'_>])) {
    let texts: Vec<Vec<(Field, &str)>> = known
        .iter()
        .map(|known| known.texts.iter().map(|(field, text)| (*field, text.as_str())).collect())
        .collect();
    let entries: Vec<Entry<'_>> = known
        .iter()
        .zip(&texts)
        .map(|(known, texts)| Entry { record: known.record, when_ms: known.when_ms, texts })
        .collect();
    set(&entries);
}

proptest! {
    #[test]
    fn the_finder_finds_what_the_slow_one_finds(
        loaded in vec(known(), 0..60),
        steps in vec(step(), 0..25),
        queries in vec(query(), 1..12),
    ) {
        let mut slow = Reference::default();
        let mut loader = Finder::load();
        set_all(&loaded, |entries| entries.iter().for_each(|entry| {
            loader.add(entry);
            slow.set(entry);
        }));
        let mut finder = loader.finish();
        for step in &steps {
            match step {
                Step::Set(known) => set_all(known, |entries| {
                    finder.set_all(entries);
                    entries.iter().for_each(|entry| slow.set(entry));
                }),
                Step::Remove(record) => {
                    prop_assert_eq!(finder.remove(*record), slow.remove(*record));
                }
            }
            prop_assert_eq!(finder.len(), slow.len());
        }
        for (query, kinds, limit) in &queries {
            let kinds = kinds.as_deref().map_or(Kinds::All, Kinds::Only);
            let expected = slow.find(query, kinds, *limit);
            prop_assert_eq!(finder.find(query, kinds, *limit), expected, "{:?}", query);
        }
    }
}
