//! The program as a whole: is there a workspace, is it open, what is in it.

use anteroom_wire::{
    error::{CommandError, ErrorCode, NextStep},
    id::WorkspaceId,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use ts_rs::TS;

use super::{
    Changed, Nothing, RecordId, changed, health, id,
    lists::{self, Root, Scope},
};
use crate::{
    ask::context::Currency,
    desk::Founding,
    engine::{Engine, io_fault},
    events::Tag,
    fault::{Fault, Outcome},
    sample, settings,
    table::{
        self,
        job::{self, JobInfo},
        workspace::{Member, Profile},
    },
    vault::{
        FolderState, KeychainUse, NewVault, Secret, Vault, passphrase::Passphrase,
        recovery::RecoveryCode, slots::SlotKind,
    },
};

/// How far the program has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// The folder holds no workspace yet.
    Empty,
    /// There is one, and it is locked.
    Locked,
    /// It is open.
    Ready,
}

/// A way to open the workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each says itself")]
pub enum Slot {
    Keychain,
    Passphrase,
    Recovery,
}

/// The program's state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AppStatus {
    /// How far it has come.
    pub phase: Phase,
    /// The program's version.
    pub version: String,
    /// The person's locale, BCP 47.
    pub locale: String,
    /// Whether a usable keychain was found.
    pub keychain: bool,
    /// How the workspace can be opened.
    pub slots: Vec<Slot>,
    /// The workspace, when it is open.
    pub workspace: Option<Workspace>,
}

/// The open workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Workspace {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub profile: Profile,
    /// The IANA time zone in which its days begin.
    pub timezone: String,
    /// The ISO 4217 code of its amounts.
    pub currency: String,
    /// The member at this machine.
    pub member_id: String,
    /// Their name.
    pub member_name: String,
    /// This machine.
    pub device_id: String,
    /// Whether sample data is in it.
    pub sample: bool,
}

/// What a new workspace is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CreateWorkspace {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub profile: Profile,
    /// The first member's name.
    pub member_name: String,
    /// IANA time zone.
    pub timezone: String,
    /// ISO 4217 code.
    pub currency: String,
    /// A passphrase; needed where no keychain is.
    pub passphrase: Option<String>,
    /// Whether to put sample data in.
    pub sample: bool,
}

/// A workspace was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceCreated {
    /// The recovery code, shown this once.
    pub recovery_code: String,
    /// The state after it.
    pub status: AppStatus,
}

/// How to open the workspace; neither means with the keychain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Unlock {
    /// The passphrase.
    pub passphrase: Option<String>,
    /// The recovery code.
    pub recovery_code: Option<String>,
}

/// Settings of this machine's window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// JSON values by key.
    #[ts(type = "Record<string, unknown>")]
    pub values: BTreeMap<String, Value>,
}

/// One setting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SetSetting {
    /// Its key.
    pub key: String,
    /// Its value.
    #[ts(type = "unknown")]
    pub value: Value,
}

/// The numbers beside the menu.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    /// Drafts to look at.
    pub inbox: i64,
    /// Leads, those in the archive left out.
    pub leads: u32,
    /// Contacts.
    pub contacts: u32,
    /// Leads in the archive.
    pub archive: u32,
    /// Leads and contacts in the trash.
    pub trash: u32,
}

/// What a check of everything found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Integrity {
    /// `ok`, or what the database's own check found.
    pub database: String,
    /// Compares replicas.
    pub state_digest: String,
    /// Compares what people see.
    pub content_digest: String,
    /// Whether the state digest, computed again, is the stored one.
    pub state_matches: bool,
    /// Whether the content digest, computed again, is the stored one.
    pub content_matches: bool,
    /// Whether the audit chain is whole.
    pub audit_matches: bool,
}

/// Names are shown in menus and mails.
const NAME_BYTES_MAX: usize = 200;

