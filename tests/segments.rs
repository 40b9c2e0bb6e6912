//! Segments: rules under a name, whom they find while they are being built, and why.

use serde_json::{Value, json};

use crate::support::{
    app::TestApp,
    served::{Served, call, refuse},
};

fn contact(served: &Served, name: &str, company: &str) -> String {
    let request = json!({ "name": name, "email": null, "phone": null, "company": company });
    call(served, "contact_create", request)["ids"][0].as_str().expect("an id").to_owned()
}

fn order(served: &Served, contact: &str, amount_minor: i64) {
    let request = json!({ "contactId": contact, "number": null, "placedAt": null,
                          "amountMinor": amount_minor, "currency": null, "note": null,
                          "lines": [], "replaces": null });
    call(served, "order_create", request);
}

fn save(served: &Served, id: Option<&str>, name: &str, rule: &str) -> String {
    let request = json!({ "id": id, "name": name, "description": null, "rule": rule });
    call(served, "segment_save", request)["id"].as_str().expect("an id").to_owned()
}

fn pick(served: &Served, segment: &str, contact: &str, pick: Value) -> Value {
    let request = json!({ "segmentId": segment, "contactIds": [contact], "pick": pick });
    call(served, "segment_pick", request)
}

fn audience(served: &Served, rule: &str, segment: Option<&str>) -> Value {
    let request = json!({ "rule": rule, "segmentId": segment, "include": [], "exclude": [],
                          "sample": 10, "seed": 7 });
    call(served, "audience", request)
}

fn why(served: &Served, rule: &str, segment: Option<&str>, contact: &str) -> Value {
    let request = json!({ "rule": rule, "segmentId": segment, "contactId": contact });
    call(served, "audience_why", request)
}

fn who(served: &Served, rule: &str) -> Vec<String> {
    let request =
        json!({ "root": "contact", "scope": "live", "rule": rule, "limit": 50, "sort": [] });
    let opened = call(served, "list_open", request);
    let rows = opened["window"]["rows"].as_array().cloned().unwrap_or_default();
    rows.iter().filter_map(|row| row["name"].as_str().map(str::to_owned)).collect()
}

fn row<'a>(list: &'a Value, id: &str) -> &'a Value {
    let rows = list.as_array().expect("a list");
    rows.iter().find(|row| row["id"] == id).expect("it is in the list")
}

/// Ana spent 1,200, Ben 50, Cleo nothing.
fn three(served: &Served) -> [String; 3] {
    let people = [("Ana", "Bright Law"), ("Ben", "Bright Law"), ("Cleo", "Acme")];
    let [ana, ben, cleo] = people.map(|(name, company)| contact(served, name, company));
    order(served, &ana, 100_000);
    order(served, &ana, 20_000);
    order(served, &ben, 5_000);
    [ana, ben, cleo]
}

