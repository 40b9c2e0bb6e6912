//! What the segments of a workspace ask, made ready to be asked about.
//!
//! A rule may name other segments, so that none can be checked alone: all are known by name first,
//! then each is given its meaning, and then those are left out that lead back to themselves, nest
//! too deeply, or lean on one that was left out. Two desks that save at the same time can make a
//! circle that neither could see.

use std::collections::{BTreeMap, BTreeSet};

use crate::ask::bitmap::Bitmap;
use crate::ask::catalogue::{Catalogue, KnownSegment, TableNo};
use crate::ask::check::{Checked, Node, Test, check};
use crate::ask::context::SegmentRules;
use crate::ask::rule::Rule;

/// Most segments that are asked one within the other: deeper, nobody knows any more who is in,
/// and evaluating follows them on its stack.
pub(crate) const SEGMENTS_DEEP_MAX: usize = 8;

/// A segment as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Definition {
    /// Its row in the columns.
    pub(crate) row: u32,
    /// By which trees know it.
    pub(crate) id: String,
    /// By which people know it.
    pub(crate) name: String,
    /// What it asks; without it, why that does not read.
    pub(crate) rule: Result<Rule, String>,
}

/// What can be asked, with the segments in it.
#[derive(Debug, Clone)]
pub(crate) struct Resolved {
    /// The vocabulary, in which the segments are known.
    pub(crate) catalogue: &'static Catalogue,
    /// What those ask that work.
    pub(crate) rules: SegmentRules,
    /// Why the others do not.
    pub(crate) problems: BTreeMap<u32, String>,
    /// Which segments each names.
    pub(crate) uses: BTreeMap<u32, BTreeSet<u32>>,
}

/// Gives all segments their meaning.
pub(crate) fn resolve(
    base: &'static Catalogue,
    root: TableNo,
    definitions: &[Definition],
    before: &[KnownSegment],
) -> Resolved {
    let all = naming(base, definitions, &BTreeSet::new(), before);
    let mut resolving = Resolving { definitions, fates: BTreeMap::new(), uses: BTreeMap::new() };
    let mut rules = BTreeMap::new();
    for definition in definitions {
        match meant(all, root, definition) {
            Ok(checked) => {
                resolving.uses.insert(definition.row, used(checked.node()));
                rules.insert(definition.row, checked);
            }
            Err(problem) => {
                resolving.fates.insert(definition.row, Err(problem));
            }
        }
    }
    for definition in definitions {
        resolving.fate(definition.row, &mut Vec::new()).ok();
    }
    let problems: BTreeMap<u32, String> = resolving
        .fates
        .into_iter()
        .filter_map(|(row, fate)| fate.err().map(|problem| (row, problem)))
        .collect();
    if problems.is_empty() {
        return Resolved { catalogue: all, rules: rules.into(), problems, uses: resolving.uses };
    }
    let broken: BTreeSet<u32> = problems.keys().copied().collect();
    let catalogue = naming(base, definitions, &broken, all.segments);
    let working = definitions.iter().filter(|definition| !broken.contains(&definition.row));
    let rules: BTreeMap<u32, Checked> = working
        .filter_map(|definition| Some((definition.row, meant(catalogue, root, definition).ok()?)))
        .collect();
    Resolved { catalogue, rules: rules.into(), problems, uses: resolving.uses }
}

/// Who is in a segment, or out of it, by hand.
#[derive(Debug, Default)]
pub(crate) struct Picks {
    pub(crate) include: Bitmap,
    pub(crate) exclude: Bitmap,
}

impl Picks {
    /// Counts others in; what they say goes before what was said.
    pub(crate) fn also(&mut self, include: &Bitmap, exclude: &Bitmap) {
        self.exclude.take_out(include);
        self.include.take_out(exclude);
        self.include.add(include);
        self.exclude.add(exclude);
    }

    /// Leaves out who could not be found anyway.
    pub(crate) fn keep(&mut self, all: &Bitmap) {
        self.include.keep(all);
        self.exclude.keep(all);
    }

    /// Returns what becomes of the rows that a rule finds.
    pub(crate) fn applied(&self, rows: &Bitmap) -> Bitmap {
        let mut rows = rows.clone();
        rows.add(&self.include);
        rows.take_out(&self.exclude);
        rows
    }

    /// Returns how many are in whom a rule does not find, and how many out whom it does.
    pub(crate) fn differing(&self, rows: &Bitmap) -> (u32, u32) {
        let mut included = self.include.clone();
        included.take_out(&self.exclude);
        included.take_out(rows);
        (included.count(), self.exclude.and(rows).count())
    }
}

/// Returns the rows of the segments that a rule names, wherever in it.
pub(crate) fn used(node: &Node) -> BTreeSet<u32> {
    let of = |parts: &[Node]| parts.iter().flat_map(used).collect();
    match node {
        Node::All(parts) | Node::Any(parts) => of(parts),
        Node::Not(part) => used(part),
        Node::Related { node, .. } | Node::Sum { node, .. } => used(node),
        Node::Leaf(leaf) => match &leaf.test {
            Test::Member(rows) => rows.iter().copied().collect(),
            _ => BTreeSet::new(),
        },
    }
}

fn meant(
    catalogue: &'static Catalogue,
    root: TableNo,
    definition: &Definition,
) -> Result<Checked, String> {
    let rule = definition.rule.as_ref().map_err(Clone::clone)?;
    check(catalogue, root, rule).map_err(|problem| problem.message)
}

