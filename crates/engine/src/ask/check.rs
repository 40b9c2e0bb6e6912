//! Checking: a rule gets its meaning against a catalogue.
//!
//! What comes out is canonical (aliases resolved, values in one spelling, groups merged) and
//! typed, so that nothing after this step can fail. Evaluators take nothing else.

mod values;

use crate::ask::catalogue::{Catalogue, Field, Relation, Root, TableNo};
use crate::ask::problem::{Problem, nearest};
use crate::ask::rule::{
    Compare, Op, Quantifier, RULE_DEPTH_MAX, RULE_NODES_MAX, Related, Rule, Value,
};
use crate::ask::text;
pub(crate) use values::{MoneyBound, Test, TextTest, choose, plain_word};

/// Most keys of one sort; people use two or three.
pub const SORT_KEYS_MAX: usize = 8;

/// A rule with its meaning.
#[derive(Debug, Clone)]
pub struct Checked {
    catalogue: &'static Catalogue,
    root: TableNo,
    rule: Rule,
    node: Node,
}

/// One top-level part of a rule, as it is shown on its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// The part in canonical text.
    pub text: String,
    /// The field's name, when the part is a comparison.
    pub field: Option<&'static str>,
    /// The operator's words.
    pub operator: Option<String>,
    /// The value as it is written in the text.
    pub value: Option<String>,
}

impl Checked {
    /// Returns the table that the rule is about.
    #[must_use]
    pub const fn root(&self) -> TableNo {
        self.root
    }

    /// Returns the canonical tree.
    #[must_use]
    pub const fn rule(&self) -> &Rule {
        &self.rule
    }

    /// Returns the canonical text; empty for everything.
    #[must_use]
    pub fn text(&self) -> String {
        text::print(self.catalogue, self.root, &self.rule)
    }

    /// Returns the parts that must all hold, as they are shown one by one.
    #[must_use]
    pub fn clauses(&self) -> Vec<Clause> {
        let parts = match &self.rule {
            Rule::All(parts) => parts.as_slice(),
            other => std::slice::from_ref(other),
        };
        parts.iter().map(|part| text::clause(self.catalogue, self.root, part)).collect()
    }

    /// Returns a part of the rule in canonical text.
    pub(crate) fn part_text(&self, part: &Rule) -> String {
        text::clause(self.catalogue, self.root, part).text
    }

    /// Returns the canonical text with ids in place of the segments' names, to be stored.
    #[must_use]
    pub fn text_with_ids(&self) -> String {
        let nameless = Catalogue { segments: &[], ..*self.catalogue };
        text::print(&nameless, self.root, &self.rule)
    }

    pub(crate) const fn catalogue(&self) -> &'static Catalogue {
        self.catalogue
    }

    pub(crate) const fn node(&self) -> &Node {
        &self.node
    }
}

/// A rule with its meaning, node by node.
#[derive(Debug, Clone)]
pub(crate) enum Node {
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    Leaf(Leaf),
    Related {
        quantifier: Quantifier,
        relation: &'static Relation,
        node: Box<Self>,
    },
    /// What related rows that satisfy a node add up to in the leaf's field passes its test.
    Sum {
        relation: &'static Relation,
        node: Box<Self>,
        leaf: Leaf,
    },
}

/// A test of one field. A field with several values passes when one of them does.
#[derive(Debug, Clone)]
pub(crate) struct Leaf {
    pub(crate) field: &'static Field,
    pub(crate) test: Test,
    /// Whether the rows are wanted that do not pass.
    pub(crate) negated: bool,
}

/// One key of a sort.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SortKey {
    /// The field's name or an alias.
    pub field: String,
    /// Greatest first. Rows without a value come last either way.
    pub descending: bool,
}

