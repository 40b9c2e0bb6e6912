//! The learned score: trained on this machine from leads that were won and lost.

use std::collections::BTreeSet;

use anteroom_learn::ladder::OUTCOMES_MIN;
use anteroom_wire::id::{JobId, RowId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Changed, JobStarted, Nothing, changed};
use crate::{
    desk::Desk,
    engine::Engine,
    events::Tag,
    fault::{Fault, Outcome},
    jobs,
    learned::{features, training},
    table::{custom, learned},
};

/// How likely a lead is won, by what is learned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LearnedScore {
    /// The chance in thousandths.
    pub permille: u32,
    /// How that compares with the leads that were learned from.
    pub band: LikelyBand,
    /// The logit of the average lead, in thousandths.
    pub base: i32,
    /// That of this one: the average lead's and all reasons, exactly.
    pub logit: i32,
    /// What makes it more or less likely than the average lead, the strongest first.
    pub reasons: Vec<LearnedReason>,
}

/// How a chance compares with that of the average lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LikelyBand {
    /// At least twice the odds.
    High,
    /// In between.
    Middle,
    /// At most half the odds.
    Low,
}

/// Something that makes a lead more or less likely.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LearnedReason {
    /// The field; its word in rules where it has one.
    pub label: String,
    /// What the lead has there; empty if nothing.
    pub value: Option<String>,
    /// What it adds, in thousandths of a logit.
    pub points: i32,
}

/// The learned score of the workspace.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Learned {
    /// Leads that were won.
    pub won: u32,
    /// Leads that were lost.
    pub lost: u32,
    /// How many of each are needed.
    pub needed: u32,
    /// Where it stands.
    pub state: LearnedState,
    /// Whether leads show it.
    pub published: bool,
    /// What was trained last.
    pub model: Option<LearnedModel>,
    /// What it may learn from.
    pub fields: Vec<LearnedField>,
}

/// Where the learned score stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LearnedState {
    /// Too few leads were won or lost.
    TooFew,
    /// It can be trained.
    Ready,
    /// It is being trained.
    Training,
    /// It was trained.
    Trained,
}

/// A model and how good it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LearnedModel {
    /// When it was trained, ms UTC.
    pub at: i64,
    /// Which kind of the four.
    pub kind: ModelKind,
    /// Why this one.
    pub why: ModelReason,
    /// The chance that a won lead is above a lost one, on the newest fifth.
    pub auc: f64,
    /// The mean of −ln of the probability given to what happened, there.
    pub log_loss: f64,
    /// The mean squared difference of probability and outcome, there.
    pub brier: f64,
    /// The mean difference of predicted and actual share over the deciles, there.
    pub ece: f64,
    /// What it has to beat: the calibrated rules, or the share of wins.
    pub baseline: LearnedBaseline,
    /// Predicted and actual share, from the least likely tenth to the likeliest.
    pub deciles: Vec<LearnedDecile>,
    /// What was tried, the simplest first.
    pub candidates: Vec<LearnedCandidate>,
    /// What it reads, the weightiest first.
    pub fields: Vec<LearnedWeight>,
    /// Fields that may give the outcome away.
    pub suspects: Vec<LearnedSuspect>,
    /// Whether nothing beat the rules, so that it cannot be published.
    pub worse_than_rules: bool,
}

/// A kind of model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ModelKind {
    /// The rules' score as a probability; without rules, the share of wins.
    Rules,
    /// A weight for each field beside the rules.
    Linear,
    /// A curve for each field.
    Stumps,
    /// Small trees.
    Trees,
}

/// Why a kind of model was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ModelReason {
    /// There are too few wins or losses.
    TooFew,
    /// No field says anything.
    NoColumns,
    /// Nothing beat the rules beyond doubt.
    RulesHold,
    /// It is the best, or the simplest that is not clearly worse.
    Simplest,
}

/// What a model has to beat.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LearnedBaseline {
    /// What it is.
    pub name: BaselineName,
    /// Its mean loss on leads that nothing was learned from.
    pub log_loss: f64,
    /// Its AUC there.
    pub auc: f64,
}

/// What a model has to beat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BaselineName {
    /// The calibrated rules.
    Rules,
    /// The share of wins, as there are no rules.
    Share,
}

/// A tenth of the leads that figures are shown for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LearnedDecile {
    /// The mean chance that was predicted, 0 to 1.
    pub predicted: f64,
    /// The share that was won.
    pub observed: f64,
    /// How many leads.
    pub leads: u32,
}

/// A kind of model that was tried.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LearnedCandidate {
    /// Which.
    pub name: ModelKind,
    /// Its mean loss on leads that it did not learn from.
    pub log_loss: f64,
    /// Its AUC there.
    pub auc: f64,
    /// How long it trains.
    pub ms: u32,
    /// Whether it was taken.
    pub chosen: bool,
}

