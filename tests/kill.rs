//! Kills the program at any point of intake, edit and undo, and looks at what is left.
//!
//! `ANTEROOM_KILLS` says how often (10 by default, 200 by hand), `ANTEROOM_KILL_SEED` where the
//! row of moments starts, so that a failure can be had again.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::Duration,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

use crate::support::{app::TestApp, served::Served};

/// Each storm is killed at a moment between 0 and this.
const STORM_MS_MAX: u64 = 900;

/// What the desk must hold after a kill. A value in flight may be there or not; an acknowledged
/// one must.
#[derive(Debug, Default, Clone)]
struct Promises {
    /// The titles that a lead may have now: the last acknowledged, and what was asked since.
    titles: BTreeMap<String, Vec<Value>>,
    /// Files that intake has taken.
    intakes: BTreeSet<String>,
    /// What of both is newer than the last kill.
    new: BTreeSet<String>,
}

impl Promises {
    fn title(&mut self, id: &str, titles: &[&str]) {
        self.titles.insert(id.to_owned(), titles.iter().map(|title| json!(title)).collect());
        self.new.insert(id.to_owned());
    }
}

#[test]
fn kill_loses_nothing_that_was_acknowledged() {
    let number = |name: &str, otherwise: u64| {
        std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
    };
    let (kills, seed) = (number("ANTEROOM_KILLS", 10), number("ANTEROOM_KILL_SEED", 1));
    let app = TestApp::with_workspace();
    let mut promises = Promises::default();
    for kill in 0..kills {
        let moment = mix(seed.wrapping_add(kill)) % STORM_MS_MAX;
        storm(&app, &mut promises, kill, Duration::from_millis(moment));
        let what = format!("kill {kill} of seed {seed} after {moment} ms");
        // Each kill is held against what it could have hurt, the last one against all.
        if kill + 1 == kills {
            promises.new = promises.titles.keys().chain(&promises.intakes).cloned().collect();
        }
        hold(&app, &mut promises, &what);
    }
    assert!(!promises.titles.is_empty(), "the storms got as far as making leads");
}

/// Works as fast as it can until the program is killed under it.
fn storm(app: &TestApp, promises: &mut Promises, kill: u64, moment: Duration) {
    let mut served = app.serve().enter();
    // Killed from beside: the caller stands in a call that never comes back.
    let over = AtomicBool::new(false);
    let mut killer = served.take_process();
    thread::scope(|scope| {
        scope.spawn(|| {
            thread::sleep(moment);
            killer.kill();
            over.store(true, Ordering::Release);
        });
        let mut round = kill * 1000;
        while !over.load(Ordering::Acquire) {
            work(&served, promises, round);
            round += 1;
        }
    });
}

/// One round of intake, edit and undo. A promise is noted before what is in flight, and narrowed
/// to what was acknowledged when the answer comes.
fn work(served: &Served, promises: &mut Promises, round: u64) {
    let text = format!("Resume of Person {round}\nperson{round}@example.org\n+1 212 555 0100\n");
    let file = json!({ "fileName": format!("{round}.txt"), "base64": STANDARD.encode(text) });
    if let Ok(changed) = served.call("intake_add_bytes", &file) {
        promises.new.extend(ids(&changed));
        promises.intakes.extend(ids(&changed));
    }
    let lead = json!({ "name": format!("Person {round}"), "email": null, "phone": null,
                       "title": "first", "source": null, "contactId": null });
    let Ok(made) = served.call("lead_create", &lead) else { return };
    let Some(id) = made["id"].as_str().map(str::to_owned) else { return };
    promises.title(&id, &["first"]);
    let edit = json!({ "root": "lead", "id": id, "field": "title", "value": "second" });
    promises.title(&id, &["first", "second"]);
    let Ok(edited) = served.call("field_edit", &edit) else { return };
    promises.title(&id, &["second"]);
    if round.is_multiple_of(2) {
        promises.title(&id, &["first", "second"]);
        if served.call("undo", &json!({ "group": edited["group"] })).is_ok() {
            promises.title(&id, &["first"]);
        }
    }
}

/// Opens the desk again and holds it against what was promised.
fn hold(app: &TestApp, promises: &mut Promises, what: &str) {
    let served = app.serve().enter();
    let integrity = served.call("check_integrity", &json!({})).expect("an open desk");
    assert_eq!(integrity["database"], "ok", "{what}");
    for digest in ["stateMatches", "contentMatches", "auditMatches"] {
        assert_eq!(integrity[digest], true, "{digest} {what}: {integrity}");
    }
    let new = std::mem::take(&mut promises.new);
    for (id, titles) in promises.titles.iter_mut().filter(|(id, _)| new.contains(*id)) {
        let lead = served.call("lead_get", &json!({ "id": id }));
        let lead = lead.unwrap_or_else(|error| panic!("lead {id} is lost {what}: {error}"));
        assert!(titles.contains(&lead["title"]), "{} is none of {titles:?} {what}", lead["title"]);
        *titles = vec![lead["title"].clone()];
    }
    for id in promises.intakes.intersection(&new) {
        let item = served.call("intake_get", &json!({ "id": id }));
        item.unwrap_or_else(|error| panic!("the file of intake {id} is lost {what}: {error}"));
    }
}

fn ids(changed: &Value) -> impl Iterator<Item = String> {
    let ids = changed["ids"].as_array().cloned().unwrap_or_default();
    ids.into_iter().filter_map(|id| id.as_str().map(str::to_owned))
}

/// Spreads a counter over all numbers (splitmix64).
const fn mix(counter: u64) -> u64 {
    let mut z = counter.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
