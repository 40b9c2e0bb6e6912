//! Contacts that may be one: who shares an address, a number, a name with a company, or nearly a
//! name.
//!
//! Nothing compares everybody with everybody. Whoever shares something stands in one block; a
//! block of many says little (an office's number, a common name), so that each of its contacts is
//! held against its neighbours alone, and the work stays a multiple of the contacts.

use std::collections::{BTreeSet, HashMap};

use foldhash::fast::RandomState;

use crate::{
    ask::{
        bitmap::Bitmap,
        catalogue::ColumnNo,
        columns::{Columns, Store},
        desk::{CONTACT, CONTACT_POINT, contact, contact_point},
    },
    intake::resume::{SAME_PERSON_LIKENESS, fold_name, name_likeness},
};

/// How many of the next in its block a contact is held against.
const NEIGHBOURS: usize = 6;

/// Contacts that share one address or number: more share an office's, not an identity.
const SHARERS_MAX: usize = 200;

/// Pairs that are found: weeks of looking.
const PAIRS_MAX: usize = 100_000;

/// Letters at either end of a word by which names are brought together.
const END_CHARS: usize = 3;

/// Names less alike than this speak against what else two contacts share: a couple with one
/// address, colleagues with one number.
const OTHER_PERSON_LIKENESS: u8 = 50;

/// Two contacts that may be one, and what speaks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pair {
    /// The rows of the two, the smaller first.
    pub(crate) a: u32,
    pub(crate) b: u32,
    /// How sure it is, in percent.
    pub(crate) score: u8,
    /// A point of either with the address that both have, 0 for none.
    pub(crate) email: u32,
    /// The same with the number.
    pub(crate) phone: u32,
    /// Whether both have the same name and company.
    pub(crate) same_company: bool,
    /// How alike the names are, if that is what speaks for it, else 0.
    pub(crate) likeness: u8,
}

/// Finds the contacts that may be one, the surest first, without those that a person decided
/// about.
pub(crate) fn find(columns: &Columns, decided: &BTreeSet<(u32, u32)>) -> Vec<Pair> {
    let mut finding = Finding { columns, pairs: HashMap::default(), decided };
    finding.by_points("email", |pair, point| pair.email = point);
    finding.by_points("phone", |pair, point| pair.phone = point);
    finding.by_name_and_company();
    finding.by_similar_name();
    let mut pairs: Vec<Pair> = finding.pairs.into_values().collect();
    for pair in &mut pairs {
        pair.score = score(columns, pair);
    }
    pairs.sort_unstable_by_key(|pair| (std::cmp::Reverse(pair.score), pair.a, pair.b));
    pairs
}

struct Finding<'a> {
    columns: &'a Columns,
    pairs: HashMap<(u32, u32), Pair, RandomState>,
    decided: &'a BTreeSet<(u32, u32)>,
}

impl Finding<'_> {
    /// Brings together who has the same address or number.
    fn by_points(&mut self, kind: &str, note: fn(&mut Pair, u32)) {
        let kinds = match self.columns.store(CONTACT_POINT, contact_point::KIND) {
            Store::Choice(choices) => choices,
            _ => return,
        };
        let wanted = kinds.find(kind);
        let normals = codes(self.columns, CONTACT_POINT_NORMAL);
        let owners = self.columns.refs(CONTACT_POINT, contact_point::CONTACT_REF);
        let contacts = self.columns.table(CONTACT);
        let shown = self.columns.live(CONTACT);
        let points = self.columns.live(CONTACT_POINT);
        let mut shared: Vec<(u32, u32, u32)> = points
            .iter()
            .filter(|&point| kinds.codes.get(point as usize).copied() == wanted)
            .map(|point| {
                let owner = contacts.survivor(owners[point as usize]);
                (normals[point as usize], owner, point)
            })
            .filter(|&(normal, owner, _)| normal != 0 && shown.get(owner))
            .collect();
        shared.sort_unstable();
        shared.dedup_by_key(|&mut (normal, owner, _)| (normal, owner));
        for block in shared.chunk_by(|one, other| one.0 == other.0) {
            if (2..=SHARERS_MAX).contains(&block.len()) {
                self.neighbours(block, |&(_, owner, _)| owner, |pair, one, _| note(pair, one.2));
            }
        }
    }

    /// Brings together who has the same name and company.
    fn by_name_and_company(&mut self) {
        let names = codes(self.columns, (CONTACT, contact::NAME));
        let companies = codes(self.columns, (CONTACT, contact::COMPANY));
        let shown = self.columns.live(CONTACT);
        let known = |&row: &u32| names[row as usize] != 0 && companies[row as usize] != 0;
        let mut named: Vec<(u32, u32, u32)> = shown
            .iter()
            .filter(known)
            .map(|row| (names[row as usize], companies[row as usize], row))
            .collect();
        named.sort_unstable();
        for block in named.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
            self.neighbours(block, |&(.., row)| row, |pair, _, _| pair.same_company = true);
        }
    }

    /// Brings together who is called nearly the same, unless what else is known of them differs.
    fn by_similar_name(&mut self) {
        let columns = self.columns;
        let shown = columns.live(CONTACT);
        let keyed = keyed_names(columns, &shown);
        let about = About::new(columns);
        let mut alike: HashMap<(u32, u32), u8, RandomState> = HashMap::default();
        for block in keyed.chunk_by(|one, other| one.key == other.key) {
            for (at, one) in block.iter().enumerate() {
                for other in block[at + 1..].iter().take(NEIGHBOURS) {
                    if !about.may_be_one(one.row, other.row) {
                        continue;
                    }
                    let names = (one.name.min(other.name), one.name.max(other.name));
                    let likeness =
                        *alike.entry(names).or_insert_with(|| self.likeness(one.row, other.row));
                    if likeness >= SAME_PERSON_LIKENESS {
                        self.add(one.row, other.row, |pair| pair.likeness = likeness);
                    }
                }
            }
        }
    }

    fn likeness(&self, a: u32, b: u32) -> u8 {
        let name = |row| self.columns.text(CONTACT, contact::NAME, row);
        name_likeness(name(a), name(b))
    }

    /// Adds each of a block with those that follow it.
    fn neighbours<T>(
        &mut self,
        block: &[T],
        row: impl Fn(&T) -> u32,
        note: impl Fn(&mut Pair, &T, &T),
    ) {
        for (at, one) in block.iter().enumerate() {
            for other in block[at + 1..].iter().take(NEIGHBOURS) {
                self.add(row(one), row(other), |pair| note(pair, one, other));
            }
        }
    }

    fn add(&mut self, one: u32, other: u32, note: impl FnOnce(&mut Pair)) {
        let (a, b) = (one.min(other), one.max(other));
        let is_new = !self.pairs.contains_key(&(a, b));
        let is_full = self.pairs.len() >= PAIRS_MAX;
        if a == b || (is_new && (is_full || self.decided.contains(&(a, b)))) {
            return;
        }
        let nothing = Pair { a, b, score: 0, email: 0, phone: 0, same_company: false, likeness: 0 };
        note(self.pairs.entry((a, b)).or_insert(nothing));
    }
}

