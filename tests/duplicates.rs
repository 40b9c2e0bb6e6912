//! Contacts that may be one: found by what they share, merged by choosing, parted again.

use serde_json::{Value, json};

use crate::support::{
    app::TestApp,
    served::{Served, call, content, refuse},
};

fn contact(served: &Served, name: &str, email: Value, phone: Value, company: Value) -> String {
    let request = json!({ "name": name, "email": email, "phone": phone, "company": company });
    call(served, "contact_create", request)["ids"][0].as_str().expect("an id").to_owned()
}

fn pairs(served: &Served) -> Vec<(String, String, Vec<String>)> {
    let found = call(served, "duplicate_list", json!({ "limit": 50, "cursor": null }));
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let pair = |pair: &Value| {
        let kinds = pair["reasons"].as_array().expect("reasons").iter();
        let kinds = kinds.map(|reason| text(&reason["kind"])).collect();
        (text(&pair["a"]["name"]), text(&pair["b"]["name"]), kinds)
    };
    found["pairs"].as_array().expect("pairs").iter().map(pair).collect()
}

fn edit(served: &Served, contact: &str, field: &str, value: &str) {
    let request = json!({ "root": "contact", "id": contact, "field": field, "value": value });
    call(served, "field_edit", request);
}

fn order(served: &Served, contact: &str, amount_minor: i64) {
    let request = json!({ "contactId": contact, "number": null, "placedAt": null,
                          "amountMinor": amount_minor, "currency": null, "note": null,
                          "lines": [], "replaces": null });
    call(served, "order_create", request);
}

#[test]
fn who_shares_something_is_found_with_the_reason() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let none = Value::Null;
    contact(&served, "Ana Lopez", json!("ana@law.example"), none.clone(), none.clone());
    contact(&served, "Anna Lopez", json!("ANA@law.example "), none.clone(), none.clone());
    contact(&served, "Ben Okafor", none.clone(), json!("+1 212 555 0142"), json!("Acme"));
    contact(&served, "Benjamin Okafor", none.clone(), json!("(212) 555-0142"), none.clone());
    contact(&served, "Cleo Marsh", none.clone(), none.clone(), json!("Bright"));
    contact(&served, "cleo marsh", none.clone(), none.clone(), json!("BRIGHT"));
    contact(&served, "Dora Quist", none.clone(), none.clone(), json!("Elm"));
    let found = pairs(&served);
    let of = |name: &str| found.iter().find(|(a, b, _)| a == name || b == name);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(of("Ana Lopez").is_some_and(|pair| pair.2[0] == "email"), "{found:?}");
    assert!(of("Ben Okafor").is_some_and(|pair| pair.2[0] == "phone"), "{found:?}");
    assert!(of("Cleo Marsh").is_some_and(|pair| pair.2 == ["name_and_company"]), "{found:?}");
    assert!(of("Dora Quist").is_none());

    let first = call(&served, "duplicate_list", json!({ "limit": 2, "cursor": null }));
    assert_eq!((&first["total"], first["pairs"].as_array().map(Vec::len)), (&json!(3), Some(2)));
    let rest = call(&served, "duplicate_list", json!({ "limit": 2, "cursor": first["next"] }));
    assert_eq!((&rest["next"], rest["pairs"].as_array().map(Vec::len)), (&Value::Null, Some(1)));

    let before = content(&served);
    let (a, b) = (&first["pairs"][0]["a"]["id"], &first["pairs"][0]["b"]["id"]);
    let dismissed = call(&served, "duplicate_dismiss", json!({ "a": b, "b": a }));
    assert_eq!(pairs(&served).len(), 2, "it is remembered, whichever way round it is asked");
    call(&served, "undo", json!({ "group": dismissed["group"] }));
    assert_eq!((pairs(&served).len(), content(&served)), (3, before));
}

#[test]
fn merged_contacts_can_be_parted_even_after_later_edits() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let (mail, tel) = (json!("ana@law.example"), json!("+1 212 555 0142"));
    let kept = contact(&served, "Ana Lopez", mail, json!("+1 212 555 0100"), json!("Law"));
    let other = contact(&served, "Ana M. Lopez", json!("ana@home.example"), tel, Value::Null);
    edit(&served, &other, "city", "Boston");
    let field = json!({ "id": null, "root": "contact", "name": "Bar number", "kind": "text",
                        "options": [], "required": false, "unique": false, "hidden": false });
    let field = call(&served, "custom_field_save", field)["id"].clone();
    let value = json!({ "fieldId": field, "recordId": other, "value": "NY-1" });
    call(&served, "custom_value_set", value);
    order(&served, &kept, 1_000);
    order(&served, &other, 2_000);

    let both = json!({ "a": other, "b": kept });
    let compared = call(&served, "duplicate_compare", both.clone());
    assert_eq!((&compared["kept"], &compared["moved"]["orders"]), (&json!(kept), &json!(1)));
    let fields = compared["fields"].as_array().expect("fields");
    let city = fields.iter().find(|field| field["field"] == "city").expect("it can be chosen");
    assert_eq!(
        (&city["a"], &city["b"], &city["same"]),
        (&json!("Boston"), &Value::Null, &json!(false))
    );

    let apart = content(&served);
    let choose = json!([{ "field": "name", "from": other }, { "field": "city", "from": other },
                        { "field": "phone", "from": other }]);
    let merge = json!({ "a": kept, "b": other, "choose": choose });
    let merged = call(&served, "contact_merge", merge.clone());
    let one = call(&served, "contact_get", json!({ "id": other }));
    assert_eq!(
        (&one["id"], &one["name"], &one["company"]),
        (&json!(kept), &json!("Ana M. Lopez"), &json!("Law"))
    );
    assert_eq!(one["points"].as_array().map(Vec::len), Some(4), "addresses of both");
    assert_eq!(one["points"][2]["value"], "+1 212 555 0142", "the chosen number goes first");
    assert_eq!(one["custom"][0]["value"], "NY-1");
    let figures = call(&served, "customer_get", json!({ "id": kept }));
    assert_eq!(figures["total"]["orderCount"], 2);
    assert_eq!(refuse(&served, "contact_merge", merge.clone())["field"], "b");
    let away = call(&served, "contact_merged", json!({ "id": kept }));
    assert_eq!((&away[0]["id"], &away[0]["name"]), (&json!(other), &json!("Ana M. Lopez")));
    assert!(away[0]["at"].as_i64().is_some_and(|at| at > 0));

    call(&served, "undo", json!({ "group": merged["group"] }));
    assert_eq!(content(&served), apart, "undone like anything else");
    call(&served, "contact_merge", merge.clone());
    call(&served, "contact_unmerge", json!({ "id": other }));
    assert_eq!(content(&served), apart, "parted, everything is as it was");

    call(&served, "contact_merge", merge);
    edit(&served, &kept, "city", "Albany");
    edit(&served, &kept, "job_title", "Partner");
    order(&served, &kept, 4_000);
    call(&served, "contact_unmerge", json!({ "id": other }));
    let one = call(&served, "contact_get", json!({ "id": kept }));
    assert_eq!(
        (&one["name"], &one["city"], &one["jobTitle"]),
        (&json!("Ana Lopez"), &json!("Albany"), &json!("Partner")),
        "later edits stay"
    );
    let two = call(&served, "contact_get", json!({ "id": other }));
    assert_eq!((&two["name"], &two["city"]), (&json!("Ana M. Lopez"), &json!("Boston")));
    assert_eq!(two["custom"][0]["value"], "NY-1");
    let figures = call(&served, "customer_get", json!({ "id": other }));
    assert_eq!(figures["total"]["orderCount"], 1);
}
