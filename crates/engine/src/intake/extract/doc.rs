//! Word before 2007: the body, then what stands beside it; headers come first, because a
//! letterhead names its sender.

use std::io::Cursor;

use office_oxide::doc::{DocDocument, DocError, SubDocumentKind};

use super::{Draft, ExtractError};

/// Returns what a doc says.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, ExtractError> {
    let document = match DocDocument::from_reader(Cursor::new(bytes)) {
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
    Ok(draft)
}
