//! The pipeline: stages, next steps, the archive, tags, saved views, and what presses today.

use serde_json::{Value, json};

use crate::support::{
    app::TestApp,
    served::{Served, call, content, refuse, undone},
};

const NOBODY: &str = "00000000-0000-0000-0000-000000000000";

fn lead(served: &Served, name: &str) -> String {
    let request = json!({ "name": name, "email": null, "phone": null, "title": "Estate plan",
                          "source": null, "contactId": null });
    call(served, "lead_create", request)["id"].as_str().expect("an id").to_owned()
}

fn rows(served: &Served, scope: &str, rule: &str, sort: &str) -> Vec<Value> {
    let request = json!({ "root": "lead", "scope": scope, "rule": rule, "limit": 200,
                          "sort": [{ "field": sort, "descending": false }] });
    let rows = call(served, "list_open", request)["window"]["rows"].clone();
    rows.as_array().cloned().unwrap_or_default()
}

fn names(served: &Served, rule: &str) -> Vec<String> {
    names_in(served, "live", rule)
}

fn names_in(served: &Served, scope: &str, rule: &str) -> Vec<String> {
    let rows = rows(served, scope, rule, "name");
    rows.iter().filter_map(|row| row["name"].as_str().map(str::to_owned)).collect()
}

fn stage(served: &Served, name: &str, state: &str, days: Value) -> String {
    let request = json!({ "id": null, "name": name, "state": state, "rottingDays": days });
    undone(served, "stage_save", request)["id"].as_str().expect("an id").to_owned()
}

fn stages(served: &Served, field: &str) -> Vec<Value> {
    let list = call(served, "stage_list", json!({}));
    list.as_array().into_iter().flatten().map(|stage| stage[field].clone()).collect()
}

fn move_to(served: &Served, ids: &[&str], stage: &str) -> Value {
    let request = json!({ "ids": ids, "stage": stage, "lostReason": null });
    call(served, "lead_move", request)
}

#[test]
fn every_state_has_a_stage_and_may_have_more() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let words = ["Pending", "Reached out", "Qualified", "Won", "Lost"];
    assert_eq!(stages(&served, "word"), words);
    assert!(stages(&served, "name").iter().all(Value::is_null), "the window has words for them");
    let built_in = stages(&served, "id");
    let sent = stage(&served, "Proposal sent", "QUALIFIED", Value::Null);
    let talks = stage(&served, "Negotiation", "QUALIFIED", json!(14));
    assert_eq!(
        stages(&served, "word"),
        ["Pending", "Reached out", "Qualified", "Proposal sent", "Negotiation", "Won", "Lost"]
    );
    undone(&served, "stage_move", json!({ "id": talks, "before": built_in[2] }));
    undone(&served, "stage_move", json!({ "id": sent, "before": built_in[2] }));
    assert_eq!(
        stages(&served, "word")[2..5],
        ["Negotiation", "Proposal sent", "Qualified"],
        "a stage may stand before the built-in one"
    );
    let again = call(&served, "stage_move", json!({ "id": sent, "before": built_in[2] }));
    assert_eq!(again["group"], Value::Null, "it stands there already");
    let rename = json!({ "id": built_in[3], "name": "Retained", "state": null,
                         "rottingDays": null });
    undone(&served, "stage_save", rename);
    assert_eq!(stages(&served, "word")[5], "Retained");
    assert_eq!(stages(&served, "id")[5], built_in[3], "it is the same stage under a name");
    let twin = json!({ "id": sent, "name": "negotiation", "state": null, "rottingDays": null });
    assert_eq!(call(&served, "stage_save", twin)["warning"], "name_taken");
}

