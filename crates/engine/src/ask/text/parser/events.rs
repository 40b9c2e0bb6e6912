//! What is said of things that happened: `did visit at least 3 times in 30 days`, `ordered twice`,
//! `last did cart older than 30 days`. The tree says it with relations alone.

use std::ops::Range;

use super::{Parsed, Parser};
use crate::ask::catalogue::{Event, Field, FieldType, Relation, Root, Via};
use crate::ask::check::canonical_compare;
use crate::ask::problem::Problem;
use crate::ask::rule::{Compared, Op, Quantifier, Rule, Unit, Value};
use crate::ask::text::phrases::compared;

impl Parser<'_> {
    /// Takes `did visit …`, `last did visit …` or `ordered …`.
    pub(super) fn happened(&mut self, root: &'static Root) -> Parsed<Option<Rule>> {
        let start = self.at;
        // A field of that name goes first: an order's `ordered` is a moment.
        if self.word(start).is_some_and(|word| root.find_field(word).is_some()) {
            return Ok(None);
        }
        let last = self.words_match(self.at, &["last", "did"]);
        self.at += usize::from(last);
        let did = self.take_word("did");
        let verb = self.word(self.at).map(str::to_ascii_lowercase).unwrap_or_default();
        let known = |event: Event| {
            if did { event.what.is_some() } else { event.verb == Some(&verb) }
        };
        let Some((through, relation, event)) = self.event(root, known) else {
            if did {
                let message = format!("of {} nothing is known that they did", root.plural);
                return Err(Problem::new(message, self.covered(start)));
            }
            return Ok(None);
        };
        let own = self.catalogue.root(relation.table);
        let (negated, kind) = if did {
            let negated = !last && self.take_word("not");
            (negated, self.deed(own, event)?)
        } else {
            self.at += 1;
            (false, Rule::EVERYTHING)
        };
        let rule = if last {
            latest(relation.name, &kind, self.last_time(own, event)?)
        } else {
            let counted = self.times()?;
            let inner = both(kind, self.window(own, event)?);
            counted.rule(negated, relation.name, inner)
        };
        Ok(Some(match through {
            Some(through) => Rule::related(Quantifier::Any, through.name, rule),
            None => rule,
        }))
    }

    /// Finds the events of a root's rows, or of the one row that theirs belong to.
    fn event(
        &self,
        root: &'static Root,
        fits: impl Fn(Event) -> bool,
    ) -> Option<(Option<&'static Relation>, &'static Relation, Event)> {
        let of = |root: &'static Root| {
            let relations = root.relations.iter();
            relations.filter_map(|relation| Some((relation, relation.event?)))
        };
        let own = of(root).find(|(_, event)| fits(*event));
        if let Some((relation, event)) = own {
            return Some((None, relation, event));
        }
        let forward = root.relations.iter().filter(|to| matches!(to.via, Via::Forward(_)));
        forward.into_iter().find_map(|through| {
            let mut theirs = of(self.catalogue.root(through.table));
            let (relation, event) = theirs.find(|(_, event)| fits(*event))?;
            Some((Some(through), relation, event))
        })
    }

    /// Takes what was done.
    fn deed(&mut self, root: &'static Root, event: Event) -> Parsed<Rule> {
        let field = event.what.and_then(|what| root.find_field(what));
        let Some(field) = field else { return Ok(Rule::EVERYTHING) };
        let value = Value::One(self.single(root, field, &mut Vec::new())?);
        self.checked(root, field, Op::Is, &value)
    }

    /// Takes the time with which the last of several events is compared.
    fn last_time(&mut self, root: &'static Root, event: Event) -> Parsed<(Op, Rule)> {
        let field = root.find_field(event.at).expect("BUG: an event has its time's field");
        match self.operator(field.kind, false) {
            Some(op) if !matches!(op, Op::Is | Op::IsNot | Op::Between | Op::During) => {
                let value = self.value(root, field, op, &mut Vec::new())?;
                Ok((op, self.checked(root, field, op, &value)?))
            }
            _ => {
                let problem = self.problem_here("here a time is needed");
                Err(problem.suggesting(["in last 30 days", "older than 30 days", "before"]))
            }
        }
    }

    /// Takes `in last 90 days` or `this month` behind things that happened; `in 90 days` too.
    pub(super) fn window(&mut self, root: &'static Root, event: Event) -> Parsed<Rule> {
        let field = root.find_field(event.at).expect("BUG: an event has its time's field");
        let spans = |op| matches!(op, Op::InLast | Op::InNext | Op::OlderThan);
        let op = match (self.period(field.kind), self.phrase(spans, true)) {
            (Some(op), _) => op,
            (None, Some((words, op))) => {
                self.at += words;
                op
            }
            (None, None) if self.is_bare_window() => {
                self.at += 1;
                Op::InLast
            }
            (None, None) => return Ok(Rule::EVERYTHING),
        };
        let value = self.value(root, field, op, &mut Vec::new())?;
        self.checked(root, field, op, &value)
    }

    fn is_bare_window(&self) -> bool {
        let leads = self.words_match(self.at, &["in"]) || self.words_match(self.at, &["within"]);
        leads && self.word(self.at + 2).and_then(Unit::parse).is_some()
    }

    /// Takes `at least 3 times`, `twice` or nothing.
    fn times(&mut self) -> Parsed<Counted> {
        for (word, number) in [("never", 0), ("once", 1), ("twice", 2)] {
            if self.take_word(word) {
                return Ok(Counted::Times(Compared::Equal, number));
            }
        }
        let start = self.at;
        let compared = self.operator(FieldType::Integer, false).and_then(compared);
        let number = self.word(self.at).and_then(|word| word.parse().ok());
        let (Some(number), true) = (number, compared.is_some() || self.at == start) else {
            if self.at == start {
                return Ok(Counted::Any);
            }
            return Err(self.problem_here("here a whole number is needed"));
        };
        self.at += 1;
        let _spoken = self.take_word("times") || self.take_word("time");
        Ok(Counted::Times(compared.unwrap_or(Compared::Equal), number))
    }

    /// Returns a comparison in its canonical form.
    fn checked(
        &self,
        root: &'static Root,
        field: &'static Field,
        op: Op,
        value: &Value,
    ) -> Parsed<Rule> {
        let compare = canonical_compare(self.catalogue, root, field, op, value);
        compare.map(Rule::Compare).map_err(|fault| fault.into_problem(self.before()))
    }

    /// Returns the place of the last token taken.
    fn before(&self) -> Range<usize> {
        let before = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        before.map_or_else(|| self.span(), |placed| placed.span.clone())
    }
}

