//! What one row has where a rule asks: what stands beside “holds” or “does not hold”.

use crate::ask::bitmap::Bitmap;
use crate::ask::catalogue::{ColumnNo, Kind, Many, Only, Relation, TableNo, Via, follow};
use crate::ask::check::{Leaf, Node, Test};
use crate::ask::columns::{Columns, NO_DAY, NO_NUMBER, NO_SECOND, Store};
use crate::ask::context::{Context, Currency};
use crate::ask::evaluate::Asking;

/// Rows of which the values are shown; who has more has “and others”.
const SHOWN_MAX: usize = 5;

/// What a row has.
#[derive(Debug, Clone)]
pub(crate) enum Had {
    /// Nothing, or nothing that could be shown.
    Nothing,
    /// Texts, which are kept folded here: the cells that hold them.
    Texts { table: TableNo, column: ColumnNo, rows: Vec<u32> },
    /// Words of a choice.
    Words(Vec<String>),
    /// A whole number.
    Number(i64),
    /// An amount in minor units.
    Money(i64, Currency),
    /// Milliseconds since 1970 UTC.
    Moment(i64),
    /// Days since 1970-01-01.
    Day(i64),
    /// Yes or no.
    Flag(bool),
    /// So many related rows of which a rule holds.
    Related(u32, &'static Relation),
}

impl Columns {
    /// Returns whether a node holds of a row.
    pub(crate) fn holds(
        &self,
        (table, row): (TableNo, u32),
        node: &Node,
        context: &Context<'_>,
    ) -> bool {
        let mut rows = Bitmap::from_rows([row]);
        Asking::new(self, context).narrow(table, node, &mut rows);
        rows.get(row)
    }

    /// Returns what a row of a table has where a node asks.
    pub(crate) fn had(
        &self,
        (table, row): (TableNo, u32),
        node: &Node,
        context: &Context<'_>,
    ) -> Had {
        match node {
            Node::Leaf(leaf) => self.had_of_leaf((table, row), leaf, context),
            Node::Related { relation, node, .. } => {
                let rows = self.related_rows((table, row), relation, node, context);
                Had::Related(rows.count(), relation)
            }
            Node::Sum { relation, node, leaf } => {
                let rows = self.related_rows((table, row), relation, node, context);
                let (table, column) = (relation.table, leaf.field.column);
                let Kind::Money(currency) = self.layout().kind(table, column) else {
                    return Had::Number(
                        rows.iter().map(|row| self.value(table, column, row)).sum(),
                    );
                };
                let home = Some(context.currency.code());
                let rows = rows.iter().filter(|&row| self.word(table, currency, row) == home);
                let sum = rows.map(|row| self.value(table, column, row)).sum();
                Had::Money(sum, context.currency)
            }
            Node::All(_) | Node::Any(_) | Node::Not(_) => Had::Nothing,
        }
    }

    fn had_of_leaf(&self, (table, row): (TableNo, u32), leaf: &Leaf, context: &Context<'_>) -> Had {
        if matches!(leaf.test, Test::Member(_) | Test::Long(_)) {
            return Had::Nothing;
        }
        let field = leaf.field;
        let owner = follow(self.layout(), table, field.forward);
        let Some(row) = self.followed(table, row, field.forward) else { return Had::Nothing };
        let Some(many) = field.many else {
            return self.had_in_cells(owner, field.column, &[row], context);
        };
        let end = follow(self.layout(), many.table, many.through);
        let holders = self.holders_of(many, row);
        let rows: Vec<u32> = holders
            .iter()
            .filter_map(|holder| self.followed(many.table, holder, many.through))
            .take(SHOWN_MAX)
            .collect();
        self.had_in_cells(end, field.column, &rows, context)
    }

