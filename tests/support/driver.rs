//! The real window, driven from outside: a small client of the W3C WebDriver protocol.
//!
//! <https://www.w3.org/TR/webdriver2/>. WebKitWebDriver starts the program itself, and the
//! program opens its web view to it because `TAURI_WEBVIEW_AUTOMATION` says so.

use std::{net::TcpListener, path::Path, process::Command, time::Duration};

use serde_json::{Value, json};
use ureq::Agent;

use crate::{process::Process, wait_for};

/// The longest that the driver itself takes to start.
const START_MAX: Duration = Duration::from_secs(10);

/// The longest that something takes to appear in the window.
const APPEAR_MAX: Duration = Duration::from_secs(20);

/// No page has more controls than this before one that a person looks for.
const TABS_MAX: usize = 60;

/// What the control with the focus is called: its label, or its own text.
const FOCUSED: &str = "((at) => (\
    at?.labels?.[0]?.innerText || at?.ariaLabel || at?.innerText || ''\
    ).trim())(document.activeElement)";

pub struct Driver {
    _process: Process,
    agent: Agent,
    session: String,
}

/// Keys that have no character of their own (WebDriver, 17.4.2).
pub mod key {
    pub const PAGE_DOWN: char = '\u{E00F}';
    pub const LEFT: char = '\u{E012}';
    pub const RIGHT: char = '\u{E014}';
    pub const DOWN: char = '\u{E015}';
    pub const ENTER: char = '\u{E007}';
    pub const TAB: char = '\u{E004}';
    pub const CONTROL: char = '\u{E009}';
    pub const END: char = '\u{E010}';
}

impl Driver {
    /// Starts a program. `settle` gives the driver, and with it the program, its screen and its
    /// home.
    pub fn start(program: &Path, arguments: &[&str], settle: impl Fn(&mut Command)) -> Self {
        let port = free_port();
        let mut command = Command::new("WebKitWebDriver");
        settle(&mut command);
        command.arg(format!("--port={port}")).arg("--host=127.0.0.1");
        command.env("TAURI_WEBVIEW_AUTOMATION", "true");
        let process = Process::start(&mut command);
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(60)))
            .build()
            .new_agent();
        let server = format!("http://127.0.0.1:{port}");
        wait_for("WebKitWebDriver", START_MAX, || {
            agent.get(format!("{server}/status")).call().ok()
        });
        let options = json!({ "binary": program, "args": arguments });
        let wish = json!({ "capabilities": { "alwaysMatch": {
            "webkitgtk:browserOptions": options,
        }}});
        let opened = post(&agent, &format!("{server}/session"), &wish)
            .unwrap_or_else(|error| panic!("the window did not open: {error}"));
        let id = opened["sessionId"].as_str().expect("a session has an id");
        Self { _process: process, session: format!("{server}/session/{id}"), agent }
    }

    /// Runs a script in the page and returns what it returns.
    pub fn run(&self, script: &str) -> Value {
        self.post("/execute/sync", &json!({ "script": script, "args": [] }))
            .unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Waits until an expression of the page is true, and returns its value.
    pub fn wait(&self, what: &str, expression: &str) -> Value {
        wait_for(what, APPEAR_MAX, || {
            let value = self.run(&format!("return {expression}"));
            (!matches!(value, Value::Null | Value::Bool(false))).then_some(value)
        })
    }

    /// Waits until a text can be read somewhere in the window.
    pub fn wait_for_text(&self, text: &str) {
        self.wait(
            &format!("“{text}”, in place of: {}", self.text()),
            &format!("document.body.innerText.includes({})", json!(text)),
        );
    }

    /// Returns everything that can be read in the window.
    pub fn text(&self) -> String {
        self.run("return document.body.innerText").as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the control with this name has the focus.
    pub fn wait_for_focus(&self, name: &str) {
        let expression = format!("({FOCUSED}).startsWith({})", json!(name));
        self.wait(&format!("the focus on “{name}”, it is on “{}”", self.focused()), &expression);
    }

    /// Goes on by Tab until the control with this name has the focus.
    pub fn tab_to(&self, name: &str) {
        for _step in 0..TABS_MAX {
            if self.focused().starts_with(name) {
                return;
            }
            self.chord(&[key::TAB]);
        }
        panic!("no “{name}” within {TABS_MAX} tabs; the focus is on “{}”", self.focused());
    }

    /// Returns what the control with the focus is called.
    pub fn focused(&self) -> String {
        self.run(&format!("return {FOCUSED}")).as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the page has this heading.
    pub fn wait_for_heading(&self, text: &str) {
        let now = "document.querySelector('h1')?.innerText.trim()";
        self.wait(&format!("the page “{text}”"), &format!("{now} === {}", json!(text)));
    }

    /// Waits until the lead on the page stands at a stage.
    pub fn wait_for_stage(&self, stage: &str) {
        let now = "document.querySelector('[aria-current=step]')?.innerText.trim()";
        self.wait(&format!("the stage {stage}"), &format!("{now} === {}", json!(stage)));
    }

    /// Types where the focus is; nothing is clicked first.
    pub fn keys(&self, text: &str) {
        for key in text.chars() {
            self.chord(&[key]);
        }
    }

    /// Presses keys together, the modifiers first, and lets them go again.
    pub fn chord(&self, keys: &[char]) {
        let down = keys.iter().map(|key| json!({ "type": "keyDown", "value": key }));
        let up = keys.iter().rev().map(|key| json!({ "type": "keyUp", "value": key }));
        let actions: Vec<Value> = down.chain(up).collect();
        let body = json!({ "actions": [{ "type": "key", "id": "keys", "actions": actions }] });
        self.post("/actions", &body).unwrap_or_else(|error| panic!("{keys:?}: {error}"));
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value, String> {
        post(&self.agent, &format!("{}{path}", self.session), body)
    }
}

fn post(agent: &Agent, address: &str, body: &Value) -> Result<Value, String> {
    let mut response = agent.post(address).send_json(body).map_err(|error| error.to_string())?;
    let answer: Value = response.body_mut().read_json().map_err(|error| error.to_string())?;
    if response.status().is_success() {
        return Ok(answer["value"].clone());
    }
    Err(answer["value"].to_string())
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("a bound port").port()
}
