//! Lists, and the one way to ask: a rule, a sort, a window or a page.

use std::{collections::HashMap, sync::Arc};

use anteroom_wire::error::{CommandError, ErrorCode, NextStep};
use rusqlite::OptionalExtension;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Nothing, customers, leads};
use crate::{
    ask::{
        bitmap::Bitmap,
        catalogue::{ColumnNo, Field, TableNo},
        check::{self, Checked, SortKey as AskedKey, Sorting},
        context::{Context, Scope as AskedScope, TextIndex},
        desk::{self as columns, custom::is_of},
        fold,
        lists::ListError,
        page,
        problem::Problem,
        rule::{Op, Rule, Value},
        text,
    },
    desk::Desk,
    engine::Engine,
    fault::{Fault, Outcome},
    table::{
        contact::{self, ContactRow},
        custom,
        interaction::{self, Interaction},
        lead::{self, LeadRow},
        order::{self, OrderRow},
        product::{self, Product},
    },
};

/// What a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Root {
    /// Leads.
    Lead,
    /// Contacts.
    Contact,
    /// Orders; in the trash stand those that were voided.
    Order,
    /// What contacts did; in the trash stands what was voided.
    Interaction,
    /// Products.
    Product,
}

/// Which records a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Those that are in use. Leads that were put aside are left out, unless the rule asks
    /// whether they are archived.
    Live,
    /// Leads that were put aside.
    Archive,
    /// Those in the trash.
    Trash,
}

/// One key of a sort.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SortKey {
    /// A sortable field of the catalogue.
    pub field: String,
    /// Largest first. Records without a value come last either way.
    pub descending: bool,
}

/// A list to be opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenList {
    /// What it is of.
    pub root: Root,
    /// Which records it shows.
    pub scope: Scope,
    /// The rule in its text form; empty means all.
    pub rule: String,
    /// The order, first key first; ties go by when a record came to this machine.
    pub sort: Vec<SortKey>,
    /// Records of the first window, 1 to 200.
    pub limit: u32,
}

/// An open list. At most 120 are held; the one not used for longest goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ListOpened {
    /// Its handle.
    pub handle: u32,
    /// The rule's canonical text.
    pub rule: String,
    /// Its first window.
    pub window: ListWindow,
}

/// A part of an open list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ListWindow {
    /// The place of its first record.
    pub offset: u32,
    /// How many records the list has.
    pub total: u32,
    /// The records.
    pub rows: Vec<ListRow>,
}

/// A record as a line of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "root", rename_all = "snake_case")]
#[expect(clippy::large_enum_variant, reason = "a window has few rows, all of one kind")]
pub enum ListRow {
    /// A lead.
    Lead(LeadRow),
    /// A contact.
    Contact(ContactRow),
    /// An order.
    Order(OrderRow),
    /// Something that a contact did.
    Interaction(Interaction),
    /// A product.
    Product(Product),
}

/// Which part of a list to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReadWindow {
    /// The list.
    pub handle: u32,
    /// The place of the first record.
    pub offset: u32,
    /// How many records, 1 to 200.
    pub limit: u32,
}

/// Which record to find in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LocateRow {
    /// The list.
    pub handle: u32,
    /// The record.
    pub id: String,
}

/// Where a record stands in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Located {
    /// Its place; empty if it is not in the list.
    pub index: Option<u32>,
}

/// A list that is no longer needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CloseList {
    /// The list.
    pub handle: u32,
}

/// A page by cursor, for exports and other programs: stable when records come in between.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReadPage {
    /// What it is of.
    pub root: Root,
    /// Which records it shows.
    pub scope: Scope,
    /// The rule in its text form.
    pub rule: String,
    /// The order.
    pub sort: Vec<SortKey>,
    /// Records of the page, 1 to 200.
    pub limit: u32,
    /// Where the page before ended.
    pub cursor: Option<String>,
}

/// A page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ListPage {
    /// The records.
    pub rows: Vec<ListRow>,
    /// How many records match.
    pub total: u32,
    /// The cursor of the next page; empty after the last.
    pub next: Option<String>,
}

/// Of which root.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReadCatalogue {
    /// The root.
    pub root: Root,
}

/// What can be asked of a root.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Catalogue {
    /// The root.
    pub root: Root,
    /// Its fields.
    pub fields: Vec<FieldInfo>,
    /// Its relations to other records.
    pub relations: Vec<RelationInfo>,
}

