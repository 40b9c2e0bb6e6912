//! One Tauri command for each row of the engine's table.
//!
//! A body is one call: the engine parses the request, checks the right and catches a panic. Calls
//! run on a blocking thread, because the engine's do disk work.

use anteroom_engine::Reply;
use anteroom_wire::error::{CommandError, ErrorCode};
use serde_json::Value;
use tauri::{
    State, async_runtime,
    ipc::{Invoke, Response},
};

use crate::opening::Opening;

/// Unrolls the table: a function for each row, and at the end the handler of them all.
macro_rules! tauri_commands {
    (@rows [$($done:ident)*]) => {
        /// Returns what answers every call of the window.
        pub(crate) fn handler() -> impl Fn(Invoke) -> bool + Send + Sync + 'static {
            tauri::generate_handler![
                crate::desktop::window::window_painted,
                crate::desktop::menus::set_menus,
                crate::desktop::links::take_link,
                $($done),*
            ]
        }
    };
    (@rows [$($done:ident)*]
        bytes $name:ident($($request:tt)*), $effect:ident [$($tag:ident),*]; $($rest:tt)*) => {
        #[tauri::command]
        async fn $name(
            opening: State<'_, Opening>,
            request: Value,
        ) -> Result<Response, CommandError> {
            call(&opening, stringify!($name), request).await
        }
        tauri_commands! { @rows [$($done)* $name] $($rest)* }
    };
    (@rows [$($done:ident)*]
        $name:ident($($request:tt)*) -> $response:ty, $effect:ident [$($tag:ident),*];
        $($rest:tt)*) => {
        #[tauri::command]
        async fn $name(
            opening: State<'_, Opening>,
            request: Value,
        ) -> Result<Response, CommandError> {
            call(&opening, stringify!($name), request).await
        }
        tauri_commands! { @rows [$($done)* $name] $($rest)* }
    };
    ($($rows:tt)*) => { tauri_commands! { @rows [] $($rows)* } };
}

anteroom_engine::with_commands!(tauri_commands);

async fn call(
    opening: &Opening,
    name: &'static str,
    request: Value,
) -> Result<Response, CommandError> {
    let engine = opening.engine().await?.clone();
    let work = move || anteroom_engine::dispatch(&engine, name, request);
    match async_runtime::spawn_blocking(work).await {
        Ok(Ok(Reply::Json(value))) => Ok(Response::new(value.to_string())),
        Ok(Ok(Reply::Bytes(bytes))) => Ok(Response::new(bytes)),
        Ok(Err(error)) => Err(error),
        Err(_) => Err(CommandError::new(ErrorCode::Internal, "the call was broken off")),
    }
}
