//! Odd and broken files from outside; passed over, aloud, where they are not there.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::*;
use crate::intake::kind::{Refusal, sniff};

/// Of a thousand files, how many must open; the rest is in a format of another name or broken
/// beyond reading.
const OPEN_PERMILLE: [(&str, usize); 3] = [("pdf", 980), ("docx", 930), ("doc", 940)];

/// How long any file may take.
const SLOW: Duration = Duration::from_secs(15);

/// What no reader opens: cut off in the middle.
const TRUNCATED: [&str; 1] = ["testWORD_truncated.docx"];

fn office() -> Option<PathBuf> {
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let folder =
        above.map(|a| a.join("../shared/data/documents/office")).find(|folder| folder.is_dir());
    if folder.is_none() {
        eprintln!("skipped: ../shared/data is not there");
    }
    folder
}

#[test]
fn files_from_outside_open() {
    let Some(folder) = office() else { return };
    let mut opened: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("the folder is readable") {
        let file = entry.expect("an entry").path();
        let name = file.file_name().expect("it is a file").to_string_lossy().into_owned();
        let bytes = std::fs::read(&file).expect("a shared file is readable");
        let kind = sniff(Cursor::new(&bytes), bytes.len() as u64, &name);
        let started = Instant::now();
        let read = kind.as_ref().ok().map(|k| extract(*k, &bytes, None, &Limits::default()));
        assert!(started.elapsed() < SLOW, "{name} took {:?}", started.elapsed());
        let locked = matches!(&read, Some(Ok(r)) if r.grade == Grade::Locked);
        if locked || kind == Err(Refusal::Macros) || TRUNCATED.contains(&&name[..]) {
            continue;
        }
        if let Some((end, _)) =
            OPEN_PERMILLE.iter().find(|(end, _)| name.ends_with(&format!(".{end}")))
        {
            let (yes, all) = opened.entry(end).or_default();
            *yes += usize::from(matches!(read, Some(Ok(_))));
            *all += 1;
        }
    }
    for (end, least) in OPEN_PERMILLE {
        let (yes, all) = opened[end];
        eprintln!("{end}: {yes} of {all} open");
        assert!(yes * 1000 >= all * least, "{end}: {yes} of {all}");
    }
}

#[test]
fn locked_files_from_outside() {
    let Some(folder) = office() else { return };
    for (name, password, text) in [
        ("testWORD_protected_passtika.docx", "tika", "This is an encrypted Word 2007 File."),
        ("testWORD_protected_passtika.doc", "tika", "This is an encrypted Word 2007 File."),
        ("testPassword4Spaces.pdf", "    ", "Just some text."),
        ("testPDF_no_extract_no_accessibility_owner_user.pdf", "user", "Hello World"),
    ] {
        let bytes = std::fs::read(folder.join(name)).expect("a shared file is readable");
        let kind = sniff(Cursor::new(&bytes), bytes.len() as u64, name).expect("it is taken in");
        let limits = Limits::default();
        let opened = extract(kind, &bytes, Some(password), &limits).expect("the password opens it");
        assert_eq!(opened.text, text, "{name}");
        let wrong = extract(kind, &bytes, Some("nobody's"), &limits);
        assert_eq!(wrong, Err(ExtractError::WrongPassword), "{name}");
        let shut = extract(kind, &bytes, None, &limits).map(|r| r.grade);
        assert_eq!(shut, Ok(Grade::Locked), "{name}");
    }
}

#[test]
fn hidden_text_from_outside() {
    use HiddenReason::{Comment, HiddenRun, SameColour, TrackedDeletion};
    let Some(folder) = office() else { return };
    for (name, reason, part) in [
        ("testWORD_features.doc", HiddenRun, "This is hidden text."),
        ("testWORD_features.doc", TrackedDeletion, "bibendum"),
        ("testWORD_features.doc", Comment, "This is a comment"),
        ("testWORD_features.docx", HiddenRun, "This is hidden text."),
        ("testWORD_features.docx", TrackedDeletion, "bibendum"),
        ("testComment.docx", Comment, "Here is a comment"),
        // A line in white at the foot of each page of the Federal Register.
        ("testPDF_bad_page_303226.pdf", SameColour, "VerDate 27<APR>2000"),
    ] {
        let bytes = std::fs::read(folder.join(name)).expect("a shared file is readable");
        let kind = sniff(Cursor::new(&bytes), bytes.len() as u64, name).expect("it is taken in");
        let read = read(kind, &bytes);
        let found = read.hidden.iter().find(|h| h.reason == reason);
        let text = found.map(|h| h.text.as_str()).unwrap_or_default();
        assert!(text.contains(part) && text.len() < 500, "{name}: {reason:?} is {text:?}");
        assert!(!read.text.contains(part) || reason == TrackedDeletion, "{name}: {part}");
    }
}
