//! The second host of the command table: command line, and the UI in a browser on loopback.
//!
//! Nothing here decides anything about leads. What comes in is handed to the engine by the name
//! of a command, and what comes out is printed or sent as JSON. It knows no window.

mod arguments;
mod call;
mod desk;
mod init;
mod passphrase;
mod serve;

use std::{
    io::{self, Write},
    process::ExitCode,
};

use anteroom_wire::error::{CommandError, ErrorCode};
use clap::Parser;

use crate::arguments::{Arguments, Task};

/// Does what the command line asks; a failure is one line of JSON on standard error.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    match perform(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", serde_json::json!(error));
            ExitCode::FAILURE
        }
    }
}

fn perform(arguments: &Arguments) -> Result<(), CommandError> {
    match &arguments.task {
        Task::Commands => print(format!("{:#}\n", anteroom_engine::describe()).as_bytes()),
        Task::Init(wish) => init::run(arguments, wish),
        Task::Call(wish) => call::run(arguments, wish),
        Task::Serve(wish) => serve::run(arguments, wish),
    }
}

fn print(bytes: &[u8]) -> Result<(), CommandError> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)
        .and_then(|()| out.flush())
        .map_err(|error| failed("write to standard output", &error))
}

/// Returns the error for a call of the operating system that went wrong.
fn failed(deed: &str, error: &io::Error) -> CommandError {
    CommandError::new(ErrorCode::Internal, format!("cannot {deed}: {error}"))
}
