//! Where the passphrase comes from: a file, or a terminal that does not show it.

use std::{fs, io, io::IsTerminal, path::Path};

use anteroom_wire::error::{CommandError, ErrorCode, NextStep};

use crate::failed;

/// Returns the first line of a file.
pub(crate) fn from_file(path: &Path) -> Result<String, CommandError> {
    let text = fs::read_to_string(path).map_err(|error| {
        CommandError::new(
            ErrorCode::UnreadableFile,
            format!("cannot read the passphrase file {}: {error}", path.display()),
        )
        .next(NextStep::ChooseFile)
    })?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

/// Whether there is somebody to ask.
pub(crate) fn can_ask() -> bool {
    io::stdin().is_terminal()
}

/// Asks once, for a passphrase that exists.
pub(crate) fn asked() -> Result<String, CommandError> {
    prompt("Passphrase: ")
}

/// Asks twice, for a passphrase that is made now.
pub(crate) fn asked_twice() -> Result<String, CommandError> {
    let first = prompt("New passphrase: ")?;
    if first == prompt("The same again: ")? {
        return Ok(first);
    }
    Err(CommandError::new(ErrorCode::Invalid, "the two passphrases differ")
        .field("passphrase")
        .next(NextStep::Retry))
}

fn prompt(question: &str) -> Result<String, CommandError> {
    rpassword::prompt_password(question).map_err(|error| failed("ask for the passphrase", &error))
}
