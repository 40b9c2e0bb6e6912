//! What was found held against what is known to be right, field by field.
//!
//! **When a value is right.** Text is compared exactly, after Unicode composition (NFKC) and
//! with single spaces for white space of any kind; dates by year and month
//! ([`super::normalise_date`]), so that "Apr 2019" is "April 2019", years as numbers. Lists are
//! compared as sets. Jobs and degrees are paired first, those with most in common before
//! others, and then compared part by part: a title at the wrong employer is wrong.
//!
//! **When a value is invented.** When it was found and is not right: it stands where something
//! else should, or where nothing should. A value that is missing is not right and not invented.

use std::collections::BTreeMap;

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

use super::profile::plain;
use super::{Field, Found, normalise_date};

/// What is known of one document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Truth {
    /// The person's name.
    pub name: Option<String>,
    /// The person's e-mail address.
    pub email: Option<String>,
    /// The person's phone number.
    pub phone: Option<String>,
    /// Where the person lives.
    #[serde(alias = "address")]
    pub city: Option<String>,
    /// The person's pages.
    pub links: Vec<String>,
    /// The jobs.
    pub jobs: Vec<TrueJob>,
    /// The degrees.
    pub degrees: Vec<TrueDegree>,
    /// The skills.
    pub skills: Vec<String>,
    /// The human languages.
    pub languages: Vec<String>,
}

/// What is known of one job.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct TrueJob {
    /// As what.
    pub title: Option<String>,
    /// Who employed.
    pub employer: Option<String>,
    /// Since when.
    pub from: Option<Written>,
    /// Until when.
    pub to: Option<Written>,
}

/// What is known of one degree.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct TrueDegree {
    /// Which.
    pub degree: Option<String>,
    /// Where.
    pub school: Option<String>,
    /// When.
    pub year: Option<Written>,
}

/// A date in a truth: a text, or a year as a number.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Written {
    /// A year.
    Year(u32),
    /// A date as written.
    Text(String),
}

/// What is right, of how many, and what should not be there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Score {
    /// Values found as they are known.
    pub right: usize,
    /// Values known.
    pub wanted: usize,
    /// Values found that are not right.
    pub invented: usize,
}

impl Score {
    /// Adds another score to this one.
    pub fn add(&mut self, other: Self) {
        self.right += other.right;
        self.wanted += other.wanted;
        self.invented += other.invented;
    }

    /// Returns how many of a hundred wanted values are right; of none wanted, all.
    #[must_use]
    pub fn percent(&self) -> usize {
        (self.right * 100).checked_div(self.wanted).unwrap_or(100)
    }
}

/// One value that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The field, as in [`Comparison::scores`].
    pub field: &'static str,
    /// What is known, `None` where nothing should be.
    pub wanted: Option<String>,
    /// What was found.
    pub found: Option<String>,
}

/// What comes of holding one document against its truth.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// By field: `name`, `email`, `phone`, `city`, `links`, `employers`, `titles`, `from`, `to`,
    /// `degrees`, `schools`, `years`, `skills`, `languages`.
    pub scores: BTreeMap<&'static str, Score>,
    /// Everything that is missing or invented.
    pub differences: Vec<Difference>,
}

/// Returns how what was found in a document agrees with what is known of it.
#[must_use]
pub fn compare(truth: &Truth, found: &Found) -> Comparison {
    let mut all = Comparison::default();
    let profile = &found.profile;
    all.one("name", text(&truth.name), value(&found.name));
    all.one("email", text(&truth.email), value(&found.email));
    all.one("phone", text(&truth.phone), value(&found.phone));
    all.one("city", text(&truth.city), value(&profile.address));
    all.set("links", &truth.links, &profile.links);
    all.set("skills", &truth.skills, &profile.skills);
    all.set("languages", &truth.languages, &profile.languages);
    let jobs: Vec<Parts> = truth
        .jobs
        .iter()
        .map(|j| vec![text(&j.title), text(&j.employer), date(&j.from), date(&j.to)])
        .collect();
    let found_jobs: Vec<Parts> = profile
        .jobs
        .iter()
        .map(|j| vec![value(&j.title), value(&j.employer), normal(&j.from), normal(&j.to)])
        .collect();
    all.pairs(&["titles", "employers", "from", "to"], jobs, found_jobs);
    let degrees: Vec<Parts> = truth
        .degrees
        .iter()
        .map(|d| vec![text(&d.degree), text(&d.school), date(&d.year)])
        .collect();
    let found_degrees: Vec<Parts> = profile
        .degrees
        .iter()
        .map(|d| vec![value(&d.degree), value(&d.school), normal(&d.year)])
        .collect();
    all.pairs(&["degrees", "schools", "years"], degrees, found_degrees);
    all
}