#[test]
fn stages_are_refused_what_they_cannot_be() {
    fn save(id: Value, name: Value, state: Value, days: Value) -> Value {
        json!({ "id": id, "name": name, "state": state, "rottingDays": days })
    }
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let built_in = stages(&served, "id");
    let null = || Value::Null;
    let long = json!("x".repeat(61));
    let refused = [
        ("stage_save", save(null(), null(), json!("WON"), null()), "name"),
        ("stage_save", save(null(), json!(" "), json!("WON"), null()), "name"),
        ("stage_save", save(null(), long, json!("WON"), null()), "name"),
        ("stage_save", save(null(), json!("A\nB"), json!("WON"), null()), "name"),
        ("stage_save", save(null(), json!("A"), null(), null()), "state"),
        ("stage_save", save(null(), json!("A"), json!("WON"), json!(3)), "rottingDays"),
        ("stage_save", save(null(), json!("A"), json!("PENDING"), json!(0)), "rotting_days"),
        ("stage_save", save(built_in[0].clone(), null(), json!("WON"), null()), "state"),
        ("stage_move", json!({ "id": built_in[0], "before": built_in[1] }), "before"),
        ("stage_delete", json!({ "id": built_in[0] }), "id"),
    ];
    for (name, request, field) in refused {
        let fault = refuse(&served, name, request.clone());
        assert_eq!((&fault["code"], &fault["field"]), (&json!("invalid"), &json!(field)));
        assert_eq!(fault["kept"], "nothing was changed", "{request}");
    }
    for (name, request) in [
        ("stage_save", save(json!(NOBODY), json!("A"), null(), null())),
        ("stage_move", json!({ "id": NOBODY, "before": null })),
        ("stage_delete", json!({ "id": "no id at all" })),
    ] {
        assert_eq!(refuse(&served, name, request)["code"], "not_found", "{name}");
    }
}

#[test]
fn leads_go_through_stages() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let (ana, ben) = (lead(&served, "Ana"), lead(&served, "Ben"));
    let sent = stage(&served, "Proposal sent", "QUALIFIED", Value::Null);
    let moved = json!({ "ids": [ana], "stage": sent, "lostReason": null });
    undone(&served, "lead_move", moved.clone());
    assert_eq!(call(&served, "lead_move", moved)["group"], Value::Null, "it is there already");
    let page = call(&served, "lead_get", json!({ "id": ana }));
    assert_eq!((&page["state"], &page["stageId"]), (&json!("QUALIFIED"), &json!(sent)));
    assert_eq!(page["stateBy"], "Miller & Partners");
    move_to(&served, &[&ben], "WON");
    assert_eq!(names(&served, "stage is \"proposal sent\""), ["Ana"]);
    assert_eq!(names(&served, "stage in (Won, Lost)"), ["Ben"]);
    assert_eq!(names(&served, "state is qualified"), ["Ana"]);
    let cleo = lead(&served, "Cleo");
    let order: Vec<Value> =
        rows(&served, "live", "", "stage").iter().map(|row| row["name"].clone()).collect();
    assert_eq!(order, ["Cleo", "Ana", "Ben"], "stages sort by their place");
    assert_eq!(stages(&served, "leads"), [1, 0, 0, 1, 1, 0]);

    let history = json!({ "root": "lead", "id": ana, "limit": 50 });
    let history = call(&served, "history", history);
    let entry = history.as_array().into_iter().flatten();
    let entry = entry.clone().find(|entry| entry["field"] == "stage_id").expect("its stage");
    assert_eq!(entry["new"], "Proposal sent");

    undone(&served, "stage_delete", json!({ "id": sent }));
    let page = call(&served, "lead_get", json!({ "id": ana }));
    assert_eq!(page["stageId"], stages(&served, "id")[2], "it falls back to its state's own");
    assert_eq!(names(&served, "stage is qualified"), ["Ana"]);
    call(&served, "undo", json!({ "group": null }));
    assert_eq!(names(&served, "stage is \"proposal sent\""), ["Ana"], "and comes back with it");

    let many: Vec<String> = vec![cleo.clone(); 201];
    for ids in [json!([]), json!(many)] {
        let request = json!({ "ids": ids, "stage": sent, "lostReason": null });
        assert_eq!(refuse(&served, "lead_move", request)["field"], "ids");
    }
    let unknown = json!({ "ids": [cleo, NOBODY], "stage": sent, "lostReason": null });
    assert_eq!(refuse(&served, "lead_move", unknown)["code"], "not_found");
    assert_eq!(names(&served, "stage is pending"), ["Cleo"], "all move or none");
    let nowhere = json!({ "ids": [cleo], "stage": NOBODY, "lostReason": null });
    assert_eq!(refuse(&served, "lead_move", nowhere)["code"], "not_found");
}

