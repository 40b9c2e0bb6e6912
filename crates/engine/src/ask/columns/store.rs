//! One column: a vector indexed by row number.

use crate::ask::bitmap::Bitmap;
use crate::ask::catalogue::Kind;
use crate::ask::columns::{Datum, ROWS_MAX};
use crate::ask::dictionary::{Dictionary, NOTHING};
use crate::ask::fold::fold;

/// Stands for no value among numbers, so that a range never includes it and no second vector of
/// presence has to be read.
pub(crate) const NO_NUMBER: i64 = i64::MIN;

/// The same among days.
pub(crate) const NO_DAY: i32 = i32::MIN;

/// The same among seconds.
pub(crate) const NO_SECOND: u32 = 0;

/// Returns the whole second in which a moment lies; one before 1970 or after 2106 counts as the
/// first or last second.
pub(crate) fn second(ms: i64) -> u32 {
    u32::try_from(ms.div_euclid(1_000).clamp(1, i64::from(u32::MAX))).unwrap_or(u32::MAX)
}

/// Most different words of a choice column; a code is one byte.
const CHOICE_WORDS_MAX: usize = 254;

/// The code of every word past those.
const OTHER_WORD: u8 = u8::MAX;

#[derive(Debug, Default)]
pub(crate) enum Store {
    Flag(Bitmap),
    Number(Vec<i64>),
    /// The same, 0 where nothing was added.
    Total(Vec<i64>),
    Count(Vec<u32>),
    /// Seconds since 1970, `NO_SECOND` for none.
    Second(Vec<u32>),
    Day(Vec<i32>),
    Choice(Box<Choices>),
    /// Codes of the dictionary with this number.
    Text(Vec<u32>, usize),
    Ref(Vec<u32>),
    /// Kept elsewhere.
    #[default]
    Elsewhere,
}

impl Store {
    pub(crate) fn new(kind: Kind) -> Self {
        match kind {
            Kind::Flag => Self::Flag(Bitmap::default()),
            Kind::Integer | Kind::Money(_) | Kind::Time => Self::Number(Vec::new()),
            Kind::Total => Self::Total(Vec::new()),
            Kind::Count => Self::Count(Vec::new()),
            Kind::Second => Self::Second(Vec::new()),
            Kind::Date => Self::Day(Vec::new()),
            Kind::Choice(words) => Self::Choice(Box::new(Choices::new(words))),
            Kind::Text(dictionary) => Self::Text(Vec::new(), dictionary.index()),
            Kind::Ref(_) | Kind::Parent(_) => Self::Ref(Vec::new()),
            Kind::LongText | Kind::Survivor => Self::Elsewhere,
        }
    }

    pub(crate) fn grow(&mut self, words: usize) {
        let rows = words * 64;
        match self {
            Self::Flag(bits) => bits.grow(words),
            Self::Number(values) => values.resize(rows, NO_NUMBER),
            Self::Total(values) => values.resize(rows, 0),
            Self::Count(values) => values.resize(rows, 0),
            Self::Second(values) => values.resize(rows, NO_SECOND),
            Self::Day(values) => values.resize(rows, NO_DAY),
            Self::Choice(choices) => choices.codes.resize(rows, 0),
            Self::Text(codes, _) => codes.resize(rows, NOTHING),
            Self::Ref(targets) => targets.resize(rows, 0),
            Self::Elsewhere => {}
        }
    }

    pub(crate) fn reserve(&mut self, words: usize) {
        fn exactly<T>(values: &mut Vec<T>, rows: usize) {
            values.reserve_exact(rows.saturating_sub(values.len()));
        }
        let rows = words * 64;
        match self {
            Self::Flag(bits) => bits.reserve(words),
            Self::Number(values) | Self::Total(values) => exactly(values, rows),
            Self::Day(values) => exactly(values, rows),
            Self::Choice(choices) => exactly(&mut choices.codes, rows),
            Self::Count(values)
            | Self::Second(values)
            | Self::Text(values, _)
            | Self::Ref(values) => exactly(values, rows),
            Self::Elsewhere => {}
        }
    }

    pub(crate) fn bytes(&self) -> usize {
        match self {
            Self::Flag(bits) => bits.words().len() * 8,
            Self::Number(values) | Self::Total(values) => values.capacity() * 8,
            Self::Day(values) => values.capacity() * 4,
            Self::Choice(choices) => choices.codes.capacity(),
            Self::Count(values)
            | Self::Second(values)
            | Self::Text(values, _)
            | Self::Ref(values) => values.capacity() * 4,
            Self::Elsewhere => 0,
        }
    }

