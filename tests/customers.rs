//! Customers: products, orders, what they did, what was known before, and what it all comes to.

use serde_json::{Value, json};

use crate::support::{
    app::TestApp,
    served::{Served, call, content, refuse, undone},
};

const NOBODY: &str = "00000000-0000-0000-0000-000000000000";

fn contact(served: &Served, name: &str) -> String {
    let request = json!({ "name": name, "email": null, "phone": null, "company": null });
    call(served, "contact_create", request)["ids"][0].as_str().expect("an id").to_owned()
}

/// Does something that can be undone and done again, and returns what it made.
fn made(served: &Served, name: &str, request: Value) -> String {
    let done = undone(served, name, request);
    let id = if done["id"].is_string() { &done["id"] } else { &done["ids"][0] };
    id.as_str().expect("an id").to_owned()
}

fn order(contact: &str, amount: Value, currency: Value, lines: Value) -> Value {
    json!({ "contactId": contact, "number": null, "placedAt": null, "amountMinor": amount,
            "currency": currency, "note": null, "lines": lines, "replaces": null })
}

fn deed(contact: &str, kind: &str) -> Value {
    json!({ "contactId": contact, "leadId": null, "kind": kind, "happenedAt": null, "note": null,
            "amountMinor": null, "currency": null })
}

fn product(served: &Served, name: &str, price: i64) -> String {
    let request = json!({ "id": null, "name": name, "sku": null, "category": null,
                          "description": null, "priceMinor": price, "currency": null,
                          "archived": false });
    made(served, "product_save", request)
}

fn names(served: &Served, root: &str, rule: &str, field: &str) -> Vec<String> {
    let request = json!({ "root": root, "scope": "live", "rule": rule, "limit": 50, "sort": [] });
    let opened = call(served, "list_open", request);
    let rows = opened["window"]["rows"].as_array().cloned().unwrap_or_default();
    rows.iter().filter_map(|row| row[field].as_str().map(str::to_owned)).collect()
}

fn who(served: &Served, rule: &str) -> Vec<String> {
    names(served, "contact", rule, "name")
}

#[test]
fn orders_come_to_figures_and_go_from_them() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let (ana, ben) = (contact(&served, "Ana"), contact(&served, "Ben"));
    let will = product(&served, "Will", 85_000);
    let lines = json!([
        { "productId": will, "title": null, "quantity": 2, "priceMinor": null },
        { "productId": null, "title": "Courier", "quantity": 1, "priceMinor": 1_250 },
    ]);
    let first = made(&served, "order_create", order(&ana, Value::Null, Value::Null, lines));
    let page = call(&served, "order_get", json!({ "id": first }));
    assert_eq!(page["row"]["amountMinor"], 171_250, "{page}");
    assert_eq!(page["lines"][0]["title"], "Will", "the product's name of that day");
    made(&served, "order_create", order(&ana, json!(50_000), json!("eur"), json!([])));
    let balance = json!({ "contactId": ben, "amountMinor": 2_000_000, "currency": null,
                          "orders": 4, "visits": 2, "lastOrderAt": null,
                          "lastVisitAt": 1_700_000_000_000_i64, "asOf": null, "source": "list" });
    made(&served, "balance_add", balance);
    made(&served, "interaction_add", deed(&ana, "visit"));
    made(&served, "interaction_add", deed(&ana, "Site tour"));

    let customer = call(&served, "customer_get", json!({ "id": ana }));
    let spend = json!([{ "currency": "EUR", "amountMinor": 50_000 },
                       { "currency": "USD", "amountMinor": 171_250 }]);
    assert_eq!(customer["total"]["spend"], spend, "never converted");
    assert_eq!(
        (&customer["total"]["orderCount"], &customer["total"]["numVisits"]),
        (&json!(2), &json!(1))
    );
    assert_eq!(customer["recent"][0]["figures"]["orderCount"], 2);
    let before = call(&served, "customer_get", json!({ "id": ben }));
    assert_eq!(before["total"]["orderCount"], 4);
    assert_eq!(before["recent"][2]["figures"]["orderCount"], 0, "nobody knows when they were");

    assert_eq!(who(&served, "spend > 10000 AND visits < 3"), ["Ben"]);
    assert_eq!(who(&served, "total_spend = 1712.50"), ["Ana"], "in the workspace's currency");
    assert_eq!(who(&served, "any order where product is will"), ["Ana"]);
    assert_eq!(who(&served, "did \"site tour\" in last 30 days"), ["Ana"]);
    assert_eq!(names(&served, "order", "amount > 1000", "contactName"), ["Ana"]);
    assert_eq!(names(&served, "product", "price > 800", "name"), ["Will"]);
    assert_eq!(names(&served, "interaction", "kind is visit", "contactName"), ["Ana"]);

    let void = json!({ "id": first, "reason": "entered twice" });
    let before = content(&served);
    let done = call(&served, "order_void", void.clone());
    assert_eq!(who(&served, "spend > 0"), ["Ben"]);
    let page = call(&served, "order_get", json!({ "id": first }));
    assert_eq!(page["void"]["reason"], "entered twice");
    assert_eq!(refuse(&served, "order_void", void)["field"], "id");
    let list = json!({ "contactId": ana, "limit": 10 });
    let listed = call(&served, "order_list", list.clone());
    assert_eq!(listed.as_array().map(Vec::len), Some(2), "what was voided is still to be seen");
    call(&served, "undo", json!({ "group": done["group"] }));
    assert_eq!(content(&served), before);
    assert_eq!(who(&served, "spend > 0"), ["Ana", "Ben"]);

    let anew = json!({ "contactId": ana, "number": "A-1", "placedAt": null, "amountMinor": 100,
                       "currency": null, "note": null, "lines": [], "replaces": first });
    made(&served, "order_create", anew);
    assert_eq!(who(&served, "spend = 1"), ["Ana"]);
}

