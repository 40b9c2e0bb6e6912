//! What a file is, decided by its content; its name and declared type decide nothing.
//!
//! Only containers are looked into here (the directory of a zip or of a compound file), never a
//! document's contents: those are read in a child process. A file that is not taken in gets a
//! typed refusal with three plain sentences: what happened, what was kept, what to do.

mod container;
pub(crate) mod text;

use std::io::{Read, Seek, SeekFrom};

use anteroom_wire::error::{CommandError, ErrorCode, NextStep};
use file_format::{FileFormat, Kind as FormatKind};
use serde::{Deserialize, Serialize};

/// The largest file taken in: 25 MB, the limit the public form states and mail servers share.
pub const FILE_BYTES_MAX: u64 = 26_214_400;

/// How much of the start is read to tell formats apart; signatures lie in the first few hundred
/// bytes, and a PDF may have up to a kilobyte of rubbish before its header.
const HEAD_BYTES: usize = 8 * 1024;

/// How far into a file a PDF header may stand (readers accept it within the first kilobyte).
pub(crate) const PDF_HEADER_WITHIN: usize = 1024;

/// A type of document that is taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Portable Document Format; whether it is locked shows when it is read.
    Pdf,
    /// Word since 2007, without macros.
    Docx,
    /// Word 6 to 2003.
    Doc,
    /// Rich Text Format.
    Rtf,
    /// OpenDocument text; whether it is locked shows when it is read.
    Odt,
    /// Plain text in any encoding.
    Text,
    /// An Office file under a password: kept, and graded as locked.
    LockedOffice,
}

impl Kind {
    /// Returns the kind's name as stored and sent.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Doc => "doc",
            Self::Rtf => "rtf",
            Self::Odt => "odt",
            Self::Text => "text",
            Self::LockedOffice => "locked_office",
        }
    }

    /// Returns the media type a mail or a download declares.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Doc => "application/msword",
            Self::Rtf => "application/rtf",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Text => "text/plain",
            Self::LockedOffice => "application/x-cfb",
        }
    }

    /// Returns the extension for a copy saved out; empty where the file's own is to be kept.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Doc => "doc",
            Self::Rtf => "rtf",
            Self::Odt => "odt",
            Self::Text => "txt",
            Self::LockedOffice => "",
        }
    }
}

/// What a refused file is instead of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Foreign {
    /// Something that runs.
    Program,
    /// A zip, 7z, tar or the like.
    Archive,
    /// A picture or a scan without a document around it.
    Picture,
    /// A saved web page.
    WebPage,
    /// A table for a spreadsheet program.
    Spreadsheet,
    /// Slides.
    Presentation,
    /// A mail saved as a file.
    Mail,
    /// Sound or video.
    Media,
    /// Recognised, or not, but nothing of the above.
    Unknown,
}

impl Foreign {
    fn reason(self) -> &'static str {
        match self {
            Self::Program => "program",
            Self::Archive => "archive",
            Self::Picture => "picture",
            Self::WebPage => "web_page",
            Self::Spreadsheet => "spreadsheet",
            Self::Presentation => "presentation",
            Self::Mail => "mail",
            Self::Media => "media",
            Self::Unknown => "unknown_type",
        }
    }

    fn noun(self) -> &'static str {
        match self {
            Self::Program => "a program",
            Self::Archive => "an archive of files",
            Self::Picture => "a picture",
            Self::WebPage => "a web page",
            Self::Spreadsheet => "a spreadsheet",
            Self::Presentation => "a presentation",
            Self::Mail => "a saved e-mail",
            Self::Media => "sound or video",
            Self::Unknown => "of a type that is not known here",
        }
    }
}

/// Why a file is not taken in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.what_happened())]
pub enum Refusal {
    /// The file has no bytes.
    Empty,
    /// The file is over [`FILE_BYTES_MAX`].
    TooLarge {
        /// Its length in bytes.
        len: u64,
    },
    /// The content is not a document.
    Foreign {
        /// What it is.
        what: Foreign,
        /// The extension of the name, where it promised a document.
        claimed: Option<&'static str>,
    },
    /// A Word file that carries macros.
    Macros,
    /// A container that would unpack to far more than it may.
    Bomb,
    /// The start or the directory of the file is broken, so that nothing can be read.
    Damaged,
    /// The file could not be read from its disk.
    Unreadable(std::io::ErrorKind),
}

