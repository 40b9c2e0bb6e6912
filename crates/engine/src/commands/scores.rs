//! The rule score: why a lead has it, and the rules themselves from draft to publishing.

use std::cmp::Ordering;

use anteroom_replica::value::Value;
use anteroom_wire::id::{LeadId, RowId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Changed, Nothing, RecordId, Saved, changed, id, leads,
    learned::LearnedScore,
    lists::{self, Root, Scope},
};
use crate::{
    ask::rule::Rule,
    desk::Desk,
    engine::Engine,
    events::Tag,
    fault::{Fault, Outcome},
    score::{
        board::Standing,
        keeping::Basis,
        model::ScoreModel,
        packs::{self, Pack},
        rules::Rules,
        single::{self, Single},
        sum::{self, Sum, grade_word},
    },
    settings,
    table::{
        lead::{self, LeadRow},
        score,
    },
};

/// Why a lead has its score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Score {
    /// The lead.
    pub lead_id: String,
    /// 0 to 100; what all lines sum to.
    pub total: i32,
    /// A to C by fit, 1 to 3 by engagement: `A1` is best, `C3` last. Empty without rules.
    pub grade: Option<String>,
    /// Points of the axis, caps taken off.
    pub fit: i32,
    /// Points of the axis, caps taken off.
    pub engagement: i32,
    /// The number of the published rules; empty where none are published, or others are tried.
    pub version: Option<i64>,
    /// Where each point comes from and goes.
    pub lines: Vec<ScoreLine>,
    /// What a person set instead.
    pub r#override: Option<ScoreOverride>,
    /// What people said of it.
    pub feedback: Option<ScoreFeedback>,
    /// What is learned from leads that ended; empty while no learned score is published.
    pub learned: Option<LearnedScore>,
}

/// A line of the sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ScoreLine {
    /// Where it counts.
    pub axis: LineAxis,
    /// The name of the group; empty for lines of a whole axis, or of the total.
    pub group: Option<String>,
    /// What it is.
    pub kind: LineKind,
    /// What the rule is called; empty for lines that have no name of their own.
    pub label: Option<String>,
    /// The rule in its text form.
    pub rule: Option<String>,
    /// What it adds.
    pub points: i32,
    /// For a line that fades: how many days ago what the rule found happened.
    pub age_days: Option<u32>,
}

/// Where a line counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LineAxis {
    /// The lead fits.
    Fit,
    /// The lead is keen.
    Engagement,
    /// Both together.
    Total,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// A rule that holds.
    Rule,
    /// What age took off the rule of the line before.
    Decay,
    /// What lies beyond the most of a group, an axis or the total.
    Cap,
    /// What lies below nothing.
    Floor,
    /// The difference to what a person set.
    Override,
}

/// What a person set instead of the score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ScoreOverride {
    /// 0 to 100.
    pub total: i32,
    /// Why.
    pub reason: String,
    /// Through which day, such as `2026-11-20`; empty means until it is ended.
    pub until: Option<String>,
    /// Who set it.
    pub by_name: Option<String>,
    /// When, ms UTC.
    pub at: i64,
}

/// What people said of a score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ScoreFeedback {
    /// Whether it is right.
    pub good: bool,
    /// Why.
    pub note: Option<String>,
    /// Who said so.
    pub by_name: Option<String>,
    /// When, ms UTC.
    pub at: i64,
}

/// The rules that are published, those that are being written, and all before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ScoreModels {
    /// Those that count.
    pub published: Option<PublishedModel>,
    /// Those that somebody is writing on this machine.
    pub draft: Option<ScoreModel>,
    /// All that were published, newest first.
    pub versions: Vec<ModelVersion>,
    /// Rules to begin with, those of the workspace's profile first.
    pub packs: Vec<ScorePack>,
}

/// Rules that count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PublishedModel {
    /// The version.
    pub id: String,
    /// Its number.
    pub number: i64,
    /// When it was published, ms UTC.
    pub at: i64,
    /// Who published it.
    pub by_name: Option<String>,
    /// What is different.
    pub note: Option<String>,
    /// The rules.
    pub model: ScoreModel,
}

