//! Files made to harm: nothing is fetched or run, and everything ends soon.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use super::*;

/// How long any file made here may take; each takes a small part of it, on a slow machine too.
const SOON: Duration = Duration::from_secs(10);

#[track_caller]
fn check_soon(kind: Kind, bytes: &[u8]) -> Result<Extracted, ExtractError> {
    let started = Instant::now();
    let read = extract(kind, bytes, None, &Limits::default());
    assert!(started.elapsed() < SOON, "took {:?}", started.elapsed());
    read
}

#[test]
fn nothing_is_fetched_or_run() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    listener.set_nonblocking(true).expect("a listener may be asked without waiting");
    let at = format!("http://{}", listener.local_addr().expect("it has an address"));
    let action = format!(
        "/OpenAction << /S /JavaScript /JS (app.launchURL\\('{at}'\\);) >> \
         /AA << /WC << /S /Launch /F (/bin/sh) >> >> /AcroForm << /XFA 6 0 R /Fields [] >>"
    );
    let content = format!(
        "BT /F1 12 Tf 72 700 Td (Jane Roe) Tj ET q /Far Do Q /Link << /URI ({at}) >> BDC EMC"
    );
    let far = stream(&format!("/Subtype /Image /F << /FS /URL /F ({at}/x.png) >>"), "");
    let more = [stream("", &format!("<xdp uri='{at}'/>")), far];
    let pdf = pdf_with(&content, &action, "/XObject << /Far 7 0 R >>", &more);
    assert_eq!(read(Kind::Pdf, &pdf).text, "Jane Roe");

    let outside = |kind: &str, id: u8| {
        format!(
            "<Relationship Id=\"r{id}\" Type=\"http://x/{kind}\" Target=\"{at}/{kind}\" \
             TargetMode=\"External\"/>"
        )
    };
    let kinds = ["attachedTemplate", "image", "header", "styles", "comments", "oleObject"];
    let relations: String = (0..).zip(kinds).map(|(id, kind)| outside(kind, id)).collect();
    let body = format!(
        "<!DOCTYPE w [<!ENTITY far SYSTEM \"{at}/dtd\">]><w:document><w:body>{}<w:p><w:r>\
         <w:instrText>INCLUDETEXT \"{at}\"</w:instrText><w:t>&far;</w:t></w:r></w:p>\
         <w:altChunk r:id=\"r1\"/></w:body></w:document>",
        p("Jane Roe")
    );
    let docx =
        zipped(&[("word/document.xml", &body), ("word/_rels/document.xml.rels", &relations)]);
    assert_eq!(read(Kind::Docx, &docx).text, "Jane Roe");

    let rtf = format!(
        r#"{{\rtf1{{\*\template {at}}}{{\field{{\*\fldinst INCLUDEPICTURE "{at}"}}}}
        Jane Roe}}"#
    );
    assert_eq!(read(Kind::Rtf, rtf.as_bytes()).text, "Jane Roe");

    let image = format!("<text:p>Jane Roe<draw:image xlink:href=\"{at}/x.png\"/></text:p>");
    assert_eq!(read(Kind::Odt, &odt(&image)).text, "Jane Roe");

    let called = listener.accept().map(|_| ());
    assert_eq!(called.map_err(|e| e.kind()), Err(std::io::ErrorKind::WouldBlock), "nobody called");
}

#[test]
fn pages_that_go_round_in_circles() {
    let loops = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [2 0 R 3 0 R 2 0 R] /Count 99 /Parent 2 0 R >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox 3 0 R /Contents [4 0 R 3 0 R] /Resources 5 0 R >>",
        "4 0 R",
        "<< /XObject << /F 5 0 R >> /Font 5 0 R /Properties 6 0 R >>",
        "6 0 R",
    ]
    .map(str::to_owned);
    let _ = check_soon(Kind::Pdf, &pdf_of_objects(&loops));

    // A form that paints itself, and ten levels of forms that paint the next one ten times.
    let resources =
        |next: usize| format!("/Subtype /Form /Resources << /XObject << /F {next} 0 R >> >>");
    let own = [stream(&resources(6), "/F Do")];
    let catalog = "/OCProperties << /D << /OFF [9 0 R] >> >>";
    let _ = check_soon(Kind::Pdf, &pdf_with("/F Do", catalog, "/XObject << /F 6 0 R >>", &own));
    let levels: Vec<String> =
        (7..17).map(|next| stream(&resources(next), &"/F Do ".repeat(10))).collect();
    let read = check_soon(Kind::Pdf, &pdf_with("/F Do", "", "/XObject << /F 6 0 R >>", &levels));
    assert!(read.is_ok_and(|r| r.truncated), "a page is read as far as a limit");
}

