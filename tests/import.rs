//! Tables from files: looked at, mapped, tried out, taken in, undone; bad rows of twelve kinds,
//! workbooks, and `kill -9`.
//!
//! `ANTEROOM_IMPORT_KILLS` says how many kills (5 by default, 50 by hand).

use std::{fmt::Write as _, fs, io::Write as _, thread, time::Duration};

use serde_json::{Value, json};
use zip::write::SimpleFileOptions;

use crate::support::{
    app::TestApp,
    served::{Served, call, content, refuse},
    wait_for,
};

/// Tens of thousands of rows on a loaded machine, in a development build.
const WORK_MAX: Duration = Duration::from_secs(300);

/// Opens a file that a test wrote.
fn open(app: &TestApp, served: &Served, name: &str, text: &[u8]) -> Value {
    let path = app.file(name, text);
    call(served, "import_open", json!({ "path": path }))
}

/// Waits until no job works on an import.
fn ended(served: &Served, import: &Value) -> Value {
    let id = json!({ "id": import["id"] });
    wait_for("the import to end", WORK_MAX, || {
        let import = call(served, "import_get", id.clone());
        let state = import["state"].as_str().unwrap_or_default();
        (!matches!(state, "checking" | "running")).then_some(import)
    })
}

fn checked(served: &Served, import: &Value) -> Value {
    call(served, "import_check", json!({ "id": import["id"] }));
    let checked = ended(served, import);
    assert_eq!(checked["state"], "checked", "{checked}");
    checked
}

fn started(served: &Served, import: &Value) -> Value {
    call(served, "import_start", json!({ "id": import["id"] }));
    let done = ended(served, import);
    assert_eq!(done["state"], "done", "{done}");
    done
}

/// Tries out, takes in, and sees that what was shown is what was done.
fn taken_in(served: &Served, import: &Value) -> Value {
    let trial = counts(&checked(served, import));
    let done = started(served, import);
    assert_eq!(counts(&done), trial, "what was shown is what is done: {}", done["report"]);
    done
}

/// Create, update, unchanged, skip, conflict, failed.
fn counts(import: &Value) -> [u64; 6] {
    let report = &import["report"];
    ["create", "update", "unchanged", "skip", "conflict", "failed"]
        .map(|name| report[name].as_u64().unwrap_or_else(|| panic!("no {name} in {import}")))
}

fn reasons(import: &Value) -> Vec<(String, u64)> {
    let all = import["report"]["reasons"].as_array().cloned().unwrap_or_default();
    let mut sums = std::collections::BTreeMap::new();
    for reason in all {
        let kind = reason["kind"].as_str().unwrap_or_default().to_owned();
        *sums.entry(kind).or_insert(0) += reason["rows"].as_u64().unwrap_or(0);
    }
    sums.into_iter().collect()
}

fn who(served: &Served, rule: &str) -> Vec<String> {
    let request = json!({ "root": "contact", "scope": "live", "rule": rule, "limit": 50,
                          "sort": [{ "field": "name", "descending": false }] });
    let rows = call(served, "list_open", request)["window"]["rows"].clone();
    let rows = rows.as_array().cloned().unwrap_or_default();
    rows.iter().filter_map(|row| row["name"].as_str().map(str::to_owned)).collect()
}

fn count(served: &Served, root: &str, rule: &str) -> u64 {
    let checked = call(served, "rule_check", json!({ "root": root, "text": rule }));
    checked["count"].as_u64().unwrap_or_else(|| panic!("{checked}"))
}

fn id_of(served: &Served, rule: &str) -> Value {
    let request = json!({ "root": "contact", "scope": "live", "rule": rule, "limit": 1,
                          "sort": [] });
    call(served, "list_open", request)["window"]["rows"][0]["id"].clone()
}

fn undo(served: &Served, import: &Value) {
    let answer = call(served, "undo", json!({ "group": import["group"] }));
    if !answer["job"].is_null() {
        wait_for("the undo to end", WORK_MAX, || {
            let report = call(served, "bulk_report", json!({ "id": answer["job"] }));
            (report["state"] == "done").then_some(())
        });
    }
}

fn failed_rows(app: &TestApp, served: &Served, import: &Value) -> String {
    let path = app.path("home").join("failed.csv");
    call(served, "import_failed_save", json!({ "id": import["id"], "path": path }));
    fs::read_to_string(path).expect("a file in UTF-8")
}

