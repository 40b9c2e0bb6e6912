//! A dictionary: every distinct folded text of some columns once, with its place in the order.
//!
//! All texts lie in one arena, each ended by `END`, so that `contains` is a single search over
//! contiguous memory. A text's code never changes while the program runs; its rank does, but
//! seldom: ranks leave gaps, and a new text takes a number between its neighbours'. Texts that no
//! row holds any more stay until the next start.

use std::hash::Hasher;

use memchr::{memchr_iter, memmem::Finder};

use crate::ask::bitmap::{Bitmap, packed};
use crate::ask::threads::fill;

/// Ends each text of the arena; folded texts have no control characters.
const END: u8 = 0;

/// The code of the absent and the empty text.
pub(crate) const NOTHING: u32 = 0;

/// Slots of an empty dictionary; a power of two.
const SLOTS_MIN: usize = 16;

/// Largest arena; places in it are `u32`. Some hundred million names.
const ARENA_BYTES_MAX: usize = u32::MAX as usize;

/// Bytes that one thread searches faster than it starts another.
const SEARCHED_ALONE_MAX: usize = 1 << 20;

/// From so many new texts on, merging and ranking everything anew costs less than placing each.
const PLACED_ONE_BY_ONE_MAX: usize = 32;

/// Smallest gap that a local renumbering leaves between ranks, so that it pays for the next few.
const RANK_GAP_MIN: u64 = 32;

#[derive(Debug)]
pub(crate) struct Dictionary {
    arena: Vec<u8>,
    /// Where each code's text begins; one more entry than there are codes.
    starts: Vec<u32>,
    /// Hash table of codes; `NOTHING` is a free slot. Its length is a power of two.
    slots: Vec<u32>,
    /// Codes in the order of their texts, without `NOTHING` and without `pending`.
    order: Vec<u32>,
    /// Each code's rank; greater texts have greater ranks.
    ranks: Vec<u32>,
    /// Codes that have no place in `order` yet.
    pending: Vec<u32>,
}

impl Default for Dictionary {
    fn default() -> Self {
        Self {
            arena: vec![END],
            starts: vec![0, 1],
            slots: vec![NOTHING; SLOTS_MIN],
            order: Vec::new(),
            ranks: vec![0],
            pending: Vec::new(),
        }
    }
}

impl Dictionary {
    /// Makes a dictionary of texts that are in order already, each ended as [`ended_text`] gives
    /// it; their codes count up from 1.
    ///
    /// [`ended_text`]: Self::ended_text
    pub(crate) fn of_sorted(texts: &[u8]) -> Self {
        let arena = [&[END], texts].concat();
        let ends = memchr_iter(END, &arena).map(|at| at as u32 + 1);
        let starts: Vec<u32> = std::iter::once(0).chain(ends).collect();
        let len = starts.len() - 1;
        let order = (1..len as u32).collect();
        let mut dictionary =
            Self { arena, starts, slots: vec![], order, ranks: vec![0; len], pending: vec![] };
        dictionary.rehash((len * 5 / 4).next_power_of_two().max(SLOTS_MIN));
        dictionary.renumber(0, len - 1);
        dictionary
    }

    /// Returns the codes in the order of their texts.
    pub(crate) fn sorted(&self) -> &[u32] {
        &self.order
    }

    /// Returns a text with the octet that ends it.
    pub(crate) fn ended_text(&self, code: u32) -> &[u8] {
        let code = code as usize;
        &self.arena[self.starts[code] as usize..self.starts[code + 1] as usize]
    }

    /// Returns how many codes there are, `NOTHING` included.
    pub(crate) fn len(&self) -> usize {
        self.ranks.len()
    }

    pub(crate) fn ranks(&self) -> &[u32] {
        &self.ranks
    }

    pub(crate) fn text(&self, code: u32) -> &[u8] {
        let ended = self.ended_text(code);
        &ended[..ended.len() - 1]
    }

    /// Returns the bytes held, and how many of them are text.
    pub(crate) fn memory(&self) -> (usize, usize) {
        let codes = self.starts.capacity()
            + self.slots.capacity()
            + self.order.capacity()
            + self.ranks.capacity()
            + self.pending.capacity();
        (self.arena.capacity() + codes * 4, self.arena.len())
    }

