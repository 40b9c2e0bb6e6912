//! Folding: the form of a text in which it is matched and ordered.
//!
//! `Müller`, `MULLER` and `muller` fold to the same text. Only the folded text is kept in memory:
//! rows are shown from the database, so the original would be there twice.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Returns a text in lower case, without diacritics, compatibility forms, control characters and
/// outer blanks. Folding twice changes nothing.
#[must_use]
pub fn fold(text: &str) -> Cow<'_, str> {
    let trimmed = text.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    if trimmed.is_ascii() {
        let plain = trimmed.bytes().all(|b| !b.is_ascii_uppercase() && !b.is_ascii_control());
        if plain {
            return Cow::Borrowed(trimmed);
        }
        let mut lower = trimmed.to_ascii_lowercase();
        if lower.bytes().any(|b| b.is_ascii_control()) {
            lower = lower.chars().map(blank_control).collect();
        }
        return Cow::Owned(lower);
    }
    let mut folded = String::with_capacity(trimmed.len());
    for c in trimmed.nfkd().flat_map(char::to_lowercase).nfkd() {
        if is_combining_mark(c) {
            continue;
        }
        match plain_letters(c) {
            Some(letters) => folded.push_str(letters),
            None => folded.extend(c.to_lowercase().map(blank_control)),
        }
    }
    Cow::Owned(folded.trim().to_owned())
}

/// The dictionary ends its entries with a control character, so texts must have none.
fn blank_control(c: char) -> char {
    if c.is_control() { ' ' } else { c }
}

/// Letters that Unicode does not decompose but people type without their stroke.
const fn plain_letters(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'þ' => "th",
        'ħ' => "h",
        'ı' => "i",
        'ς' => "σ",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::fold;

    #[test]
    fn texts_that_people_take_for_equal_fold_alike() {
        let check = |text: &str, folded: &str| assert_eq!(fold(text), folded, "{text}");
        check("Anna Müller", "anna muller");
        check("ANNA MU\u{308}LLER", "anna muller");
        check(" Straße\t", "strasse");
        check("STRASSE", "strasse");
        check("İstanbul", "istanbul");
        check("Łódź", "lodz");
        check("Søren Æbelø", "soren aebelo");
        check("ΌΣΟΣ", "οσοσ");
        check("ﬁne ＡＢＣ ℡", "fine abc tel");
        check("a\u{0}b\nc", "a b c");
        check("王小明", "王小明");
        check("\u{301}", "");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let once = fold(&text).into_owned();
            prop_assert_eq!(fold(&once), once.as_str());
            prop_assert!(!once.contains(char::is_control));
        }
    }
}