pub(crate) fn app_status(engine: &Engine, _: Nothing) -> Outcome<AppStatus> {
    let (phase, slots) = match engine.state()? {
        FolderState::Empty => (Phase::Empty, Vec::new()),
        FolderState::Sealed { slots, .. } if engine.is_unlocked() => (Phase::Ready, slots),
        FolderState::Sealed { slots, .. } => (Phase::Locked, slots),
    };
    let workspace = match phase {
        Phase::Ready => Some(workspace(engine)?),
        Phase::Empty | Phase::Locked => None,
    };
    Ok(AppStatus {
        phase,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        locale: engine.options().locale.clone(),
        keychain: engine.options().keychain.available().is_ok(),
        slots: slots.into_iter().map(slot).collect(),
        workspace,
    })
}

pub(crate) fn create_workspace(
    engine: &Engine,
    request: CreateWorkspace,
) -> Outcome<WorkspaceCreated> {
    let founding = founding(&request)?;
    let now = engine.options().clock.now_ms();
    let workspace = WorkspaceId::from_bytes(engine.options().ids.next_id(now));
    let passphrase = request.passphrase.as_deref().filter(|text| !text.is_empty());
    let passphrase = passphrase.map(Passphrase::new);
    let new = NewVault { workspace, passphrase: passphrase.as_ref(), keychain: KeychainUse::Add };
    let code = engine.found(|| {
        let (vault, code) = Vault::create(engine.folder(), &engine.surroundings(), new)?;
        engine.enter(vault, Some(founding))?;
        Ok(code)
    })?;
    if request.sample
        && let Err(fault) = engine.desk().and_then(|desk| sample::add(&desk))
    {
        // The workspace stands, and its recovery code must be shown.
        tracing::warn!(%fault, "sample data could not be added");
    }
    Ok(WorkspaceCreated {
        recovery_code: code.reveal().to_string(),
        status: app_status(engine, Nothing {})?,
    })
}

pub(crate) fn unlock(engine: &Engine, request: Unlock) -> Outcome<AppStatus> {
    match (&request.passphrase, &request.recovery_code) {
        (Some(text), _) => {
            engine.unlock(Some(Secret::Passphrase(&Passphrase::new(text))))?;
        }
        (None, Some(text)) => {
            engine.unlock(Some(Secret::Recovery(&RecoveryCode::parse(text)?)))?;
        }
        (None, None) => {
            let FolderState::Sealed { slots, .. } = engine.state()? else {
                return app_status(engine, Nothing {});
            };
            if slots.contains(&SlotKind::Passphrase) {
                let error = CommandError::new(ErrorCode::Locked, "the passphrase is asked for");
                return Err(error.next(NextStep::Unlock).into());
            }
            engine.unlock(None)?;
        }
    }
    app_status(engine, Nothing {})
}

pub(crate) fn lock(engine: &Engine, _: Nothing) -> Outcome<AppStatus> {
    engine.lock()?;
    app_status(engine, Nothing {})
}

pub(crate) fn note_activity(engine: &Engine, _: Nothing) -> Outcome<Nothing> {
    engine.desk()?.note_activity();
    Ok(Nothing {})
}

pub(crate) fn check_integrity(engine: &Engine, _: Nothing) -> Outcome<Integrity> {
    let desk = engine.desk()?;
    let verified = desk.store.verify()?;
    health::note_check(&desk)?;
    Ok(Integrity {
        database: verified.database,
        state_digest: verified.state,
        content_digest: verified.content,
        state_matches: verified.state_matches,
        content_matches: verified.content_matches,
        audit_matches: verified.audit_matches,
    })
}

pub(crate) fn sample_add(engine: &Engine, _: Nothing) -> Outcome<Changed> {
    let group = sample::add(&*engine.desk()?)?;
    engine.tell(&[Tag::Workspace]);
    Ok(changed(group, Vec::new()))
}

pub(crate) fn sample_remove(engine: &Engine, _: Nothing) -> Outcome<Changed> {
    let group = sample::remove(&*engine.desk()?)?;
    engine.tell(&[Tag::Workspace]);
    Ok(changed(group, Vec::new()))
}

pub(crate) fn settings_get(engine: &Engine, _: Nothing) -> Outcome<Settings> {
    let mut values = settings::plain(engine.folder().path());
    if let Ok(desk) = engine.desk() {
        let stored = desk.read(settings::stored)?;
        values.extend(stored.into_iter().filter(|(key, _)| key.starts_with("ui.")));
    }
    Ok(Settings { values })
}

