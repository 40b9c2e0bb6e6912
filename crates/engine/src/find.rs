//! The finder: records by the words they are known under, best match first, as one types.
//!
//! It keeps folded words, never whole texts, and answers with keys; rows are shown from the
//! database. It neither reads the database nor the clock: it is fed by a `Loader` at the start and
//! by `set`, `set_all` and `remove` after each commit.
//!
//! Ranking is a ladder. Each rung says how well every word of the query must be found (`Grade`)
//! and in which field at least (`Field`). A record stands on the first rung that holds for it;
//! within a rung the newer record comes first, then the smaller key. Rungs are climbed in order
//! and only until there are enough hits, so the answer is the true head of the whole order however
//! many records match: nothing is sampled, capped or guessed.
//!
//! Records lie in layers, each unchangeable but for what was taken out, merged so that each layer
//! is over eight times as large as the next: the logarithmic method of Bentley and Saxe,
//! "Decomposable searching problems I" (Journal of Algorithms 1, 1980).

mod words;

mod draft;
mod layer;
mod lexicon;
mod merge;

mod ladder;
mod typos;

#[cfg(test)]
mod reference;
#[cfg(test)]
mod tests;

use draft::Draft;
use layer::Layer;
use words::Query;

/// Most hits of one answer; nobody reads further, they type on.
pub const HITS_MAX: usize = 1_000;

/// A layer is merged with the next smaller one unless it is more than so many times as large.
/// Larger: fewer layers to look through. Smaller: less is copied by each change.
const LAYER_RATIO: usize = 8;

/// What is found: a row of a kind. What the kinds are is the caller's affair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Record {
    /// Its kind.
    pub kind: u8,
    /// Its row number.
    pub row: u32,
}

/// Where a text stands in its record, the weightiest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// What the record is called. Only here does it matter where the words stand.
    Name,
    /// What it is about.
    Title,
    /// Whom it belongs to.
    Company,
    /// An e-mail address.
    Email,
    /// Anything else: phone numbers, cities, tags.
    Other,
}

impl Field {
    /// All fields, the weightiest first.
    pub const ALL: [Self; 5] = [Self::Name, Self::Title, Self::Company, Self::Email, Self::Other];
}

/// How well the words of a query are found in a record, the best first.
///
/// From `Exact` on it is the grade of the word that is found worst. Edits are insertions,
/// deletions, substitutions and transpositions of neighbours, each letter edited once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// The query is a whole name.
    WholeName,
    /// A name begins with the query, and the query ends where a word of the name does.
    NameWords,
    /// A name begins with the query.
    NameStart,
    /// Each word of the query is a word of the record.
    Exact,
    /// Each is the beginning of a word of the record.
    Prefix,
    /// Each is at most one edit away from a word with the same first letter.
    OneTypo,
    /// Each is at most one edit away from the beginning of such a word.
    OneTypoPrefix,
    /// Each is at most one edit away from the beginning of any word.
    OneTypoAnywhere,
    /// As `OneTypoPrefix`, with two edits for words of eight letters or more, if the query has at
    /// most two words.
    TwoTypos,
    /// As `OneTypoAnywhere`, with two edits for the same words.
    TwoTyposAnywhere,
}

impl Grade {
    /// The grades that look at how a name begins.
    const NAMED: [Self; 3] = [Self::WholeName, Self::NameWords, Self::NameStart];

    /// The grades that look for each word by itself.
    const WORDED: [Self; 7] = [
        Self::Exact,
        Self::Prefix,
        Self::OneTypo,
        Self::OneTypoPrefix,
        Self::OneTypoAnywhere,
        Self::TwoTypos,
        Self::TwoTyposAnywhere,
    ];
}

/// What is known of a record.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// The record.
    pub record: Record,
    /// When it last mattered, in milliseconds; the newer wins among equal matches.
    pub when_ms: i64,
    /// Its texts, in any order, as they are shown. Of each the first 256 bytes count, of all
    /// together the first 64 words.
    pub texts: &'a [(Field, &'a str)],
}

/// One record that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The record.
    pub record: Record,
    /// Greater is better; equal scores are equally good matches. At least 1.
    pub score: u16,
    /// How well the words were found.
    pub grade: Grade,
    /// The least weighty field that was needed to find all of them at that grade.
    pub field: Field,
}

