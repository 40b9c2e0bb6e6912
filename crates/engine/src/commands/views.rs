//! Saved views: filter, order, columns and layout under a name, shared or one's own.

use anteroom_replica::{store::Draft, value::Value as Cell};
use anteroom_wire::id::ViewId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use super::{
    Changed, Nothing, RecordId, SaveWarning, Saved, changed, id, leads,
    lists::{self, Root, SortKey},
};
use crate::{
    ask::{check::SORT_KEYS_MAX, fold::fold},
    desk::Desk,
    engine::Engine,
    events::Tag,
    fault::{Fault, Outcome},
    settings,
    table::{
        place::{Place, place},
        view::{self, StoredView},
    },
};

/// Views of one workspace: more do not fit in a menu.
const VIEWS_MAX: usize = 200;

/// Columns of one view: more than the catalogue has fields.
const COLUMNS_MAX: usize = 100;

/// A rule's text, in bytes: more than fits on a screen.
const RULE_BYTES_MAX: usize = 20_000;

/// How wide a column may be, in pixels.
const WIDTH_PX: std::ops::RangeInclusive<u32> = 40..=2_000;

/// How a view shows its records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ViewLayout {
    /// Line by line.
    List,
    /// Line by line under heads.
    Grouped,
    /// In columns of cards.
    Board,
}

/// A column of a view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ViewColumn {
    /// A field of the catalogue.
    pub field: String,
    /// How wide it is, 40 to 2,000 pixels; empty means as wide as it likes.
    pub width: Option<u32>,
}

/// A saved view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct View {
    /// The view.
    pub id: String,
    /// What it is of.
    pub root: Root,
    /// What it is called.
    pub name: String,
    /// The rule in its text form.
    pub rule: String,
    /// The order, first key first.
    pub sort: Vec<SortKey>,
    /// The columns in order; empty means the usual ones.
    pub columns: Vec<ViewColumn>,
    /// How it shows its records.
    pub layout: ViewLayout,
    /// The field by which heads or columns of cards are made.
    pub group_by: Option<String>,
    /// Whether it stands among the tabs.
    pub pinned: bool,
    /// Whether it is one's own and stays on this machine.
    pub private: bool,
    /// Whether the list opens with it on this machine.
    pub default: bool,
    /// Why its rule, order or fields are not understood any more; it is kept as it is.
    pub problem: Option<String>,
}

/// Of which root.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReadViews {
    /// What the views are of; empty means all.
    pub root: Option<Root>,
}

/// A view to be made, or what an old one is to be like from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SaveView {
    /// The view; empty for a new one.
    pub id: Option<String>,
    /// What it is of; an old one keeps what it was made for.
    pub root: Root,
    /// What it is called, at most 60 characters.
    pub name: String,
    /// The rule in its text form.
    pub rule: String,
    /// The order, first key first.
    pub sort: Vec<SortKey>,
    /// The columns in order; empty means the usual ones.
    pub columns: Vec<ViewColumn>,
    /// How it shows its records.
    pub layout: ViewLayout,
    /// The field by which heads or columns of cards are made; not needed for a list.
    pub group_by: Option<String>,
    /// Whether it stands among the tabs.
    pub pinned: bool,
    /// Whether it is one's own and stays on this machine. Such a view is not undone.
    pub private: bool,
}

/// Where to put a view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct MoveView {
    /// The view.
    pub id: String,
    /// The view that it is to stand before, shared as it is or one's own as it is; empty means
    /// last.
    pub before: Option<String>,
}

/// With which view a list opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DefaultView {
    /// The list.
    pub root: Root,
    /// The view; empty means none.
    pub id: Option<String>,
}

