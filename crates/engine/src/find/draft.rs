//! A draft of a layer: records in any order and their words as numbers, until they are sorted.

use std::cmp::Reverse;
use std::hash::BuildHasher;

use foldhash::fast::RandomState;

use crate::find::layer::{INDEXES, Layer};
use crate::find::lexicon::{Index, Lexicon};
use crate::find::words::{each_word, write_normal_form};
use crate::find::{Entry, Field, Record};

/// Words of a record that count, in all its fields together.
const RECORD_WORDS_MAX: usize = 64;

/// Bits of a code that number the word; the others say in which index it is.
const WORD_BITS: u32 = 29;

/// Words of all records that count; their places are `u32`.
const WORDS_MAX: usize = u32::MAX as usize;

/// Bytes of all different words of a field that count.
const TEXT_BYTES_MAX: usize = u32::MAX as usize;

/// Ends each word; words have no control characters.
const END: &str = "\0";

/// The number in a slot without a word.
const FREE: u32 = u32::MAX;

#[derive(Debug, Default)]
pub(super) struct Draft {
    records: Vec<Record>,
    whens: Vec<i64>,
    /// Where each record's codes end.
    ends: Vec<usize>,
    /// The words of all records, each with its index in the highest bits.
    codes: Vec<u32>,
    tables: [Table; INDEXES],
    /// The normal form of the text at hand, kept for its memory.
    form: String,
}

impl Draft {
    pub(super) fn reserve(&mut self, records: usize) {
        self.records.reserve_exact(records);
        self.whens.reserve_exact(records);
        self.ends.reserve_exact(records);
    }

    /// Takes in a record; of one that comes twice, the later counts.
    pub(super) fn add(&mut self, entry: &Entry<'_>) {
        let from = self.codes.len();
        for &(field, text) in entry.texts {
            write_normal_form(text, &mut self.form);
            let Self { codes, tables, form, .. } = self;
            let mut take = |index: usize, word: &str| {
                if codes.len() - from == RECORD_WORDS_MAX || codes.len() == WORDS_MAX {
                    return;
                }
                let table = &mut tables[index];
                // Names are different nearly always, so looking for them would not pay.
                let number = if index == 0 { table.append(word) } else { table.number(word) };
                let Some(word) = number else { return };
                let code = (index as u32) << WORD_BITS | word;
                if !codes[from..].contains(&code) {
                    codes.push(code);
                }
            };
            if field == Field::Name && !form.is_empty() {
                take(0, form);
            }
            each_word(form, |word| take(field as usize + 1, word));
        }
        self.records.push(entry.record);
        self.whens.push(entry.when_ms);
        self.ends.push(self.codes.len());
    }

    /// Gives every record its seat and every word its place.
    pub(super) fn finish(self) -> Layer {
        let mut order = self.counting();
        // For each index and word, how many have it, then where its next seat goes.
        let mut nexts = self.counts(&order);
        // Stable, so that the records stay in order where the moments are equal.
        order.sort_by_key(|&added| Reverse(self.whens[added as usize]));
        let Self { records, whens, ends, codes, tables, form: _ } = self;
        let mut words = Vec::with_capacity(INDEXES);
        let mut seats: Vec<Vec<u32>> = Vec::with_capacity(INDEXES);
        for (table, nexts) in tables.into_iter().zip(&mut nexts) {
            let (lexicon, starts) = table.sorted(nexts);
            seats.push(vec![0; starts[starts.len() - 1] as usize]);
            words.push((lexicon, starts));
        }
        for (seat, &added) in order.iter().enumerate() {
            for (index, word) in words_of(&codes, &ends, added) {
                let next = &mut nexts[index][word];
                seats[index][*next as usize] = seat as u32;
                *next += 1;
            }
        }
        let mut indexes = words.into_iter().zip(seats);
        let indexes = std::array::from_fn(|_| match indexes.next() {
            Some(((lexicon, starts), seats)) => Index::new(lexicon, starts, seats),
            None => Index::default(),
        });
        let records = order.iter().map(|&added| records[added as usize]).collect();
        let whens = order.iter().map(|&added| whens[added as usize]).collect();
        Layer::new(records, whens, indexes)
    }

    /// Returns which additions count, in the order of their records.
    fn counting(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.records.len() as u32).collect();
        let record = |added: u32| self.records[added as usize];
        order.sort_unstable_by_key(|&added| (record(added), Reverse(added)));
        order.dedup_by_key(|added| record(*added));
        order
    }

    /// Counts the records that have each word of each index.
    fn counts(&self, order: &[u32]) -> Vec<Vec<u32>> {
        let mut counts: Vec<_> = self.tables.iter().map(|table| vec![0; table.len()]).collect();
        for &added in order {
            for (index, word) in words_of(&self.codes, &self.ends, added) {
                counts[index][word] += 1;
            }
        }
        counts
    }
}