fn field_of<'a>(import: &'a Value, column: &str) -> &'a Value {
    let columns = import["columns"].as_array().expect("columns");
    let found = columns.iter().find(|known| known["name"] == column);
    &found.unwrap_or_else(|| panic!("no column {column}"))["field"]
}

const CUSTOMERS: &str = "\
name,email,phone,company,totalSpend,numVisits,lastVisitDate
Ana Ruiz,ana@example.org,+1 212 555 0101,Ruiz LLC,12500.50,2,2026-10-01
Ben Okoye,ben@example.org,,,900,12,2026-09-15
\"Chen, Li\",li@example.org,+1 212 555 0103,,\"10,001\",1,2026-01-31
";

#[test]
fn a_customer_list_answers_at_once_and_is_undone_as_one() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let before = content(&served);
    let import = open(&app, &served, "customers.csv", CUSTOMERS.as_bytes());
    assert_eq!(import["target"], "contact");
    assert_eq!(import["key"], "email");
    assert_eq!(field_of(&import, "lastVisitDate"), "last_visit_at");
    assert_eq!(field_of(&import, "totalSpend"), "spend");
    let done = taken_in(&served, &import);
    assert_eq!(counts(&done), [3, 0, 0, 0, 0, 0]);
    assert_eq!(who(&served, "spend > 10000 AND visits < 3"), ["Ana Ruiz", "Chen, Li"]);
    let after = content(&served);

    let again = open(&app, &served, "customers.csv", CUSTOMERS.as_bytes());
    assert_eq!(again["remembered"], true);
    let again = taken_in(&served, &again);
    assert_eq!(counts(&again), [0, 0, 3, 0, 0, 0], "the same rows change nothing");
    assert_eq!(content(&served), after);

    let more = "name,email,totalSpend,numVisits,phone\n\
                Ana Maria Ruiz,ana@example.org,13000,,\n,ben@example.org,,,+1 212 555 0199\n";
    let changed = taken_in(&served, &open(&app, &served, "more.csv", more.as_bytes()));
    assert_eq!(counts(&changed), [0, 2, 0, 0, 0, 0]);
    let ana = call(
        &served,
        "customer_get",
        json!({ "id": id_of(&served, "name is \"Ana Maria Ruiz\"") }),
    );
    assert_eq!(ana["total"]["spend"][0]["amountMinor"], 1_300_000);
    assert_eq!(ana["total"]["numVisits"], 2, "a blank cell erases nothing: {ana}");
    assert_eq!(ana["balances"].as_array().map(Vec::len), Some(1), "one balance: {ana}");
    let cell = &changed["report"]["changes"][0]["cells"][0];
    assert_eq!(cell, &json!({ "field": "name", "from": "Ana Ruiz", "to": "Ana Maria Ruiz" }));
    let edit = json!({ "root": "contact", "id": id_of(&served, "name is \"Ben Okoye\""),
                       "field": "city", "value": "Lagos" });
    call(&served, "field_edit", edit);
    undo(&served, &changed);
    assert_eq!(who(&served, "spend > 10000 AND visits < 3"), ["Ana Ruiz", "Chen, Li"]);
    assert_eq!(who(&served, "city is Lagos"), ["Ben Okoye"], "a later edit stays");
    call(&served, "undo", json!({ "group": null }));
    undo(&served, &done);
    assert_eq!(content(&served), before, "nothing is left of it");
    let back = taken_in(&served, &open(&app, &served, "customers.csv", CUSTOMERS.as_bytes()));
    assert_eq!(counts(&back), [3, 0, 0, 0, 0, 0], "what was undone can be taken in again");
}

#[test]
fn who_said_no_stays_at_it() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let no = "name,email,unsubscribed\nAna,ana@example.org,yes\nBen,ben@example.org,no\n";
    taken_in(&served, &open(&app, &served, "no.csv", no.as_bytes()));
    let yes = no.replace("yes", "no");
    let again = taken_in(&served, &open(&app, &served, "yes.csv", yes.as_bytes()));
    assert_eq!(counts(&again), [0, 0, 2, 0, 0, 0], "a file does not take it back");
}

