//! The same finder, slow and obvious: every record is asked on its own, for every rung.
//!
//! Nothing here is shared with the layers but how a text becomes words, so that a test which
//! holds the two equal means something.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::find::words::{Query, each_word, write_normal_form};
use crate::find::{Entry, Field, Grade, Hit, Kinds, Record};

/// What is known of a record.
#[derive(Debug)]
struct Known {
    when_ms: i64,
    names: BTreeSet<String>,
    words: BTreeSet<(Field, String)>,
}

/// The records as a map.
#[derive(Debug, Default)]
pub(super) struct Reference {
    records: BTreeMap<Record, Known>,
}

impl Reference {
    pub(super) fn set(&mut self, entry: &Entry<'_>) {
        let mut known =
            Known { when_ms: entry.when_ms, names: BTreeSet::new(), words: BTreeSet::new() };
        for &(field, text) in entry.texts {
            let mut form = String::new();
            write_normal_form(text, &mut form);
            each_word(&form, |word| {
                known.words.insert((field, word.to_owned()));
            });
            if field == Field::Name {
                known.names.insert(form);
            }
        }
        self.records.insert(entry.record, known);
    }

    pub(super) fn remove(&mut self, record: Record) -> bool {
        self.records.remove(&record).is_some()
    }

    pub(super) fn len(&self) -> usize {
        self.records.len()
    }

    pub(super) fn find(&self, query: &str, kinds: Kinds<'_>, limit: usize) -> Vec<Hit> {
        let query = Query::new(query);
        if query.words.is_empty() {
            return Vec::new();
        }
        let wanted = |record: &Record| match kinds {
            Kinds::All => true,
            Kinds::Only(kinds) => kinds.contains(&record.kind),
        };
        let mut found = Vec::new();
        for (&record, known) in self.records.iter().filter(|(record, _)| wanted(record)) {
            if let Some((grade, field)) = known.rung(&query) {
                let hit = Hit::new(record, grade, field);
                found.push((grade, field, Reverse(known.when_ms), record, hit));
            }
        }
        found.sort_by_key(|&(grade, field, when, record, _)| (grade, field, when, record));
        found.into_iter().map(|(.., hit)| hit).take(limit).collect()
    }
}

impl Known {
    /// Returns the first rung that holds.
    fn rung(&self, query: &Query) -> Option<(Grade, Field)> {
        let form = query.form.as_str();
        let named = |holds: &dyn Fn(&str) -> bool| self.names.iter().any(|name| holds(name));
        if named(&|name| name == form) {
            return Some((Grade::WholeName, Field::Name));
        }
        if named(&|name| name.starts_with(&format!("{form} "))) {
            return Some((Grade::NameWords, Field::Name));
        }
        if named(&|name| name.starts_with(form)) {
            return Some((Grade::NameStart, Field::Name));
        }
        let grades: Vec<(Field, Vec<Option<Grade>>)> = self
            .words
            .iter()
            .map(|(field, word)| {
                let grades = query.words.iter().map(|typed| of(typed, word, query.words.len()));
                (*field, grades.collect())
            })
            .collect();
        let rungs = Grade::WORDED.into_iter().flat_map(|grade| Field::ALL.map(|f| (grade, f)));
        let holds = |&(least, field): &(Grade, Field)| {
            (0..query.words.len()).all(|at| {
                let found = |(in_field, grades): &(Field, Vec<Option<Grade>>)| {
                    *in_field <= field && grades[at].is_some_and(|grade| grade <= least)
                };
                grades.iter().any(found)
            })
        };
        rungs.into_iter().find(holds)
    }
}

/// Returns how well a word is what was typed, one of so many.
fn of(typed: &str, word: &str, words: usize) -> Option<Grade> {
    if typed == word {
        return Some(Grade::Exact);
    }
    if word.starts_with(typed) {
        return Some(Grade::Prefix);
    }
    let typed: Vec<char> = typed.chars().collect();
    let word: Vec<char> = word.chars().collect();
    let forgiven = match typed.len() {
        _ if typed.iter().any(char::is_ascii_digit) => 0,
        4..8 => 1,
        8..33 if words <= 2 => 2,
        8..33 => 1,
        _ => 0,
    };
    let whole = distance(&typed, &word);
    let start = (0..=word.len()).map(|end| distance(&typed, &word[..end])).min()?;
    let same = typed.first() == word.first();
    match (forgiven, start, same) {
        (1.., _, true) if whole == 1 => Some(Grade::OneTypo),
        (1.., 1, true) => Some(Grade::OneTypoPrefix),
        (1.., 1, false) => Some(Grade::OneTypoAnywhere),
        (2.., 2, true) => Some(Grade::TwoTypos),
        (2.., 2, false) => Some(Grade::TwoTyposAnywhere),
        _ => None,
    }
}

/// Returns the restricted Damerau-Levenshtein distance by its recurrence.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            if i == 0 || j == 0 {
                table[i][j] = i + j;
                continue;
            }
            let replaced = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = replaced.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(table[i - 2][j - 2] + 1);
            }
            table[i][j] = least;
        }
    }
    table[a.len()][b.len()]
}
