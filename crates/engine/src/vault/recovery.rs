//! Recovery codes: what is printed once and put in a drawer.
//!
//! Thirty letters and digits in six groups of five, Crockford's base 32: 130 random bits and 20
//! bits of checksum, so that a slip of the pen is told from a wrong code. Lower case, spaces,
//! hyphens, O for 0, and I or L for 1 are forgiven.

use std::fmt;

use zeroize::{Zeroize as _, Zeroizing};

use crate::vault::{
    error::{CodeFault, VaultError},
    keys::{self, Key},
};

/// Letters of a code without hyphens.
pub(crate) const LETTERS: usize = SECRET_LETTERS + CHECK_LETTERS;

/// 26 letters of 5 bits: 130 bits, beyond any search, so that no slow derivation is needed.
const SECRET_LETTERS: usize = 26;

/// 20 bits: one mistyped code in a million passes as well formed.
const CHECK_LETTERS: usize = 4;

/// Letters between hyphens.
const GROUP_LETTERS: usize = 5;

/// Crockford's alphabet: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Text longer than this is not looked at: a code with every letter spaced out is far shorter.
const TEXT_BYTES_MAX: usize = 256;

/// A recovery code; wiped when dropped. Boxed, so that moving it leaves no copy behind.
pub struct RecoveryCode(Box<Zeroizing<[u8; SECRET_LETTERS]>>);

impl RecoveryCode {
    /// Draws a new code.
    pub(crate) fn random() -> Result<Self, VaultError> {
        let mut letters = Box::new(keys::random::<SECRET_LETTERS>()?);
        // 256 is a multiple of 32, so the low five bits of a random byte are as random.
        letters.iter_mut().for_each(|byte| *byte = ALPHABET[usize::from(*byte & 31)]);
        Ok(Self(letters))
    }

    /// Reads a code as a person typed it.
    ///
    /// # Errors
    /// [`VaultError::RecoveryCodeInvalid`] when it cannot be a code, whatever the workspace.
    pub fn parse(text: &str) -> Result<Self, VaultError> {
        let invalid = |why| Err(VaultError::RecoveryCodeInvalid { why });
        if text.len() > TEXT_BYTES_MAX {
            return invalid(CodeFault::Length { found: text.chars().count() });
        }
        let mut letters = Zeroizing::new([0; LETTERS]);
        let mut found = 0;
        for c in text.chars().filter(|c| !is_separator(*c)) {
            let Some(letter) = read_letter(c) else {
                return invalid(CodeFault::Letter { place: found + 1 });
            };
            if let Some(place) = letters.get_mut(found) {
                *place = letter;
            }
            found += 1;
        }
        if found != LETTERS {
            return invalid(CodeFault::Length { found });
        }
        let mut code = Self(Box::new(Zeroizing::new([0; SECRET_LETTERS])));
        code.0.copy_from_slice(&letters[..SECRET_LETTERS]);
        if letters[SECRET_LETTERS..] != code.check() {
            return invalid(CodeFault::Checksum);
        }
        Ok(code)
    }

    /// Returns the code in groups, to be shown once.
    #[must_use]
    pub fn reveal(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(LETTERS + LETTERS / GROUP_LETTERS));
        for (i, letter) in self.0.iter().copied().chain(self.check()).enumerate() {
            if i > 0 && i % GROUP_LETTERS == 0 {
                text.push('-');
            }
            text.push(char::from(letter));
        }
        text
    }

    /// Derives the key that wraps the master key in the recovery slot.
    pub(crate) fn key(&self) -> Key {
        Key::derived("anteroom 2026-11 vault: recovery code", self.0.as_slice())
    }

    fn check(&self) -> [u8; CHECK_LETTERS] {
        let mut hasher = blake3::Hasher::new_derive_key("anteroom 2026-11 vault: code check");
        hasher.update(self.0.as_slice());
        let mut check = [0; CHECK_LETTERS];
        hasher.finalize_xof().fill(&mut check);
        hasher.zeroize();
        check.map(|byte| ALPHABET[usize::from(byte & 31)])
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

/// Any white space, and the dashes that word processors make of a hyphen.
fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn read_letter(c: char) -> Option<u8> {
    let letter = match c.to_ascii_uppercase() {
        'O' => b'0',
        'I' | 'L' => b'1',
        c => u8::try_from(c).ok()?,
    };
    ALPHABET.contains(&letter).then_some(letter)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fault(text: &str) -> CodeFault {
        match RecoveryCode::parse(text) {
            Err(VaultError::RecoveryCodeInvalid { why }) => why,
            other => panic!("{text}: {other:?}"),
        }
    }

    fn code() -> RecoveryCode {
        RecoveryCode::random().expect("random bytes")
    }

    #[test]
    fn a_code_reads_back_however_it_is_typed() {
        for _ in 0..200 {
            let code = code();
            let shown = code.reveal();
            assert_eq!(shown.len(), 35, "{}", shown.as_str());
            let typed = [
                shown.to_string(),
                shown.to_lowercase(),
                shown.replace('-', ""),
                shown.replace('-', " \u{2013} "),
                shown.replace('0', "O").replace('1', "l"),
                shown.replace('0', "o").replace('1', "I"),
                format!("  {}\r\n", shown.as_str()),
            ];
            for text in typed {
                let read = RecoveryCode::parse(&text).expect("the same code");
                assert_eq!(read.0, code.0, "{text}");
            }
        }
    }

    #[test]
    fn faults_are_named() {
        let shown = code().reveal();
        assert_eq!(fault(""), CodeFault::Length { found: 0 });
        assert_eq!(fault(&shown[..34]), CodeFault::Length { found: 29 });
        assert_eq!(fault(&format!("{}7", shown.as_str())), CodeFault::Length { found: 31 });
        assert_eq!(fault(&format!("U{}", &shown[1..])), CodeFault::Letter { place: 1 });
        assert_eq!(fault(&format!("ü{}", &shown[1..])), CodeFault::Letter { place: 1 });
        assert_eq!(fault(&"7".repeat(5000)), CodeFault::Length { found: 5000 });
    }

    #[test]
    fn it_prints_nothing() {
        assert_eq!(format!("{:?}", code()), "RecoveryCode(…)");
    }

    proptest! {
        #[test]
        fn one_wrong_letter_or_a_swap_is_found(place in 0usize..35, letter in 0usize..32) {
            let shown = code().reveal();
            let mut wrong = shown.as_bytes().to_vec();
            prop_assume!(wrong[place] != b'-');
            let next = if wrong.get(place + 1) == Some(&b'-') { place + 2 } else { place + 1 };
            let mut swapped = wrong.clone();
            if next < swapped.len() {
                swapped.swap(place, next);
            }
            wrong[place] = ALPHABET[letter];
            for text in [wrong, swapped] {
                let text = String::from_utf8(text).expect("letters");
                if text != shown.as_str() {
                    prop_assert_eq!(fault(&text), CodeFault::Checksum, "{}", text);
                }
            }
        }

        #[test]
        fn no_text_makes_it_panic(text: String) {
            let _ = RecoveryCode::parse(&text);
        }
    }
}
