//! `anteroom-headless serve` from outside: who gets in, and what a stranger is told.

use serde_json::json;

use crate::support::app::TestApp;

#[test]
fn the_token_opens_one_session() {
    let app = TestApp::with_workspace();
    let served = app.serve();
    let token = json!({ "token": served.token });

    let wrong = served.post("/api/session", &json!({ "token": "0" }), &[]).expect("an answer");
    assert_eq!(wrong.status, 401);
    let first = served.post("/api/session", &token, &[]).expect("an answer");
    assert_eq!(first.status, 200);
    let cookie = first.cookie.expect("a cookie");
    let second = served.post("/api/session", &token, &[]).expect("an answer");
    assert_eq!(second.status, 401, "the token is used up");

    let path = "/api/call/app_status";
    let with = served.post(path, &json!({}), &[("cookie", &cookie)]).expect("an answer");
    assert_eq!((with.status, &with.body["phase"]), (200, &json!("ready")));
    let without = served.post(path, &json!({}), &[]).expect("an answer");
    assert_eq!(without.status, 401);
    let other = if cookie.ends_with('0') { '1' } else { '0' };
    let forged = format!("{}{other}", &cookie[..cookie.len() - 1]);
    let forged = served.post(path, &json!({}), &[("cookie", &forged)]).expect("an answer");
    assert_eq!(forged.status, 401);
}

#[test]
fn another_site_is_refused_even_with_the_session() {
    let served = TestApp::with_workspace();
    let served = served.serve().enter();
    let check = |headers: &[(&str, &str)]| {
        let answer = served.post("/api/call/counts", &json!({}), headers).expect("an answer");
        assert_eq!(answer.status, 403, "{headers:?}");
        assert_eq!(answer.body["code"], "forbidden", "{headers:?}");
    };
    check(&[("origin", "http://evil.example")]);
    check(&[("origin", "null")]);
    check(&[("origin", "")]);
    check(&[("host", "evil.example"), ("origin", "http://evil.example")]);
    check(&[("sec-fetch-site", "cross-site")]);
    assert!(served.call("counts", &json!({})).is_ok(), "our own page is heard");
}

#[test]
fn events_need_the_session_too() {
    let app = TestApp::with_workspace();
    let served = app.serve();
    assert_eq!(served.get("/api/events", &[]).expect("an answer").status, 401);
    let headers = [("sec-fetch-site", "cross-site")];
    assert_eq!(served.get("/api/events", &headers).expect("an answer").status, 403);
}

#[test]
fn errors_are_the_tables_with_a_status_that_fits() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let check = |name: &str, request, status: u16, code: &str| {
        let path = format!("/api/call/{name}");
        let answer = served.post(&path, &request, &[]).expect("an answer");
        assert_eq!((answer.status, &answer.body["code"]), (status, &json!(code)), "{name}");
    };
    check("no_such_command", json!({}), 404, "unknown_command");
    check("lead_get", json!({}), 422, "invalid");
    check("list_window", json!({ "handle": 99, "offset": 0, "limit": 1 }), 410, "handle_expired");
    let most = "a".repeat(37 * 1024 * 1024);
    check("intake_add_bytes", json!({ "fileName": "a.txt", "base64": most }), 413, "too_large");
}

#[test]
fn every_answer_forbids_what_a_page_of_ours_never_does() {
    let app = TestApp::with_workspace();
    let served = app.serve();
    let address = format!("{}/no-such-file", served.origin);
    let agent = ureq::Agent::config_builder().http_status_as_error(false).build().new_agent();
    let response = agent.get(address).call().expect("an answer");
    assert_eq!(response.status().as_u16(), 404);
    let header = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok());
    assert_eq!(header("x-content-type-options"), Some("nosniff"));
    assert_eq!(header("referrer-policy"), Some("no-referrer"));
    let policy = header("content-security-policy").expect("a policy");
    assert!(policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'none'"));
    assert!(!policy.contains("script-src 'self' 'unsafe"), "no script but our own");
}
