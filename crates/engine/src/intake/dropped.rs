//! What the drop overlay says of files before they are let go: nothing is taken in by looking.

use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::table::document::DocumentKind;

/// A file that is being dragged over the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DroppedFile {
    /// What it is called.
    pub name: String,
    /// Its size in bytes; of a folder, that of the files in it.
    pub size_bytes: u64,
    /// Whether it would be taken in.
    pub accepted: bool,
    /// What it is, by its content.
    pub kind: Option<DocumentKind>,
}

/// Files looked at while they hover; the rest are counted when they are dropped.
const LOOKED_AT_MAX: usize = 200;

/// What names of tables end in; a text is a table or a document as it is called.
const TABLES: [&str; 5] = ["csv", "tsv", "tab", "xlsx", "xlsm"];

/// Looks at files by their content. A folder stands for the files in it.
#[must_use]
pub fn describe_files(paths: &[PathBuf]) -> Vec<DroppedFile> {
    let mut files = Vec::new();
    paths.iter().for_each(|path| {
        super::collect(path, super::FOLDER_DEPTH_MAX, LOOKED_AT_MAX, &mut files);
    });
    files.iter().map(|path| describe(path)).collect()
}

fn describe(path: &Path) -> DroppedFile {
    let name = super::file_name(&path.to_string_lossy());
    let (size_bytes, kind) = match super::open_file(path) {
        Ok((len, mut file)) => (len, super::judge(&mut file, len, &name).ok()),
        Err(_) => (0, None),
    };
    DroppedFile { name, size_bytes, accepted: kind.is_some() || is_table(path), kind }
}

/// Whether a file is a table of records by its name, to be imported rather than read.
#[must_use]
pub fn is_table(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| TABLES.iter().any(|table| ending.eq_ignore_ascii_case(table)))
}