impl Refusal {
    /// Returns the reason as a word, the parameter of the window's sentence.
    #[must_use]
    pub fn reason(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge { .. } => "too_large",
            Self::Foreign { what, .. } => what.reason(),
            Self::Macros => "macros",
            Self::Bomb => "bomb",
            Self::Damaged => "damaged",
            Self::Unreadable(_) => "unreadable",
        }
    }

    /// Returns what happened, lower case, without a full stop.
    #[must_use]
    pub fn what_happened(&self) -> String {
        match self {
            Self::Empty => "the file is empty".to_owned(),
            Self::TooLarge { len } => format!(
                "the file has {} MB, and at most {} MB are taken in",
                len.div_ceil(1024 * 1024),
                FILE_BYTES_MAX / (1024 * 1024)
            ),
            Self::Foreign { what, claimed: Some(ext) } => {
                format!("the file is named .{ext}, but its content is {}", what.noun())
            }
            Self::Foreign { what, claimed: None } => {
                format!("the file is not a document: it is {}", what.noun())
            }
            Self::Macros => {
                "the document contains macros, small programs that run on opening".to_owned()
            }
            Self::Bomb => {
                "the file would unpack to far more than a document needs, as a trap does".to_owned()
            }
            Self::Damaged => "the file is damaged, so that nothing in it can be read".to_owned(),
            Self::Unreadable(_) => "the file could not be read from its disk".to_owned(),
        }
    }

    /// Returns what was kept.
    #[must_use]
    pub fn what_was_kept(&self) -> &'static str {
        "the file stays where it is; nothing was taken in"
    }

    /// Returns what the person can do.
    #[must_use]
    pub fn what_to_do(&self) -> &'static str {
        match self {
            Self::Empty => "ask for the file again, or choose another one",
            Self::TooLarge { .. } => "save it smaller, for example as a pdf with smaller pictures",
            Self::Foreign { what, .. } => match what {
                Foreign::Program => "do not open it unless you know the sender; ask for a pdf",
                Foreign::Archive => "unpack it first, then drop the documents in it",
                Foreign::Picture => "put the picture into a pdf or a Word document first",
                Foreign::Mail => "save the attachment of the mail and drop that",
                Foreign::WebPage | Foreign::Spreadsheet | Foreign::Presentation => {
                    "print or export it as a pdf and drop that"
                }
                Foreign::Media | Foreign::Unknown => {
                    "choose a pdf, docx, doc, rtf, odt or txt file"
                }
            },
            Self::Macros => "save it as .docx or pdf, which leaves the macros out, and drop that",
            Self::Bomb => "do not unpack it unless you know the sender; ask for a pdf",
            Self::Damaged => "ask for the file again; it was probably cut off on its way",
            Self::Unreadable(_) => {
                "check that the disk is connected and that you may read the file"
            }
        }
    }
}

impl From<Refusal> for CommandError {
    fn from(refusal: Refusal) -> Self {
        let code = match refusal {
            Refusal::TooLarge { .. } => ErrorCode::TooLarge,
            Refusal::Foreign { .. } | Refusal::Macros | Refusal::Bomb => ErrorCode::UnsupportedType,
            Refusal::Empty | Refusal::Damaged | Refusal::Unreadable(_) => ErrorCode::UnreadableFile,
        };
        let error = Self::new(code, format!("{}; {}", refusal, refusal.what_to_do()))
            .param("reason", refusal.reason())
            .kept(refusal.what_was_kept())
            .next(NextStep::ChooseFile);
        match refusal {
            Refusal::TooLarge { len } => error
                .param("sizeMb", len.div_ceil(1024 * 1024))
                .param("limitMb", FILE_BYTES_MAX / (1024 * 1024)),
            Refusal::Foreign { claimed: Some(ext), .. } => error.param("claimed", ext),
            Refusal::Unreadable(_) => error.next(NextStep::Retry).retryable(),
            _ => error,
        }
    }
}

