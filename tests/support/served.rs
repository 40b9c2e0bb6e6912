//! `anteroom-headless serve`, and the browser that a page would be.

use std::{process::Command, time::Duration};

use serde_json::{Value, json};
use ureq::{Agent, http::Response};

use crate::process::Process;

/// A call that takes longer hangs.
const CALL_MAX: Duration = Duration::from_secs(60);

pub struct Served {
    process: Option<Process>,
    /// Such as `http://127.0.0.1:40123`.
    pub origin: String,
    pub token: String,
    cookie: Option<String>,
    agent: Agent,
}

/// What came back: the status, and the body as JSON where it is.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub body: Value,
    pub cookie: Option<String>,
}

impl Served {
    /// Starts, without a session yet.
    pub fn start(command: &mut Command) -> Self {
        let (process, address) = Process::start_and_hear(command);
        let (origin, token) = address.split_once("/#token=").expect("an address with a token");
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(CALL_MAX))
            .build()
            .new_agent();
        let (origin, token) = (origin.to_owned(), token.to_owned());
        Self { process: Some(process), origin, token, cookie: None, agent }
    }

    /// Opens the session with the token of the address.
    pub fn enter(mut self) -> Self {
        let answer = self.post("/api/session", &json!({ "token": self.token }), &[]);
        let answer = answer.expect("the server answers");
        assert_eq!(answer.status, 200, "the token opens a session: {answer:?}");
        self.cookie = answer.cookie;
        self
    }

    /// Calls a command; an error is the table's, or `Null` when the line went dead.
    pub fn call(&self, name: &str, request: &Value) -> Result<Value, Value> {
        let path = format!("/api/call/{name}");
        match self.post(&path, request, &[]) {
            Ok(Answer { status: 200, body, .. }) => Ok(body),
            Ok(Answer { body, .. }) => Err(body),
            Err(_dead) => Err(Value::Null),
        }
    }

    /// Posts as our own page does; headers given here take the place of its own.
    pub fn post(
        &self,
        path: &str,
        body: &Value,
        headers: &[(&str, &str)],
    ) -> Result<Answer, ureq::Error> {
        let mut request = self.agent.post(format!("{}{path}", self.origin));
        let given = |name: &str| headers.iter().any(|(header, _value)| *header == name);
        if !given("origin") {
            request = request.header("origin", &self.origin);
        }
        if let Some(cookie) = self.cookie.as_deref().filter(|_| !given("cookie")) {
            request = request.header("cookie", cookie);
        }
        for (name, value) in headers.iter().filter(|(_name, value)| !value.is_empty()) {
            request = request.header(*name, *value);
        }
        request.send_json(body).map(answer)
    }

    /// Fetches a file, as the browser does for a page.
    pub fn get(&self, path: &str, headers: &[(&str, &str)]) -> Result<Answer, ureq::Error> {
        let mut request = self.agent.get(format!("{}{path}", self.origin));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.call().map(answer)
    }

    /// Returns the number of the program's process.
    pub fn process_id(&self) -> u32 {
        self.process.as_ref().expect("BUG: it was taken").id()
    }

    /// Hands the process over, to whoever ends it while calls are under way.
    pub fn take_process(&mut self) -> Process {
        self.process.take().expect("BUG: it is taken once")
    }
}

/// Calls a command that has to succeed.
pub fn call(served: &Served, name: &str, request: Value) -> Value {
    served.call(name, &request).unwrap_or_else(|error| panic!("{name} {request}: {error}"))
}

/// Calls a command that has to be refused, and returns the error.
pub fn refuse(served: &Served, name: &str, request: Value) -> Value {
    served.call(name, &request).expect_err(&format!("{name} {request} should be refused"))
}

/// Returns what people see, as a digest that was computed again from the rows.
pub fn content(served: &Served) -> Value {
    content_digest(&call(served, "check_integrity", json!({})))
}

/// Returns the content's digest of a workspace that has to be whole.
pub fn content_digest(integrity: &Value) -> Value {
    assert_eq!(integrity["database"], "ok");
    for digest in ["stateMatches", "contentMatches", "auditMatches"] {
        assert_eq!(integrity[digest], true, "{digest}: {integrity}");
    }
    integrity["contentDigest"].clone()
}

/// Does something that leaves its mark, and sees it go with undo and come with redo.
pub fn undone(served: &Served, name: &str, request: Value) -> Value {
    let before = content(served);
    let done = call(served, name, request);
    let after = content(served);
    assert_ne!(before, after, "{name} changes something");
    call(served, "undo", json!({ "group": done["group"] }));
    assert_eq!(content(served), before, "{name} is undone");
    call(served, "redo", json!({}));
    assert_eq!(content(served), after, "{name} is done again");
    done
}

fn answer(mut response: Response<ureq::Body>) -> Answer {
    let cookie = response
        .headers()
        .get("set-cookie")
        .and_then(|line| line.to_str().ok())
        .and_then(|line| line.split(';').next())
        .map(str::to_owned);
    let status = response.status().as_u16();
    let text = response.body_mut().read_to_string().unwrap_or_default();
    let body = serde_json::from_str(&text).unwrap_or(Value::String(text));
    Answer { status, body, cookie }
}
