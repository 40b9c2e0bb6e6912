//! The columns as bytes, so that the next start need not read every row of the database again.
//!
//! Texts that no row holds any more are left out, and the others written in their order: reading
//! them back sorts nothing. The reader trusts the bytes (they come sealed) but not their age: an
//! image of another layout is none.

use crate::ask::bitmap::Bitmap;
use crate::ask::catalogue::Layout;
use crate::ask::columns::{Columns, Store, TableRows};
use crate::ask::context::Currency;
use crate::ask::dictionary::{Dictionary, NOTHING};

/// Counted up when the same rows would give other columns: with folding, feeding or this format.
const FORMAT: u32 = 1;

impl Columns {
    /// Writes the columns as bytes.
    #[must_use]
    pub(crate) fn to_image(&self) -> Vec<u8> {
        let mut image = Writer(Vec::with_capacity(self.memory().bytes));
        image.0.extend_from_slice(&fingerprint(self.layout));
        image.octets(
            self.currency.map_or(String::new(), |known| known.code().to_owned()).as_bytes(),
        );
        let codes: Vec<Vec<u32>> = (0..self.dictionaries.len())
            .map(|number| image.dictionary(&self.dictionaries[number], &self.codes_in_use(number)))
            .collect();
        for table in &self.tables {
            image.table(table, &codes);
        }
        image.0
    }

    /// Reads columns of this layout from bytes; `None` when they are of another.
    pub(crate) fn from_image(layout: &'static Layout, image: &[u8]) -> Option<Self> {
        let mut columns = Self::new(layout);
        let mut image = Reader(image.strip_prefix(&fingerprint(layout))?);
        columns.currency = Currency::parse(str::from_utf8(image.octets()?).ok()?);
        for dictionary in &mut columns.dictionaries {
            *dictionary = Dictionary::of_sorted(image.octets()?);
        }
        for table in &mut columns.tables {
            image.table(table)?;
        }
        image.0.is_empty().then_some(columns)
    }

    /// Returns the codes of a dictionary that some row holds.
    fn codes_in_use(&self, dictionary: usize) -> Bitmap {
        let mut used = Bitmap::zeros(self.dictionaries[dictionary].len().div_ceil(64));
        for store in self.tables.iter().flat_map(|table| &table.stores) {
            match store {
                Store::Text(codes, number) if *number == dictionary => {
                    codes.iter().for_each(|&code| used.insert(code));
                }
                _ => {}
            }
        }
        used.remove(NOTHING);
        used
    }
}

fn fingerprint(layout: &Layout) -> [u8; 32] {
    *blake3::hash(format!("{FORMAT} {layout:?}").as_bytes()).as_bytes()
}

struct Writer(Vec<u8>);

impl Writer {
    fn length(&mut self, length: usize) {
        self.0.extend_from_slice(&(length as u64).to_le_bytes());
    }

    fn octets(&mut self, octets: &[u8]) {
        self.length(octets.len());
        self.0.extend_from_slice(octets);
    }

    fn numbers<T: Copy, const N: usize>(&mut self, numbers: &[T], bytes: impl Fn(T) -> [u8; N]) {
        self.length(numbers.len());
        self.0.extend(numbers.iter().flat_map(|&number| bytes(number)));
    }

    /// Writes the texts that are in use, and returns the code that each will have.
    fn dictionary(&mut self, dictionary: &Dictionary, used: &Bitmap) -> Vec<u32> {
        let mut codes = vec![NOTHING; dictionary.len()];
        let sorted = dictionary.sorted().iter().filter(|&&code| used.get(code));
        let mut texts = Vec::new();
        for (&code, new) in sorted.zip(1..) {
            codes[code as usize] = new;
            texts.extend_from_slice(dictionary.ended_text(code));
        }
        self.octets(&texts);
        codes
    }

