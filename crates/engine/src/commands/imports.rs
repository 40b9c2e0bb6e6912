//! Taking in tables from files: what a file holds, what would come of it, and doing it.

use std::{fs::File, io::Cursor, path::Path};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Nothing, RecordId, documents, id};
use crate::{
    engine::Engine,
    fault::{Fault, Outcome},
    import,
    table::import::ImportRow,
};

/// A file to be taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenImport {
    /// Where it lies. It is copied, sealed, into the workspace, and not touched any more.
    pub path: String,
}

/// A file's bytes to be taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenImportBytes {
    /// What the file is called.
    pub name: String,
    /// Its bytes in base64.
    pub base64: String,
}

/// What the rows of a file are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ImportTarget {
    /// People and organisations, with what was known of them in total.
    Contact,
    /// Leads, each with its contact.
    Lead,
    /// Orders of contacts.
    Order,
    /// Products.
    Product,
    /// What contacts did.
    Interaction,
}

/// What becomes of a record that is here already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ImportPolicy {
    /// What the file has replaces what is here; a blank cell erases nothing.
    #[default]
    Update,
    /// Only what is empty here is filled in.
    FillBlanks,
    /// It stays as it is.
    Skip,
}

/// Where a column goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ColumnMapping {
    /// The column, counted from 0.
    pub column: u32,
    /// The field, by its name in the import's `fields`; empty leaves the column out.
    pub field: Option<String>,
}

/// In which order a day, month and year are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// 31/12/2026.
    Dmy,
    /// 12/31/2026.
    Mdy,
    /// 2026/12/31.
    Ymd,
}

/// In which order a column's dates are written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ColumnDates {
    /// The column.
    pub column: u32,
    /// The order.
    pub order: DateOrder,
}

/// What parts whole numbers from fractions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub enum DecimalMark {
    /// 1.234,56
    #[serde(rename = ",")]
    Comma,
    /// 1,234.56
    #[serde(rename = ".")]
    Point,
}

/// How a column's fractions are written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ColumnDecimals {
    /// The column.
    pub column: u32,
    /// What stands before the fraction.
    pub decimal: DecimalMark,
}

/// How a file is to be read. What is left out stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SetImport {
    /// The import.
    pub id: String,
    /// What its rows are; the mapping is suggested anew.
    #[serde(default)]
    #[ts(optional)]
    pub target: Option<ImportTarget>,
    /// The sheet of a workbook; its columns are looked at anew.
    #[serde(default)]
    #[ts(optional)]
    pub sheet: Option<String>,
    /// The encoding, by a name such as `windows-1252`; the columns are looked at anew.
    #[serde(default)]
    #[ts(optional)]
    pub encoding: Option<String>,
    /// What parts cells, one character; the columns are looked at anew.
    #[serde(default)]
    #[ts(optional)]
    pub delimiter: Option<String>,
    /// Whether the first row names the columns.
    #[serde(default)]
    #[ts(optional)]
    pub header: Option<bool>,
    /// Where columns go; those that are not named stay where they were.
    #[serde(default)]
    #[ts(optional)]
    pub mapping: Option<Vec<ColumnMapping>>,
    /// The field by which a record is recognised; null makes each row a new record.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string | null")]
    pub key: Option<Option<String>>,
    /// What becomes of records that are here already.
    #[serde(default)]
    #[ts(optional)]
    pub policy: Option<ImportPolicy>,
    /// In which order dates are written.
    #[serde(default)]
    #[ts(optional)]
    pub dates: Option<Vec<ColumnDates>>,
    /// How fractions are written.
    #[serde(default)]
    #[ts(optional)]
    pub decimals: Option<Vec<ColumnDecimals>>,
}

/// One bad value, for all rows that have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FixValue {
    /// The import.
    pub id: String,
    /// The column.
    pub column: u32,
    /// The value, as the report shows it.
    pub value: String,
    /// What is read instead; empty leaves the cell blank.
    pub replacement: String,
}

/// An import that is to be ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CancelImport {
    /// The import.
    pub id: String,
    /// Whether what is taken in by then stays; else it is undone.
    pub keep: bool,
}

/// Where to save the rows that failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SaveFailed {
    /// The import.
    pub id: String,
    /// The file to write; one that is there is replaced.
    pub path: String,
}

/// What kind of file an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ImportKind {
    /// Text with a delimiter: CSV, TSV.
    Csv,
    /// A workbook.
    Xlsx,
}

/// Where an import stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ImportState {
    /// It is open: nothing was tried yet, or something was set since.
    Open,
    /// A job tries it out and writes nothing.
    Checking,
    /// It was tried out; the report says what would come of it.
    Checked,
    /// A job takes it in.
    Running,
    /// A person stopped it for a while; what is in is in.
    Paused,
    /// It is in.
    Done,
    /// A person ended it.
    Cancelled,
    /// It was given up; `message` says why.
    Failed,
}