/// A field that a model reads.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LearnedWeight {
    /// Its word; `rules` is the rules' score.
    pub name: String,
    /// What it is called.
    pub label: String,
    /// How far it moves a lead on average, in logits.
    pub weight: f64,
}

/// A field that may give the outcome away.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LearnedSuspect {
    /// Its word.
    pub field: String,
    /// Why, in a sentence.
    pub why: String,
}

/// A field that a model may learn from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LearnedField {
    /// Its word.
    pub name: String,
    /// What it is called.
    pub label: String,
    /// Whether the team left it out.
    pub excluded: bool,
}

/// Which fields must not be learned from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ExcludeFields {
    /// Their words: all of them, those left out before as well.
    pub fields: Vec<String>,
}

pub(crate) fn learned_get(engine: &Engine, _: Nothing) -> Outcome<Learned> {
    let desk = engine.desk()?;
    let (won, lost) = training::outcomes(&*desk.columns()?);
    let (excluded, fields, newest, published, training) = desk.read(|db| {
        let published = !learned::published(db)?.is_empty();
        let (excluded, fields) = (learned::excluded(db)?, custom::all(db)?);
        Ok((excluded, fields, learned::newest(db)?, published, jobs::is_learning(db)?))
    })?;
    let needed = u32::try_from(OUTCOMES_MIN).unwrap_or(u32::MAX);
    let state = match (&newest, training) {
        (_, true) => LearnedState::Training,
        (Some(_), false) => LearnedState::Trained,
        (None, false) if won < needed || lost < needed => LearnedState::TooFew,
        (None, false) => LearnedState::Ready,
    };
    let fields = features::all(&fields).into_iter().map(|(name, label)| {
        let excluded = excluded.contains(&name);
        LearnedField { name, label, excluded }
    });
    Ok(Learned {
        won,
        lost,
        needed,
        state,
        published,
        model: newest.map(|newest| newest.report),
        fields: fields.collect(),
    })
}

pub(crate) fn learned_train(engine: &Engine, _: Nothing) -> Outcome<JobStarted> {
    let desk = engine.desk()?;
    let (won, lost) = training::outcomes(&*desk.columns()?);
    if usize::try_from(won.min(lost)).unwrap_or(0) < OUTCOMES_MIN {
        let why = format!(
            "{OUTCOMES_MIN} won and {OUTCOMES_MIN} lost are needed; there are {won} and {lost}"
        );
        return Err(Fault::invalid("leads", why));
    }
    let job = desk.local("learned_train", |draft| {
        let job = JobId::from_bytes(draft.new_id());
        jobs::add_learning(draft.db(), job)
    })?;
    desk.bell.ring();
    desk.tell(&[Tag::Scores, Tag::Jobs]);
    Ok(JobStarted { job: job.to_string() })
}

pub(crate) fn learned_exclude(engine: &Engine, request: ExcludeFields) -> Outcome<Changed> {
    let desk = engine.desk()?;
    let fields = desk.read(custom::all)?;
    let known: BTreeSet<String> = features::all(&fields).into_iter().map(|known| known.0).collect();
    let asked: BTreeSet<String> = request.fields.into_iter().collect();
    if let Some(unknown) = asked.difference(&known).next() {
        return Err(Fault::invalid("fields", format!("there is no field {unknown}")));
    }
    let json = serde_json::to_string(&asked)?;
    let ((), group) = desk.commit("learned_exclude", |draft| {
        let cells = [("excluded", json.as_str().into())];
        draft.ensure("learned_setting", learned::setting_row(), &cells);
        Ok(())
    })?;
    Ok(changed(group, asked.into_iter().collect()))
}

pub(crate) fn learned_publish(engine: &Engine, _: Nothing) -> Outcome<Changed> {
    let desk = engine.desk()?;
    let newest = desk.read(learned::newest)?.ok_or_else(|| Fault::not_found("model"))?;
    if newest.report.worse_than_rules {
        return Err(Fault::invalid("model", "nothing that was tried beat the rules beyond doubt"));
    }
    publish(&desk, "learned_publish", Some(newest.id))
}

pub(crate) fn learned_withdraw(engine: &Engine, _: Nothing) -> Outcome<Changed> {
    publish(&*engine.desk()?, "learned_withdraw", None)
}

/// Publishes a model and withdraws all others.
fn publish(desk: &Desk, command: &'static str, model: Option<RowId>) -> Outcome<Changed> {
    let ((), group) = desk.commit(command, |draft| {
        let published = learned::published(draft.db())?;
        for other in published.iter().filter(|other| Some(**other) != model) {
            draft.update("learned_model", *other, &[("published", false.into())]);
        }
        if let Some(model) = model.filter(|model| !published.contains(model)) {
            draft.update("learned_model", model, &[("published", true.into())]);
        }
        Ok(())
    })?;
    Ok(changed(group, model.iter().map(RowId::to_string).collect()))
}
