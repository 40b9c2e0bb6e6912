//! The person a document is about: name, e-mail, phone, and what else it says of them (links,
//! place, jobs, degrees, skills, languages), found in its text without a network.
//!
//! General rules only, no learning and no layout templates. Every candidate starts from a base
//! and collects points for what speaks for it and against it: where it stands (head, contact
//! block, running text, references), how it is labelled, whether name and address agree, whether
//! the line is prose. The best candidate above [`FOUND_MIN`] is the finding, the next ones are
//! its alternatives; what only referees, managers and hot-lines left behind stays under the bar,
//! so that nothing is invented.
//!
//! **What a confidence means.** It is the candidate's points, from 0 to 100, less what a close
//! runner-up takes off: a rival within [`RIVAL_WITHIN`] points costs the difference. From
//! [`SURE_FROM`] on, at least two independent signs agree (place and label, or name and
//! address); under [`CONFIRM_BELOW`] there is one weak sign, and the person should look. A
//! person confirms in any case.

mod agreement;
mod asides;
mod broken;
mod certificates;
mod dates;
mod degrees;
mod email;
mod entries;
mod habit;
mod headings;
mod jobs;
mod languages;
mod likeness;
mod lines;
mod links;
mod name;
mod phone;
mod pieces;
mod place;
mod profile;
mod ranks;
mod sections;
mod signs;
mod skills;
mod spaced;
mod spelling;
mod studies;
mod tokens;
mod towns;
pub mod truth;
mod words;

use std::ops::Range;

use serde::{Deserialize, Serialize};

pub use self::dates::{PRESENT, normalise_date};
pub use self::email::normalise_email;
pub use self::likeness::{SAME_PERSON_LIKENESS, fold_name, name_likeness};
pub use self::phone::normalise_phone;
pub use self::profile::{Degree, Job, Profile};

/// Points under which a candidate is not a finding.
pub const FOUND_MIN: u8 = 40;

/// Confidence under which a field is shown as "please check".
pub const CONFIRM_BELOW: u8 = 60;

/// Confidence from which two independent signs agree.
pub const SURE_FROM: u8 = 80;

/// A runner-up this close, in points, casts doubt on the finding.
pub const RIVAL_WITHIN: u8 = 15;

/// Runners-up kept of each field: what a small menu holds.
const ALTERNATIVES_MAX: usize = 4;

/// Text looked at: the head of a document says whose it is, and its end who signed. Two million
/// characters of a hostile file would only cost time.
const HEAD_BYTES_MAX: usize = 128 * 1024;

/// One thing found, with what else it might have been.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// The value to show: a name in usual capitals and without titles, an address or a phone
    /// number as written.
    pub value: String,
    /// The value to compare by: [`fold_name`], [`normalise_email`], [`normalise_phone`].
    pub normal: String,
    /// From 0 to 100; the module says what it means.
    pub confidence: u8,
    /// Where it stands in the text, in bytes.
    pub span: Option<Range<usize>>,
    /// What else it might be, best first, with the points of each.
    pub alternatives: Vec<(String, u8)>,
}

/// What was found in a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The person's name.
    pub name: Option<Field>,
    /// The person's e-mail address.
    pub email: Option<Field>,
    /// The person's phone number.
    pub phone: Option<Field>,
    /// A name that only the file's name suggests: something to offer, not a finding.
    pub name_hint: Option<String>,
    /// What else it says: links, address, jobs, degrees, skills, languages.
    #[serde(default)]
    pub profile: Profile,
}

/// Returns the person a text is about, and what it says of them.
///
/// `file_name` speaks for a name that the text has too; alone it makes a hint, never a finding.
#[must_use]
pub fn find(text: &str, file_name: &str) -> Found {
    let page = lines::read(head_of(text));
    let bare = email::candidates(&page);
    let mut emails = bare.clone();
    let hint = name::from_file_name(file_name);
    let mut name = None;
    // Address and name vouch for each other, so that one round more may change the winner.
    for _ in 0..2 {
        let email =
            emails.iter().max_by_key(|c| c.points).filter(|c| c.points >= i32::from(FOUND_MIN));
        let names = name::candidates(&page, email.map(|c| c.value.as_str()), hint.as_deref());
        name = settle(names);
        let Some(found) = name.as_ref() else { break };
        emails = email::agree(&bare, &found.value);
    }
    let email = settle(emails);
    let near = email.as_ref().and_then(|e| e.span.clone());
    let phone = settle(phone::candidates(&page, near));
    let name_hint = if name.is_none() { hint } else { None };
    let profile = profile::find(page.text, name.as_ref(), email.as_ref());
    Found { name, email, phone, name_hint, profile }
}

/// Something that may be what is looked for, with its points.
#[derive(Debug, Clone)]
struct Candidate {
    value: String,
    normal: String,
    span: Range<usize>,
    points: i32,
}

/// Returns the best candidate as a finding, if it is good enough.
fn settle(mut candidates: Vec<Candidate>) -> Option<Field> {
    // Of equals the first in the text wins.
    candidates.sort_by(|a, b| b.points.cmp(&a.points).then(a.span.start.cmp(&b.span.start)));
    let mut unlike: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        if !candidate.normal.is_empty() && unlike.iter().all(|u| u.normal != candidate.normal) {
            unlike.push(candidate);
        }
    }
    let mut rest = unlike.into_iter();
    let best = rest.next().filter(|c| c.points >= i32::from(FOUND_MIN))?;
    let rest: Vec<Candidate> = rest.filter(|c| c.points > 0).collect();
    let rival = rest.first().map_or(0, |c| i32::from(percent(c.points)));
    let doubt = (i32::from(RIVAL_WITHIN) - (i32::from(percent(best.points)) - rival)).max(0);
    Some(Field {
        confidence: percent(best.points - doubt),
        value: best.value,
        normal: best.normal,
        span: Some(best.span),
        alternatives: rest
            .into_iter()
            .take(ALTERNATIVES_MAX)
            .map(|c| (c.value, percent(c.points)))
            .collect(),
    })
}

fn percent(points: i32) -> u8 {
    u8::try_from(points.clamp(0, 100)).unwrap_or(100)
}

fn head_of(text: &str) -> &str {
    &text[..text.floor_char_boundary(HEAD_BYTES_MAX)]
}

#[cfg(test)]
mod tests;
