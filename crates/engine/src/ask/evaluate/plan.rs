//! A prepared rule, and the loops that run it over blocks of rows.
//!
//! Every node narrows a set of rows in place. A part of `all` therefore only looks at what the
//! parts before it left, a part of `any` only at what they did not find yet, and a whole word of
//! 64 rows is skipped once it is empty.

use pulp::Arch;

use crate::ask::bitmap::{Bitmap, packed};
use crate::ask::threads::{ALONE_MAX, fill};

/// Words of one block: 4,096 rows, so that a block of any column stays in the nearest cache.
const BLOCK_WORDS: usize = 64;

pub(super) enum Plan<'a> {
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    /// Numbers between the two, both included.
    Number {
        values: &'a [i64],
        low: i64,
        high: i64,
    },
    Day {
        values: &'a [i32],
        low: i32,
        high: i32,
    },
    /// Counts or seconds between the two.
    Small {
        values: &'a [u32],
        low: u32,
        high: u32,
    },
    Byte {
        codes: &'a [u8],
        code: u8,
    },
    Code {
        codes: &'a [u32],
        code: u32,
    },
    /// Codes that are among the wanted.
    Codes {
        codes: &'a [u32],
        wanted: Bitmap,
    },
    /// References to rows that are among the wanted.
    Through {
        refs: &'a [u32],
        wanted: Bitmap,
    },
    Bits(Bitmap),
    SharedBits(&'a Bitmap),
}

impl Plan<'_> {
    pub(super) const EVERYTHING: Self = Self::All(Vec::new());
    pub(super) const NOTHING: Self = Self::Any(Vec::new());

    pub(super) fn not(plan: Self) -> Self {
        Self::Not(Box::new(plan))
    }

    /// Takes out of a set the rows that do not satisfy the plan.
    pub(super) fn narrow(&self, rows: &mut Bitmap) {
        let words = rows.words_mut();
        let alone = words.len() < ALONE_MAX;
        fill(words, alone, |from, words| {
            for (block, words) in words.chunks_mut(BLOCK_WORDS).enumerate() {
                if words.iter().any(|&word| word != 0) {
                    self.narrow_block(from + block * BLOCK_WORDS, words);
                }
            }
        });
    }

    fn narrow_block(&self, from: usize, rows: &mut [u64]) {
        match self {
            Self::All(parts) => {
                for part in parts {
                    part.narrow_block(from, rows);
                    if rows.iter().all(|&word| word == 0) {
                        return;
                    }
                }
            }
            Self::Any(parts) => narrow_any(parts, from, rows),
            Self::Not(part) => {
                let mut found = [0; BLOCK_WORDS];
                let found = &mut found[..rows.len()];
                found.copy_from_slice(rows);
                part.narrow_block(from, found);
                for (word, found) in rows.iter_mut().zip(found) {
                    *word &= !*found;
                }
            }
            Self::Number { values, low, high } => {
                narrow_values(from, rows, values, |value| (value >= *low) & (value <= *high));
            }
            Self::Day { values, low, high } => {
                narrow_values(from, rows, values, |value| (value >= *low) & (value <= *high));
            }
            Self::Small { values, low, high } => {
                narrow_values(from, rows, values, |value| (value >= *low) & (value <= *high));
            }
            Self::Byte { codes, code } => narrow_values(from, rows, codes, |other| other == *code),
            Self::Code { codes, code } => narrow_values(from, rows, codes, |other| other == *code),
            Self::Codes { codes, wanted } => narrow_members(from, rows, codes, wanted),
            Self::Through { refs, wanted } => narrow_members(from, rows, refs, wanted),
            Self::Bits(bits) => narrow_words(from, rows, bits),
            Self::SharedBits(bits) => narrow_words(from, rows, bits),
        }
    }
}

/// Keeps the rows whose code or reference is among the wanted.
pub(crate) fn keep_members(rows: &mut Bitmap, codes: &[u32], wanted: &Bitmap) {
    let words = rows.words_mut();
    let alone = words.len() < ALONE_MAX;
    fill(words, alone, |from, words| narrow_members(from, words, codes, wanted));
}

fn narrow_any(parts: &[Plan<'_>], from: usize, rows: &mut [u64]) {
    let mut missing = [0; BLOCK_WORDS];
    let missing = &mut missing[..rows.len()];
    missing.copy_from_slice(rows);
    let mut found = [0; BLOCK_WORDS];
    let found = &mut found[..rows.len()];
    for part in parts {
        if missing.iter().all(|&word| word == 0) {
            break;
        }
        found.copy_from_slice(missing);
        part.narrow_block(from, found);
        for (missing, found) in missing.iter_mut().zip(&*found) {
            *missing &= !found;
        }
    }
    for (word, missing) in rows.iter_mut().zip(missing) {
        *word &= !*missing;
    }
}

/// Keeps the rows whose value fits. Columns are as long as their table's words, in whole words.
///
/// The loop is compiled several times, and runs with the best instructions of this processor.
#[inline]
fn narrow_values<T: Copy>(from: usize, rows: &mut [u64], values: &[T], fits: impl Fn(T) -> bool) {
    let (values, _) = values.as_chunks::<64>();
    Arch::new().dispatch(
        #[inline(always)]
        || {
            for (word, values) in rows.iter_mut().zip(&values[from..]) {
                if *word != 0 {
                    *word &= packed(values, &fits);
                }
            }
        },
    );
}

#[inline]
fn narrow_members(from: usize, rows: &mut [u64], codes: &[u32], wanted: &Bitmap) {
    let wanted = wanted.words();
    let is_wanted = |code: u32| {
        let word = wanted.get(code as usize / 64).copied().unwrap_or(0);
        word >> (code % 64) & 1
    };
    let (codes, _) = codes.as_chunks::<64>();
    for (word, codes) in rows.iter_mut().zip(&codes[from..]) {
        if *word == 0 {
            continue;
        }
        // A few rows are cheaper to look up one by one than all 64 together.
        if word.count_ones() <= 16 {
            let mut left = *word;
            while left != 0 {
                let at = left.trailing_zeros();
                left &= left - 1;
                *word &= !((1 ^ is_wanted(codes[at as usize])) << at);
            }
        } else {
            let mut members = 0;
            for (at, &code) in codes.iter().enumerate() {
                members |= is_wanted(code) << at;
            }
            *word &= members;
        }
    }
}

fn narrow_words(from: usize, rows: &mut [u64], bits: &Bitmap) {
    for (at, word) in rows.iter_mut().enumerate() {
        *word &= bits.word(from + at);
    }
}
