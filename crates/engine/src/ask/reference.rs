//! The same questions, answered slowly and obviously.
//!
//! Rows are maps, every row is asked on its own, every reference is followed on the spot, every
//! sort compares values. Nothing here is shared with the columns but the checked rule, the folding
//! of text and the calendar's arithmetic on days, so that a test which holds the two equal means
//! something.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::ask::bitmap::Bitmap;
use crate::ask::calendar::{DAY_MS, Moment, When};
use crate::ask::catalogue::{
    ColumnNo, DELETED, EXCLUDE, Field, Gathered, INCLUDE, Kind, Layout, Many, Only, Picked,
    Relation, TableNo, Via, follow,
};
use crate::ask::check::{Checked, Leaf, MoneyBound, Node, Sorting, Test, TextTest};
use crate::ask::columns::{Cell, Datum};
use crate::ask::context::{CURRENCY_DIGITS_MAX, Context, Scope, TextIndex};
use crate::ask::fold::fold;
use crate::ask::rule::Quantifier;

/// One stored value.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Stored {
    Int(i64),
    Text(String),
}

/// The rows of the workspace as maps. Null cells have no entry.
#[derive(Debug)]
pub struct Reference {
    layout: &'static Layout,
    tables: Vec<BTreeMap<u32, BTreeMap<ColumnNo, Stored>>>,
}

impl Reference {
    /// Starts with no rows.
    #[must_use]
    pub fn new(layout: &'static Layout) -> Self {
        Self { layout, tables: vec![BTreeMap::new(); layout.tables.len()] }
    }

    /// Sets a cell.
    pub fn set(&mut self, cell: Cell<'_>) {
        let row = self.tables[cell.table.index()].entry(cell.row).or_default();
        match cell.datum {
            Datum::Null => row.remove(&cell.column),
            Datum::Int(value) => row.insert(cell.column, Stored::Int(value)),
            Datum::Text(text) => row.insert(cell.column, Stored::Text(text.to_owned())),
        };
    }

    /// Returns the rows that satisfy a rule, in the order of their numbers.
    #[must_use]
    pub fn evaluate(&self, checked: &Checked, context: &Context<'_>) -> Vec<u32> {
        let asking =
            Asking { data: self, context, moment: Moment::new(context.now_ms, &context.zone) };
        let root = checked.root();
        let rows = self.tables[root.index()].keys().copied();
        let shown = rows.filter(|&row| self.is_shown(root, row, context.scope));
        shown.filter(|&row| asking.satisfies(root, row, checked.node())).collect()
    }

    /// Returns rows in the order of a sort.
    #[must_use]
    pub fn order(&self, rows: &[u32], sorting: &Sorting, context: &Context<'_>) -> Vec<u32> {
        let mut rows = rows.to_vec();
        rows.sort_by(|&a, &b| {
            for (field, descending) in &sorting.keys {
                let key = |row| self.sort_key(sorting.root, row, field, context);
                let order = match (key(a), key(b)) {
                    (None, None) => Ordering::Equal,
                    (None, Some(_)) => Ordering::Greater,
                    (Some(_), None) => Ordering::Less,
                    (Some(a), Some(b)) if *descending => b.cmp(&a),
                    (Some(a), Some(b)) => a.cmp(&b),
                };
                if order != Ordering::Equal {
                    return order;
                }
            }
            a.cmp(&b)
        });
        rows
    }

    fn int(&self, table: TableNo, row: u32, column: ColumnNo) -> Option<i64> {
        match self.tables[table.index()].get(&row)?.get(&column)? {
            Stored::Int(value) => Some(*value),
            Stored::Text(_) => None,
        }
    }

    fn text(&self, table: TableNo, row: u32, column: ColumnNo) -> Option<&str> {
        match self.tables[table.index()].get(&row)?.get(&column)? {
            Stored::Text(text) => Some(text),
            Stored::Int(_) => None,
        }
    }

