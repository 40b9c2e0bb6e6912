//! A document's bytes into its text, in reading order, with a grade of how well that went.
//!
//! Runs in a child process in the product ([`crate::intake::child`]): the readers below are
//! careful, but a hostile file must be able to kill nothing except that child. Pictures are not
//! read (no OCR), links are not followed, nothing is opened beside the bytes given.

mod doc;
mod docx;
mod hidden;
pub(crate) mod layout;
mod locked;
mod look;
mod markup;
mod odt;
mod pdf;
mod rtf;
mod tidy;

use serde::{Deserialize, Serialize};

use self::hidden::HiddenList;
pub use self::hidden::{HIDDEN_MAX, HIDDEN_TEXT_BYTES_MAX, Hidden, HiddenReason};
use self::locked::{Shut, Unlocked};
pub(crate) use self::tidy::is_hidden;
pub use self::tidy::tidy_text;
use crate::intake::kind::{Kind, text};

/// Text kept of one document: two novels, and what one cell of the store may hold.
pub const TEXT_BYTES_MAX: usize = 2 * 1024 * 1024;

/// Pages read of one document: the text limit comes first in all but the emptiest files.
pub const PAGES_MAX: u32 = 500;

/// Bytes a container's parts may unpack to; the child's memory limit is several times this.
pub const UNPACKED_BYTES_MAX: u64 = 192 * 1024 * 1024;

/// Letters and digits under which a document has no text to speak of: less than a name, an
/// address and a phone number.
const LETTERS_MIN: usize = 40;

/// Letters and digits a page under which a document of pictures is taken for a scan: stamps and
/// page numbers, not prose.
const SCAN_LETTERS_PER_PAGE: usize = 40;

/// Share of unreadable characters, in percent, from which text is not to be trusted.
const BROKEN_PERCENT_LOW: usize = 3;

/// Share of letters and digits among visible characters, in percent, under which text is noise.
const LETTERS_PERCENT_MIN: usize = 50;

/// How well a document could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// The text can be trusted.
    Good,
    /// There is little text, or part of it could not be read.
    Low,
    /// Pictures of pages: needs OCR, which is not done here.
    ImageOnly,
    /// Under a password, or under rights management, whose notice is the text.
    Locked,
}

/// How much is read of one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Bytes of text kept.
    pub text_bytes_max: usize,
    /// Pages read.
    pub pages_max: u32,
    /// Bytes all parts read may unpack to.
    pub unpacked_bytes_max: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            text_bytes_max: TEXT_BYTES_MAX,
            pages_max: PAGES_MAX,
            unpacked_bytes_max: UNPACKED_BYTES_MAX,
        }
    }
}

/// What was read of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extracted {
    /// The text, as [`tidy_text`] leaves it.
    pub text: String,
    /// How many pages the file says it has; `None` where its format has no pages of its own.
    pub pages: Option<u32>,
    /// How well it could be read.
    pub grade: Grade,
    /// Whether a limit cut the text.
    pub truncated: bool,
    /// What is in the file and not seen, at most [`HIDDEN_MAX`] places; none of it is in the
    /// text.
    pub hidden: Vec<Hidden>,
}

/// Why nothing was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum ExtractError {
    /// The inside of the file is broken.
    #[error("the document is damaged, so that its text cannot be read")]
    Damaged,
    /// A part would unpack to more than [`Limits::unpacked_bytes_max`].
    #[error("the document would unpack to far more than a document needs")]
    TooMuch,
    /// The file is under a password, and it is not the one given.
    #[error("the password does not open the document")]
    WrongPassword,
}

/// What one reader hands back, before tidying and grading.
#[derive(Debug, Default)]
struct Draft {
    text: String,
    pages: Option<u32>,
    /// Whether pictures were seen that could hold the text.
    pictures: bool,
    /// Whether the reader knows that it left something out.
    incomplete: bool,
    locked: bool,
    /// Whether a limit stopped the reader.
    truncated: bool,
    hidden: HiddenList,
}