pub(crate) fn view_list(engine: &Engine, request: ReadViews) -> Outcome<Vec<View>> {
    let desk = engine.desk()?;
    desk.read(|db| {
        let mut views = Vec::new();
        for stored in view::all(db)? {
            let Some(root) = Root::parse(&stored.root) else { continue };
            if request.root.is_none_or(|wanted| wanted == root) {
                let default = settings::get(db, default_key(root))?;
                let is_default = default == Some(json!(stored.id));
                views.push(shown(&desk, stored, root, is_default));
            }
        }
        Ok(views)
    })
}

pub(crate) fn view_save(engine: &Engine, request: SaveView) -> Outcome<Saved> {
    let desk = engine.desk()?;
    let known: Option<ViewId> = request.id.as_deref().map(|text| id(text, "view")).transpose()?;
    let fresh = stored(&desk, &request)?;
    let ((saved, warning), group) = desk.commit("view_save", |draft| {
        let all = view::all(draft.db())?;
        let before = match known {
            Some(known) => Some(found(&all, known)?),
            None if all.len() >= VIEWS_MAX => {
                return Err(Fault::invalid("views", format!("are at most {VIEWS_MAX}")));
            }
            None => None,
        };
        if before.is_some_and(|before| before.root != fresh.root) {
            return Err(Fault::invalid("root", "a view keeps what it was made for"));
        }
        let stays = before.filter(|before| before.is_own == fresh.is_own);
        let view = StoredView {
            id: known.unwrap_or_else(|| ViewId::from_bytes(draft.new_id())),
            position: stays.map_or_else(|| last(&all, &fresh), |before| before.position),
            ..fresh
        };
        if let Some(before) = before.filter(|_| stays.is_none()) {
            remove(draft, before)?;
        }
        put(draft, &desk, &view, stays.is_some())?;
        let same = |other: &&StoredView| {
            other.id != view.id && other.root == view.root && fold(&other.name) == fold(&view.name)
        };
        let warning = all.iter().find(same).map(|_| SaveWarning::NameTaken);
        Ok((view.id, warning))
    })?;
    desk.tell(&[Tag::Views]);
    Ok(Saved { id: saved.to_string(), group: group.map(|group| group.to_string()), warning })
}

pub(crate) fn view_move(engine: &Engine, request: MoveView) -> Outcome<Changed> {
    let desk = engine.desk()?;
    let moved: ViewId = id(&request.id, "view")?;
    let before: Option<ViewId> =
        request.before.as_deref().map(|text| id(text, "view")).transpose()?;
    let ((), group) = desk.commit("view_move", |draft| {
        let all = view::all(draft.db())?;
        let view = found(&all, moved)?;
        let beside: Vec<&StoredView> = all
            .iter()
            .filter(|other| (&other.root, other.is_own) == (&view.root, view.is_own))
            .collect();
        let others: Vec<&StoredView> =
            beside.iter().copied().filter(|other| other.id != moved).collect();
        let at = match before {
            None => others.len(),
            Some(before) => {
                others.iter().position(|other| other.id == before).ok_or_else(|| {
                    Fault::invalid("before", "is not another view of the same list and kind")
                })?
            }
        };
        if beside.iter().position(|other| other.id == moved) == Some(at) {
            return Ok(());
        }
        let numbers: Vec<i64> = others.iter().map(|other| other.position).collect();
        match place(&numbers, at) {
            Place::At(position) => set_position(draft, view, position),
            Place::All(numbers) => {
                let (first, rest) = others.split_at(at);
                let order = first.iter().copied().chain([view]).chain(rest.iter().copied());
                order
                    .zip(numbers)
                    .try_for_each(|(view, position)| set_position(draft, view, position))
            }
        }
    })?;
    desk.tell(&[Tag::Views]);
    Ok(changed(group, vec![request.id]))
}

pub(crate) fn view_delete(engine: &Engine, request: RecordId) -> Outcome<Changed> {
    let desk = engine.desk()?;
    let gone: ViewId = id(&request.id, "view")?;
    let ((), group) = desk.commit("view_delete", |draft| {
        let all = view::all(draft.db())?;
        remove(draft, found(&all, gone)?)
    })?;
    desk.tell(&[Tag::Views]);
    Ok(changed(group, vec![request.id]))
}