/// What cells of a column seem to be, or what a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ImportCellKind {
    /// Words.
    Text,
    /// A whole number.
    Number,
    /// A number with a fraction; in a field an amount of money.
    Decimal,
    /// A day, or a day and time.
    Date,
    /// Yes or no.
    Flag,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
}

/// What has to be asked, because the cells alone do not say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ImportQuestionKind {
    /// Whether the day or the month comes first.
    DateOrder,
    /// Whether a comma or a point stands before the fraction.
    Decimal,
}

/// A question about a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ImportQuestion {
    /// What is asked.
    pub kind: ImportQuestionKind,
    /// Cells that can be read either way.
    pub samples: Vec<String>,
}

/// A column of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ImportColumn {
    /// Its place, counted from 0.
    pub index: u32,
    /// What the file calls it; empty without a header.
    pub name: String,
    /// The first cells that are not blank, at most 5.
    pub samples: Vec<String>,
    /// What its cells seem to be.
    pub kind: ImportCellKind,
    /// How many of the rows that were looked at have nothing in it.
    pub empty: u32,
    /// Where it goes.
    pub field: Option<String>,
    /// Where it should go, going by its name and cells.
    pub suggested: Option<String>,
    /// What has to be answered before it can be read; empty for a column that is left out.
    pub question: Option<ImportQuestion>,
}

/// Where a column can go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ImportField {
    /// Its name; the id of a field that the team made up.
    pub name: String,
    /// What it is called in English, or by the team.
    pub label: String,
    /// Whether a new record must have it.
    pub required: bool,
    /// What it takes.
    pub kind: ImportCellKind,
}

/// What becomes of a row, as far as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ImportAct {
    /// A new record.
    Create,
    /// A record that is here gets other cells.
    Update,
    /// It contradicts another row or a record, so that nothing is done.
    Conflict,
}

/// A cell that changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ImportCell {
    /// The field's name.
    pub field: String,
    /// What is there.
    pub from: Option<String>,
    /// What the file has.
    pub to: Option<String>,
}

/// What becomes of one row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ImportChange {
    /// The line of the file, counted from 1.
    pub line: u32,
    /// What becomes of it.
    pub act: ImportAct,
    /// What the record is called.
    pub name: String,
    /// The record that is here.
    pub record_id: Option<String>,
    /// The cells that change.
    pub cells: Vec<ImportCell>,
}

/// Why rows are not taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ImportProblem {
    /// A cell that a new record must have is blank.
    Required,
    /// It is no date, or none of the calendar.
    NotADate,
    /// It is no number, or written with the other decimal mark.
    NotANumber,
    /// It is no e-mail address.
    NotAnEmail,
    /// It is no phone number.
    NotAPhone,
    /// It is neither yes nor no.
    NotAFlag,
    /// It is none of the words that the field takes.
    NotAChoice,
    /// It is no currency.
    NotACurrency,
    /// The number or moment lies outside of what can be.
    OutOfRange,
    /// It is longer than the field takes.
    TooLong,
    /// The row has more or fewer cells than the header.
    Ragged,
    /// A quotation mark is never closed.
    Quote,
    /// It has bytes that are no characters of the file's encoding.
    Encoding,
    /// It has control characters, such as NUL.
    Control,
    /// The same row came before in the file.
    Repeated,
    /// Another row with the same key came before in the file, and says something else.
    DuplicateKey,
    /// Its keys name two different records, or the record that is here says something else and
    /// cannot be changed.
    KeyConflict,
    /// The record is here already, and records that are here are to stay as they are.
    Exists,
    /// There is no contact of this key.
    NoContact,
}

/// Rows that are not taken in for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ImportReason {
    /// The column at fault, if it is one.
    pub column: Option<u32>,
    /// The reason.
    pub kind: ImportProblem,
    /// The same in words.
    pub message: String,
    /// The value at fault, shortened; empty where every row has another.
    pub value: Option<String>,
    /// How many rows.
    pub rows: u32,
    /// The first of them.
    pub line: u32,
}

/// What would come of an import, or came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ImportReport {
    /// Rows that are new records.
    pub create: u32,
    /// Rows that change a record.
    pub update: u32,
    /// Rows whose record is like that already.
    pub unchanged: u32,
    /// Rows that are passed over.
    pub skip: u32,
    /// Rows that contradict another row or a record.
    pub conflict: u32,
    /// Rows that do not read.
    pub failed: u32,
    /// What becomes of the first rows, at most 100.
    pub changes: Vec<ImportChange>,
    /// Why rows are not taken in, the commonest reason first.
    pub reasons: Vec<ImportReason>,
}