    /// Returns the code of a folded text, adding it if it is new. A text that the arena cannot
    /// hold any more counts as absent.
    pub(crate) fn intern(&mut self, text: &str) -> u32 {
        if text.is_empty() {
            return NOTHING;
        }
        let slot = match self.slot(text.as_bytes()) {
            Ok(code) => return code,
            Err(slot) => slot,
        };
        if self.arena.len() + text.len() >= ARENA_BYTES_MAX {
            return NOTHING;
        }
        let code = self.len() as u32;
        self.arena.extend_from_slice(text.as_bytes());
        self.arena.push(END);
        self.starts.push(self.arena.len() as u32);
        self.ranks.push(0);
        self.pending.push(code);
        self.slots[slot] = code;
        if self.len() * 5 > self.slots.len() * 4 {
            self.rehash(self.slots.len() * 2);
        }
        code
    }

    /// Finds the code of a folded text.
    pub(crate) fn find(&self, text: &str) -> Option<u32> {
        self.slot(text.as_bytes()).ok()
    }

    /// Returns the text's code, or the free slot in which it belongs.
    fn slot(&self, text: &[u8]) -> Result<u32, usize> {
        let mask = self.slots.len() - 1;
        let mut at = hash(text) as usize & mask;
        loop {
            match self.slots[at] {
                NOTHING => return Err(at),
                code if self.text(code) == text => return Ok(code),
                _ => at = (at + 1) & mask,
            }
        }
    }

    fn rehash(&mut self, slots: usize) {
        self.slots = vec![NOTHING; slots];
        let mask = slots - 1;
        for code in 1..self.len() as u32 {
            let mut at = hash(self.text(code)) as usize & mask;
            while self.slots[at] != NOTHING {
                at = (at + 1) & mask;
            }
            self.slots[at] = code;
        }
    }

    /// Gives every new text its place in the order. Until then its rank is meaningless.
    pub(crate) fn settle(&mut self) {
        let mut pending = std::mem::take(&mut self.pending);
        if pending.len() <= PLACED_ONE_BY_ONE_MAX {
            for code in pending {
                self.place(code);
            }
            return;
        }
        self.sort_codes(&mut pending);
        self.order = self.merged(&pending);
        let end = self.order.len();
        self.renumber(0, end);
    }

    /// Gives back memory that loading reserved too much of.
    pub(crate) fn shrink(&mut self) {
        self.arena.shrink_to_fit();
        self.starts.shrink_to_fit();
        self.ranks.shrink_to_fit();
        self.pending = Vec::new();
    }

    /// Sorts codes by text. The first eight bytes decide nearly always, and compare as one number.
    fn sort_codes(&self, codes: &mut [u32]) {
        let mut keyed: Vec<(u64, u32)> =
            codes.iter().map(|&code| (head(self.text(code)), code)).collect();
        keyed.sort_unstable_by(|a, b| {
            a.0.cmp(&b.0).then_with(|| self.text(a.1).cmp(self.text(b.1)))
        });
        for (code, (_, sorted)) in codes.iter_mut().zip(keyed) {
            *code = sorted;
        }
    }

    fn merged(&self, new: &[u32]) -> Vec<u32> {
        let mut merged = Vec::with_capacity(self.order.len() + new.len());
        let mut rest = self.order.as_slice();
        for &code in new {
            let before = rest.partition_point(|&other| self.text(other) < self.text(code));
            merged.extend_from_slice(&rest[..before]);
            merged.push(code);
            rest = &rest[before..];
        }
        merged.extend_from_slice(rest);
        merged
    }

    fn place(&mut self, code: u32) {
        let at = self.lower_bound(self.text(code));
        self.order.insert(at, code);
        let (low, high) = (self.rank_before(at), self.rank_after(at));
        // At either end a fixed step lasts longer than halving what is left.
        let step = RANK_GAP_MIN * 32;
        let rank = if at + 1 == self.order.len() && high - low > 2 * step {
            low + step
        } else {
            low.midpoint(high)
        };
        if rank == low || rank >= high {
            self.make_room(at);
        } else {
            self.ranks[code as usize] = rank as u32;
        }
    }

    /// Returns the rank that everything from place `at` on lies above.
    fn rank_before(&self, at: usize) -> u64 {
        at.checked_sub(1).map_or(0, |before| u64::from(self.ranks[self.order[before] as usize]))
    }

    /// Returns the rank that everything up to place `at` lies below.
    fn rank_after(&self, at: usize) -> u64 {
        let next = self.order.get(at + 1);
        next.map_or(u64::from(u32::MAX), |&code| u64::from(self.ranks[code as usize]))
    }

    /// Renumbers the smallest neighbourhood of a place that has numbers to spare.
    fn make_room(&mut self, at: usize) {
        let mut reach = 16;
        loop {
            let from = at.saturating_sub(reach);
            let to = (at + reach).min(self.order.len());
            let whole = from == 0 && to == self.order.len();
            let room = self.rank_after(to - 1) - self.rank_before(from);
            if whole || room / (to - from + 1) as u64 >= RANK_GAP_MIN {
                return self.renumber(from, to);
            }
            reach *= 2;
        }
    }

