//! When what a rule found happened: the latest order it counts, the visit it asks for.
//!
//! A rule that asks for something that happened is dated by the latest row that it counts; one
//! that only compares a moment of the row itself, by that moment. All others have no date: nobody
//! knows since when somebody works for a law firm.

use super::Asking;
use crate::ask::catalogue::{ColumnNo, Field, FieldType, Relation, TableNo, Via, follow};
use crate::ask::check::{Checked, Node, Test};
use crate::ask::columns::{Columns, NO_NUMBER, NO_SECOND, Store, second};
use crate::ask::context::Context;
use crate::ask::rule::Quantifier;

/// What dates a rule.
enum Dated<'a> {
    /// Rows that happened, of which one at least must satisfy the rule.
    Event(&'static Relation, &'a Node),
    /// A moment of the row itself.
    Moment(&'static Field),
}

impl Checked {
    /// Returns whether what the rule finds has a date.
    pub(crate) fn is_dated(&self) -> bool {
        dated(self.node(), Vec::new()).is_some()
    }
}

impl Columns {
    /// Returns for each row of the rule's table when the latest of what the rule asks for was, in
    /// seconds since 1970; 0 where there is none. `None` if the rule has no date.
    pub(crate) fn latest(&self, checked: &Checked, context: &Context<'_>) -> Option<Vec<u32>> {
        let (hops, dated) = dated(checked.node(), Vec::new())?;
        let asking = Asking::new(self, context);
        let owner = follow(self.layout(), checked.root(), &hops);
        let dates = match dated {
            Dated::Event(relation, node) => {
                let root = checked.catalogue().root(relation.table);
                let at = root.find_field(relation.event?.at)?.column;
                asking.events(relation, at, node)?
            }
            Dated::Moment(field) => asking.moments(owner, field),
        };
        Some(self.pulled(checked.root(), &hops, dates))
    }

    /// Carries values of the rows at the end of references to the rows that refer to them.
    fn pulled(&self, root: TableNo, refs: &[ColumnNo], values: Vec<u32>) -> Vec<u32> {
        let Some((&last, before)) = refs.split_last() else { return values };
        let holder = follow(self.layout(), root, before);
        let Some(target) = self.layout().kind(holder, last).target() else { return Vec::new() };
        let target = self.table(target);
        let value = |&row: &u32| values.get(target.survivor(row) as usize).copied().unwrap_or(0);
        let carried = self.refs(holder, last).iter().map(value).collect();
        self.pulled(root, before, carried)
    }
}

impl Asking<'_> {
    /// Returns when the latest of the rows that satisfy a rule was, for each row they belong to.
    fn events(&self, relation: &Relation, at: ColumnNo, node: &Node) -> Option<Vec<u32>> {
        let Via::Back(refs) = relation.via else { return None };
        let layout = self.columns.layout();
        let mut rows = self.counted(relation.table);
        self.plan(relation.table, node).narrow(&mut rows);
        let end = self.columns.table(follow(layout, relation.table, refs));
        let mut latest = vec![NO_SECOND; end.words * 64];
        let times = self.times(relation.table, at);
        let all = 0..rows.words().len();
        self.each_target(relation.table, refs, (&rows, all), |row, target| {
            let time = times(row);
            if let Some(latest) = latest.get_mut(target as usize) {
                *latest = time.max(*latest);
            }
        });
        for (&merged, &survivor) in &end.survivors {
            let moved = latest.get(merged as usize).copied().unwrap_or(NO_SECOND);
            if let Some(latest) = latest.get_mut(survivor as usize) {
                *latest = moved.max(*latest);
            }
        }
        Some(latest)
    }

    fn moments(&self, owner: TableNo, field: &Field) -> Vec<u32> {
        let times = self.times(owner, field.column);
        (0..self.columns.highest_row(owner)).map(times).collect()
    }

    /// Returns what says when a row was, in seconds.
    fn times(&self, table: TableNo, column: ColumnNo) -> impl Fn(u32) -> u32 {
        let store = self.columns.store(table, column);
        move |row| match store {
            Store::Second(values) => values[row as usize],
            Store::Number(values) if values[row as usize] != NO_NUMBER => {
                second(values[row as usize])
            }
            _ => NO_SECOND,
        }
    }
}

/// Returns what dates a rule, and the references from its rows to whose date that is.
fn dated(node: &Node, mut hops: Vec<ColumnNo>) -> Option<(Vec<ColumnNo>, Dated<'_>)> {
    match node {
        Node::All(parts) => parts.iter().find_map(|part| dated(part, hops.clone())),
        Node::Related { quantifier, relation, node } => {
            let one_at_least = match quantifier {
                Quantifier::Any => true,
                Quantifier::Count(compared, number) => !compared.holds(0, *number),
                Quantifier::No | Quantifier::Every | Quantifier::Sum(_) => false,
            };
            match relation.via {
                _ if !one_at_least => None,
                Via::Back(_) => relation.event.map(|_| (hops, Dated::Event(relation, node))),
                Via::Forward(refs) => {
                    hops.extend(refs);
                    dated(node, hops)
                }
            }
        }
        Node::Leaf(leaf) => {
            let moment = leaf.field.kind == FieldType::Time
                && leaf.field.many.is_none()
                && leaf.field.aged.is_none()
                && !leaf.negated
                && matches!(leaf.test, Test::When(_) | Test::Present);
            hops.extend(leaf.field.forward);
            moment.then_some((hops, Dated::Moment(leaf.field)))
        }
        Node::Any(_) | Node::Not(_) | Node::Sum { .. } => None,
    }
}
