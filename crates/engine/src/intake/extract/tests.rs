//! Documents made here, byte by byte, and the text they must give.

use std::io::{Cursor, Write};

use proptest::prelude::*;

use super::*;

mod corpus;
mod hidden;
mod hostile;
mod rows;

fn read(kind: Kind, bytes: &[u8]) -> Extracted {
    extract(kind, bytes, None, &Limits::default()).expect("the fixture is sound")
}

#[track_caller]
fn check(kind: Kind, bytes: &[u8], wanted: &str) {
    assert_eq!(read(kind, bytes).text, wanted);
}

fn zipped(entries: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(*name, options).expect("a zip in memory takes an entry");
        writer.write_all(content.as_bytes()).expect("a zip in memory takes bytes");
    }
    writer.finish().expect("a zip in memory closes").into_inner()
}

fn docx(body: &str) -> Vec<u8> {
    zipped(&[("word/document.xml", &format!("<w:document><w:body>{body}</w:body></w:document>"))])
}

/// Returns a paragraph of one run.
fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn odt(content: &str) -> Vec<u8> {
    zipped(&[(
        "content.xml",
        &format!("<office:body><office:text>{content}</office:text></office:body>"),
    )])
}

/// Returns a page of words, each set at its place: left, baseline, size.
fn pdf(words: &[(f32, f32, f32, &str)]) -> Vec<u8> {
    let mut content = String::new();
    for (x, y, size, text) in words {
        let text = text.replace('(', "\\(").replace(')', "\\)");
        content.push_str(&format!("BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n"));
    }
    pdf_of(&content)
}

/// Returns a document of one page with a content stream.
fn pdf_of(content: &str) -> Vec<u8> {
    pdf_with(content, "", "", &[])
}

/// The same, with more in the catalog and among the page's resources, and objects from number 6.
fn pdf_with(content: &str, catalog: &str, resources: &str, more: &[String]) -> Vec<u8> {
    let mut objects = vec![
        format!("<< /Type /Catalog /Pages 2 0 R {catalog} >>"),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R \
             /Resources << /Font << /F1 5 0 R >> {resources} >> >>"
        ),
        stream("", content),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
            .to_owned(),
    ];
    objects.extend_from_slice(more);
    pdf_of_objects(&objects)
}

fn stream(dictionary: &str, content: &str) -> String {
    format!("<< {dictionary} /Length {} >>\nstream\n{content}\nendstream", content.len())
}

/// Returns a file of objects numbered from 1, the first of which is its catalog.
fn pdf_of_objects(objects: &[String]) -> Vec<u8> {
    let mut out = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.push_str(&format!("{} 0 obj\n{object}\nendobj\n", index + 1));
    }
    let (table, count) = (out.len(), objects.len() + 1);
    out.push_str(&format!("xref\n0 {count}\n0000000000 65535 f \n"));
    for place in places {
        out.push_str(&format!("{place:010} 00000 n \n"));
    }
    let trailer = format!("trailer << /Size {count} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
    (out + &trailer).into_bytes()
}

#[test]
fn text_in_any_encoding() {
    let long = "\nParalegal with ten years of experience in Kraków and Łódź";
    for text in [format!("Zoë Żak{long}"), format!("José Núñez{long}")] {
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(Kind::Text, text.as_bytes(), &text);
        check(Kind::Text, &[&[0xEF, 0xBB, 0xBF], text.as_bytes()].concat(), &text);
        check(Kind::Text, &[&[0xFF, 0xFE], &utf16[..]].concat(), &text);
        assert_eq!(read(Kind::Text, text.as_bytes()).grade, Grade::Good);
    }
    check(Kind::Text, b"Jos\xE9 N\xFA\xF1ez, abogado, Espa\xF1a", "José Núñez, abogado, España");
    assert_eq!(extract(Kind::Text, b"a\0b", None, &Limits::default()), Err(ExtractError::Damaged));
}