/// Rules that counted at some time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ModelVersion {
    /// The version.
    pub id: String,
    /// Its number.
    pub number: i64,
    /// When it was published, ms UTC.
    pub at: i64,
    /// Who published it.
    pub by_name: Option<String>,
    /// What was different.
    pub note: Option<String>,
}

/// Rules to begin with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ScorePack {
    /// Its word.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Whom it is for.
    pub description: String,
    /// How many rules it has.
    pub rules: u32,
}

/// Rules to go on with another time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SaveDraft {
    /// The rules.
    pub model: ScoreModel,
}

/// Which rules to begin with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UsePack {
    /// The pack.
    pub pack: String,
}

/// Rules to be tried on a lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TryScore {
    /// The lead.
    pub lead_id: String,
    /// The rules.
    pub model: ScoreModel,
}

/// Rules to be tried on everyone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PreviewScores {
    /// The rules.
    pub model: ScoreModel,
}

/// What other rules would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ScorePreview {
    /// Leads in use.
    pub leads: u32,
    /// How many of them have 0 to 4 points, 5 to 9 and so on, and 100; all zero without rules.
    pub before: Vec<u32>,
    /// The same by the rules that are tried.
    pub after: Vec<u32>,
    /// How many leads would have another total.
    pub changed: u32,
    /// How many a higher one.
    pub up: u32,
    /// How many a lower one.
    pub down: u32,
    /// The ten that would rise most, then the ten that would fall most.
    pub movers: Vec<ScoreMover>,
    /// How long it took.
    pub took_ms: u32,
}

/// A lead whose total would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ScoreMover {
    /// The lead.
    pub lead: LeadRow,
    /// What it has.
    pub before: i32,
    /// What it would have.
    pub after: i32,
}

/// The draft is to count from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PublishScores {
    /// What is different.
    pub note: Option<String>,
}

/// How a lead's total became another, as it was seen on this machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ScoreChange {
    /// When, ms UTC.
    pub at: i64,
    /// The total before; empty for the first.
    pub from: Option<i32>,
    /// The total afterwards; empty if it has none any more.
    pub to: Option<i32>,
    /// Why.
    pub cause: ScoreCause,
    /// The command that changed facts, or the number of the rules.
    pub detail: Option<String>,
}

/// Why a total became another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ScoreCause {
    /// Other rules were published.
    Model,
    /// Something became known or was changed.
    Facts,
    /// Days passed.
    Time,
    /// A person set it, or their setting ended.
    Override,
}

/// A total that a person sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OverrideScore {
    /// The lead.
    pub lead_id: String,
    /// 0 to 100.
    pub total: i32,
    /// Why.
    pub reason: String,
    /// Through which day, such as `2026-11-20`; empty means until it is ended.
    pub until: Option<String>,
}

/// What somebody says of a score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct GiveFeedback {
    /// The lead.
    pub lead_id: String,
    /// Whether it is right.
    pub good: bool,
    /// Why.
    pub note: Option<String>,
}

/// Leads of the preview that are named, in each direction.
const MOVERS: usize = 10;

/// The bins of a distribution: of five points each, and one for 100.
const BINS: usize = 21;

/// The setting that holds the rules that are being written.
const DRAFT: &str = "score.draft";

/// Versions that are listed; all of them are kept.
const VERSIONS_MAX: usize = 200;

pub(crate) fn score_get(engine: &Engine, request: RecordId) -> Outcome<Score> {
    let desk = engine.desk()?;
    let lead: LeadId = id(&request.id, "lead")?;
    let basis = desk.scoring.basis();
    let version = basis.published.as_ref().map(|known| known.number);
    let mut score = score_of(&desk, lead, basis.rules(), &basis, version)?;
    if let Some(set) = score.r#override.clone() {
        let kind = LineKind::Override;
        let line = sum::line(LineAxis::Total, None, kind, set.total - score.total);
        sum::push(&mut score.lines, line);
        score.total = set.total;
    }
    Ok(score)
}

