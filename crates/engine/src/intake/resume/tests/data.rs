//! The finders on shared resumes with known truth; passed over, aloud, where they are not there.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use super::super::truth::{Score, Truth, compare};
use super::super::{
    Field, Found, Profile, SAME_PERSON_LIKENESS, find, name_likeness, normalise_email,
};
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

#[test]
fn varied_resumes_against_their_truth() {
    let Some(folder) = documents().map(|d| d.join("resumes-varied")) else { return };
    let truth = std::fs::read_to_string(folder.join("truth.json")).expect("the truth is there");
    let truth: BTreeMap<String, Truth> = serde_json::from_str(&truth).expect("the truth is json");
    let mut scores: BTreeMap<(&str, &str), Score> = BTreeMap::new();
    for (file, wanted) in &truth {
        let (kind, found) = found_in(&folder.join(file));
        let first_three = matches!(kind, Kind::Pdf | Kind::Docx | Kind::Text);
        let compared = compare(wanted, &found);
        for difference in compared.differences {
            eprintln!("{file}: {difference:?}");
        }
        for (field, score) in compared.scores {
            for group in if first_three { &["pdf docx txt", "all"][..] } else { &["all"] } {
                scores.entry((group, field)).or_default().add(score);
            }
        }
    }
    for ((group, field), score) in &scores {
        let Score { right, wanted, invented } = score;
        eprintln!("{group}: {field} right in {right} of {wanted}, invented in {invented}");
        let person = matches!(*field, "name" | "email" | "phone");
        let min = if person { 100 } else { RIGHT_PERCENT_MIN };
        assert!(score.percent() >= min, "{field} in {group}");
        // A value that is not the person's is worse than none.
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
        says_what_john_doe_does(&file, &found.profile);
    }
}

/// Checks what the nine layouts have in common; one of them sets its dates where no reader
/// finds their entries.
fn says_what_john_doe_does(file: &Path, profile: &Profile) {
    let employers: Vec<_> = profile.jobs.iter().filter_map(|j| value(&j.employer)).collect();
    let firms = [
        "Nexus AI",
        "NVIDIA Research",
        "Google DeepMind",
        "Apple ML Research",
        "Microsoft Research",
    ];
    assert!(employers.len() >= 4 && employers.iter().all(|e| firms.contains(e)), "{file:?}");
    let titles = profile.jobs.iter().filter_map(|j| value(&j.title));
    for title in titles {
        assert!(matches!(title, "Co-Founder & CTO" | "Research Intern"), "{title} in {file:?}");
    }
    let schools: Vec<_> = profile.degrees.iter().filter_map(|d| value(&d.school)).collect();
    assert_eq!(schools, ["Princeton University", "Boğaziçi University"], "{file:?}");
    let degrees = profile.degrees.iter().filter_map(|d| value(&d.degree));
    for (degree, wanted) in degrees.zip(["PhD", "BS"]) {
        assert!(degree.starts_with(wanted), "{degree} in {file:?}");
    }
    assert_eq!(profile.skills.len(), 19, "{file:?}");
    assert_eq!(profile.languages, [], "those of machines are none: {file:?}");
    assert_eq!(value(&profile.address), Some("San Francisco, CA"), "{file:?}");
}
