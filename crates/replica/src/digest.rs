//! Digests of what is stored: sums of row hashes, kept true by subtracting and adding.
//!
//! The *state* digest covers every cell with its clock, tombstones and cells of columns unknown
//! here: two replicas with the same state digest are the same. The *content* digest covers what
//! people see: values only, no clocks, nothing deleted or voided. Both hash the expanded list
//! of cells, since the packed form of the clocks depends on the order in which changes came.

use std::collections::HashMap;

use anteroom_wire::{clock::Hlc, id::RowId};

use crate::value::Value;

/// Buckets per table: a difference is narrowed to 1/64 of a table before rows are compared.
pub(crate) const BUCKETS: u8 = 64;

/// A sum modulo 2^256.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Sum([u64; 4]);

impl Sum {
    pub(crate) fn from_bytes(bytes: [u8; 32]) -> Self {
        let mut words = [0; 4];
        for (word, chunk) in words.iter_mut().zip(bytes.chunks_exact(8)) {
            *word = u64::from_le_bytes(chunk.try_into().expect("chunks of eight"));
        }
        Self(words)
    }

    pub(crate) fn to_bytes(self) -> [u8; 32] {
        let mut bytes = [0; 32];
        for (chunk, word) in bytes.chunks_exact_mut(8).zip(self.0) {
            chunk.copy_from_slice(&word.to_le_bytes());
        }
        bytes
    }

    pub(crate) fn plus(self, other: Self) -> Self {
        let mut carry = false;
        let mut words = [0; 4];
        for (i, word) in words.iter_mut().enumerate() {
            let (sum, over) = self.0[i].overflowing_add(other.0[i]);
            let (sum, over_carry) = sum.overflowing_add(u64::from(carry));
            *word = sum;
            carry = over || over_carry;
        }
        Self(words)
    }

    pub(crate) fn minus(self, other: Self) -> Self {
        let negated = Self(other.0.map(|word| !word)).plus(Self([1, 0, 0, 0]));
        self.plus(negated)
    }
}

/// State and content of a row, a bucket or a whole workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Pair {
    pub(crate) state: Sum,
    pub(crate) content: Sum,
}

impl Pair {
    pub(crate) fn plus(self, other: Self) -> Self {
        Self { state: self.state.plus(other.state), content: self.content.plus(other.content) }
    }

    pub(crate) fn minus(self, other: Self) -> Self {
        Self { state: self.state.minus(other.state), content: self.content.minus(other.content) }
    }
}

/// The bucket a row falls in. The last byte of an id is random in every kind of id.
pub(crate) fn bucket(row: RowId) -> u8 {
    row.to_bytes()[15] % BUCKETS
}

/// A cell as it is hashed: column, clock, value.
pub(crate) type HashedCell<'a> = (u8, Hlc, &'a Value);

/// Hashes a row's state: `cells` are those ever written, by ascending column.
pub(crate) fn row_state<'a>(
    table: u16,
    row: RowId,
    cells: impl Iterator<Item = HashedCell<'a>>,
) -> Sum {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&table.to_le_bytes());
    hasher.update(&row.to_bytes());
    for (column, clock, value) in cells {
        hasher.update(&[column]);
        hasher.update(&clock.to_bytes());
        value.hash_into(&mut hasher);
    }
    Sum::from_bytes(*hasher.finalize().as_bytes())
}

/// Hashes what people see of a row: values that are not null, by ascending column.
pub(crate) fn row_content<'a>(
    table: u16,
    row: RowId,
    cells: impl Iterator<Item = (u8, &'a Value)>,
) -> Sum {
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"content");
    hasher.update(&table.to_le_bytes());
    hasher.update(&row.to_bytes());
    for (column, value) in cells.filter(|(_, value)| !value.is_null()) {
        hasher.update(&[column]);
        value.hash_into(&mut hasher);
    }
    Sum::from_bytes(*hasher.finalize().as_bytes())
}

/// The bucket sums of a workspace, in memory beside the table that holds them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Buckets(pub(crate) HashMap<(u16, u8), Pair>);

impl Buckets {
    pub(crate) fn add(&mut self, table: u16, row: RowId, pair: Pair) {
        let entry = self.0.entry((table, bucket(row))).or_default();
        *entry = entry.plus(pair);
    }

    pub(crate) fn subtract(&mut self, table: u16, row: RowId, pair: Pair) {
        let entry = self.0.entry((table, bucket(row))).or_default();
        *entry = entry.minus(pair);
    }

    /// Folds all buckets into one digest each, in the order of table and bucket.
    pub(crate) fn roots(&self) -> (String, String) {
        let mut keys: Vec<_> =
            self.0.iter().filter(|(_, pair)| **pair != Pair::default()).collect();
        keys.sort_by_key(|(key, _)| **key);
        let fold = |pick: fn(&Pair) -> Sum| {
            let mut hasher = blake3::Hasher::new();
            for ((table, bucket), pair) in &keys {
                let sum = pick(pair);
                if sum != Sum::default() {
                    hasher.update(&table.to_le_bytes());
                    hasher.update(&[*bucket]);
                    hasher.update(&sum.to_bytes());
                }
            }
            hasher.finalize().to_hex().to_string()
        };
        (fold(|pair| pair.state), fold(|pair| pair.content))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_was_added_can_be_taken_away(a: [u8; 32], b: [u8; 32]) {
            let (a, b) = (Sum::from_bytes(a), Sum::from_bytes(b));
            prop_assert_eq!(a.plus(b).minus(b), a);
            prop_assert_eq!(a.plus(b), b.plus(a));
        }
    }
}
