//! A model with its meaning: every rule checked against the catalogue.

use std::collections::BTreeSet;

use anteroom_wire::error::{CommandError, ErrorCode, NextStep};

use super::{
    fade::faded,
    model::{Axis, ScoreGroup, ScoreModel, ScoreRule},
};
use crate::{
    ask::{
        catalogue::{Catalogue, ColumnNo, TableNo},
        check::{Checked, Node},
        desk::{CONTACT, LEAD, RELATIONSHIP, STAGE, TAG, contact, lead},
        text,
    },
    fault::{Fault, Outcome},
    schema::NAME_CHARS_MAX,
};

/// The most points of anything, either way.
pub(crate) const POINTS_MAX: i32 = 100;

/// Rules of one model: more are understood by nobody.
const RULES_MAX: usize = 200;

/// The longest half-life or time frame: ten years.
const DAYS_MAX: u32 = 3_650;

/// The longest word by which a model knows a rule or group of its own, in bytes.
const ID_BYTES_MAX: usize = 64;

/// A model with its meaning.
#[derive(Debug)]
pub(crate) struct Rules {
    pub(crate) fit: AxisRules,
    pub(crate) engagement: AxisRules,
    /// From how many points on an axis has its best and its second grade.
    pub(crate) grades: [[i32; 2]; 2],
}

/// The rules of an axis.
#[derive(Debug)]
pub(crate) struct AxisRules {
    pub(crate) axis: Axis,
    pub(crate) cap: i32,
    pub(crate) groups: Vec<Group>,
}

/// Rules that are counted together.
#[derive(Debug)]
pub(crate) struct Group {
    pub(crate) name: String,
    pub(crate) cap: i32,
    pub(crate) aging: Aging,
    pub(crate) rules: Vec<RulePoints>,
}

/// What age does to points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Aging {
    /// Nothing.
    Never,
    /// After so many days half of them are left.
    HalfLife(u32),
    /// After so many days none are left.
    Within(u32),
}

/// A rule and what it is worth.
#[derive(Debug)]
pub(crate) struct RulePoints {
    pub(crate) label: String,
    /// As it was written, or as it is written canonically.
    pub(crate) text: String,
    pub(crate) points: i32,
    /// None for a rule that does not read any more; it holds of nobody.
    pub(crate) checked: Option<Checked>,
}

impl Group {
    /// Whether age takes anything off its points.
    pub(crate) fn ages(&self) -> bool {
        self.aging != Aging::Never
    }

    /// Returns what points of this age are worth; none beyond a time frame.
    pub(crate) fn worth(&self, points: i32, age_days: u32) -> Option<i32> {
        match self.aging {
            Aging::Never => Some(points),
            Aging::HalfLife(days) => Some(faded(points, age_days, days)),
            Aging::Within(days) => (age_days < days).then_some(points),
        }
    }
}

impl Rules {
    /// Gives a model its meaning, for a person who wrote it.
    ///
    /// # Errors
    /// Says what is wrong with which rule, group or axis; its id is the field.
    pub(crate) fn check(catalogue: &'static Catalogue, model: &ScoreModel) -> Outcome<Self> {
        check_shape(model)?;
        Self::read(model, &mut |rule, aging| judged(catalogue, rule, aging).map(Some))
    }

    /// Gives a model its meaning that was published once; what does not read any more, since a
    /// field is gone, holds of nobody.
    pub(crate) fn published(catalogue: &'static Catalogue, model: &ScoreModel) -> Outcome<Self> {
        Self::read(model, &mut |rule, aging| Ok(judged(catalogue, rule, aging).ok()))
    }

    /// The same without rules that look at what an ending brings about or that is not known as of
    /// another day: states, stages, tasks, tags, totals. A model that is learned compares with it.
    pub(crate) fn before_outcome(
        catalogue: &'static Catalogue,
        model: &ScoreModel,
    ) -> Outcome<Self> {
        Self::read(model, &mut |rule, aging| {
            let checked = judged(catalogue, rule, aging).ok();
            let tells = |known: &Checked| looks_at(known, LEAD, known.node(), &tells_outcome);
            Ok(checked.filter(|checked| !tells(checked)))
        })
    }

