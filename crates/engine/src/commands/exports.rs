//! Handing tables out as files.

use std::path::Path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    documents,
    lists::{Root, Scope, SortKey},
};
use crate::{engine::Engine, export, fault::Outcome};

/// What is written into a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum ExportWhat {
    /// What a list shows.
    List {
        /// What it is of.
        root: Root,
        /// Which records it shows.
        scope: Scope,
        /// The rule in its text form; empty means all.
        rule: String,
        /// The order.
        sort: Vec<SortKey>,
        /// The columns, by the names of fields in the catalogue; none means all that there are.
        columns: Vec<String>,
        /// The kind of file.
        format: ExportFormat,
    },
    /// The whole workspace: records, files, history, scores. It can be taken in again.
    Everything,
}

/// The kind of file that a list is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// CSV in UTF-8 that a spreadsheet opens and does not calculate with.
    Csv,
    /// A list of objects in JSON.
    Json,
}

/// What to write, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ExportTo {
    /// What.
    pub what: ExportWhat,
    /// The file to write; one that is there is replaced.
    pub path: String,
}

/// Work that goes on behind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct JobStarted {
    /// Its job.
    pub job: String,
}

pub(crate) fn export_save(engine: &Engine, request: ExportTo) -> Outcome<JobStarted> {
    let desk = engine.desk()?;
    documents::outside(Path::new(&request.path), engine.folder().path())?;
    let job = export::start(&desk, &request)?;
    Ok(JobStarted { job: job.to_string() })
}

pub(crate) fn export_bytes(engine: &Engine, request: ExportWhat) -> Outcome<Vec<u8>> {
    let desk = engine.desk()?;
    let mut bytes = Vec::new();
    export::write(&desk, &request, &mut bytes)?;
    Ok(bytes)
}