    /// Returns the live rows that hold the values of a row's field.
    fn holders_of(&self, many: Many, row: u32) -> Bitmap {
        let mut rows = self.live(many.table);
        let path = [&[many.back], many.past].concat();
        rows.retain(|holder| {
            let is_own = match many.only {
                None => true,
                Some(Only::Row(only, wanted)) => {
                    self.refs(many.table, only).get(holder as usize) == Some(&wanted)
                }
                Some(Only::Word(only, word)) => self.word(many.table, only, holder) == Some(word),
            };
            is_own && self.followed(many.table, holder, &path) == Some(row)
        });
        rows
    }

    /// Follows references from a row, past mergings.
    pub(super) fn followed(&self, table: TableNo, row: u32, refs: &[ColumnNo]) -> Option<u32> {
        let mut at = (table, row);
        for &column in refs {
            let target = self.layout().kind(at.0, column).target()?;
            let to = self.refs(at.0, column).get(at.1 as usize).copied().unwrap_or(0);
            if to == 0 {
                return None;
            }
            at = (target, self.table(target).survivor(to));
        }
        Some(at.1)
    }

    fn word(&self, table: TableNo, column: ColumnNo, row: u32) -> Option<&str> {
        match self.store(table, column) {
            Store::Choice(choices) => choices.word(choices.codes.get(row as usize).copied()?),
            _ => None,
        }
    }

    fn had_in_cells(
        &self,
        table: TableNo,
        column: ColumnNo,
        rows: &[u32],
        context: &Context<'_>,
    ) -> Had {
        let Some(&first) = rows.first() else { return Had::Nothing };
        let at = first as usize;
        let number = |values: &[i64]| values.get(at).copied().filter(|&value| value != NO_NUMBER);
        match self.store(table, column) {
            Store::Text(codes, _) => {
                let has = |row: &&u32| codes.get(**row as usize).is_some_and(|&code| code != 0);
                let rows: Vec<u32> = rows.iter().filter(has).copied().collect();
                if rows.is_empty() { Had::Nothing } else { Had::Texts { table, column, rows } }
            }
            Store::Choice(_) => {
                let words = rows.iter().filter_map(|&row| self.word(table, column, row));
                let words: Vec<String> = words.map(str::to_owned).collect();
                if words.is_empty() { Had::Nothing } else { Had::Words(words) }
            }
            Store::Flag(bits) => Had::Flag(bits.get(first)),
            Store::Count(values) => {
                values.get(at).map_or(Had::Nothing, |&count| Had::Number(count.into()))
            }
            Store::Total(values) => {
                values.get(at).map_or(Had::Nothing, |&sum| Had::Money(sum, context.currency))
            }
            Store::Second(values) => match values.get(at).copied() {
                None | Some(NO_SECOND) => Had::Nothing,
                Some(second) => Had::Moment(i64::from(second) * 1_000),
            },
            Store::Day(values) => match values.get(at).copied() {
                None | Some(NO_DAY) => Had::Nothing,
                Some(day) => Had::Day(day.into()),
            },
            Store::Number(values) => {
                let Some(value) = number(values) else { return Had::Nothing };
                match self.layout().kind(table, column) {
                    Kind::Money(currency) => {
                        let code = self.word(table, currency, first).and_then(Currency::parse);
                        code.map_or(Had::Number(value), |code| Had::Money(value, code))
                    }
                    Kind::Time => Had::Moment(value),
                    _ => Had::Number(value),
                }
            }
            Store::Ref(_) | Store::Elsewhere => Had::Nothing,
        }
    }

    /// Returns the related rows of a row that satisfy a node.
    fn related_rows(
        &self,
        (table, row): (TableNo, u32),
        relation: &Relation,
        node: &Node,
        context: &Context<'_>,
    ) -> Bitmap {
        let asking = Asking::new(self, context);
        let mut rows = asking.related_rows(relation);
        asking.narrow(relation.table, node, &mut rows);
        match relation.via {
            Via::Forward(refs) => {
                let target = self.followed(table, row, refs);
                rows.retain(|other| Some(other) == target);
            }
            Via::Back(refs) => {
                rows.retain(|other| self.followed(relation.table, other, refs) == Some(row));
            }
        }
        rows
    }
}