#[test]
fn what_can_be_read_in_two_ways_is_asked() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let text = "name;email;last visit;total spend\n\
                Zoë;zoe@example.org;03/04/2025;1.234\nJosé;jose@example.org;05/06/2025;2.500\n";
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).expect("latin")).collect();
    let import = open(&app, &served, "old.csv", &latin);
    assert_eq!([&import["encoding"], &import["delimiter"]], [&json!("windows-1252"), &json!(";")]);
    let kinds: Vec<Value> = import["columns"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|column| column["question"]["kind"].clone())
        .collect();
    assert_eq!(kinds, [Value::Null, Value::Null, json!("date_order"), json!("decimal")]);
    let id = json!({ "id": import["id"] });
    assert_eq!(refuse(&served, "import_start", id)["field"], "question");
    let answers = json!({ "id": import["id"], "dates": [{ "column": 2, "order": "dmy" }],
                          "decimals": [{ "column": 3, "decimal": "," }] });
    let import = call(&served, "import_set", answers);
    taken_in(&served, &import);
    assert_eq!(who(&served, "total_spend = 1234"), ["Zoë"]);
    assert_eq!(who(&served, "last_visit_at on 2025-04-03"), ["Zoë"]);
}

/// A hundred rows, twelve of which are bad in their own way, and what each is blamed for.
fn twelve_kinds() -> (Vec<u8>, Vec<(&'static str, u64)>) {
    let mut text = b"name,email,totalSpend,lastVisitDate\n".to_vec();
    let mut good = 0;
    let mut fill = |text: &mut Vec<u8>, rows: usize| {
        for _ in 0..rows {
            good += 1;
            let row = format!(
                "Zoë {good} 🦊,zoe{good}@example.org,1234.50,2026-01-{:02}\n",
                1 + good % 28
            );
            text.extend(row.bytes());
        }
    };
    fill(&mut text, 20);
    text.extend(b"Jos\xE9,jose@example.org,1.00,2026-01-01\n");
    text.extend(b"\"Never closed,never@example.org,1.00,2026-01-01\n");
    fill(&mut text, 20);
    text.extend(b"Too,few@example.org\n");
    text.extend(b"Too,many@example.org,1,2026-01-01,more\n");
    text.extend("Zoë 1 🦊,zoe1@example.org,99,2026-01-02\n".bytes());
    text.extend("Zoë 2 🦊,zoe2@example.org,1234.50,2026-01-03\n".bytes());
    text.extend(b"Leap,leap@example.org,1.00,2026-02-31\n");
    text.extend(b"Comma,comma@example.org,\"1,23,4.56\",2026-01-01\n");
    fill(&mut text, 20);
    text.extend(b"Long,long@example.org,1.00,2026-01-01".iter().take(4));
    text.extend(std::iter::repeat_n(b'x', 10 * 1024 * 1024));
    text.extend(b",long@example.org,1.00,2026-01-01\n");
    text.extend(b"=cmd()|calc,not an address,1.00,2026-01-01\n");
    text.extend(b"Nul\0,nul@example.org,1.00,2026-01-01\n");
    text.extend(b",,5.00,2026-01-01\n");
    fill(&mut text, 28);
    let blamed = vec![
        ("control", 1),
        ("duplicate_key", 1),
        ("encoding", 1),
        ("not_a_date", 1),
        ("not_a_number", 1),
        ("not_an_email", 1),
        ("quote", 1),
        ("ragged", 2),
        ("repeated", 1),
        ("required", 1),
        ("too_long", 1),
    ];
    (text, blamed)
}

#[test]
fn bad_rows_of_twelve_kinds_cost_themselves_alone() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let (text, blamed) = twelve_kinds();
    let import = open(&app, &served, "bad.csv", &text);
    assert_eq!(import["encoding"], "UTF-8", "a slip in the middle does not change the rest");
    let trial = checked(&served, &import);
    assert_eq!(counts(&trial), [88, 0, 0, 1, 1, 10], "{}", trial["report"]["reasons"]);
    let blamed: Vec<(String, u64)> =
        blamed.into_iter().map(|(kind, rows)| (kind.to_owned(), rows)).collect();
    assert_eq!(reasons(&trial), blamed);
    assert_eq!(trial["rows"], 100);

    let fix = |column: u32, value: &str, replacement: &str| {
        let request = json!({ "id": import["id"], "column": column, "value": value,
                              "replacement": replacement });
        call(&served, "import_fix", request);
        ended(&served, &import)
    };
    let fixed = fix(3, "2026-02-31", "2026-02-28");
    assert_eq!(counts(&fixed), [89, 0, 0, 1, 1, 9]);
    let done = started(&served, &import);
    assert_eq!(counts(&done), [89, 0, 0, 1, 1, 9]);
    assert_eq!(count(&served, "contact", ""), 89);

    let failed = failed_rows(&app, &served, &import);
    assert_eq!(failed.lines().count(), 11, "the header and ten rows");
    assert!(failed.contains("Comma,comma@example.org,\"1,23,4.56\",2026-01-01,totalSpend: "));
    let mended: String = failed
        .lines()
        .filter(|line| line.starts_with("name") || line.starts_with("Comma"))
        .fold(String::new(), |mut text, line| {
            let _ = writeln!(text, "{}", line.replace("1,23,4.56", "1,234.56"));
            text
        });
    let again = open(&app, &served, "mended.csv", mended.as_bytes());
    assert_eq!(field_of(&again, "Import problem"), &Value::Null);
    assert_eq!(counts(&taken_in(&served, &again)), [1, 0, 0, 0, 0, 0]);
    assert_eq!(who(&served, "total_spend = 1234.56"), ["Comma"]);
}

