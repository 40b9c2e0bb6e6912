//! Tags, and marking leads with them.

use std::collections::HashMap;

use anteroom_replica::store::Draft;
use anteroom_wire::id::{LeadId, RowId, TagId};
use rusqlite::OptionalExtension;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Changed, Nothing, RecordId, SaveWarning, Saved, changed, id, leads,
    lists::{self, Root, Scope},
};
use crate::{
    ask::{desk as columns, fold::fold, rule::Rule},
    desk::Desk,
    engine::Engine,
    fault::{Fault, Outcome},
    table::tag::{self, TagColour, TagInfo, TagMark},
};

/// Tags of one workspace: more are not found again by anybody.
const TAGS_MAX: usize = 500;

/// A tag to be made, or what an old one is to be like from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SaveTag {
    /// The tag; empty for a new one.
    pub id: Option<String>,
    /// The word, at most 60 characters.
    pub name: String,
    /// Its colour.
    pub colour: TagColour,
}

/// Leads to be marked, or no longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TagLeads {
    /// The leads, 1 to 200.
    pub ids: Vec<String>,
    /// The tag.
    pub tag: String,
    /// Whether they have it from now on.
    pub on: bool,
}

pub(crate) fn tag_list(engine: &Engine, _: Nothing) -> Outcome<Vec<TagInfo>> {
    let desk = engine.desk()?;
    let tags = desk.read(tag::all)?;
    let leads = leads_by_tag(&desk)?;
    let info = |(row, mark): (u32, TagMark)| TagInfo {
        id: mark.id,
        name: mark.name,
        colour: mark.colour,
        leads: leads.get(&row).copied().unwrap_or(0),
    };
    Ok(tags.into_iter().map(info).collect())
}

pub(crate) fn tag_save(engine: &Engine, request: SaveTag) -> Outcome<Saved> {
    let desk = engine.desk()?;
    let known: Option<TagId> = request.id.as_deref().map(|text| id(text, "tag")).transpose()?;
    let name = leads::text(Some(&request.name))
        .ok_or_else(|| Fault::invalid("name", "must not be empty"))?;
    super::check_name(&name)?;
    let ((saved, warning), group) = desk.commit("tag_save", |draft| {
        let all = tag::all(draft.db())?;
        let cells = [("name", name.as_str().into()), ("colour", request.colour.as_str().into())];
        let saved = match known {
            Some(known) => {
                existing(draft, known)?;
                draft.update("tag", RowId::from_bytes(known.to_bytes()), &cells);
                known
            }
            None if all.len() >= TAGS_MAX => {
                return Err(Fault::invalid("tags", format!("are at most {TAGS_MAX}")));
            }
            None => {
                let new = TagId::from_bytes(draft.new_id());
                draft.insert("tag", RowId::from_bytes(new.to_bytes()), &cells);
                new
            }
        };
        let own = saved.to_string();
        let same = |other: &TagMark| other.id != own && fold(&other.name) == fold(&name);
        let taken = all.iter().any(|(_, other)| same(other));
        Ok((saved, taken.then_some(SaveWarning::NameTaken)))
    })?;
    Ok(Saved { id: saved.to_string(), group: group.map(|group| group.to_string()), warning })
}

pub(crate) fn tag_delete(engine: &Engine, request: RecordId) -> Outcome<Changed> {
    let gone: TagId = id(&request.id, "tag")?;
    let ((), group) = engine.desk()?.commit("tag_delete", |draft| {
        existing(draft, gone)?;
        draft.delete("tag", RowId::from_bytes(gone.to_bytes()));
        Ok(())
    })?;
    Ok(changed(group, vec![request.id]))
}

pub(crate) fn lead_tag(engine: &Engine, request: TagLeads) -> Outcome<Changed> {
    let tag: TagId = id(&request.tag, "tag")?;
    let ids = leads::lead_ids(&request.ids)?;
    let name = if request.on { "lead_tag" } else { "lead_untag" };
    let ((), group) = engine.desk()?.commit(name, |draft| {
        existing(draft, tag)?;
        ids.into_iter().try_for_each(|lead| mark(draft, lead, tag, request.on))
    })?;
    Ok(changed(group, request.ids))
}

fn existing(draft: &Draft<'_>, tag: TagId) -> Outcome<TagMark> {
    tag::by_id(draft.db(), tag)?.ok_or_else(|| Fault::not_found("tag"))
}

fn mark(draft: &mut Draft<'_>, lead: LeadId, tag: TagId, on: bool) -> Outcome<()> {
    crate::table::lead::existing(draft.db(), lead)?;
    let row = tag::lead_tag_row(lead, tag);
    let mark: Option<Option<i64>> = draft
        .db()
        .prepare_cached("SELECT _del FROM lead_tag WHERE id = ?")?
        .query_row([row.to_bytes()], |row| row.get(0))
        .optional()?;
    let stands = mark.map(|mark| mark.unwrap_or(0) == 0);
    match (stands, on) {
        (Some(true), true) | (Some(false) | None, false) => {}
        (Some(true), false) => draft.delete("lead_tag", row),
        (Some(false), true) => draft.undelete("lead_tag", row),
        (None, true) => {
            let cells = [("lead_id", lead.to_bytes().into()), ("tag_id", tag.to_bytes().into())];
            draft.ensure("lead_tag", row, &cells);
        }
    }
    Ok(())
}

/// Counts the leads that lists show, those in the archive too, by the row of their tags.
fn leads_by_tag(desk: &Desk) -> Outcome<HashMap<u32, u32>> {
    let mut shown = lists::evaluate(desk, Root::Lead, Scope::Live, Rule::EVERYTHING)?;
    let aside = lists::evaluate(desk, Root::Lead, Scope::Archive, Rule::EVERYTHING)?;
    aside.iter().for_each(|lead| shown.insert(lead));
    let columns = desk.columns()?;
    let leads = columns.refs(columns::LEAD_TAG, columns::lead_tag::LEAD_REF);
    let tags = columns.refs(columns::LEAD_TAG, columns::lead_tag::TAG_REF);
    let mut counts = HashMap::new();
    for row in columns.live(columns::LEAD_TAG).iter() {
        let lead = leads.get(row as usize).copied().unwrap_or(0);
        let tag = tags.get(row as usize).copied().unwrap_or(0);
        if shown.get(lead) {
            *counts.entry(tag).or_insert(0) += 1;
        }
    }
    Ok(counts)
}
