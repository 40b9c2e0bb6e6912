//! What was found in a document, as it is kept with it and shown for confirmation.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use super::extract::HiddenReason;
use super::{
    extract::{self, Extracted},
    resume::{self, Found},
};
use crate::table::document::Grade;

/// Another value that may be meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Alternative {
    /// The value.
    pub value: String,
    /// How likely, 0 to 100.
    pub confidence: u8,
}

/// Which field was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FactField {
    Name,
    Email,
    Phone,
    City,
    Link,
    Employer,
    JobTitle,
    Since,
    Until,
    Degree,
    School,
    Year,
    Skill,
    Language,
}

impl FactField {
    /// Returns its place in the order in which a person reads: what belongs to one entry, such
    /// as a job, shares one.
    pub(crate) fn family(self) -> u8 {
        match self {
            Self::Name => 0,
            Self::Email => 1,
            Self::Phone => 2,
            Self::City => 3,
            Self::Link => 4,
            Self::Employer | Self::JobTitle | Self::Since | Self::Until => 5,
            Self::Degree | Self::School | Self::Year => 6,
            Self::Skill => 7,
            Self::Language => 8,
        }
    }
}

/// A field found in a document's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FoundField {
    /// Which field.
    pub field: FactField,
    /// Which entry of its kind: the fields of one job or one degree share it.
    #[serde(default)]
    pub entry: u32,
    /// The value, as it will be stored.
    pub value: String,
    /// How likely, 0 to 100.
    pub confidence: u8,
    /// Where it begins in the text, in UTF-16 units; empty if it is not from the text.
    pub start: Option<usize>,
    /// Where it ends.
    pub end: Option<usize>,
    /// Runners-up, likeliest first.
    pub alternatives: Vec<Alternative>,
}

/// Text of a document that a reader of the page would not see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct HiddenText {
    /// Why it is not seen.
    pub reason: HiddenReason,
    /// What it says, its beginning if it is long.
    pub text: String,
    /// The page, from 1, where there are pages.
    pub page: Option<u32>,
    /// How many characters there are in all, spaces not counted.
    pub count: u32,
}

/// Everything found in a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Facts {
    pub(crate) fields: Vec<FoundField>,
    /// A name from the file's name, when the text has none.
    pub(crate) name_hint: Option<String>,
    /// What is hidden in it.
    #[serde(default)]
    pub(crate) hidden: Vec<HiddenText>,
    /// Whether the text was longer than is kept.
    pub(crate) truncated: bool,
}

impl Facts {
    pub(crate) fn new(extracted: &Extracted, found: &Found) -> Self {
        Self {
            fields: fields(&extracted.text, found),
            name_hint: found.name_hint.clone(),
            hidden: extracted.hidden.iter().map(hidden_text).collect(),
            truncated: extracted.truncated,
        }
    }

    /// Reads what was kept; a document whose facts do not read has none.
    pub(crate) fn parse(json: Option<&str>) -> Self {
        json.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default()
    }

    /// Returns what was found of a field.
    pub(crate) fn value(&self, field: FactField) -> Option<&str> {
        self.fields.iter().find(|found| found.field == field).map(|found| found.value.as_str())
    }
}

/// Returns the keys by which drafts are compared with each other.
pub(crate) fn keys(found: &Found) -> Vec<String> {
    [("email", &found.email), ("phone", &found.phone), ("name", &found.name)]
        .into_iter()
        .filter_map(|(kind, field)| Some(format!("{kind}:{}", field.as_ref()?.normal)))
        .collect()
}

/// Returns the grade as it is stored.
pub(crate) fn grade(grade: extract::Grade) -> Grade {
    match grade {
        extract::Grade::Good => Grade::Good,
        extract::Grade::Low => Grade::Low,
        extract::Grade::ImageOnly => Grade::ImageOnly,
        extract::Grade::Locked => Grade::Locked,
    }
}

/// Returns everything found as one list; the parts of a job or a degree share their entry.
fn fields(text: &str, found: &Found) -> Vec<FoundField> {
    let mut list = List { text, fields: Vec::new() };
    list.add(FactField::Name, 0, found.name.as_ref());
    list.add(FactField::Email, 0, found.email.as_ref());
    list.add(FactField::Phone, 0, found.phone.as_ref());
    list.add(FactField::City, 0, found.profile.address.as_ref());
    list.add_all(FactField::Link, &found.profile.links);
    for (entry, job) in (0..).zip(&found.profile.jobs) {
        list.add(FactField::Employer, entry, job.employer.as_ref());
        list.add(FactField::JobTitle, entry, job.title.as_ref());
        list.add(FactField::Since, entry, job.from.as_ref());
        list.add(FactField::Until, entry, job.to.as_ref());
    }
    for (entry, degree) in (0..).zip(&found.profile.degrees) {
        list.add(FactField::Degree, entry, degree.degree.as_ref());
        list.add(FactField::School, entry, degree.school.as_ref());
        list.add(FactField::Year, entry, degree.year.as_ref());
    }
    list.add_all(FactField::Skill, &found.profile.skills);
    list.add_all(FactField::Language, &found.profile.languages);
    list.fields
}

/// Findings of one text, as they are gathered.
struct List<'a> {
    text: &'a str,
    fields: Vec<FoundField>,
}

impl List<'_> {
    fn add_all(&mut self, field: FactField, found: &[resume::Field]) {
        (0..).zip(found).for_each(|(entry, found)| self.add(field, entry, Some(found)));
    }

    fn add(&mut self, field: FactField, entry: u32, found: Option<&resume::Field>) {
        let Some(found) = found else { return };
        let units = |at: usize| self.text.get(..at).map(|before| before.encode_utf16().count());
        let alternative = |(value, confidence): &(String, u8)| Alternative {
            value: value.clone(),
            confidence: *confidence,
        };
        self.fields.push(FoundField {
            field,
            entry,
            value: found.value.clone(),
            confidence: found.confidence,
            start: found.span.as_ref().and_then(|span| units(span.start)),
            end: found.span.as_ref().and_then(|span| units(span.end)),
            alternatives: found.alternatives.iter().map(alternative).collect(),
        });
    }
}

fn hidden_text(hidden: &extract::Hidden) -> HiddenText {
    HiddenText {
        reason: hidden.reason,
        text: hidden.text.clone(),
        page: hidden.page,
        count: hidden.count,
    }
}