#[test]
fn orders_find_their_contacts_and_are_taken_in_once() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let people = "external id,name,email\nK1,Ana,ana@example.org\nK2,Ben,\n";
    let people = open(&app, &served, "people.csv", people.as_bytes());
    assert_eq!(people["key"], "external_key");
    taken_in(&served, &people);
    let orders = "order number,customer email,customer id,order date,total,currency\n\
                  A-1,ana@example.org,,2026-05-01,100.00,USD\n\
                  A-2,,K2,2026-05-02,50.50,EUR\n\
                  A-3,nobody@example.org,,2026-05-03,1.00,USD\n";
    let import = open(&app, &served, "orders.csv", orders.as_bytes());
    assert_eq!([&import["target"], &import["key"]], [&json!("order"), &json!("number")]);
    let before = content(&served);
    let done = taken_in(&served, &import);
    assert_eq!(counts(&done), [2, 0, 0, 0, 0, 1]);
    assert_eq!(reasons(&done), [("no_contact".to_owned(), 1)]);
    assert_eq!(count(&served, "order", ""), 2);
    let again = taken_in(&served, &open(&app, &served, "orders.csv", orders.as_bytes()));
    assert_eq!(counts(&again), [0, 0, 2, 0, 0, 1]);
    let other = orders.replace("100.00", "120.00");
    let other = taken_in(&served, &open(&app, &served, "orders.csv", other.as_bytes()));
    assert_eq!(counts(&other), [0, 0, 1, 0, 1, 1], "an order is never edited");
    undo(&served, &done);
    assert_eq!(content(&served), before);
    let back = taken_in(&served, &open(&app, &served, "orders.csv", orders.as_bytes()));
    assert_eq!(counts(&back), [2, 0, 0, 0, 0, 1]);
    assert_eq!(count(&served, "order", ""), 2, "they count again");

    let deeds = "email,type,timestamp\nana@example.org,Visit,2026-05-01 10:00\n\
                 ana@example.org,Site tour,2026-05-02 10:00\n";
    let deeds = open(&app, &served, "deeds.csv", deeds.as_bytes());
    assert_eq!(deeds["target"], "interaction");
    assert_eq!(counts(&taken_in(&served, &deeds)), [2, 0, 0, 0, 0, 0]);
    assert_eq!(count(&served, "interaction", "kind is site_tour"), 1);

    let products = "name,sku,price\nWill,W-1,850\nTrust,T-1,1200.50\n";
    let import = open(&app, &served, "products.csv", products.as_bytes());
    assert_eq!(import["target"], "product");
    assert_eq!(counts(&taken_in(&served, &import)), [2, 0, 0, 0, 0, 0]);
    let dearer = open(&app, &served, "products.csv", products.replace("850", "900").as_bytes());
    assert_eq!(counts(&taken_in(&served, &dearer)), [0, 1, 1, 0, 0, 0]);
}