    /// Spreads the ranks of these places evenly between their neighbours'.
    fn renumber(&mut self, from: usize, to: usize) {
        if from == to {
            return;
        }
        let (low, high) = (self.rank_before(from), self.rank_after(to - 1));
        let step = (high - low) / (to - from + 1) as u64;
        for (nth, at) in (from..to).enumerate() {
            let code = self.order[at] as usize;
            self.ranks[code] = (low + step * (nth as u64 + 1)) as u32;
        }
    }

    /// Returns how many texts of the order are smaller.
    fn lower_bound(&self, text: &[u8]) -> usize {
        self.order.partition_point(|&code| self.text(code) < text)
    }

    /// Returns where a text stands or would stand: its rank and whether it is there itself; if
    /// not, the rank is that of the greatest smaller text.
    pub(crate) fn position(&self, text: &str) -> (u32, bool) {
        match self.find(text) {
            Some(code) => (self.ranks[code as usize], true),
            None => (self.rank_before(self.lower_bound(text.as_bytes())) as u32, false),
        }
    }

    /// Returns the codes of the texts that begin with this one.
    pub(crate) fn starting_with(&self, text: &str) -> Bitmap {
        let bytes = text.as_bytes();
        let from = self.lower_bound(bytes);
        let many = self.order[from..].partition_point(|&code| self.text(code).starts_with(bytes));
        self.codes(self.order[from..from + many].iter().copied())
    }

    /// Returns the codes of the texts that end with this one.
    pub(crate) fn ending_with(&self, text: &str) -> Bitmap {
        let mut codes = Bitmap::zeros(self.len().div_ceil(64));
        let alone = self.arena.len() < SEARCHED_ALONE_MAX;
        // Looking at each end costs less than searching for it where many texts have it, and no
        // more than reading the arena where none has.
        fill(codes.words_mut(), alone, |from, words| {
            self.mark_ending_with(text.as_bytes(), from * 64, words);
        });
        codes
    }

    /// Marks the texts with an end, from a code on, as many as the words hold.
    fn mark_ending_with(&self, end: &[u8], first: usize, words: &mut [u64]) {
        let last = self.len().min(first + words.len() * 64);
        for (at, ends) in self.starts[first..=last].windows(2).enumerate() {
            let text = &self.arena[ends[0] as usize..ends[1] as usize - 1];
            words[at / 64] |= u64::from(text.ends_with(end)) << (at % 64);
        }
    }

    /// Returns the codes of the texts that have this one inside.
    pub(crate) fn containing(&self, text: &str) -> Bitmap {
        self.containing_bytes(text.as_bytes())
    }

    fn containing_bytes(&self, bytes: &[u8]) -> Bitmap {
        let mut codes = Bitmap::zeros(self.len().div_ceil(64));
        let words = codes.words_mut();
        // A single letter is in most texts; starting the general search for each would take longer
        // than the search.
        if let &[letter] = bytes {
            self.mark_with_letter(letter, words);
            return codes;
        }
        let finder = Finder::new(bytes);
        let alone = self.arena.len() < SEARCHED_ALONE_MAX;
        fill(words, alone, |from, words| self.mark_found(&finder, from * 64, words));
        codes
    }

    /// Marks the texts in which something is found, from a code on, as many as the words hold.
    fn mark_found(&self, finder: &Finder<'_>, first: usize, words: &mut [u64]) {
        let last = self.len().min(first + words.len() * 64);
        let end = self.starts[last] as usize;
        let (mut code, mut from) = (first, self.starts[first] as usize);
        // One hit is enough: the search goes on behind the text that has it.
        while let Some(hit) = finder.find(&self.arena[from..end]) {
            code = self.code_at(code, (from + hit) as u32);
            words[(code - first) / 64] |= 1 << (code % 64);
            code += 1;
            from = self.starts[code] as usize;
        }
    }

    fn mark_with_letter(&self, letter: u8, words: &mut [u64]) {
        let (chunks, rest) = self.arena.as_chunks::<64>();
        let mut last = [END; 64];
        last[..rest.len()].copy_from_slice(rest);
        let chunks = chunks.iter().chain(std::iter::once(&last));
        let places: Vec<u64> = chunks.map(|chunk| packed(chunk, |byte| byte == letter)).collect();
        for (code, ends) in self.starts.windows(2).enumerate() {
            let (from, to) = (ends[0] as usize, ends[1] as usize - 1);
            let mut found = (places[from / 64] >> (from % 64)) & low_bits(to - from);
            // Nearly all texts end in this word or the next.
            let next = from / 64 + 1;
            for (word, place) in places.iter().enumerate().take(to / 64 + 1).skip(next) {
                found |= place & low_bits(to - word * 64);
            }
            words[code / 64] |= u64::from(found != 0) << (code % 64);
        }
    }

