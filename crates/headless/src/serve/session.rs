//! The one-time token of the printed address, and the session that it opens.
//!
//! The token stands in the address's fragment, which no browser sends or logs; the page posts it
//! once and gets a cookie that no script can read. Cookies ignore ports, so its name carries one.

use std::sync::{Arc, Mutex, PoisonError};

use anteroom_wire::error::{CommandError, ErrorCode};
use axum::{
    Json,
    extract::{Request, State},
    http::{HeaderMap, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::json;

use crate::serve::Desk;

/// 256 bits: nobody guesses one, so that attempts need no counting.
const SECRET_BYTES: usize = 32;

pub(super) struct Sessions {
    /// The token until it is used.
    token: Mutex<Option<String>>,
    cookie: String,
}

#[derive(Deserialize)]
pub(super) struct Start {
    token: String,
}

impl Sessions {
    /// Returns the sessions of one run, and the token that opens one.
    pub(super) fn new() -> (Self, String) {
        let token = secret();
        (Self { token: Mutex::new(Some(token.clone())), cookie: secret() }, token)
    }

    /// Whether the token is the one; it is used up then.
    fn take(&self, token: &str) -> bool {
        let mut held = self.token.lock().unwrap_or_else(PoisonError::into_inner);
        let right = held.as_deref().is_some_and(|held| same(held, token));
        if right {
            *held = None;
        }
        right
    }

    fn holds(&self, headers: &HeaderMap, port: u16) -> bool {
        let name = cookie_name(port);
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|line| line.to_str().ok())
            .flat_map(|line| line.split("; "))
            .filter_map(|pair| pair.split_once('='))
            .any(|(key, value)| key == name && same(&self.cookie, value))
    }
}

/// `POST /api/session`
pub(super) async fn start(State(desk): State<Arc<Desk>>, Json(start): Json<Start>) -> Response {
    if !desk.sessions.take(&start.token) {
        return unknown();
    }
    let name = cookie_name(desk.port);
    let cookie = &desk.sessions.cookie;
    let line = format!("{name}={cookie}; HttpOnly; SameSite=Strict; Path=/");
    (StatusCode::OK, [(header::SET_COOKIE, line)], Json(json!({}))).into_response()
}

/// Lets a request pass that carries the session.
pub(super) async fn require(
    State(desk): State<Arc<Desk>>,
    request: Request,
    next: Next,
) -> Response {
    if desk.sessions.holds(request.headers(), desk.port) {
        return next.run(request).await;
    }
    unknown()
}

/// The page knows this by its status: only here does 401 occur.
fn unknown() -> Response {
    let text = "this address was used already; start the program again for a new one";
    let error = CommandError::new(ErrorCode::Forbidden, text);
    (StatusCode::UNAUTHORIZED, Json(error)).into_response()
}

fn cookie_name(port: u16) -> String {
    format!("anteroom_{port}")
}

fn secret() -> String {
    let mut bytes = [0; SECRET_BYTES];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Compares in a time that does not tell how much was right.
fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |seen, (a, b)| seen | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_opens_one_session() {
        let (sessions, token) = Sessions::new();
        assert!(!sessions.take("wrong"), "a wrong token does not use up the right one");
        assert!(sessions.take(&token));
        assert!(!sessions.take(&token), "the second time is refused");
    }

    #[test]
    fn a_session_is_known_by_its_cookie_among_others() {
        let (sessions, _token) = Sessions::new();
        let mut headers = HeaderMap::new();
        let line = format!("other=1; anteroom_80={}", sessions.cookie);
        headers.insert(header::COOKIE, line.parse().expect("a header"));
        assert!(sessions.holds(&headers, 80));
        assert!(!sessions.holds(&headers, 81), "the cookie of another port");
    }
}
