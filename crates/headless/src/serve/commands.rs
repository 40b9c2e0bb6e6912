//! `POST /api/call/{name}`: one command of the table.

use std::sync::Arc;

use anteroom_engine::Reply;
use anteroom_wire::error::{CommandError, ErrorCode};
use axum::{
    Json,
    body::{Body, to_bytes},
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use serde_json::Value;

use crate::serve::{Desk, refusal::Refusal};

/// A document of 25 MB in base64, and room for its name.
const REQUEST_BYTES_MAX: usize = 36 * 1024 * 1024;

pub(super) async fn call(
    State(desk): State<Arc<Desk>>,
    Path(name): Path<String>,
    body: Body,
) -> Result<Response, Refusal> {
    let request = request(body).await?;
    let work = move || anteroom_engine::dispatch(&desk.engine, &name, request).map_err(Refusal);
    let reply = tokio::task::spawn_blocking(work).await.map_err(|_stopped| {
        Refusal(CommandError::new(ErrorCode::Internal, "the call was broken off"))
    })??;
    let uncached = [(header::CACHE_CONTROL, "no-store")];
    Ok(match reply {
        Reply::Json(value) => (uncached, Json(value)).into_response(),
        Reply::Bytes(bytes) => (uncached, bytes).into_response(),
    })
}

async fn request(body: Body) -> Result<Value, Refusal> {
    let bytes = to_bytes(body, REQUEST_BYTES_MAX).await.map_err(|_over| {
        let text = format!("a request may have at most {REQUEST_BYTES_MAX} bytes");
        Refusal(CommandError::new(ErrorCode::TooLarge, text))
    })?;
    serde_json::from_slice(&bytes).map_err(|error| {
        let text = format!("the request is not JSON: {error}");
        Refusal(CommandError::new(ErrorCode::Invalid, text))
    })
}
