//! The finders on shared resumes with known truth; passed over, aloud, where they are not there.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use super::super::{Field, Found, SAME_PERSON_LIKENESS, find, name_likeness, normalise_email};
use crate::intake::extract::{Limits, extract};
use crate::intake::kind::{Kind, sniff};

/// Of a hundred files, how many must be right in each field.
const RIGHT_PERCENT_MIN: usize = 95;

/// Returns the folder of shared documents, beside the workspace or above it.
fn documents() -> Option<PathBuf> {
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let folder = above.map(|a| a.join("../shared/data/documents")).find(|f| f.is_dir());
    if folder.is_none() {
        eprintln!("skipped: ../shared/data is not there");
    }
    folder
}

/// Returns what is found in a file, and what kind it is.
fn found_in(file: &Path) -> (Kind, Found) {
    let bytes = std::fs::read(file).expect("a shared file is readable");
    let name = file.file_name().expect("it is a file").to_string_lossy().into_owned();
    let kind = sniff(Cursor::new(&bytes), bytes.len() as u64, &name).expect("a resume is taken in");
    let read = extract(kind, &bytes, None, &Limits::default()).expect("a resume is read");
    (kind, find(&read.text, &name))
}

fn value(field: &Option<Field>) -> Option<&str> {
    field.as_ref().map(|f| f.value.as_str())
}

/// What is right, of how many, for each field.
#[derive(Default)]
struct Score {
    right: usize,
    invented: usize,
    files: usize,
}

impl Score {
    fn add(&mut self, found: Option<&str>, truth: Option<&str>) {
        self.files += 1;
        self.right += usize::from(found == truth);
        // A value that is not the person's is worse than none.
        self.invented += usize::from(found.is_some() && found != truth);
    }
}

#[test]
fn varied_resumes_against_their_truth() {
    let Some(folder) = documents().map(|d| d.join("resumes-varied")) else { return };
    let truth = std::fs::read_to_string(folder.join("truth.json")).expect("the truth is there");
    let truth: BTreeMap<String, serde_json::Value> =
        serde_json::from_str(&truth).expect("the truth is json");
    let mut scores: BTreeMap<(&str, &str), Score> = BTreeMap::new();
    for (file, wanted) in &truth {
        let (kind, found) = found_in(&folder.join(file));
        let first_three = matches!(kind, Kind::Pdf | Kind::Docx | Kind::Text);
        let fields = [("name", &found.name), ("email", &found.email), ("phone", &found.phone)];
        for (field, found) in fields {
            let wanted = wanted[field].as_str();
            if value(found) != wanted {
                eprintln!("{file}: {field} is {found:?}");
            }
            for group in if first_three { &["pdf docx txt", "all"][..] } else { &["all"] } {
                scores.entry((group, field)).or_default().add(value(found), wanted);
            }
        }
    }
    for ((group, field), Score { right, invented, files }) in &scores {
        eprintln!("{group}: {field} right in {right} of {files}, invented in {invented}");
        assert!(right * 100 >= files * RIGHT_PERCENT_MIN, "{field} in {group}");
        assert_eq!(*invented, 0, "{field} in {group}");
    }
}

#[test]
fn one_person_in_nine_layouts() {
    let Some(folder) = documents().map(|d| d.join("resumes")) else { return };
    let entries = std::fs::read_dir(folder).expect("the folder is readable");
    let mut files: Vec<PathBuf> = entries.map(|e| e.expect("an entry").path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "pdf"));
    for file in files {
        let (_, found) = found_in(&file);
        let email = value(&found.email).and_then(normalise_email);
        assert_eq!(email.as_deref(), Some("john.doe@email.com"), "{file:?}");
        assert_eq!(value(&found.name), Some("John Doe"), "{file:?}");
        assert_eq!(found.phone, None, "{file:?} has no phone");
        let likeness = name_likeness(value(&found.name).unwrap_or_default(), "Doe, John");
        assert!(likeness >= SAME_PERSON_LIKENESS);
    }
}
