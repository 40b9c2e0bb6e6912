//! The directories of the two container formats documents come in: zip and compound file.
//!
//! Nothing is unpacked except two short entries that say what a zip is.

use std::io::{Read, Seek};

use office_oxide::cfb::CfbReader;
use zip::ZipArchive;

use super::{Foreign, Kind, Refusal};

/// Entries a document may have; Word writes a few dozen, one for each picture.
const ENTRIES_MAX: usize = 10_000;

/// What all entries may unpack to together: ten times the largest file, which long documents
/// with raw pictures reach and honest text never does.
const UNPACKED_BYTES_MAX: u64 = 256 * 1024 * 1024;

/// How many times its packed size an entry may unpack to; XML packs to a twentieth, a page of
/// blanks to a thousandth.
const RATIO_MAX: u64 = 250;

/// Entries under this may have any ratio: they harm nobody.
const RATIO_FLOOR_BYTES: u64 = 16 * 1024 * 1024;

/// How much of the entries that name a type is read.
const TYPE_ENTRY_BYTES_MAX: u64 = 256 * 1024;

/// Returns what a zip file is.
pub(super) fn zip<R: Read + Seek>(reader: &mut R) -> Result<Kind, Refusal> {
    reader.rewind().map_err(super::unreadable)?;
    let mut archive = ZipArchive::new(reader).map_err(|_| Refusal::Damaged)?;
    let names = check_sizes(&mut archive)?;
    let has = |wanted: &str| names.iter().any(|n| n.eq_ignore_ascii_case(wanted));
    let under = |folder: &str| names.iter().any(|n| n.to_ascii_lowercase().starts_with(folder));

    if has("[Content_Types].xml") {
        if names.iter().any(|n| n.to_ascii_lowercase().ends_with("vbaproject.bin")) {
            return Err(Refusal::Macros);
        }
        let types = entry_text(&mut archive, "[Content_Types].xml");
        if types.contains("macroEnabled") {
            return Err(Refusal::Macros);
        }
        if types.contains("wordprocessingml.document.main+xml")
            || types.contains("wordprocessingml.template.main+xml")
            || has("word/document.xml")
        {
            return Ok(Kind::Docx);
        }
        return Err(if under("xl/") {
            refused(Foreign::Spreadsheet)
        } else if under("ppt/") {
            refused(Foreign::Presentation)
        } else {
            refused(Foreign::Unknown)
        });
    }
    if has("mimetype") {
        return open_document(&entry_text(&mut archive, "mimetype"));
    }
    if has("META-INF/MANIFEST.MF") || has("AndroidManifest.xml") {
        return Err(refused(Foreign::Program));
    }
    Err(refused(Foreign::Archive))
}

/// Returns the names of the entries, once their declared sizes are found to be in bounds.
fn check_sizes<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Result<Vec<String>, Refusal> {
    if archive.len() > ENTRIES_MAX {
        return Err(Refusal::Bomb);
    }
    let mut names = Vec::with_capacity(archive.len());
    let mut unpacked: u64 = 0;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|_| Refusal::Damaged)?;
        unpacked = unpacked.saturating_add(entry.size());
        let ratio = entry.size() / entry.compressed_size().max(1);
        if unpacked > UNPACKED_BYTES_MAX || (entry.size() > RATIO_FLOOR_BYTES && ratio > RATIO_MAX)
        {
            return Err(Refusal::Bomb);
        }
        names.push(String::from_utf8_lossy(entry.name_raw()).into_owned());
    }
    Ok(names)
}

/// Returns an entry's text, empty when it cannot be read; only words in it are looked for.
fn entry_text<R: Read + Seek>(archive: &mut ZipArchive<R>, name: &str) -> String {
    let mut bytes = Vec::new();
    if let Ok(entry) = archive.by_name(name) {
        // What was read before a broken end is enough to find a word in.
        let _ = entry.take(TYPE_ENTRY_BYTES_MAX).read_to_end(&mut bytes);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn open_document(mimetype: &str) -> Result<Kind, Refusal> {
    match mimetype.trim() {
        "application/vnd.oasis.opendocument.text"
        | "application/vnd.oasis.opendocument.text-template"
        | "application/vnd.sun.xml.writer" => Ok(Kind::Odt),
        t if t.contains("spreadsheet") || t.contains("calc") => Err(refused(Foreign::Spreadsheet)),
        t if t.contains("presentation") || t.contains("impress") => {
            Err(refused(Foreign::Presentation))
        }
        t if t.contains("graphics") || t.contains("image") => Err(refused(Foreign::Picture)),
        _ => Err(refused(Foreign::Unknown)),
    }
}

/// Returns what a compound file is, by the names of its streams.
pub(super) fn compound<R: Read + Seek>(reader: &mut R) -> Result<Kind, Refusal> {
    reader.rewind().map_err(super::unreadable)?;
    let container = CfbReader::new(reader).map_err(|_| Refusal::Damaged)?;
    let has =
        |wanted: &str| container.entries().iter().any(|e| e.name.eq_ignore_ascii_case(wanted));
    let starts = |with: &str| container.entries().iter().any(|e| e.name.starts_with(with));
    if has("EncryptedPackage") || starts("\u{6}DataSpaces") {
        return Ok(Kind::LockedOffice);
    }
    if starts("__substg1.0_") || has("__properties_version1.0") {
        return Err(refused(Foreign::Mail));
    }
    // Tables and slides may lie inside a document; what the file is stands at its root.
    let is = |name: &str| container.has_root_entry(name);
    if is("WordDocument") && !is("Workbook") {
        let macros = has("_VBA_PROJECT") || has("_VBA_PROJECT_CUR");
        return if macros { Err(Refusal::Macros) } else { Ok(Kind::Doc) };
    }
    if has("Workbook") || has("Book") {
        return Err(refused(Foreign::Spreadsheet));
    }
    if has("PowerPoint Document") {
        return Err(refused(Foreign::Presentation));
    }
    Err(refused(Foreign::Unknown))
}

fn refused(what: Foreign) -> Refusal {
    Refusal::Foreign { what, claimed: None }
}
