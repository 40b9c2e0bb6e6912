//! What a file is, whatever it is called.

use std::io::{Cursor, Write};

use proptest::prelude::*;

use super::*;

fn sniffed(bytes: &[u8], name: &str) -> Result<Kind, Refusal> {
    sniff(Cursor::new(bytes), bytes.len() as u64, name)
}

fn foreign(what: Foreign) -> Result<Kind, Refusal> {
    Err(Refusal::Foreign { what, claimed: None })
}

fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(*name, options).expect("a zip in memory takes an entry");
        writer.write_all(content).expect("a zip in memory takes bytes");
    }
    writer.finish().expect("a zip in memory closes").into_inner()
}

const TYPES: &[u8] = br#"<Types><Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
 </Types>"#;

#[test]
fn documents_by_their_content() {
    let docx = zipped(&[("[Content_Types].xml", TYPES), ("word/document.xml", b"<w/>")]);
    let odt = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", b"<o/>"),
    ]);
    let cases: [(&[u8], Kind); 9] = [
        (b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", Kind::Pdf),
        (b"\xEF\xBB\xBF%PDF-1.4", Kind::Pdf),
        (b"{\\rtf1\\ansi Jane}", Kind::Rtf),
        (&docx, Kind::Docx),
        (&odt, Kind::Odt),
        (b"BM is how this note begins, and still it is a note", Kind::Text),
        ("Zoë Zhang\nKraków".as_bytes(), Kind::Text),
        (b"\xFF\xFEJ\0a\0n\0e\0", Kind::Text),
        (b"Mar\xEDa Jos\xE9, Espa\xF1a\n", Kind::Text),
    ];
    for (bytes, wanted) in cases {
        assert_eq!(sniffed(bytes, "whatever.exe"), Ok(wanted), "{:?}", bytes.get(..12));
    }
}

