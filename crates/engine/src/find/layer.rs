//! A layer: some records, the newest first, and an index of each field.
//!
//! A record's number in its layer is its seat. Because seats are given by age, a list of seats in
//! ascending order is a list of records in the order of the answer.

use std::cmp::Reverse;

use crate::ask::bitmap::Bitmap;
use crate::find::lexicon::Index;
use crate::find::{Field, Kinds, Record};

/// Indexes of a layer: one of whole names, then one for each field.
pub(super) const INDEXES: usize = Field::ALL.len() + 1;

/// Decides between equally good matches: the lesser comes first.
pub(super) type Standing = (Reverse<i64>, Record);

#[derive(Debug, Default)]
pub(super) struct Layer {
    records: Vec<Record>,
    whens: Vec<i64>,
    /// Seats in the order of their records.
    by_record: Vec<u32>,
    /// Seats whose record was not taken out.
    live: Bitmap,
    live_count: usize,
    /// Seats of each kind that there is.
    kinds: Vec<(u8, Bitmap)>,
    indexes: [Index; INDEXES],
}

impl Layer {
    /// Puts a layer together of different records in the order of their standing, and the indexes
    /// of their seats.
    pub(super) fn new(records: Vec<Record>, whens: Vec<i64>, indexes: [Index; INDEXES]) -> Self {
        let many = records.len();
        let mut by_record: Vec<u32> = (0..many as u32).collect();
        by_record.sort_unstable_by_key(|&seat| records[seat as usize]);
        let words = many.div_ceil(64);
        let mut live = Bitmap::zeros(words);
        let mut kinds: Vec<(u8, Bitmap)> = Vec::new();
        for (seat, record) in records.iter().enumerate() {
            live.insert(seat as u32);
            let at = kinds.iter().position(|(kind, _)| *kind == record.kind).unwrap_or_else(|| {
                kinds.push((record.kind, Bitmap::zeros(words)));
                kinds.len() - 1
            });
            kinds[at].1.insert(seat as u32);
        }
        Self { records, whens, by_record, live, live_count: many, kinds, indexes }
    }

    /// Returns how many seats there are.
    pub(super) const fn len(&self) -> usize {
        self.records.len()
    }

    /// Returns how many of them have a record still.
    pub(super) const fn count(&self) -> usize {
        self.live_count
    }

    pub(super) fn is_live(&self, seat: u32) -> bool {
        self.live.get(seat)
    }

    pub(super) fn record(&self, seat: u32) -> Record {
        self.records[seat as usize]
    }

    pub(super) fn when(&self, seat: u32) -> i64 {
        self.whens[seat as usize]
    }

    pub(super) fn standing(&self, seat: u32) -> Standing {
        (Reverse(self.when(seat)), self.record(seat))
    }

    pub(super) const fn indexes(&self) -> &[Index; INDEXES] {
        &self.indexes
    }

    pub(super) const fn names(&self) -> &Index {
        &self.indexes[0]
    }

    pub(super) const fn index(&self, field: Field) -> &Index {
        &self.indexes[field as usize + 1]
    }

    /// Takes a record out. Returns whether it was there.
    pub(super) fn take_out(&mut self, record: Record) -> bool {
        let found = self.by_record.binary_search_by_key(&record, |&seat| self.record(seat));
        let Ok(at) = found else { return false };
        let seat = self.by_record[at];
        let was_live = self.live.get(seat);
        self.live.remove(seat);
        self.live_count -= usize::from(was_live);
        was_live
    }

    /// Returns the seats that have a record of one of these kinds.
    pub(super) fn open(&self, kinds: Kinds<'_>) -> Bitmap {
        let mut open = self.live.clone();
        if let Kinds::Only(wanted) = kinds {
            let unwanted = self.kinds.iter().filter(|(kind, _)| !wanted.contains(kind));
            for (_, seats) in unwanted {
                let words = open.words_mut().iter_mut().zip(seats.words());
                words.for_each(|(open, seats)| *open &= !seats);
            }
        }
        open
    }

    pub(super) fn bytes(&self) -> usize {
        let bitmaps = (self.kinds.len() + 1) * self.live.words().len() * 8;
        let records = self.records.capacity() * size_of::<Record>();
        let others = self.whens.capacity() * 8 + self.by_record.capacity() * 4;
        let indexes: usize = self.indexes.iter().map(Index::bytes).sum();
        bitmaps + records + others + indexes
    }
}
