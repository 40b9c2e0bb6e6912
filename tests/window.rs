//! The real window, under a screen that nobody sees, driven from outside.
//!
//! What a browser can show as well is tested there (`e2e/`). Here stands what only the desktop
//! has: its web view, its keychain, files dropped from another program, a start after a stop.

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{
    app::PASSPHRASE,
    desktop::Desktop,
    drag::Drag,
    driver::{Driver, key},
    program, screen, wait_for,
};

/// As many leads as the list must still paint to its last row; `ANTEROOM_ROWS` says another
/// number, such as a million.
const MANY: u32 = 250_000;

/// Rows at which WebKitGTK stops to paint a list that is as tall as its rows: 2^24 pixels and a
/// little beyond.
const KNOWN_TO_STAY_EMPTY: [u32; 2] = [524_000, 530_000];

/// Longer than a frame takes on a machine that does much else.
const PAINTED_MAX: Duration = Duration::from_secs(20);

/// A scroll bar hits a row of many this well.
const NEAR: u32 = 2_000;

#[test]
fn first_start_a_lead_through_all_states_undo_and_restart_by_keyboard_alone() {
    let desktop = Desktop::start();
    let window = desktop.open();
    first_start(&desktop, &window);
    let states = ["Reached out", "Qualified", "Won"];
    window.keys("c");
    window.wait_for_focus("Name");
    window.keys("Grace Hopper");
    window.chord(&[key::CONTROL, key::ENTER]);
    window.wait_for_stage("Pending");
    for state in states {
        window.keys(".");
        window.wait_for_stage(state);
    }
    window.keys("s");
    window.wait_for_focus("Won");
    window.keys("5");
    window.wait_for_focus("Why was it lost?");
    window.keys("went elsewhere");
    window.keys(&key::ENTER.to_string());
    window.wait_for_stage("Lost");
    window.chord(&[key::CONTROL, 'z']);
    window.wait_for_stage("Won");
    desktop.keep_picture("lead");
    desktop.close(window);

    let again = desktop.open();
    go_to_leads(&again);
    again.wait_for_text("Grace Hopper");
    let lead = "[...document.querySelectorAll('[role=row]')]\
        .find((row) => row.innerText.includes('Grace Hopper'))?.innerText";
    let row = again.wait("the lead in the list", lead);
    assert!(row.as_str().is_some_and(|row| row.contains("Won")), "{row}");
    again.keys(&key::ENTER.to_string());
    again.wait_for_heading("Grace Hopper");
    let hash = again.run("return location.hash");
    let id = hash.as_str().and_then(|hash| hash.strip_prefix("#/leads/")).expect("a lead's page");
    let link = format!("anteroom://lead/{}", id.split('?').next().unwrap_or_default());
    desktop.close(again);

    let followed = desktop.open_with(&[&link]);
    followed.wait_for_heading("Grace Hopper");
    desktop.close(followed);
}

/// From nothing to sample leads, as a person does who has no mouse.
fn first_start(desktop: &Desktop, window: &Driver) {
    window.wait_for_heading("What is this desk for?");
    desktop.keep_picture("start");
    window.keys(&key::ENTER.to_string());
    window.wait_for_focus("Name of the workspace");
    window.keys("Miller & Partners");
    window.tab_to("Your name");
    window.keys("Ada Miller");
    window.keys(&key::ENTER.to_string());
    window.wait_for_heading("How is it opened?");
    // This desktop has a keychain, which holds the key; no passphrase is needed.
    window.wait_for_focus("Passphrase");
    window.keys(&key::ENTER.to_string());
    window.wait_for_heading("Write this down");
    let groups = window.run(
        "return [...document.querySelectorAll('form ol li')].map((li) => li.innerText.trim())",
    );
    let asked = window.run(
        "const labels = [...document.querySelectorAll('form label')]; \
         return labels.map((label) => label.innerText.trim())",
    );
    for label in asked.as_array().expect("a list").iter().filter_map(Value::as_str) {
        let number: usize = label.trim_start_matches("Group ").parse().expect("Group N");
        window.tab_to(label);
        window.keys(groups[number - 1].as_str().expect("a group of the code"));
    }
    window.keys(&key::ENTER.to_string());
    window.wait_for_heading("First leads");
    window.wait_for_focus("Add sample data");
    window.keys(&key::ENTER.to_string());
    window.wait_for_heading("Five keys");
    window.tab_to("Skip the keys");
    window.keys(&key::ENTER.to_string());
    go_to_leads(window);
}

/// From the day's page to the list, by its keys.
fn go_to_leads(window: &Driver) {
    window.wait_for_heading("Today");
    window.keys("gl");
    window.wait("the list", "document.querySelector('[role=row][data-index]') !== null");
}