pub(crate) fn settings_set(engine: &Engine, request: SetSetting) -> Outcome<Settings> {
    settings::check(&request.key, &request.value)?;
    if settings::is_plain(&request.key) {
        let folder = engine.folder().path();
        settings::set_plain(folder, &request.key, request.value).map_err(io_fault)?;
    } else if request.key.starts_with("ui.") {
        engine.desk()?.local("settings_set", |draft| {
            settings::set(draft.db(), &request.key, &request.value)
        })?;
    } else {
        return Err(Fault::invalid("key", "must begin with ui."));
    }
    engine.tell(&[Tag::Settings]);
    settings_get(engine, Nothing {})
}

pub(crate) fn counts(engine: &Engine, _: Nothing) -> Outcome<Counts> {
    let desk = engine.desk()?;
    let [waiting, reading, review, refused] = desk.read(table::intake::counts)?;
    Ok(Counts {
        inbox: waiting + reading + review + refused,
        leads: lists::count(&desk, Root::Lead, Scope::Live)?,
        contacts: lists::count(&desk, Root::Contact, Scope::Live)?,
        archive: lists::count(&desk, Root::Lead, Scope::Archive)?,
        trash: lists::count(&desk, Root::Lead, Scope::Trash)?
            + lists::count(&desk, Root::Contact, Scope::Trash)?,
    })
}

pub(crate) fn member_list(engine: &Engine, _: Nothing) -> Outcome<Vec<Member>> {
    engine.desk()?.read(table::workspace::members)
}

pub(crate) fn job_list(engine: &Engine, _: Nothing) -> Outcome<Vec<JobInfo>> {
    /// More than a panel shows.
    const JOBS_SHOWN: i64 = 200;
    let desk = engine.desk()?;
    let now_ms = desk.clock.now_ms();
    desk.read(|db| job::list(db, JOBS_SHOWN, now_ms))
}

pub(crate) fn job_cancel(engine: &Engine, request: RecordId) -> Outcome<Changed> {
    let job = id(&request.id, "job")?;
    let group = crate::jobs::cancel(&*engine.desk()?, job)?;
    engine.tell(&[Tag::Jobs, Tag::Intake]);
    Ok(changed(group, vec![request.id]))
}

fn workspace(engine: &Engine) -> Outcome<Workspace> {
    let desk = engine.desk()?;
    Ok(Workspace {
        id: desk.vault.workspace().to_string(),
        name: desk.workspace.name.clone(),
        profile: desk.workspace.profile,
        timezone: desk.workspace.timezone.clone(),
        currency: desk.workspace.currency.clone(),
        member_id: desk.identity.member.to_string(),
        member_name: desk.identity.member_name.clone(),
        device_id: desk.identity.device.to_string(),
        sample: sample::group(&desk)?.is_some(),
    })
}

fn founding(request: &CreateWorkspace) -> Outcome<Founding> {
    let name = |field: &'static str, text: &str| {
        let text = text.trim();
        let lawful = !text.is_empty() && text.len() <= NAME_BYTES_MAX;
        if !lawful || text.chars().any(char::is_control) {
            return Err(Fault::invalid(field, "must be 1 to 200 bytes on one line"));
        }
        Ok(text.to_owned())
    };
    let currency = Currency::parse(request.currency.trim())
        .ok_or_else(|| Fault::invalid("currency", "is not an ISO 4217 code such as USD"))?;
    if jiff::tz::TimeZone::get(&request.timezone).is_err() {
        return Err(Fault::invalid("timezone", "is not a time zone such as America/New_York"));
    }
    Ok(Founding {
        name: name("name", &request.name)?,
        profile: request.profile,
        member_name: name("memberName", &request.member_name)?,
        timezone: request.timezone.clone(),
        currency: currency.code().to_owned(),
    })
}

fn slot(kind: SlotKind) -> Slot {
    match kind {
        SlotKind::Keychain => Slot::Keychain,
        SlotKind::Passphrase => Slot::Passphrase,
        SlotKind::Recovery => Slot::Recovery,
    }
}
