//! The table of commands: everything a window, a shell or a browser can ask, declared once.
//!
//! From it come both hosts, the TypeScript types, the JSON Schemas and the map from which the UI
//! derives every refresh. `provides` names the cached answers a query gives, `invalidates` those
//! a change makes stale; the events after commit say the same for what other windows did. Bodies
//! stand in one file per area and call the engine; requests and answers stand beside them.

use std::panic::{AssertUnwindSafe, catch_unwind};

use anteroom_wire::error::{CommandError, ErrorCode, NextStep};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

use crate::{engine::Engine, events::Tag, fault::Outcome};

pub mod app;
pub mod audience;
pub mod backups;
pub mod bulk;
pub mod calls;
pub mod contacts;
pub mod customers;
pub mod documents;
pub mod duplicates;
pub mod exports;
pub mod facts;
pub mod fields;
pub mod find;
pub mod groups;
pub mod health;
pub mod history;
pub mod imports;
pub mod inbox;
pub mod interactions;
pub mod leads;
pub mod learned;
pub mod lists;
pub mod notes;
pub mod orders;
pub mod products;
pub mod questionnaires;
pub mod rules;
pub mod scores;
pub mod search;
pub mod security;
pub mod segments;
pub mod stages;
pub mod tags;
pub mod tasks;
pub mod today;
pub mod undoing;
pub mod views;

#[cfg(test)]
mod bindings;

use app::*;
use audience::*;
use backups::*;
use bulk::*;
use calls::*;
use contacts::*;
use customers::*;
use documents::*;
use duplicates::*;
use exports::*;
use facts::*;
use fields::*;
use find::*;
use groups::*;
use health::*;
use history::*;
use imports::*;
use inbox::*;
use interactions::*;
use leads::*;
use learned::*;
use lists::*;
use notes::*;
use orders::*;
use products::*;
use questionnaires::*;
use rules::*;
use scores::*;
use search::*;
use security::*;
use segments::*;
use stages::*;
use tags::*;
use tasks::*;
use today::*;
use undoing::*;
use views::*;

use crate::{
    events::DomainEvent,
    intake::watch::WatchedFolder,
    schema::NAME_CHARS_MAX,
    table::{
        document::DocumentInfo,
        import::ImportRow,
        interaction::Interaction,
        job::JobInfo,
        order::OrderRow,
        product::Product,
        questionnaire::{Answer, Questionnaire},
        stage::StageInfo,
        tag::TagInfo,
        task::Task,
        words::Hit,
        workspace::Member,
    },
};

