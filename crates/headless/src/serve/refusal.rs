//! An error of the table as an HTTP answer.

use anteroom_wire::error::{CommandError, ErrorCode};
use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};

pub(super) struct Refusal(pub(super) CommandError);

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        (status(self.0.code), Json(self.0)).into_response()
    }
}

/// For proxies and logs; the page reads the code. 401 is the session's alone.
const fn status(code: ErrorCode) -> StatusCode {
    match code {
        ErrorCode::Invalid
        | ErrorCode::RuleInvalid
        | ErrorCode::StateReasonRequired
        | ErrorCode::PassphraseWeak
        | ErrorCode::UnreadableFile
        | ErrorCode::ClipboardEmpty => StatusCode::UNPROCESSABLE_ENTITY,
        ErrorCode::Forbidden | ErrorCode::WrongPassphrase | ErrorCode::WrongRecoveryCode => {
            StatusCode::FORBIDDEN
        }
        ErrorCode::NotFound | ErrorCode::UnknownCommand => StatusCode::NOT_FOUND,
        ErrorCode::NoWorkspace
        | ErrorCode::WorkspaceExists
        | ErrorCode::NoKeychain
        | ErrorCode::FolderInUse
        | ErrorCode::UndoImpossible
        | ErrorCode::NothingToUndo
        | ErrorCode::NothingToRedo
        | ErrorCode::Cancelled => StatusCode::CONFLICT,
        ErrorCode::HandleExpired => StatusCode::GONE,
        ErrorCode::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        ErrorCode::UnsupportedType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        ErrorCode::Locked => StatusCode::LOCKED,
        ErrorCode::DiskFull => StatusCode::INSUFFICIENT_STORAGE,
        ErrorCode::Internal | ErrorCode::NewerFile | ErrorCode::DamagedFile => {
            StatusCode::INTERNAL_SERVER_ERROR
        }
    }
}