/// A sort with its meaning. Rows that are equal by all keys stay in the order of their numbers.
#[derive(Debug, Clone)]
pub struct Sorting {
    pub(crate) root: TableNo,
    pub(crate) keys: Vec<(&'static Field, bool)>,
}

impl Sorting {
    /// Returns the keys with the fields' own names.
    #[must_use]
    pub fn keys(&self) -> Vec<SortKey> {
        let key = |&(field, descending): &(&Field, bool)| SortKey {
            field: field.name.to_owned(),
            descending,
        };
        self.keys.iter().map(key).collect()
    }
}

/// Gives a rule its meaning.
///
/// # Errors
/// When it is too large, or names what the root does not have.
pub fn check(
    catalogue: &'static Catalogue,
    root: TableNo,
    rule: &Rule,
) -> Result<Checked, Problem> {
    let (depth, nodes) = rule.size();
    if depth > RULE_DEPTH_MAX || nodes > RULE_NODES_MAX {
        return Err(Problem::new(
            format!("the rule is too large: at most {RULE_NODES_MAX} parts, {RULE_DEPTH_MAX} deep"),
            0..0,
        ));
    }
    let rule = canonical(catalogue, catalogue.root(root), rule)?.simplified();
    let node = meaning(catalogue, catalogue.root(root), &rule)?;
    Ok(Checked { catalogue, root, rule, node })
}

/// Gives a sort its meaning.
///
/// # Errors
/// When a key names no field that can be sorted by, or there are too many.
pub fn sorting(
    catalogue: &'static Catalogue,
    root: TableNo,
    keys: &[SortKey],
) -> Result<Sorting, Problem> {
    if keys.len() > SORT_KEYS_MAX {
        return Err(Problem::new(format!("a sort has at most {SORT_KEYS_MAX} keys"), 0..0));
    }
    let known = catalogue.root(root);
    let key = |key: &SortKey| {
        let field = known.find_field(&key.field).ok_or_else(|| unknown_field(known, &key.field))?;
        match field.sort {
            Some(_) => Ok((field, key.descending)),
            None => {
                let sortable = known.fields.iter().filter(|field| field.sort.is_some());
                let problem = Problem::new(format!("“{}” cannot be sorted by", field.name), 0..0);
                Err(problem.suggesting(sortable.map(|field| field.name)))
            }
        }
    };
    Ok(Sorting { root, keys: keys.iter().map(key).collect::<Result<_, _>>()? })
}

/// The part of a comparison that is wrong, so that the text form can say where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Operator,
    /// The value with this number, in the order of writing.
    Value(usize),
}

/// What is wrong with a comparison.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) part: Part,
    pub(crate) message: String,
    pub(crate) suggestions: Vec<String>,
}

impl Fault {
    pub(crate) fn into_problem(self, span: std::ops::Range<usize>) -> Problem {
        Problem::new(self.message, span).suggesting(self.suggestions)
    }
}

pub(crate) fn unknown_field(root: &Root, name: &str) -> Problem {
    let names = root
        .fields
        .iter()
        .flat_map(|field| std::iter::once(field.name).chain(field.aliases.iter().copied()));
    let message = format!("{} have no field “{name}”", root.plural);
    Problem::new(message, 0..0).suggesting(nearest(name, names))
}

pub(crate) fn unknown_relation(root: &Root, name: &str) -> Problem {
    let relations = root.relations.iter().map(|relation| relation.name);
    let message = if name.is_empty() {
        "here the name of something related is needed".to_owned()
    } else {
        format!("{} have no “{name}” that could be asked about", root.plural)
    };
    Problem::new(message, 0..0).suggesting(relations)
}

/// Brings a comparison into its canonical form.
pub(crate) fn canonical_compare(
    catalogue: &Catalogue,
    root: &Root,
    field: &'static Field,
    op: Op,
    value: &Value,
) -> Result<Compare, Fault> {
    let (op, value, _) = values::typed(catalogue, root.table, field, op, value)?;
    Ok(Compare { field: field.name.to_owned(), op, value })
}

/// Brings the comparison of a sum into its canonical form.
fn canonical_sum(
    catalogue: &Catalogue,
    relation: &Relation,
    sum: &Compare,
) -> Result<Quantifier, Problem> {
    let root = catalogue.root(relation.table);
    let field = summed_field(root, &sum.field)?;
    let compare = canonical_compare(catalogue, root, field, sum.op, &sum.value)
        .map_err(|fault| fault.into_problem(0..0))?;
    if matches!(compare.op, Op::Empty | Op::NotEmpty) {
        return Err(Problem::new("a sum is never empty; compare it with a number", 0..0));
    }
    Ok(Quantifier::Sum(Box::new(compare)))
}