/// Hands every row of the table to a host's macro.
///
/// A row is `name(Request) -> Response, provides|invalidates [Tags];`, or
/// `bytes name(Request), provides [Tags];` for an answer in raw bytes.
#[macro_export]
macro_rules! with_commands {
    ($host:ident) => {
        $host! {
            app_status(Nothing) -> AppStatus, provides [Workspace, Security];
            create_workspace(CreateWorkspace) -> WorkspaceCreated,
                invalidates [Workspace, Security, Leads, Contacts];
            unlock(Unlock) -> AppStatus, invalidates [Workspace, Security];
            lock(Nothing) -> AppStatus, invalidates [Workspace, Security];
            note_activity(Nothing) -> Nothing, invalidates [];
            security_status(Nothing) -> SecurityStatus, provides [Security];
            set_passphrase(SetPassphrase) -> SecurityStatus, invalidates [Security, Workspace];
            renew_recovery_code(Nothing) -> RecoveryCodeShown, invalidates [Security];
            set_idle_lock(SetIdleLock) -> SecurityStatus, invalidates [Security];
            backup_now(Nothing) -> BackupInfo, invalidates [Backups];
            backup_list(Nothing) -> Vec<BackupInfo>, provides [Backups];
            backup_restore(RestoreBackup) -> AppStatus, invalidates [Workspace, Security];
            check_integrity(Nothing) -> Integrity, provides [];
            health(Nothing) -> Health,
                provides [Workspace, Leads, Contacts, Documents, Intake, Jobs, Backups];
            sample_add(Nothing) -> Changed,
                invalidates [
                    Leads, Contacts, Notes, Products, Orders, Interactions, Undo, Workspace
                ];
            sample_remove(Nothing) -> Changed,
                invalidates [
                    Leads, Contacts, Notes, Products, Orders, Interactions, Undo, Workspace
                ];
            settings_get(Nothing) -> Settings, provides [Settings];
            settings_set(SetSetting) -> Settings, invalidates [Settings];
            counts(Nothing) -> Counts, provides [Leads, Contacts, Intake];
            member_list(Nothing) -> Vec<Member>, provides [Workspace];
            list_open(OpenList) -> ListOpened, provides [Leads, Contacts, Tasks];
            groups_open(OpenGroups) -> GroupsOpened, provides [Leads, Contacts, Stages];
            list_window(ReadWindow) -> ListWindow, provides [Leads, Contacts, Tasks];
            list_locate(LocateRow) -> Located, provides [Leads, Contacts];
            list_close(CloseList) -> Nothing, invalidates [];
            list_page(ReadPage) -> ListPage, provides [Leads, Contacts, Tasks];
            find(Find) -> FoundRecords, provides [Leads, Contacts];
            catalogue(ReadCatalogue) -> Catalogue, provides [Fields];
            rule_check(CheckRule) -> RuleChecked, provides [Leads, Contacts, Tasks];
            rule_read(ReadRule) -> RuleRead, provides [Fields, Segments];
            field_values(ReadFieldValues) -> Vec<FieldValue>,
                provides [Leads, Contacts, Products, Orders, Interactions, Tags, Segments];
            segment_list(Nothing) -> Vec<SegmentRow>,
                provides [Segments, Contacts, Leads, Fields, Views];
            segment_get(RecordId) -> Segment,
                provides [Segments, Contacts, Leads, Fields, Views];
            segment_save(SaveSegment) -> Saved, invalidates [Segments, Contacts, Leads, Undo];
            segment_copy(RecordId) -> Saved, invalidates [Segments, Undo];
            segment_delete(RecordId) -> Changed, invalidates [Segments, Undo];
            segment_pick(PickMembers) -> Changed,
                invalidates [Segments, Contacts, Leads, Undo];
            audience(AskAudience) -> Audience,
                provides [
                    Segments, Contacts, Leads, Fields, Orders, Interactions, Documents, Notes
                ];
            audience_why(AskWhy) -> Why,
                provides [
                    Segments, Contacts, Leads, Fields, Orders, Interactions, Documents, Notes
                ];
            duplicate_list(ReadDuplicates) -> Duplicates,
                provides [Duplicates, Contacts, Leads];
            duplicate_compare(PairIds) -> Comparison,
                provides [
                    Contacts, Leads, Notes, Tasks, Documents, Orders, Interactions, Fields
                ];
            duplicate_dismiss(PairIds) -> Changed, invalidates [Duplicates, Undo];
            contact_merge(MergeContacts) -> Changed,
                invalidates [
                    Duplicates, Contacts, Leads, Orders, Interactions, Segments, Intake, Undo
                ];
            contact_unmerge(RecordId) -> Changed,
                invalidates [
                    Duplicates, Contacts, Leads, Orders, Interactions, Segments, Intake, Undo
                ];
            contact_merged(RecordId) -> Vec<MergedContact>, provides [Duplicates, Contacts];
            lead_create(CreateLead) -> LeadCreated, invalidates [Leads, Contacts, Undo];
            lead_get(RecordId) -> Lead,
                provides [Leads, Contacts, Notes, Tasks, Documents, Stages, Tags];
            lead_move(MoveLeads) -> Changed, invalidates [Leads, Stages, Undo];
            lead_archive(ArchiveLeads) -> Changed, invalidates [Leads, Undo];
            stage_list(Nothing) -> Vec<StageInfo>, provides [Stages, Leads];
            stage_save(SaveStage) -> Saved, invalidates [Stages, Leads, Undo];
            stage_move(MoveStage) -> Changed, invalidates [Stages, Leads, Undo];
            stage_delete(RecordId) -> Changed, invalidates [Stages, Leads, Undo];
            tag_list(Nothing) -> Vec<TagInfo>, provides [Tags, Leads];
            tag_save(SaveTag) -> Saved, invalidates [Tags, Leads, Undo];
            tag_delete(RecordId) -> Changed, invalidates [Tags, Leads, Undo];
            lead_tag(TagLeads) -> Changed, invalidates [Tags, Leads, Undo];
            view_list(ReadViews) -> Vec<View>, provides [Views, Fields];
            view_save(SaveView) -> Saved, invalidates [Views, Undo];
            view_move(MoveView) -> Changed, invalidates [Views, Undo];
            view_delete(RecordId) -> Changed, invalidates [Views, Undo];
            view_default(DefaultView) -> Nothing, invalidates [Views];
            custom_field_list(ReadFields) -> Vec<CustomField>, provides [Fields];
            custom_field_save(SaveField) -> Saved, invalidates [Fields, Leads, Contacts, Undo];
            custom_field_move(MoveField) -> Changed, invalidates [Fields, Leads, Contacts, Undo];
            custom_field_delete(RecordId) -> Changed,
                invalidates [Fields, Leads, Contacts, Undo];
            custom_value_set(SetCustomValue) -> Saved, invalidates [Leads, Contacts, Undo];
            today(Nothing) -> Today, provides [Leads, Tasks, Contacts, Intake, Stages];
            contact_get(RecordId) -> Contact, provides [Contacts, Leads];
            contact_create(CreateContact) -> Changed, invalidates [Contacts, Undo];
            point_add(AddPoint) -> Changed, invalidates [Contacts, Leads, Undo];
            customer_get(RecordId) -> Customer,
                provides [Contacts, Orders, Interactions];
            balance_add(AddBalance) -> Changed, invalidates [Contacts, Leads, Undo];
            balance_void(RecordId) -> Changed, invalidates [Contacts, Leads, Undo];
            relationship_add(AddRelationship) -> Changed, invalidates [Contacts, Undo];
            relationship_remove(RecordId) -> Changed, invalidates [Contacts, Undo];
            product_list(Nothing) -> Vec<Product>, provides [Products];
            product_save(SaveProduct) -> Saved, invalidates [Products, Orders, Undo];
            order_get(RecordId) -> Order, provides [Orders, Contacts];
            order_list(ReadOfContact) -> Vec<OrderRow>, provides [Orders, Contacts];
            order_create(CreateOrder) -> Changed, invalidates [Orders, Contacts, Leads, Undo];
            order_void(VoidOrder) -> Changed, invalidates [Orders, Contacts, Leads, Undo];
            interaction_list(ReadOfContact) -> Vec<Interaction>,
                provides [Interactions, Contacts];
            interaction_add(AddInteraction) -> Changed,
                invalidates [Interactions, Contacts, Leads, Undo];
            interaction_void(RecordId) -> Changed,
                invalidates [Interactions, Contacts, Leads, Undo];
            score_get(RecordId) -> Score, provides [Scores, Leads];
            score_model_get(Nothing) -> ScoreModels, provides [Scores];
            score_draft_save(SaveDraft) -> Nothing, invalidates [Scores];
            score_draft_discard(Nothing) -> Nothing, invalidates [Scores];
            score_pack_use(UsePack) -> ScoreModels, invalidates [Scores];
            score_try(TryScore) -> Score, provides [Scores, Leads];
            score_preview(PreviewScores) -> ScorePreview, provides [Scores, Leads];
            score_publish(PublishScores) -> Saved, invalidates [Scores, Leads, Contacts, Undo];
            score_revert(RecordId) -> Saved, invalidates [Scores, Leads, Contacts, Undo];
            score_history(RecordId) -> Vec<ScoreChange>, provides [Scores, Leads];
            score_override(OverrideScore) -> Changed,
                invalidates [Scores, Leads, Contacts, Undo];
            score_override_end(RecordId) -> Changed,
                invalidates [Scores, Leads, Contacts, Undo];
            score_feedback(GiveFeedback) -> Changed, invalidates [Scores, Leads, Undo];
            learned_get(Nothing) -> Learned, provides [Scores, Leads, Jobs];
            learned_train(Nothing) -> JobStarted, invalidates [Scores, Jobs];
            learned_exclude(ExcludeFields) -> Changed, invalidates [Scores, Undo];
            learned_publish(Nothing) -> Changed, invalidates [Scores, Leads, Undo];
            learned_withdraw(Nothing) -> Changed, invalidates [Scores, Leads, Undo];
            field_edit(EditField) -> Changed, invalidates [Leads, Contacts, Notes, Tasks, Undo];
            trash(RecordIds) -> Changed,
                invalidates [
                    Leads, Contacts, Notes, Tasks, Questionnaires, Documents, Products, Orders,
                    Interactions, Undo
                ];
            restore(RecordIds) -> Changed,
                invalidates [
                    Leads, Contacts, Notes, Tasks, Questionnaires, Documents, Products, Orders,
                    Interactions, Undo
                ];
            note_add(AddNote) -> Changed, invalidates [Notes, Undo];
            call_log(LogCall) -> Changed, invalidates [Notes, Undo];
            task_list(ReadTasks) -> Vec<Task>, provides [Tasks, Leads, Contacts];
            task_add(AddTask) -> Changed, invalidates [Tasks, Leads, Undo];
            task_mark(MarkTasks) -> Changed, invalidates [Tasks, Leads, Undo];
            fact_add(AddFact) -> Changed, invalidates [Contacts, Undo];
            questionnaire_list(Nothing) -> Vec<Questionnaire>, provides [Questionnaires];
            questionnaire_save(SaveQuestionnaire) -> Changed, invalidates [Questionnaires, Undo];
            answer_list(RecordId) -> Vec<Answer>, provides [Questionnaires];
            answer_set(SetAnswer) -> Changed, invalidates [Questionnaires, Undo];
            search_text(SearchText) -> Vec<Hit>, provides [Documents, Notes, Leads, Contacts];
            history(ReadHistory) -> Vec<HistoryEntry>,
                provides [Leads, Contacts, Notes, Tasks, Questionnaires, Documents];
            history_restore(RecordId) -> Changed,
                invalidates [Leads, Contacts, Notes, Tasks, Questionnaires, Documents, Undo];
            document_list(RecordId) -> Vec<DocumentInfo>, provides [Documents];
            document_text(RecordId) -> DocumentText, provides [Documents];
            document_unlock(UnlockDocument) -> DocumentText,
                invalidates [Documents, Intake, Leads];
            bytes document_bytes(RecordId), provides [Documents];
            document_save(SaveDocument) -> Nothing, invalidates [];
            document_add(AddDocument) -> Changed, invalidates [Documents, Leads, Undo];
            document_add_bytes(AddDocumentBytes) -> Changed, invalidates [Documents, Leads, Undo];
            intake_queue(Nothing) -> IntakeQueue, provides [Intake];
            intake_get(RecordId) -> IntakeDetail, provides [Intake, Contacts];
            intake_add_paths(AddPaths) -> Changed, invalidates [Intake, Jobs, Undo];
            intake_add_bytes(AddBytes) -> Changed, invalidates [Intake, Jobs, Undo];
            intake_confirm(ConfirmIntake) -> IntakeConfirmed,
                invalidates [Intake, Leads, Contacts, Undo];
            intake_accept_all(AcceptAll) -> AllAccepted,
                invalidates [Intake, Leads, Contacts, Undo];
            intake_reject(RejectIntake) -> Changed, invalidates [Intake, Undo];
            intake_cancel(Ids) -> Counted, invalidates [Intake, Jobs];
            intake_retry(Ids) -> Counted, invalidates [Intake, Jobs];
            intake_dismiss(Ids) -> Counted, invalidates [Intake];
            watch_list(Nothing) -> Vec<WatchedFolder>, provides [Settings];
            watch_add(FolderPath) -> Vec<WatchedFolder>, invalidates [Settings];
            watch_remove(FolderPath) -> Vec<WatchedFolder>, invalidates [Settings];
            undo(Undo) -> Undone,
                invalidates [
                    Undo, Jobs, Leads, Contacts, Notes, Tasks, Questionnaires, Stages, Tags, Views,
                    Fields, Documents, Products, Orders, Interactions, Segments, Duplicates,
                    Scores, Intake
                ];
            redo(Nothing) -> Undone,
                invalidates [
                    Undo, Jobs, Leads, Contacts, Notes, Tasks, Questionnaires, Stages, Tags, Views,
                    Fields, Documents, Products, Orders, Interactions, Segments, Duplicates,
                    Scores, Intake
                ];
            undo_state(Nothing) -> UndoState, provides [Undo];
            undo_list(Nothing) -> Vec<UndoEntry>, provides [Undo];
            bulk_start(StartBulk) -> BulkReport,
                invalidates [Leads, Contacts, Tags, Stages, Notes, Tasks, Jobs, Undo];
            bulk_report(RecordId) -> BulkReport, provides [Jobs];
            import_open(OpenImport) -> Import, invalidates [Imports];
            import_open_bytes(OpenImportBytes) -> Import, invalidates [Imports];
            import_get(RecordId) -> Import, provides [Imports, Fields];
            import_list(Nothing) -> Vec<ImportRow>, provides [Imports];
            import_set(SetImport) -> Import, invalidates [Imports];
            import_check(RecordId) -> Import, invalidates [Imports, Jobs];
            import_fix(FixValue) -> Import, invalidates [Imports, Jobs];
            import_start(RecordId) -> Import,
                invalidates [
                    Imports, Jobs, Undo, Leads, Contacts, Products, Orders, Interactions
                ];
            import_pause(RecordId) -> Import, invalidates [Imports, Jobs];
            import_resume(RecordId) -> Import, invalidates [Imports, Jobs];
            import_cancel(CancelImport) -> Import,
                invalidates [
                    Imports, Jobs, Undo, Leads, Contacts, Products, Orders, Interactions
                ];
            import_forget(RecordId) -> Nothing, invalidates [Imports];
            bytes import_failed(RecordId), provides [Imports];
            import_failed_save(SaveFailed) -> Nothing, invalidates [];
            export_save(ExportTo) -> JobStarted, invalidates [Jobs];
            bytes export_bytes(ExportWhat), provides [];
            job_list(Nothing) -> Vec<JobInfo>, provides [Jobs];
            job_cancel(RecordId) -> Changed, invalidates [Jobs, Intake, Undo];
        }
    };
}