/// The parts of a job or a degree, in the form to compare by.
type Parts = Vec<Option<String>>;

impl Comparison {
    fn one(&mut self, field: &'static str, wanted: Option<String>, found: Option<String>) {
        let right = wanted.is_some() && wanted == found;
        self.scores.entry(field).or_default().add(Score {
            right: usize::from(right),
            wanted: usize::from(wanted.is_some()),
            invented: usize::from(found.is_some() && !right),
        });
        if wanted != found {
            self.differences.push(Difference { field, wanted, found });
        }
    }

    fn set(&mut self, field: &'static str, wanted: &[String], found: &[Field]) {
        self.scores.entry(field).or_default();
        let mut left: Vec<String> = found.iter().map(|f| composed(&f.value)).collect();
        for one in wanted.iter().map(|w| composed(w)) {
            let at = left.iter().position(|f| *f == one);
            let got = at.map(|at| left.remove(at));
            self.one(field, Some(one), got);
        }
        for one in left {
            self.one(field, None, Some(one));
        }
    }

    fn pairs(&mut self, fields: &[&'static str], wanted: Vec<Parts>, found: Vec<Parts>) {
        for field in fields {
            self.scores.entry(field).or_default();
        }
        let common =
            |w: &Parts, f: &Parts| w.iter().zip(f).filter(|(w, f)| w.is_some() && w == f).count();
        let mut all: Vec<(usize, usize, usize)> = Vec::new();
        for (w, one) in wanted.iter().enumerate() {
            for (f, other) in found.iter().enumerate() {
                all.push((common(one, other), w, f));
            }
        }
        // Those with most in common first, of equals in the order of the text.
        all.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        let mut partner: Vec<Option<usize>> = vec![None; wanted.len()];
        let mut taken = vec![false; found.len()];
        for (_, w, f) in all.into_iter().filter(|(count, ..)| *count > 0) {
            if partner[w].is_none() && !taken[f] {
                partner[w] = Some(f);
                taken[f] = true;
            }
        }
        let nothing: Parts = vec![None; fields.len()];
        for (w, one) in wanted.iter().enumerate() {
            let other = partner[w].map_or(&nothing, |f| &found[f]);
            for (index, field) in fields.iter().enumerate() {
                self.one(field, one[index].clone(), other[index].clone());
            }
        }
        for (other, _) in found.iter().zip(taken).filter(|(_, taken)| !taken) {
            for (index, field) in fields.iter().enumerate() {
                self.one(field, None, other[index].clone());
            }
        }
    }
}

fn composed(written: &str) -> String {
    plain(&written.nfkc().collect::<String>())
}

fn text(wanted: &Option<String>) -> Option<String> {
    wanted.as_deref().map(composed).filter(|w| !w.is_empty())
}

fn value(found: &Option<Field>) -> Option<String> {
    found.as_ref().map(|f| composed(&f.value))
}

fn normal(found: &Option<Field>) -> Option<String> {
    found.as_ref().map(|f| f.normal.clone())
}

fn date(wanted: &Option<Written>) -> Option<String> {
    match wanted.as_ref()? {
        Written::Year(year) => Some(year.to_string()),
        Written::Text(text) => Some(normalise_date(text).unwrap_or_else(|| composed(text))),
    }
}