    /// Returns the code, from this one on, whose text covers a place of the arena. Gallops,
    /// because hits may be dense or far apart.
    fn code_at(&self, code: usize, place: u32) -> usize {
        let ends = &self.starts[code + 1..];
        let mut step = 0;
        while step < ends.len() && ends[step] <= place {
            step = 2 * step + 1;
        }
        let from = step / 2;
        let to = step.min(ends.len());
        code + from + ends[from..to].partition_point(|&end| end <= place)
    }

    fn codes(&self, codes: impl Iterator<Item = u32>) -> Bitmap {
        let mut bitmap = Bitmap::zeros(self.len().div_ceil(64));
        for code in codes {
            bitmap.insert(code);
        }
        bitmap
    }
}

/// Returns a word with the lowest so many bits set.
const fn low_bits(many: usize) -> u64 {
    if many >= 64 { u64::MAX } else { (1 << many) - 1 }
}

/// Returns the first eight bytes as a number that compares as they do.
fn head(text: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    let taken = text.len().min(8);
    bytes[..taken].copy_from_slice(&text[..taken]);
    u64::from_be_bytes(bytes)
}

/// Hashes a text; the same in every run, unlike the standard table's.
fn hash(text: &[u8]) -> u64 {
    let mut hasher = std::collections::hash_map::DefaultHasher::new();
    hasher.write(text);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn check(batches: &[Vec<String>], parts: &[&str]) {
        let mut dictionary = Dictionary::default();
        let mut texts = BTreeSet::new();
        for batch in batches {
            for text in batch.iter().filter(|text| !text.is_empty()) {
                let code = dictionary.intern(text);
                assert_eq!(dictionary.find(text), Some(code));
                assert_eq!(dictionary.text(code), text.as_bytes());
                texts.insert(text.clone());
            }
            dictionary.settle();
            let ranks: Vec<u32> = texts.iter().map(|text| dictionary.position(text).0).collect();
            assert!(ranks.is_sorted_by(|a, b| a < b), "ranks order as texts do");
        }
        assert_eq!(dictionary.len(), texts.len() + 1);
        for part in parts {
            let codes = |fits: &dyn Fn(&str) -> bool| {
                let fitting = texts.iter().filter(|text| fits(text));
                Bitmap::from_rows(fitting.filter_map(|text| dictionary.find(text)))
            };
            assert_eq!(dictionary.containing(part), codes(&|text| text.contains(part)), "{part}");
            assert_eq!(dictionary.starting_with(part), codes(&|text| text.starts_with(part)));
            assert_eq!(dictionary.ending_with(part), codes(&|text| text.ends_with(part)));
        }
    }

    proptest! {
        #[test]
        fn texts_are_found_and_ordered(
            batches in vec(vec("[ab]{0,4}|[a-c ]{60,200}", 0..50), 0..8),
            part in "[ab]{1,3}",
        ) {
            check(&batches, &[&part, "a", "c "]);
        }
    }

    #[test]
    fn what_several_search_together_is_found_alike() {
        let texts: Vec<String> = (0..150_000).map(|n| format!("person {n}")).collect();
        assert!(texts.iter().map(String::len).sum::<usize>() > SEARCHED_ALONE_MAX);
        check(&[texts], &["99", "person 7", "149999", "n 0", "nobody"]);
    }

    #[test]
    fn ranks_last_however_texts_arrive() {
        // Each new text belongs right before the last one, where the numbers run out first.
        let mut dictionary = Dictionary::default();
        let mut add = |text: String| {
            dictionary.intern(&text);
            dictionary.settle();
        };
        add("a".to_owned());
        add("z".to_owned());
        for at in 0..3_000 {
            add(format!("m{:05}", 9_999 - at));
            add(format!("m{:05}", 10_000 + at));
        }
        let order: Vec<u32> = (0..dictionary.len() as u32).collect();
        let mut by_rank = order.clone();
        by_rank.sort_by_key(|&code| dictionary.ranks()[code as usize]);
        let mut by_text = order;
        by_text.sort_by_key(|&code| dictionary.text(code).to_vec());
        assert_eq!(by_rank, by_text);
    }
}