/// A field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FieldInfo {
    /// Its name in rules.
    pub name: String,
    /// Other names that are understood.
    pub aliases: Vec<String>,
    /// What it holds: text, choice, integer, money, date, time, flag, email, phone, long_text.
    #[serde(rename = "type")]
    pub kind: String,
    /// How it can be compared, in words.
    pub operators: Vec<String>,
    /// The values of a choice.
    pub choices: Vec<String>,
    /// Which field it is, of those that the team made up; its name is then the description.
    pub custom_id: Option<String>,
    /// Whether lists can be sorted by it.
    pub sortable: bool,
    /// Whether it can be edited in a list.
    pub editable: bool,
    /// Whether it says something about a person.
    pub personal: bool,
    /// What it is, in a sentence.
    pub description: String,
}

/// A relation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RelationInfo {
    /// Its name in rules.
    pub name: String,
    /// What it is, in a sentence.
    pub description: String,
}

/// A rule's text to be judged as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CheckRule {
    /// What it is asked of.
    pub root: Root,
    /// The text.
    pub text: String,
}

/// One part of a rule whose parts must all hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RuleClause {
    /// Its text.
    pub text: String,
    /// Its field, if it is a plain comparison.
    pub field: Option<String>,
    /// Its operator.
    pub operator: Option<String>,
    /// Its value.
    pub value: Option<String>,
}

/// What a rule's text means, or why it means nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(untagged)]
pub enum RuleChecked {
    /// It means something.
    Meant(RuleMeant),
    /// It does not read.
    Faulty(RuleFaulty),
}

/// What a rule means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RuleMeant {
    /// Always true.
    #[ts(type = "true")]
    pub ok: bool,
    /// The canonical text.
    pub text: String,
    /// Its parts.
    pub clauses: Vec<RuleClause>,
    /// How many records match.
    pub count: u32,
}

/// Why a rule's text does not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RuleFaulty {
    /// Always false.
    #[ts(type = "false")]
    pub ok: bool,
    /// What is wrong, in a sentence.
    pub message: String,
    /// Where it begins, in UTF-16 units.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What could stand there.
    pub suggestions: Vec<String>,
}

/// Records of one window: several screens full.
const WINDOW_MAX: u32 = 200;

pub(crate) fn list_open(engine: &Engine, request: OpenList) -> Outcome<ListOpened> {
    let desk = engine.desk()?;
    let limit = limit(request.limit)?;
    let asked = parse(&desk, request.root, &request.rule)?;
    let sorting = sorting(&desk, request.root, &request.sort)?;
    let visible = visible(&desk, request.root, request.scope, asked.rule().clone())?;
    let (opened, rowids) = {
        let columns = desk.columns()?;
        let text = StoredText(&desk);
        let context = context(&desk, request.scope.into(), &text);
        let opened = desk.lists().open(&columns, &visible, &sorting, &context, limit);
        let rowids = opened.rows.clone();
        (opened, rowids)
    };
    let rows = rows(&desk, request.root, &rowids)?;
    let window = ListWindow { offset: 0, total: opened.total, rows };
    Ok(ListOpened { handle: opened.handle, rule: asked.text(), window })
}

pub(crate) fn list_window(engine: &Engine, request: ReadWindow) -> Outcome<ListWindow> {
    let desk = engine.desk()?;
    let limit = limit(request.limit)?;
    let root = root_of(&desk, request.handle)?;
    let window = {
        let columns = desk.columns()?;
        let mut lists = desk.lists();
        lists.window(&columns, request.handle, request.offset, limit).map_err(list_fault)?
    };
    let rows = rows(&desk, root, &window.rows)?;
    Ok(ListWindow { offset: request.offset, total: window.total, rows })
}

pub(crate) fn list_locate(engine: &Engine, request: LocateRow) -> Outcome<Located> {
    let desk = engine.desk()?;
    let root = root_of(&desk, request.handle)?;
    let id: anteroom_wire::id::RowId = super::id(&request.id, "record")?;
    let sql = format!("SELECT rowid FROM {} WHERE id = ?", root.table_name());
    let rowid: Option<u32> = desk.read(|db| {
        Ok(db.prepare_cached(&sql)?.query_row([id.to_bytes()], |row| row.get(0)).optional()?)
    })?;
    let Some(rowid) = rowid else { return Ok(Located { index: None }) };
    let columns = desk.columns()?;
    let index = desk.lists().locate(&columns, request.handle, rowid).map_err(list_fault)?;
    Ok(Located { index })
}

pub(crate) fn list_close(engine: &Engine, request: CloseList) -> Outcome<Nothing> {
    let desk = engine.desk()?;
    desk.lists().close(request.handle);
    Ok(Nothing {})
}

