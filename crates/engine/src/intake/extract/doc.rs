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

/// Returns what a text has more than another, of lines that are in both but for that.
fn added(less: &str, more: &str) -> String {
    if less == more {
        return String::new();
    }
    let mut out = String::new();
    let mut less = less.lines().peekable();
    for line in more.lines() {
        let Some(other) = less.peek() else {
            out.push_str(line);
            out.push('\n');
            continue;
        };
        let (start, end) = shared_ends(other, line);
        if start + end >= other.len() {
            out.push_str(&line[start..line.len() - end]);
            out.push('\n');
            less.next();
        } else {
            // A line that is hidden as a whole.
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// Returns how many bytes two lines share at their start and, behind that, at their end.
fn shared_ends(less: &str, more: &str) -> (usize, usize) {
    let pairs = less.chars().zip(more.chars()).take_while(|(a, b)| a == b);
    let start = pairs.map(|(c, _)| c.len_utf8()).sum();
    let pairs = less[start..].chars().rev().zip(more[start..].chars().rev());
    let end = pairs.take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    (start, end)
}