#[test]
fn what_an_order_cannot_be_is_refused() {
    fn line(quantity: i64, price: Value) -> Value {
        json!([{ "productId": null, "title": "X", "quantity": quantity, "priceMinor": price }])
    }
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let ana = contact(&served, "Ana");
    let before = content(&served);
    let refused = [
        ("order_create", order(&ana, Value::Null, Value::Null, json!([])), "amountMinor"),
        ("order_create", order(&ana, json!(-1), Value::Null, json!([])), "amount_minor"),
        ("order_create", order(&ana, json!(1), json!("euro"), json!([])), "currency"),
        ("order_create", order(&ana, Value::Null, Value::Null, line(0, json!(1))), "quantity"),
        ("order_create", order(&ana, Value::Null, Value::Null, line(1, Value::Null)), "priceMinor"),
        ("interaction_add", deed(&ana, ""), "kind"),
        ("interaction_add", deed(&ana, "<b>"), "kind"),
    ];
    for (name, request, field) in refused {
        let fault = refuse(&served, name, request.clone());
        assert_eq!(
            (&fault["code"], &fault["field"]),
            (&json!("invalid"), &json!(field)),
            "{request}"
        );
    }
    let somebody = order(NOBODY, json!(1), Value::Null, json!([]));
    assert_eq!(refuse(&served, "order_create", somebody)["code"], "not_found");
    assert_eq!(content(&served), before, "nothing was changed");
}

#[test]
fn people_belong_to_each_other() {
    fn add(one: &str, other: &str) -> Value {
        json!({ "contactId": one, "otherId": other, "kind": "employee", "label": null })
    }
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let (ana, firm) = (contact(&served, "Ana"), contact(&served, "Meyer Ltd"));
    let edit = json!({ "root": "contact", "id": firm, "field": "is_company", "value": "true" });
    call(&served, "field_edit", edit);
    assert_eq!(refuse(&served, "relationship_add", add(&ana, &ana))["field"], "other_id");
    let made = made(&served, "relationship_add", add(&ana, &firm));
    let seen =
        |of: &str| call(&served, "customer_get", json!({ "id": of }))["relationships"].clone();
    assert_eq!(
        (&seen(&ana)[0]["forward"], &seen(&ana)[0]["otherIsCompany"]),
        (&json!(true), &json!(true))
    );
    assert_eq!(
        (&seen(&firm)[0]["forward"], &seen(&firm)[0]["otherName"]),
        (&json!(false), &json!("Ana"))
    );
    call(&served, "relationship_remove", json!({ "id": made }));
    assert_eq!(seen(&ana), json!([]));
}

#[test]
fn the_sample_has_customers_and_leaves_none_behind() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let before = content(&served);
    call(&served, "sample_add", json!({}));
    for rule in ["order_count > 2", "visits > 0", "spend > 1000", "ordered in last 90 days"] {
        assert!(!who(&served, rule).is_empty(), "{rule}");
    }
    assert_eq!(names(&served, "product", "", "name").len(), 10);
    call(&served, "sample_remove", json!({}));
    assert_eq!(content(&served), before);
    assert!(names(&served, "order", "", "id").is_empty());
}