#[test]
fn an_audience_counts_each_part_and_says_why() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let [ana, ben, cleo] = three(&served);
    let rule = "company contains law AND (spend > 1000 OR NOT order_count > 0)";
    let found = audience(&served, rule, None);
    assert_eq!((&found["ok"], &found["count"], &found["of"]), (&json!(true), &json!(1), &json!(3)));
    let nodes: Vec<(Value, Value)> = found["nodes"]
        .as_array()
        .expect("nodes")
        .iter()
        .map(|node| (node["path"].clone(), node["count"].clone()))
        .collect();
    let expected = [
        (json!([]), json!(1)),
        (json!([0]), json!(2)),
        (json!([1]), json!(2)),
        (json!([1, 0]), json!(1)),
        (json!([1, 1]), json!(1)),
        (json!([1, 1, 0]), json!(2)),
    ];
    assert_eq!(nodes, expected);
    assert_eq!(found["sample"][0]["contact"]["name"], "Ana");
    assert_eq!(found["sample"][0]["figures"]["orderCount"], 2);
    let again = audience(&served, rule, None);
    assert_eq!(again["sample"], found["sample"], "the same seed shows the same people");

    let ana = why(&served, rule, None, &ana);
    assert_eq!((&ana["inside"], &ana["by"]), (&json!(true), &json!("rule")));
    assert_eq!(ana["clause"]["parts"][0]["value"], "Bright Law", "as it was written");
    let spend = &ana["clause"]["parts"][1]["parts"][0];
    assert_eq!(
        (&spend["text"], &spend["value"]),
        (&json!("total_spend > 1000"), &json!("1200.00 USD"))
    );
    let ben = why(&served, rule, None, &ben);
    assert_eq!(ben["inside"], false);
    assert_eq!(ben["clause"]["parts"][0]["holds"], true);
    assert_eq!(ben["clause"]["parts"][1]["holds"], false);
    let orders = why(&served, "count of orders where amount > 0 = 0", None, &cleo);
    assert_eq!((&orders["inside"], &orders["clause"]["value"]), (&json!(true), &json!("0 orders")));
    let sum = "sum of orders.amount in last 30 days > 1000";
    assert_eq!(audience(&served, sum, None)["count"], 1);
    assert_eq!(why(&served, sum, None, &cleo)["clause"]["value"], "0.00 USD");

    let wrong = audience(&served, "spent >", None);
    assert_eq!((&wrong["ok"], &wrong["start"]), (&json!(false), &json!(7)));
}

#[test]
fn those_picked_by_hand_go_before_the_rule() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let [ana, ben, cleo] = three(&served);
    let rule = "spend > 0";
    let spenders = save(&served, None, "Spenders", rule);
    pick(&served, &spenders, &cleo, json!("include"));
    let excluded = pick(&served, &spenders, &ana, json!("exclude"));
    assert_eq!(who(&served, "segment is spenders"), ["Ben", "Cleo"]);
    let found = audience(&served, rule, Some(&spenders));
    assert_eq!(found["count"], 2);
    assert_eq!((&found["included"], &found["excluded"]), (&json!(1), &json!(1)));
    assert_eq!(why(&served, rule, Some(&spenders), &cleo)["by"], "include");
    let out = why(&served, rule, Some(&spenders), &ana);
    assert_eq!((&out["inside"], &out["by"]), (&json!(false), &json!("exclude")));
    assert_eq!(out["clause"]["holds"], true, "the rule would have had her");

    let page = call(&served, "segment_get", json!({ "id": spenders }));
    assert_eq!(page["row"]["count"], 2);
    let names: Vec<&Value> =
        page["picks"].as_array().expect("picks").iter().map(|pick| &pick["name"]).collect();
    assert_eq!(names, ["Ana", "Cleo"]);
    call(&served, "undo", json!({ "group": excluded["group"] }));
    assert_eq!(who(&served, "segment is spenders"), ["Ana", "Ben", "Cleo"]);
    pick(&served, &spenders, &cleo, Value::Null);
    assert_eq!(who(&served, "segment is not spenders"), ["Cleo"]);
    pick(&served, &spenders, &cleo, json!("include"));
    assert_eq!(who(&served, "segment is spenders"), ["Ana", "Ben", "Cleo"], "picked once more");

    let beside = json!({ "rule": rule, "segmentId": spenders, "include": [], "sample": 0,
                         "exclude": [ben, cleo], "seed": 0 });
    assert_eq!(call(&served, "audience", beside)["count"], 1, "what is not saved yet counts too");
    let copy = call(&served, "segment_copy", json!({ "id": spenders }));
    let list = call(&served, "segment_list", json!({}));
    let copy = row(&list, copy["id"].as_str().expect("an id"));
    assert_eq!((&copy["name"], &copy["count"]), (&json!("Spenders 2"), &json!(3)));
    assert_eq!(copy["included"], 1);
}