#[test]
fn the_order_of_stages_and_what_stands_in_them_survive_a_restart() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let (ana, ben) = (lead(&served, "Ana"), lead(&served, "Ben"));
    let sent = stage(&served, "Proposal sent", "QUALIFIED", json!(30));
    move_to(&served, &[&ana], &sent);
    let due = json!({ "leadId": ben, "title": "Call", "dueOn": "2001-01-01", "ownerId": null });
    call(&served, "task_add", due);
    let tag = json!({ "id": null, "name": "VIP", "colour": "red" });
    let tag = call(&served, "tag_save", tag)["id"].clone();
    call(&served, "lead_tag", json!({ "ids": [ana], "tag": tag, "on": true }));
    call(&served, "lead_archive", json!({ "ids": [ben], "archived": true }));
    let asked = [
        "stage is \"proposal sent\"",
        "tag is vip",
        "archived is true AND next_step before today",
        "has_next_step is false",
        "rotting is false",
    ];
    let before: Vec<_> = asked.iter().map(|rule| names(&served, rule)).collect();
    assert_eq!(before, [vec!["Ana"], vec!["Ana"], vec!["Ben"], vec!["Ana"], vec!["Ana"]]);
    drop(served);
    let served = app.serve().enter();
    let after: Vec<_> = asked.iter().map(|rule| names(&served, rule)).collect();
    assert_eq!(after, before, "what is loaded at the start is what was fed");
    content(&served);
}

#[test]
fn the_next_step_is_the_earliest_open_task() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let (ana, ben) = (lead(&served, "Ana"), lead(&served, "Ben"));
    lead(&served, "Cleo");
    let add = |lead: &str, title: &str, due: Value| {
        let request = json!({ "leadId": lead, "title": title, "dueOn": due, "ownerId": null });
        call(&served, "task_add", request)["ids"][0].clone()
    };
    let someday = add(&ben, "Think", Value::Null);
    assert_eq!(names(&served, "next_step is empty"), ["Ana", "Ben", "Cleo"]);
    assert_eq!(names(&served, "has_next_step is false"), ["Ana", "Cleo"]);
    let today = call(&served, "today", json!({}))["day"].clone();
    add(&ana, "Write", json!("2999-01-01"));
    let late = add(&ana, "Call", json!("2001-01-01"));
    add(&ben, "Meet", today);
    assert_eq!(names(&served, "next_step before today"), ["Ana"]);
    assert_eq!(names(&served, "next_step is today"), ["Ben"]);
    let order: Vec<Value> =
        rows(&served, "live", "", "next_step").iter().map(|row| row["name"].clone()).collect();
    assert_eq!(order, ["Ana", "Ben", "Cleo"], "what has no step comes last");
    let step = rows(&served, "live", "name is Ana", "name")[0]["nextStep"].clone();
    assert_eq!((&step["taskId"], &step["due"]), (&late, &json!("overdue")));
    call(&served, "task_mark", json!({ "ids": [late], "done": true }));
    let step = rows(&served, "live", "name is Ana", "name")[0]["nextStep"].clone();
    assert_eq!((&step["title"], &step["dueOn"]), (&json!("Write"), &json!("2999-01-01")));
    assert_eq!(names(&served, "next_step after today"), ["Ana"]);
    call(&served, "undo", json!({ "group": null }));
    assert_eq!(names(&served, "next_step before today"), ["Ana"], "open again");
    let edit = json!({ "root": "task", "id": someday, "field": "due_on", "value": "2001-01-01" });
    call(&served, "field_edit", edit);
    assert_eq!(names(&served, "next_step before today"), ["Ana", "Ben"]);
    call(&served, "trash", json!({ "root": "task", "ids": [someday, late] }));
    assert_eq!(names(&served, "next_step before today"), Vec::<String>::new());
}

