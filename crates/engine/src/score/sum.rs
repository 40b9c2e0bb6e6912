//! From what holds of a lead to its score, line by line.

use super::{
    model::Axis,
    rules::{AxisRules, Group, POINTS_MAX, Rules},
};
use crate::{
    ask::desk::SCORE_GRADES,
    commands::scores::{LineAxis, LineKind, ScoreLine},
};

/// What holds of a lead: for each rule of each group of each axis, how many days ago, or none.
pub(crate) type Hits = [Vec<Vec<Option<u32>>>; 2];

/// A score and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sum {
    pub(crate) fit: i32,
    pub(crate) engagement: i32,
    pub(crate) total: i32,
    /// They sum to the total exactly.
    pub(crate) lines: Vec<ScoreLine>,
}

impl Group {
    /// Returns what counts of the points of its rules together.
    pub(crate) fn capped(&self, points: i32) -> i32 {
        points.clamp(-self.cap, self.cap)
    }
}

impl AxisRules {
    /// Returns what counts of the points of its groups together.
    pub(crate) fn capped(&self, points: i32) -> i32 {
        points.clamp(0, self.cap)
    }
}

/// Returns the total of both axes.
pub(crate) fn total(fit: i32, engagement: i32) -> i32 {
    (fit + engagement).clamp(0, POINTS_MAX)
}

impl Rules {
    /// Returns the place of a grade among all of them, the best first.
    pub(crate) fn grade(&self, fit: i32, engagement: i32) -> u8 {
        let step = |points: i32, [best, second]: [i32; 2]| {
            u8::from(points < best) + u8::from(points < second)
        };
        3 * step(fit, self.grades[0]) + step(engagement, self.grades[1])
    }

    /// Adds up what holds of a lead.
    pub(crate) fn sum(&self, hits: &Hits) -> Sum {
        let mut lines = Vec::new();
        let [fit, engagement] = self.axes();
        let fit = axis(fit, &hits[0], &mut lines);
        let engagement = axis(engagement, &hits[1], &mut lines);
        let total = total(fit, engagement);
        let over = total - fit - engagement;
        push(&mut lines, line(LineAxis::Total, None, limit(over), over));
        Sum { fit, engagement, total, lines }
    }
}

/// Returns the word of a grade.
pub(crate) fn grade_word(place: u8) -> &'static str {
    SCORE_GRADES[usize::from(place).min(SCORE_GRADES.len() - 1)]
}

fn axis(rules: &AxisRules, hits: &[Vec<Option<u32>>], lines: &mut Vec<ScoreLine>) -> i32 {
    let where_it_counts = match rules.axis {
        Axis::Fit => LineAxis::Fit,
        Axis::Engagement => LineAxis::Engagement,
    };
    let groups = rules.groups.iter().zip(hits);
    let points = groups.map(|(known, hits)| group(known, where_it_counts, hits, lines)).sum();
    let capped = rules.capped(points);
    push(lines, line(where_it_counts, None, limit(capped - points), capped - points));
    capped
}

fn group(group: &Group, axis: LineAxis, hits: &[Option<u32>], lines: &mut Vec<ScoreLine>) -> i32 {
    let mut points = 0;
    for (rule, age) in group.rules.iter().zip(hits) {
        let Some((age, worth)) = age.and_then(|age| Some((age, group.worth(rule.points, age)?)))
        else {
            continue;
        };
        points += worth;
        let named = |kind, points| ScoreLine {
            label: Some(rule.label.clone()),
            rule: Some(rule.text.clone()),
            age_days: group.ages().then_some(age),
            ..line(axis, Some(&group.name), kind, points)
        };
        push(lines, named(LineKind::Rule, rule.points));
        push(lines, named(LineKind::Decay, worth - rule.points));
    }
    let capped = group.capped(points);
    push(lines, line(axis, Some(&group.name), LineKind::Cap, capped - points));
    capped
}

/// What was above the most was capped, what was below nothing was raised.
fn limit(points: i32) -> LineKind {
    if points < 0 { LineKind::Cap } else { LineKind::Floor }
}

/// Returns a line without a name of its own.
pub(crate) fn line(axis: LineAxis, group: Option<&str>, kind: LineKind, points: i32) -> ScoreLine {
    let group = group.map(str::to_owned);
    ScoreLine { axis, group, kind, label: None, rule: None, points, age_days: None }
}

/// Adds a line that says something.
pub(crate) fn push(lines: &mut Vec<ScoreLine>, line: ScoreLine) {
    if line.points != 0 {
        lines.push(line);
    }
}
