//! From words to a tree. Recursive descent; every refusal names the place.

mod events;

use std::ops::Range;

use crate::ask::catalogue::{Catalogue, Field, FieldType, Relation, Root, TableNo};
use crate::ask::check::{
    Part, canonical_compare, choose, summed_field, unknown_field, unknown_relation,
};
use crate::ask::problem::Problem;
use crate::ask::rule::{
    Compare, Compared, Op, Period, Quantifier, RULE_DEPTH_MAX, RULE_LIST_MAX, RULE_NODES_MAX, Rule,
    Unit, Value,
};
use crate::ask::text::lexer::{Placed, Token};
use crate::ask::text::phrases::{PHRASES, compared, is_reserved, symbol_op};

/// Deepest nesting of the text. A level of the tree can take two of the text: its word and its
/// parentheses.
const TEXT_DEPTH_MAX: usize = 2 * RULE_DEPTH_MAX + 2;

/// Most words of one field name or one choice (`reached out`).
const NAME_WORDS_MAX: usize = 3;

struct Parser<'a> {
    catalogue: &'static Catalogue,
    text: &'a str,
    tokens: Vec<Placed>,
    at: usize,
    depth: usize,
    nodes: usize,
}

type Parsed<T> = Result<T, Problem>;

pub(super) fn parse(
    catalogue: &'static Catalogue,
    root: TableNo,
    text: &str,
    tokens: Vec<Placed>,
) -> Parsed<Rule> {
    if tokens.is_empty() {
        return Ok(Rule::EVERYTHING);
    }
    let mut parser = Parser { catalogue, text, tokens, at: 0, depth: 0, nodes: 0 };
    let rule = parser.any(catalogue.root(root))?;
    match parser.peek() {
        None => Ok(rule),
        Some(_) => Err(parser.leftover()),
    }
}