pub(crate) fn list_page(engine: &Engine, request: ReadPage) -> Outcome<ListPage> {
    let desk = engine.desk()?;
    let limit = limit(request.limit)?;
    let asked = parse(&desk, request.root, &request.rule)?;
    let sorting = sorting(&desk, request.root, &request.sort)?;
    let visible = visible(&desk, request.root, request.scope, asked.rule().clone())?;
    let page = {
        let columns = desk.columns()?;
        let text = StoredText(&desk);
        let context = context(&desk, request.scope.into(), &text);
        page::page(&columns, &visible, &sorting, &context, request.cursor.as_deref(), limit)
            .map_err(|_| Fault::invalid("cursor", "is not one of this list's"))?
    };
    let rows = rows(&desk, request.root, &page.rows)?;
    Ok(ListPage { rows, total: page.total, next: page.next })
}

pub(crate) fn catalogue(engine: &Engine, request: ReadCatalogue) -> Outcome<Catalogue> {
    let desk = engine.desk().ok();
    let known = desk.as_ref().map_or(&columns::CATALOGUE, |desk| desk.catalogue());
    let custom = desk.map_or_else(|| Ok(Vec::new()), |desk| desk.read(custom::all))?;
    let custom = |field: &Field| custom.iter().find(|known| is_of(field, known.row));
    let root = known.root(request.root.table());
    let fields = root.fields.iter().map(|field| FieldInfo {
        name: field.name.to_owned(),
        aliases: field.aliases.iter().map(|alias| (*alias).to_owned()).collect(),
        kind: field.kind.name().to_owned(),
        operators: field
            .kind
            .operators()
            .iter()
            .map(|op| field.kind.words(*op).to_owned())
            .collect(),
        choices: match custom(field) {
            Some(custom) => custom.options.clone(),
            None => {
                let choices = field.choices(&columns::LAYOUT, root.table).iter();
                choices.map(|choice| (*choice).to_owned()).collect()
            }
        },
        custom_id: custom(field).map(|custom| custom.id.to_string()),
        sortable: field.sort.is_some(),
        editable: field.editable,
        personal: field.personal,
        description: field.description.to_owned(),
    });
    let relations = root.relations.iter().map(|relation| RelationInfo {
        name: relation.name.to_owned(),
        description: relation.description.to_owned(),
    });
    Ok(Catalogue {
        root: request.root,
        fields: fields.filter(|field| !UNSEEN.contains(&&*field.name)).collect(),
        relations: relations.collect(),
    })
}

pub(crate) fn rule_check(engine: &Engine, request: CheckRule) -> Outcome<RuleChecked> {
    let desk = engine.desk()?;
    let parsed = text::parse(desk.catalogue(), request.root.table(), &request.text);
    let asked = match parsed {
        Ok(asked) => asked,
        Err(problem) => return Ok(RuleChecked::Faulty(faulty(&problem, &request.text))),
    };
    let visible = visible(&desk, request.root, Scope::Live, asked.rule().clone())?;
    let columns = desk.columns()?;
    let text = StoredText(&desk);
    let count = columns.evaluate(&visible, &context(&desk, AskedScope::Live, &text)).count();
    let clauses = asked.clauses().into_iter().map(|clause| RuleClause {
        text: clause.text,
        field: clause.field.map(ToOwned::to_owned),
        operator: clause.operator,
        value: clause.value,
    });
    Ok(RuleChecked::Meant(RuleMeant {
        ok: true,
        text: asked.text(),
        clauses: clauses.collect(),
        count,
    }))
}

/// Flags of records that no list shows: leads that are not confirmed yet, and what was undone in
/// the making.
const UNSEEN: [&str; 2] = ["draft", "withdrawn"];

/// The flag of leads that were put aside.
const ARCHIVED: &str = "archived";

/// Adds to a rule what no list of this scope shows.
pub(super) fn visible(desk: &Desk, root: Root, scope: Scope, rule: Rule) -> Outcome<Checked> {
    let catalogue = desk.catalogue();
    let known = catalogue.root(root.table()).fields;
    let has = |flag: &str| known.iter().any(|field| field.name == flag);
    let flag = |name: &str| Rule::compare(name, Op::Is, Value::one("true"));
    let not = |name: &str| Rule::Not(Box::new(flag(name)));
    let mut parts: Vec<Rule> = UNSEEN.into_iter().filter(|flag| has(flag)).map(not).collect();
    if has(ARCHIVED) {
        match scope {
            Scope::Live if !asks(&rule, ARCHIVED) => parts.push(not(ARCHIVED)),
            Scope::Archive => parts.push(flag(ARCHIVED)),
            Scope::Live | Scope::Trash => {}
        }
    } else if scope == Scope::Archive {
        return Err(Fault::invalid("scope", "such records are not archived"));
    }
    let rule = Rule::All(parts.into_iter().chain([rule]).collect());
    check::check(catalogue, root.table(), &rule).map_err(|problem| rule_fault(&problem))
}