#[test]
fn leads_are_put_aside_and_taken_up_again() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let (ana, ben) = (lead(&served, "Ana"), lead(&served, "Ben"));
    let due = json!({ "leadId": ben, "title": "Call", "dueOn": "2001-01-01", "ownerId": null });
    call(&served, "task_add", due);
    undone(&served, "lead_archive", json!({ "ids": [ben], "archived": true }));
    assert_eq!(names(&served, ""), ["Ana"]);
    assert_eq!(names_in(&served, "archive", ""), ["Ben"]);
    assert_eq!(names(&served, "archived is true"), ["Ben"]);
    assert_eq!(names(&served, "archived is true OR name is Ana"), ["Ana", "Ben"]);
    assert_eq!(names_in(&served, "archive", "name is Ana"), Vec::<String>::new());
    let counts = call(&served, "counts", json!({}));
    assert_eq!((&counts["leads"], &counts["archive"]), (&json!(1), &json!(1)));
    assert_eq!(call(&served, "rule_check", json!({ "root": "lead", "text": "" }))["count"], 1);
    assert_eq!(call(&served, "task_list", json!({ "limit": 9 })), json!([]), "it presses nobody");
    assert_eq!(call(&served, "lead_get", json!({ "id": ben }))["archived"], true);
    call(&served, "trash", json!({ "root": "lead", "ids": [ben] }));
    assert_eq!(names_in(&served, "archive", ""), Vec::<String>::new());
    assert_eq!(names_in(&served, "trash", ""), ["Ben"], "the trash shows it all the same");
    call(&served, "restore", json!({ "root": "lead", "ids": [ben] }));
    call(&served, "lead_archive", json!({ "ids": [ana, ben], "archived": false }));
    assert_eq!(names(&served, ""), ["Ana", "Ben"]);
    let again = call(&served, "lead_archive", json!({ "ids": [ana], "archived": false }));
    assert_eq!(again["group"], Value::Null, "nothing to do is nothing done");
    let contacts = json!({ "root": "contact", "scope": "archive", "rule": "", "sort": [],
                           "limit": 9 });
    assert_eq!(refuse(&served, "list_open", contacts)["field"], "scope");
    for ids in [json!([]), json!([NOBODY]), json!(["?"])] {
        let request = json!({ "ids": ids, "archived": true });
        refuse(&served, "lead_archive", request);
    }
}

#[test]
fn tags_mark_leads_and_find_them_again() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let (ana, ben) = (lead(&served, "Ana"), lead(&served, "Ben"));
    let save = |name: &str, colour: &str| {
        let request = json!({ "id": null, "name": name, "colour": colour });
        undone(&served, "tag_save", request)["id"].clone()
    };
    let (vip, visa) = (save("VIP", "red"), save("Visa", "teal"));
    let twin = json!({ "id": null, "name": "vip", "colour": "grey" });
    let twin = call(&served, "tag_save", twin);
    assert_eq!(twin["warning"], "name_taken");
    call(&served, "tag_delete", json!({ "id": twin["id"] }));
    undone(&served, "lead_tag", json!({ "ids": [ana, ben], "tag": vip, "on": true }));
    undone(&served, "lead_tag", json!({ "ids": [ana], "tag": visa, "on": true }));
    let again = json!({ "ids": [ana, ben], "tag": vip, "on": true });
    assert_eq!(call(&served, "lead_tag", again)["group"], Value::Null);
    assert_eq!(names(&served, "tag is vip"), ["Ana", "Ben"]);
    assert_eq!(names(&served, "tag is VIP AND tag is visa"), ["Ana"]);
    assert_eq!(names(&served, "tag is not visa"), ["Ben"]);
    assert_eq!(names(&served, "tag is empty"), Vec::<String>::new());
    let row = rows(&served, "live", "name is Ana", "name")[0].clone();
    let marks: Vec<&Value> =
        row["tags"].as_array().into_iter().flatten().map(|tag| &tag["name"]).collect();
    assert_eq!(marks, ["VIP", "Visa"]);
    let list = call(&served, "tag_list", json!({}));
    assert_eq!((&list[0]["leads"], &list[1]["leads"]), (&json!(2), &json!(1)));
    undone(&served, "lead_tag", json!({ "ids": [ana], "tag": visa, "on": false }));
    assert_eq!(names(&served, "tag is visa"), Vec::<String>::new());
    call(&served, "lead_tag", json!({ "ids": [ana], "tag": visa, "on": true }));
    assert_eq!(names(&served, "tag is visa"), ["Ana"], "it can be put on again");
    undone(&served, "tag_save", json!({ "id": visa, "name": "Work visa", "colour": "blue" }));
    assert_eq!(names(&served, "tag is \"work visa\""), ["Ana"]);
    undone(&served, "tag_delete", json!({ "id": vip }));
    assert_eq!(names(&served, "tag is vip"), Vec::<String>::new());
    assert_eq!(names(&served, "tag is empty"), ["Ben"]);
    let colour = json!({ "id": null, "name": "A", "colour": "pink" });
    assert_eq!(refuse(&served, "tag_save", colour)["code"], "invalid");
    let blank = json!({ "id": null, "name": " ", "colour": "red" });
    assert_eq!(refuse(&served, "tag_save", blank)["field"], "name");
    let gone = json!({ "ids": [ana], "tag": vip, "on": true });
    assert_eq!(refuse(&served, "lead_tag", gone)["code"], "not_found");
}

