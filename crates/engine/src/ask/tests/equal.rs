//! Columns and reference give the same answers; everything that hands rows out agrees with them.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::json;

use super::generate::{
    RowChoice, Shape, cells, merges, rows, rule, shape, sort_choices, sort_keys,
};
use super::shop;
use super::{context_with, currency};
use crate::ask::bitmap::Bitmap;
use crate::ask::catalogue::{Catalogue, ColumnNo, Only, Root, TableNo};
use crate::ask::check::{Checked, Sorting, check, sorting};
use crate::ask::columns::{Cell, Columns, Datum, Excerpt, ExcerptText};
use crate::ask::context::{Context, Scope};
use crate::ask::lists::Lists;
use crate::ask::nodes::Kept;
use crate::ask::page::page;
use crate::ask::reference::Reference;
use crate::ask::rule::Rule;
use crate::ask::segments::{Definition, Resolved, resolve, used};
use crate::ask::{desk, json, text};

/// The desk with two segments, of which one names the other.
fn segments() -> &'static Resolved {
    static SEGMENTS: OnceLock<Resolved> = OnceLock::new();
    SEGMENTS.get_or_init(|| {
        let definition = |row: u32, name: &str, rule: serde_json::Value| Definition {
            row,
            id: format!("00000000-0000-0000-0000-00000000000{row}"),
            name: name.to_owned(),
            rule: json::read(&rule).map_err(|problem| problem.to_string()),
        };
        let often = json!({ "field": "order_count", "operator": ">", "value": 0 });
        let other = json!({ "any": [
            { "field": "segment", "operator": "is_not", "value": "Often here" },
            { "relation": "lead", "quantifier": "any", "rule": { "all": [] } },
        ]});
        let all = [definition(1, "Often here", often), definition(2, "and", other)];
        resolve(&desk::CATALOGUE, desk::CONTACT, &all, &[])
    })
}

/// One random case.
#[derive(Debug, Clone)]
struct Case {
    rows: Vec<RowChoice>,
    merged: Vec<(u32, u32)>,
    /// After how many rows the columns are settled each time.
    commit: usize,
    root: u8,
    shape: Shape,
    sort: Vec<(u16, bool)>,
    trash: bool,
}

fn case() -> impl Strategy<Value = Case> {
    let rest = (1..20_usize, any::<u8>(), shape(), sort_choices(), prop::bool::weighted(0.25));
    (rows(), vec((0..5_u32, 0..5_u32), 0..8), rest).prop_map(
        |(rows, merged, (commit, root, shape, sort, trash))| Case {
            rows,
            merged,
            commit,
            root,
            shape,
            sort,
            trash,
        },
    )
}

/// All forms of one case's question and rows.
struct Asked {
    root: &'static Root,
    catalogue: &'static Catalogue,
    fed: Columns,
    loaded: Columns,
    /// Kept as bytes and read back after half of the commits.
    kept: Columns,
    reference: Reference,
    checked: Checked,
    sorting: Sorting,
    scope: Scope,
}

fn asked(catalogue: &'static Catalogue, case: &Case) -> Result<Asked, TestCaseError> {
    let fail = |problem: String| TestCaseError::fail(problem);
    let mut commits: Vec<Vec<Cell<'static>>> = Vec::new();
    for rows in cells(catalogue.layout, &case.rows).chunks(case.commit) {
        commits.push(rows.concat());
    }
    let merges = merges(catalogue.layout, &case.merged);
    commits.insert(commits.len() / 2, merges);
    let mut fed = Columns::new(catalogue.layout).counting_in(currency());
    let mut reference = Reference::new(catalogue.layout);
    // Rows overwrite survivors with null, as every row has all columns.
    let mut kept = Columns::new(catalogue.layout).counting_in(currency());
    for (at, commit) in commits.iter().enumerate() {
        for columns in [&mut fed, &mut kept] {
            columns.apply(commit.iter().copied()).map_err(|error| fail(error.to_string()))?;
        }
        commit.iter().for_each(|&cell| reference.set(cell));
        if at == commits.len() / 2 {
            kept = Columns::from_image(catalogue.layout, &kept.to_image())
                .ok_or_else(|| fail("an image of the same layout reads".to_owned()))?;
        }
    }
    let root = &catalogue.roots[usize::from(case.root) % catalogue.roots.len()];
    let rule = rule(catalogue, root, &case.shape);
    let checked = check(catalogue, root.table, &rule)
        .map_err(|problem| fail(format!("{problem} {rule:?}")))?;
    let keys = sort_keys(root, &case.sort);
    let sorting =
        sorting(catalogue, root.table, &keys).map_err(|problem| fail(problem.to_string()))?;
    let scope = if case.trash { Scope::Trash } else { Scope::Live };
    let loaded = load(catalogue, commits.concat());
    Ok(Asked { root, catalogue, fed, loaded, kept, reference, checked, sorting, scope })
}