#[test]
fn segments_name_each_other_but_never_themselves() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    three(&served);
    let big = save(&served, None, "Big spenders", "spend > 1000");
    let lawyers = save(&served, None, "Lawyers", "company contains law");
    let both = save(&served, None, "Both", "segment is \"big spenders\" AND segment is Lawyers");
    assert_eq!(who(&served, "segment is both"), ["Ana"]);

    let unknown = json!({ "root": "contact", "text": "segment is lawyer", "json": null });
    let unknown = call(&served, "rule_read", unknown);
    assert_eq!((&unknown["ok"], &unknown["suggestions"]), (&json!(false), &json!(["Lawyers"])));

    let circle = json!({ "id": big, "name": "Big spenders", "description": null,
                         "rule": "segment is both" });
    let refused = refuse(&served, "segment_save", circle);
    assert_eq!(refused["field"], "rule");
    let message = refused["message"].as_str().expect("a sentence");
    assert!(message.contains("“Both” → “Big spenders” → “Both”"), "{message}");
    let found = audience(&served, "segment is both", Some(&big));
    assert_eq!(found["ok"], false, "{found}");

    let in_use = refuse(&served, "segment_delete", json!({ "id": lawyers }));
    assert!(in_use["message"].as_str().expect("a sentence").contains("“Both”"), "{in_use}");
    let view = json!({ "id": null, "root": "contact", "name": "My lawyers", "pinned": false,
                       "rule": "segment is lawyers", "sort": [], "columns": [],
                       "layout": "list", "groupBy": null, "private": false });
    call(&served, "view_save", view);
    save(&served, Some(&lawyers), "Attorneys", "company contains law");
    let list = call(&served, "segment_list", json!({}));
    let rule = "segment is \"Big spenders\" AND segment is Attorneys";
    assert_eq!(row(&list, &both)["rule"], rule, "names may change");
    assert_eq!(row(&list, &lawyers)["usedBy"], 2);
    let views = call(&served, "view_list", json!({ "root": "contact" }));
    assert_eq!(views[0]["rule"], "segment is Attorneys");

    call(&served, "segment_delete", json!({ "id": both }));
    let gone = call(&served, "segment_list", json!({}));
    assert_eq!(gone.as_array().map(Vec::len), Some(2));
    call(&served, "undo", json!({ "group": null }));
    assert_eq!(who(&served, "segment is both"), ["Ana"]);
}

#[test]
fn rules_are_read_in_both_forms() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    three(&served);
    let theirs = json!({
        "rules": [
            { "field": "totalSpend", "operator": ">", "value": 1000 },
            { "field": "numVisits", "operator": "<", "value": "3" },
            { "field": "lastVisitDate", "operator": "<=", "value": "2026-01-31T10:00:00.000Z" },
        ],
        "logicalOperator": "OR",
        "message": "Hi {name}, 10% off your next order!",
    });
    let read =
        call(&served, "rule_read", json!({ "root": "contact", "text": null, "json": theirs }));
    let text = "total_spend > 1000 OR num_visits < 3 OR last_visit_at on or before 2026-01-31";
    assert_eq!((&read["ok"], &read["text"]), (&json!(true), &json!(text)));
    assert_eq!(read["message"], "Hi {name}, 10% off your next order!");
    let ours = json!({ "root": "contact", "text": null, "json": read["json"] });
    assert_eq!(call(&served, "rule_read", ours)["text"], text);
    let text = json!({ "root": "contact", "text": text, "json": null });
    assert_eq!(call(&served, "rule_read", text)["json"], read["json"]);
}

#[test]
fn values_of_a_field_are_offered_most_frequent_first() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    three(&served);
    save(&served, None, "Spenders", "spend > 0");
    let values = |root: &str, field: &str, beginning: &str| {
        let request = json!({ "root": root, "field": field, "beginning": beginning });
        call(&served, "field_values", request)
    };
    let both = json!([{ "value": "Bright Law", "count": 2 }, { "value": "Acme", "count": 1 }]);
    assert_eq!(values("contact", "company", ""), both);
    assert_eq!(values("order", "company", "bri")[0], both[0]);
    assert_eq!(values("contact", "segment", "SP"), json!([{ "value": "Spenders", "count": 2 }]));
    assert_eq!(values("contact", "spend", ""), json!([]));
}
