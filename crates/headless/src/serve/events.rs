//! `GET /api/events`: the engine's facts as server-sent events.

use std::{convert::Infallible, sync::Arc};

use anteroom_engine::events::next_batch;
use axum::{
    extract::State,
    response::{
        Sse,
        sse::{Event, KeepAlive},
    },
};
use futures_util::{Stream, stream};
use serde_json::json;

use crate::serve::Desk;

pub(super) async fn stream(
    State(desk): State<Arc<Desk>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let events = stream::unfold(desk.engine.subscribe(), |mut facts| async move {
        let batch = next_batch(&mut facts).await?;
        Some((Ok(Event::default().data(json!(batch).to_string())), facts))
    });
    Sse::new(events).keep_alive(KeepAlive::default())
}