impl Draft {
    fn locked() -> Self {
        Self { locked: true, ..Self::default() }
    }
}

/// Returns the text of a document, and what is hidden in it.
///
/// `password` opens a locked file: PDF, docx, and doc under RC4. Without one, a PDF that opens
/// with the empty password is read all the same; to a file that needs none, it makes no
/// difference.
///
/// # Errors
///
/// [`ExtractError`] when the inside is broken, would unpack beyond the limits, or does not open
/// with the password given. A locked file without a password, one locked in a way not known
/// here, and one of pictures are no errors: the grade says so.
pub fn extract(
    kind: Kind,
    bytes: &[u8],
    password: Option<&str>,
    limits: &Limits,
) -> Result<Extracted, ExtractError> {
    let mut draft = match kind {
        Kind::Pdf => pdf::read(bytes, password, limits)?,
        Kind::Docx => docx::read(bytes, limits)?,
        Kind::Doc => read_doc(bytes, password, limits)?,
        Kind::Rtf => rtf::read(bytes, limits),
        Kind::Odt => odt::read(bytes, limits)?,
        Kind::Text => Draft {
            text: text::decode(bytes).ok_or(ExtractError::Damaged)?.into_owned(),
            ..Draft::default()
        },
        Kind::LockedOffice => match password {
            Some(password) => read_unlocked(bytes, password, limits)?,
            None => locked_notice(bytes),
        },
    };
    draft.hidden.note_characters(&draft.text);
    let (text, cut) = tidy_text(&draft.text, limits.text_bytes_max);
    let grade = grade(&draft, &text);
    let truncated = cut || draft.truncated;
    Ok(Extracted { text, pages: draft.pages, grade, truncated, hidden: draft.hidden.into_inner() })
}

/// Reads a doc, which may turn out to be locked only then.
fn read_doc(bytes: &[u8], password: Option<&str>, limits: &Limits) -> Result<Draft, ExtractError> {
    match (doc::read(bytes)?, password) {
        (draft, Some(password)) if draft.locked => read_unlocked(bytes, password, limits),
        (draft, _) => Ok(draft),
    }
}

/// Reads an Office file under a password.
fn read_unlocked(bytes: &[u8], password: &str, limits: &Limits) -> Result<Draft, ExtractError> {
    match locked::unlock(bytes, password) {
        Ok(Unlocked::Package(zip)) => docx::read(&zip, limits),
        Ok(Unlocked::Doc(doc)) => doc::read(&doc),
        Err(Shut::WrongPassword) => Err(ExtractError::WrongPassword),
        Err(Shut::Unknown) => Ok(locked_notice(bytes)),
        Err(Shut::Damaged) => Err(ExtractError::Damaged),
    }
}

/// Returns what a locked file says in the open: rights management puts a notice where the text
/// would be.
fn locked_notice(bytes: &[u8]) -> Draft {
    let notice = doc::read(bytes).unwrap_or_default();
    Draft { locked: true, ..notice }
}

fn grade(draft: &Draft, text: &str) -> Grade {
    if draft.locked {
        return Grade::Locked;
    }
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    let visible = text.chars().filter(|c| !c.is_whitespace()).count();
    let broken = text.chars().filter(|&c| c == char::REPLACEMENT_CHARACTER).count();
    let pages = draft.pages.unwrap_or(1).max(1) as usize;
    if draft.pictures && letters < SCAN_LETTERS_PER_PAGE * pages {
        return Grade::ImageOnly;
    }
    let noise = letters * 100 < visible * LETTERS_PERCENT_MIN;
    let holes = broken * 100 >= visible.max(1) * BROKEN_PERCENT_LOW;
    if letters < LETTERS_MIN || noise || holes || draft.incomplete {
        return Grade::Low;
    }
    Grade::Good
}

#[cfg(test)]
mod tests;