/// Whether a canonical rule asks the root's own field.
fn asks(rule: &Rule, name: &str) -> bool {
    match rule {
        Rule::All(parts) | Rule::Any(parts) => parts.iter().any(|part| asks(part, name)),
        Rule::Not(part) => asks(part, name),
        Rule::Compare(compare) => compare.field == name,
        Rule::Related(_) => false,
    }
}

/// Returns the leads or contacts that lists of a scope show and that satisfy a rule.
pub(crate) fn evaluate(desk: &Desk, root: Root, scope: Scope, rule: Rule) -> Outcome<Bitmap> {
    let checked = visible(desk, root, scope, rule)?;
    let text = StoredText(desk);
    Ok(desk.columns()?.evaluate(&checked, &context(desk, scope.into(), &text)))
}

/// Returns the records that a list shows, in its order.
pub(crate) fn sorted(
    desk: &Desk,
    (root, scope): (Root, Scope),
    rule: Rule,
    sort: &[SortKey],
) -> Outcome<Vec<u32>> {
    let visible = visible(desk, root, scope, rule)?;
    let sorting = sorting(desk, root, sort)?;
    let columns = desk.columns()?;
    let text = StoredText(desk);
    let context = context(desk, scope.into(), &text);
    Ok(columns.order(&columns.evaluate(&visible, &context), &sorting, &context))
}

/// The first records that satisfy a rule.
pub(crate) struct First {
    pub(crate) count: u32,
    pub(crate) rows: Vec<u32>,
}

/// Returns the first leads in use that satisfy a rule.
pub(crate) fn first(desk: &Desk, rule: &Checked, sort: &[SortKey], limit: u32) -> Outcome<First> {
    let visible = visible(desk, Root::Lead, Scope::Live, rule.rule().clone())?;
    let sorting = sorting(desk, Root::Lead, sort)?;
    let columns = desk.columns()?;
    let text = StoredText(desk);
    let context = context(desk, AskedScope::Live, &text);
    let found = columns.evaluate(&visible, &context);
    let rows = columns.first(&found, &sorting, &context, limit as usize);
    Ok(First { count: found.count(), rows })
}

/// Counts the leads or contacts that lists of a scope show.
pub(crate) fn count(desk: &Desk, root: Root, scope: Scope) -> Outcome<u32> {
    Ok(evaluate(desk, root, scope, Rule::EVERYTHING)?.count())
}

/// Builds the rule that a contact's name has a text inside.
pub(crate) fn name_contains(part: &str) -> Rule {
    Rule::compare("name", Op::Contains, Value::one(part))
}

/// Reads a rule's text.
pub(crate) fn parse(desk: &Desk, root: Root, rule: &str) -> Outcome<Checked> {
    text::parse(desk.catalogue(), root.table(), rule).map_err(|problem| rule_fault(&problem))
}

/// Reads an order.
pub(crate) fn sorting(desk: &Desk, root: Root, keys: &[SortKey]) -> Outcome<Sorting> {
    let keys: Vec<AskedKey> = keys
        .iter()
        .map(|key| AskedKey { field: key.field.clone(), descending: key.descending })
        .collect();
    check::sorting(desk.catalogue(), root.table(), &keys).map_err(|problem| rule_fault(&problem))
}

pub(crate) fn context<'a>(desk: &Desk, scope: AskedScope, text: &'a dyn TextIndex) -> Context<'a> {
    Context {
        now_ms: desk.clock.now_ms(),
        zone: desk.zone.clone(),
        currency: desk.currency,
        scope,
        text,
        segments: Arc::clone(desk.vocabulary().rules()),
    }
}