/// Returns the vocabulary with these segments. It is never let go, like one with new fields, but
/// it is small: names are kept from the one before.
fn naming(
    base: &'static Catalogue,
    definitions: &[Definition],
    broken: &BTreeSet<u32>,
    before: &[KnownSegment],
) -> &'static Catalogue {
    let kept = |text: &str| -> &'static str {
        let texts = before.iter().flat_map(|segment| [segment.id, segment.name]);
        texts.into_iter().find(|known| *known == text).unwrap_or_else(|| text.to_owned().leak())
    };
    let known: Vec<KnownSegment> = definitions
        .iter()
        .map(|definition| KnownSegment {
            row: definition.row,
            id: kept(&definition.id),
            name: kept(&definition.name),
            broken: broken.contains(&definition.row),
        })
        .collect();
    if known.is_empty() && base.segments.is_empty() {
        return base;
    }
    Box::leak(Box::new(Catalogue {
        layout: base.layout,
        roots: base.roots,
        segments: known.leak(),
    }))
}

/// Which segments work, as far as that is known.
struct Resolving<'a> {
    definitions: &'a [Definition],
    /// How many segments deep each goes, or why it does not work.
    fates: BTreeMap<u32, Result<usize, String>>,
    uses: BTreeMap<u32, BTreeSet<u32>>,
}

impl Resolving<'_> {
    fn fate(&mut self, row: u32, path: &mut Vec<u32>) -> Result<usize, String> {
        if let Some(fate) = self.fates.get(&row) {
            return fate.clone();
        }
        if let Some(from) = path.iter().position(|on_path| *on_path == row) {
            let circle = path[from..].iter().chain([&row]).map(|row| self.name(*row));
            let circle = circle.collect::<Vec<_>>().join("” → “");
            return Err(format!("segments must not lead back to themselves: “{circle}”"));
        }
        path.push(row);
        let fate = self.fate_of_used(row, path);
        path.pop();
        self.fates.insert(row, fate.clone());
        fate
    }

    fn fate_of_used(&mut self, row: u32, path: &mut Vec<u32>) -> Result<usize, String> {
        let mut deepest = 1;
        for used in self.uses.get(&row).cloned().unwrap_or_default() {
            let is_there = self.definitions.iter().any(|known| known.row == used);
            let depth = if is_there { self.fate(used, path)? } else { 0 };
            deepest = deepest.max(depth + 1);
        }
        if deepest > SEGMENTS_DEEP_MAX {
            return Err(format!("at most {SEGMENTS_DEEP_MAX} segments may lead on to each other"));
        }
        Ok(deepest)
    }

    fn name(&self, row: u32) -> &str {
        let found = self.definitions.iter().find(|definition| definition.row == row);
        found.map_or("", |definition| &definition.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask::desk::{CATALOGUE, CONTACT};
    use crate::ask::rule::{Op, Value};
    use crate::ask::text;

    fn definition(row: u32, uses: &[u32]) -> Definition {
        let names = |row: &u32| Rule::compare("segment", Op::Is, Value::One(format!("id{row}")));
        let rule = Ok(Rule::Any(uses.iter().map(names).collect()));
        Definition { row, id: format!("id{row}"), name: format!("Number {row}"), rule }
    }

    fn problems(definitions: &[Definition]) -> Vec<u32> {
        let resolved = resolve(&CATALOGUE, CONTACT, definitions, &[]);
        let working: Vec<u32> = resolved.rules.keys().copied().collect();
        for definition in definitions {
            let is_broken = resolved.problems.contains_key(&definition.row);
            assert_ne!(is_broken, working.contains(&definition.row), "{}", definition.row);
        }
        resolved.problems.into_keys().collect()
    }

    #[test]
    fn circles_and_what_leans_on_them_do_not_work() {
        let all = [
            definition(1, &[2]),
            definition(2, &[3]),
            definition(3, &[2]),
            definition(4, &[5, 6]),
            definition(5, &[]),
            definition(6, &[5]),
            definition(7, &[7]),
            definition(8, &[99]),
        ];
        assert_eq!(problems(&all), [1, 2, 3, 7, 8]);
        let resolved = resolve(&CATALOGUE, CONTACT, &all, &[]);
        assert!(resolved.problems[&2].contains("“Number 2” → “Number 3” → “Number 2”"));
        assert!(resolved.problems[&8].contains("no segment"));
    }

    #[test]
    fn chains_end_somewhere() {
        let chain: Vec<Definition> = (1..=10).map(|row| definition(row, &[row + 1])).collect();
        let chain = [chain, vec![definition(11, &[])]].concat();
        assert_eq!(problems(&chain), [1, 2, 3]);
    }

    #[test]
    fn the_text_says_names_and_the_tree_ids() {
        let mut all = [definition(1, &[]), definition(2, &[]), definition(3, &[])];
        let of = |all: &[Definition]| resolve(&CATALOGUE, CONTACT, all, &[]).catalogue;
        let read = |all: &[Definition], text: &str| text::parse(of(all), CONTACT, text);
        let checked = read(&all, "segment in (\"number 1\", id2)").expect("both are known");
        assert_eq!(checked.text(), "segment in (\"Number 1\", \"Number 2\")");
        let ids = Value::Many(vec!["id1".to_owned(), "id2".to_owned()]);
        assert_eq!(*checked.rule(), Rule::compare("segment", Op::In, ids));
        all[1].name = "NUMBER 1".to_owned();
        all[2].name = "id1".to_owned();
        let several = read(&all, "segment is \"number 1\"").expect_err("either could be meant");
        assert!(several.message.contains("several segments"));
        let checked = read(&all, "segment is id1 AND segment is id3").expect("ids go first");
        assert_eq!(checked.text(), "segment is id1 AND segment is id3");
        let unknown = read(&all, "segment is \"number 9\"").expect_err("there is none");
        assert_eq!(unknown.suggestions, ["Number 1", "NUMBER 1"]);
    }
}
