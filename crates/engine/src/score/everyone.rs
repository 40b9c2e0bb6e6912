//! Scores of all leads of some columns at once: each rule is asked once, of everyone.

use super::{
    board::Standing,
    day::Day,
    rules::{AxisRules, Group, RulePoints, Rules},
    sum::{Hits, total},
};
use crate::ask::{bitmap::Bitmap, columns::Columns, context::Context, desk::LEAD};

/// What a rule found: the leads it holds of, and where that matters since when.
struct Found {
    leads: Bitmap,
    seconds: Option<Vec<u32>>,
}

impl Found {
    /// Returns how many days ago a lead was found by what the rule asks for.
    fn age_days(&self, lead: u32, day: Day) -> u32 {
        let second = self.seconds.as_ref().map(|seconds| seconds[lead as usize]);
        second.map_or(0, |second| day.age_days(second))
    }
}

/// Returns the score of each lead by its row; leads that are not there have none.
pub(crate) fn standings(
    columns: &Columns,
    rules: &Rules,
    context: &Context<'_>,
    day: Day,
) -> Vec<Standing> {
    let [fit, engagement] = rules.axes().map(|axis| points_of_axis(columns, axis, context, day));
    let mut standings = vec![Standing::NONE; fit.len()];
    for lead in columns.rows(LEAD, context.scope).iter() {
        let (fit, engagement) = (fit[lead as usize], engagement[lead as usize]);
        let grade = rules.grade(fit, engagement);
        standings[lead as usize] = Standing::of(total(fit, engagement), grade);
    }
    standings
}

/// Returns what holds of one lead of the columns.
pub(crate) fn hits(
    columns: &Columns,
    rules: &Rules,
    context: &Context<'_>,
    day: Day,
    lead: u32,
) -> Hits {
    let of_rule = |group: &Group, rule: &RulePoints| {
        let found = find(columns, group, rule, context)?;
        found.leads.get(lead).then(|| found.age_days(lead, day))
    };
    rules.axes().map(|axis| {
        let groups = axis.groups.iter();
        groups.map(|group| group.rules.iter().map(|rule| of_rule(group, rule)).collect()).collect()
    })
}

fn points_of_axis(
    columns: &Columns,
    axis: &AxisRules,
    context: &Context<'_>,
    day: Day,
) -> Vec<i32> {
    let leads = columns.highest_row(LEAD) as usize;
    let mut points = vec![0; leads];
    let mut in_group = vec![0; leads];
    for group in &axis.groups {
        for rule in &group.rules {
            if let Some(found) = find(columns, group, rule, context) {
                add(&mut in_group, group, rule, &found, day);
            }
        }
        for (points, in_group) in points.iter_mut().zip(&mut in_group) {
            *points += group.capped(std::mem::take(in_group));
        }
    }
    points.iter_mut().for_each(|points| *points = axis.capped(*points));
    points
}

fn add(points: &mut [i32], group: &Group, rule: &RulePoints, found: &Found, day: Day) {
    let Some(seconds) = &found.seconds else {
        found.leads.iter().for_each(|lead| points[lead as usize] += rule.points);
        return;
    };
    // Ages repeat: what each is worth is worked out once.
    let mut worths: Vec<Option<i32>> = Vec::new();
    for lead in found.leads.iter() {
        let age = day.age_days(seconds[lead as usize]);
        let at = age as usize;
        if at >= WORTHS_MAX {
            points[lead as usize] += group.worth(rule.points, age).unwrap_or(0);
            continue;
        }
        if at >= worths.len() {
            worths.resize(at + 1, None);
        }
        let worth = worths[at].get_or_insert_with(|| group.worth(rule.points, age).unwrap_or(0));
        points[lead as usize] += *worth;
    }
}

/// Ages up to which worths are kept: what is older is rare.
const WORTHS_MAX: usize = 20_000;

fn find(
    columns: &Columns,
    group: &Group,
    rule: &RulePoints,
    context: &Context<'_>,
) -> Option<Found> {
    let checked = rule.checked.as_ref()?;
    let leads = columns.evaluate(checked, context);
    let seconds = if group.ages() { columns.latest(checked, context) } else { None };
    Some(Found { leads, seconds })
}