/// A request or an answer without content.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Nothing {}

/// One record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RecordId {
    /// Its id.
    pub id: String,
}

/// Several records of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Ids {
    /// Their ids.
    pub ids: Vec<String>,
}

/// What a change did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Changed {
    /// The undo group; empty if nothing changed that could be undone.
    pub group: Option<String>,
    /// The records it made or changed.
    pub ids: Vec<String>,
}

/// Work that goes on in the background.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct JobStarted {
    /// The job, as the list of jobs knows it.
    pub job: String,
}

/// Something was saved that people name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Saved {
    /// It.
    pub id: String,
    /// The undo group; empty if nothing changed that could be undone.
    pub group: Option<String>,
    /// What one may want to know about it.
    pub warning: Option<SaveWarning>,
}

/// Why something that was saved may not be meant so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SaveWarning {
    /// Another one has the same name.
    NameTaken,
    /// Another record has the same value in a field where that should not be.
    ValueTaken,
}

/// An answer, ready for a host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// JSON.
    Json(Value),
    /// Raw bytes.
    Bytes(Vec<u8>),
}

/// Writes one arm for each row; `bytes` rows answer without JSON.
macro_rules! dispatcher {
    (@row $engine:ident $name:ident $request:ident;) => {};
    (@row $engine:ident $name:ident $request:ident;
        bytes $row:ident($type:ty), $effect:ident [$($tag:ident),*]; $($rest:tt)*) => {
        if $name == stringify!($row) {
            return Ok(Reply::Bytes($row($engine, parse::<$type>($request)?)?));
        }
        dispatcher! { @row $engine $name $request; $($rest)* }
    };
    (@row $engine:ident $name:ident $request:ident;
        $row:ident($type:ty) -> $response:ty, $effect:ident [$($tag:ident),*]; $($rest:tt)*) => {
        if $name == stringify!($row) {
            let response: $response = $row($engine, parse::<$type>($request)?)?;
            return Ok(Reply::Json(serde_json::to_value(response)?));
        }
        dispatcher! { @row $engine $name $request; $($rest)* }
    };
    ($($rows:tt)*) => {
        fn call(engine: &Engine, name: &str, request: Value) -> Outcome<Reply> {
            dispatcher! { @row engine name request; $($rows)* }
            let message = format!("there is no command {name}");
            Err(CommandError::new(ErrorCode::UnknownCommand, message).param("name", name).into())
        }
    };
}

