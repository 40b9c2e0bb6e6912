//! Training: leads that ended become examples, the ladder takes a model, the model a record.

use std::collections::BTreeSet;

use anteroom_learn::{
    examples::{Examples, Unfit},
    ladder::{self, Candidate, Options, Reason, Recency, Trained},
    model::Kind,
};
use anteroom_replica::{store::Command, value::Value};
use anteroom_wire::id::RowId;

use super::{
    features::{self, AsOf, Sources},
    guard::Written,
    likely::RULES,
};
use crate::{
    ask::{
        columns::{Columns, Excerpt, ExcerptText, NO_NUMBER, Store, second},
        context::Scope,
        desk::{
            DOCUMENT, INTERACTION, LEAD, NOTE, ORDER, document, interaction, lead, note, order,
        },
    },
    commands::{
        learned::{
            BaselineName, LearnedBaseline, LearnedCandidate, LearnedDecile, LearnedModel,
            LearnedSuspect, LearnedWeight, ModelKind, ModelReason,
        },
        lists::StoredText,
    },
    desk::Desk,
    events::Tag,
    fault::{Fault, Outcome},
    score::{day::Day, everyone, family, keeping::scoring_context, rules::Rules},
    table::{custom, learned, score},
};

/// Leads to learn from, the newest: older ones say less, and all of it takes seconds.
const EXAMPLES_MAX: usize = 30_000;

/// What chance starts from, so that the same leads make the same model.
const SEED: u64 = 5;

/// A lead that ended.
struct Ended {
    lead: u32,
    ended_ms: i64,
    won: bool,
}

/// Trains a model of the leads that ended and keeps it, unpublished.
pub(crate) fn run(desk: &Desk) -> Outcome<()> {
    let (excluded, fields) = desk.read(|db| Ok((learned::excluded(db)?, custom::all(db)?)))?;
    let ended = ended(&*desk.columns()?);
    let as_of: Vec<AsOf> = ended
        .iter()
        .map(|known| AsOf { lead: known.lead, second: second(known.ended_ms) })
        .collect();
    let (facts, written) = desk.read(|db| Ok((features::facts(db)?, Written::of(db, &as_of)?)))?;
    let table = {
        let columns = desk.columns()?;
        let (facts, fields, written) = (&facts, fields.as_slice(), Some(&written));
        Sources { columns: &columns, facts, fields, written }.table(&as_of).map_err(unfit)?
    };
    let examples = Examples {
        rules: rules_as_of(desk, &ended)?,
        time: Some(ended.iter().map(|known| known.ended_ms as f64).collect()),
        ..Examples::new(table, ended.iter().map(|known| known.won).collect())
    };
    let options = Options { excluded, recency: Recency::Auto, seed: SEED };
    let trained = ladder::train(&examples, &options).map_err(unfit)?;
    let labels = features::all(&fields);
    let candidates = trained.report.candidates.iter().map(|candidate| {
        let started_ms = desk.clock.now_ms();
        ladder::train_only(&examples, &options, candidate.choice).map_err(unfit)?;
        let ms = desk.clock.now_ms() - started_ms;
        Ok(tried(candidate, &trained, u32::try_from(ms).unwrap_or(0)))
    });
    let candidates = candidates.collect::<Outcome<Vec<_>>>()?;
    let has_rules = examples.rules.is_some();
    keep(desk, &trained, report(desk, &trained, candidates, &labels, has_rules))
}

/// Rows that do not fit together would be ours.
fn unfit(error: Unfit) -> Fault {
    Fault::invalid("fields", error)
}

/// Returns the leads that ended, the newest last.
fn ended(columns: &Columns) -> Vec<Ended> {
    let (Store::Choice(states), Store::Number(since), Store::Flag(drafts)) = (
        columns.store(LEAD, lead::STATE),
        columns.store(LEAD, lead::STATE_AT),
        columns.store(LEAD, lead::DRAFT),
    ) else {
        return Vec::new();
    };
    let rows = columns.rows(LEAD, Scope::Live);
    let end = |lead: u32| {
        let won = match states.word(states.codes[lead as usize])? {
            "WON" => true,
            "LOST" => false,
            _ => return None,
        };
        let ended_ms = since[lead as usize];
        let counts = ended_ms != NO_NUMBER && !drafts.get(lead);
        counts.then_some(Ended { lead, ended_ms, won })
    };
    let mut ended: Vec<Ended> = rows.iter().filter_map(end).collect();
    ended.sort_by_key(|known| (known.ended_ms, known.lead));
    ended.split_off(ended.len().saturating_sub(EXAMPLES_MAX))
}

/// Counts the leads that were won and lost.
pub(crate) fn outcomes(columns: &Columns) -> (u32, u32) {
    let ended = ended(columns);
    let won = ended.iter().filter(|known| known.won).count();
    let few = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    (few(won), few(ended.len() - won))
}