    /// Returns a number as it counts: worked out, if it is one that is gathered.
    fn number(
        &self,
        table: TableNo,
        row: u32,
        column: ColumnNo,
        context: &Context<'_>,
    ) -> Option<i64> {
        let description = &self.layout.table(table).columns[column.index()];
        let brought = || {
            let sources = description.gathered.iter();
            sources.flat_map(|source| self.brought(table, row, source, context))
        };
        match (description.kind, description.gathered.is_empty()) {
            (Kind::Total | Kind::Count, false) => Some(brought().sum()),
            (Kind::Second, false) => brought().max(),
            (Kind::Count, true) => Some(self.int(table, row, column).unwrap_or(0).max(0)),
            (Kind::Second, true) => {
                self.int(table, row, column).map(|ms| ms.div_euclid(1_000).max(1) * 1_000)
            }
            _ => self.int(table, row, column),
        }
    }

    /// Returns what each row of a source brings to a row.
    fn brought(
        &self,
        table: TableNo,
        row: u32,
        source: &Gathered,
        context: &Context<'_>,
    ) -> Vec<i64> {
        let rows = self.tables[source.table.index()].keys().copied();
        let own = rows.filter(|&other| {
            let to = self.target(source.table, other, source.back);
            let is_word = |(column, word)| self.text(source.table, other, column) == Some(word);
            !self.is_deleted(source.table, other)
                && to == Some((table, row))
                && source.only.is_none_or(is_word)
        });
        let value = |other| match source.value {
            None => Some(1),
            Some(column) if matches!(self.layout.kind(source.table, column), Kind::Money(_)) => {
                self.money(source.table, other, column, context)
            }
            Some(column) => self.number(source.table, other, column, context),
        };
        own.filter_map(value).collect()
    }

    fn is_deleted(&self, table: TableNo, row: u32) -> bool {
        self.int(table, row, DELETED).is_some_and(|deleted| deleted != 0)
    }

    /// Returns the row that stands for this one.
    fn survivor(&self, table: TableNo, row: u32) -> u32 {
        let columns = self.layout.table(table).columns.iter();
        let column = columns.zip(0..).find(|(column, _)| column.kind == Kind::Survivor);
        let survivor = column.and_then(|(_, at)| self.int(table, row, ColumnNo(at)));
        survivor.and_then(|row| u32::try_from(row).ok()).filter(|&row| row != 0).unwrap_or(row)
    }

    /// Follows a reference.
    fn target(&self, table: TableNo, row: u32, column: ColumnNo) -> Option<(TableNo, u32)> {
        let target = self.layout.kind(table, column).target()?;
        let row = u32::try_from(self.int(table, row, column)?).ok().filter(|&row| row != 0)?;
        Some((target, self.survivor(target, row)))
    }

    fn followed(&self, table: TableNo, row: u32, refs: &[ColumnNo]) -> Option<u32> {
        let end = refs
            .iter()
            .try_fold((table, row), |(table, row), &column| self.target(table, row, column));
        end.map(|(_, row)| row)
    }

    fn parent_hidden(&self, table: TableNo, row: u32) -> bool {
        let columns = self.layout.table(table).columns.iter().zip(0..);
        columns.filter(|(column, _)| matches!(column.kind, Kind::Parent(_))).any(|(_, at)| {
            self.target(table, row, ColumnNo(at)).is_some_and(|(parent_table, parent)| {
                self.is_deleted(parent_table, parent) || self.parent_hidden(parent_table, parent)
            })
        })
    }

    fn is_shown(&self, table: TableNo, row: u32, scope: Scope) -> bool {
        self.tables[table.index()].contains_key(&row)
            && self.survivor(table, row) == row
            && self.is_deleted(table, row) == (scope == Scope::Trash)
            && !self.parent_hidden(table, row)
    }

    fn money(
        &self,
        table: TableNo,
        row: u32,
        column: ColumnNo,
        context: &Context<'_>,
    ) -> Option<i64> {
        let Kind::Money(currency) = self.layout.kind(table, column) else { return None };
        let same = self.text(table, row, currency) == Some(context.currency.code());
        self.int(table, row, column).filter(|_| same)
    }

    /// Returns whether a row of those that hold a field's values is one of its own.
    fn holds(&self, many: Many, row: u32) -> bool {
        match many.only {
            None => true,
            Some(Only::Word(only, word)) => self.text(many.table, row, only) == Some(word),
            Some(Only::Row(only, wanted)) => {
                self.int(many.table, row, only) == Some(i64::from(wanted))
            }
        }
    }