with_commands!(dispatcher);

/// Collects a description of each row.
macro_rules! descriptions {
    (@row $list:ident $schemas:ident;) => {};
    (@row $list:ident $schemas:ident;
        bytes $row:ident($type:ty), $effect:ident [$($tag:ident),*]; $($rest:tt)*) => {
        $list.push(json!({
            "name": stringify!($row),
            "request": $schemas.subschema_for::<$type>(),
            "response": { "type": "string", "contentMediaType": "application/octet-stream" },
            stringify!($effect): tags(&[$(Tag::$tag),*]),
        }));
        descriptions! { @row $list $schemas; $($rest)* }
    };
    (@row $list:ident $schemas:ident;
        $row:ident($type:ty) -> $response:ty, $effect:ident [$($tag:ident),*]; $($rest:tt)*) => {
        $list.push(json!({
            "name": stringify!($row),
            "request": $schemas.subschema_for::<$type>(),
            "response": $schemas.subschema_for::<$response>(),
            stringify!($effect): tags(&[$(Tag::$tag),*]),
        }));
        descriptions! { @row $list $schemas; $($rest)* }
    };
    ($($rows:tt)*) => {
        /// Returns the table as data: each command with the JSON Schema of its request and
        /// response, the shared definitions, and the schema of events and errors.
        #[must_use]
        pub fn describe() -> Value {
            let mut schemas = schemars::generate::SchemaSettings::draft2020_12().into_generator();
            let mut list: Vec<Value> = Vec::new();
            descriptions! { @row list schemas; $($rows)* }
            let event = schemas.subschema_for::<DomainEvent>();
            let error = schemas.subschema_for::<CommandError>();
            json!({
                "commands": list,
                "event": event,
                "error": error,
                "$defs": schemas.take_definitions(true),
            })
        }
    };
}