/// An import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Import {
    /// It; while a job works on it, also the job's id.
    pub id: String,
    /// What the file was called.
    pub name: String,
    /// How large it is.
    pub bytes: u64,
    /// What kind of file it is.
    pub kind: ImportKind,
    /// Its encoding.
    pub encoding: String,
    /// What parts its cells.
    pub delimiter: String,
    /// Whether its first row names the columns.
    pub header: bool,
    /// The sheets of a workbook.
    pub sheets: Vec<String>,
    /// The sheet that is taken in.
    pub sheet: Option<String>,
    /// What its rows are.
    pub target: ImportTarget,
    /// Its columns.
    pub columns: Vec<ImportColumn>,
    /// Where columns can go.
    pub fields: Vec<ImportField>,
    /// The field by which a record is recognised.
    pub key: Option<String>,
    /// The fields that can be the key.
    pub keys: Vec<String>,
    /// What becomes of records that are here already.
    pub policy: ImportPolicy,
    /// Whether this is how the last file of the same columns was taken in.
    pub remembered: bool,
    /// Where it stands.
    pub state: ImportState,
    /// How many rows it has, once it was read to its end.
    pub rows: Option<u32>,
    /// How many rows the job has come through.
    pub done: u32,
    /// What would come of it, or came of it.
    pub report: Option<ImportReport>,
    /// The undo group of what is in; empty before it starts.
    pub group: Option<String>,
    /// Why it was given up.
    pub message: Option<String>,
}

pub(crate) fn import_open(engine: &Engine, request: OpenImport) -> Outcome<Import> {
    let desk = engine.desk()?;
    let path = Path::new(&request.path);
    let file = File::open(path).map_err(|error| documents::unreadable(&error))?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = name.ok_or_else(|| Fault::invalid("path", "names no file"))?;
    import::open(&desk, &name, file)
}

pub(crate) fn import_open_bytes(engine: &Engine, request: OpenImportBytes) -> Outcome<Import> {
    let desk = engine.desk()?;
    let bytes = documents::decode(&request.base64)?;
    import::open(&desk, &request.name, Cursor::new(bytes))
}

pub(crate) fn import_set(engine: &Engine, request: SetImport) -> Outcome<Import> {
    import::set(&*engine.desk()?, id(&request.id, "import")?, &request)
}

pub(crate) fn import_get(engine: &Engine, request: RecordId) -> Outcome<Import> {
    import::get(&*engine.desk()?, id(&request.id, "import")?)
}

pub(crate) fn import_check(engine: &Engine, request: RecordId) -> Outcome<Import> {
    import::check(&*engine.desk()?, id(&request.id, "import")?)
}

pub(crate) fn import_fix(engine: &Engine, request: FixValue) -> Outcome<Import> {
    import::fix(&*engine.desk()?, id(&request.id, "import")?, &request)
}

pub(crate) fn import_start(engine: &Engine, request: RecordId) -> Outcome<Import> {
    import::start(&*engine.desk()?, id(&request.id, "import")?)
}

pub(crate) fn import_pause(engine: &Engine, request: RecordId) -> Outcome<Import> {
    import::pause(&*engine.desk()?, id(&request.id, "import")?)
}

pub(crate) fn import_resume(engine: &Engine, request: RecordId) -> Outcome<Import> {
    import::resume(&*engine.desk()?, id(&request.id, "import")?)
}

pub(crate) fn import_cancel(engine: &Engine, request: CancelImport) -> Outcome<Import> {
    import::cancel(&*engine.desk()?, id(&request.id, "import")?, request.keep)
}

pub(crate) fn import_list(engine: &Engine, _request: Nothing) -> Outcome<Vec<ImportRow>> {
    engine.desk()?.read(crate::table::import::all)
}

pub(crate) fn import_forget(engine: &Engine, request: RecordId) -> Outcome<Nothing> {
    import::forget(&*engine.desk()?, id(&request.id, "import")?)?;
    Ok(Nothing {})
}

pub(crate) fn import_failed(engine: &Engine, request: RecordId) -> Outcome<Vec<u8>> {
    let mut text = Vec::new();
    import::write_failed(&*engine.desk()?, id(&request.id, "import")?, &mut text)?;
    Ok(text)
}

pub(crate) fn import_failed_save(engine: &Engine, request: SaveFailed) -> Outcome<Nothing> {
    let desk = engine.desk()?;
    let import = id(&request.id, "import")?;
    let path = Path::new(&request.path);
    documents::outside(path, engine.folder().path())?;
    documents::write_whole(path, |file| import::write_failed(&desk, import, file))?;
    Ok(Nothing {})
}

/// Tells a null from nothing at all.
fn given<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: serde::Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(deserializer).map(Some)
}
