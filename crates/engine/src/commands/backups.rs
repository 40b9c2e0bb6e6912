//! Encrypted backups.

use std::path::Path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Nothing, app};
use crate::{
    engine::Engine,
    fault::{Fault, Outcome},
    vault::{
        Secret,
        backup::{self, BackupInfo as Written},
        passphrase::Passphrase,
        recovery::RecoveryCode,
    },
};

/// A backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct BackupInfo {
    /// Its file's name.
    pub file_name: String,
    /// Where it lies.
    pub path: String,
    /// Its size in bytes.
    pub size_bytes: u64,
    /// When it was made, ms UTC.
    pub created_at: i64,
}

/// Which backup to restore, and the secret that opens it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RestoreBackup {
    /// Where it lies.
    pub path: String,
    /// The passphrase the workspace had.
    pub passphrase: Option<String>,
    /// Or its recovery code.
    pub recovery_code: Option<String>,
}

impl From<Written> for BackupInfo {
    fn from(info: Written) -> Self {
        Self {
            file_name: info.file_name,
            path: info.path.to_string_lossy().into_owned(),
            size_bytes: info.size_bytes,
            created_at: info.created_at_ms,
        }
    }
}

pub(crate) fn backup_now(engine: &Engine, _: Nothing) -> Outcome<BackupInfo> {
    Ok(engine.desk()?.back_up()?.into())
}

pub(crate) fn backup_list(engine: &Engine, _: Nothing) -> Outcome<Vec<BackupInfo>> {
    let directory = engine.folder().backups_path();
    Ok(backup::list(&directory)?.into_iter().map(Into::into).collect())
}

pub(crate) fn backup_restore(engine: &Engine, request: RestoreBackup) -> Outcome<app::AppStatus> {
    let _turn = engine.turn();
    let path = Path::new(&request.path);
    let around = engine.surroundings();
    let (vault, _) = match (&request.passphrase, &request.recovery_code) {
        (Some(text), _) => {
            let passphrase = Passphrase::new(text);
            backup::restore(path, engine.folder(), &around, Secret::Passphrase(&passphrase))?
        }
        (None, Some(text)) => {
            let code = RecoveryCode::parse(text)?;
            backup::restore(path, engine.folder(), &around, Secret::Recovery(&code))?
        }
        (None, None) => {
            return Err(Fault::invalid("passphrase", "or the recovery code is needed"));
        }
    };
    engine.enter(vault, None)?;
    app::app_status(engine, Nothing {})
}
