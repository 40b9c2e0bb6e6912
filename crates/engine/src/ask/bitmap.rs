//! A set of row numbers, one bit each.

use std::ops::Range;

/// A set of row numbers, one bit each.
///
/// Bits past the end are zero, so sets of tables that have grown since still combine.
#[derive(Debug, Clone, Default)]
pub struct Bitmap {
    words: Vec<u64>,
}

impl Bitmap {
    /// Collects row numbers into a set.
    #[must_use]
    pub fn from_rows(rows: impl IntoIterator<Item = u32>) -> Self {
        let mut bitmap = Self::default();
        for row in rows {
            bitmap.insert(row);
        }
        bitmap
    }

    pub(crate) fn zeros(words: usize) -> Self {
        Self { words: vec![0; words] }
    }

    pub(crate) fn from_words(words: Vec<u64>) -> Self {
        Self { words }
    }

    pub(crate) fn words(&self) -> &[u64] {
        &self.words
    }

    pub(crate) fn words_mut(&mut self) -> &mut [u64] {
        &mut self.words
    }

    /// Returns the word, zero past the end.
    pub(crate) fn word(&self, at: usize) -> u64 {
        self.words.get(at).copied().unwrap_or(0)
    }

    /// Makes room for this many words, so that they can be written in place.
    pub(crate) fn grow(&mut self, words: usize) {
        if self.words.len() < words {
            self.words.resize(words, 0);
        }
    }

    pub(crate) fn reserve(&mut self, words: usize) {
        self.words.reserve_exact(words.saturating_sub(self.words.len()));
    }

    /// Returns whether a row is in the set.
    #[must_use]
    #[inline]
    pub fn get(&self, row: u32) -> bool {
        self.words.get(row as usize / 64).is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    /// Adds a row.
    pub fn insert(&mut self, row: u32) {
        let at = row as usize / 64;
        self.grow(at + 1);
        self.words[at] |= 1 << (row % 64);
    }

    /// Takes a row out.
    pub fn remove(&mut self, row: u32) {
        if let Some(word) = self.words.get_mut(row as usize / 64) {
            *word &= !(1 << (row % 64));
        }
    }

    pub(crate) fn put(&mut self, row: u32, present: bool) {
        if present {
            self.insert(row);
        } else {
            self.remove(row);
        }
    }

    /// Returns how many rows are in the set.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.words.iter().map(|word| word.count_ones()).sum()
    }

    /// Returns whether no row is in the set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|&word| word == 0)
    }

    /// Returns the rows in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.within(0..self.words.len())
    }

    /// Returns the rows of a run of words in ascending order.
    pub(crate) fn within(&self, run: Range<usize>) -> impl Iterator<Item = u32> + '_ {
        let words = self.words[run.clone()].iter();
        run.zip(words).flat_map(|(at, &word)| Bits { word, base: at as u32 * 64 })
    }

    /// Returns the rows as a list.
    #[must_use]
    pub fn rows(&self) -> Vec<u32> {
        let mut rows = Vec::with_capacity(self.count() as usize);
        rows.extend(self.iter());
        rows
    }

    /// Adds all rows of another set.
    pub(crate) fn add(&mut self, other: &Self) {
        self.grow(other.words.len());
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
    }

    /// Keeps the rows that are in another set too.
    pub(crate) fn keep(&mut self, other: &Self) {
        for (at, word) in self.words.iter_mut().enumerate() {
            *word &= other.word(at);
        }
    }

    /// Keeps the rows that fit.
    pub(crate) fn retain(&mut self, fits: impl Fn(u32) -> bool) {
        for (at, word) in self.words.iter_mut().enumerate() {
            for row in (Bits { word: *word, base: at as u32 * 64 }) {
                if !fits(row) {
                    *word &= !(1 << (row % 64));
                }
            }
        }
    }

    /// Takes all rows of another set out.
    pub(crate) fn take_out(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= !other);
    }

    /// Returns the rows at some places of the ascending order, in the order of the places given.
    pub(crate) fn at(&self, places: &[usize]) -> Vec<u32> {
        let mut wanted: Vec<(usize, usize)> = places.iter().copied().zip(0..).collect();
        wanted.sort_unstable();
        let mut found = vec![0; places.len()];
        let mut wanted = wanted.into_iter().peekable();
        let mut before = 0;
        for (word, at) in self.words.iter().zip(0_u32..) {
            let here = word.count_ones() as usize;
            while let Some((place, order)) = wanted.next_if(|(place, _)| *place < before + here) {
                let mut bits = Bits { word: *word, base: at * 64 };
                found[order] = bits.nth(place - before).unwrap_or(0);
            }
            before += here;
        }
        found
    }

    /// Returns the rows that are in both sets.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        Self { words: self.words.iter().zip(&other.words).map(|(a, b)| a & b).collect() }
    }
}

impl PartialEq for Bitmap {
    fn eq(&self, other: &Self) -> bool {
        let longest = self.words.len().max(other.words.len());
        (0..longest).all(|at| self.word(at) == other.word(at))
    }
}

impl Eq for Bitmap {}

/// The set bits of one word, lowest first.
struct Bits {
    word: u64,
    base: u32,
}

impl Iterator for Bits {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        if self.word == 0 {
            return None;
        }
        let bit = self.word.trailing_zeros();
        self.word &= self.word - 1;
        Some(self.base + bit)
    }
}

/// Returns one bit for each value. Bytes first, because compilers turn that loop into vector
/// instructions; then eight bytes of 0 or 1 become eight bits in one multiplication. Inlined always
/// for that it is compiled with the instructions of whoever calls it.
#[inline(always)]
pub(crate) fn packed<T: Copy>(values: &[T; 64], fits: impl Fn(T) -> bool) -> u64 {
    let bytes = values.map(|value| u8::from(fits(value)));
    let (eights, _) = bytes.as_chunks::<8>();
    eights.iter().enumerate().fold(0, |word, (at, eight)| {
        let bits = u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        word | bits << (8 * at)
    })
}