    /// Returns the first row that holds a row's only value.
    fn holder(&self, many: Many, owner: u32) -> Option<u32> {
        let mut rows = self.tables[many.table.index()].keys().copied();
        rows.find(|&row| {
            !self.is_deleted(many.table, row)
                && self.survivor(many.table, row) == row
                && self.holds(many, row)
                && self.target(many.table, row, many.back).is_some_and(|(_, to)| to == owner)
        })
    }

    /// Returns what a row is sorted by: a number, then a text.
    fn sort_key(
        &self,
        root: TableNo,
        row: u32,
        field: &Field,
        context: &Context<'_>,
    ) -> Option<(i64, String)> {
        let mut table = follow(self.layout, root, field.forward);
        let mut row = self.followed(root, row, field.forward)?;
        if let Some(many) = field.many.filter(|many| many.single) {
            row = self.holder(many, row)?;
            table = many.table;
        }
        let column = field.sort?;
        match self.layout.kind(table, column) {
            Kind::Money(_) => {
                self.money(table, row, column, context).map(|value| (value, String::new()))
            }
            Kind::Integer | Kind::Time | Kind::Date => {
                self.int(table, row, column).map(|value| (value, String::new()))
            }
            Kind::Count | Kind::Total | Kind::Second => {
                let arrived = self.tables[table.index()].contains_key(&row);
                let value = self.number(table, row, column, context).filter(|_| arrived);
                value.map(|value| (value, String::new()))
            }
            Kind::Flag => self.tables[table.index()].contains_key(&row).then(|| {
                (i64::from(self.int(table, row, column).unwrap_or(0) != 0), String::new())
            }),
            Kind::Choice(words) => {
                let word = self.text(table, row, column).filter(|word| !word.is_empty())?;
                let listed = words.iter().position(|known| *known == word);
                let place = listed.unwrap_or(words.len()) as i64;
                Some((place, word.to_owned()))
            }
            Kind::Text(_) => {
                let folded = fold(self.text(table, row, column)?).into_owned();
                (!folded.is_empty()).then_some((0, folded))
            }
            Kind::LongText | Kind::Ref(_) | Kind::Parent(_) | Kind::Survivor => None,
        }
    }
}

impl TextIndex for Reference {
    fn rows_containing(&self, table: TableNo, column: ColumnNo, term: &str) -> Bitmap {
        let rows = self.tables[table.index()].keys().copied();
        Bitmap::from_rows(rows.filter(|&row| {
            self.text(table, row, column).is_some_and(|text| fold(text).contains(&*fold(term)))
        }))
    }
}

struct Asking<'a> {
    data: &'a Reference,
    context: &'a Context<'a>,
    moment: Moment,
}