/// Returns the words of an addition: the index of each, and its number there.
fn words_of(codes: &[u32], ends: &[usize], added: u32) -> impl Iterator<Item = (usize, usize)> {
    let added = added as usize;
    let from = added.checked_sub(1).map_or(0, |before| ends[before]);
    let number = (1 << WORD_BITS) - 1;
    let codes = codes[from..ends[added]].iter();
    codes.map(move |code| ((code >> WORD_BITS) as usize, (code & number) as usize))
}

/// The words of a field in the order of their arrival, each once but for those of names.
#[derive(Debug, Default)]
struct Table {
    /// Each word, and `END` behind it.
    texts: String,
    /// Where each word begins.
    starts: Vec<u32>,
    /// Hash table of words; its length is zero or a power of two.
    slots: Vec<Slot>,
    hasher: RandomState,
}

/// A place of the hash table. It says where the word is, which saves a look at its number.
#[derive(Debug, Clone, Copy)]
struct Slot {
    /// The upper half of the word's hash.
    tag: u32,
    /// Where the word begins.
    start: u32,
    /// The word's number, or `FREE`.
    number: u32,
}

impl Slot {
    const NONE: Self = Self { tag: 0, start: 0, number: FREE };
}

impl Table {
    fn len(&self) -> usize {
        self.starts.len()
    }

    fn word(&self, number: usize) -> &str {
        let from = self.starts[number] as usize;
        let to = self.starts.get(number + 1).map_or(self.texts.len(), |&next| next as usize);
        &self.texts[from..to - END.len()]
    }

    /// Returns the number of a word, adding it if it is new and there is room.
    fn number(&mut self, word: &str) -> Option<u32> {
        if self.len() * 5 >= self.slots.len() * 4 {
            self.rehash();
        }
        let hash = self.hasher.hash_one(word.as_bytes());
        let tag = (hash >> 32) as u32;
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at].number != FREE {
            let slot = self.slots[at];
            if slot.tag == tag && self.is_at(slot.start, word) {
                return Some(slot.number);
            }
            at = (at + 1) & mask;
        }
        let start = self.texts.len() as u32;
        let number = self.append(word)?;
        self.slots[at] = Slot { tag, start, number };
        Some(number)
    }

    /// Returns the number that a word is added under, if there is room.
    fn append(&mut self, word: &str) -> Option<u32> {
        let (number, start) = (self.len(), self.texts.len());
        if number >> WORD_BITS != 0 || start + word.len() >= TEXT_BYTES_MAX {
            return None;
        }
        self.starts.push(start as u32);
        self.texts.push_str(word);
        self.texts.push_str(END);
        Some(number as u32)
    }

    fn is_at(&self, start: u32, word: &str) -> bool {
        let text = self.texts.as_bytes()[start as usize..].strip_prefix(word.as_bytes());
        text.is_some_and(|behind| behind.starts_with(END.as_bytes()))
    }

    fn rehash(&mut self) {
        let slots = (self.slots.len() * 2).max(16);
        let mask = slots - 1;
        self.slots = vec![Slot::NONE; slots];
        for number in 0..self.len() {
            let hash = self.hasher.hash_one(self.word(number).as_bytes());
            let mut at = hash as usize & mask;
            while self.slots[at].number != FREE {
                at = (at + 1) & mask;
            }
            let (tag, start) = ((hash >> 32) as u32, self.starts[number]);
            self.slots[at] = Slot { tag, start, number: number as u32 };
        }
    }

    /// Returns the words in order and where the seats of each begin, and replaces each word's
    /// count by that beginning.
    fn sorted(mut self, counts: &mut [u32]) -> (Lexicon, Vec<u32>) {
        self.slots = Vec::new();
        // Sixteen bytes decide nearly always, and compare as one number.
        let mut order: Vec<(u128, u32)> = (0..self.len())
            .filter(|&number| counts[number] > 0)
            .map(|number| (head(self.word(number)), number as u32))
            .collect();
        order.sort_unstable_by(|a, b| {
            let texts = || self.word(a.1 as usize).cmp(self.word(b.1 as usize));
            a.0.cmp(&b.0).then_with(texts)
        });
        let bytes = self.texts.len() - self.len() * END.len();
        let mut lexicon = Lexicon::with_capacity(order.len(), bytes);
        let mut starts = Vec::with_capacity(order.len() + 1);
        let mut start = 0;
        let mut before = None;
        for (head, number) in order {
            let word = self.word(number as usize);
            if before != Some((head, word)) {
                lexicon.push(word);
                starts.push(start);
                before = Some((head, word));
            }
            start += std::mem::replace(&mut counts[number as usize], start);
        }
        starts.push(start);
        lexicon.shrink();
        starts.shrink_to_fit();
        (lexicon, starts)
    }
}

/// Returns the first sixteen bytes as a number that compares as they do.
fn head(word: &str) -> u128 {
    let mut bytes = [0; 16];
    let taken = word.len().min(16);
    bytes[..taken].copy_from_slice(&word.as_bytes()[..taken]);
    u128::from_be_bytes(bytes)
}