with_commands!(descriptions);

fn tags(tags: &[Tag]) -> Value {
    json!(tags)
}

/// Carries out one command. Blocking; a panic in a body is caught and reported.
///
/// # Errors
/// What the command fails with, `unknown_command`, or `invalid` for a request that does not read.
pub fn dispatch(engine: &Engine, name: &str, request: Value) -> Result<Reply, CommandError> {
    let result = catch_unwind(AssertUnwindSafe(|| call(engine, name, request)));
    match result {
        Ok(Ok(reply)) => Ok(reply),
        Ok(Err(fault)) => Err(fault.into()),
        Err(_) => {
            tracing::error!(command = name, "a command panicked");
            Err(CommandError::new(ErrorCode::Internal, "something went wrong inside the program")
                .kept("everything stored before is kept")
                .next(NextStep::Retry)
                .retryable())
        }
    }
}

/// Reads a request. The message names a missing field, or what is wrong in kind; never a value,
/// which may be a passphrase.
fn parse<T: serde::de::DeserializeOwned>(request: Value) -> Outcome<T> {
    serde_json::from_value(request).map_err(|error| {
        let message = error.to_string();
        let named = message.starts_with("missing field");
        let end = if named { message.len() } else { message.find([':', '`']).unwrap_or(0) };
        let place = message[..end].trim();
        CommandError::new(ErrorCode::Invalid, format!("the request does not read: {place}"))
            .param("field", "request")
            .param("why", place)
            .kept("nothing was changed")
            .into()
    })
}

/// Reads an id of any kind.
pub(crate) fn id<T: std::str::FromStr>(text: &str, what: &'static str) -> Outcome<T> {
    text.parse().map_err(|_| crate::fault::Fault::not_found(what))
}

fn changed(group: Option<anteroom_wire::id::GroupId>, ids: Vec<String>) -> Changed {
    Changed { group: group.map(|group| group.to_string()), ids }
}

/// Refuses a name that does not fit in a chip or a head.
fn check_name(name: &str) -> Outcome<()> {
    let fault = |why: String| Err(crate::fault::Fault::invalid("name", why));
    if name.chars().count() > NAME_CHARS_MAX {
        return fault(format!("is longer than {NAME_CHARS_MAX} characters"));
    }
    if name.chars().any(char::is_control) {
        return fault("must be one line without control characters".to_owned());
    }
    Ok(())
}
