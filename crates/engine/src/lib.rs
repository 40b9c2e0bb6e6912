//! The product without a window: leads, intake, questions and keys, behind one table of commands.
//!
//! A host opens an [`Engine`], hands it requests by [`dispatch`] and forwards its events; it
//! knows nothing else. Nothing here knows Tauri, HTTP or a terminal, and nothing reads the clock,
//! makes an id or finds a keychain by itself: [`Options`] brings them.

#![deny(missing_docs)]
#![recursion_limit = "512"]

pub mod commands;
pub use commands::{Reply, describe, dispatch};

pub use engine::{Engine, Options};
mod engine;

pub mod events;

mod desk;
mod duplicates;
mod feed;
pub mod find;
mod finding;
mod merging;
mod schema;
pub mod table;
mod vocabulary;

pub mod ask;
pub mod intake;
pub use intake::{DroppedFile, describe_files, is_table};
pub mod vault;

mod learned;
mod score;

mod bulk;
mod export;
mod import;
mod jobs;
mod log;
pub use log::start_log;
pub mod sample;
mod settings;

mod fault;

/// Runs the hidden mode of both programs that reads one document in a process of its own.
/// A host calls it first thing when its first argument is [`EXTRACT_FLAG`].
#[must_use]
pub fn extract_document_main() -> std::process::ExitCode {
    intake::child::child_main()
}

/// The argument that starts the hidden mode.
pub const EXTRACT_FLAG: &str = intake::child::CHILD_FLAG;