impl Hit {
    fn new(record: Record, grade: Grade, field: Field) -> Self {
        let score = match Grade::WORDED.iter().position(|&worded| worded == grade) {
            Some(at) => (Grade::WORDED.len() - at) * Field::ALL.len() - field as usize,
            None => Grade::WORDED.len() * Field::ALL.len() + Grade::NAMED.len() - grade as usize,
        };
        Self { record, score: score as u16, grade, field }
    }
}

/// Which kinds of records to find.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kinds<'a> {
    /// All of them.
    All,
    /// Only these.
    Only(&'a [u8]),
}

/// The records and the words they are known under.
///
/// About a hundred bytes for each record with a name, a title, a company and an address.
#[derive(Debug, Default)]
pub struct Finder {
    /// The largest first; a record is live in at most one.
    layers: Vec<Layer>,
}

impl Finder {
    /// Starts loading many records at once, instead of those that are there.
    #[must_use]
    pub fn load() -> Loader {
        Loader { draft: Draft::default() }
    }

    /// Takes in what is known of a record, instead of what was.
    pub fn set(&mut self, entry: &Entry<'_>) {
        self.set_all(std::slice::from_ref(entry));
    }

    /// Takes in what is known of some records, instead of what was; of a record that comes twice,
    /// the later. The records of one commit should come in one call: a call makes a layer.
    ///
    /// Costs some microseconds a record, and now and then the merging of layers: with ever more
    /// changes, everything is copied once for each eighth of it that changed.
    pub fn set_all(&mut self, entries: &[Entry<'_>]) {
        let mut draft = Draft::default();
        for entry in entries {
            draft.add(entry);
            self.take_out(entry.record);
        }
        self.layers.push(draft.finish());
        self.settle();
    }

    /// Forgets a record. Returns whether it was there.
    pub fn remove(&mut self, record: Record) -> bool {
        let removed = self.take_out(record);
        self.settle();
        removed
    }

    /// Finds the records that have every word of a query, the best first.
    ///
    /// The words may stand in any order and any field, and each may be the beginning of the
    /// record's word. Only when that does not fill the limit are words with typos tried: one edit
    /// in words of four letters or more, two in words of eight or more if there are at most two
    /// words, none in numbers.
    ///
    /// A query without letters or digits finds nothing. Of a longer one the first 256 bytes
    /// count, and of these the first eight different words; the limit is at most `HITS_MAX`.
    #[must_use]
    pub fn find(&self, query: &str, kinds: Kinds<'_>, limit: usize) -> Vec<Hit> {
        let query = Query::new(query);
        if query.words.is_empty() {
            return Vec::new();
        }
        ladder::climb(&self.layers, &query, kinds, limit.min(HITS_MAX))
    }

    /// Returns how many records are known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.layers.iter().map(Layer::count).sum()
    }

    /// Returns whether no record is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns how many bytes are held.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.layers.iter().map(Layer::bytes).sum()
    }

    fn take_out(&mut self, record: Record) -> bool {
        self.layers.iter_mut().any(|layer| layer.take_out(record))
    }

    /// Merges layers of like size, and drops what was taken out where it is most of a layer.
    fn settle(&mut self) {
        while let [.., larger, smaller] = self.layers.as_slice() {
            if larger.len() > LAYER_RATIO * smaller.len() || !merge::fit(larger, smaller) {
                break;
            }
            let merged = merge::merged(larger, smaller);
            self.layers.truncate(self.layers.len() - 2);
            self.layers.push(merged);
        }
        for layer in &mut self.layers {
            if layer.count() * 2 < layer.len() {
                *layer = merge::merged(layer, &Layer::default());
            }
        }
        self.layers.retain(|layer| layer.count() > 0);
    }
}

/// Takes in all records at the start.
#[derive(Debug)]
pub struct Loader {
    draft: Draft,
}

impl Loader {
    /// Makes room for records, so that growing does not double what is held.
    pub fn reserve(&mut self, records: usize) {
        self.draft.reserve(records);
    }

    /// Takes in what is known of a record; of one that comes twice, the later.
    pub fn add(&mut self, entry: &Entry<'_>) {
        self.draft.add(entry);
    }

    /// Orders everything and hands it over.
    #[must_use]
    pub fn finish(self) -> Finder {
        let mut finder = Finder { layers: vec![self.draft.finish()] };
        finder.settle();
        finder
    }
}
