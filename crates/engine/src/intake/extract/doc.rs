//! Word before 2007: the body, then what stands beside it; headers come first, because a
//! letterhead names its sender.
//!
//! Hidden and deleted text and comments are noted as hidden. Of colours and sizes its reader says
//! nothing, so that white and tiny text stays in.

use std::io::Cursor;
use std::sync::{Mutex, PoisonError};

use office_oxide::doc::{DocDocument, DocError, SubDocumentKind};
use office_oxide::read_options::{set_include_deleted_text, set_include_hidden_text};

use super::{Draft, ExtractError, HiddenReason};

/// Pairs of words compared to find what a line has more than another: two long paragraphs.
const WORD_PAIRS_MAX: usize = 4_000_000;

/// What its reader leaves out is set for the whole process, so that one doc is read at a time.
static READING: Mutex<()> = Mutex::new(());

/// Returns what a doc says.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, ExtractError> {
    let _alone = READING.lock().unwrap_or_else(PoisonError::into_inner);
    let document = match open(bytes, Leaving::Both) {
        Ok(document) => document,
        Err(DocError::Encrypted) => return Ok(Draft::locked()),
        Err(_) => return Err(ExtractError::Damaged),
    };
    let mut draft = Draft {
        pictures: !document.images().is_empty(),
        incomplete: !document.text_complete(),
        ..Draft::default()
    };
    let is_header = |kind: &SubDocumentKind| {
        matches!(kind, SubDocumentKind::HeadersFooters | SubDocumentKind::HeaderTextBoxes)
    };
    let mut push = |text: &str| {
        draft.text.push_str(text.trim());
        draft.text.push_str("\n\n");
    };
    for sub in document.subdocuments().iter().filter(|s| is_header(&s.kind)) {
        push(&sub.text);
    }
    push(document.plain_text_ref());
    let beside = |kind: &SubDocumentKind| !is_header(kind) && *kind != SubDocumentKind::Comments;
    for sub in document.subdocuments().iter().filter(|s| beside(&s.kind)) {
        push(&sub.text);
    }
    for sub in document.subdocuments().iter().filter(|s| s.kind == SubDocumentKind::Comments) {
        draft.hidden.note(HiddenReason::Comment, None, &sub.text);
    }
    let left_out = [
        (Leaving::Deleted, HiddenReason::HiddenRun),
        (Leaving::Hidden, HiddenReason::TrackedDeletion),
    ];
    for (leaving, reason) in left_out {
        if let Ok(more) = open(bytes, leaving) {
            let added = added(document.plain_text_ref(), more.plain_text_ref());
            draft.hidden.note(reason, None, &added);
        }
    }
    Ok(draft)
}

/// What is left out of the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Leaving {
    Both,
    Deleted,
    Hidden,
}

/// Resets what is left out, whatever ends the reading.
struct AsUsual;

impl Drop for AsUsual {
    fn drop(&mut self) {
        set_include_hidden_text(false);
        set_include_deleted_text(false);
    }
}

fn open(bytes: &[u8], leaving: Leaving) -> Result<DocDocument, DocError> {
    let _after = AsUsual;
    set_include_hidden_text(leaving == Leaving::Deleted);
    set_include_deleted_text(leaving == Leaving::Hidden);
    DocDocument::from_reader(Cursor::new(bytes))
}

/// Returns what a text has more than another, line by line; a line that is nothing like the next
/// one of the other is hidden as a whole.
fn added(less: &str, more: &str) -> String {
    let mut out = String::new();
    if less == more {
        return out;
    }
    let mut less = less.lines().peekable();
    for line in more.lines() {
        let found = less.peek().and_then(|other| words_added(other, line));
        if found.is_some() {
            less.next();
        }
        let hidden = found.unwrap_or_else(|| line.to_owned());
        if !hidden.is_empty() {
            out.push_str(&hidden);
            out.push('\n');
        }
    }
    out
}

/// Returns the words a line has more than another; `None` when they are not the same line.
fn words_added(less: &str, more: &str) -> Option<String> {
    if less == more {
        return Some(String::new());
    }
    let less: Vec<&str> = less.split_whitespace().collect();
    let more: Vec<&str> = more.split_whitespace().collect();
    if less.is_empty() || less.len().saturating_mul(more.len()) > WORD_PAIRS_MAX {
        return None;
    }
    // For each pair of ends, how many words both have from there on, in order.
    let width = more.len() + 1;
    let mut shared = vec![0_u32; (less.len() + 1) * width];
    for i in (0..less.len()).rev() {
        for j in (0..more.len()).rev() {
            shared[i * width + j] = if less[i] == more[j] {
                shared[(i + 1) * width + j + 1] + 1
            } else {
                shared[(i + 1) * width + j].max(shared[i * width + j + 1])
            };
        }
    }
    if (shared[0] as usize) * 2 < less.len() {
        return None;
    }
    let (mut i, mut only) = (0, Vec::new());
    for (j, word) in more.iter().enumerate() {
        // Words that only the shorter line has are its halves of what was deleted in part.
        while i < less.len() && shared[i * width + j] == shared[(i + 1) * width + j] {
            i += 1;
        }
        if i < less.len() && less[i] == *word {
            i += 1;
        } else {
            only.push(*word);
        }
    }
    Some(only.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_out_is_found() {
        for (less, more, wanted) in [
            ("a b c", "a b c", ""),
            ("a c", "a b c", "b"),
            ("a c e", "a b c d e", "b d"),
            ("first line\nlast one", "first line\nall of it gone\nlast one", "all of it gone"),
            ("one two\n\nthree", "one X two\n\nthree\nY", "X\nY"),
            ("", "x", "x"),
            ("deleted inside wo of it", "deleted inside words of it", "words"),
        ] {
            assert_eq!(added(less, more).trim(), wanted, "{less:?} {more:?}");
        }
    }
}
