//! `POST /api/call/{name}`: one command of the table.

use std::sync::Arc;

use anteroom_engine::Reply;
use anteroom_wire::error::{CommandError, ErrorCode};
use axum::{
    Json,
    body::Body,
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use futures_util::StreamExt as _;
use serde_json::Value;

use crate::serve::{Desk, refusal::Refusal};

/// A document of 25 MB in base64, and room for its name.
const REQUEST_BYTES_MAX: usize = 36 * 1024 * 1024;

/// How much of a larger one is read and thrown away.
const HEARD_BYTES_MAX: usize = 8 * REQUEST_BYTES_MAX;

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
    serde_json::from_slice(&read(body).await?).map_err(|error| {
        let text = format!("the request is not JSON: {error}");
        Refusal(CommandError::new(ErrorCode::Invalid, text))
    })
}

/// Reads a request. One that is too large is heard out before it is refused, within reason: who
/// is cut off while still sending takes it for a broken line and never sees the refusal.
async fn read(body: Body) -> Result<Vec<u8>, Refusal> {
    let mut parts = body.into_data_stream();
    let mut bytes = Vec::new();
    let mut heard = 0;
    while let Some(part) = parts.next().await {
        let part = part.map_err(|error| {
            let text = format!("the request was broken off: {error}");
            Refusal(CommandError::new(ErrorCode::Invalid, text))
        })?;
        heard += part.len();
        if heard <= REQUEST_BYTES_MAX {
            bytes.extend_from_slice(&part);
        } else if heard > HEARD_BYTES_MAX {
            break;
        }
    }
    if heard > REQUEST_BYTES_MAX {
        let text = format!("a request may have at most {REQUEST_BYTES_MAX} bytes");
        return Err(Refusal(CommandError::new(ErrorCode::TooLarge, text)));
    }
    Ok(bytes)
}