impl Parser<'_> {
    fn any(&mut self, root: &'static Root) -> Parsed<Rule> {
        let mut parts = vec![self.all(root)?];
        while self.take_word("or") {
            parts.push(self.all(root)?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Rule::Any(parts) })
    }

    fn all(&mut self, root: &'static Root) -> Parsed<Rule> {
        let mut parts = vec![self.one(root)?];
        while self.take_word("and") {
            parts.push(self.one(root)?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Rule::All(parts) })
    }

    fn one(&mut self, root: &'static Root) -> Parsed<Rule> {
        self.depth += 1;
        self.nodes += 1;
        if self.depth > TEXT_DEPTH_MAX {
            return Err(self.problem_here("this is nested too deeply"));
        }
        if self.nodes > RULE_NODES_MAX {
            let message = format!("a rule has at most {RULE_NODES_MAX} parts");
            return Err(self.problem_here(message));
        }
        let rule = self.one_unlimited(root);
        self.depth -= 1;
        rule
    }

    fn one_unlimited(&mut self, root: &'static Root) -> Parsed<Rule> {
        if self.take_word("not") {
            return Ok(Rule::Not(Box::new(self.one(root)?)));
        }
        if self.take_word("everything") {
            return Ok(Rule::EVERYTHING);
        }
        if self.take_word("nothing") {
            return Ok(Rule::Any(Vec::new()));
        }
        if self.peek() == Some(&Token::Open) {
            let open = self.span();
            self.at += 1;
            let rule = self.any(root)?;
            return match self.peek() {
                Some(Token::Close) => {
                    self.at += 1;
                    Ok(rule)
                }
                None => Err(Problem::new("this parenthesis is never closed", open)),
                Some(_) => Err(self.leftover()),
            };
        }
        if let Some(rule) = self.happened(root)? {
            return Ok(rule);
        }
        if self.sum_words() {
            return self.sum(root);
        }
        match self.quantifier() {
            Some(quantifier) => self.related(root, quantifier),
            None => self.compare(root),
        }
    }

    /// Takes the words before a relation. A count's number follows later.
    fn quantifier(&mut self) -> Option<Quantifier> {
        const QUANTIFIERS: [(&[&str], Quantifier); 9] = [
            (&["any"], Quantifier::Any),
            (&["some"], Quantifier::Any),
            (&["no"], Quantifier::No),
            (&["every"], Quantifier::Every),
            (&["each"], Quantifier::Every),
            (&["count", "of"], COUNT),
            (&["number", "of"], COUNT),
            (&["the", "count", "of"], COUNT),
            (&["the", "number", "of"], COUNT),
        ];
        const COUNT: Quantifier = Quantifier::Count(Compared::Equal, 0);
        let found = QUANTIFIERS.iter().find(|(words, _)| self.words_match(self.at, words))?;
        self.at += found.0.len();
        Some(found.1.clone())
    }

    fn related(&mut self, root: &'static Root, quantifier: Quantifier) -> Parsed<Rule> {
        let relation = self.relation(root)?;
        let inner = self.inner(root, relation)?;
        let quantifier = match quantifier {
            Quantifier::Count(..) => self.counted()?,
            other => other,
        };
        Ok(Rule::related(quantifier, relation.name, inner))
    }

    /// Takes what is asked of related rows.
    fn inner(&mut self, root: &'static Root, relation: &'static Relation) -> Parsed<Rule> {
        let inner = if self.take_word("where") {
            let inner = self.one(self.catalogue.root(relation.table))?;
            self.hint_at_parentheses(root, relation)?;
            inner
        } else {
            Rule::EVERYTHING
        };
        Ok(match relation.event {
            Some(event) => {
                events::both(inner, self.window(self.catalogue.root(relation.table), event)?)
            }
            None => inner,
        })
    }

    /// Takes the words before what is added up.
    fn sum_words(&mut self) -> bool {
        const WORDS: [&[&str]; 4] =
            [&["sum", "of"], &["total", "of"], &["the", "sum", "of"], &["the", "total", "of"]];
        let found = WORDS.iter().find(|words| self.words_match(self.at, words));
        self.at += found.map_or(0, |words| words.len());
        found.is_some()
    }

    /// Takes `orders.amount where … > 1000`; `amount of orders where …` too.
    fn sum(&mut self, root: &'static Root) -> Parsed<Rule> {
        let start = self.at;
        let dotted = self.word(start).and_then(|word| word.split_once('.'));
        let (relation, name) = match dotted {
            Some((relation, name)) => (relation.to_owned(), name.to_owned()),
            None if self.words_match(start + 1, &["of"]) => {
                let name = self.word(start).unwrap_or_default().to_owned();
                self.at += 2;
                (self.word(self.at).unwrap_or_default().to_owned(), name)
            }
            None => {
                let problem = self.problem_here("here what is added up is needed, with a dot");
                return Err(problem.suggesting(["orders.amount"]));
            }
        };
        let whole = |problem: Problem, span| Problem { span, ..problem };
        let relation = root
            .find_relation(&relation)
            .ok_or_else(|| whole(unknown_relation(root, &relation), self.span()))?;
        let summed = self.catalogue.root(relation.table);
        let field = summed_field(summed, &name)
            .map_err(|problem| whole(problem, self.tokens[start].span.clone()))?;
        self.at += 1;
        let inner = self.inner(root, relation)?;
        let sum = self.comparison(summed, field)?;
        if matches!(sum.op, Op::Empty | Op::NotEmpty) {
            return Err(self.problem_here("a sum is never empty; compare it with a number"));
        }
        Ok(Rule::related(Quantifier::Sum(Box::new(sum)), relation.name, inner))
    }

    /// Takes a relation's name, which may be written in two words.
    fn relation(&mut self, root: &'static Root) -> Parsed<&'static Relation> {
        let joined = self.joined(2).and_then(|name| root.find_relation(&name));
        if let Some(relation) = joined {
            self.at += 2;
            return Ok(relation);
        }
        let found = match self.peek() {
            Some(Token::Word(name)) => {
                root.find_relation(name).ok_or_else(|| unknown_relation(root, name))
            }
            _ => Err(unknown_relation(root, "")),
        };
        let relation = found.map_err(|problem| Problem { span: self.span(), ..problem })?;
        self.at += 1;
        Ok(relation)
    }

    /// Refuses `any lead where a AND b` when `b` is known to leads alone: it was meant to be in
    /// parentheses, and “unknown field” would not help.
    fn hint_at_parentheses(&self, root: &Root, relation: &Relation) -> Parsed<()> {
        let joined = self.words_match(self.at, &["and"]) || self.words_match(self.at, &["or"]);
        let Some(Token::Word(name)) = self.tokens.get(self.at + 1).map(|placed| &placed.token)
        else {
            return Ok(());
        };
        let inner = self.catalogue.root(relation.table);
        let lost = joined
            && inner.find_field(name).is_some()
            && root.find_field(name).is_none()
            && !is_reserved(name);
        if !lost {
            return Ok(());
        }
        let message = format!(
            "{} have no field “{name}”; put all conditions of the {} in parentheses after “where”",
            root.plural, relation.name
        );
        Err(Problem::new(message, self.tokens[self.at + 1].span.clone()))
    }

    fn counted(&mut self) -> Parsed<Quantifier> {
        let start = self.at;
        let compared = self.operator(FieldType::Integer, false).and_then(compared);
        let Some(compared) = compared else {
            self.at = start;
            let problem = self.problem_here("a count must be compared with a number");
            return Err(problem.suggesting([">", ">=", "=", "<", "<=", "!="]));
        };
        let number = match self.peek() {
            Some(Token::Word(word)) => word.parse().ok(),
            _ => None,
        };
        let number = number.ok_or_else(|| self.problem_here("here a whole number is needed"))?;
        self.at += 1;
        Ok(Quantifier::Count(compared, number))
    }

    fn compare(&mut self, root: &'static Root) -> Parsed<Rule> {
        let field = self.field(root)?;
        if field.kind == FieldType::Flag && self.ends_here() {
            return Ok(Rule::compare(field.name, Op::Is, Value::one("true")));
        }
        self.comparison(root, field).map(Rule::Compare)
    }

    /// Takes a field's operator and value.
    fn comparison(&mut self, root: &'static Root, field: &'static Field) -> Parsed<Compare> {
        let operator_at = self.at;
        let op = self.period(field.kind).or_else(|| self.operator(field.kind, true));
        let op = op.ok_or_else(|| self.no_operator(field))?;
        let operator_span = self.covered(operator_at);
        let mut spans = Vec::new();
        let value_at = self.at;
        let value = if field.kind.operators().contains(&op) {
            self.value(root, field, op, &mut spans)?
        } else {
            Value::None
        };
        let checked = canonical_compare(self.catalogue, root, field, op, &value);
        checked.map_err(|fault| {
            let whole =
                if self.at > value_at { self.covered(value_at) } else { operator_span.clone() };
            let span = match fault.part {
                Part::Operator => operator_span,
                Part::Value(at) => spans.get(at).cloned().unwrap_or(whole),
            };
            fault.into_problem(span)
        })
    }

    /// Takes a field's name, which may be written in several words.
    fn field(&mut self, root: &'static Root) -> Parsed<&'static Field> {
        for many in (1..=NAME_WORDS_MAX).rev() {
            let Some(name) = self.joined(many) else { continue };
            if let Some(field) = root.find_field(&name) {
                self.at += many;
                return Ok(field);
            }
        }
        match self.peek() {
            Some(Token::Word(name))
                if !matches!(name.to_ascii_lowercase().as_str(), "and" | "or") =>
            {
                let problem = unknown_field(root, name);
                Err(Problem { span: self.span(), ..problem })
            }
            _ => {
                let names = root.fields.iter().map(|field| field.name);
                Err(self.problem_here("here a field is needed").suggesting(names))
            }
        }
    }

    /// Returns the next words as one name.
    fn joined(&self, many: usize) -> Option<String> {
        let words: Option<Vec<&str>> = (self.at..self.at + many).map(|at| self.word(at)).collect();
        words.map(|words| words.join("_"))
    }

    /// Takes an operator that a field type knows, or failing that any operator, so that the
    /// refusal can say why it does not fit.
    fn operator(&mut self, kind: FieldType, any: bool) -> Option<Op> {
        if let Some(Token::Symbol(symbol)) = self.peek() {
            let op = symbol_op(symbol, kind);
            self.at += 1;
            return Some(op);
        }
        let known = self.phrase(|op| kind.operators().contains(&op), true);
        let (words, op) =
            known.or_else(|| if any { self.phrase(|_| true, false) } else { None })?;
        self.at += words;
        Some(op)
    }

    /// Finds the longest phrase here, also after `is`. In a strict search a list operator needs
    /// its list.
    fn phrase(&self, fits: impl Fn(Op) -> bool, strict: bool) -> Option<(usize, Op)> {
        let after_is = usize::from(self.words_match(self.at, &["is"]));
        let starts = if after_is == 1 { vec![0, 1] } else { vec![0] };
        let mut best = None;
        for (words, op) in PHRASES.iter().filter(|(_, op)| fits(*op)) {
            for skipped in &starts {
                let length = skipped + words.len();
                let next = self.tokens.get(self.at + length).map(|placed| &placed.token);
                let listed = !matches!(op, Op::In | Op::NotIn) || next == Some(&Token::Open);
                let longer = best.is_none_or(|(longest, _)| length > longest);
                if longer && (listed || !strict) && self.words_match(self.at + skipped, words) {
                    best = Some((length, *op));
                }
            }
        }
        best
    }

    /// Sees `is this week`, `this week` or `during this week`, and takes the words before it.
    fn period(&mut self, kind: FieldType) -> Option<Op> {
        if !kind.is_calendar() {
            return None;
        }
        let skipped = usize::from(
            self.words_match(self.at, &["is"]) || self.words_match(self.at, &["during"]),
        );
        self.period_at(self.at + skipped)?;
        self.at += skipped;
        Some(Op::During)
    }

    fn period_at(&self, at: usize) -> Option<(Period, usize)> {
        let first = self.word(at)?;
        let two = self.word(at + 1).and_then(|second| Period::parse(&format!("{first} {second}")));
        two.map(|period| (period, 2)).or_else(|| Period::parse(first).map(|period| (period, 1)))
    }

    fn value(
        &mut self,
        root: &Root,
        field: &Field,
        op: Op,
        spans: &mut Vec<Range<usize>>,
    ) -> Parsed<Value> {
        Ok(match op {
            Op::Empty | Op::NotEmpty => Value::None,
            Op::In | Op::NotIn => self.list(root, field, spans)?,
            Op::Between => {
                let from = self.single(root, field, spans)?;
                if !self.take_word("and") {
                    let problem = self.problem_here("“between” needs “and” and a second value");
                    return Err(problem.suggesting(["and"]));
                }
                Value::Range(from, self.single(root, field, spans)?)
            }
            Op::InLast | Op::InNext | Op::OlderThan => self.span_of_time()?,
            Op::During => {
                let periods = Period::ALL.map(Period::name);
                let (period, words) = self.period_at(self.at).ok_or_else(|| {
                    self.problem_here("here a period is needed").suggesting(periods)
                })?;
                self.at += words;
                Value::Period(period)
            }
            _ => Value::One(self.single(root, field, spans)?),
        })
    }

    fn list(&mut self, root: &Root, field: &Field, spans: &mut Vec<Range<usize>>) -> Parsed<Value> {
        if self.peek() != Some(&Token::Open) {
            return Err(self.problem_here("here a list is needed, as in “(a, b)”"));
        }
        let open = self.span();
        self.at += 1;
        let mut values = Vec::new();
        loop {
            if values.len() == RULE_LIST_MAX {
                let message = format!("a list has at most {RULE_LIST_MAX} values");
                return Err(self.problem_here(message));
            }
            values.push(self.single(root, field, spans)?);
            match self.peek() {
                Some(Token::Comma) => self.at += 1,
                Some(Token::Close) => {
                    self.at += 1;
                    return Ok(Value::Many(values));
                }
                None => return Err(Problem::new("this list is never closed", open)),
                Some(_) => return Err(self.problem_here("here “,” or “)” is needed")),
            }
        }
    }

    fn span_of_time(&mut self) -> Parsed<Value> {
        let amount = match self.peek() {
            Some(Token::Word(word)) if Unit::parse(word).is_some() => 1,
            Some(Token::Word(word)) => {
                let amount = word.parse().map_err(|_| {
                    self.problem_here("here a number of days, weeks, months or years is needed")
                })?;
                self.at += 1;
                amount
            }
            _ => return Err(self.problem_here("here a length of time is needed, as in “7 days”")),
        };
        let unit = self.word(self.at).and_then(Unit::parse).ok_or_else(|| {
            self.problem_here("here a unit is needed").suggesting(Unit::ALL.map(Unit::name))
        })?;
        self.at += 1;
        Ok(Value::Span(amount, unit))
    }

    /// Takes one value. The words of a choice may be written apart.
    fn single(
        &mut self,
        root: &Root,
        field: &Field,
        spans: &mut Vec<Range<usize>>,
    ) -> Parsed<String> {
        let start = self.at;
        let choices = field.choices(self.catalogue.layout, root.table);
        if !choices.is_empty() {
            let whole = (2..=NAME_WORDS_MAX).rev().find_map(|many| {
                let name = self.joined(many)?;
                choose(choices, &name).map(|choice| (choice, many))
            });
            if let Some((choice, many)) = whole {
                self.at += many;
                spans.push(self.covered(start));
                return Ok(choice);
            }
        }
        let value = match self.peek() {
            Some(Token::Quoted(value)) => value.clone(),
            Some(Token::Word(word))
                if !matches!(word.to_ascii_lowercase().as_str(), "and" | "or") =>
            {
                word.clone()
            }
            _ => {
                let segments = match field.kind {
                    FieldType::Segment => self.catalogue.segments,
                    _ => &[],
                };
                let segments = segments.iter().map(|segment| segment.name);
                let suggestions = choices.iter().copied().chain(segments);
                return Err(self.problem_here("here a value is needed").suggesting(suggestions));
            }
        };
        self.at += 1;
        spans.push(self.covered(start));
        Ok(value)
    }

    /// Says what is wrong with text after a complete condition.
    fn leftover(&self) -> Problem {
        let span = self.span();
        let before = self.at.checked_sub(1).map(|at| &self.tokens[at]);
        match (self.peek(), before.map(|placed| &placed.token)) {
            (Some(Token::Close), _) => Problem::new("this parenthesis was never opened", span),
            (Some(Token::Comma), Some(Token::Word(number))) if number.parse::<i64>().is_ok() => {
                let message = "write numbers without separators, as in 10000";
                let from = before.map_or(span.start, |placed| placed.span.start);
                let to = self.tokens.get(self.at + 1).map_or(span.end, |next| next.span.end);
                let joined = self.text[from..to].replace(',', "");
                Problem::new(message, from..to).suggesting([joined])
            }
            (Some(Token::Word(_)), Some(Token::Word(_))) => {
                let from = before.map_or(span.start, |placed| placed.span.start);
                let follows = |at: &usize| self.word(*at).is_some_and(|word| !is_reserved(word));
                let last = (self.at..).take_while(follows).last().unwrap_or(self.at);
                let to = self.tokens[last].span.end;
                let message =
                    "join conditions with AND or OR, and put a value of several words in quotes";
                Problem::new(message, span).suggesting([format!("\"{}\"", &self.text[from..to])])
            }
            _ => Problem::new("join conditions with AND or OR", span).suggesting(["AND", "OR"]),
        }
    }

    fn no_operator(&self, field: &Field) -> Problem {
        let operators = field.kind.operators().iter().map(|&op| field.kind.words(op));
        let message = format!("here an operator for “{}” is needed", field.name);
        self.problem_here(message).suggesting(operators)
    }

    fn ends_here(&self) -> bool {
        match self.peek() {
            None | Some(Token::Close) => true,
            _ => self.words_match(self.at, &["and"]) || self.words_match(self.at, &["or"]),
        }
    }

    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at).map(|placed| &placed.token)
    }

    fn word(&self, at: usize) -> Option<&str> {
        match self.tokens.get(at).map(|placed| &placed.token) {
            Some(Token::Word(word)) => Some(word),
            _ => None,
        }
    }

    fn words_match(&self, at: usize, words: &[&str]) -> bool {
        words
            .iter()
            .zip(at..)
            .all(|(word, at)| self.word(at).is_some_and(|here| here.eq_ignore_ascii_case(word)))
    }

    fn take_word(&mut self, word: &str) -> bool {
        let here = self.words_match(self.at, &[word]);
        self.at += usize::from(here);
        here
    }

    /// Returns the place of the next token, or the end of the text.
    fn span(&self) -> Range<usize> {
        let end = self.text.len();
        self.tokens.get(self.at).map_or(end..end, |placed| placed.span.clone())
    }

    /// Returns the place of all tokens taken since `from`.
    fn covered(&self, from: usize) -> Range<usize> {
        match (self.tokens.get(from), self.at.checked_sub(1).and_then(|at| self.tokens.get(at))) {
            (Some(first), Some(last)) if self.at > from => first.span.start..last.span.end,
            _ => self.span(),
        }
    }

    fn problem_here(&self, message: impl Into<String>) -> Problem {
        Problem::new(message, self.span())
    }
}