impl Asking<'_> {
    fn satisfies(&self, table: TableNo, row: u32, node: &Node) -> bool {
        match node {
            Node::All(parts) => parts.iter().all(|part| self.satisfies(table, row, part)),
            Node::Any(parts) => parts.iter().any(|part| self.satisfies(table, row, part)),
            Node::Not(part) => !self.satisfies(table, row, part),
            Node::Leaf(leaf) => self.passes(table, row, leaf) != leaf.negated,
            Node::Related { quantifier, relation, node } => {
                let related = self.related(table, row, relation);
                let satisfying = related
                    .iter()
                    .filter(|&&row| self.satisfies(relation.table, row, node))
                    .count();
                match quantifier {
                    Quantifier::Any => satisfying > 0,
                    Quantifier::No => satisfying == 0,
                    Quantifier::Every => satisfying == related.len(),
                    Quantifier::Count(compared, number) => {
                        compared.holds(satisfying as u32, *number)
                    }
                    Quantifier::Sum(_) => unreachable!("BUG: a sum is a node of its own"),
                }
            }
            Node::Sum { relation, node, leaf } => {
                let related = self.related(table, row, relation).into_iter();
                let values = related
                    .filter(|&row| self.satisfies(relation.table, row, node))
                    .filter_map(|row| self.amount(relation.table, row, leaf.field.column));
                let sum = values.sum();
                let passes = match leaf.test {
                    Test::Number(low, high) => (low..=high).contains(&sum),
                    Test::Money(low, high) => self.amount_passes(sum, low, high),
                    _ => false,
                };
                passes != leaf.negated
            }
        }
    }

    /// Returns what a row brings to a sum.
    fn amount(&self, table: TableNo, row: u32, column: ColumnNo) -> Option<i64> {
        match self.data.layout.kind(table, column) {
            Kind::Money(_) => self.data.money(table, row, column, self.context),
            _ => self.data.number(table, row, column, self.context),
        }
    }

    /// Returns whether a row of another table counts as belonging to this one.
    fn counts(&self, table: TableNo, row: u32) -> bool {
        let data = self.data;
        match self.context.scope {
            Scope::Live => data.is_shown(table, row, Scope::Live),
            Scope::Trash => {
                data.tables[table.index()].contains_key(&row)
                    && data.survivor(table, row) == row
                    && !data.is_deleted(table, row)
            }
        }
    }

    fn related(&self, table: TableNo, row: u32, relation: &Relation) -> Vec<u32> {
        let counted = |row: &u32| self.counts(relation.table, *row);
        match relation.via {
            Via::Forward(refs) => {
                self.data.followed(table, row, refs).filter(counted).into_iter().collect()
            }
            Via::Back(refs) => {
                let all = self.data.tables[relation.table.index()].keys().copied();
                let belongs = |other: &u32| self.leads_to(relation.table, *other, refs, row);
                let all = all.filter(belongs).filter(counted);
                match relation.latest {
                    None => all.collect(),
                    Some(latest) => {
                        let flagged = |other: u32, flag: ColumnNo| {
                            self.data.int(relation.table, other, flag).unwrap_or(0) != 0
                        };
                        let last = all
                            .filter(|&other| {
                                !latest.without.iter().any(|&flag| flagged(other, flag))
                            })
                            .max_by_key(|&other| {
                                (self.data.int(relation.table, other, latest.by), other)
                            });
                        last.into_iter().collect()
                    }
                }
            }
        }
    }

    /// Returns whether references lead from one row to another, past nothing deleted.
    fn leads_to(&self, from: TableNo, row: u32, refs: &[ColumnNo], wanted: u32) -> bool {
        let mut at = (from, row);
        for (hop, &column) in refs.iter().enumerate() {
            let between = hop > 0;
            if between && self.context.scope == Scope::Trash && self.data.is_deleted(at.0, at.1) {
                return false;
            }
            match self.data.target(at.0, at.1, column) {
                Some(next) => at = next,
                None => return false,
            }
        }
        at.1 == wanted
    }

    fn passes(&self, root: TableNo, row: u32, leaf: &Leaf) -> bool {
        let Field { forward, many, aged, picked, column, .. } = *leaf.field;
        let table = follow(self.data.layout, root, forward);
        let row = self.data.followed(root, row, forward);
        let arrived = row.filter(|row| self.data.tables[table.index()].contains_key(row));
        let Some(row) = arrived else { return false };
        if let Some(aged) = aged {
            let days = self.data.target(table, row, aged.by);
            let days = days.and_then(|(target, row)| self.data.int(target, row, aged.days));
            return days.zip(self.data.int(table, row, column)).is_some_and(|(days, moment)| {
                moment <= self.context.now_ms.saturating_sub(days.saturating_mul(DAY_MS))
            });
        }
        if let (Some(picked), Test::Member(segments)) = (picked, &leaf.test) {
            return segments.iter().any(|&segment| self.is_member(table, row, picked, segment));
        }
        let Some(many) = many else { return self.cell_passes(table, row, column, &leaf.test) };
        let end = follow(self.data.layout, many.table, many.through);
        let holders = self.data.tables[many.table.index()].keys().copied();
        holders
            .filter(|&holder| {
                self.leads_to(many.table, holder, &[&[many.back], many.past].concat(), row)
            })
            .filter(|&holder| self.counts(many.table, holder))
            .filter(|&holder| self.data.holds(many, holder))
            .filter_map(|holder| self.data.followed(many.table, holder, many.through))
            .filter(|&value| many.through.is_empty() || self.counts(end, value))
            .any(|value| self.cell_passes(end, value, column, &leaf.test))
    }

    fn is_member(&self, table: TableNo, row: u32, picked: Picked, segment: u32) -> bool {
        let Some(checked) = self.context.segments.get(&segment) else { return false };
        let has_pick = |word: &str| {
            let picks = self.data.tables[picked.table.index()].keys().copied();
            picks
                .filter(|&pick| self.counts(picked.table, pick))
                .filter(|&pick| self.leads_to(picked.table, pick, &[picked.member], row))
                .filter(|&pick| {
                    let of = self.data.int(picked.table, pick, picked.segment);
                    of == Some(i64::from(segment))
                })
                .any(|pick| self.data.text(picked.table, pick, picked.pick) == Some(word))
        };
        let by_rule = self.satisfies(table, row, checked.node());
        (by_rule || has_pick(INCLUDE)) && !has_pick(EXCLUDE)
    }

    fn cell_passes(&self, table: TableNo, row: u32, column: ColumnNo, test: &Test) -> bool {
        let kind = self.data.layout.kind(table, column);
        let int = self.data.number(table, row, column, self.context);
        let text = self.data.text(table, row, column).map(fold).filter(|text| !text.is_empty());
        match test {
            Test::Present => int.is_some() || text.is_some(),
            Test::Text(test) => text.is_some_and(|text| text_passes(&text, test)),
            Test::Long(term) => text.is_some_and(|text| text.contains(term.as_str())),
            Test::Number(low, high) => int.is_some_and(|value| value >= *low && value <= *high),
            Test::Money(low, high) => {
                let amount = match kind {
                    Kind::Total => int,
                    _ => self.data.money(table, row, column, self.context),
                };
                amount.is_some_and(|minor| self.amount_passes(minor, *low, *high))
            }
            Test::When(when) => int.is_some_and(|value| match kind {
                Kind::Date => self.day_passes(day_of(value), *when),
                _ => self.time_passes(value, *when),
            }),
            Test::Choice(words) => self
                .data
                .text(table, row, column)
                .is_some_and(|word| words.iter().any(|wanted| wanted == word)),
            Test::Flag => int.is_some_and(|value| value != 0),
            // It is no cell's.
            Test::Member(_) => false,
        }
    }

    fn amount_passes(&self, minor: i64, low: Option<MoneyBound>, high: Option<MoneyBound>) -> bool {
        let scale = 10_i128.pow(CURRENCY_DIGITS_MAX - self.context.currency.digits());
        let amount = i128::from(minor) * scale;
        let above = low.is_none_or(|bound| {
            amount > bound.amount.into() || amount == bound.amount.into() && !bound.open
        });
        let below = high.is_none_or(|bound| {
            amount < bound.amount.into() || amount == bound.amount.into() && !bound.open
        });
        above && below
    }

    /// Spans of time compare moments; everything else compares the day the moment falls on.
    fn time_passes(&self, ms: i64, when: When) -> bool {
        let (from, to) = self.moment.times(when);
        match when {
            When::InLast(..) | When::InNext(..) | When::OlderThan(..) => from <= ms && ms <= to,
            _ => Timestamp::from_millisecond(ms).is_ok_and(|moment| {
                self.day_passes(moment.to_zoned(self.context.zone.clone()).date(), when)
            }),
        }
    }

    fn day_passes(&self, day: Date, when: When) -> bool {
        let date = |named: crate::ask::calendar::Day| named.date(self.moment.today());
        match when {
            When::On(named) => day == date(named),
            When::Before(named) => day < date(named),
            When::OnOrBefore(named) => day <= date(named),
            When::After(named) => day > date(named),
            When::OnOrAfter(named) => day >= date(named),
            When::Between(from, to) => date(from) <= day && day <= date(to),
            When::InLast(..) | When::InNext(..) | When::OlderThan(..) | When::During(_) => {
                let (from, to) = self.moment.days(when);
                from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
            }
        }
    }
}

fn day_of(days: i64) -> Date {
    let epoch = Date::constant(1970, 1, 1);
    epoch.saturating_add(jiff::Span::new().days(days.clamp(-700_000, 2_900_000)))
}

fn text_passes(text: &str, test: &TextTest) -> bool {
    match test {
        TextTest::OneOf(texts) => texts.iter().any(|wanted| wanted == text),
        TextTest::Contains(part) => text.contains(part.as_str()),
        TextTest::StartsWith(part) => text.starts_with(part.as_str()),
        TextTest::EndsWith(part) => text.ends_with(part.as_str()),
    }
}