#[test]
fn files_dropped_from_another_program_become_drafts() {
    let desktop = Desktop::start();
    desktop.app.init("Miller & Partners", &[]);
    let window = desktop.open();
    unlock(&window);
    let resume = b"Katherine Johnson\nkatherine@example.org\n+1 212 555 0134\n\nMathematician\n";
    let files = [
        desktop.app.file("Johnson r\u{e9}sum\u{e9} #1.txt", resume),
        desktop.app.file("not a document.pdf", b"MZ\x90\x00 an executable"),
    ];

    let held = Drag::over(&desktop.screen, "Anteroom", &files);
    window.wait_for_text("Drop to add");
    window.wait_for_text("Johnson r\u{e9}sum\u{e9} #1.txt");
    desktop.keep_picture("drag");
    held.leave();
    window.wait("the overlay to go", "!document.body.innerText.includes('Drop to add')");
    drop(held);

    let dropped = Drag::over(&desktop.screen, "Anteroom", &files).drop();
    assert!(dropped, "the window says that it took the files");
    window.wait_for_text("To review");
    window.wait(
        "the found name",
        "[...document.querySelectorAll('input')]\
         .some((input) => input.value === 'Katherine Johnson')",
    );
    window.wait(
        "the refused file on its tab",
        "[...document.querySelectorAll('main button, main a')]\
            .some((tab) => /Not taken in\\s*1$/.test(tab.innerText.trim()))",
    );
    desktop.keep_picture("inbox");
    window.chord(&[key::CONTROL, key::ENTER]);
    window.wait_for_text("Accepted Katherine Johnson");

    let list = b"Name,E-mail\nMary Jackson,mary@example.org\n";
    let list = [desktop.app.file("Customers.csv", list)];
    assert!(Drag::over(&desktop.screen, "Anteroom", &list).drop(), "a list is taken as well");
    window.wait("the list's columns", "location.hash.startsWith('#/import/')");
    window.wait_for_text("mary@example.org");
    desktop.close(window);

    let leads = json!({ "root": "lead", "scope": "live", "rule": "", "sort": [], "limit": 10,
                        "cursor": null });
    let page = desktop.app.call("list_page", &leads).expect("a page of leads");
    assert_eq!(page["rows"][0]["name"], "Katherine Johnson", "{page}");
    assert_eq!(page["rows"][0]["documentCount"], 1, "its file came with it");
}

#[test]
fn the_list_is_painted_at_its_first_middle_and_last_row_of_many() {
    let many = std::env::var("ANTEROOM_ROWS").ok().and_then(|rows| rows.parse().ok());
    let many = many.unwrap_or(MANY);
    let desktop = Desktop::start();
    seed(&desktop, many);
    let window = desktop.open();
    unlock(&window);
    window.wait("the list", "document.querySelector('[role=row][data-index]') !== null");
    let places = [0, many / 2, KNOWN_TO_STAY_EMPTY[0], KNOWN_TO_STAY_EMPTY[1], many - 1];
    for place in places.into_iter().filter(|place| *place < many) {
        window.run(&format!(
            "const grid = document.querySelector('[role=grid]'); \
             grid.scrollTop = (grid.scrollHeight - grid.clientHeight) * {place} / {}",
            many - 1
        ));
        let near = format!(
            "[...document.querySelectorAll('[role=row][data-index]')].every((row) => \
                row.innerText.trim().length > 10 \
                && Math.abs(Number(row.dataset.index) - {place}) < {NEAR})"
        );
        window.wait(&format!("rows about {place}"), &near);
        // What the page believes proves nothing: WebKitGTK has left rows unpainted that were all
        // there. Only what is on the screen counts, in each of the rows that should be seen.
        for (row, area) in rows(&window) {
            wait_for(&format!("ink in row {row}"), PAINTED_MAX, || {
                (desktop.screen.picture().ink(area) > 100).then_some(())
            });
        }
        desktop.keep_picture(&format!("list-{place}"));
    }
    window.keys(&key::END.to_string());
    let last = format!("document.querySelector('[role=row][data-index=\"{}\"]')", many - 1);
    window.wait("the last row", &format!("{last}?.innerText.trim().length > 10"));
    desktop.close(window);
}

/// Returns each row that is wholly in view, and where on the screen it is.
fn rows(window: &Driver) -> Vec<(u64, (usize, usize, usize, usize))> {
    let found = window.run(
        "const view = document.querySelector('[role=grid]').getBoundingClientRect();
         const head = document.querySelector('[role=columnheader]').getBoundingClientRect();
         return [...document.querySelectorAll('[role=row][data-index]')]
             .map((row) => [Number(row.dataset.index), row.getBoundingClientRect()])
             .filter(([, at]) => at.top >= head.bottom && at.bottom <= view.bottom)
             .map(([index, at]) => [index, at.left, at.top, at.width, at.height]);",
    );
    let number = |value: &Value| value.as_f64().expect("a number").max(0.0) as usize;
    let rows: Vec<_> = found
        .as_array()
        .expect("a list")
        .iter()
        .map(|row| (row[0].as_u64().expect("an index"), [1, 2, 3, 4].map(|at| number(&row[at]))))
        .map(|(index, [left, top, width, height])| (index, (left, top, width, height)))
        .collect();
    assert!(rows.len() > usize::from(screen::HEIGHT) / 100, "the list fills the window: {rows:?}");
    rows
}

/// Opens the workspace in the window with the passphrase.
fn unlock(window: &Driver) {
    window.wait_for_focus("Passphrase");
    window.keys(PASSPHRASE);
    window.keys(&key::ENTER.to_string());
    window.wait_for_heading("Today");
    window.keys("gl");
    window.wait_for_heading("Leads");
}

/// Fills the data folder with made-up leads, protected by the passphrase.
fn seed(desktop: &Desktop, leads: u32) {
    let mut command = std::process::Command::new(program("examples/seed"));
    desktop.app.settle(&mut command).arg("--leads").arg(leads.to_string());
    command.arg("--out").arg(desktop.app.data());
    command.arg("--passphrase-file").arg(desktop.app.passphrase_file());
    let output = command.output().expect("a program that starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