#[test]
fn what_cannot_be_seen_is_taken_out() {
    let tags = "Jane\u{E0041}\u{E0042}\u{200B} \u{202E}Roe\u{FE0F}\u{AD}";
    assert_eq!(tidy_text(tags, 1000).0, "Jane Roe");
    assert_eq!(
        tidy_text("e\u{301}  x\u{A0}\u{A0}\u{3000}y\r\nof\u{FB01}ce\u{C}z", 1000).0,
        "é x\ty\noffice\n\nz"
    );
    assert_eq!(tidy_text("a\n\n\n\n\nb \u{E00A} c\n", 1000).0, "a\n\nb\tc");
    assert_eq!(tidy_text("Zoë Żak", 4), ("Zoë".to_owned(), true));
}

#[test]
fn a_page_is_read_line_by_line_with_dates_beside_their_entries() {
    let mut words = vec![(72.0, 720.0, 22.0, "Jane Roe"), (400.0, 722.0, 10.0, "(512) 555-0143")];
    let entries = [
        "Clerk, City Court",
        "Paralegal, Harper",
        "Intern, Cole LLP",
        "Tutor, Night School",
        "Aide, Clinic",
    ];
    for (index, entry) in entries.iter().enumerate() {
        let y = 680.0 - 14.0 * index as f32;
        words.push((72.0, y, 10.0, entry));
        words.push((420.0 + index as f32, y, 10.0, "2019 - 2020"));
    }
    let text = read(Kind::Pdf, &pdf(&words)).text;
    assert!(text.starts_with("Jane Roe\t(512) 555-0143\n"), "{text}");
    assert!(
        text.contains("Clerk, City Court\t2019 - 2020\nParalegal, Harper\t2019 - 2020"),
        "{text}"
    );
}

/// Returns a page with a title over two columns of lines.
fn two_columns(
    left_at: f32,
    right_at: f32,
    left: &[&'static str],
    right: &[&'static str],
) -> Vec<u8> {
    let mut words = vec![(72.0, 740.0, 22.0, "Jane Roe")];
    for (column, x, step) in [(left, left_at, 16.0), (right, right_at, 13.0)] {
        for (index, line) in column.iter().enumerate() {
            words.push((x, 700.0 - step * index as f32, 10.0, line));
        }
    }
    // As many programs do, the page is written by rows, not by columns.
    words.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.total_cmp(&b.0)));
    pdf(&words)
}

#[test]
fn letters_that_run_from_right_to_left_are_read_so() {
    let span = |text: &str, left: f32| layout::Span {
        text: text.to_owned(),
        left,
        right: left + 40.0,
        baseline: 700.0,
        size: 10.0,
        turned: false,
    };
    let line = vec![span("לודג", 72.0), span("םולש", 115.0)];
    assert_eq!(layout::read_page(line).trim(), "שלום גדול");
    let twice = vec![span("Jane Roe", 72.0), span("City", 200.0), span("Jane Roe", 72.5)];
    assert_eq!(layout::read_page(twice).trim(), "Jane Roe\tCity", "a shadow is not read");
}

#[test]
fn columns_are_read_one_after_the_other() {
    let side =
        ["Contact", "jane@example.com", "(512) 555-0143", "Austin", "Skills", "Excel", "Research"];
    let main = [
        "Experience",
        "Paralegal at Harper and Cole, where she",
        "prepared filings and exhibits for the",
        "litigation group and trained others.",
        "Education",
        "Austin Community College, diploma in",
        "paralegal studies, with honours.",
        "Languages",
        "English and Spanish",
    ];
    let wanted = |first: &[&str], second: &[&str]| {
        let lines = |column: &[&str]| column.join("\n");
        (lines(first), lines(second))
    };
    for (bytes, (first, second)) in [
        (two_columns(72.0, 260.0, &side, &main), wanted(&side, &main)),
        (two_columns(72.0, 400.0, &main, &side), wanted(&main, &side)),
    ] {
        let text = read(Kind::Pdf, &bytes).text.replace("\n\n", "\n");
        assert_eq!(text, format!("Jane Roe\n{first}\n{second}"));
    }
}

#[test]
fn a_side_bar_that_runs_over_keeps_its_letters_together() {
    let side = [
        "Contact",
        "a.very.long.address.of.jane.roe@example.com",
        "(512) 555-0143",
        "Austin",
        "Skills",
        "Excel",
        "Word",
    ];
    let main = [
        "Experience",
        "Paralegal at Harper and Cole, where",
        "she prepared filings and exhibits",
        "for the litigation group.",
        "Education",
        "Austin Community College",
        "Languages",
        "English and Spanish",
    ];
    let text = read(Kind::Pdf, &two_columns(72.0, 240.0, &side, &main)).text;
    assert!(
        text.contains("\na.very.long.address.of.jane.roe@example.com\n(512) 555-0143\n"),
        "{text}"
    );
}

