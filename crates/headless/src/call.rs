//! `call`: one command from a shell.

use std::io::{self, Read};

use anteroom_engine::{Engine, Reply};
use anteroom_wire::error::{CommandError, ErrorCode};
use serde_json::Value;

use crate::{
    arguments::{Arguments, Call},
    desk, failed, passphrase, print,
};

pub(crate) fn run(arguments: &Arguments, wish: &Call) -> Result<(), CommandError> {
    let request = request(&wish.request)?;
    let engine = desk::open(arguments, desk::Jobs::ByCaller)?;
    let reply = answer(&engine, wish, &request);
    // A shell expects the work of a call to be done when the call is. What fails of it shows where
    // the work is shown; the answer stands.
    while engine.is_unlocked() && engine.run_one_job().unwrap_or(false) {}
    engine.shut_down();
    match reply? {
        Reply::Json(value) => print(format!("{value}\n").as_bytes()),
        Reply::Bytes(bytes) => print(&bytes),
    }
}

fn request(text: &str) -> Result<Value, CommandError> {
    let mut piped = String::new();
    let text = if text == "-" {
        io::stdin()
            .read_to_string(&mut piped)
            .map_err(|error| failed("read standard input", &error))?;
        &piped
    } else {
        text
    };
    serde_json::from_str(text).map_err(|error| {
        CommandError::new(ErrorCode::Invalid, format!("the request is not JSON: {error}"))
    })
}

/// Calls, and where the workspace turns out to be locked and somebody is there, asks for the
/// passphrase and calls again. Commands that work while locked are so never asked for one.
fn answer(engine: &Engine, wish: &Call, request: &Value) -> Result<Reply, CommandError> {
    let call = || anteroom_engine::dispatch(engine, &wish.name, request.clone());
    match call() {
        Err(error)
            if error.code == ErrorCode::Locked && wish.request != "-" && passphrase::can_ask() =>
        {
            desk::unlock(engine, &passphrase::asked()?)?;
            call()
        }
        answer => answer,
    }
}