/// Loads what a sequence of cells left, in another order.
fn load(catalogue: &'static Catalogue, cells: Vec<Cell<'static>>) -> Columns {
    let mut last: BTreeMap<(TableNo, u32), BTreeMap<ColumnNo, Datum<'static>>> = BTreeMap::new();
    for cell in cells {
        last.entry((cell.table, cell.row)).or_default().insert(cell.column, cell.datum);
    }
    let mut loader = Columns::load(catalogue.layout).counting_in(currency());
    for ((table, row), cells) in last.into_iter().rev() {
        let (columns, data): (Vec<_>, Vec<_>) = cells.into_iter().unzip();
        loader.row(table, row, &columns, &data).expect("generated values fit");
    }
    loader.finish()
}

fn holds(asked: &Asked) -> Result<(), TestCaseError> {
    let context = &Context {
        segments: Arc::clone(&segments().rules),
        ..context_with(asked.scope, &asked.reference)
    };
    let expected = asked.reference.evaluate(&asked.checked, context);
    let expected_order = asked.reference.order(&expected, &asked.sorting, context);
    for columns in [&asked.fed, &asked.loaded, &asked.kept] {
        let found = columns.evaluate(&asked.checked, context);
        prop_assert_eq!(found.rows(), expected.clone(), "rule: {}", asked.checked.text());
        let order = columns.order(&found, &asked.sorting, context);
        prop_assert_eq!(&order, &expected_order, "sort: {:?}", asked.sorting.keys());
        for many in [0, 1, 3, order.len(), order.len() + 1] {
            let first = columns.first(&found, &asked.sorting, context, many);
            prop_assert_eq!(&first[..], &expected_order[..many.min(order.len())]);
        }
    }
    handed_out(asked, &expected_order, context)?;
    on_its_own(asked, &expected, context)?;
    // Segments are for the whole alone: their rows are known by number.
    if asked.scope == Scope::Live && used(asked.checked.node()).is_empty() {
        excerpted(asked, &expected)?;
    }
    written(asked)
}

/// Each part counts what it would find as a rule of its own, and what holds of a row is what finds
/// it.
fn on_its_own(asked: &Asked, expected: &[u32], context: &Context<'_>) -> Result<(), TestCaseError> {
    let Asked { catalogue, root, fed: columns, checked, .. } = asked;
    let everything = check(catalogue, root.table, &Rule::EVERYTHING).expect("it is a rule");
    let kept = Kept::default();
    let nodes = columns.nodes(checked, &everything, context, &kept);
    prop_assert_eq!(nodes.rows.rows(), expected);
    let again = columns.nodes(checked, &everything, context, &kept);
    prop_assert_eq!(&again.counts, &nodes.counts, "what was kept is what was found");
    for node in &nodes.counts {
        let part = node.path.iter().fold(checked.rule(), |rule, at| match rule {
            Rule::All(parts) | Rule::Any(parts) => &parts[*at as usize],
            Rule::Not(part) => part,
            Rule::Compare(_) | Rule::Related(_) => unreachable!("it has no parts here"),
        });
        let part = check(catalogue, root.table, part).expect("a part is a rule");
        let count = asked.reference.evaluate(&part, context).len();
        prop_assert_eq!(node.count as usize, count, "part: {}", part.text());
    }
    for row in columns.rows(root.table, asked.scope).iter() {
        let holds = columns.holds((root.table, row), checked.node(), context);
        prop_assert_eq!(holds, expected.contains(&row), "why of {}", row);
    }
    Ok(())
}

/// An excerpt of all rows under new numbers answers as the whole does.
fn excerpted(asked: &Asked, expected: &[u32]) -> Result<(), TestCaseError> {
    let Asked { catalogue, fed, reference, checked, .. } = asked;
    let layout = catalogue.layout;
    let known_by_number = |table: TableNo| {
        let fields = catalogue.roots.iter().flat_map(|root| root.fields);
        let mut many = fields.filter_map(|field| field.many);
        many.any(|many| match many.only {
            Some(Only::Row(column, _)) => layout.kind(many.table, column).target() == Some(table),
            _ => false,
        })
    };
    let tables = (0..layout.tables.len() as u8).map(TableNo);
    let rows: HashMap<TableNo, Vec<u32>> = tables
        .filter(|table| !known_by_number(*table))
        .map(|table| (table, fed.table(table).exists.rows()))
        .collect();
    let excerpt = Excerpt::of(fed, &rows);
    let text = ExcerptText { whole: reference, excerpt: &excerpt };
    let found = excerpt.columns.evaluate(checked, &context_with(Scope::Live, &text));
    let numbers = expected.iter().filter_map(|&row| excerpt.number(checked.root(), row));
    prop_assert_eq!(found, Bitmap::from_rows(numbers), "rule: {}", checked.text());
    Ok(())
}

