//! Evaluating a checked rule: from a tree to the set of rows that satisfy it.
//!
//! First every comparison is prepared: text is looked up once for each distinct text, what lies
//! behind references is answered for the table it lies in and then gathered or scattered along
//! the references, never row by row. Then the tree narrows the rows block by block, so that a
//! part that leaves nothing of a block ends the work on it.

mod dates;
mod plan;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use crate::ask::bitmap::{Bitmap, packed};
use crate::ask::calendar::{DAY_MS, Moment, day_number};
use crate::ask::catalogue::{
    Aged, ColumnNo, DELETED, EXCLUDE, Field, INCLUDE, Kind, Latest, Many, Only, Picked, Relation,
    TableNo, Via, follow,
};
use crate::ask::check::{Checked, Leaf, MoneyBound, Node, Test, TextTest};
use crate::ask::columns::{Choices, Columns, NO_DAY, NO_NUMBER, Store};
use crate::ask::context::{CURRENCY_DIGITS_MAX, Context, Currency, Scope};
use crate::ask::dictionary::{Dictionary, NOTHING};
use crate::ask::rule::Quantifier;
use crate::ask::segments::Picks;
use crate::ask::threads::{fill, shares};
use plan::Plan;
pub(crate) use plan::keep_members;

impl Columns {
    /// Returns the rows of the rule's table that the scope shows and that satisfy the rule.
    #[must_use]
    pub fn evaluate(&self, checked: &Checked, context: &Context<'_>) -> Bitmap {
        let asking = Asking::new(self, context);
        let mut rows = self.rows(checked.root(), context.scope);
        asking.plan(checked.root(), checked.node()).narrow(&mut rows);
        rows
    }
}

/// Rows that one processor follows to where they lead sooner than it shares them.
const SHARED_ROWS_MIN: u32 = 100_000;

/// One question in progress.
pub(crate) struct Asking<'a> {
    columns: &'a Columns,
    context: &'a Context<'a>,
    moment: Moment,
    /// The members of the segments that were asked for already.
    members: Mutex<BTreeMap<u32, Bitmap>>,
}

impl<'a> Asking<'a> {
    pub(crate) fn new(columns: &'a Columns, context: &'a Context<'a>) -> Self {
        let moment = Moment::new(context.now_ms, &context.zone);
        Self { columns, context, moment, members: Mutex::default() }
    }

    /// Takes out of a set the rows of a table that do not satisfy a node.
    pub(crate) fn narrow(&self, table: TableNo, node: &Node, rows: &mut Bitmap) {
        self.plan(table, node).narrow(rows);
    }

