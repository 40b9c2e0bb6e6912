//! Failures inside the engine, and the one place where they become what a host hands on.

use anteroom_replica as replica;
use anteroom_wire::error::{CommandError, ErrorCode, NextStep};

use crate::vault::error::VaultError;

/// Anything a command can fail with.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Fault {
    /// Said in full where it happened.
    #[error(transparent)]
    Said(#[from] CommandError),
    /// The store.
    #[error(transparent)]
    Store(#[from] replica::Error),
    /// Keys, files, backups.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// A query of ours.
    #[error("database: {0}")]
    Sql(#[from] rusqlite::Error),
    /// A row of ours that does not read.
    #[error("stored JSON: {0}")]
    Json(#[from] serde_json::Error),
}

/// What the engine's functions return.
pub(crate) type Outcome<T> = Result<T, Fault>;

impl Fault {
    /// No such record, or it is hidden or in the trash.
    pub(crate) fn not_found(what: &'static str) -> Self {
        CommandError::new(ErrorCode::NotFound, format!("there is no such {what}"))
            .param("what", what)
            .into()
    }

    /// Whether what was asked is to blame, and not the machine: other requests may go well.
    pub(crate) fn is_refusal(&self) -> bool {
        use replica::Error as E;
        match self {
            Self::Said(error) => {
                matches!(error.code, ErrorCode::Invalid | ErrorCode::NotFound | ErrorCode::TooLarge)
            }
            Self::Store(error) => {
                matches!(error, E::Invalid { .. } | E::TooLarge { .. } | E::NotFound { .. })
            }
            _ => false,
        }
    }

    /// A field of the request that cannot be taken as it is.
    pub(crate) fn invalid(field: &str, why: impl std::fmt::Display) -> Self {
        CommandError::new(ErrorCode::Invalid, format!("{field}: {why}"))
            .param("field", field)
            .param("why", why)
            .field(field)
            .kept("nothing was changed")
            .next(NextStep::FixField)
            .into()
    }
}

impl From<Fault> for CommandError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Said(error) => error,
            Fault::Store(error) => of_store(error),
            Fault::Vault(error) => error.into(),
            Fault::Sql(error) => of_store(error.into()),
            Fault::Json(error) => internal(&error),
        }
    }
}

/// A fault of ours. The log has the words; the person gets a sentence without them, because they
/// may quote what somebody typed.
fn internal(error: &(dyn std::error::Error + 'static)) -> CommandError {
    tracing::error!(error = %redacted(error), "a command failed");
    CommandError::new(ErrorCode::Internal, "something went wrong inside the program")
        .kept("nothing was changed")
        .next(NextStep::Retry)
        .retryable()
}

/// SQLite's texts may hold values; its codes never do.
fn redacted(error: &(dyn std::error::Error + 'static)) -> String {
    match error.downcast_ref::<rusqlite::Error>() {
        Some(rusqlite::Error::SqliteFailure(code, _)) => code.to_string(),
        Some(_) => "a row did not read".to_owned(),
        None => error.to_string(),
    }
}

fn of_store(error: replica::Error) -> CommandError {
    use replica::Error as E;
    let message = error.to_string();
    match error {
        E::DiskFull => CommandError::new(ErrorCode::DiskFull, message)
            .kept("everything stored before is kept")
            .next(NextStep::FreeSpace)
            .next(NextStep::Retry)
            .retryable(),
        E::NewerFile { .. } => CommandError::new(ErrorCode::NewerFile, message)
            .kept("the file was not touched")
            .next(NextStep::UpdateProgram),
        E::WrongKey | E::Damaged { .. } => CommandError::new(ErrorCode::DamagedFile, message)
            .kept("the file was not changed")
            .next(NextStep::RestoreBackup),
        E::Invalid { column, ref why, .. } => {
            CommandError::new(ErrorCode::Invalid, message.clone())
                .param("field", column)
                .param("why", why)
                .field(column)
                .kept("nothing was changed")
                .next(NextStep::FixField)
        }
        E::TooLarge { column, limit, .. } => CommandError::new(ErrorCode::TooLarge, message)
            .param("limitBytes", limit)
            .field(column)
            .kept("nothing was changed"),
        E::Forbidden(table) => {
            CommandError::new(ErrorCode::Forbidden, message).param("what", table)
        }
        E::NotFound { table, .. } => {
            CommandError::new(ErrorCode::NotFound, message).param("what", table)
        }
        E::NothingToUndo => CommandError::new(ErrorCode::NothingToUndo, message),
        E::NothingToRedo => CommandError::new(ErrorCode::NothingToRedo, message),
        E::UndoImpossible(why) => {
            CommandError::new(ErrorCode::UndoImpossible, message).param("why", why)
        }
        E::Closed => CommandError::new(ErrorCode::Locked, message)
            .kept("everything stored before is kept")
            .next(NextStep::Unlock),
        E::InsertOnly(_) => internal(&error),
        E::Sqlite(error) => internal(&error),
    }
}