    fn read(model: &ScoreModel, judge: &mut Judge<'_>) -> Outcome<Self> {
        let mut axis = |axis: Axis| -> Outcome<AxisRules> {
            let known = model.axes.iter().find(|known| known.axis == axis);
            let groups = known.map_or(&[][..], |known| &known.groups);
            let groups = groups.iter().map(|known| group(known, judge));
            Ok(AxisRules {
                axis,
                cap: known.map_or(0, |known| known.cap),
                groups: groups.collect::<Outcome<_>>()?,
            })
        };
        Ok(Self {
            fit: axis(Axis::Fit)?,
            engagement: axis(Axis::Engagement)?,
            grades: [model.grades.fit, model.grades.engagement],
        })
    }

    /// Returns both axes.
    pub(crate) fn axes(&self) -> [&AxisRules; 2] {
        [&self.fit, &self.engagement]
    }
}

/// What gives a rule its meaning.
type Judge<'a> = dyn FnMut(&ScoreRule, Aging) -> Outcome<Option<Checked>> + 'a;

fn group(known: &ScoreGroup, judge: &mut Judge<'_>) -> Outcome<Group> {
    let aging = match (known.half_life_days, known.within_days) {
        (Some(days), _) => Aging::HalfLife(days),
        (None, Some(days)) => Aging::Within(days),
        (None, None) => Aging::Never,
    };
    let rules = known.rules.iter().map(|rule| {
        let checked = judge(rule, aging)?;
        Ok(RulePoints {
            label: rule.label.clone(),
            text: checked.as_ref().map_or_else(|| rule.rule.clone(), Checked::text),
            points: rule.points,
            checked,
        })
    });
    Ok(Group {
        name: known.name.clone(),
        cap: known.cap,
        aging,
        rules: rules.collect::<Outcome<_>>()?,
    })
}

fn judged(catalogue: &'static Catalogue, rule: &ScoreRule, aging: Aging) -> Outcome<Checked> {
    let checked = text::parse(catalogue, LEAD, &rule.rule)
        .map_err(|problem| refused(&rule.id, &rule.label, problem.to_string()))?;
    if looks_at(&checked, LEAD, checked.node(), &is_score) {
        let why = "it asks for a score, which would depend on itself";
        return Err(refused(&rule.id, &rule.label, why.to_owned()));
    }
    if looks_far(checked.node()) {
        let why = "it asks for a segment or for related people; a score is told by the lead, \
                   its contact and what belongs to them";
        return Err(refused(&rule.id, &rule.label, why.to_owned()));
    }
    if aging != Aging::Never && !checked.is_dated() {
        let why = "nothing it asks for happened at a time, so that it cannot age; \
                   put it into a group without half-life and time frame";
        return Err(refused(&rule.id, &rule.label, why.to_owned()));
    }
    Ok(checked)
}

/// Whether any part of a rule goes beyond a contact and what belongs to it. The rule of a segment
/// may look at anything, now or when it is changed.
fn looks_far(node: &Node) -> bool {
    match node {
        Node::All(parts) | Node::Any(parts) => parts.iter().any(looks_far),
        Node::Not(part) => looks_far(part),
        Node::Related { relation, node, .. } | Node::Sum { relation, node, .. } => {
            relation.table == RELATIONSHIP || looks_far(node)
        }
        Node::Leaf(leaf) => leaf.field.picked.is_some(),
    }
}

/// Whether a column is what scoring itself brings about.
fn is_score(table: TableNo, column: ColumnNo) -> bool {
    match table {
        LEAD => [lead::SCORE, lead::GRADE, lead::LIKELY].contains(&column),
        CONTACT => column == contact::SCORE,
        _ => false,
    }
}

/// Whether a column is set by an ending, or not known as of another day.
fn tells_outcome(table: TableNo, column: ColumnNo) -> bool {
    let of_lead = [
        lead::STATE,
        lead::STATE_AT,
        lead::LOST_REASON,
        lead::ARCHIVED,
        lead::NEXT_STEP,
        lead::HAS_NEXT_STEP,
    ];
    let totals = [
        contact::TOTAL_SPEND,
        contact::ORDER_COUNT,
        contact::LAST_ORDER,
        contact::NUM_VISITS,
        contact::LAST_VISIT,
    ];
    match table {
        LEAD => of_lead.contains(&column),
        CONTACT => totals.contains(&column),
        _ => table == STAGE || table == TAG,
    }
}

