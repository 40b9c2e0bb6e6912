//! The data folder as this host holds it: opened, and unlocked where a passphrase was given.

use std::path::Path;

use anteroom_engine::{Engine, Options, Reply};
use anteroom_wire::error::{CommandError, ErrorCode};
use serde_json::{Value, json};

use crate::{arguments::Arguments, passphrase};

/// Whether work that waits is done beside the calls, or by whoever calls.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Jobs {
    Beside,
    ByCaller,
}

/// Opens the folder, and unlocks it if the passphrase lies in a file.
pub(crate) fn open(arguments: &Arguments, jobs: Jobs) -> Result<Engine, CommandError> {
    let folder = arguments.data().to_owned();
    let options = Options::of_this_machine(folder, "anteroom-headless");
    let engine = Engine::open(Options { run_jobs: jobs == Jobs::Beside, ..options })?;
    anteroom_engine::start_log(arguments.data());
    let unlocked = match &arguments.passphrase_file {
        Some(file) => unlock_from_file(&engine, file),
        None => Ok(()),
    };
    unlocked.inspect_err(|_| engine.shut_down()).map(|()| engine)
}

fn unlock_from_file(engine: &Engine, file: &Path) -> Result<(), CommandError> {
    if status(engine)?["phase"] == "locked" {
        unlock(engine, &passphrase::from_file(file)?)?;
    }
    Ok(())
}

/// Unlocks with a passphrase.
pub(crate) fn unlock(engine: &Engine, passphrase: &str) -> Result<(), CommandError> {
    let request = json!({ "passphrase": passphrase, "recoveryCode": null });
    ask(engine, "unlock", request).map(|_status| ())
}

/// Returns `app_status`.
pub(crate) fn status(engine: &Engine) -> Result<Value, CommandError> {
    ask(engine, "app_status", json!({}))
}

/// Calls a command that answers with JSON.
pub(crate) fn ask(engine: &Engine, name: &str, request: Value) -> Result<Value, CommandError> {
    match anteroom_engine::dispatch(engine, name, request)? {
        Reply::Json(value) => Ok(value),
        Reply::Bytes(_) => {
            Err(CommandError::new(ErrorCode::Internal, format!("{name} answered with bytes")))
        }
    }
}