#[test]
fn pages_that_are_deep_or_dense() {
    for content in [
        "q ".repeat(300_000),
        "/OC /X BDC ".repeat(300_000),
        "[".repeat(20_000),
        "(".repeat(200_000),
        "<<".repeat(200_000),
        "0 0 9 9 re f ".repeat(60_000) + "1 g " + &"BT /F1 9 Tf (a) Tj ET ".repeat(20_000),
        "BI /W 9 /H 9 ID ".repeat(20_000),
    ] {
        let _ = check_soon(Kind::Pdf, &pdf_of(&content));
    }
    // The bytes of a stream open and close nothing.
    let open = stream("/Subtype /Image", &"[".repeat(50_000));
    let page = pdf_with("BT /F1 9 Tf 72 700 Td (Jane Roe) Tj ET", "", "", &[open]);
    assert_eq!(read(Kind::Pdf, &page).text, "Jane Roe");
    let nested = format!("<< /Type /Catalog /Pages 2 0 R /X {} >>", "[".repeat(20_000));
    let _ = check_soon(Kind::Pdf, &pdf_of_objects(&[nested]));
}

#[test]
fn words_of_a_megabyte() {
    let word = "x".repeat(1 << 20);
    let lines = format!("BT /F1 9 Tf 72 700 Td ({word}) Tj ET");
    for (kind, bytes) in [
        (Kind::Text, word.clone().into_bytes()),
        (Kind::Docx, docx(&p(&word))),
        (Kind::Odt, odt(&format!("<text:p>{word}</text:p>"))),
        (Kind::Rtf, format!(r"{{\rtf1 {word}}}").into_bytes()),
        (Kind::Pdf, pdf_of(&lines)),
    ] {
        let read = check_soon(kind, &bytes).expect("it is a document");
        assert_eq!(read.text.len(), word.len(), "{kind:?}");
    }
}

#[test]
fn markup_that_is_deep_or_endless() {
    let deep = |name: &str| format!("<{name}>").repeat(200_000);
    for body in [deep("w:tbl"), deep("w:tc"), deep("w:txbxContent"), deep("w:del"), deep("w:x")] {
        let _ = check_soon(Kind::Docx, &docx(&format!("{}{body}", p("Jane"))));
    }
    for body in [deep("text:section"), deep("text:span"), deep("table:table-cell")] {
        let _ = check_soon(Kind::Odt, &odt(&body));
    }
    let entities: String = (1..30)
        .map(|n| format!("<!ENTITY e{n} \"{}\">", format!("&e{};", n - 1).repeat(10)))
        .collect();
    let bomb = format!(
        "<!DOCTYPE w [<!ENTITY e0 \"ha\">{entities}]><w:document><w:body>{}</w:body></w:document>",
        p("Jane &e29; Roe")
    );
    let read = check_soon(Kind::Docx, &zipped(&[("word/document.xml", &bomb)]));
    assert_eq!(read.expect("it is a document").text, "Jane Roe");
    let styles: String = (0..20_000)
        .map(|n| format!("<w:style w:styleId=\"{n}\"><w:basedOn w:val=\"{}\"/></w:style>", n + 1))
        .collect();
    let relation = "<Relationship Type=\"http://x/styles\" Target=\"styles.xml\"/>";
    let many = format!("<w:p><w:pPr><w:pStyle w:val=\"0\"/></w:pPr></w:p>{}", p("Jane"));
    let bytes = zipped(&[
        ("word/document.xml", &many.repeat(2_000)),
        ("word/styles.xml", &styles),
        ("word/_rels/document.xml.rels", relation),
    ]);
    let _ = check_soon(Kind::Docx, &bytes);
}

/// Writes the directory of a zip by hand: a million entries, none of which holds anything.
fn crowded_zip(entries: u32) -> Vec<u8> {
    const LOCAL: [u8; 30] = {
        let mut head = [0; 30];
        (head[0], head[1], head[2], head[3]) = (b'P', b'K', 3, 4);
        (head[4], head[26]) = (20, 1);
        head
    };
    let mut zip = LOCAL.to_vec();
    zip.push(b'a');
    let start = zip.len() as u64;
    for _ in 0..entries {
        let mut entry = [0; 47];
        entry[..4].copy_from_slice(b"PK\x01\x02");
        (entry[4], entry[6], entry[28], entry[46]) = (20, 20, 1, b'a');
        zip.extend_from_slice(&entry);
    }
    let (size, count) = (zip.len() as u64 - start, u64::from(entries));
    let wide = zip.len() as u64;
    zip.extend_from_slice(b"PK\x06\x06");
    zip.extend_from_slice(&44_u64.to_le_bytes());
    zip.extend_from_slice(&[45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    for number in [count, count, size, start] {
        zip.extend_from_slice(&number.to_le_bytes());
    }
    zip.extend_from_slice(b"PK\x06\x07\0\0\0\0");
    zip.extend_from_slice(&wide.to_le_bytes());
    zip.extend_from_slice(&[1, 0, 0, 0]);
    zip.extend_from_slice(
        b"PK\x05\x06\0\0\0\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0\0",
    );
    zip
}

#[test]
fn a_zip_of_a_million_entries() {
    let bytes = crowded_zip(1_000_000);
    let started = Instant::now();
    let kind = crate::intake::kind::sniff(Cursor::new(&bytes), bytes.len() as u64, "x.docx");
    assert!(kind.is_err(), "it is no document: {kind:?}");
    for kind in [Kind::Docx, Kind::Odt] {
        assert!(check_soon(kind, &bytes).is_err());
    }
    assert!(started.elapsed() < SOON * 2);
}
