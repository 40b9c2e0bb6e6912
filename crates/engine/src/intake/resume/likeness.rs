//! Names made comparable, and how alike two of them are.

use unicode_normalization::UnicodeNormalization;

use super::words;

/// Likeness from which two names may be one person's: a nickname, an initial or a slip of a
/// key apart.
pub const SAME_PERSON_LIKENESS: u8 = 88;

/// Jaro–Winkler under which two words are different words, not one word with a slip.
const SLIP_MIN: f64 = 0.88;

/// What a word that one name has and the other lacks takes off: a middle name.
const EXTRA_WORD_COST: f64 = 4.0;

/// The likeness two names of one word in common can have at most.
const ONE_WORD_MAX: f64 = 60.0;

/// Returns a text in small letters without marks, apostrophes and punctuation.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd() {
        match c {
            '\'' | '’' | '‘' | '`' | 'ʼ' | '.' => {}
            'ø' | 'Ø' => folded.push('o'),
            'ł' | 'Ł' => folded.push('l'),
            'đ' | 'Đ' | 'ð' | 'Ð' => folded.push('d'),
            'ı' => folded.push('i'),
            'ß' | 'ẞ' => folded.push_str("ss"),
            'æ' | 'Æ' => folded.push_str("ae"),
            'œ' | 'Œ' => folded.push_str("oe"),
            'þ' | 'Þ' => folded.push_str("th"),
            c if is_mark(c) => {}
            c if c.is_alphanumeric() => folded.extend(c.to_lowercase()),
            _ => folded.push(' '),
        }
    }
    let words: Vec<&str> = folded.split_whitespace().collect();
    words.join(" ")
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Returns a name in the form to compare by: small letters, no marks, no titles or degrees, its
/// words in alphabetical order.
#[must_use]
pub fn fold_name(name: &str) -> String {
    let folded = fold(name);
    let mut kept: Vec<&str> = folded.split_whitespace().collect();
    if kept.len() > 1 {
        kept.retain(|w| !words::TITLES.contains(w) && !words::DEGREES.contains(w));
    }
    kept.sort_unstable();
    kept.join(" ")
}

/// Returns how alike two names are, from 0 to 100.
///
/// Both are folded ([`fold_name`]), so that order, capitals, marks and titles do not matter.
/// Each word of the shorter name is paired with the most alike word of the longer one that is
/// still free: equal words count 1, a nickname 0.95, an initial 0.85, a slip its Jaro–Winkler
/// likeness squared (if at least 0.88), all else nothing. The mean is the likeness; each word
/// left over takes off 4. Names with one word in common at most reach 60, unless both are one
/// word.
#[must_use]
pub fn name_likeness(a: &str, b: &str) -> u8 {
    let (a, b) = (fold_name(a), fold_name(b));
    let (mut few, mut many): (Vec<&str>, Vec<&str>) =
        (a.split(' ').collect(), b.split(' ').collect());
    if few.len() > many.len() {
        std::mem::swap(&mut few, &mut many);
    }
    if a.is_empty() || b.is_empty() {
        return 0;
    }
    if a == b || a.replace(' ', "") == b.replace(' ', "") {
        return 100;
    }
    let extra = many.len() - few.len();
    let mut sum = 0.0;
    let mut paired = 0;
    for word in &few {
        let best = many
            .iter()
            .enumerate()
            .map(|(index, other)| (index, word_likeness(word, other)))
            .max_by(|x, y| x.1.total_cmp(&y.1));
        if let Some((index, likeness)) = best.filter(|b| b.1 > 0.0) {
            many.remove(index);
            sum += likeness;
            paired += 1;
        }
    }
    let mean = 100.0 * sum / few.len() as f64;
    let score = mean - EXTRA_WORD_COST * extra as f64;
    let most = if paired < 2 && (few.len() > 1 || extra > 0) { ONE_WORD_MAX } else { 99.0 };
    score.clamp(0.0, most).round() as u8
}

fn word_likeness(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    if initial(a, b) || initial(b, a) {
        return 0.85;
    }
    if words::NICKNAMES.iter().any(|set| set.contains(&a) && set.contains(&b)) {
        return 0.95;
    }
    let likeness = strsim::jaro_winkler(a, b);
    if likeness >= SLIP_MIN { likeness * likeness } else { 0.0 }
}
