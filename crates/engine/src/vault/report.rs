//! How the vault's failures look to a host: a code, what was kept, and what to do next.

use std::io::ErrorKind;

use anteroom_wire::error::{CommandError, ErrorCode as Code, NextStep as Next};

use crate::vault::{
    error::VaultError::{self, self as V},
    slots::SlotKind,
};

const UNCHANGED: &str = "nothing was changed";
const ALL_KEPT: &str = "everything stored before is kept";

impl From<VaultError> for CommandError {
    fn from(error: VaultError) -> Self {
        let said = |code| Self::new(code, error.to_string());
        match &error {
            V::NoWorkspace { .. } => said(Code::NoWorkspace).next(Next::RestoreBackup),
            V::WorkspaceExists { .. } => said(Code::WorkspaceExists).kept(UNCHANGED),
            V::KeysMissing { .. } | V::KeysDamaged { .. } => {
                said(Code::DamagedFile).kept(UNCHANGED).next(Next::RestoreBackup)
            }
            V::KdfRefused { .. } => said(Code::DamagedFile)
                .kept(UNCHANGED)
                .next(Next::UseRecoveryCode)
                .next(Next::RestoreBackup),
            V::NewerFile { .. } => {
                said(Code::NewerFile).kept("the file was not touched").next(Next::UpdateProgram)
            }
            V::FolderInUse { holder, .. } => said(Code::FolderInUse)
                .param("program", holder)
                .next(Next::CloseOtherProgram)
                .next(Next::Retry)
                .retryable(),
            V::OutOfMemory { .. } => said(Code::Internal).next(Next::Retry).retryable(),
            V::DiskFull { .. } => disk_full(&error),
            _ => of_unlocking(&error).or_else(|| of_files(&error)).unwrap_or_else(|| fault(&error)),
        }
    }
}

fn of_unlocking(error: &VaultError) -> Option<CommandError> {
    let said = |code| CommandError::new(code, error.to_string());
    let passphrase = |code| said(code).field("passphrase");
    let recovery_code = || said(Code::WrongRecoveryCode).field("recoveryCode");
    Some(match error {
        V::WrongPassphrase => passphrase(Code::WrongPassphrase).next(Next::UseRecoveryCode),
        V::WrongRecoveryCode => recovery_code().next(Next::FixField),
        V::RecoveryCodeInvalid { why } => recovery_code().param("why", why).next(Next::FixField),
        V::PassphraseWeak { rule } => {
            passphrase(Code::PassphraseWeak).param("rule", rule).next(Next::FixField)
        }
        V::NoSuchSlot { kind } => match kind {
            SlotKind::Keychain => said(Code::NoKeychain).next(Next::Unlock),
            SlotKind::Passphrase => passphrase(Code::WrongPassphrase).next(Next::UseRecoveryCode),
            SlotKind::Recovery => recovery_code(),
        },
        V::LastSlot { .. } => said(Code::Invalid).kept(UNCHANGED).next(Next::SetPassphrase),
        V::NoKeychain { .. } => said(Code::NoKeychain).next(Next::SetPassphrase),
        V::KeychainLost => said(Code::NoKeychain).next(Next::Unlock).next(Next::UseRecoveryCode),
        V::Keychain(_) => said(Code::NoKeychain).next(Next::Unlock).next(Next::Retry).retryable(),
        _ => return None,
    })
}

fn of_files(error: &VaultError) -> Option<CommandError> {
    let said = |code| CommandError::new(code, error.to_string());
    Some(match error {
        V::NoSuchFile { .. } => said(Code::NotFound).param("what", "file"),
        V::DamagedFile { .. } => {
            said(Code::DamagedFile).kept("the file was not changed").next(Next::RestoreBackup)
        }
        V::FileTooLarge { bytes_max } => {
            said(Code::TooLarge).param("limitBytes", bytes_max).kept(UNCHANGED)
        }
        V::Source(why) | V::Sink(why)
            if matches!(why.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded) =>
        {
            disk_full(error)
        }
        V::Source(_) | V::Sink(_) => {
            said(Code::UnreadableFile).kept(UNCHANGED).next(Next::ChooseFile)
        }
        V::NotABackup { .. } => said(Code::UnsupportedType).kept(UNCHANGED).next(Next::ChooseFile),
        V::DamagedBackup { .. } => said(Code::DamagedFile).kept(UNCHANGED).next(Next::ChooseFile),
        _ => return None,
    })
}

fn disk_full(error: &VaultError) -> CommandError {
    CommandError::new(Code::DiskFull, error.to_string())
        .kept(ALL_KEPT)
        .next(Next::FreeSpace)
        .next(Next::Retry)
        .retryable()
}

/// What nobody acts on differently. The cause is said where it is the system's, which quotes no
/// one; a database's may, and stays in the chain of sources.
fn fault(error: &VaultError) -> CommandError {
    let message = match error {
        V::Io { source, .. } => format!("{error}: {source}"),
        _ => error.to_string(),
    };
    CommandError::new(Code::Internal, message).kept(ALL_KEPT).next(Next::Retry).retryable()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_failure_has_its_code_and_a_way_out() {
        let check = |error: VaultError, code: Code, next: &[Next]| {
            let error = CommandError::from(error);
            assert_eq!((error.code, error.next.as_slice()), (code, next), "{error}");
        };
        check(V::WrongPassphrase, Code::WrongPassphrase, &[Next::UseRecoveryCode]);
        check(V::KeychainLost, Code::NoKeychain, &[Next::Unlock, Next::UseRecoveryCode]);
        let folder = "data".into();
        let in_use = V::FolderInUse { folder, holder: "Anteroom 1 (process 7)".to_owned() };
        check(in_use, Code::FolderInUse, &[Next::CloseOtherProgram, Next::Retry]);
        let full = V::Sink(ErrorKind::StorageFull.into());
        check(full, Code::DiskFull, &[Next::FreeSpace, Next::Retry]);
        let newer = V::NewerFile { path: "keys.json".into(), found: 2, supported: 1 };
        check(newer, Code::NewerFile, &[Next::UpdateProgram]);
        let denied = ErrorKind::PermissionDenied.into();
        let refused = V::Io { doing: "open", path: "keys.json".into(), source: denied };
        check(refused, Code::Internal, &[Next::Retry]);
    }

    #[test]
    fn sentences_are_lower_case_and_have_no_full_stop() {
        let errors = [
            V::WrongPassphrase,
            V::PassphraseWeak { rule: "more" },
            V::KeychainLost,
            V::PlainSnapshot,
            V::NoKeychain { source: None },
        ];
        for error in errors {
            let sentence = error.to_string();
            assert!(sentence.starts_with(char::is_lowercase), "{sentence}");
            assert!(!sentence.ends_with('.'), "{sentence}");
        }
    }
}