pub(crate) fn score_try(engine: &Engine, request: TryScore) -> Outcome<Score> {
    let desk = engine.desk()?;
    let lead: LeadId = id(&request.lead_id, "lead")?;
    let rules = Rules::check(desk.catalogue(), &request.model)?;
    let score = score_of(&desk, lead, Some(&rules), &Basis::default(), None)?;
    Ok(Score { r#override: None, ..score })
}

/// Works out a lead's score by rules, and reads what people said and set.
fn score_of(
    desk: &Desk,
    lead: LeadId,
    rules: Option<&Rules>,
    basis: &Basis,
    version: Option<i64>,
) -> Outcome<Score> {
    let (row, set, feedback) = desk.read(|db| {
        lead::existing(db, lead)?;
        let row = score::lead_row(db, lead)?.ok_or_else(|| Fault::not_found("lead"))?;
        Ok((row, score::override_of(db, lead)?, score::feedback_of(db, lead)?))
    })?;
    let day = desk.day();
    let Single { sum, learned } = single::score(desk, rules, basis, day, row)?;
    let counts = |set: &ScoreOverride| {
        let until = set.until.as_deref().and_then(|until| until.parse().ok());
        until.is_none_or(|until| day.date <= until)
    };
    let grade = |sum: &Sum| rules.map(|rules| rules.grade(sum.fit, sum.engagement));
    Ok(Score {
        lead_id: lead.to_string(),
        total: sum.as_ref().map_or(0, |sum| sum.total),
        grade: sum.as_ref().and_then(grade).map(|grade| grade_word(grade).to_owned()),
        fit: sum.as_ref().map_or(0, |sum| sum.fit),
        engagement: sum.as_ref().map_or(0, |sum| sum.engagement),
        version,
        lines: sum.map(|sum| sum.lines).unwrap_or_default(),
        r#override: set.filter(counts),
        feedback,
        learned,
    })
}

pub(crate) fn score_model_get(engine: &Engine, _: Nothing) -> Outcome<ScoreModels> {
    models(&*engine.desk()?)
}

fn models(desk: &Desk) -> Outcome<ScoreModels> {
    let (published, mut versions, draft) =
        desk.read(|db| Ok((score::published(db)?, score::versions(db)?, draft_of(db)?)))?;
    versions.truncate(VERSIONS_MAX);
    let packs = packs::all(desk.workspace.profile)?;
    Ok(ScoreModels { published, draft, versions, packs: packs.iter().map(Pack::info).collect() })
}

fn draft_of(db: &rusqlite::Connection) -> Outcome<Option<ScoreModel>> {
    let stored = settings::get(db, DRAFT)?.filter(|value| !value.is_null());
    // A draft of another program's making is none.
    Ok(stored.and_then(|value| serde_json::from_value(value).ok()))
}

fn keep_draft(desk: &Desk, model: Option<&ScoreModel>) -> Outcome<()> {
    let value = serde_json::to_value(model)?;
    if value.to_string().len() > MODEL_BYTES_MAX {
        let why = format!("are over {MODEL_BYTES_MAX} bytes in all");
        return Err(Fault::invalid("rules", why));
    }
    desk.local("score_draft", |draft| settings::set(draft.db(), DRAFT, &value))?;
    desk.tell(&[Tag::Scores]);
    Ok(())
}

/// A model as JSON: what a cell of the store holds.
const MODEL_BYTES_MAX: usize = 60 * 1024;

pub(crate) fn score_draft_save(engine: &Engine, request: SaveDraft) -> Outcome<Nothing> {
    let desk = engine.desk()?;
    Rules::check(desk.catalogue(), &request.model)?;
    keep_draft(&desk, Some(&request.model))?;
    Ok(Nothing {})
}

pub(crate) fn score_draft_discard(engine: &Engine, _: Nothing) -> Outcome<Nothing> {
    keep_draft(&*engine.desk()?, None)?;
    Ok(Nothing {})
}

pub(crate) fn score_pack_use(engine: &Engine, request: UsePack) -> Outcome<ScoreModels> {
    let desk = engine.desk()?;
    let packs = packs::all(desk.workspace.profile)?;
    let pack = packs.iter().find(|pack| pack.id == request.pack);
    let pack = pack.ok_or_else(|| Fault::not_found("pack"))?;
    keep_draft(&desk, Some(&pack.model))?;
    models(&desk)
}

pub(crate) fn score_preview(engine: &Engine, request: PreviewScores) -> Outcome<ScorePreview> {
    let desk = engine.desk()?;
    let rules = Rules::check(desk.catalogue(), &request.model)?;
    let started = std::time::Instant::now();
    let in_use = lists::evaluate(&desk, Root::Lead, Scope::Live, Rule::EVERYTHING)?;
    let before = desk.scoring.board().leads();
    let after = desk.scoring.try_on(&desk, &rules)?;
    let total = |standings: &[Standing], row: u32| {
        standings.get(row as usize).and_then(|standing| standing.total())
    };
    let mut preview = Preview::default();
    for row in in_use.iter() {
        preview.see(row, total(&before, row), total(&after, row));
    }
    let (movers, [up, down]) = (preview.movers(), [preview.up.len(), preview.down.len()]);
    let rows = movers.iter().map(|mover| mover.0).collect::<Vec<_>>();
    let leads = desk.read(|db| lead::by_rowids(db, &rows, &leads::beside(&desk, db)?))?;
    let movers = leads.into_iter().zip(movers);
    let few = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(ScorePreview {
        leads: in_use.count(),
        before: preview.before.to_vec(),
        after: preview.after.to_vec(),
        changed: preview.changed,
        up: few(up),
        down: few(down),
        movers: movers
            .map(|(lead, (_, before, after))| ScoreMover { lead, before, after })
            .collect(),
        took_ms: u32::try_from(started.elapsed().as_millis()).unwrap_or(u32::MAX),
    })
}

/// Totals before and after, as they are counted.
#[derive(Default)]
struct Preview {
    before: [u32; BINS],
    after: [u32; BINS],
    changed: u32,
    /// Row, before, after.
    up: Vec<(u32, i32, i32)>,
    down: Vec<(u32, i32, i32)>,
}

impl Preview {
    fn see(&mut self, row: u32, before: Option<i32>, after: Option<i32>) {
        let count = |bins: &mut [u32; BINS], total: Option<i32>| {
            if let Some(total) = total {
                bins[usize::try_from(total / 5).unwrap_or(0).min(BINS - 1)] += 1;
            }
        };
        count(&mut self.before, before);
        count(&mut self.after, after);
        self.changed += u32::from(before != after);
        let Some((before, after)) = before.zip(after) else { return };
        match after.cmp(&before) {
            Ordering::Greater => self.up.push((row, before, after)),
            Ordering::Less => self.down.push((row, before, after)),
            Ordering::Equal => {}
        }
    }

    /// Returns the largest moves, those upwards first.
    fn movers(&mut self) -> Vec<(u32, i32, i32)> {
        let by = |&(row, before, after): &(u32, i32, i32)| (-(after - before).abs(), row);
        self.up.sort_unstable_by_key(by);
        self.down.sort_unstable_by_key(by);
        let first = |moves: &[(u32, i32, i32)]| moves[..moves.len().min(MOVERS)].to_vec();
        [first(&self.up), first(&self.down)].concat()
    }
}

pub(crate) fn score_publish(engine: &Engine, request: PublishScores) -> Outcome<Saved> {
    let desk = engine.desk()?;
    let draft = desk.read(draft_of)?;
    let draft = draft.ok_or_else(|| Fault::invalid("model", "there is no draft to publish"))?;
    let saved = publish(&desk, "score_publish", &draft, leads::text(request.note.as_deref()))?;
    keep_draft(&desk, None)?;
    Ok(saved)
}

pub(crate) fn score_revert(engine: &Engine, request: RecordId) -> Outcome<Saved> {
    let desk = engine.desk()?;
    let old: RowId = id(&request.id, "version")?;
    let old = desk.read(|db| score::version(db, old))?;
    let old = old.ok_or_else(|| Fault::not_found("version"))?;
    // The number alone says it in every language.
    publish(&desk, "score_revert", &old.model, Some(format!("↩ {}", old.number)))
}

fn publish(
    desk: &Desk,
    command: &'static str,
    model: &ScoreModel,
    note: Option<String>,
) -> Outcome<Saved> {
    Rules::check(desk.catalogue(), model)?;
    let json = serde_json::to_string(model)?;
    let (version, group) = desk.commit(command, |draft| {
        let last = score::versions(draft.db())?.first().map_or(0, |version| version.number);
        let version = RowId::from_bytes(draft.new_id());
        let cells = [
            ("number", (last + 1).into()),
            ("note", note.as_deref().into()),
            ("model", json.as_str().into()),
            ("author_id", desk.identity.member.to_bytes().into()),
            ("created_at", draft.now_ms().into()),
        ];
        draft.insert("score_model", version, &cells);
        Ok(version)
    })?;
    let group = group.map(|group| group.to_string());
    Ok(Saved { id: version.to_string(), group, warning: None })
}

pub(crate) fn score_history(engine: &Engine, request: RecordId) -> Outcome<Vec<ScoreChange>> {
    let desk = engine.desk()?;
    let lead: LeadId = id(&request.id, "lead")?;
    desk.scoring.write_changes(&desk)?;
    let (row, noted) = desk.read(|db| {
        let row = score::lead_row(db, lead)?.ok_or_else(|| Fault::not_found("lead"))?;
        Ok((row, score::changes(db, row)?))
    })?;
    let now = desk.scoring.board().lead(row).total();
    let mut history: Vec<ScoreChange> = Vec::new();
    let mut known = noted.first().and_then(|first| first.before);
    let between = |at: i64, from: Option<i32>, to: Option<i32>| {
        // Days do not give or take a score as a whole; rules do.
        let by_days = from.is_some() && to.is_some();
        let cause = if by_days { ScoreCause::Time } else { ScoreCause::Model };
        (from != to).then_some(ScoreChange { at, from, to, cause, detail: None })
    };
    for change in noted {
        history.extend(between(change.at_ms, known, change.before));
        known = change.after;
        history.push(ScoreChange {
            at: change.at_ms,
            from: change.before,
            to: change.after,
            cause: change.cause,
            detail: change.detail,
        });
    }
    if !history.is_empty() {
        history.extend(between(desk.clock.now_ms(), known, now));
    }
    history.reverse();
    Ok(history)
}

pub(crate) fn score_override(engine: &Engine, request: OverrideScore) -> Outcome<Changed> {
    let desk = engine.desk()?;
    let lead: LeadId = id(&request.lead_id, "lead")?;
    let ((), group) = desk.commit("score_override", |draft| {
        lead::existing(draft.db(), lead)?;
        let cells = [
            ("lead_id", lead.to_bytes().into()),
            ("total", i64::from(request.total).into()),
            ("reason", request.reason.trim().into()),
            ("until", request.until.as_deref().into()),
            ("author_id", desk.identity.member.to_bytes().into()),
            ("set_at", draft.now_ms().into()),
        ];
        draft.ensure("score_override", score::override_row(lead), &cells);
        Ok(())
    })?;
    Ok(changed(group, vec![request.lead_id]))
}

pub(crate) fn score_override_end(engine: &Engine, request: RecordId) -> Outcome<Changed> {
    let desk = engine.desk()?;
    let lead: LeadId = id(&request.id, "lead")?;
    let ((), group) = desk.commit("score_override_end", |draft| {
        score::override_of(draft.db(), lead)?.ok_or_else(|| Fault::not_found("override"))?;
        let cells = [
            ("total", Value::Null),
            ("reason", Value::Null),
            ("until", Value::Null),
            ("author_id", desk.identity.member.to_bytes().into()),
            ("set_at", draft.now_ms().into()),
        ];
        draft.update("score_override", score::override_row(lead), &cells);
        Ok(())
    })?;
    Ok(changed(group, vec![request.id]))
}

pub(crate) fn score_feedback(engine: &Engine, request: GiveFeedback) -> Outcome<Changed> {
    let desk = engine.desk()?;
    let lead: LeadId = id(&request.lead_id, "lead")?;
    let ((), group) = desk.commit("score_feedback", |draft| {
        lead::existing(draft.db(), lead)?;
        let cells = [
            ("lead_id", lead.to_bytes().into()),
            ("good", request.good.into()),
            ("note", leads::text(request.note.as_deref()).into()),
            ("author_id", desk.identity.member.to_bytes().into()),
            ("given_at", draft.now_ms().into()),
        ];
        draft.ensure("score_feedback", score::feedback_row(lead), &cells);
        Ok(())
    })?;
    Ok(changed(group, vec![request.lead_id]))
}