fn view(id: Value, name: &str, rule: &str, private: bool) -> Value {
    json!({ "id": id, "root": "lead", "name": name, "rule": rule,
            "sort": [{ "field": "stage", "descending": false }],
            "columns": [{ "field": "name", "width": 200 }, { "field": "stage", "width": null }],
            "layout": "board", "groupBy": "stage", "pinned": true, "private": private })
}

fn views(served: &Served, field: &str) -> Vec<Value> {
    let list = call(served, "view_list", json!({ "root": "lead" }));
    list.as_array().into_iter().flatten().map(|view| view[field].clone()).collect()
}

#[test]
fn views_are_kept_in_order() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let open = undone(&served, "view_save", view(Value::Null, "Open", "state is PENDING", false));
    let won = undone(&served, "view_save", view(Value::Null, "Won", "state is won", false));
    let mine = call(&served, "view_save", view(Value::Null, "Mine", "value > 10", true));
    assert_eq!(mine["group"], Value::Null, "what stays on this machine is not undone");
    assert_eq!(views(&served, "name"), ["Open", "Won", "Mine"]);
    assert_eq!(views(&served, "private"), [false, false, true]);
    assert_eq!(views(&served, "rule")[1], "state is WON", "rules are stored as they are printed");
    assert_eq!(views(&served, "columns")[0][0], json!({ "field": "name", "width": 200 }));
    undone(&served, "view_move", json!({ "id": won["id"], "before": open["id"] }));
    assert_eq!(views(&served, "name"), ["Won", "Open", "Mine"]);
    let across = json!({ "id": mine["id"], "before": open["id"] });
    assert_eq!(refuse(&served, "view_move", across)["field"], "before");
    let shared = view(mine["id"].clone(), "Ours", "value > 10", false);
    assert_ne!(call(&served, "view_save", shared)["group"], Value::Null);
    assert_eq!(views(&served, "private"), [false; 3]);
    let again = view(mine["id"].clone(), "Mine", "value > 10", true);
    call(&served, "view_save", again);
    assert_eq!(views(&served, "name"), ["Won", "Open", "Mine"], "it is there once");
    call(&served, "view_default", json!({ "root": "lead", "id": won["id"] }));
    assert_eq!(views(&served, "default"), [true, false, false]);
    undone(&served, "view_delete", json!({ "id": won["id"] }));
    assert_eq!(views(&served, "default"), [false, false]);
    call(&served, "view_delete", json!({ "id": mine["id"] }));
    drop(served);
    let served = app.serve().enter();
    assert_eq!(views(&served, "name"), ["Open"]);
}

#[test]
fn views_are_refused_what_does_not_read() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let good = view(Value::Null, "Open", "", false);
    let wrong = |field: &str, value: Value| {
        let mut view = good.clone();
        view[field] = value;
        refuse(&served, "view_save", view)["code"].clone()
    };
    assert_eq!(wrong("rule", json!("nonsense is 1")), "rule_invalid");
    assert_eq!(wrong("rule", json!("x".repeat(30_000))), "invalid");
    assert_eq!(wrong("name", json!(" ")), "invalid");
    assert_eq!(wrong("name", json!("x".repeat(61))), "invalid");
    assert_eq!(wrong("sort", json!([{ "field": "tag", "descending": true }])), "rule_invalid");
    assert_eq!(wrong("columns", json!([{ "field": "shoe", "width": null }])), "invalid");
    assert_eq!(wrong("columns", json!([{ "field": "name", "width": 3 }])), "invalid");
    assert_eq!(wrong("groupBy", Value::Null), "invalid");
    assert_eq!(wrong("id", json!(NOBODY)), "not_found");
    let other = json!({ "root": "contact", "id": NOBODY });
    assert_eq!(refuse(&served, "view_default", other)["code"], "not_found");
}

