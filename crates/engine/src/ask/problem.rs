//! What is wrong with a rule, where, and what would be right.

use std::ops::Range;

/// What is wrong with a rule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Problem {
    /// One sentence, lower case, without a full stop.
    pub message: String,
    /// The place in the text, in bytes; empty at 0 for a tree that has no text.
    pub span: Range<usize>,
    /// What could stand there instead, nearest first.
    pub suggestions: Vec<String>,
}

/// Most suggestions of a problem: what fits under an input field.
const SUGGESTIONS_MAX: usize = 8;

impl Problem {
    pub(crate) fn new(message: impl Into<String>, span: Range<usize>) -> Self {
        Self { message: message.into(), span, suggestions: Vec::new() }
    }

    pub(crate) fn suggesting<S: Into<String>>(
        mut self,
        suggestions: impl IntoIterator<Item = S>,
    ) -> Self {
        self.suggestions = suggestions.into_iter().take(SUGGESTIONS_MAX).map(Into::into).collect();
        self
    }

    /// Returns the place in UTF-16 units, as the window counts.
    #[must_use]
    pub fn utf16(&self, text: &str) -> Range<usize> {
        let units = |end: usize| -> usize {
            let ends = text.char_indices().take_while(|&(at, _)| at < end);
            ends.map(|(_, c)| c.len_utf16()).sum()
        };
        units(self.span.start)..units(self.span.end)
    }
}

/// Returns the names in the order of their likeness to a word, leaving out those unlike it.
pub(crate) fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let word = word.to_lowercase();
    let mut found: Vec<(usize, &str)> = names
        .into_iter()
        .filter_map(|name| {
            let lower = name.to_lowercase();
            let within = lower.contains(&word) || word.contains(&lower);
            let distance = if within { 1 } else { distance(&word, &lower) };
            (distance <= word.chars().count().max(3) / 2).then_some((distance, name))
        })
        .collect();
    found.sort_by_key(|&(distance, _)| distance);
    found.dedup_by_key(|&mut (_, name)| name);
    found.into_iter().map(|(_, name)| name).collect()
}

/// Returns how many letters must be changed, added, dropped or swapped with their neighbour.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().take(64).collect();
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut previous = None;
    for (row, x) in a.chars().take(64).enumerate() {
        let mut next = vec![row + 1];
        for (at, &y) in b.iter().enumerate() {
            let mut best = (last[at] + usize::from(x != y)).min(last[at + 1] + 1).min(next[at] + 1);
            if at > 0 && previous == Some(y) && x == b[at - 1] {
                best = best.min(before[at - 1] + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut last, next);
        previous = Some(x);
    }
    last[b.len()]
}
