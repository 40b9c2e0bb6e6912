//! Two layers into one, without the texts they were made of.

use std::cmp::Ordering;
use std::iter;

use crate::find::layer::{INDEXES, Layer};
use crate::find::lexicon::{Index, Lexicon};

/// Where a seat goes that has no record any more.
const NOWHERE: u32 = u32::MAX;

/// Returns whether two layers can become one: places in it are `u32`.
pub(super) fn fit(a: &Layer, b: &Layer) -> bool {
    let fits = |a: usize, b: usize| a + b < u32::MAX as usize;
    fits(a.len(), b.len())
        && a.indexes().iter().zip(b.indexes()).all(|(a, b)| {
            fits(a.len(), b.len()) && fits(a.lexicon.text_bytes(), b.lexicon.text_bytes())
        })
}

/// Merges two layers that fit, without what was taken out of them.
pub(super) fn merged(a: &Layer, b: &Layer) -> Layer {
    let many = a.count() + b.count();
    let mut records = Vec::with_capacity(many);
    let mut whens = Vec::with_capacity(many);
    let (mut a_to, mut b_to) = (vec![NOWHERE; a.len()], vec![NOWHERE; b.len()]);
    let mut of_a = (0..a.len() as u32).filter(|&seat| a.is_live(seat)).peekable();
    let mut of_b = (0..b.len() as u32).filter(|&seat| b.is_live(seat)).peekable();
    loop {
        let a_is_first = match (of_a.peek(), of_b.peek()) {
            (None, None) => break,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (Some(&of_a), Some(&of_b)) => a.standing(of_a) < b.standing(of_b),
        };
        let (layer, seat, to) =
            if a_is_first { (a, of_a.next(), &mut a_to) } else { (b, of_b.next(), &mut b_to) };
        let Some(seat) = seat else { break };
        to[seat as usize] = records.len() as u32;
        records.push(layer.record(seat));
        whens.push(layer.when(seat));
    }
    let indexes: [Index; INDEXES] = std::array::from_fn(|at| {
        let a = Source { index: &a.indexes()[at], to: &a_to };
        let b = Source { index: &b.indexes()[at], to: &b_to };
        merged_index(&a, &b)
    });
    Layer::new(records, whens, indexes)
}

/// An index, and where its seats go.
struct Source<'a> {
    index: &'a Index,
    to: &'a [u32],
}

impl Source<'_> {
    fn word(&self, number: u32) -> Option<&str> {
        (number < self.index.lexicon.len()).then(|| self.index.lexicon.word(number))
    }

    /// Appends where the seats of a word go.
    fn append(&self, number: u32, seats: &mut Vec<u32>) {
        let old = self.index.seats(&(number..number + 1)).iter();
        seats.extend(old.map(|&seat| self.to[seat as usize]).filter(|&seat| seat != NOWHERE));
    }
}

fn merged_index(a: &Source<'_>, b: &Source<'_>) -> Index {
    let lexicons = (&a.index.lexicon, &b.index.lexicon);
    let words = lexicons.0.len() + lexicons.1.len();
    let bytes = lexicons.0.text_bytes() + lexicons.1.text_bytes();
    let mut lexicon = Lexicon::with_capacity(words as usize, bytes);
    let mut starts = Vec::with_capacity(words as usize + 1);
    let mut seats = Vec::with_capacity(a.index.len() + b.index.len());
    starts.push(0);
    let (mut of_a, mut of_b) = (0, 0);
    let pairs = iter::from_fn(|| {
        let (from_a, from_b) = match (a.word(of_a), b.word(of_b)) {
            (None, None) => return None,
            (Some(_), None) => (true, false),
            (None, Some(_)) => (false, true),
            (Some(in_a), Some(in_b)) => match in_a.cmp(in_b) {
                Ordering::Less => (true, false),
                Ordering::Equal => (true, true),
                Ordering::Greater => (false, true),
            },
        };
        let pair = (from_a.then_some(of_a), from_b.then_some(of_b));
        of_a += u32::from(from_a);
        of_b += u32::from(from_b);
        Some(pair)
    });
    for (in_a, in_b) in pairs {
        let from = seats.len();
        if let Some(number) = in_a {
            a.append(number, &mut seats);
        }
        if let Some(number) = in_b {
            b.append(number, &mut seats);
        }
        if from == seats.len() {
            continue;
        }
        let word = in_a.map(|number| lexicons.0.word(number));
        let word = word.or_else(|| in_b.map(|number| lexicons.1.word(number)));
        lexicon.push(word.unwrap_or_default());
        starts.push(seats.len() as u32);
    }
    lexicon.shrink();
    starts.shrink_to_fit();
    seats.shrink_to_fit();
    Index::new(lexicon, starts, seats)
}