#[test]
fn today_says_what_presses() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let (ana, ben) = (lead(&served, "Ana"), lead(&served, "Ben"));
    let add = |lead: &str, due: Value| {
        let request = json!({ "leadId": lead, "title": "Call", "dueOn": due, "ownerId": null });
        call(&served, "task_add", request);
    };
    let today = call(&served, "today", json!({}));
    assert_eq!(today["newLeads"]["count"], 2);
    assert_eq!(today["noNextStep"]["count"], 2);
    add(&ana, json!("2001-01-01"));
    add(&ana, today["day"].clone());
    add(&ben, Value::Null);
    let today = call(&served, "today", json!({}));
    assert_eq!(today["overdue"]["count"], 1);
    assert_eq!(today["overdue"]["rows"][0]["leadName"], "Ana");
    assert_eq!(today["dueToday"]["count"], 1);
    assert_eq!(today["noNextStep"]["count"], 0, "a task without a day is a next step too");
    assert_eq!(today["rotting"]["count"], 0);
    assert_eq!(today["inbox"], 0);
    for part in ["overdue", "dueToday", "newLeads", "noNextStep", "rotting"] {
        let rule = json!({ "root": "lead", "text": today[part]["rule"] });
        let checked = call(&served, "rule_check", rule);
        assert_eq!(checked["ok"], true, "{part} opens a list: {checked}");
        if let Some(count) = today[part].get("sort").map(|_| &today[part]["count"]) {
            assert_eq!(&checked["count"], count, "{part} counts what its list shows");
        }
    }
    call(&served, "lead_archive", json!({ "ids": [ana], "archived": true }));
    let today = call(&served, "today", json!({}));
    assert_eq!((&today["overdue"]["count"], &today["newLeads"]["count"]), (&json!(0), &json!(1)));
}

fn field(served: &Served, root: &str, name: &str, kind: &str) -> Value {
    let options = if kind == "choice" { json!(["North", "South"]) } else { json!([]) };
    let request = json!({ "id": null, "root": root, "name": name, "kind": kind,
                          "options": options, "required": false, "unique": false,
                          "hidden": false });
    undone(served, "custom_field_save", request)["id"].clone()
}

fn set(field: &Value, record: &str, value: Value) -> Value {
    json!({ "fieldId": field, "recordId": record, "value": value })
}

#[test]
fn made_up_fields_are_filled_in_asked_and_sorted_by() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let (ana, ben, cleo) = (lead(&served, "Ana"), lead(&served, "Ben"), lead(&served, "Cleo"));
    let number = field(&served, "lead", "Case number", "number");
    let money = field(&served, "lead", "Retainer", "money");
    let day = field(&served, "lead", "Hearing", "date");
    let flag = field(&served, "lead", "Urgent", "flag");
    let region = field(&served, "lead", "Region", "choice");
    let court = field(&served, "lead", "Court", "text");
    for (field, lead, value) in [
        (&number, &ana, "12"),
        (&number, &ben, "7"),
        (&money, &ana, "150000"),
        (&day, &ben, "2001-01-01"),
        (&flag, &ana, "true"),
        (&flag, &ben, "false"),
        (&region, &cleo, "North"),
        (&court, &cleo, "Superior Court"),
    ] {
        undone(&served, "custom_value_set", set(field, lead, json!(value)));
    }
    let asked = [
        ("case_number > 10", vec!["Ana"]),
        ("Case number is not empty", vec!["Ana", "Ben"]),
        ("retainer >= 1500", vec!["Ana"]),
        ("hearing before today", vec!["Ben"]),
        ("urgent", vec!["Ana"]),
        ("urgent is false", vec!["Ben", "Cleo"]),
        ("region in (north, west)", vec!["Cleo"]),
        ("court contains superior", vec!["Cleo"]),
    ];
    for (rule, expected) in &asked {
        assert_eq!(&names(&served, rule), expected, "{rule}");
    }
    let order = |field: &str| -> Vec<Value> {
        rows(&served, "live", "", field).iter().map(|row| row["name"].clone()).collect()
    };
    assert_eq!(order("case_number"), ["Ben", "Ana", "Cleo"]);
    assert_eq!(order("hearing"), ["Ben", "Ana", "Cleo"]);
    assert_eq!(order("region"), ["Cleo", "Ana", "Ben"]);
    let page = call(&served, "lead_get", json!({ "id": ana }));
    let values: Vec<&Value> =
        page["custom"].as_array().into_iter().flatten().map(|value| &value["value"]).collect();
    assert_eq!(values, ["12", "150000", "true"], "in the order of the fields");
    let catalogue = call(&served, "catalogue", json!({ "root": "lead" }));
    let known = catalogue["fields"].as_array().into_iter().flatten();
    let known = known.clone().find(|known| known["customId"] == region).expect("it is known");
    assert_eq!(known["choices"], json!(["North", "South"]));
    let history = call(&served, "history", json!({ "root": "lead", "id": ana, "limit": 50 }));
    let mut fields = history.as_array().into_iter().flatten();
    assert!(fields.any(|entry| entry["table"] == "custom_value"), "{history}");
    drop(served);
    let served = app.serve().enter();
    for (rule, expected) in &asked {
        assert_eq!(&names(&served, rule), expected, "after a restart: {rule}");
    }
    undone(&served, "custom_value_set", set(&number, &ana, Value::Null));
    assert_eq!(names(&served, "case_number is not empty"), ["Ben"]);
}

