//! What a resume says of its person beyond name, e-mail and phone.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::likeness::fold;
use super::sections::{self, Part};
use super::words;
use super::{Field, asides, broken, degrees, jobs, languages, links, percent, place, skills};

/// What a resume says of a person's links, place, work, schools and skills.
///
/// All of it stands in the text; what could not be told is left out, and an empty list says
/// only that nothing was found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Pages of the person, as written: profiles and sites of their own.
    pub links: Vec<Field>,
    /// Where the person lives, as written: "Chicago, IL 60601".
    pub address: Option<Field>,
    /// Jobs in the order of the text.
    pub jobs: Vec<Job>,
    /// Degrees in the order of the text.
    pub degrees: Vec<Degree>,
    /// Skills as written, without levels.
    pub skills: Vec<Field>,
    /// Human languages as written, without levels.
    pub languages: Vec<Field>,
}

/// One job, as far as the text tells.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// Who employed.
    pub employer: Option<Field>,
    /// As what.
    pub title: Option<Field>,
    /// Since when; `normal` is the year, with the month where it is said ("2019-04").
    pub from: Option<Field>,
    /// Until when; `normal` as in `from`, or [`super::PRESENT`].
    pub to: Option<Field>,
}

/// One degree, as far as the text tells.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Degree {
    /// The degree as written, with its subject: "B.Sc. in Computer Science".
    pub degree: Option<Field>,
    /// Where.
    pub school: Option<Field>,
    /// The year it was or will be taken.
    pub year: Option<Field>,
}

/// Returns what a text says; `email` is where the person's address stands.
pub(super) fn find(text: &str, name: Option<&Field>, email: Option<&Field>) -> Profile {
    let mut rows = sections::read(text);
    if let Some(name) = name {
        rows.retain(|row| row.part == Part::Head || !is_running_head(row.text, &name.value));
    }
    asides::to_contact(&mut rows, email);
    let rows = broken::join(text, rows);
    let languages = languages::find(&rows);
    // A leaflet has links and places too, but nobody's.
    let person = name.is_some() || email.is_some();
    Profile {
        links: links::find(&rows, email, person),
        address: if person { place::find(&rows, name, email) } else { None },
        jobs: jobs::find(text, &rows),
        degrees: degrees::find(&rows),
        skills: skills::find(text, &rows, &languages),
        languages,
    }
}

/// Returns whether a line is the name that pages carry on: "Jane Roe – 1/2", "Jane Roe, page 2".
fn is_running_head(line: &str, name: &str) -> bool {
    if line.len() > name.len() + 40 {
        return false;
    }
    let (line, name) = (fold(line), fold(name));
    let extra = |w: &str| {
        w.bytes().all(|b| b.is_ascii_digit())
            || words::DEGREES.contains(&w)
            || words::DOCUMENT.contains(&w)
            || matches!(w, "page" | "of" | "seite" | "von" | "sur")
    };
    line.strip_prefix(&name).is_some_and(|rest| rest.split_whitespace().all(extra))
}

/// Returns a finding whose comparable form is its text in small letters.
pub(super) fn field(written: &str, span: Range<usize>, points: i32) -> Field {
    let value = plain(written);
    let normal = value.to_lowercase();
    Field { value, normal, confidence: percent(points), span: Some(span), alternatives: Vec::new() }
}

/// Returns a finding in a line that begins at a place of the text.
pub(super) fn finding(
    line: &str,
    start: usize,
    within: Range<usize>,
    points: i32,
    normal: &str,
) -> Field {
    let span = start + within.start..start + within.end;
    Field { normal: normal.to_owned(), ..field(&line[within], span, points) }
}

/// Returns a text with single spaces for white space of all kinds.
pub(super) fn plain(written: &str) -> String {
    let words: Vec<&str> = written.split_whitespace().collect();
    words.join(" ")
}