pub(crate) fn view_default(engine: &Engine, request: DefaultView) -> Outcome<Nothing> {
    let desk = engine.desk()?;
    let wanted: Option<ViewId> = request.id.as_deref().map(|text| id(text, "view")).transpose()?;
    desk.local("view_default", |draft| {
        if let Some(wanted) = wanted {
            let all = view::all(draft.db())?;
            if found(&all, wanted)?.root != request.root.word() {
                return Err(Fault::invalid("id", "is a view of another list"));
            }
        }
        settings::set(draft.db(), default_key(request.root), &json!(wanted))
    })?;
    desk.tell(&[Tag::Views]);
    Ok(Nothing {})
}

fn found(all: &[StoredView], id: ViewId) -> Outcome<&StoredView> {
    all.iter().find(|view| view.id == id).ok_or_else(|| Fault::not_found("view"))
}

fn default_key(root: Root) -> &'static str {
    match root {
        Root::Lead => "views.default.lead",
        Root::Contact => "views.default.contact",
        Root::Order => "views.default.order",
        Root::Interaction => "views.default.interaction",
        Root::Product => "views.default.product",
    }
}

/// Returns a number behind the views of the same list and kind.
fn last(all: &[StoredView], view: &StoredView) -> i64 {
    let beside =
        all.iter().filter(|other| (&other.root, other.is_own) == (&view.root, view.is_own));
    let numbers: Vec<i64> = beside.map(|other| other.position).collect();
    match place(&numbers, numbers.len()) {
        Place::At(position) => position,
        Place::All(_) => i64::MAX,
    }
}

/// Checks a request and returns the view as it is stored, without id and place.
fn stored(desk: &Desk, request: &SaveView) -> Outcome<StoredView> {
    let name = leads::text(Some(&request.name))
        .ok_or_else(|| Fault::invalid("name", "must not be empty"))?;
    super::check_name(&name)?;
    if request.rule.len() > RULE_BYTES_MAX {
        return Err(Fault::invalid("rule", format!("is over {RULE_BYTES_MAX} bytes")));
    }
    // With the ids of segments, which may be renamed.
    let rule = lists::parse(desk, request.root, &request.rule)?.text_with_ids();
    if request.sort.len() > SORT_KEYS_MAX || request.columns.len() > COLUMNS_MAX {
        let why = format!("at most {SORT_KEYS_MAX} keys and {COLUMNS_MAX} columns");
        return Err(Fault::invalid("columns", why));
    }
    lists::sorting(desk, request.root, &request.sort)?;
    let known = desk.catalogue().root(request.root.table());
    let unknown = |field: &str| Fault::invalid("columns", format!("no field is called {field}"));
    for column in &request.columns {
        known.find_field(&column.field).ok_or_else(|| unknown(&column.field))?;
        if column.width.is_some_and(|width| !WIDTH_PX.contains(&width)) {
            return Err(Fault::invalid("columns", "a width must be 40 to 2,000 pixels"));
        }
    }
    let group_by = leads::text(request.group_by.as_deref());
    if let Some(field) = &group_by {
        known.find_field(field).ok_or_else(|| unknown(field))?;
    } else if request.layout != ViewLayout::List {
        return Err(Fault::invalid("groupBy", "is needed for this layout"));
    }
    Ok(StoredView {
        id: ViewId::from_bytes([0; 16]),
        root: request.root.word().to_owned(),
        name,
        rule,
        sort: serde_json::to_string(&request.sort)?,
        columns: serde_json::to_string(&request.columns)?,
        layout: request.layout.as_str().to_owned(),
        group_by,
        pinned: request.pinned,
        position: 0,
        is_own: request.private,
    })
}