#[test]
fn made_up_fields_come_go_and_are_renamed() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let ana = lead(&served, "Ana");
    let contact = call(&served, "lead_get", json!({ "id": ana }))["contact"]["id"].clone();
    let contact = contact.as_str().expect("an id");
    let court = field(&served, "lead", "Court", "text");
    let site = field(&served, "contact", "Web page", "url");
    let judge = field(&served, "lead", "Judge", "text");
    undone(&served, "custom_field_move", json!({ "id": judge, "before": court }));
    let list = call(&served, "custom_field_list", json!({ "root": "lead" }));
    assert_eq!((&list[0]["name"], &list[0]["ruleName"]), (&json!("Judge"), &json!("judge")));
    call(&served, "custom_value_set", set(&court, &ana, json!("Superior Court")));
    call(&served, "custom_value_set", set(&site, contact, json!("https://ana.example")));
    assert_eq!(names(&served, "web_page contains ana"), ["Ana"], "a lead shows its contact's");
    let saved = call(&served, "view_save", {
        let mut view = view(Value::Null, "Courts", "court is not empty", false);
        view["columns"] = json!([{ "field": "court", "width": null }]);
        view
    });
    let rename = json!({ "id": court, "root": "lead", "name": "Venue", "kind": "text",
                         "options": [], "required": true, "unique": true, "hidden": false });
    undone(&served, "custom_field_save", rename);
    assert_eq!(names(&served, "venue is \"superior court\""), ["Ana"]);
    let problem = views(&served, "problem")[0].clone();
    assert!(problem.as_str().is_some_and(|why| why.contains("court")), "{problem}");
    assert_eq!(views(&served, "id")[0], saved["id"], "the view is kept and says so");
    let ben = lead(&served, "Ben");
    let twin = call(&served, "custom_value_set", set(&court, &ben, json!("Superior Court")));
    assert_eq!(twin["warning"], "value_taken");
    let emptied = refuse(&served, "custom_value_set", set(&court, &ana, Value::Null));
    assert_eq!(emptied["field"], "value", "what is required stays filled in");
    undone(&served, "custom_field_delete", json!({ "id": court }));
    let gone = json!({ "root": "lead", "text": "venue is empty" });
    assert_eq!(call(&served, "rule_check", gone)["ok"], false);
    assert_eq!(call(&served, "lead_get", json!({ "id": ana }))["custom"], json!([]));
    call(&served, "undo", json!({ "group": null }));
    assert_eq!(names(&served, "venue is not empty"), ["Ana", "Ben"], "its values come back too");
}