    fn plan(&self, table: TableNo, node: &Node) -> Plan<'a> {
        let each = |parts: &[Node]| parts.iter().map(|part| self.plan(table, part)).collect();
        match node {
            Node::All(parts) => Plan::All(each(parts)),
            Node::Any(parts) => Plan::Any(each(parts)),
            Node::Not(part) => Plan::not(self.plan(table, part)),
            Node::Leaf(leaf) => {
                let plan = self.leaf(table, leaf);
                if leaf.negated { Plan::not(plan) } else { plan }
            }
            Node::Related { quantifier, relation, node } => {
                self.related(table, quantifier, relation, node)
            }
            Node::Sum { relation, node, leaf } => self.sum(table, relation, node, leaf),
        }
    }

    /// Returns the rows of a table that count as belonging to a row of another.
    fn counted(&self, table: TableNo) -> Bitmap {
        match self.context.scope {
            Scope::Live => self.columns.live(table),
            Scope::Trash => self.columns.undeleted(table),
        }
    }

    fn leaf(&self, root: TableNo, leaf: &Leaf) -> Plan<'a> {
        let Field { forward, many, aged, picked, column, .. } = *leaf.field;
        let owner = follow(self.columns.layout(), root, forward);
        let plan = match (many, aged, picked, &leaf.test) {
            (_, _, Some(picked), Test::Member(segments)) => {
                let members = segments.iter().map(|&row| self.members(owner, picked, row));
                Plan::Any(members.map(Plan::Bits).collect())
            }
            (Some(many), ..) => Plan::Bits(self.any_of(many, column, &leaf.test)),
            (None, Some(aged), ..) => self.aged(owner, column, aged),
            (None, None, ..) => self.column(owner, column, &leaf.test),
        };
        if forward.is_empty() {
            return plan;
        }
        let mut wanted = self.columns.table(owner).exists.clone();
        plan.narrow(&mut wanted);
        self.through(root, forward, wanted)
    }

    /// Returns the rows of which one of several values passes a test.
    fn any_of(&self, many: Many, column: ColumnNo, test: &Test) -> Bitmap {
        let end = follow(self.columns.layout(), many.table, many.through);
        let test = self.column(end, column, test);
        let mut parts = Vec::with_capacity(2);
        match many.only {
            Some(Only::Word(only, word)) => {
                parts.push(self.column(many.table, only, &Test::Choice(vec![word.to_owned()])));
            }
            Some(Only::Row(only, code)) => {
                parts.push(Plan::Code { codes: self.columns.refs(many.table, only), code });
            }
            None => {}
        }
        parts.push(if many.through.is_empty() {
            test
        } else {
            let mut values = self.counted(end);
            test.narrow(&mut values);
            self.through(many.table, many.through, values)
        });
        let mut holders = self.counted(many.table);
        Plan::All(parts).narrow(&mut holders);
        self.scatter(many.table, &[&[many.back], many.past].concat(), &holders)
    }

    /// Returns the rows that a segment's rule finds, with those picked by hand. They are worked
    /// out once for each question, however often it names the segment.
    fn members(&self, table: TableNo, picked: Picked, segment: u32) -> Bitmap {
        let known = || self.members.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(members) = known().get(&segment) {
            return members.clone();
        }
        let Some(checked) = self.context.segments.get(&segment) else { return Bitmap::default() };
        let mut members = self.columns.table(table).exists.clone();
        self.plan(table, checked.node()).narrow(&mut members);
        let members = self.picks(picked, segment).applied(&members);
        known().insert(segment, members.clone());
        members
    }

    /// Returns who was put into a segment by hand, and who was kept out.
    pub(crate) fn picks(&self, picked: Picked, segment: u32) -> Picks {
        let refs = self.columns.refs(picked.table, picked.segment);
        let own = Plan::Code { codes: refs, code: segment };
        let mut all = self.counted(picked.table);
        own.narrow(&mut all);
        let of = |word: &str| {
            let mut rows = all.clone();
            let test = Test::Choice(vec![word.to_owned()]);
            self.column(picked.table, picked.pick, &test).narrow(&mut rows);
            self.scatter(picked.table, &[picked.member], &rows)
        };
        Picks { include: of(INCLUDE), exclude: of(EXCLUDE) }
    }

    /// Prepares the rows whose moment lies further back than the days they are given.
    fn aged(&self, table: TableNo, column: ColumnNo, aged: Aged) -> Plan<'a> {
        let target = self.columns.layout().kind(table, aged.by).target();
        let days = target.map(|target| (target, self.columns.store(target, aged.days)));
        let (Store::Number(values), Some((target, Store::Number(days)))) =
            (self.columns.store(table, column), days)
        else {
            return Plan::NOTHING;
        };
        let codes = self.columns.refs(table, aged.by);
        let limits = self.columns.table(target).exists.iter();
        let limits = limits.filter(|&row| days[row as usize] != NO_NUMBER);
        let parts = limits.map(|code| {
            let age = days[code as usize].saturating_mul(DAY_MS);
            let high = self.context.now_ms.saturating_sub(age);
            let old = Plan::Number { values, low: NO_NUMBER + 1, high };
            Plan::All(vec![Plan::Code { codes, code }, old])
        });
        Plan::Any(parts.collect())
    }

    /// Prepares the rows whose references lead to the wanted ones.
    fn through(&self, root: TableNo, refs: &[ColumnNo], mut wanted: Bitmap) -> Plan<'a> {
        let Some((&last, before)) = refs.split_last() else { return Plan::Bits(wanted) };
        let holder = follow(self.columns.layout(), root, before);
        if let Some(target) = self.columns.layout().kind(holder, last).target() {
            // A reference to a merged row counts as one to its survivor.
            for (&merged, &survivor) in &self.columns.table(target).survivors {
                let also = wanted.get(survivor);
                wanted.put(merged, also);
            }
        }
        let plan = Plan::Through { refs: self.columns.refs(holder, last), wanted };
        if before.is_empty() {
            return plan;
        }
        let mut holders = self.columns.table(holder).exists.clone();
        plan.narrow(&mut holders);
        self.through(root, before, holders)
    }

    /// Calls back with each of these rows and the one at the end of its references. The last
    /// reference is not resolved to its survivor.
    fn each_target(
        &self,
        table: TableNo,
        refs: &[ColumnNo],
        (rows, run): (&Bitmap, Range<usize>),
        mut found: impl FnMut(u32, u32),
    ) {
        let Some((&first, rest)) = refs.split_first() else { return };
        let layout = self.columns.layout();
        let mut at = layout.kind(table, first).target();
        let mut hops = Vec::with_capacity(rest.len());
        for &column in rest {
            let Some(between) = at else { return };
            let rows = self.columns.table(between);
            hops.push((
                rows,
                self.columns.store(between, DELETED),
                self.columns.refs(between, column),
            ));
            at = layout.kind(between, column).target();
        }
        let refs = self.columns.refs(table, first);
        for row in rows.within(run) {
            let mut target = refs[row as usize];
            for (between, deleted, refs) in &hops {
                let at = between.survivor(target);
                // While rows are live, what lies between them is too.
                let gone = self.context.scope == Scope::Trash
                    && matches!(deleted, Store::Flag(bits) if bits.get(at));
                target = if gone { 0 } else { refs.get(at as usize).copied().unwrap_or(0) };
            }
            if target != 0 {
                found(row, target);
            }
        }
    }

    /// Works through some rows, on all processors when there are many.
    fn shared<R: Send>(
        &self,
        rows: &Bitmap,
        work: impl Fn(Range<usize>) -> R + Send + Sync,
    ) -> Vec<R> {
        shares(rows.words().len(), rows.count() < SHARED_ROWS_MIN, work)
    }

    /// Returns the rows that the references of these rows lead to.
    fn scatter(&self, table: TableNo, refs: &[ColumnNo], rows: &Bitmap) -> Bitmap {
        let end = self.columns.table(follow(self.columns.layout(), table, refs));
        let known = end.words * 64;
        let mut shares = self.shared(rows, |run| {
            let mut targets = Bitmap::zeros(end.words);
            self.each_target(table, refs, (rows, run), |_, target| {
                if (target as usize) < known {
                    targets.insert(target);
                }
            });
            targets
        });
        let mut targets = shares.pop().unwrap_or_default();
        shares.iter().for_each(|share| targets.add(share));
        for (&merged, &survivor) in &end.survivors {
            if targets.get(merged) {
                targets.insert(survivor);
            }
        }
        targets
    }

    /// Returns how many of these rows lead to each row of the table at the end of the references.
    fn tally(&self, table: TableNo, refs: &[ColumnNo], rows: &Bitmap) -> Vec<u32> {
        let end = self.columns.table(follow(self.columns.layout(), table, refs));
        let shares = self.shared(rows, |run| {
            let mut counts = vec![0_u32; end.words * 64];
            self.each_target(table, refs, (rows, run), |_, target| {
                if let Some(count) = counts.get_mut(target as usize) {
                    *count += 1;
                }
            });
            counts
        });
        let mut counts = added(shares, u32::wrapping_add);
        for (&merged, &survivor) in &end.survivors {
            let moved = counts.get(merged as usize).copied().unwrap_or(0);
            if let Some(count) = counts.get_mut(survivor as usize) {
                *count += moved;
            }
        }
        counts
    }

    fn related(
        &self,
        root: TableNo,
        quantifier: &Quantifier,
        relation: &Relation,
        node: &Node,
    ) -> Plan<'a> {
        let counted = self.related_rows(relation);
        let mut rows = counted.clone();
        self.plan(relation.table, node).narrow(&mut rows);
        if *quantifier == Quantifier::Every {
            for (row, all) in rows.words_mut().iter_mut().zip(counted.words()) {
                *row = all & !*row;
            }
        }
        let reached = |rows: Bitmap| match relation.via {
            Via::Forward(refs) => self.through(root, refs, rows),
            Via::Back(refs) => Plan::Bits(self.scatter(relation.table, refs, &rows)),
        };
        match (quantifier, relation.via) {
            // It is a node of its own.
            (Quantifier::Sum(_), _) => Plan::NOTHING,
            (Quantifier::Any, _) => reached(rows),
            (Quantifier::No | Quantifier::Every, _) => Plan::not(reached(rows)),
            (Quantifier::Count(compared, number), Via::Forward(_)) => {
                match (compared.holds(0, *number), compared.holds(1, *number)) {
                    (true, true) => Plan::EVERYTHING,
                    (true, false) => Plan::not(reached(rows)),
                    (false, true) => reached(rows),
                    (false, false) => Plan::NOTHING,
                }
            }
            (Quantifier::Count(compared, number), Via::Back(refs)) => {
                let counts = self.tally(relation.table, refs, &rows);
                let (words, _) = counts.as_chunks::<64>();
                let word =
                    |counts: &[u32; 64]| packed(counts, |count| compared.holds(count, *number));
                Plan::Bits(Bitmap::from_words(words.iter().map(word).collect()))
            }
        }
    }

    /// Returns the rows of a relation that count as belonging to a row.
    pub(crate) fn related_rows(&self, relation: &Relation) -> Bitmap {
        let mut rows = self.counted(relation.table);
        if let (Some(latest), Via::Back(refs)) = (relation.latest, relation.via) {
            rows = self.latest(relation.table, refs, latest, rows);
        }
        rows
    }

    /// Returns those of some rows that are the latest that lead to their row.
    fn latest(
        &self,
        table: TableNo,
        refs: &[ColumnNo],
        latest: Latest,
        mut rows: Bitmap,
    ) -> Bitmap {
        for &flag in latest.without {
            if let Store::Flag(bits) = self.columns.store(table, flag) {
                rows.take_out(bits);
            }
        }
        let Store::Number(moments) = self.columns.store(table, latest.by) else { return rows };
        let end = self.columns.table(follow(self.columns.layout(), table, refs));
        let later = |one: u32, other: u32| {
            let is_later = one == 0 || moments[other as usize] >= moments[one as usize];
            if other != 0 && is_later { other } else { one }
        };
        let shares = self.shared(&rows, |run| {
            let mut best = vec![0_u32; end.words * 64];
            self.each_target(table, refs, (&rows, run), |row, target| {
                let target = end.survivor(target);
                if let Some(best) = best.get_mut(target as usize) {
                    *best = later(*best, row);
                }
            });
            best
        });
        let mut latest = Bitmap::zeros(rows.words().len());
        let best = added(shares, later).into_iter().filter(|&row| row != 0);
        best.for_each(|row| latest.insert(row));
        latest
    }

    /// Prepares the rows whose related rows add up to what passes a test.
    fn sum(&self, root: TableNo, relation: &Relation, node: &Node, leaf: &Leaf) -> Plan<'a> {
        let table = relation.table;
        let column = leaf.field.column;
        let mut rows = self.related_rows(relation);
        self.plan(table, node).narrow(&mut rows);
        self.column(table, column, &Test::Present).narrow(&mut rows);
        if let Some(same) = self.same_currency(table, column) {
            same.narrow(&mut rows);
        }
        let (low, high) = match leaf.test {
            Test::Number(low, high) => (low, high),
            Test::Money(low, high) => minor_units(self.context.currency, low, high),
            _ => return Plan::NOTHING,
        };
        let sums = match relation.via {
            Via::Forward(refs) => {
                let mut passing = rows.clone();
                passing.retain(|row| {
                    let value = self.columns.value(table, column, row);
                    (low..=high).contains(&value)
                });
                let passing = self.through(root, refs, passing);
                if !(low..=high).contains(&0) {
                    passing
                } else {
                    let none = Plan::not(self.through(root, refs, rows));
                    Plan::Any(vec![passing, none])
                }
            }
            Via::Back(refs) => {
                let sums = self.added_up(table, column, refs, &rows);
                let (words, _) = sums.as_chunks::<64>();
                let word = |sums: &[i64; 64]| packed(sums, |sum| (sum >= low) & (sum <= high));
                Plan::Bits(Bitmap::from_words(words.iter().map(word).collect()))
            }
        };
        if leaf.negated { Plan::not(sums) } else { sums }
    }

    /// Returns what the values of these rows add up to for each row at the end of the references.
    fn added_up(
        &self,
        table: TableNo,
        column: ColumnNo,
        refs: &[ColumnNo],
        rows: &Bitmap,
    ) -> Vec<i64> {
        let end = self.columns.table(follow(self.columns.layout(), table, refs));
        let shares = self.shared(rows, |run| {
            let mut sums = vec![0_i64; end.words * 64];
            self.each_target(table, refs, (rows, run), |row, target| {
                if let Some(sum) = sums.get_mut(target as usize) {
                    *sum = sum.wrapping_add(self.columns.value(table, column, row));
                }
            });
            sums
        });
        let mut sums = added(shares, i64::wrapping_add);
        for (&merged, &survivor) in &end.survivors {
            let moved = sums.get(merged as usize).copied().unwrap_or(0);
            if let Some(sum) = sums.get_mut(survivor as usize) {
                *sum = sum.wrapping_add(moved);
            }
        }
        sums
    }

    /// Prepares the rows whose amount counts, if it is an amount of a row's own currency.
    fn same_currency(&self, table: TableNo, column: ColumnNo) -> Option<Plan<'a>> {
        match self.columns.layout().kind(table, column) {
            Kind::Money(_) => Some(self.currency_rows(table, column).unwrap_or(Plan::NOTHING)),
            _ => None,
        }
    }

    /// Prepares a test of one column of one table.
    fn column(&self, table: TableNo, column: ColumnNo, test: &Test) -> Plan<'a> {
        match (self.columns.store(table, column), test) {
            (Store::Elsewhere, Test::Long(term)) => {
                Plan::Bits(self.context.text.rows_containing(table, column, term))
            }
            (Store::Text(codes, number), test) => {
                text(codes, self.columns.dictionary(*number), test)
            }
            (Store::Number(values), test) => self.number(table, column, values, test),
            (Store::Total(values), test) => self.total(values, test),
            (Store::Count(values), test) => count(values, test),
            (Store::Second(values), test) => self.second(values, test),
            (Store::Day(values), test) => self.day(values, test),
            (Store::Choice(choices), test) => choice(choices, test),
            (Store::Flag(bits), Test::Flag) => Plan::SharedBits(bits),
            (Store::Ref(refs), Test::Present) => Plan::not(Plan::Code { codes: refs, code: 0 }),
            // Only a catalogue whose field types do not fit its columns comes here.
            _ => Plan::NOTHING,
        }
    }

    fn number(&self, table: TableNo, column: ColumnNo, values: &'a [i64], test: &Test) -> Plan<'a> {
        let range =
            |low: i64, high: i64| Plan::Number { values, low: low.max(NO_NUMBER + 1), high };
        match *test {
            Test::Present => range(i64::MIN, i64::MAX),
            Test::Number(low, high) => range(low, high),
            Test::When(when) => {
                let (low, high) = self.moment.times(when);
                range(low, high)
            }
            Test::Money(low, high) => {
                let currency = self.context.currency;
                let (low, high) = minor_units(currency, low, high);
                match self.currency_rows(table, column) {
                    Some(same) => Plan::All(vec![same, range(low, high)]),
                    None => Plan::NOTHING,
                }
            }
            _ => Plan::NOTHING,
        }
    }

    fn total(&self, values: &'a [i64], test: &Test) -> Plan<'a> {
        match *test {
            Test::Present => Plan::EVERYTHING,
            Test::Money(low, high) => {
                let (low, high) = minor_units(self.context.currency, low, high);
                Plan::Number { values, low, high }
            }
            _ => Plan::NOTHING,
        }
    }

    fn second(&self, values: &'a [u32], test: &Test) -> Plan<'a> {
        let (low, high) = match *test {
            Test::Present => (i64::MIN, i64::MAX),
            Test::When(when) => self.moment.times(when),
            _ => return Plan::NOTHING,
        };
        // The first whole second from `low` on, and the last one up to `high`.
        let low = low.div_euclid(1_000) + i64::from(low.rem_euclid(1_000) != 0);
        let (low, high) = (low.max(1), high.div_euclid(1_000));
        match (u32::try_from(low), u32::try_from(high.min(u32::MAX.into()))) {
            (Ok(low), Ok(high)) => Plan::Small { values, low, high },
            _ => Plan::NOTHING,
        }
    }

    /// Prepares the rows whose amount is in the workspace's currency.
    fn currency_rows(&self, table: TableNo, column: ColumnNo) -> Option<Plan<'a>> {
        let Kind::Money(currency) = self.columns.layout().kind(table, column) else { return None };
        let Store::Choice(choices) = self.columns.store(table, currency) else { return None };
        let code = choices.find(self.context.currency.code())?;
        Some(Plan::Byte { codes: &choices.codes, code })
    }

    fn day(&self, values: &'a [i32], test: &Test) -> Plan<'a> {
        let (low, high) = match test {
            Test::Present => (None, None),
            Test::When(when) => self.moment.days(*when),
            _ => return Plan::NOTHING,
        };
        Plan::Day {
            values,
            low: low.map_or(NO_DAY + 1, day_number),
            high: high.map_or(i32::MAX, day_number),
        }
    }
}

/// Joins what several processors worked out row by row, in their order.
fn added<T: Copy + Send + Sync>(shares: Vec<Vec<T>>, join: impl Fn(T, T) -> T + Sync) -> Vec<T> {
    let mut shares = shares.into_iter();
    let mut all = shares.next().unwrap_or_default();
    for share in shares {
        fill(&mut all, false, |from, values| {
            let others = share[from..].iter();
            values.iter_mut().zip(others).for_each(|(value, other)| *value = join(*value, *other));
        });
    }
    all
}

fn count<'a>(values: &'a [u32], test: &Test) -> Plan<'a> {
    match *test {
        Test::Present => Plan::EVERYTHING,
        Test::Number(low, high) => {
            let low = u32::try_from(low.max(0));
            let high = u32::try_from(high.min(u32::MAX.into()));
            match (low, high) {
                (Ok(low), Ok(high)) => Plan::Small { values, low, high },
                _ => Plan::NOTHING,
            }
        }
        _ => Plan::NOTHING,
    }
}