fn put(draft: &mut Draft<'_>, desk: &Desk, view: &StoredView, is_there: bool) -> Outcome<()> {
    if view.is_own {
        return view::put_own(draft.db(), view);
    }
    let now = draft.now_ms();
    let text = |text: &str| Cell::from(text);
    let mut cells = vec![
        ("name", text(&view.name)),
        ("rule", text(&view.rule)),
        ("sort", text(&view.sort)),
        ("columns", text(&view.columns)),
        ("layout", text(&view.layout)),
        ("group_by", view.group_by.clone().into()),
        ("pinned", view.pinned.into()),
        ("position", view.position.into()),
    ];
    let row = view::row(view.id);
    if is_there {
        draft.update("view", row, &cells);
        return Ok(());
    }
    cells.extend([
        ("root", text(&view.root)),
        ("author_id", desk.identity.member.to_bytes().into()),
        ("created_at", now.into()),
    ]);
    draft.ensure("view", row, &cells);
    // One that was shared before is there again.
    let before: i64 = draft
        .db()
        .prepare_cached("SELECT COUNT(*) FROM view WHERE id = ?")?
        .query_row([row.to_bytes()], |sql| sql.get(0))?;
    if before != 0 {
        draft.undelete("view", row);
    }
    Ok(())
}

fn remove(draft: &mut Draft<'_>, view: &StoredView) -> Outcome<()> {
    if view.is_own {
        return view::remove_own(draft.db(), view.id);
    }
    draft.delete("view", view::row(view.id));
    Ok(())
}

fn set_position(draft: &mut Draft<'_>, view: &StoredView, position: i64) -> Outcome<()> {
    if view.is_own {
        return view::put_own(draft.db(), &StoredView { position, ..view.clone() });
    }
    draft.update("view", view::row(view.id), &[("position", position.into())]);
    Ok(())
}

/// Returns a view as windows see it. What does not read any more is said, and left as it is.
fn shown(desk: &Desk, stored: StoredView, root: Root, default: bool) -> View {
    let sort: Option<Vec<SortKey>> = serde_json::from_str(&stored.sort).ok();
    let columns: Option<Vec<ViewColumn>> = serde_json::from_str(&stored.columns).ok();
    let problem = problem(desk, root, &stored, sort.as_deref(), columns.as_deref());
    let rule = lists::parse(desk, root, &stored.rule).map_or(stored.rule, |rule| rule.text());
    View {
        id: stored.id.to_string(),
        root,
        name: stored.name,
        rule,
        sort: sort.unwrap_or_default(),
        columns: columns.unwrap_or_default(),
        layout: ViewLayout::parse(&stored.layout),
        group_by: stored.group_by,
        pinned: stored.pinned,
        private: stored.is_own,
        default,
        problem,
    }
}

fn problem(
    desk: &Desk,
    root: Root,
    stored: &StoredView,
    sort: Option<&[SortKey]>,
    columns: Option<&[ViewColumn]>,
) -> Option<String> {
    let said = |fault: Fault| anteroom_wire::error::CommandError::from(fault).message;
    if let Err(fault) = lists::parse(desk, root, &stored.rule) {
        return Some(said(fault));
    }
    let (Some(sort), Some(columns)) = (sort, columns) else {
        return Some("its order or columns do not read".to_owned());
    };
    if let Err(fault) = lists::sorting(desk, root, sort) {
        return Some(said(fault));
    }
    let known = desk.catalogue().root(root.table());
    let fields = columns.iter().map(|column| &column.field).chain(&stored.group_by);
    let mut unknown = fields.filter(|field| known.find_field(field).is_none());
    unknown.next().map(|field| format!("no field is called {field}"))
}

impl ViewLayout {
    fn as_str(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Grouped => "grouped",
            Self::Board => "board",
        }
    }

    fn parse(word: &str) -> Self {
        match word {
            "grouped" => Self::Grouped,
            "board" => Self::Board,
            _ => Self::List,
        }
    }
}