#[test]
fn leads_bring_their_contacts() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let before = content(&served);
    let leads = "name,email,subject,status,value,created\n\
                 Ana,ana@example.org,Severance,Qualified,5000,2026-05-01\n\
                 Ana,ana@example.org,Non-compete,New,,2026-06-01\n\
                 Ben,,Wages,Lost,,2026-06-02\n\
                 Cleo,cleo@example.org,Wages,Sideways,,2026-06-02\n";
    let import = open(&app, &served, "leads.csv", leads.as_bytes());
    assert_eq!(import["target"], "lead");
    let done = taken_in(&served, &import);
    assert_eq!(counts(&done), [3, 0, 0, 0, 0, 1], "{}", done["report"]["reasons"]);
    assert_eq!(who(&served, ""), ["Ana", "Ben"]);
    assert_eq!(count(&served, "lead", "state is QUALIFIED"), 1);
    let again = open(&app, &served, "leads.csv", leads.as_bytes());
    assert_eq!(counts(&taken_in(&served, &again)), [0, 0, 3, 0, 0, 1]);
    undo(&served, &done);
    assert_eq!(content(&served), before);
}

/// A workbook of two sheets, as small as one can be.
fn workbook() -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut part = |name: &str, text: &str| {
        zip.start_file(name, SimpleFileOptions::default()).expect("memory");
        zip.write_all(text.as_bytes()).expect("memory");
    };
    let ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let pack = "http://schemas.openxmlformats.org/package/2006";
    part("[Content_Types].xml", &format!("<Types xmlns=\"{pack}/content-types\"/>"));
    part(
        "_rels/.rels",
        &format!(
            "<Relationships xmlns=\"{pack}/relationships\"><Relationship \
        Id=\"r1\" Type=\"{rel}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        ),
    );
    part(
        "xl/_rels/workbook.xml.rels",
        &format!(
            "<Relationships xmlns=\"{pack}/relationships\">\
        <Relationship Id=\"r1\" Type=\"{rel}/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
        <Relationship Id=\"r2\" Type=\"{rel}/worksheet\" Target=\"worksheets/sheet2.xml\"/>\
        <Relationship Id=\"r3\" Type=\"{rel}/styles\" Target=\"styles.xml\"/></Relationships>"
        ),
    );
    part(
        "xl/workbook.xml",
        &format!(
            "<workbook xmlns=\"{ns}\" xmlns:r=\"{rel}\"><sheets>\
        <sheet name=\"Cover\" sheetId=\"1\" r:id=\"r1\"/>\
        <sheet name=\"People\" sheetId=\"2\" r:id=\"r2\"/></sheets></workbook>"
        ),
    );
    part(
        "xl/styles.xml",
        &format!(
            "<styleSheet xmlns=\"{ns}\"><cellXfs count=\"2\">\
        <xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
        ),
    );
    let text =
        |at: &str, text: &str| format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let cover = text("A1", "Cover");
    part(
        "xl/worksheets/sheet1.xml",
        &format!(
            "<worksheet xmlns=\"{ns}\"><sheetData>\
        <row r=\"1\">{cover}</row></sheetData></worksheet>"
        ),
    );
    let head = text("A1", "Name")
        + &text("B1", "E-mail")
        + &text("C1", "Last visit")
        + &text("D1", "Total spend");
    let ana = text("A3", "Ana, \"the\" Ruiz")
        + &text("B3", "ana@example.org")
        + "<c r=\"C3\" s=\"1\"><v>45413</v></c><c r=\"D3\"><v>1234.5</v></c>";
    part(
        "xl/worksheets/sheet2.xml",
        &format!(
            "<worksheet xmlns=\"{ns}\"><sheetData>\
        <row r=\"1\">{head}</row><row r=\"3\">{ana}</row></sheetData></worksheet>"
        ),
    );
    zip.finish().expect("memory").into_inner()
}

#[test]
fn workbooks_have_sheets_and_dates() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let import = open(&app, &served, "people.xlsx", &workbook());
    assert_eq!([&import["kind"], &import["sheet"]], [&json!("xlsx"), &json!("Cover")]);
    assert_eq!(import["sheets"], json!(["Cover", "People"]));
    let set = json!({ "id": import["id"], "sheet": "People" });
    let import = call(&served, "import_set", set);
    assert_eq!(import["columns"][2]["kind"], "date", "{import}");
    let done = taken_in(&served, &import);
    assert_eq!(counts(&done), [1, 0, 0, 0, 0, 0]);
    assert_eq!(done["report"]["changes"][0]["line"], 3);
    assert_eq!(who(&served, "total_spend = 1234.5"), ["Ana, \"the\" Ruiz"]);
    assert_eq!(who(&served, "last_visit_at on 2024-05-01").len(), 1);
    call(&served, "import_forget", json!({ "id": import["id"] }));
    assert_eq!(call(&served, "import_list", json!({})), json!([]));
}