fn text<'a>(codes: &'a [u32], dictionary: &Dictionary, test: &Test) -> Plan<'a> {
    let wanted = match test {
        Test::Present => return Plan::not(Plan::Code { codes, code: NOTHING }),
        Test::Text(TextTest::OneOf(texts)) => {
            let mut found: Vec<u32> =
                texts.iter().filter_map(|text| dictionary.find(text)).collect();
            found.dedup();
            match found.as_slice() {
                [] => return Plan::NOTHING,
                &[code] => return Plan::Code { codes, code },
                _ => Bitmap::from_rows(found),
            }
        }
        Test::Text(TextTest::Contains(text)) => dictionary.containing(text),
        Test::Text(TextTest::StartsWith(text)) => dictionary.starting_with(text),
        Test::Text(TextTest::EndsWith(text)) => dictionary.ending_with(text),
        _ => return Plan::NOTHING,
    };
    Plan::Codes { codes, wanted }
}

fn choice<'a>(choices: &'a Choices, test: &Test) -> Plan<'a> {
    let codes = choices.codes.as_slice();
    match test {
        Test::Present => Plan::not(Plan::Byte { codes, code: 0 }),
        Test::Choice(words) => {
            let found: Vec<u8> = words.iter().filter_map(|word| choices.find(word)).collect();
            Plan::Any(found.into_iter().map(|code| Plan::Byte { codes, code }).collect())
        }
        _ => Plan::NOTHING,
    }
}

/// Returns the range of minor units that lies within bounds of ten-thousandths of the major unit.
fn minor_units(
    currency: Currency,
    low: Option<MoneyBound>,
    high: Option<MoneyBound>,
) -> (i64, i64) {
    let unit = 10_i64.pow(CURRENCY_DIGITS_MAX - currency.digits());
    let low = low.map_or(i64::MIN, |bound| {
        let below = bound.amount.div_euclid(unit);
        let exact = bound.amount.rem_euclid(unit) == 0;
        if exact && !bound.open { below } else { below + 1 }
    });
    let high = high.map_or(i64::MAX, |bound| {
        let below = bound.amount.div_euclid(unit);
        let exact = bound.amount.rem_euclid(unit) == 0;
        if exact && bound.open { below - 1 } else { below }
    });
    (low, high)
}
