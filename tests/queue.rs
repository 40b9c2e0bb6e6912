//! A crowd of files at once: the queue stays right through cancelling and through `kill -9`.
//!
//! `ANTEROOM_CROWD` says how many files (600 by default, 10,000 by hand) and
//! `ANTEROOM_QUEUE_KILLS` how many kills (10 by default, 100 by hand).

use std::{collections::BTreeSet, fs, path::PathBuf, thread, time::Duration};

use serde_json::{Value, json};

use crate::support::{
    app::TestApp,
    served::{Served, call},
    wait_for,
};

/// Ten thousand small files, two readers, a loaded machine.
const READING_MAX: Duration = Duration::from_secs(1_800);

/// How much the program may grow over its first files, in kilobytes: its caches, not the crowd.
const GROWTH_KB_MAX: u64 = 120_000;

fn number(name: &str, otherwise: usize) -> usize {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// Makes files of as many persons; every third has the number of one office.
fn crowd(app: &TestApp, count: usize) -> PathBuf {
    let folder = app.path("crowd");
    fs::create_dir(&folder).expect("a new folder");
    for person in 0..count {
        let (first, last) = name(person);
        let phone = if person % 3 == 0 { "+1 212 555 0100\n" } else { "" };
        let text = format!(
            "{first} {last}\n{first}.{last}@example.org\n{phone}\nExperience\n\
             Clerk, Oakline Bank, 2019 to 2024\n"
        );
        fs::write(folder.join(format!("{person:05}.txt")), text).expect("a new file");
    }
    folder
}

/// Returns a name that nobody else of the crowd has.
fn name(person: usize) -> (String, String) {
    const SYLLABLES: [&str; 10] = ["Ma", "Ri", "Lo", "Te", "Ka", "Su", "Ve", "No", "Da", "Pi"];
    let syllable = |place: u32| SYLLABLES[person / 10_usize.pow(place) % 10];
    let last = |place| syllable(place).to_lowercase();
    (format!("{}{}ra", syllable(0), last(1)), format!("{}{}son", syllable(2), last(3)))
}

fn counts(served: &Served) -> [usize; 4] {
    let queue = call(served, "intake_queue", json!({}));
    let number = |name: &str| queue[name].as_u64().and_then(|n| usize::try_from(n).ok());
    ["waiting", "reading", "review", "refused"].map(|name| number(name).expect("a count"))
}

fn settle(served: &Served) -> [usize; 4] {
    wait_for("the queue to be done", READING_MAX, || {
        let counts = counts(served);
        (counts[0] + counts[1] == 0).then_some(counts)
    })
}

/// Returns the memory that a program holds, in kilobytes; none where the system does not say.
fn resident_kb(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse().ok()
}

#[test]
fn a_crowd_is_cancelled_in_the_middle_and_taken_up_again() {
    let count = number("ANTEROOM_CROWD", 600);
    let app = TestApp::with_workspace();
    let folder = crowd(&app, count);
    let served = app.serve().enter();
    call(&served, "intake_add_paths", json!({ "paths": [folder] }));
    wait_for("the first files", READING_MAX, || (counts(&served)[2] >= 20).then_some(()));
    let before = resident_kb(served.process_id());
    let cancelled = call(&served, "intake_cancel", json!({ "ids": [] }))["count"].clone();
    let [_, _, review, refused] = settle(&served);
    assert_eq!(json!(refused), cancelled, "what was cancelled says so");
    assert_eq!(review + refused, count, "every file has its line");
    assert!(refused > 0, "it was cancelled in the middle");
    call(&served, "intake_retry", json!({ "ids": [] }));
    assert_eq!(settle(&served), [0, 0, count, 0]);
    if let (Some(before), Some(after)) = (before, resident_kb(served.process_id())) {
        eprintln!("{count} files: {before} kB after the first, {after} kB after all");
        assert!(after < before + GROWTH_KB_MAX, "grew from {before} to {after} kB");
    }
    let over = json!({ "over": 80 });
    let done = call(&served, "intake_accept_all", over);
    let accepted = done["accepted"].as_array().map_or(0, Vec::len);
    assert!(accepted > 0, "a name and an address leave no doubt");
    assert_eq!(counts(&served)[2], count - accepted);
    call(&served, "undo", json!({ "group": done["group"] }));
    // Of ten thousand files it is work of its own.
    wait_for("one undo to take all of it back", READING_MAX, || {
        (counts(&served)[2] == count).then_some(())
    });
}

#[test]
fn a_killed_queue_goes_on_where_it_was() {
    let kills = number("ANTEROOM_QUEUE_KILLS", 10);
    let count = kills * 12;
    let app = TestApp::with_workspace();
    let folder = crowd(&app, count);
    {
        let served = app.serve().enter();
        call(&served, "intake_add_paths", json!({ "paths": [folder] }));
    }
    for kill in 0..kills {
        let mut served = app.serve().enter();
        // Another moment each time: an odd step that visits all of the span.
        thread::sleep(Duration::from_millis((kill as u64 * 37 + 11) % 331));
        served.take_process().kill();
    }
    let served = app.serve().enter();
    assert_eq!(settle(&served), [0, 0, count, 0], "each file is there once");
    let integrity = call(&served, "check_integrity", json!({}));
    for digest in ["stateMatches", "contentMatches", "auditMatches"] {
        assert_eq!(integrity[digest], true, "{digest}: {integrity}");
    }
    let queue = call(&served, "intake_queue", json!({}));
    let items = queue["items"].as_array().expect("items");
    let names: BTreeSet<_> = items.iter().map(|item| item["fileName"].to_string()).collect();
    assert_eq!(names.len(), items.len(), "no file came twice");
    let same = |item: &&Value| item["duplicates"].to_string().contains("same_file");
    assert_eq!(items.iter().filter(same).count(), 0, "no file came twice");
}
