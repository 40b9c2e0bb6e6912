//! How far two readers of one document agree: the F1 of the words they found, and its mean.
//!
//! Words are counted as a multiset, because reading orders differ and neither is the truth. It
//! measures agreement, not right and wrong: where the other reader keeps what is hidden, or
//! leaves out a footer, a right answer loses a little.

use std::collections::HashMap;
use std::fmt;

/// Words the other reader must have found for a file to count: two of three is no figure.
pub const WORDS_MIN: usize = 5;

/// What another reader said of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The file, below the folder that was read.
    pub file: String,
    /// Whether it could be opened.
    pub ok: bool,
    /// Its text.
    pub text: String,
}

impl Answer {
    /// Returns the answer a line of `agreement/oracle.*` holds; `None` when it holds none.
    #[must_use]
    pub fn from_line(line: &str) -> Option<Self> {
        let line: serde_json::Value = serde_json::from_str(line).ok()?;
        Some(Self {
            file: line["file"].as_str()?.to_owned(),
            ok: line["ok"].as_bool()?,
            text: line["text"].as_str()?.to_owned(),
        })
    }
}

/// The figures of one type of file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tally {
    /// Files both were given.
    pub files: usize,
    /// Files we opened.
    pub opened: usize,
    /// Files both opened in which the other found at least [`WORDS_MIN`] words.
    pub compared: usize,
    sum: f64,
}

impl Tally {
    /// Counts a file; `ours` is `None` where we could not open it. Returns its F1, where it has
    /// one.
    pub fn add(&mut self, other: &Answer, ours: Option<&str>) -> Option<f64> {
        self.files += 1;
        self.opened += usize::from(ours.is_some());
        let ours = ours?;
        if !other.ok || words(&other.text).count() < WORDS_MIN {
            return None;
        }
        let f1 = word_f1(&other.text, ours);
        self.compared += 1;
        self.sum += f1;
        Some(f1)
    }

    /// Returns the mean F1 of the files compared; 1 where there were none.
    #[must_use]
    pub fn mean(&self) -> f64 {
        if self.compared == 0 { 1.0 } else { self.sum / self.compared as f64 }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { files, opened, compared, .. } = self;
        write!(f, "opened {opened} of {files}, mean F1 {:.3} over {compared}", self.mean())
    }
}

/// Returns the F1 of the words two texts share, each counted as often as both have it: 1 for the
/// same words, 0 for none in common.
#[must_use]
pub fn word_f1(one: &str, other: &str) -> f64 {
    let mut counts: HashMap<String, i64> = HashMap::new();
    let (mut one_len, mut other_len, mut shared) = (0_u32, 0_u32, 0_u32);
    for word in words(one) {
        one_len += 1;
        *counts.entry(word).or_default() += 1;
    }
    for word in words(other) {
        other_len += 1;
        if let Some(left) = counts.get_mut(&word).filter(|left| **left > 0) {
            *left -= 1;
            shared += 1;
        }
    }
    if one_len + other_len == 0 {
        return 1.0;
    }
    2.0 * f64::from(shared) / f64::from(one_len + other_len)
}

/// Returns the words of a text: runs of letters, digits and underscores, lower-cased.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_common() {
        for (one, other, wanted) in [
            ("Jane Roe", "roe, JANE!", 1.0),
            ("a b c d", "a b", 2.0 / 3.0),
            ("a a a", "a", 0.5),
            ("a", "b", 0.0),
            ("", "", 1.0),
            ("", "a", 0.0),
            ("Jane Roe", "JaneRoe", 0.0),
        ] {
            assert!((word_f1(one, other) - wanted).abs() < 1e-9, "{one:?} {other:?}");
            assert!((word_f1(other, one) - wanted).abs() < 1e-9, "it has two sides");
        }
    }

    #[test]
    fn only_files_both_read_count() {
        let line = r#"{"file":"a.pdf","ok":true,"text":"one two three four five","error":""}"#;
        let good = Answer::from_line(line).expect("a line is an answer");
        let mut tally = Tally::default();
        assert_eq!(tally.add(&good, Some("five four three two one")), Some(1.0));
        assert_eq!(tally.add(&good, None), None);
        let short = Answer { text: "one two".into(), ..good.clone() };
        assert_eq!(tally.add(&short, Some("one two")), None, "too few words to compare");
        let failed = Answer { ok: false, ..good };
        assert_eq!(tally.add(&failed, Some("one")), None);
        assert_eq!(tally.to_string(), "opened 3 of 4, mean F1 1.000 over 1");
        assert_eq!(Answer::from_line("Traceback"), None);
    }
}
