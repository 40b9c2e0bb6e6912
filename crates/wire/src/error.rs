//! Errors as they cross every boundary: a code for machines, a sentence for people.
//!
//! The window shows `t(error.<code>, params)` in the person's language; `message` is the English
//! sentence for logs and the command line. Nobody matches on prose.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a caller can branch on. A code exists only where someone acts on it differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// A fault of ours; the message carries a reference for the log.
    Internal,
    /// No such record, or it is not visible.
    NotFound,
    /// A request or field that cannot be stored as it is.
    Invalid,
    /// A rule's text does not parse or names something unknown.
    RuleInvalid,
    /// The workspace is locked.
    Locked,
    /// The passphrase does not open the workspace.
    WrongPassphrase,
    /// The recovery code does not open the workspace.
    WrongRecoveryCode,
    /// The data folder holds no workspace yet.
    NoWorkspace,
    /// The data folder holds a workspace already.
    WorkspaceExists,
    /// No keychain is usable here, so that a passphrase is needed.
    NoKeychain,
    /// Another program has the data folder open.
    FolderInUse,
    /// The file was written by a newer program.
    NewerFile,
    /// A file is damaged or was changed from outside.
    DamagedFile,
    /// The disk is full.
    DiskFull,
    /// Over a size limit.
    TooLarge,
    /// A type of file that is not taken in.
    UnsupportedType,
    /// A file that could not be opened or read.
    UnreadableFile,
    /// This can no longer be undone.
    UndoImpossible,
    /// There is nothing to undo.
    NothingToUndo,
    /// There is nothing to redo.
    NothingToRedo,
    /// A list handle that is no longer held.
    HandleExpired,
    /// A lead cannot be marked lost without a reason.
    StateReasonRequired,
    /// The member's role does not allow this.
    Forbidden,
    /// The work was cancelled.
    Cancelled,
    /// No command of that name.
    UnknownCommand,
    /// The passphrase is too short.
    PassphraseWeak,
    /// The clipboard holds no file.
    ClipboardEmpty,
}

/// What the person can do next; the window shows it as a button.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each says itself")]
pub enum NextStep {
    Retry,
    Unlock,
    UseRecoveryCode,
    RestoreBackup,
    ChooseFile,
    FreeSpace,
    CloseOtherProgram,
    UpdateProgram,
    ClearFilter,
    FixField,
    ReopenList,
    SetPassphrase,
}

/// An error as a host hands it on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CommandError {
    /// What kind of failure this is.
    pub code: ErrorCode,
    /// What the window's sentence is filled with; never personal data that a log would keep.
    pub params: BTreeMap<String, String>,
    /// What happened, in English, lower case, no full stop.
    pub message: String,
    /// What was kept or left untouched.
    pub kept: Option<String>,
    /// What the person can do, most useful first.
    pub next: Vec<NextStep>,
    /// The field of the request that is at fault.
    pub field: Option<String>,
    /// Whether the same call may succeed later.
    pub retryable: bool,
}

impl CommandError {
    /// Returns an error of a code with its sentence.
    #[must_use]
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self {
            code,
            params: BTreeMap::new(),
            message: message.into(),
            kept: None,
            next: Vec::new(),
            field: None,
            retryable: false,
        }
    }

    /// Adds a parameter of the window's sentence.
    #[must_use]
    pub fn param(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    /// Says what was kept.
    #[must_use]
    pub fn kept(mut self, kept: &str) -> Self {
        self.kept = Some(kept.to_owned());
        self
    }

    /// Offers a next step.
    #[must_use]
    pub fn next(mut self, step: NextStep) -> Self {
        self.next.push(step);
        self
    }

    /// Names the field at fault.
    #[must_use]
    pub fn field(mut self, field: &str) -> Self {
        self.field = Some(field.to_owned());
        self
    }

    /// Says that the same call may succeed later.
    #[must_use]
    pub fn retryable(mut self) -> Self {
        self.retryable = true;
        self
    }
}

impl std::fmt::Display for CommandError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for CommandError {}
