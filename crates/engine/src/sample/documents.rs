//! Invented resumes beside invented leads.

use std::fmt::Write as _;

use anteroom_replica::store::{Command, Durability};
use anteroom_wire::{
    error::CommandError,
    id::{DocumentId, LeadId, RowId},
};
use rand::{RngExt, SeedableRng, rngs::SmallRng, seq::IndexedRandom};

use super::words::{CITIES, COMPANY_KINDS, COMPANY_NAMES, JOB_TITLES, MATTERS, NOTES};
use crate::{
    desk::Desk,
    engine::Engine,
    fault::Outcome,
    intake,
    table::document::{self, DocumentKind},
};

/// Documents of one transaction.
const CHUNK: usize = 200;

/// Jobs of a resume, and lines below each.
const JOBS: usize = 5;
const LINES: usize = 4;

/// Gives the newest leads a resume each, as if it had been read: for benchmarks and trials.
/// Returns how many there are: fewer than `count` where there are fewer leads.
///
/// # Errors
/// When the workspace is not open, or the disk is full.
pub fn seed_documents(engine: &Engine, count: u32) -> Result<u32, CommandError> {
    let desk = engine.desk()?;
    let mut random = SmallRng::seed_from_u64(3);
    let leads = desk.read(|db| {
        let mut newest = db.prepare("SELECT id, title FROM lead ORDER BY rowid DESC LIMIT ?")?;
        let rows = newest.query_map([count], |row| {
            Ok((LeadId::from_bytes(row.get(0)?), row.get::<_, Option<String>>(1)?))
        })?;
        Ok(rows.collect::<Result<Vec<_>, _>>()?)
    })?;
    for chunk in leads.chunks(CHUNK) {
        add(&desk, chunk, &mut random)?;
    }
    Ok(u32::try_from(leads.len()).unwrap_or(u32::MAX))
}

fn add(desk: &Desk, leads: &[(LeadId, Option<String>)], random: &mut SmallRng) -> Outcome<()> {
    let mut sealed = Vec::new();
    for (lead, title) in leads {
        let id = DocumentId::from_bytes(desk.ids.next_id(desk.clock.now_ms()));
        let text = resume(title.as_deref().unwrap_or_default(), random);
        sealed.push((*lead, id, intake::seal(desk, id, text.as_bytes())?, text));
    }
    let command =
        Command { durability: Durability::Bulk, undoable: false, ..desk.command("seed_data") };
    desk.commit_as(&command, |draft| {
        for (lead, id, file, text) in &sealed {
            let kind = DocumentKind::Txt;
            let cells = intake::document_cells(*lead, "resume.txt", kind, file, draft.now_ms());
            draft.insert("document", RowId::from_bytes(id.to_bytes()), &cells);
            document::set_text(draft.db(), *id, text)?;
            document::unmark_sealing(draft.db(), *id)?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Writes some three hundred words with a number of their own.
fn resume(title: &str, random: &mut SmallRng) -> String {
    fn pick(from: &[&'static str], random: &mut SmallRng) -> &'static str {
        from.choose(random).copied().unwrap_or_default()
    }
    let number: u32 = random.random_range(0..1_000_000);
    let mut text = format!("Reference {number:06}\n{title}\n\nExperience\n");
    let mut until: u16 = 2026;
    for _job in 0..JOBS {
        let since = until - random.random_range(1..6);
        let (role, city) = (pick(JOB_TITLES, random), pick(CITIES, random));
        let (name, kind) = (pick(COMPANY_NAMES, random), pick(COMPANY_KINDS, random));
        // Writing to a string cannot fail.
        let _written = writeln!(text, "{role}, {name} {kind}, {city}\t{since} - {until}");
        for _line in 0..LINES {
            let _written = writeln!(text, "- {} {}", pick(MATTERS, random), pick(NOTES, random));
        }
        until = since;
    }
    text
}
