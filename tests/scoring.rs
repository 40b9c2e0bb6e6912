//! Scores: rules from draft to publishing, lines that sum, days that pass, what people set.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use anteroom_engine::{Engine, Options, Reply, dispatch, vault::keychain::MemoryKeychain};
use anteroom_wire::clock::Clock;
use serde_json::{Value, json};

use crate::support::app::{PASSPHRASE, TestApp};

const NOBODY: &str = "00000000-0000-0000-0000-000000000000";

const DAY_MS: i64 = 86_400_000;

/// Noon of a day in Berlin.
const NOON_MS: i64 = 1_795_172_400_000;

/// A clock that a test turns.
struct Days(AtomicI64);

impl Clock for Days {
    fn now_ms(&self) -> i64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// A desk in this process, without runners.
struct Desk {
    engine: Engine,
    clock: Arc<Days>,
    _app: TestApp,
}

impl Desk {
    fn new(profile: &str) -> Self {
        let app = TestApp::empty();
        let clock = Arc::new(Days(AtomicI64::new(NOON_MS)));
        let options = Options {
            keychain: Arc::new(MemoryKeychain::new()),
            run_jobs: false,
            clock: Arc::clone(&clock) as _,
            ..Options::of_this_machine(app.data(), "anteroom-test")
        };
        let engine = Engine::open(options).expect("a data folder that nobody else has");
        let desk = Self { engine, clock, _app: app };
        let founding = json!({ "name": "Desk", "profile": profile, "memberName": "Ida",
                               "timezone": "Europe/Berlin", "currency": "EUR",
                               "passphrase": PASSPHRASE, "sample": false });
        desk.ask("create_workspace", founding);
        desk
    }

    fn ask(&self, name: &str, request: Value) -> Value {
        let answer = self.try_ask(name, request.clone());
        answer.unwrap_or_else(|error| panic!("{name} {request}: {error}"))
    }

    fn try_ask(&self, name: &str, request: Value) -> Result<Value, Value> {
        match dispatch(&self.engine, name, request) {
            Ok(Reply::Json(answer)) => Ok(answer),
            Ok(Reply::Bytes(_)) => panic!("{name} answers in JSON"),
            Err(error) => Err(serde_json::to_value(error).expect("an error is JSON")),
        }
    }

    fn refuse(&self, name: &str, request: Value) -> Value {
        self.try_ask(name, request.clone()).expect_err(&format!("{name} {request}"))
    }

    fn lead(&self, name: &str, email: Option<&str>, source: Option<&str>) -> String {
        let phone = email.map(|_| "+49 30 901820");
        let request = json!({ "name": name, "email": email, "phone": phone, "title": "Estate plan",
                              "source": source, "contactId": null });
        text(&self.ask("lead_create", request)["id"])
    }

    fn contact_of(&self, lead: &str) -> String {
        text(&self.ask("lead_get", json!({ "id": lead }))["contact"]["id"])
    }

    fn deed(&self, contact: &str, kind: &str, days_ago: i64) -> Value {
        let at = self.clock.now_ms() - days_ago * DAY_MS;
        let request = json!({ "contactId": contact, "leadId": null, "kind": kind,
                              "happenedAt": at, "note": null, "amountMinor": null,
                              "currency": null });
        self.ask("interaction_add", request)
    }

    fn publish(&self, model: &Value) -> Value {
        self.ask("score_draft_save", json!({ "model": model }));
        self.ask("score_publish", json!({ "note": "first" }))
    }

    /// Returns a lead's total, and sees that the lines sum to it and that lists show it.
    fn total(&self, lead: &str) -> i64 {
        let score = self.ask("score_get", json!({ "id": lead }));
        let lines = score["lines"].as_array().expect("lines");
        let sum: i64 = lines.iter().filter_map(|line| line["points"].as_i64()).sum();
        assert_eq!(json!(sum), score["total"], "{score}");
        let listed = self.rows("lead", "");
        let row = listed.iter().find(|row| row["id"] == lead).expect("a lead in use");
        assert_eq!([&row["score"], &row["grade"]], [&score["total"], &score["grade"]], "{score}");
        sum
    }

    fn rows(&self, root: &str, rule: &str) -> Vec<Value> {
        let sort = json!([{ "field": "score", "descending": true }]);
        let request =
            json!({ "root": root, "scope": "live", "rule": rule, "limit": 50, "sort": sort });
        let opened = self.ask("list_open", request);
        opened["window"]["rows"].as_array().cloned().unwrap_or_default()
    }

    fn names(&self, root: &str, rule: &str) -> Vec<String> {
        self.rows(root, rule).iter().map(|row| text(&row["name"])).collect()
    }