/// So many people that an import takes many chunks.
fn many(rows: usize) -> String {
    let mut text = "name,email,phone,city,totalSpend,numVisits\n".to_owned();
    for at in 0..rows {
        let _ = writeln!(
            text,
            "Person {at},person{at}@example.org,+1 212 555 {:04},Town {},{}.50,{}",
            at % 10_000,
            at % 50,
            at % 900,
            at % 7
        );
    }
    text
}

/// Enough chunks to be stopped between two of them.
const MANY: usize = 12_000;

#[test]
fn an_import_is_stopped_gone_on_with_and_rolled_back() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let before = content(&served);
    let import = open(&app, &served, "many.csv", many(MANY).as_bytes());
    let id = json!({ "id": import["id"] });
    let under_way = || {
        wait_for("the first chunk", WORK_MAX, || {
            let import = call(&served, "import_get", id.clone());
            (import["done"].as_u64() > Some(0)).then_some(import)
        })
    };
    call(&served, "import_start", id.clone());
    under_way();
    let paused = call(&served, "import_pause", id.clone());
    assert_eq!(paused["state"], "paused");
    assert!(paused["done"].as_u64() < Some(MANY as u64), "it was in the middle: {paused}");
    let create = |import: &Value| import["report"]["create"].as_u64();
    assert_eq!(Some(count(&served, "contact", "")), create(&paused), "no more and no less");
    drop(served);
    let served = app.serve().enter();
    call(&served, "import_resume", id.clone());
    let done = ended(&served, &import);
    assert_eq!(counts(&done), [MANY as u64, 0, 0, 0, 0, 0]);
    undo(&served, &done);
    assert_eq!(content(&served), before);
    for keep in [true, false] {
        let import = open(&app, &served, "many.csv", many(MANY).as_bytes());
        let id = json!({ "id": import["id"] });
        call(&served, "import_start", id.clone());
        wait_for("the first chunk", WORK_MAX, || {
            let import = call(&served, "import_get", id.clone());
            (import["done"].as_u64() > Some(0)).then_some(())
        });
        let request = json!({ "id": import["id"], "keep": keep });
        let cancelled = call(&served, "import_cancel", request);
        assert_eq!(cancelled["state"], "cancelled");
        if keep {
            assert_eq!(Some(count(&served, "contact", "")), create(&cancelled));
            undo(&served, &cancelled);
        } else {
            wait_for("all of it to go", WORK_MAX, || {
                (count(&served, "contact", "") == 0).then_some(())
            });
        }
        wait_for("no job to be left", WORK_MAX, || {
            let jobs = call(&served, "job_list", json!({}));
            let left = |job: &Value| matches!(job["state"].as_str(), Some("waiting" | "running"));
            (!jobs.as_array().is_some_and(|jobs| jobs.iter().any(left))).then_some(())
        });
        assert_eq!(content(&served), before);
    }
}