/// Finds a field that can be added up: a number of the row itself.
pub(crate) fn summed_field(root: &'static Root, name: &str) -> Result<&'static Field, Problem> {
    let adds_up =
        |field: &Field| field.kind.is_number() && field.forward.is_empty() && field.many.is_none();
    let field = root.find_field(name).ok_or_else(|| unknown_field(root, name))?;
    if adds_up(field) {
        return Ok(field);
    }
    let numbers = root.fields.iter().filter(|field| adds_up(field)).map(|field| field.name);
    let message = format!("“{}” of {} cannot be added up", field.name, root.plural);
    Err(Problem::new(message, 0..0).suggesting(numbers))
}

fn leaf(catalogue: &Catalogue, root: &'static Root, compare: &Compare) -> Result<Leaf, Problem> {
    let Compare { field, op, value } = compare;
    let field = root.find_field(field).ok_or_else(|| unknown_field(root, field))?;
    let typed = values::typed(catalogue, root.table, field, *op, value);
    let (_, _, (test, negated)) = typed.map_err(|fault| fault.into_problem(0..0))?;
    Ok(Leaf { field, test, negated })
}

fn canonical(catalogue: &Catalogue, root: &'static Root, rule: &Rule) -> Result<Rule, Problem> {
    let each = |parts: &[Rule]| -> Result<Vec<Rule>, Problem> {
        parts.iter().map(|part| canonical(catalogue, root, part)).collect()
    };
    Ok(match rule {
        Rule::All(parts) => Rule::All(each(parts)?),
        Rule::Any(parts) => Rule::Any(each(parts)?),
        Rule::Not(part) => Rule::Not(Box::new(canonical(catalogue, root, part)?)),
        Rule::Compare(compare) => {
            let field = root.find_field(&compare.field);
            let field = field.ok_or_else(|| unknown_field(root, &compare.field))?;
            let compare = canonical_compare(catalogue, root, field, compare.op, &compare.value);
            Rule::Compare(compare.map_err(|fault| fault.into_problem(0..0))?)
        }
        Rule::Related(related) => {
            let relation = root.find_relation(&related.relation);
            let relation = relation.ok_or_else(|| unknown_relation(root, &related.relation))?;
            let inner = canonical(catalogue, catalogue.root(relation.table), &related.rule)?;
            let quantifier = match &related.quantifier {
                Quantifier::Sum(sum) => canonical_sum(catalogue, relation, sum)?,
                other => other.clone(),
            };
            Rule::Related(Related {
                quantifier,
                relation: relation.name.to_owned(),
                rule: Box::new(inner),
            })
        }
    })
}

fn meaning(catalogue: &Catalogue, root: &'static Root, rule: &Rule) -> Result<Node, Problem> {
    let each = |parts: &[Rule]| -> Result<Vec<Node>, Problem> {
        parts.iter().map(|part| meaning(catalogue, root, part)).collect()
    };
    Ok(match rule {
        Rule::All(parts) => Node::All(each(parts)?),
        Rule::Any(parts) => Node::Any(each(parts)?),
        Rule::Not(part) => Node::Not(Box::new(meaning(catalogue, root, part)?)),
        Rule::Compare(compare) => Node::Leaf(leaf(catalogue, root, compare)?),
        Rule::Related(Related { quantifier, relation, rule }) => {
            let found = root.find_relation(relation);
            let relation = found.ok_or_else(|| unknown_relation(root, relation))?;
            let node = Box::new(meaning(catalogue, catalogue.root(relation.table), rule)?);
            match quantifier {
                Quantifier::Sum(sum) => {
                    let leaf = leaf(catalogue, catalogue.root(relation.table), sum)?;
                    Node::Sum { relation, node, leaf }
                }
                other => Node::Related { quantifier: other.clone(), relation, node },
            }
        }
    })
}