/// Whether any part of a rule looks at such a column.
fn looks_at(
    checked: &Checked,
    table: TableNo,
    node: &Node,
    such: &dyn Fn(TableNo, ColumnNo) -> bool,
) -> bool {
    let any = |parts: &[Node]| parts.iter().any(|part| looks_at(checked, table, part, such));
    match node {
        Node::All(parts) | Node::Any(parts) => any(parts),
        Node::Not(part) => any(std::slice::from_ref(&**part)),
        Node::Related { relation, node, .. } | Node::Sum { relation, node, .. } => {
            looks_at(checked, relation.table, node, such)
        }
        Node::Leaf(leaf) => {
            such(leaf.field.table(checked.catalogue().layout, table), leaf.field.column)
        }
    }
}

fn check_shape(model: &ScoreModel) -> Outcome<()> {
    let axes: BTreeSet<Axis> = model.axes.iter().map(|axis| axis.axis).collect();
    if axes.len() != 2 || model.axes.len() != 2 {
        return Err(Fault::invalid("axes", "must be fit and engagement, each once"));
    }
    for (name, [best, second]) in
        [("grades.fit", model.grades.fit), ("grades.engagement", model.grades.engagement)]
    {
        if !(0 < second && second < best && best <= POINTS_MAX) {
            return Err(Fault::invalid(name, "must fall, from at most 100 to above 0"));
        }
    }
    let groups = || model.axes.iter().flat_map(|axis| &axis.groups);
    let rules = || groups().flat_map(|group| &group.rules);
    if rules().count() > RULES_MAX {
        return Err(Fault::invalid("rules", format!("are at most {RULES_MAX}")));
    }
    model.axes.iter().try_for_each(|axis| {
        let name = if axis.axis == Axis::Fit { "fit" } else { "engagement" };
        check_cap(name, name, axis.cap)
    })?;
    let mut seen = BTreeSet::new();
    groups().try_for_each(|group| {
        check_named(&mut seen, &group.id, &group.name)?;
        check_group(group)
    })?;
    rules().try_for_each(|rule| {
        check_named(&mut seen, &rule.id, &rule.label)?;
        if rule.points == 0 || rule.points.abs() > POINTS_MAX {
            let why = "points must be -100 to 100 and not 0".to_owned();
            return Err(refused(&rule.id, &rule.label, why));
        }
        Ok(())
    })
}

fn check_group(group: &ScoreGroup) -> Outcome<()> {
    check_cap(&group.id, &group.name, group.cap)?;
    let fault = |why: String| Err(refused(&group.id, &group.name, why));
    if group.half_life_days.is_some() && group.within_days.is_some() {
        return fault("it has a half-life or a time frame, not both".to_owned());
    }
    let days = group.half_life_days.or(group.within_days);
    if days.is_some_and(|days| !(1..=DAYS_MAX).contains(&days)) {
        return fault(format!("days must be 1 to {DAYS_MAX}"));
    }
    Ok(())
}

fn check_cap(id: &str, name: &str, cap: i32) -> Outcome<()> {
    if (1..=POINTS_MAX).contains(&cap) {
        return Ok(());
    }
    Err(refused(id, name, format!("its most points must be 1 to {POINTS_MAX}")))
}

fn check_named<'a>(seen: &mut BTreeSet<&'a str>, id: &'a str, name: &str) -> Outcome<()> {
    if id.is_empty() || id.len() > ID_BYTES_MAX || !seen.insert(id) {
        return Err(refused(id, name, "its id must be a short word of its own".to_owned()));
    }
    if name.trim().is_empty() || name.chars().count() > NAME_CHARS_MAX {
        return Err(refused(id, name, format!("its name must be 1 to {NAME_CHARS_MAX} letters")));
    }
    Ok(())
}

/// What is wrong with a rule, group or axis, known by its id.
fn refused(id: &str, name: &str, why: String) -> Fault {
    CommandError::new(ErrorCode::Invalid, format!("{name}: {why}"))
        .param("field", id)
        .param("why", why)
        .field(id)
        .kept("nothing was changed")
        .next(NextStep::FixField)
        .into()
}