    /// Sets a row's value. Returns false when it is not of the column's kind.
    pub(crate) fn set(&mut self, row: u32, datum: Datum<'_>) -> bool {
        let at = row as usize;
        match (self, datum) {
            (Self::Flag(bits), Datum::Null) => bits.remove(row),
            (Self::Flag(bits), Datum::Int(value)) => bits.put(row, value != 0),
            (Self::Number(values), Datum::Null) => values[at] = NO_NUMBER,
            // The outermost numbers stand for no value here and in sort keys.
            (Self::Number(values), Datum::Int(value)) => {
                values[at] = value.clamp(i64::MIN + 2, i64::MAX - 1);
            }
            (Self::Count(values), Datum::Null) => values[at] = 0,
            (Self::Count(values), Datum::Int(value)) => {
                values[at] = u32::try_from(value.max(0)).unwrap_or(u32::MAX);
            }
            (Self::Second(values), Datum::Null) => values[at] = NO_SECOND,
            (Self::Second(values), Datum::Int(ms)) => values[at] = second(ms),
            (Self::Day(values), Datum::Null) => values[at] = NO_DAY,
            (Self::Day(values), Datum::Int(value)) => {
                let value = value.clamp(i64::from(i32::MIN) + 2, i64::from(i32::MAX) - 1);
                values[at] = value as i32;
            }
            (Self::Choice(choices), Datum::Null | Datum::Text("")) => choices.codes[at] = 0,
            (Self::Choice(choices), Datum::Text(word)) => {
                choices.codes[at] = choices.intern(word);
            }
            (Self::Text(codes, _), Datum::Null) => codes[at] = NOTHING,
            (Self::Ref(targets), Datum::Null) => targets[at] = 0,
            (Self::Ref(targets), Datum::Int(target)) => match u32::try_from(target) {
                Ok(target) if target <= ROWS_MAX => targets[at] = target,
                _ => return false,
            },
            (Self::Elsewhere, _) => {}
            _ => return false,
        }
        true
    }

    /// Sets a row's text. Returns false when the column holds none.
    pub(crate) fn set_text(
        &mut self,
        row: u32,
        text: &str,
        dictionaries: &mut [Dictionary],
    ) -> bool {
        let Self::Text(codes, number) = self else { return false };
        codes[row as usize] = dictionaries[*number].intern(&fold(text));
        true
    }
}

/// A column of a few words.
#[derive(Debug)]
pub(crate) struct Choices {
    pub(crate) codes: Vec<u8>,
    /// How many words the layout lists.
    listed: usize,
    /// The word of each code, from code 1 on.
    words: Vec<String>,
    /// The place of each code in the order: listed words as listed, the others by their letters.
    pub(crate) ranks: [u8; 256],
}

impl Choices {
    fn new(words: &[&str]) -> Self {
        let words = words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
        let mut choices =
            Self { codes: Vec::new(), listed: words.len(), words, ranks: [u8::MAX; 256] };
        choices.rank();
        choices
    }

    /// Returns the words that the layout does not list.
    pub(crate) fn unlisted(&self) -> &[String] {
        &self.words[self.listed..]
    }

    /// Takes codes with the words that the layout does not list.
    pub(crate) fn take(&mut self, codes: Vec<u8>, unlisted: Vec<String>) {
        self.codes = codes;
        self.words.extend(unlisted);
        self.rank();
    }

    /// Returns the code of a word, if a row has or had it or the layout lists it.
    pub(crate) fn find(&self, word: &str) -> Option<u8> {
        let at = self.words.iter().position(|known| known == word)?;
        u8::try_from(at + 1).ok()
    }

    /// Returns the word's rank and whether it is known; if not, the greatest smaller rank.
    pub(crate) fn position(&self, word: &str) -> (u8, bool) {
        match self.find(word) {
            Some(code) => (self.ranks[code as usize], true),
            None => {
                let unlisted = self.words[self.listed..].iter();
                let before = unlisted.filter(|known| known.as_str() < word).count();
                ((self.listed + before) as u8, false)
            }
        }
    }

    /// Returns the word of a code.
    pub(crate) fn word(&self, code: u8) -> Option<&str> {
        let at = usize::from(code).checked_sub(1)?;
        self.words.get(at).map(String::as_str)
    }

    /// Takes a row's word from a column of the same words.
    pub(crate) fn copy(&mut self, at: usize, from: &Self, row: usize) {
        let code = from.codes[row];
        self.codes[at] = match from.word(code) {
            Some(word) => self.intern(word),
            None => code,
        };
    }

    fn intern(&mut self, word: &str) -> u8 {
        if let Some(code) = self.find(word) {
            return code;
        }
        if self.words.len() == CHOICE_WORDS_MAX {
            return OTHER_WORD;
        }
        self.words.push(word.to_owned());
        self.rank();
        self.words.len() as u8
    }

    fn rank(&mut self) {
        let mut unlisted: Vec<usize> = (self.listed..self.words.len()).collect();
        unlisted.sort_unstable_by_key(|&at| &self.words[at]);
        for (rank, at) in (0..self.listed).chain(unlisted).enumerate() {
            self.ranks[at + 1] = rank as u8 + 1;
        }
    }
}