pub(crate) fn rows(desk: &Desk, root: Root, rowids: &[u32]) -> Outcome<Vec<ListRow>> {
    let figures = match root {
        Root::Contact => customers::figures(desk, rowids)?,
        _ => HashMap::new(),
    };
    desk.read(|db| {
        Ok(match root {
            Root::Lead => {
                let beside = leads::beside(desk, db)?;
                let rows = lead::by_rowids(db, rowids, &beside)?;
                rows.into_iter().map(ListRow::Lead).collect()
            }
            Root::Contact => {
                let board = desk.scoring.board();
                let mut rows = contact::by_rowids(db, rowids)?;
                for row in &mut rows {
                    let Some(place) = contact::place(db, row)? else { continue };
                    row.score = board.contact(place);
                    row.figures = figures.get(&place).cloned();
                }
                rows.into_iter().map(ListRow::Contact).collect()
            }
            Root::Order => order::by_rowids(db, rowids)?.into_iter().map(ListRow::Order).collect(),
            Root::Interaction => {
                let rows = interaction::by_rowids(db, rowids)?;
                rows.into_iter().map(ListRow::Interaction).collect()
            }
            Root::Product => {
                product::by_rowids(db, rowids)?.into_iter().map(ListRow::Product).collect()
            }
        })
    })
}

fn root_of(desk: &Desk, handle: u32) -> Outcome<Root> {
    let table = desk.lists().root(handle).map_err(list_fault)?;
    let root = Root::ALL.into_iter().find(|root| root.table() == table);
    root.ok_or_else(expired)
}

pub(super) fn limit(limit: u32) -> Outcome<u32> {
    if (1..=WINDOW_MAX).contains(&limit) {
        return Ok(limit);
    }
    Err(Fault::invalid("limit", format!("must be 1 to {WINDOW_MAX}")))
}

fn list_fault(error: ListError) -> Fault {
    match error {
        ListError::Expired => expired(),
    }
}

fn expired() -> Fault {
    CommandError::new(ErrorCode::HandleExpired, "this list is no longer held; open it again")
        .next(NextStep::ReopenList)
        .retryable()
        .into()
}

pub(super) fn rule_fault(problem: &Problem) -> Fault {
    CommandError::new(ErrorCode::RuleInvalid, problem.message.clone())
        .param("why", &problem.message)
        .kept("the filter was not applied")
        .field("rule")
        .next(NextStep::FixField)
        .into()
}

pub(super) fn faulty(problem: &Problem, text: &str) -> RuleFaulty {
    let place = problem.utf16(text);
    RuleFaulty {
        ok: false,
        message: problem.message.clone(),
        start: place.start,
        end: place.end,
        suggestions: problem.suggestions.clone(),
    }
}

impl Root {
    const ALL: [Self; 5] =
        [Self::Lead, Self::Contact, Self::Order, Self::Interaction, Self::Product];

    /// Returns its table in the columns.
    pub(crate) fn table(self) -> TableNo {
        match self {
            Self::Lead => columns::LEAD,
            Self::Contact => columns::CONTACT,
            Self::Order => columns::ORDER,
            Self::Interaction => columns::INTERACTION,
            Self::Product => columns::PRODUCT,
        }
    }

    /// Returns its table in the database.
    pub(crate) fn table_name(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Contact => "contact",
            Self::Order => "orders",
            Self::Interaction => "interaction",
            Self::Product => "product",
        }
    }

    /// Returns the word by which views and fields are stored for it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Order => "order",
            _ => self.table_name(),
        }
    }

    /// Reads that word.
    pub(crate) fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|root| root.word() == word)
    }
}

impl From<Scope> for AskedScope {
    fn from(scope: Scope) -> Self {
        match scope {
            Scope::Live | Scope::Archive => Self::Live,
            Scope::Trash => Self::Trash,
        }
    }
}

/// Answers for the texts of notes and files by reading them.
pub(crate) struct StoredText<'a>(pub(crate) &'a Desk);

impl TextIndex for StoredText<'_> {
    fn rows_containing(&self, table: TableNo, column: ColumnNo, term: &str) -> Bitmap {
        let sql = match (table, column) {
            (columns::NOTE, columns::note::TEXT) => "SELECT rowid, text FROM note",
            (columns::DOCUMENT, columns::document::TEXT) => {
                "SELECT d.rowid, t.text
                 FROM document_text t
                 JOIN document d ON d.id = t.document_id"
            }
            _ => return Bitmap::default(),
        };
        let term = fold::fold(term);
        let found = self.0.read(|db| {
            let mut statement = db.prepare_cached(sql)?;
            let mut rows = statement.query([])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                let text: Option<String> = row.get("text")?;
                if text.is_some_and(|text| fold::fold(&text).contains(&*term)) {
                    found.push(row.get::<_, u32>("rowid")?);
                }
            }
            Ok(found)
        });
        match found {
            Ok(rows) => Bitmap::from_rows(rows),
            Err(fault) => {
                tracing::error!(%fault, "texts could not be searched");
                Bitmap::default()
            }
        }
    }
}
