//! `GET /api/events`: the engine's facts as server-sent events.

use std::{convert::Infallible, sync::Arc};

use axum::{
    extract::State,
    response::{
        Sse,
        sse::{Event, KeepAlive},
    },
};
use futures_util::{Stream, StreamExt, stream};

use crate::serve::Desk;

pub(super) async fn stream(
    State(desk): State<Arc<Desk>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let facts = stream::unfold(desk.engine.subscribe(), |mut facts| async move {
        let batch = anteroom_engine::next_batch(&mut facts).await?;
        Some((stream::iter(batch), facts))
    });
    let events =
        facts.flatten().map(|fact| Ok(Event::default().data(serde_json::json!(fact).to_string())));
    Sse::new(events).keep_alive(KeepAlive::default())
}
