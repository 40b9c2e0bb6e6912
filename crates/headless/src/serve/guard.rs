//! What every request must show before anything looks at it, and what every answer carries.
//!
//! Another site's page can make a browser send requests here. It cannot forge `Origin`, and a
//! name of its own that it points at this machine (DNS rebinding) shows up in `Host`.

use std::sync::Arc;

use anteroom_wire::error::{CommandError, ErrorCode};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::serve::{Desk, refusal::Refusal};

/// As strict as the window's (`tauri.conf.json`), but for the window's own channel.
const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; \
    script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; frame-src 'self' blob:; \
    object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

pub(super) async fn check(State(desk): State<Arc<Desk>>, request: Request, next: Next) -> Response {
    let mut response = match stranger(desk.port, request.method(), request.headers()) {
        None => next.run(request).await,
        Some(why) => Refusal(CommandError::new(ErrorCode::Forbidden, why)).into_response(),
    };
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Returns why a request does not come from our own page; none if it does.
fn stranger(port: u16, method: &Method, headers: &HeaderMap) -> Option<&'static str> {
    let value = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let Some(host) = value(header::HOST) else { return Some("the request names no host") };
    if host != format!("127.0.0.1:{port}") && host != format!("localhost:{port}") {
        return Some("the request was meant for another host");
    }
    let ours = format!("http://{host}");
    match value(header::ORIGIN) {
        Some(origin) if origin != ours => return Some("the request comes from another site"),
        None if *method != Method::GET => return Some("the request does not say where from"),
        _ => {}
    }
    // Reading needs no `Origin`; browsers say here whether another page asked. A link from
    // elsewhere to the start page ("none", "cross-site" navigation) is held by the session.
    match headers.get("sec-fetch-site").and_then(|site| site.to_str().ok()) {
        None | Some("same-origin" | "none") => None,
        Some(_) if headers.get("sec-fetch-mode").is_some_and(|mode| mode == "navigate") => None,
        Some(_) => Some("the request comes from another site"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(method: Method, headers: &[(&'static str, &'static str)]) -> bool {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.insert(*name, HeaderValue::from_static(value));
        }
        stranger(4000, &method, &map).is_none()
    }

    #[test]
    fn only_our_own_page_is_heard() {
        let host = ("host", "127.0.0.1:4000");
        let origin = ("origin", "http://127.0.0.1:4000");
        assert!(check(Method::POST, &[host, origin]));
        assert!(check(Method::GET, &[host]));
        assert!(check(Method::GET, &[("host", "localhost:4000")]));
        assert!(check(Method::GET, &[host, ("sec-fetch-site", "none")]));
        assert!(!check(Method::POST, &[host]), "a post must say where from");
        assert!(!check(Method::POST, &[origin]), "a host must be named");
        assert!(!check(Method::GET, &[("host", "evil.example:4000")]), "DNS rebinding");
        assert!(!check(Method::GET, &[("host", "127.0.0.1:4001")]), "another port");
        assert!(!check(Method::POST, &[host, ("origin", "http://evil.example")]));
        assert!(!check(Method::POST, &[host, ("origin", "http://localhost:4000")]), "not the same");
        assert!(!check(Method::POST, &[host, ("origin", "null")]), "a sandboxed frame");
        assert!(!check(Method::GET, &[host, ("sec-fetch-site", "cross-site")]));
        assert!(!check(Method::GET, &[host, ("sec-fetch-site", "same-site")]), "another port");
    }
}
