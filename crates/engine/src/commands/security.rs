//! How the workspace is locked.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Nothing;
use crate::{
    engine::Engine,
    events::Tag,
    fault::{Fault, Outcome},
    vault::passphrase::Passphrase,
};

/// How the workspace is locked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SecurityStatus {
    /// Whether the keychain opens it.
    pub keychain: bool,
    /// Whether a passphrase opens it.
    pub passphrase: bool,
    /// Whether a recovery code opens it.
    pub recovery_code: bool,
    /// After how many minutes without anybody it locks itself.
    pub idle_lock_minutes: Option<i64>,
    /// How a passphrase is made slow to guess, in words.
    pub kdf: String,
    /// With what everything is encrypted, in words.
    pub cipher: String,
}

/// A new passphrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SetPassphrase {
    /// The one that is set, if one is.
    pub current: Option<String>,
    /// The new one.
    pub passphrase: String,
}

/// A recovery code, shown this once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RecoveryCodeShown {
    /// The code.
    pub recovery_code: String,
}

/// The idle lock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SetIdleLock {
    /// Minutes, or never.
    pub minutes: Option<i64>,
}

/// A day; a longer wait is no lock.
const IDLE_MINUTES_MAX: i64 = 24 * 60;

pub(crate) fn security_status(engine: &Engine, _: Nothing) -> Outcome<SecurityStatus> {
    let desk = engine.desk()?;
    let security = desk.vault.security();
    Ok(SecurityStatus {
        keychain: security.keychain,
        passphrase: security.passphrase,
        recovery_code: security.recovery_code,
        idle_lock_minutes: desk.idle_minutes(),
        kdf: security.kdf,
        cipher: security.cipher,
    })
}

pub(crate) fn set_passphrase(engine: &Engine, request: SetPassphrase) -> Outcome<SecurityStatus> {
    let desk = engine.desk()?;
    if desk.vault.security().passphrase {
        let current = request.current.as_deref().unwrap_or_default();
        desk.vault.check_passphrase(&Passphrase::new(current))?;
    }
    desk.vault.set_passphrase(&Passphrase::new(&request.passphrase))?;
    desk.store.audit_read(desk.identity.member, "set_passphrase", "")?;
    engine.tell(&[Tag::Security, Tag::Workspace]);
    security_status(engine, Nothing {})
}

pub(crate) fn renew_recovery_code(engine: &Engine, _: Nothing) -> Outcome<RecoveryCodeShown> {
    let desk = engine.desk()?;
    // On record first: once the old code is dead, nothing may keep the new one from being shown.
    desk.store.audit_read(desk.identity.member, "renew_recovery_code", "")?;
    let code = desk.vault.renew_recovery_code()?;
    engine.tell(&[Tag::Security]);
    Ok(RecoveryCodeShown { recovery_code: code.reveal().to_string() })
}

pub(crate) fn set_idle_lock(engine: &Engine, request: SetIdleLock) -> Outcome<SecurityStatus> {
    if request.minutes.is_some_and(|minutes| !(1..=IDLE_MINUTES_MAX).contains(&minutes)) {
        return Err(Fault::invalid("minutes", "must be 1 to 1440"));
    }
    engine.desk()?.set_idle_minutes(request.minutes)?;
    engine.tell(&[Tag::Security]);
    security_status(engine, Nothing {})
}