    fn history(&self, lead: &str) -> Vec<Value> {
        let history = self.ask("score_history", json!({ "id": lead }));
        let history = history.as_array().cloned().unwrap_or_default();
        history.iter().map(|one| json!([one["from"], one["to"], one["cause"]])).collect()
    }

    fn pass_days(&self, days: i64) {
        self.clock.0.fetch_add(days * DAY_MS, Ordering::Relaxed);
        self.engine.run_due().expect("what falls due");
    }
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

fn rule(id: &str, rule: &str, points: i64) -> Value {
    json!({ "id": id, "label": id, "rule": rule, "points": points })
}

fn group(id: &str, cap: i64, half_life: Value, within: Value, rules: Value) -> Value {
    json!({ "id": id, "name": id, "cap": cap, "halfLifeDays": half_life, "withinDays": within,
            "rules": rules })
}

fn model(engagement: Value) -> Value {
    let reach = [rule("mail", "email is not empty", 5), rule("phone", "phone is not empty", 10)];
    let origin = [
        rule("referral", "source contains referral", 20),
        rule("list", "source contains list", -40),
    ];
    let fit = json!([
        group("reach", 12, Value::Null, Value::Null, json!(reach)),
        group("origin", 30, Value::Null, Value::Null, json!(origin)),
    ]);
    json!({
        "axes": [{ "axis": "fit", "cap": 60, "groups": fit },
                 { "axis": "engagement", "cap": 40, "groups": engagement }],
        "grades": { "fit": [30, 10], "engagement": [20, 10] },
    })
}

fn lively() -> Value {
    let meeting = rule("meeting", "any contact where did meeting", 24);
    let visit = rule("visit", "any contact where did visit", 10);
    json!([
        group("talks", 30, json!(10), Value::Null, json!([meeting])),
        group("visits", 10, Value::Null, json!(30), json!([visit])),
    ])
}

#[test]
fn a_score_follows_facts_days_and_rules() {
    let desk = Desk::new("law");
    let ana = desk.lead("Ana", Some("ana@example.org"), Some("Referral"));
    let ben = desk.lead("Ben", None, Some("Bought list"));
    let score = desk.ask("score_get", json!({ "id": ana }));
    assert_eq!([&score["grade"], &score["version"]], [&Value::Null, &Value::Null]);
    let published = desk.publish(&model(lively()));
    assert_eq!([desk.total(&ana), desk.total(&ben)], [32, 0]);
    let score = desk.ask("score_get", json!({ "id": ana }));
    let kinds: Vec<&Value> = score["lines"].as_array().expect("lines").iter().collect();
    assert_eq!(kinds.len(), 4, "two ways to reach, what is above their cap, a referral: {score}");
    assert_eq!([&score["grade"], &score["version"]], [&json!("A3"), &json!(1)]);

    let contact = desk.contact_of(&ana);
    let meeting = desk.deed(&contact, "meeting", 10);
    assert_eq!(desk.total(&ana), 44, "half of 24 is left after ten days");
    assert_eq!(desk.names("lead", "score > 40 AND grade is A2"), ["Ana"]);
    assert_eq!(desk.names("contact", "score > 40"), ["Ana"], "through the current lead");
    desk.deed(&contact, "visit", 29);
    assert_eq!(desk.total(&ana), 54);
    desk.pass_days(10);
    assert_eq!(desk.total(&ana), 38, "a quarter of the meeting; the visit is too long ago");
    desk.ask("undo", json!({ "group": meeting["group"] }));
    assert_eq!(desk.total(&ana), 32);
    desk.ask("undo", json!({ "group": published["group"] }));
    let row = &desk.rows("lead", "name is Ana")[0];
    assert_eq!([&row["score"], &row["grade"]], [&Value::Null, &Value::Null], "no rules, no score");
    desk.ask("redo", json!({}));
    assert_eq!(desk.total(&ana), 32);
    let history = desk.history(&ana);
    assert_eq!(
        history[2..],
        [
            json!([38, 32, "facts"]),
            json!([54, 38, "time"]),
            json!([44, 54, "facts"]),
            json!([32, 44, "facts"]),
        ]
    );
    desk.engine.shut_down();
}

#[test]
fn rules_go_from_draft_to_publishing_and_back() {
    let desk = Desk::new("law");
    let ana = desk.lead("Ana", Some("ana@example.org"), Some("Referral"));
    let ben = desk.lead("Ben", None, Some("Bought list"));
    desk.publish(&model(lively()));
    let mut other = model(lively());
    other["axes"][0]["groups"][1]["rules"] = json!([rule("list", "source contains list", 30)]);
    let tried = desk.ask("score_try", json!({ "leadId": ben, "model": other }));
    assert_eq!(tried["total"], 30);
    let preview = desk.ask("score_preview", json!({ "model": other }));
    assert_eq!(
        [&preview["leads"], &preview["changed"], &preview["up"], &preview["down"]],
        [&json!(2), &json!(2), &json!(1), &json!(1)]
    );
    let bin = |side: &str, at: usize| preview[side][at].clone();
    assert_eq!([bin("before", 0), bin("before", 6), bin("after", 6)], [1, 1, 1].map(Value::from));
    assert_eq!(bin("after", 2), 1);
    assert_eq!(preview["movers"][0]["lead"]["name"], "Ben");
    assert_eq!([&preview["movers"][1]["before"], &preview["movers"][1]["after"]], [32, 12]);
    assert_eq!(desk.total(&ana), 32, "a preview changes nothing");

    desk.ask("score_draft_save", json!({ "model": other }));
    let models = desk.ask("score_model_get", json!({}));
    assert_eq!(models["draft"], other);
    desk.ask("score_publish", json!({ "note": null }));
    assert_eq!([desk.total(&ana), desk.total(&ben)], [12, 30]);
    let models = desk.ask("score_model_get", json!({}));
    assert_eq!([&models["draft"], &models["published"]["number"]], [&Value::Null, &json!(2)]);
    let first = models["versions"][1]["id"].clone();
    desk.ask("score_revert", json!({ "id": first }));
    assert_eq!([desk.total(&ana), desk.total(&ben)], [32, 0]);
    assert_eq!(desk.history(&ben), [json!([30, 0, "model"]), json!([0, 30, "model"])]);
    assert_eq!(desk.refuse("score_revert", json!({ "id": NOBODY }))["code"], "not_found");
    assert_eq!(desk.refuse("score_publish", json!({ "note": null }))["field"], "model");
    desk.engine.shut_down();
}

#[test]
fn rules_that_cannot_be_are_refused_by_their_own_names() {
    let desk = Desk::new("sales");
    let with = |one: Value| model(json!([group("g", 30, json!(10), Value::Null, json!([one]))]));
    let refused = [
        (with(rule("r", "nonsense is here", 5)), "r"),
        (with(rule("r", "score > 5", 5)), "r"),
        (with(rule("r", "any contact where any lead where grade is A1", 5)), "r"),
        (with(rule("r", "email is not empty", 5)), "r"),
        (with(rule("r", "received in last 3 days", 0)), "r"),
        (model(json!([group("g", 0, Value::Null, Value::Null, json!([]))])), "g"),
        (model(json!([group("g", 5, json!(3), json!(3), json!([]))])), "g"),
        (model(json!([group("reach", 5, json!(3), Value::Null, json!([]))])), "reach"),
    ];
    for (model, field) in refused {
        let error = desk.refuse("score_draft_save", json!({ "model": model }));
        assert_eq!([&error["code"], &error["field"]], ["invalid", field], "{error}");
    }
    assert_eq!(desk.ask("score_model_get", json!({}))["draft"], Value::Null);
    let models = desk.ask("score_model_get", json!({}));
    assert_eq!(models["packs"][0]["id"], "sales-b2b", "the profile's own come first");
    let used = desk.ask("score_pack_use", json!({ "pack": "law-family" }));
    assert!(used["draft"]["axes"].is_array() && used["published"].is_null());
    desk.ask("score_draft_discard", json!({}));
    assert_eq!(desk.ask("score_model_get", json!({}))["draft"], Value::Null);
    desk.engine.shut_down();
}

#[test]
fn what_a_person_sets_stands_until_its_day() {
    let desk = Desk::new("law");
    let ana = desk.lead("Ana", Some("ana@example.org"), Some("Referral"));
    desk.publish(&model(lively()));
    let until = "2026-11-22";
    let mut set = json!({ "leadId": ana, "total": 90, "reason": "Knows the founder",
                          "until": until });
    let done = desk.ask("score_override", set.clone());
    assert_eq!(desk.total(&ana), 90);
    let score = desk.ask("score_get", json!({ "id": ana }));
    assert_eq!([&score["override"]["byName"], &score["override"]["until"]], ["Ida", until]);
    desk.ask("undo", json!({ "group": done["group"] }));
    assert_eq!(desk.total(&ana), 32);
    desk.ask("redo", json!({}));
    desk.pass_days(3);
    assert_eq!(desk.total(&ana), 32, "its last day has passed");
    set["until"] = Value::Null;
    desk.ask("score_override", set.clone());
    desk.pass_days(300);
    assert_eq!(desk.total(&ana), 90);
    desk.ask("score_override_end", json!({ "id": ana }));
    assert_eq!(desk.total(&ana), 32);
    assert_eq!(desk.refuse("score_override_end", json!({ "id": ana }))["code"], "not_found");
    for (field, value) in [("total", json!(101)), ("reason", json!(" ")), ("until", json!("x"))] {
        let mut wrong = set.clone();
        wrong[field] = value;
        assert_eq!(desk.refuse("score_override", wrong)["field"], field);
    }
    let said = json!({ "leadId": ana, "good": false, "note": "Never answers" });
    desk.ask("score_feedback", said);
    let score = desk.ask("score_get", json!({ "id": ana }));
    assert_eq!([&score["feedback"]["good"], &score["override"]], [&json!(false), &Value::Null]);
    let integrity = desk.ask("check_integrity", json!({}));
    assert_eq!([&integrity["stateMatches"], &integrity["contentMatches"]], [&json!(true); 2]);
    desk.engine.shut_down();
}

/// Brings a lead to its end.
fn end(desk: &Desk, lead: &str, won: bool) {
    let (stage, reason) = if won { ("WON", Value::Null) } else { ("LOST", json!("No budget")) };
    desk.ask("lead_move", json!({ "ids": [lead], "stage": stage, "lostReason": reason }));
}

#[test]
fn leads_that_ended_teach_how_likely_others_are() {
    let desk = Desk::new("sales");
    desk.publish(&model(json!([])));
    assert_eq!(desk.refuse("learned_train", json!({}))["field"], "leads");
    for number in 0..180 {
        // Of five leads of a kind one ends otherwise.
        let met = number % 2 == 0;
        let lead = desk.lead(&format!("Lead {number}"), None, Some("Web"));
        if met {
            desk.deed(&desk.contact_of(&lead), "visit", 3);
        }
        end(&desk, &lead, met != (number % 5 == 0));
        // What is written after the end is no reason for it.
        desk.deed(&desk.contact_of(&lead), if met { "purchase" } else { "log_out" }, -1);
    }
    assert_eq!(desk.ask("learned_get", json!({}))["state"], "ready");
    let keen = desk.lead("Keen", None, Some("Web"));
    desk.deed(&desk.contact_of(&keen), "visit", 3);
    let cold = desk.lead("Cold", None, Some("Web"));
    desk.ask("learned_exclude", json!({ "fields": ["city", "known_days"] }));
    desk.ask("learned_train", json!({}));
    assert_eq!(desk.ask("learned_get", json!({}))["state"], "training");
    while desk.engine.run_one_job().expect("a job") {}
    let learned = desk.ask("learned_get", json!({}));
    assert_eq!([&learned["state"], &learned["published"]], [&json!("trained"), &json!(false)]);
    let trained = &learned["model"];
    assert!(trained["auc"].as_f64().expect("an AUC") > 0.6, "{trained}");
    assert_eq!(trained["candidates"][0]["name"], "rules", "the simplest comes first");
    let fields = trained["fields"].as_array().expect("fields");
    let leaks = ["did_purchase", "did_log_out"].map(Value::from);
    let mut after_the_end = fields.iter().filter(|field| leaks.contains(&field["name"]));
    assert!(after_the_end.all(|field| field["weight"] == 0.0), "{trained}");
    assert_eq!(trained["worseThanRules"], false, "{trained}");
    desk.ask("learned_publish", json!({}));
    let likely = |lead: &str| {
        let learned = desk.ask("score_get", json!({ "id": lead }))["learned"].clone();
        let reasons = learned["reasons"].as_array().cloned().unwrap_or_default();
        let points: i64 = reasons.iter().filter_map(|reason| reason["points"].as_i64()).sum();
        assert_eq!(learned["base"].as_i64().map(|base| base + points), learned["logit"].as_i64());
        learned["permille"].as_i64().expect("a chance")
    };
    assert!(likely(&keen) > likely(&cold));
    let rule = format!("likely >= {}", likely(&keen));
    assert_eq!(desk.names("lead", &rule), ["Keen"]);
    desk.deed(&desk.contact_of(&cold), "visit", 3);
    assert_eq!(likely(&cold), likely(&keen), "a visit is all that was between them");
    assert_eq!(desk.names("lead", &rule).len(), 2, "lists follow the commit");
    desk.ask("learned_withdraw", json!({}));
    assert_eq!(desk.rows("lead", "name is Keen")[0]["likely"], Value::Null);
    desk.engine.shut_down();
}