/// Returns what the published rules would have given each lead on the day that it ended.
fn rules_as_of(desk: &Desk, ended: &[Ended]) -> Outcome<Option<Vec<f64>>> {
    let Some(published) = desk.read(score::published)? else { return Ok(None) };
    let rules = Rules::before_outcome(desk.catalogue(), &published.model)?;
    let totals = ended.iter().map(|known| {
        if desk.is_stopped() {
            return Err(Fault::not_found("open workspace"));
        }
        let mut rows = desk.read(|db| family::rows_of(db, &BTreeSet::from([known.lead])))?;
        let columns = desk.columns()?;
        let end = second(known.ended_ms);
        for (table, at) in [
            (INTERACTION, interaction::AT),
            (ORDER, order::PLACED),
            (DOCUMENT, document::ADDED),
            (NOTE, note::CREATED),
        ] {
            let store = columns.store(table, at);
            let before = |row: u32| match store {
                Store::Second(values) => values.get(row as usize).is_some_and(|&at| at < end),
                Store::Number(values) => {
                    values.get(row as usize).is_some_and(|&ms| ms < known.ended_ms)
                }
                _ => true,
            };
            rows.entry(table).or_default().retain(|&row| before(row));
        }
        let excerpt = Excerpt::of(&columns, &rows);
        drop(columns);
        let day = Day::of(known.ended_ms, &desk.zone);
        let text = ExcerptText { whole: &StoredText(desk), excerpt: &excerpt };
        let context = scoring_context(desk, day, &text);
        let Some(number) = excerpt.number(LEAD, known.lead) else { return Ok(f64::NAN) };
        let hits = everyone::hits(&excerpt.columns, &rules, &context, day, number);
        Ok(f64::from(rules.sum(&hits).total))
    });
    totals.collect::<Outcome<Vec<f64>>>().map(Some)
}

fn kind(kind: Kind) -> ModelKind {
    match kind {
        Kind::Rules => ModelKind::Rules,
        Kind::Linear => ModelKind::Linear,
        Kind::Stumps => ModelKind::Stumps,
        Kind::Trees => ModelKind::Trees,
    }
}

fn tried(candidate: &Candidate, trained: &Trained, ms: u32) -> LearnedCandidate {
    LearnedCandidate {
        name: kind(candidate.choice.kind),
        log_loss: candidate.log_loss,
        auc: candidate.auc,
        ms,
        chosen: candidate.choice.kind == trained.report.published.kind,
    }
}

fn report(
    desk: &Desk,
    trained: &Trained,
    candidates: Vec<LearnedCandidate>,
    labels: &[(String, String)],
    has_rules: bool,
) -> LearnedModel {
    let known = &trained.report;
    let label = |name: &str| {
        let found = labels.iter().find(|(known, _)| known == name);
        found.map_or_else(|| name.to_owned(), |(_, label)| label.clone())
    };
    let (log_loss, auc) = candidates.first().map_or((0.0, 0.5), |one| (one.log_loss, one.auc));
    let name = if has_rules { BaselineName::Rules } else { BaselineName::Share };
    let few = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    LearnedModel {
        at: desk.clock.now_ms(),
        kind: kind(known.published.kind),
        why: match known.reason {
            Reason::TooFew => ModelReason::TooFew,
            Reason::NoColumns => ModelReason::NoColumns,
            Reason::RulesHold => ModelReason::RulesHold,
            Reason::Simplest => ModelReason::Simplest,
        },
        auc: known.held_out.auc,
        log_loss: known.held_out.log_loss,
        brier: known.held_out.brier,
        ece: known.held_out.ece,
        baseline: LearnedBaseline { name, log_loss, auc },
        deciles: known
            .held_out
            .deciles
            .iter()
            .map(|part| LearnedDecile {
                predicted: part.predicted,
                observed: part.actual,
                leads: few(part.rows),
            })
            .collect(),
        candidates,
        fields: known
            .importance
            .iter()
            .map(|(column, weight)| {
                let name = column.clone().unwrap_or_else(|| RULES.to_owned());
                LearnedWeight { label: label(&name), name, weight: *weight }
            })
            .collect(),
        suspects: known
            .suspects
            .iter()
            .map(|suspect| LearnedSuspect {
                field: suspect.column.clone(),
                why: format!("tells wins from losses almost alone (AUC {:.2})", suspect.auc),
            })
            .collect(),
        worse_than_rules: known.published.kind == Kind::Rules,
    }
}

/// Keeps a model as a record. Nobody undoes what a machine worked out.
fn keep(desk: &Desk, trained: &Trained, report: LearnedModel) -> Outcome<()> {
    let command = Command { undoable: false, ..desk.command("learned_train") };
    let json = serde_json::to_string(&report)?;
    desk.commit_as(&command, |draft| {
        let cells = [
            ("model", Value::Blob(trained.model.to_bytes())),
            ("report", json.as_str().into()),
            ("published", false.into()),
            ("author_id", desk.identity.member.to_bytes().into()),
            ("created_at", draft.now_ms().into()),
        ];
        draft.insert("learned_model", RowId::from_bytes(draft.new_id()), &cells);
        Ok(())
    })?;
    desk.tell(&[Tag::Scores, Tag::Jobs]);
    Ok(())
}
