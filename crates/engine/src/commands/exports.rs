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
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ExportWhat {
    /// What a list shows.
    List(ExportList),
}

/// A list to be written out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ExportList {
    /// What it is of.
    pub root: Root,
    /// Which records it shows.
    pub scope: Scope,
    /// The rule in its text form; empty means all.
    pub rule: String,
    /// The order.
    pub sort: Vec<SortKey>,
    /// The columns, by the names of fields in the catalogue; none means all that there are.
    pub columns: Vec<String>,
    /// The kind of file.
    pub format: ExportFormat,
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