/// Returns what a file is.
///
/// `len` is judged before anything is read. `file_name` only words a refusal ("named .pdf,
/// but …"). Reads at most `len` bytes once, and a container's directory.
///
/// # Errors
///
/// The [`Refusal`] of a file that is not taken in.
pub fn sniff<R: Read + Seek>(mut reader: R, len: u64, file_name: &str) -> Result<Kind, Refusal> {
    if len == 0 {
        return Err(Refusal::Empty);
    }
    if len > FILE_BYTES_MAX {
        return Err(Refusal::TooLarge { len });
    }
    let head = read_upto(&mut reader, HEAD_BYTES)?;
    if head.is_empty() {
        return Err(Refusal::Empty);
    }
    match recognise(&mut reader, &head) {
        Err(Refusal::Foreign { what, .. }) => {
            Err(Refusal::Foreign { what, claimed: claimed_extension(file_name) })
        }
        other => other,
    }
}

fn recognise<R: Read + Seek>(reader: &mut R, head: &[u8]) -> Result<Kind, Refusal> {
    let start = text::without_bom_and_space(head);
    if start.starts_with(b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    if start.starts_with(b"{\\rt") {
        return Ok(Kind::Rtf);
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return container::zip(reader);
    }
    if head.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return container::compound(reader);
    }
    // Text before signatures: a note that begins with "BM" or "MZ" is still a note, and no
    // binary format is free of control characters.
    if text::may_be_text(head) {
        reader.rewind().map_err(unreadable)?;
        let all = read_upto(reader, FILE_BYTES_MAX as usize)?;
        if let Some(text) = text::decode(&all) {
            return text::judge(&text);
        }
    }
    let format = {
        reader.rewind().map_err(unreadable)?;
        FileFormat::from_reader(&mut *reader).map_err(unreadable)?
    };
    let what = match foreign(format) {
        // A program cut short is still one.
        Foreign::Unknown if head.starts_with(b"MZ") => Foreign::Program,
        what => what,
    };
    let pdf_within = &head[..head.len().min(PDF_HEADER_WITHIN)];
    if what == Foreign::Unknown && pdf_within.windows(5).any(|w| w == b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    Err(Refusal::Foreign { what, claimed: None })
}

fn foreign(format: FileFormat) -> Foreign {
    match format.kind() {
        FormatKind::Executable | FormatKind::Package | FormatKind::Rom => Foreign::Program,
        FormatKind::Archive | FormatKind::Compressed | FormatKind::Disk => Foreign::Archive,
        FormatKind::Image | FormatKind::Diagram => Foreign::Picture,
        FormatKind::Spreadsheet => Foreign::Spreadsheet,
        FormatKind::Presentation => Foreign::Presentation,
        FormatKind::Audio | FormatKind::Video | FormatKind::Playlist | FormatKind::Subtitle => {
            Foreign::Media
        }
        _ => Foreign::Unknown,
    }
}

/// Returns the extension a name ends in, where it is one that promises a document.
fn claimed_extension(file_name: &str) -> Option<&'static str> {
    const PROMISED: [&str; 6] = ["pdf", "docx", "doc", "rtf", "odt", "txt"];
    let (_, extension) = file_name.rsplit_once('.')?;
    PROMISED.into_iter().find(|p| extension.eq_ignore_ascii_case(p))
}

fn read_upto<R: Read + Seek>(reader: &mut R, bytes_max: usize) -> Result<Vec<u8>, Refusal> {
    reader.seek(SeekFrom::Start(0)).map_err(unreadable)?;
    let mut read = Vec::new();
    reader.take(bytes_max as u64).read_to_end(&mut read).map_err(unreadable)?;
    Ok(read)
}

fn unreadable(error: std::io::Error) -> Refusal {
    Refusal::Unreadable(error.kind())
}

#[cfg(test)]
mod tests;