fn handed_out(asked: &Asked, expected: &[u32], context: &Context<'_>) -> Result<(), TestCaseError> {
    let Asked { fed: columns, checked, sorting, .. } = asked;
    let mut pages = Vec::new();
    let mut cursor = None;
    loop {
        let page = page(columns, checked, sorting, context, cursor.as_deref(), 3)
            .map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(page.total as usize, expected.len());
        pages.extend(page.rows);
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
        prop_assert!(pages.len() < expected.len(), "a next page has rows");
    }
    prop_assert_eq!(&pages[..], expected);
    let mut lists = Lists::default();
    let opened = lists.open(columns, checked, sorting, context, 2);
    prop_assert_eq!(opened.total as usize, expected.len());
    for (at, row) in expected.iter().enumerate() {
        let window = lists.window(columns, opened.handle, at as u32, 2).expect("the list is open");
        prop_assert_eq!(&window.rows[..], &expected[at..(at + 2).min(expected.len())]);
        prop_assert_eq!(lists.locate(columns, opened.handle, *row), Ok(Some(at as u32)));
    }
    Ok(())
}

fn written(asked: &Asked) -> Result<(), TestCaseError> {
    let rule = asked.checked.rule();
    let written = asked.checked.text();
    let parsed = text::parse(asked.catalogue, asked.root.table, &written)
        .map_err(|problem| TestCaseError::fail(format!("{problem:?} in {written}")))?;
    prop_assert_eq!(parsed.rule(), rule, "text: {}", &written);
    prop_assert_eq!(parsed.text(), written);
    let read =
        json::read(&json::write(rule)).map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert_eq!(&read, rule);
    let again = check(asked.catalogue, asked.root.table, rule).expect("a canonical rule is right");
    prop_assert_eq!(again.rule(), rule, "canonical rules stay as they are");
    let clauses = asked.checked.clauses().into_iter().map(|clause| clause.text);
    let joined = clauses.collect::<Vec<_>>().join(" AND ");
    let parsed = text::parse(asked.catalogue, asked.root.table, &joined).expect("clauses join");
    prop_assert_eq!(parsed.rule(), rule, "clauses: {}", joined);
    Ok(())
}

proptest! {
    #[test]
    fn the_desk_answers_as_the_reference_does(case in case()) {
        holds(&asked(segments().catalogue, &case)?)?;
    }

    #[test]
    fn other_tables_answer_as_the_reference_does(case in case()) {
        holds(&asked(&shop::CATALOGUE, &case)?)?;
    }

    #[test]
    fn any_text_is_understood_or_refused(text in "[ -~äß“”\n]{0,40}") {
        if let Err(problem) = text::parse(&desk::CATALOGUE, desk::LEAD, &text) {
            prop_assert!(problem.span.end <= text.len());
            prop_assert!(text.get(problem.span.clone()).is_some());
            prop_assert!(problem.utf16(&text).end <= text.encode_utf16().count());
        }
    }

    #[test]
    fn words_of_rules_in_any_order_are_understood_or_refused(
        words in vec(prop::sample::select(vec![
            "state", "is", "won", "not", "in", "(", ")", ",", "and", "or", "value", ">", "10",
            "any", "no", "every", "count", "of", "documents", "note", "where", "created", "last",
            "7", "days", "between", "name", "contains", "\"x y\"", "is_company", "empty", "today",
            "kind", "pdf", "did", "visit", "at", "least", "3", "times", "ordered", "twice",
            "orders",
        ]), 0..14),
    ) {
        if let Ok(checked) = text::parse(&desk::CATALOGUE, desk::LEAD, &words.join(" ")) {
            let again = text::parse(&desk::CATALOGUE, desk::LEAD, &checked.text());
            let again = again.expect("canonical text is understood");
            prop_assert_eq!(again.rule(), checked.rule());
        }
    }

    #[test]
    fn sets_count_and_list_what_is_in_them(rows in vec(0_u32..500, 0..60)) {
        let bitmap = Bitmap::from_rows(rows.iter().copied());
        let expected: std::collections::BTreeSet<u32> = rows.into_iter().collect();
        prop_assert_eq!(bitmap.count() as usize, expected.len());
        prop_assert_eq!(bitmap.rows(), expected.into_iter().collect::<Vec<_>>());
    }
}

#[test]
fn everything_is_the_empty_text() {
    let checked = check(&desk::CATALOGUE, desk::LEAD, &Rule::EVERYTHING).expect("right");
    assert_eq!(checked.text(), "");
    assert_eq!(checked.clauses(), []);
}