#[test]
fn pages_of_pictures_and_locked_ones_say_so() {
    assert_eq!(read(Kind::Pdf, &pdf(&[])).grade, Grade::Low, "an empty page is no picture");
    let picture = "q 612 0 0 792 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \u{7f} EI Q";
    assert_eq!(read(Kind::Pdf, &pdf_of(picture)).grade, Grade::ImageOnly);
    assert_eq!(read(Kind::LockedOffice, b"").grade, Grade::Locked);
    let locked = zipped(&[("META-INF/manifest.xml", "<m:encryption-data/>"), ("content.xml", "")]);
    assert_eq!(read(Kind::Odt, &locked).grade, Grade::Locked);
    for kind in [Kind::Pdf, Kind::Docx, Kind::Doc, Kind::Odt] {
        let broken = extract(kind, b"not at all what it says", None, &Limits::default());
        assert_eq!(broken, Err(ExtractError::Damaged), "{kind:?}");
    }
}

#[test]
fn word_by_paragraphs_tables_and_boxes() {
    check(
        Kind::Docx,
        &docx(&(p("Jane Roe") + &p("Law &amp; order &#233;"))),
        "Jane Roe\nLaw & order é",
    );
    let row = |cells: &[String]| {
        let cells: String = cells.iter().map(|c| format!("<w:tc>{c}</w:tc>")).collect();
        format!("<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
    };
    check(Kind::Docx, &docx(&row(&[p("Phone"), p("555-0143")])), "Phone\t555-0143");
    let layout = row(&[p("Contact") + &p("jane@example.com"), p("Experience") + &p("Clerk")]);
    check(Kind::Docx, &docx(&layout), "Contact\njane@example.com\n\nExperience\nClerk");
    let boxed = "<w:p><w:r><w:t>Above</w:t></w:r><w:r><mc:AlternateContent>\
        <mc:Choice><w:txbxContent>\
        <w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback>\
        <w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent></mc:Fallback>\
        </mc:AlternateContent></w:r></w:p>";
    check(Kind::Docx, &docx(boxed), "Above\nIn the box");
}

#[test]
fn what_word_does_not_show_is_left_out() {
    let hidden = "<w:p><w:r><w:t>Jane</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr>\
        <w:t> SECRET</w:t></w:r>\
        <w:del><w:r><w:delText> gone</w:delText></w:r></w:del>\
        <w:moveFrom><w:r><w:t> moved</w:t></w:r></w:moveFrom>\
        <w:r><w:instrText> HYPERLINK x</w:instrText></w:r><w:r><w:tab/><w:t>Roe</w:t></w:r></w:p>";
    check(Kind::Docx, &docx(hidden), "Jane\tRoe");
}

#[test]
fn letterheads_come_first() {
    let relation =
        |kind: &str, to: &str| format!("<Relationship Type=\"http://x/{kind}\" Target=\"{to}\"/>");
    let bytes = zipped(&[
        ("word/document.xml", &format!("<w:body>{}</w:body>", p("Dear all"))),
        ("word/header1.xml", &format!("<w:hdr>{}</w:hdr>", p("Jane Roe"))),
        ("word/header2.xml", &format!("<w:hdr>{}</w:hdr>", p("Jane Roe"))),
        ("word/footer1.xml", &format!("<w:ftr>{}</w:ftr>", p("Page"))),
        (
            "word/_rels/document.xml.rels",
            &[
                relation("footer", "footer1.xml"),
                relation("header", "header1.xml"),
                relation("header", "header2.xml"),
            ]
            .concat(),
        ),
    ]);
    check(Kind::Docx, &bytes, "Jane Roe\n\nDear all\n\nPage");
}

#[test]
fn open_documents() {
    let body = "<text:h>Jane<text:s text:c=\"2\"/>Roe</text:h>\
        <office:annotation><text:p>no</text:p></office:annotation>\
        <text:p>a<text:tab/>b<text:line-break/>c <text:span>d</text:span>  e</text:p>\
        <table:table><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell>\
        <table:table-cell><text:p>y</text:p></table:table-cell></table:table-row></table:table>";
    check(Kind::Odt, &odt(body), "Jane Roe\na\tb\nc d e\nx\ty");
}

#[test]
fn rich_text() {
    let rtf = br"{\rtf1\ansi\ansicpg1250{\fonttbl{\f0\fcharset238 Times;}{\f1\fcharset204 Arial;}}
        {\*\generator Gone;}{\info{\author Gone}}\f0 \'a3ukasz \u379?ak{\v hidden}\par
        {\f1 \'cc\'e8\'f0}\tab x\line y\par \trowd\intbl a\cell b\cell\row\pard end\emdash}";
    check(Kind::Rtf, rtf, "Łukasz Żak\nМир\tx\ny\na\tb\nend—");
    let cut = br"{\rtf1 Jane \bin99999999 xx";
    check(Kind::Rtf, cut, "Jane");
    let deep = format!("{{\\rtf1 {}Jane", "{".repeat(100_000));
    check(Kind::Rtf, deep.as_bytes(), "Jane");
}

#[test]
fn limits_hold() {
    let limits = Limits { text_bytes_max: 100, pages_max: 1, unpacked_bytes_max: 2_000 };
    let long = "Jane Roe, paralegal. ".repeat(1000);
    let read = extract(Kind::Text, long.as_bytes(), None, &limits).expect("text is read");
    assert!(read.truncated && read.text.len() <= 100);
    let word = extract(Kind::Docx, &docx(&p(&long)), None, &limits);
    assert_eq!(word, Err(ExtractError::TooMuch));
    let roomy = Limits { unpacked_bytes_max: 1 << 20, ..limits };
    assert!(
        extract(Kind::Docx, &docx(&p(&long)), None, &roomy)
            .is_ok_and(|r| r.truncated && r.text.len() <= 100)
    );
}

#[test]
fn an_entity_bomb_stays_small() {
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>\
        <w:document><w:body><w:p><w:r><w:t>Jane &b; Roe</w:t></w:r></w:p></w:body></w:document>";
    check(Kind::Docx, &zipped(&[("word/document.xml", bomb)]), "Jane Roe");
}

proptest! {
    #[test]
    fn tidying_twice_changes_nothing(raw in "\\PC{0,200}", bytes_max in 0usize..300) {
        let (once, _) = tidy_text(&raw, bytes_max);
        prop_assert!(once.len() <= bytes_max);
        let kept = |c| matches!(c, '\n' | '\t' | '\u{200C}' | '\u{200D}') || !is_hidden(c);
        prop_assert!(once.chars().all(kept));
        let (twice, cut) = tidy_text(&once, bytes_max.max(once.len()));
        prop_assert!(!cut);
        prop_assert_eq!(once, twice);
    }

    #[test]
    fn readers_survive_changed_bytes(at in 0usize..900, byte: u8, kind in prop::sample::select(vec![
        Kind::Pdf, Kind::Docx, Kind::Odt, Kind::Rtf, Kind::Doc, Kind::Text,
    ])) {
        let mut bytes = match kind {
            Kind::Pdf => pdf(&[(72.0, 700.0, 12.0, "Jane Roe"), (300.0, 700.0, 12.0, "555")]),
            Kind::Docx => docx(&p("Jane")),
            Kind::Odt => odt("<text:p>Jane</text:p>"),
            _ => br"{\rtf1\ansi Jane {\b Roe}\par \'e9\u233? x}".to_vec(),
        };
        let len = bytes.len();
        bytes[at % len] = byte;
        let _ = extract(kind, &bytes, None, &Limits::default());
    }

    #[test]
    fn layout_survives_any_places(places in prop::collection::vec(
        (-1e4f32..1e4, -1e4f32..1e4, 0.1f32..300.0, any::<bool>()), 0..80,
    )) {
        let word = |index: usize| format!("w{index:03}x");
        let span = |(index, (left, baseline, size, turned))| layout::Span {
            text: word(index), left, right: left + 2.0 * size, baseline, size, turned,
        };
        let count = places.len();
        let text = layout::read_page(places.into_iter().enumerate().map(span).collect());
        prop_assert!((0..count).all(|i| text.matches(&word(i)).count() == 1), "no word is lost");
    }
}
