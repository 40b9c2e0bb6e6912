//! Passphrases: what a person types to unlock the workspace.
//!
//! The text is put into Unicode's NFKC form before anything else, so that the same passphrase
//! opens on a machine whose keyboard composes "é" differently or types full-width letters.
//! Nothing is trimmed: a space at the end is part of it.

use std::fmt;

use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use crate::vault::error::VaultError;

/// Characters a new passphrase needs: with Argon2id at 64 MiB, ten random lower-case letters
/// cost an attacker more than the machines are worth; fewer do not.
const CHARS_MIN: usize = 10;

/// Different characters a new passphrase needs: "aaaaaaaaaa" is long and worth nothing.
const DIFFERENT_MIN: usize = 4;

const RULE: &str = "at least 10 characters, and at least 4 different ones";

/// A passphrase in the form that is derived from; wiped when dropped.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Takes a text as typed. Wiping the caller's own copy is left to the caller.
    #[must_use]
    pub fn new(text: &str) -> Self {
        // The length is counted first: a string that grows leaves copies of itself behind.
        let len = text.nfkc().map(char::len_utf8).sum();
        let mut normal = Zeroizing::new(String::with_capacity(len));
        normal.extend(text.nfkc());
        Self(normal)
    }

    /// Checks that the passphrase is good enough for a new slot.
    ///
    /// # Errors
    /// [`VaultError::PassphraseWeak`], which says the rule.
    pub fn check_strength(&self) -> Result<(), VaultError> {
        let different: std::collections::BTreeSet<char> = self.0.chars().collect();
        let strong = self.0.chars().count() >= CHARS_MIN && different.len() >= DIFFERENT_MIN;
        if strong { Ok(()) } else { Err(VaultError::PassphraseWeak { rule: RULE }) }
    }

    /// Returns the bytes to derive from.
    pub(crate) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_letters_are_the_same_passphrase() {
        let check = |a: &str, b: &str| {
            assert_eq!(Passphrase::new(a).bytes(), Passphrase::new(b).bytes(), "{a} and {b}");
        };
        check("caf\u{e9} au lait", "cafe\u{301} au lait");
        check("\u{ff41}\u{ff42}\u{ff43} 123", "abc 123");
        check("\u{fb01}le", "file");
    }

    #[test]
    fn spaces_and_case_are_part_of_it() {
        assert_ne!(Passphrase::new("A b").bytes(), Passphrase::new("a b").bytes());
        assert_ne!(Passphrase::new("a b ").bytes(), Passphrase::new("a b").bytes());
    }

    #[test]
    fn weak_ones_are_told_the_rule() {
        let check = |text: &str, strong: bool| {
            let found = Passphrase::new(text).check_strength();
            assert_eq!(found.is_ok(), strong, "{text}: {found:?}");
        };
        check("", false);
        check("short one", false);
        check("aaaaaaaaaaaaaaa", false);
        check("abababababab", false);
        check("correct horse", true);
        check("法律事務所の秘密の鍵です", true);
        let error = Passphrase::new("x").check_strength().expect_err("weak").to_string();
        assert!(error.contains("10 characters"), "{error}");
    }

    #[test]
    fn it_prints_nothing() {
        assert_eq!(format!("{:?}", Passphrase::new("correct horse")), "Passphrase(…)");
    }
}
