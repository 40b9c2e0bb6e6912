//! `serve`: the UI and the commands for a browser on this machine.
//!
//! Loopback only. A page must show the one-time token of the printed address to get a session,
//! and every request is held against the address that it was sent to (`guard`).

mod commands;
mod events;
mod files;
mod guard;
mod refusal;
mod session;

use std::{
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
};

use anteroom_engine::Engine;
use anteroom_wire::error::CommandError;
use axum::{
    Router, middleware,
    routing::{get, post},
};
use tokio::net::TcpListener;

use crate::{
    arguments::{Arguments, Serve},
    desk, failed, print,
    serve::session::Sessions,
};

/// What every request can reach.
struct Desk {
    engine: Engine,
    sessions: Sessions,
    port: u16,
}

pub(crate) fn run(arguments: &Arguments, wish: &Serve) -> Result<(), CommandError> {
    let engine = desk::open(arguments, desk::Jobs::Beside)?;
    let runtime =
        tokio::runtime::Runtime::new().map_err(|error| failed("start the server", &error))?;
    let served = runtime.block_on(serve(engine.clone(), wish.port));
    // A call that is still at work holds its thread; the store's transactions do not need it.
    runtime.shutdown_background();
    engine.shut_down();
    served
}

async fn serve(engine: Engine, port: u16) -> Result<(), CommandError> {
    let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))
        .await
        .map_err(|error| failed(&format!("listen on port {port}"), &error))?;
    let address = listener.local_addr().map_err(|error| failed("listen", &error))?;
    let (sessions, token) = Sessions::new();
    let desk = Arc::new(Desk { engine, sessions, port: address.port() });
    print(format!("http://{address}/#token={token}\n").as_bytes())?;
    tokio::select! {
        served = axum::serve(listener, router(desk)) => {
            served.map_err(|error| failed("serve", &error))
        }
        () = asked_to_stop() => Ok(()),
    }
}

fn router(desk: Arc<Desk>) -> Router {
    let inside = Router::new()
        .route("/api/call/{name}", post(commands::call))
        .route("/api/events", get(events::stream))
        .route_layer(middleware::from_fn_with_state(desk.clone(), session::require));
    Router::new()
        .merge(inside)
        .route("/api/session", post(session::start))
        .fallback(get(files::serve))
        .layer(middleware::from_fn_with_state(desk.clone(), guard::check))
        .with_state(desk)
}

/// Returns when the person or the system ends the program.
async fn asked_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! { _ = interrupt => {} _ = terminate.recv() => {} }
            return;
        }
    }
    let _ended = interrupt.await;
}