/// How often something happened.
enum Counted {
    /// At least once.
    Any,
    Times(Compared, u32),
}

impl Counted {
    /// Returns the rule that events which satisfy another happened so often, or not so often.
    fn rule(self, negated: bool, relation: &str, inner: Rule) -> Rule {
        match (self, negated) {
            (Self::Any, false) => Rule::related(Quantifier::Any, relation, inner),
            (Self::Any, true) => Rule::related(Quantifier::No, relation, inner),
            (Self::Times(compared, number), negated) => {
                let count = Quantifier::Count(compared, number);
                let rule = Rule::related(count, relation, inner);
                if negated { Rule::Not(Box::new(rule)) } else { rule }
            }
        }
    }
}

/// Joins two rules that must both hold.
pub(super) fn both(one: Rule, other: Rule) -> Rule {
    if one == Rule::EVERYTHING {
        other
    } else if other == Rule::EVERYTHING {
        one
    } else {
        Rule::All(vec![one, other])
    }
}

/// Returns the rule that the last event of a kind compares so: one that came later than the time
/// is enough, while of those that must be earlier none may be later.
fn latest(relation: &str, kind: &Rule, (op, time): (Op, Rule)) -> Rule {
    let any = |rule| Rule::related(Quantifier::Any, relation, rule);
    if !matches!(op, Op::OlderThan | Op::Less | Op::AtMost) {
        return any(both(kind.clone(), time));
    }
    let later = both(kind.clone(), Rule::Not(Box::new(time)));
    Rule::All(vec![any(kind.clone()), Rule::related(Quantifier::No, relation, later)])
}
