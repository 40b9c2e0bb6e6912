//! How likely leads are won, by a model.

use anteroom_learn::{
    examples::{Column, MISSING},
    model::{Model, Scorer, probability},
};

use super::features::{self, AsOf, Facts, Sources};
use crate::{
    ask::{
        columns::{Columns, Store},
        context::{Context, Scope},
        desk::{LEAD, lead},
    },
    commands::learned::{LearnedReason, LearnedScore, LikelyBand},
    score::{board::Standing, day::Day, everyone, rules::Rules},
    table::custom::CustomFieldRow,
};

/// Leads that are rows at a time: some hundred bytes each.
const ROWS_AT_ONCE: usize = 200_000;

/// From how much on above or below the average lead a chance is high or low: twice the odds.
const BAND_MILLI: i32 = 693;

/// A model that is published, and what it reads leads with.
pub(crate) struct Likely {
    pub(crate) model: Model,
    /// The published rules, without those that look at what an ending brings about.
    pub(crate) rules: Option<Rules>,
    pub(crate) fields: Vec<CustomFieldRow>,
}

impl Likely {
    /// Sets the chance of each open lead.
    pub(crate) fn set(
        &self,
        columns: &Columns,
        facts: &Facts,
        context: &Context<'_>,
        day: Day,
        standings: &mut [Standing],
    ) {
        let leads = open(columns);
        let sources = self.sources(columns, facts);
        let scores = self.rules.as_ref().map(|rules| scores(columns, rules, context, day));
        for leads in leads.chunks(ROWS_AT_ONCE) {
            let asked: Vec<AsOf> = leads.iter().map(|&lead| day.as_of(lead)).collect();
            let Ok(table) = sources.table(&asked) else { continue };
            let scores = scores.as_ref().map(|scores| of_leads(scores, leads));
            let logits = Scorer::new(&self.model, &table, scores.as_deref()).all();
            for (&lead, logit) in leads.iter().zip(logits) {
                if let Some(standing) = standings.get_mut(lead as usize) {
                    *standing = standing.with_likely(Some(permille(logit)));
                }
            }
        }
    }

    /// Returns the chance of an open lead with its reasons.
    pub(crate) fn explain(
        &self,
        columns: &Columns,
        facts: &Facts,
        context: &Context<'_>,
        day: Day,
        lead: u32,
    ) -> Option<LearnedScore> {
        let is_open = open(columns).contains(&lead);
        let table = self.sources(columns, facts).table(&[day.as_of(lead)]).ok()?;
        let scores = self
            .rules
            .as_ref()
            .map(|rules| of_leads(&scores(columns, rules, context, day), &[lead]));
        let scorer = Scorer::new(&self.model, &table, scores.as_deref());
        let known = scorer.explain(0);
        let labels = features::all(&self.fields);
        let label = |name: &str| {
            let found = labels.iter().find(|(known, _)| known == name);
            found.map_or_else(|| name.to_owned(), |(_, label)| label.clone())
        };
        let reasons = known.contributions.iter().map(|reason| match &reason.column {
            Some(name) => LearnedReason {
                label: label(name),
                value: table.column(name).and_then(shown),
                points: reason.points,
            },
            None => LearnedReason {
                label: RULES.to_owned(),
                value: scores.as_ref().map(|scores| format!("{:.0}", scores[0])),
                points: reason.points,
            },
        });
        let band = match known.logit - known.base {
            BAND_MILLI.. => LikelyBand::High,
            above if above <= -BAND_MILLI => LikelyBand::Low,
            _ => LikelyBand::Middle,
        };
        is_open.then(|| LearnedScore {
            permille: permille(known.logit),
            band,
            base: known.base,
            logit: known.logit,
            reasons: reasons.collect(),
        })
    }

    fn sources<'a>(&'a self, columns: &'a Columns, facts: &'a Facts) -> Sources<'a> {
        Sources { columns, facts, fields: &self.fields, written: None }
    }
}

/// The word of the rules' score among what a model reads.
pub(crate) const RULES: &str = "rules";

/// Returns the totals of leads by rules, by their rows.
pub(crate) fn scores(
    columns: &Columns,
    rules: &Rules,
    context: &Context<'_>,
    day: Day,
) -> Vec<f64> {
    let standings = everyone::standings(columns, rules, context, day);
    let total = |standing: Standing| standing.total().map_or(f64::NAN, f64::from);
    standings.into_iter().map(total).collect()
}

fn of_leads(scores: &[f64], leads: &[u32]) -> Vec<f64> {
    leads.iter().map(|&lead| scores.get(lead as usize).copied().unwrap_or(f64::NAN)).collect()
}

/// Returns the leads that have not ended.
fn open(columns: &Columns) -> Vec<u32> {
    let Store::Choice(states) = columns.store(LEAD, lead::STATE) else { return Vec::new() };
    let ended = |word: &str| states.find(word).unwrap_or(u8::MAX);
    let ended = [ended("WON"), ended("LOST")];
    let rows = columns.rows(LEAD, Scope::Live);
    rows.iter().filter(|&row| !ended.contains(&states.codes[row as usize])).collect()
}

fn permille(logit: i32) -> u32 {
    (probability(logit) * 1_000.0).round() as u32
}

/// Returns the only value of a column as people read it.
fn shown(column: &Column) -> Option<String> {
    match column {
        Column::Numbers(values) => {
            values.first().filter(|value| !value.is_nan()).map(|value| format!("{value:.0}"))
        }
        Column::Levels { codes, names } => {
            let code = codes.first().filter(|&&code| code != MISSING)?;
            names.get(*code as usize).cloned()
        }
        Column::Flags(flags) => flags.first().copied().flatten().map(|flag| flag.to_string()),
    }
}
