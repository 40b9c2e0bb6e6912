//! The words of one field in their order, and who has each.

use std::ops::Range;

/// Different words in ascending order.
#[derive(Debug)]
pub(super) struct Lexicon {
    texts: String,
    /// Where each word begins; one more entry than there are words.
    starts: Vec<u32>,
}

impl Default for Lexicon {
    fn default() -> Self {
        Self { texts: String::new(), starts: vec![0] }
    }
}

impl Lexicon {
    pub(super) fn with_capacity(words: usize, bytes: usize) -> Self {
        let mut starts = Vec::with_capacity(words + 1);
        starts.push(0);
        Self { texts: String::with_capacity(bytes), starts }
    }

    /// Adds a word that is greater than all others. The caller sees to it that all together have
    /// at most `u32::MAX` bytes.
    pub(super) fn push(&mut self, word: &str) {
        self.texts.push_str(word);
        self.starts.push(self.texts.len() as u32);
    }

    pub(super) fn len(&self) -> u32 {
        self.starts.len() as u32 - 1
    }

    pub(super) fn text_bytes(&self) -> usize {
        self.texts.len()
    }

    pub(super) fn word(&self, number: u32) -> &str {
        let number = number as usize;
        &self.texts[self.starts[number] as usize..self.starts[number + 1] as usize]
    }

    /// Returns the word's bytes from a depth on.
    pub(super) fn below(&self, number: u32, depth: usize) -> &[u8] {
        let number = number as usize;
        let from = self.starts[number] as usize + depth;
        &self.texts.as_bytes()[from..self.starts[number + 1] as usize]
    }

    /// Returns the word itself among those that begin with it.
    pub(super) fn exactly(&self, word: &str, among: &Range<u32>) -> Range<u32> {
        let found = !among.is_empty() && self.word(among.start) == word;
        among.start..among.start + u32::from(found)
    }

    /// Returns the words that begin with a text.
    pub(super) fn starting_with(&self, text: &str) -> Range<u32> {
        self.narrowed(0..self.len(), 0, text.as_bytes())
    }

    /// Returns those of some words, alike up to a depth, that go on with these bytes.
    pub(super) fn narrowed(&self, among: Range<u32>, depth: usize, bytes: &[u8]) -> Range<u32> {
        let from = first(among.clone(), |number| self.below(number, depth) >= bytes);
        self.leading(from..among.end, depth, bytes)
    }

    /// Returns the first of some words, as many as go on with these bytes; those that do are at
    /// the beginning.
    pub(super) fn leading(&self, among: Range<u32>, depth: usize, bytes: &[u8]) -> Range<u32> {
        let from = among.start;
        // Words with a common beginning are few nearly always, so galloping beats halving.
        let mut step = 1;
        while from + step <= among.end && self.below(from + step - 1, depth).starts_with(bytes) {
            step *= 2;
        }
        let reached = from + step / 2..among.end.min(from + step);
        let end = first(reached, |number| !self.below(number, depth).starts_with(bytes));
        from..end
    }

    /// Gives back memory that was reserved for more.
    pub(super) fn shrink(&mut self) {
        self.texts.shrink_to_fit();
        self.starts.shrink_to_fit();
    }

    fn bytes(&self) -> usize {
        self.texts.capacity() + self.starts.capacity() * 4
    }
}

/// Returns the first number for which something holds that then holds for all later ones.
fn first(numbers: Range<u32>, holds: impl Fn(u32) -> bool) -> u32 {
    let (mut low, mut high) = (numbers.start, numbers.end);
    while low < high {
        let middle = low.midpoint(high);
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

/// The words of one field, and the seats of the records that have each.
#[derive(Debug)]
pub(super) struct Index {
    pub(super) lexicon: Lexicon,
    /// Where each word's seats begin; one more entry than there are words.
    starts: Vec<u32>,
    /// Seats, in any order for each word. Those of neighbouring words are neighbours, so that the
    /// words of a prefix are one slice.
    seats: Vec<u32>,
}

impl Default for Index {
    fn default() -> Self {
        Self { lexicon: Lexicon::default(), starts: vec![0], seats: Vec::new() }
    }
}

impl Index {
    /// Puts an index together. `starts` has one more entry than there are words.
    pub(super) const fn new(lexicon: Lexicon, starts: Vec<u32>, seats: Vec<u32>) -> Self {
        Self { lexicon, starts, seats }
    }

    /// Returns the seats of some neighbouring words; a seat may be there several times.
    pub(super) fn seats(&self, words: &Range<u32>) -> &[u32] {
        let (from, to) = (self.starts[words.start as usize], self.starts[words.end as usize]);
        &self.seats[from as usize..to as usize]
    }

    /// Returns how many seats there are, over all words.
    pub(super) fn len(&self) -> usize {
        self.seats.len()
    }

    pub(super) fn bytes(&self) -> usize {
        self.lexicon.bytes() + (self.starts.capacity() + self.seats.capacity()) * 4
    }
}