#[test]
fn made_up_fields_are_refused_what_does_not_fit() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let ana = lead(&served, "Ana");
    let save = |name: &str, kind: &str, options: Value| {
        json!({ "id": null, "root": "lead", "name": name, "kind": kind, "options": options,
                "required": false, "unique": false, "hidden": false })
    };
    for (name, kind, options) in [
        (" ", "text", json!([])),
        ("!!!", "text", json!([])),
        ("Stage", "text", json!([])),
        ("Not", "text", json!([])),
        ("Notes", "text", json!([])),
        ("Region", "choice", json!([" "])),
        ("A line\nand another", "text", json!([])),
    ] {
        let fault = refuse(&served, "custom_field_save", save(name, kind, options));
        assert_eq!(fault["code"], "invalid", "{name}");
    }
    for (kind, wrong) in [
        ("number", "1.5"),
        ("money", "ten"),
        ("date", "tomorrow"),
        ("flag", "maybe"),
        ("choice", "West"),
        ("url", "javascript:alert(1)"),
        ("text", "two\nlines"),
    ] {
        let made = field(&served, "lead", &format!("A {kind}"), kind);
        let fault = refuse(&served, "custom_value_set", set(&made, &ana, json!(wrong)));
        assert_eq!(fault["field"], "value", "{kind}");
    }
    let made = field(&served, "lead", "Court", "text");
    let nobody = refuse(&served, "custom_value_set", set(&made, NOBODY, json!("x")));
    assert_eq!(nobody["code"], "not_found");
    let other = json!({ "id": made, "root": "lead", "name": "Court", "kind": "date", "options": [],
                        "required": false, "unique": false, "hidden": false });
    assert_eq!(refuse(&served, "custom_field_save", other)["field"], "kind");
}

#[test]
fn records_lie_side_by_side_with_what_they_are_worth() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    for (name, source) in [("Ada", "Referral"), ("Grace", "referral"), ("Katherine", "Fair")] {
        let lead = json!({ "name": name, "email": null, "phone": null, "title": name,
                           "source": source, "contactId": null });
        let made = call(&served, "lead_create", lead);
        let worth = json!({ "root": "lead", "id": made["id"], "field": "value", "value": "1050" });
        call(&served, "field_edit", worth);
    }
    let open = |by: &str| {
        json!({ "root": "lead", "scope": "live", "rule": "name is not Grace", "by": by,
                "sort": [], "limit": 10 })
    };
    let stages = call(&served, "groups_open", open("stage"));
    assert_eq!(stages["total"], 2);
    let groups = stages["groups"].as_array().expect("groups");
    let words: Vec<&Value> = groups.iter().map(|group| &group["value"]).collect();
    assert_eq!(words.first(), Some(&&json!("Pending")), "stages without leads are there too");
    assert!(groups.len() >= 5 && groups.iter().all(|group| group["stageId"].is_string()));
    assert_eq!(
        (&groups[0]["worthMinor"], &groups[0]["window"]["total"]),
        (&json!(2100), &json!(2))
    );
    let sources = call(&served, "groups_open", open("source"));
    let words: Vec<&Value> =
        sources["groups"].as_array().expect("groups").iter().map(|group| &group["value"]).collect();
    assert_eq!(words, [&json!("Fair"), &json!("Referral")], "as they were written");
    let handle = &sources["groups"][1]["handle"];
    let window = json!({ "handle": handle, "offset": 0, "limit": 5 });
    assert_eq!(call(&served, "list_window", window)["rows"][0]["name"], "Ada");
    assert_eq!(refuse(&served, "groups_open", open("received"))["params"]["field"], "by");
}

#[test]
fn whoever_is_typed_is_found() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let lead = json!({ "name": "Katherine Johnson", "email": "katherine@example.org",
                       "phone": null, "title": "Petition", "source": null, "contactId": null });
    let made = call(&served, "lead_create", lead);
    let found = |text: &str| {
        let answer = call(&served, "find", json!({ "text": text, "limit": 5 }));
        answer["hits"].as_array().expect("hits").clone()
    };
    for text in ["kath", "johnson katherine", "Kathrine", "petition", "katherine@exam"] {
        let hits = found(text);
        assert_eq!((hits.len(), &hits[0]["id"]), (1, &made["id"]), "{text}");
    }
    assert!(found("Lovelace").is_empty());
    let contact = call(&served, "lead_get", json!({ "id": made["id"] }))["contact"]["id"].clone();
    let edit =
        json!({ "root": "contact", "id": contact, "field": "name", "value": "Ada Lovelace" });
    call(&served, "field_edit", edit);
    assert_eq!(found("Lovelace")[0]["name"], "Ada Lovelace");
    assert!(found("Johnson").is_empty(), "who has another name now is not found by the old one");
    call(&served, "trash", json!({ "root": "lead", "ids": [made["id"]] }));
    assert_eq!(found("Lovelace")[0]["root"], "contact", "a contact without leads is found itself");
}