/// The column of the normal forms of addresses and numbers.
const CONTACT_POINT_NORMAL: (crate::ask::catalogue::TableNo, ColumnNo) =
    (CONTACT_POINT, contact_point::NORMAL);

fn codes(columns: &Columns, (table, column): (crate::ask::catalogue::TableNo, ColumnNo)) -> &[u32] {
    match columns.store(table, column) {
        Store::Text(codes, _) => codes,
        _ => &[],
    }
}

/// A name under one of the keys that bring names together.
struct Keyed {
    key: u64,
    /// Its place among all names, so that neighbours are alike.
    name: u32,
    row: u32,
}

/// Returns each contact under two keys, so that a slip at the beginning of a word and one at its
/// end each leave one.
fn keyed_names(columns: &Columns, shown: &Bitmap) -> Vec<Keyed> {
    let names = codes(columns, (CONTACT, contact::NAME));
    let mut known: HashMap<u32, [u64; 2], RandomState> = HashMap::default();
    let mut keyed = Vec::with_capacity(2 * shown.count() as usize);
    for row in shown.iter().filter(|&row| names[row as usize] != 0) {
        let name = names[row as usize];
        let keys =
            known.entry(name).or_insert_with(|| keys(columns.text(CONTACT, contact::NAME, row)));
        keyed.extend(keys.iter().filter(|key| **key != 0).map(|&key| Keyed { key, name, row }));
    }
    let ranked = |keyed: &Keyed| (keyed.key, columns.text(CONTACT, contact::NAME, keyed.row));
    keyed.sort_unstable_by(|one, other| {
        one.key.cmp(&other.key).then_with(|| ranked(one).cmp(&ranked(other)))
    });
    keyed
}

/// Returns two numbers for the two longest words of a name: by how they begin, by how they end.
/// A name of one word has none: it says too little.
fn keys(name: &str) -> [u64; 2] {
    let folded = fold_name(name);
    let mut words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let [first, second, ..] = words[..] else { return [0, 0] };
    let key = |end: fn(&str) -> u64| {
        let (first, second) = (end(first), end(second));
        (first.min(second).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ first.max(second)).max(1)
    };
    [key(beginning), !key(ending)]
}

fn beginning(word: &str) -> u64 {
    word.chars().take(END_CHARS).fold(0, |key, c| key << 21 | u64::from(c))
}

fn ending(word: &str) -> u64 {
    word.chars().rev().take(END_CHARS).fold(0, |key, c| key << 21 | u64::from(c))
}

/// What is known of contacts beside their names.
struct About<'a> {
    companies: &'a [u32],
    cities: &'a [u32],
}

impl<'a> About<'a> {
    fn new(columns: &'a Columns) -> Self {
        Self {
            companies: codes(columns, (CONTACT, contact::COMPANY)),
            cities: codes(columns, (CONTACT, contact::CITY)),
        }
    }

    /// Whether two share a company or a city, or nothing is known of one that could differ.
    fn may_be_one(&self, a: u32, b: u32) -> bool {
        let both = |codes: &[u32]| (codes[a as usize], codes[b as usize]);
        let (companies, cities) = (both(self.companies), both(self.cities));
        let same = |(one, other): (u32, u32)| one != 0 && one == other;
        let unknown = |(one, other): (u32, u32)| one == 0 || other == 0;
        same(companies) || same(cities) || (unknown(companies) && unknown(cities))
    }
}

/// Returns how sure it is that two are one, in percent. Reasons add up; other names take off.
fn score(columns: &Columns, pair: &Pair) -> u8 {
    let name = |row| columns.text(CONTACT, contact::NAME, row);
    let has_point = pair.email != 0 || pair.phone != 0;
    let other_name = has_point && name_likeness(name(pair.a), name(pair.b)) < OTHER_PERSON_LIKENESS;
    let for_point = |plain: u32, doubted: u32| if other_name { doubted } else { plain };
    let reasons = [
        if pair.email == 0 { 0 } else { for_point(95, 70) },
        if pair.phone == 0 { 0 } else { for_point(85, 50) },
        if pair.same_company { 80 } else { 0 },
        u32::from(pair.likeness).saturating_sub(30),
    ];
    let against = reasons.iter().fold(10_000, |against, reason| against * (100 - reason) / 100);
    u8::try_from(100 - against.div_ceil(100)).unwrap_or(0)
}