#[test]
fn a_killed_import_and_its_undo_go_on_where_they_were() {
    let kills = std::env::var("ANTEROOM_IMPORT_KILLS").ok().and_then(|text| text.parse().ok());
    let kills: u64 = kills.unwrap_or(5);
    let app = TestApp::with_workspace();
    let mut served = app.serve().enter();
    let before = content(&served);
    let text = many(MANY) + "Person 0,person0@example.org,,,1,1\n";
    let expected = [MANY as u64, 0, 0, 0, 1, 0];
    let (mut killed, mut import, mut undone): (u64, Value, Option<Value>) = (0, Value::Null, None);
    while killed < kills || !import.is_null() {
        if import.is_null() {
            import = open(&app, &served, "many.csv", text.as_bytes());
            call(&served, "import_start", json!({ "id": import["id"] }));
        }
        let done = |served: &Served| match &undone {
            Some(job) => {
                let report = call(served, "bulk_report", json!({ "id": job }));
                (report["done"].clone(), report["state"] != "running")
            }
            None => {
                let import = call(served, "import_get", json!({ "id": import["id"] }));
                (import["done"].clone(), import["state"] == "done")
            }
        };
        let (seen, _) = done(&served);
        let is_over = wait_for("it to come further", WORK_MAX, || {
            let (now, is_over) = done(&served);
            (now != seen || is_over).then_some(is_over)
        });
        if !is_over {
            if killed < kills {
                thread::sleep(Duration::from_millis((killed * 37 + 11) % 97));
                served.take_process().kill();
                killed += 1;
                served = app.serve().enter();
            }
            continue;
        }
        match undone.take() {
            None => {
                let done = call(&served, "import_get", json!({ "id": import["id"] }));
                assert_eq!(counts(&done), expected, "nothing twice, nothing left out");
                assert_eq!(count(&served, "contact", ""), MANY as u64);
                assert_eq!(count(&served, "contact", "spend > 0"), MANY as u64);
                let answer = call(&served, "undo", json!({ "group": done["group"] }));
                undone = Some(answer["job"].clone());
            }
            Some(_) => {
                assert_eq!(content(&served), before);
                import = Value::Null;
            }
        }
    }
}

/// Writes a list of all contacts into a file, and returns what is in it.
fn exported(app: &TestApp, served: &Served, format: &str) -> String {
    let path = app.path("home").join(format!("contacts.{format}"));
    let what = json!({ "kind": "list", "root": "contact", "scope": "live", "rule": "",
                       "sort": [{ "field": "name", "descending": false }], "columns": [],
                       "format": format });
    let job = call(served, "export_save", json!({ "what": what, "path": path }))["job"].clone();
    wait_for("the export to end", WORK_MAX, || {
        let jobs = call(served, "job_list", json!({}));
        let is_it = |other: &Value| other["id"] == job;
        let job = jobs.as_array().and_then(|jobs| jobs.iter().find(|other| is_it(other)).cloned());
        assert_ne!(job.as_ref().map(|job| &job["state"]), Some(&json!("failed")), "{job:?}");
        job.is_none().then_some(())
    });
    fs::read_to_string(path).expect("a file in UTF-8")
}

#[test]
fn what_goes_out_comes_in_and_no_spreadsheet_calculates_with_it() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let text = "name,email,phone,company,totalSpend,numVisits,unsubscribed\n\
                =1+1,ana@example.org,+1 212 555 0101,@home,12.50,3,yes\n\
                \"Ben, \"\"B\"\" Okoye\",ben@example.org,,-Dash,,,\n\
                '=kept,cleo@example.org,,,0.99,1,\n";
    taken_in(&served, &open(&app, &served, "odd.csv", text.as_bytes()));
    let names = ["-Dash", "=1+1", "=kept", "@home", "Ben, \"B\" Okoye"];
    let all = who(&served, "");
    assert!(all.iter().all(|name| names.contains(&&**name)), "{all:?}");
    let out = exported(&app, &served, "csv");
    assert!(out.contains("'=1+1") && out.contains("'@home") && out.contains("'-Dash"), "{out}");
    assert!(out.contains("'+1 212 555 0101"), "{out}");
    let json: Value = serde_json::from_str(&exported(&app, &served, "json")).expect("JSON");
    assert_eq!(json[0]["name"], "=1+1", "JSON needs no such mark: {json}");

    let other = TestApp::with_workspace();
    let second = other.serve().enter();
    let import = open(&other, &second, "contacts.csv", out.as_bytes());
    assert_eq!(counts(&taken_in(&second, &import)), [3, 0, 0, 0, 0, 0]);
    assert_eq!(who(&second, ""), all);
    assert_eq!(exported(&other, &second, "csv").lines().count(), out.lines().count());
    let without = |text: &str| {
        let json: Value = serde_json::from_str(text).expect("JSON");
        let rows = json.as_array().cloned().unwrap_or_default();
        let rows = rows.into_iter().map(|mut row| {
            for name in ["id", "created_at"] {
                row.as_object_mut().expect("an object").remove(name);
            }
            row
        });
        rows.map(|row| row.to_string()).collect::<Vec<_>>()
    };
    let first = without(&exported(&app, &served, "json"));
    assert_eq!(without(&exported(&other, &second, "json")), first);
}