    fn table(&mut self, table: &TableRows, codes: &[Vec<u32>]) {
        self.length(table.words);
        for bits in [&table.exists, &table.hidden, &table.merged] {
            self.numbers(bits.words(), u64::to_le_bytes);
        }
        let survivors: Vec<u32> =
            table.survivors.iter().flat_map(|(&row, &survivor)| [row, survivor]).collect();
        self.numbers(&survivors, u32::to_le_bytes);
        for store in &table.stores {
            match store {
                Store::Flag(bits) => self.numbers(bits.words(), u64::to_le_bytes),
                Store::Number(values) | Store::Total(values) => {
                    self.numbers(values, i64::to_le_bytes);
                }
                Store::Day(values) => self.numbers(values, i32::to_le_bytes),
                Store::Choice(choices) => {
                    self.octets(&choices.codes);
                    self.length(choices.unlisted().len());
                    choices.unlisted().iter().for_each(|word| self.octets(word.as_bytes()));
                }
                Store::Text(held, number) => {
                    self.numbers(held, |code| codes[*number][code as usize].to_le_bytes());
                }
                Store::Ref(values) | Store::Count(values) | Store::Second(values) => {
                    self.numbers(values, u32::to_le_bytes);
                }
                Store::Elsewhere => {}
            }
        }
    }
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn length(&mut self) -> Option<usize> {
        let (length, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        usize::try_from(u64::from_le_bytes(*length)).ok()
    }

    fn octets(&mut self) -> Option<&'a [u8]> {
        let length = self.length()?;
        let (octets, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(octets)
    }

    fn numbers<T, const N: usize>(&mut self, number: impl Fn([u8; N]) -> T) -> Option<Vec<T>> {
        let bytes = self.length()?.checked_mul(N)?;
        let (octets, rest) = self.0.split_at_checked(bytes)?;
        self.0 = rest;
        Some(octets.as_chunks().0.iter().map(|bytes| number(*bytes)).collect())
    }

    fn bits(&mut self) -> Option<Bitmap> {
        self.numbers(u64::from_le_bytes).map(Bitmap::from_words)
    }

    fn table(&mut self, table: &mut TableRows) -> Option<()> {
        table.words = self.length()?;
        table.exists = self.bits()?;
        table.hidden = self.bits()?;
        table.merged = self.bits()?;
        let survivors = self.numbers(u32::from_le_bytes)?;
        let pairs = survivors.as_chunks::<2>().0.iter();
        table.survivors = pairs.map(|&[row, survivor]| (row, survivor)).collect();
        for store in &mut table.stores {
            match store {
                Store::Flag(bits) => *bits = self.bits()?,
                Store::Number(values) | Store::Total(values) => {
                    *values = self.numbers(i64::from_le_bytes)?;
                }
                Store::Day(values) => *values = self.numbers(i32::from_le_bytes)?,
                Store::Choice(choices) => {
                    let codes = self.octets()?.to_vec();
                    let count = self.length()?;
                    let word = |_| Some(str::from_utf8(self.octets()?).ok()?.to_owned());
                    let unlisted = (0..count).map(word).collect::<Option<_>>()?;
                    choices.take(codes, unlisted);
                }
                Store::Text(values, _)
                | Store::Ref(values)
                | Store::Count(values)
                | Store::Second(values) => {
                    *values = self.numbers(u32::from_le_bytes)?;
                }
                Store::Elsewhere => {}
            }
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask::catalogue::DELETED;
    use crate::ask::columns::{Cell, Datum};
    use crate::ask::desk::{CONTACT, LAYOUT, contact};

    fn named(name: &'static str) -> [Cell<'static>; 2] {
        let cell = |column, datum| Cell { table: CONTACT, row: 1, column, datum };
        [cell(DELETED, Datum::Int(0)), cell(contact::NAME, Datum::Text(name))]
    }

    #[test]
    fn a_text_that_nobody_holds_any_more_is_left_out() {
        let mut columns = Columns::new(&LAYOUT);
        columns.apply(named("Ada Lovelace")).expect("cells that fit");
        columns.apply(named("Ada King")).expect("cells that fit");
        let image = columns.to_image();
        let has = |text: &[u8]| image.windows(text.len()).any(|window| window == text);
        assert!(has(b"ada king") && !has(b"lovelace"));
        let read = Columns::from_image(&LAYOUT, &image).expect("the same layout");
        assert_eq!(read.to_image(), image);
    }

    #[test]
    fn an_image_of_another_layout_or_cut_short_is_none() {
        static OTHER: Layout = Layout { tables: &[] };
        let image = Columns::new(&LAYOUT).to_image();
        assert!(Columns::from_image(&OTHER, &image).is_none());
        for length in 0..image.len() {
            assert!(Columns::from_image(&LAYOUT, &image[..length]).is_none(), "{length}");
        }
    }
}