#[test]
fn what_is_no_document_is_refused_by_its_content() {
    let xlsx = zipped(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"")]);
    let archive = zipped(&[("a.pdf", b"%PDF-1.7"), ("b.pdf", b"%PDF-1.7")]);
    let jar = zipped(&[("META-INF/MANIFEST.MF", b"Main-Class: A")]);
    let cases: [(&[u8], Foreign); 11] = [
        (b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xFF\xFF\0\0", Foreign::Program),
        (b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x02\0\x3E\0", Foreign::Program),
        (b"#!/bin/sh\nrm -rf /\n", Foreign::Program),
        (&jar, Foreign::Program),
        (&archive, Foreign::Archive),
        (b"7z\xBC\xAF\x27\x1C\0\x04", Foreign::Archive),
        (b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", Foreign::Picture),
        (b"<!DOCTYPE html><html><body>Jane</body></html>", Foreign::WebPage),
        (&xlsx, Foreign::Spreadsheet),
        (b"Received: by x\nMessage-ID: <1>\nMIME-Version: 1.0\n\nHi", Foreign::Mail),
        (b"\0\x01\x02\x03\x04\x05\x06\x07", Foreign::Unknown),
    ];
    for (bytes, what) in cases {
        assert_eq!(sniffed(bytes, "x"), foreign(what), "{:?}", bytes.get(..12));
    }
    let named =
        sniffed(b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xFF\xFF\0\0", "Resume.PDF").expect_err("a program");
    assert_eq!(named.what_happened(), "the file is named .pdf, but its content is a program");
}

#[test]
fn limits_come_before_anything_is_read() {
    assert_eq!(sniffed(b"", "a.pdf"), Err(Refusal::Empty));
    assert_eq!(sniffed(b" \n\t\r\n", "a.txt"), Err(Refusal::Empty));
    let len = FILE_BYTES_MAX + 1;
    assert_eq!(sniff(Cursor::new(b"%PDF-1.7"), len, "a.pdf"), Err(Refusal::TooLarge { len }));
    assert_eq!(sniff(Cursor::new(b"%PDF-1.7"), FILE_BYTES_MAX, "a.pdf"), Ok(Kind::Pdf));
}

#[test]
fn macros_and_bombs_are_refused() {
    let macros = zipped(&[("[Content_Types].xml", TYPES), ("word/vbaProject.bin", b"x")]);
    assert_eq!(sniffed(&macros, "a.docx"), Err(Refusal::Macros));
    let typed = zipped(&[(
        "[Content_Types].xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )]);
    assert_eq!(sniffed(&typed, "a.docx"), Err(Refusal::Macros));
    let blank = vec![b' '; 20 * 1024 * 1024];
    let bomb = zipped(&[("[Content_Types].xml", TYPES), ("word/document.xml", &blank)]);
    assert!(bomb.len() < 100_000, "the fixture packs well, or it is no bomb");
    assert_eq!(sniffed(&bomb, "a.docx"), Err(Refusal::Bomb));
}

#[test]
fn a_cut_off_container_is_damaged() {
    let docx = zipped(&[("[Content_Types].xml", TYPES), ("word/document.xml", b"<w/>")]);
    assert_eq!(sniffed(&docx[..docx.len() / 2], "a.docx"), Err(Refusal::Damaged));
    let compound = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and then nothing of use";
    assert_eq!(sniffed(compound, "a.doc"), Err(Refusal::Damaged));
}

#[test]
fn a_refusal_says_three_things_and_crosses_the_wire() {
    let error = CommandError::from(Refusal::TooLarge { len: 30 * 1024 * 1024 });
    assert_eq!(error.code, ErrorCode::TooLarge);
    assert_eq!(error.params["sizeMb"], "30");
    assert_eq!(error.params["limitMb"], "25");
    let refusals = [
        Refusal::Empty,
        Refusal::Foreign { what: Foreign::Program, claimed: Some("pdf") },
        Refusal::Macros,
        Refusal::Bomb,
        Refusal::Damaged,
        Refusal::Unreadable(std::io::ErrorKind::PermissionDenied),
    ];
    for refusal in refusals {
        assert!(!refusal.what_happened().ends_with('.') && !refusal.what_to_do().is_empty());
        let error = CommandError::from(refusal.clone());
        assert_eq!(error.params["reason"], refusal.reason());
        assert_eq!(error.kept.as_deref(), Some(refusal.what_was_kept()));
    }
}

/// A reader that fails after its first bytes, as a disk pulled out does.
struct Broken(bool);

impl Read for Broken {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if std::mem::replace(&mut self.0, true) {
            return Err(std::io::ErrorKind::ConnectionReset.into());
        }
        let len = buffer.len().min(4);
        buffer[..len].copy_from_slice(&b"%PDF"[..len]);
        Ok(len)
    }
}

impl Seek for Broken {
    fn seek(&mut self, _: SeekFrom) -> std::io::Result<u64> {
        Ok(0)
    }
}

#[test]
fn a_disk_that_goes_away_is_unreadable() {
    let refusal = sniff(Broken(false), 100, "a.pdf").expect_err("the reader fails");
    assert_eq!(refusal, Refusal::Unreadable(std::io::ErrorKind::ConnectionReset));
}

proptest! {
    #[test]
    fn any_bytes_get_an_answer(
        start in prop::sample::select(vec![
            &b""[..], b"PK\x03\x04", b"PK\x05\x06",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"%PDF-", b"{\\rtf",
            b"MZ", b"\xFF\xFE", b"\x1F\x8B", b"RIFF", b"<?xml",
        ]),
        rest in prop::collection::vec(any::<u8>(), 0..2000),
        name in "\\PC{0,20}",
    ) {
        let bytes = [start, &rest].concat();
        let _ = sniffed(&bytes, &name);
    }

    #[test]
    fn a_docx_with_changed_bytes_gets_an_answer(at in 0usize..400, byte: u8, cut in 0usize..400) {
        let mut docx = zipped(&[("[Content_Types].xml", TYPES), ("word/document.xml", b"<w/>")]);
        let len = docx.len();
        docx[at % len] = byte;
        docx.truncate(len - cut % len);
        let _ = sniffed(&docx, "a.docx");
    }
}
