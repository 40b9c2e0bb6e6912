//! What a score is made of: axes, groups, rules. It is stored as JSON and crosses the boundary as
//! it is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is counted apart.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Axis {
    /// Whether the lead is one that the team wants.
    Fit,
    /// Whether the lead wants the team.
    Engagement,
}

/// The rules by which leads are scored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ScoreModel {
    /// Each of the two axes once.
    pub axes: Vec<ScoreAxis>,
    /// From how many points on is which grade.
    pub grades: ScoreGrades,
}

/// The rules of an axis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ScoreAxis {
    /// Which.
    pub axis: Axis,
    /// Its most points, 1 to 100; its least are 0.
    pub cap: i32,
    /// Its groups.
    pub groups: Vec<ScoreGroup>,
}

/// Rules that are counted together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ScoreGroup {
    /// A word of the model's own that stays the same while the group is edited.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its most points either way, 1 to 100.
    pub cap: i32,
    /// After how many days what a rule found is worth half; empty means that it does not fade.
    pub half_life_days: Option<u32>,
    /// For how many days what a rule found counts at all; never beside a half-life.
    pub within_days: Option<u32>,
    /// Its rules.
    pub rules: Vec<ScoreRule>,
}

/// Points for leads of which something holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ScoreRule {
    /// A word of the model's own that stays the same while the rule is edited.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// What must hold: a rule about leads in its text form. It may not ask for a score.
    pub rule: String,
    /// What that is worth, -100 to 100, not 0.
    pub points: i32,
}

/// From how many points of an axis on a lead has the best grade, and from how many the second.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ScoreGrades {
    /// A and B; the others are C.
    pub fit: [i32; 2],
    /// 1 and 2; the others are 3.
    pub engagement: [i32; 2],
}
