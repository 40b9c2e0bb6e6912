//! `init`: makes the workspace of a folder.

use anteroom_engine::Engine;
use anteroom_wire::error::{CommandError, ErrorCode, NextStep};
use serde_json::{Value, json};

use crate::{
    arguments::{Arguments, Init},
    desk, passphrase, print,
};

pub(crate) fn run(arguments: &Arguments, wish: &Init) -> Result<(), CommandError> {
    let engine = desk::open(arguments, desk::Jobs::ByCaller)?;
    let created = create(arguments, wish, &engine);
    engine.shut_down();
    print(format!("{}\n", created?).as_bytes())
}

fn create(arguments: &Arguments, wish: &Init, engine: &Engine) -> Result<Value, CommandError> {
    let request = json!({
        "name": wish.name,
        "profile": wish.profile.as_str(),
        "memberName": wish.member.as_ref().unwrap_or(&wish.name),
        "timezone": wish.timezone,
        "currency": wish.currency,
        "passphrase": new_passphrase(arguments, engine)?,
        "sample": wish.sample,
    });
    desk::ask(engine, "create_workspace", request)
}

/// Returns the passphrase to be, which only a keychain that holds the key makes needless.
fn new_passphrase(arguments: &Arguments, engine: &Engine) -> Result<Option<String>, CommandError> {
    let status = desk::status(engine)?;
    if status["phase"] != "empty" {
        // The engine's own words for it; no passphrase is asked for nothing.
        return Ok(None);
    }
    if let Some(file) = &arguments.passphrase_file {
        return passphrase::from_file(file).map(Some);
    }
    if status["keychain"] == true {
        return Ok(None);
    }
    if passphrase::can_ask() {
        return passphrase::asked_twice().map(Some);
    }
    let text = "this machine has no keychain to hold the key; give --passphrase-file";
    Err(CommandError::new(ErrorCode::NoKeychain, text)
        .field("passphrase")
        .next(NextStep::SetPassphrase))
}
